// The engine's version, as links carry it.

/** Major, minor, patch. A link made by another version may tell another story; the page then says so. */
export const ENGINE_VERSION: readonly [number, number, number] = [0, 1, 0];
