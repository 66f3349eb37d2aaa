// Durations as Go writes and reads them.

/** A number of units with up to `digits` decimals: fraction(1500n, 3) = "1.5". */
function fraction(value: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rest = (value % scale).toString().padStart(digits, "0").replace(/0+$/, "");
  return `${value / scale}${rest === "" ? "" : `.${rest}`}`;
}

/** A duration in nanoseconds, as Duration.String: `1.5s`, `1h0m0s`, `2µs`. */
export function durationText(duration: bigint): string {
  if (duration === 0n) return "0s";
  const sign = duration < 0n ? "-" : "";
  const ns = duration < 0n ? -duration : duration;
  if (ns < 1_000n) return `${sign}${ns}ns`;
  // "µ" as its two bytes.
  if (ns < 1_000_000n) return `${sign}${fraction(ns, 3)}\xc2\xb5s`;
  if (ns < 1_000_000_000n) return `${sign}${fraction(ns, 6)}ms`;
  const minutes = ns / 60_000_000_000n;
  const seconds = `${fraction(ns % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return sign + seconds;
  return `${sign}${minutes >= 60n ? `${minutes / 60n}h` : ""}${minutes % 60n}m${seconds}`;
}

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  // Micro sign and Greek mu, as bytes.
  "\xc2\xb5s": 1_000n,
  "\xce\xbcs": 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const LAST = 1n << 63n;

/** Text in quotes as package time quotes it in errors: bytes beyond printable ASCII as `\xc3`. */
export function quoteForError(text: string): string {
  const escaped = text.replace(/["\\]|[^ -~]/g, (c) =>
    c === '"' || c === "\\" ? `\\${c}` : `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `"${escaped}"`;
}

/** What ParseDuration makes of `text`: nanoseconds, or the message of its error. */
export function parseDuration(text: string): bigint | string {
  const invalid = `time: invalid duration ${quoteForError(text)}`;
  const [, sign = "", body = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (body === "0") return 0n;
  if (body === "") return invalid;
  let sum = 0n;
  for (let at = 0; at < body.length; ) {
    const [part, whole = "", decimals = "", unit = ""] = /^(\d*)(?:\.(\d*))?([^.\d]*)/.exec(body.slice(at)) ?? [];
    if (part === undefined || (whole === "" && decimals === "")) return invalid;
    if (unit === "") return `time: missing unit in duration ${quoteForError(text)}`;
    const scale = UNITS[unit];
    if (scale === undefined) return `time: unknown unit ${quoteForError(unit)} in duration ${quoteForError(text)}`;
    sum += BigInt(whole) * scale + (BigInt(decimals) * scale) / 10n ** BigInt(decimals.length);
    if (sum > LAST) return invalid;
    at += part.length;
  }
  if (sign === "-") return -sum;
  return sum === LAST ? invalid : sum;
}
