// Limits that keep hostile or accidental input from hanging the page or overflowing a stack.

/** Longest source file that is parsed, in UTF-16 units. */
export const MAX_SOURCE_LENGTH = 500_000;

/** Deepest nesting of the syntax tree; every layer above may recurse over it. */
export const MAX_NESTING = 400;
