// One formatting directive. Go code carries it as a string word: mode, verb's first byte, flags, width, precision, verb; for
// example "s" "v" "" | | | v for %#v. Go reads its first two bytes, natives the rest.

/** A parsed directive. `isSharpV` and `isPlusV` are what # and + mean for %v; the other flags do not hold for it then. */
export interface Directive {
  readonly isMinus: boolean;
  readonly isPlus: boolean;
  readonly isSharp: boolean;
  readonly isSpace: boolean;
  readonly isZero: boolean;
  readonly isSharpV: boolean;
  readonly isPlusV: boolean;
  /** -1: none. */
  readonly width: number;
  /** -1: none. */
  readonly precision: number;
  /** One rune, as bytes. */
  readonly verb: string;
}

/** First bytes of an encoded directive; Go code compares with these letters. */
const SHARP_V = "s";
const PLUS_V = "p";
const NEITHER = ".";

/** Makes the word for a directive with flags out of `-+# 0`. */
export function encodeDirective(flags: string, width: number, precision: number, verb: string): string {
  const isV = verb === "v" || verb === "w";
  const mode = isV && flags.includes("#") ? SHARP_V : isV && flags.includes("+") ? PLUS_V : NEITHER;
  const kept = isV ? flags.replace(/[#+]/g, "") : flags;
  return `${mode}${verb[0] ?? ""}${kept}|${width}|${precision}|${verb}`;
}

/** Reads the word back. */
export function decodeDirective(word: string): Directive {
  const [head = "", width = "", precision = "", ...verb] = word.split("|");
  const flags = head.slice(2);
  return {
    isMinus: flags.includes("-"),
    isPlus: flags.includes("+"),
    isSharp: flags.includes("#"),
    isSpace: flags.includes(" "),
    isZero: flags.includes("0"),
    isSharpV: word[0] === SHARP_V,
    isPlusV: word[0] === PLUS_V,
    width: Number(width),
    precision: Number(precision),
    verb: verb.join("|"),
  };
}

/** The same flags, width and precision for %v: how the value of a wrong directive is shown. */
export function withVerbV(word: string): string {
  const [head = "", width = "", precision = ""] = word.split("|");
  return `${NEITHER}v${head.slice(2)}|${width}|${precision}|v`;
}
