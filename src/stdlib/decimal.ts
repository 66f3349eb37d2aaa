// Floats as decimal digits, exactly: shortest forms, and rounding half to even at any digit, as Go's strconv does.

/** The number 0.d1d2d3… x 10^point; `digits` has no leading zeros and is empty for zero. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const ZERO: Decimal = { digits: "", point: 0 };

function trimmed(digits: string, point: number): Decimal {
  const end = digits.replace(/0+$/, "");
  return end === "" ? ZERO : { digits: end, point };
}

/** The fewest digits that read back as `x` (finite, not negative) in a float of `bits` bits. */
export function shortestDecimal(x: number, bits: 32 | 64): Decimal {
  if (x === 0) return ZERO;
  if (bits === 32) return shortestSingle(x);
  const [mantissa = "", exponent = ""] = x.toExponential().split("e");
  return trimmed(mantissa.replace(".", ""), Number(exponent) + 1);
}

// JavaScript would round a tie up, Go to the even digit.
function shortestSingle(x: number): Decimal {
  const exact = exactDecimal(x);
  for (let count = 1; count < 9; count++) {
    const rounded = roundDecimal(exact, count);
    if (Math.fround(Number(`0.${rounded.digits}e${rounded.point}`)) === x) return rounded;
  }
  return roundDecimal(exact, 9);
}

/** Splits a finite float that is not negative: x = mantissa * 2^exponent, the mantissa an integer below 2^53. */
export function splitFloat(x: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0) return { mantissa: fraction, exponent: -1074 };
  return { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** All digits of `x` (finite, not negative): a binary fraction has finitely many. */
export function exactDecimal(x: number): Decimal {
  if (x === 0) return ZERO;
  const { mantissa, exponent } = splitFloat(x);
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return trimmed(digits, digits.length);
  }
  // m / 2^k = m * 5^k / 10^k
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return trimmed(digits, digits.length + exponent);
}

/** `decimal` with at most `count` digits, the rest rounded half to even; `count` may be zero or negative. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal;
  if (count >= digits.length) return decimal;
  if (count < 0) return ZERO;
  const next = digits.charCodeAt(count) - 48;
  const isTie = next === 5 && count + 1 === digits.length;
  const isOdd = count > 0 && digits.charCodeAt(count - 1) % 2 === 1;
  const isUp = isTie ? isOdd : next >= 5;
  if (!isUp) return trimmed(digits.slice(0, count), point);
  const raised = (BigInt(digits.slice(0, count) || "0") + 1n).toString().padStart(count, "0");
  return raised.length > count ? trimmed(raised, point + 1) : trimmed(raised, point);
}

function scientific(decimal: Decimal, precision: number, letter: string): string {
  const { digits, point } = decimal;
  const exponent = digits === "" ? 0 : point - 1;
  const fraction = digits.slice(1).padEnd(precision, "0");
  const size = String(Math.abs(exponent)).padStart(2, "0");
  const mantissa = (digits[0] ?? "0") + (precision > 0 ? `.${fraction}` : "");
  return `${mantissa}${letter}${exponent < 0 ? "-" : "+"}${size}`;
}

function positional(decimal: Decimal, precision: number): string {
  const { digits, point } = decimal;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (precision <= 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  return `${whole}.${fraction.padEnd(precision, "0")}`;
}

function general(x: number, precision: number, bits: 32 | 64, letter: string): string {
  const isShortest = precision < 0;
  const wanted = precision === 0 ? 1 : precision;
  const decimal = isShortest ? shortestDecimal(x, bits) : roundDecimal(exactDecimal(x), wanted);
  const { digits, point } = decimal;
  let limit = wanted;
  if (limit > digits.length && digits.length >= point) limit = digits.length;
  if (isShortest) limit = 6;
  const exponent = digits === "" ? -1 : point - 1;
  if (exponent < -4 || exponent >= limit) return scientific(decimal, Math.max(0, digits.length - 1), letter);
  return positional(decimal, Math.max(0, digits.length - point));
}

// Base two: 4503599627370496p-52.
function binary(x: number, bits: 32 | 64): string {
  const { mantissa, exponent } = splitFloat(x);
  if (bits === 64) return `${mantissa}p${exponent < 0 ? "" : "+"}${exponent}`;
  if (x === 0) return "0p-149";
  const isSubnormal = x < 2 ** -126;
  const exponent32 = isSubnormal ? -149 : exponent + 29;
  const mantissa32 = Math.round(x / 2 ** exponent32);
  return `${mantissa32}p${exponent32 < 0 ? "" : "+"}${exponent32}`;
}

// 0x1.8p+01: one digit before the point, 13 at most behind it, rounded half to even.
function hexadecimal(x: number, precision: number): string {
  let { mantissa, exponent } = x === 0 ? { mantissa: 0n, exponent: -52 } : splitFloat(x);
  for (; x !== 0 && mantissa < 1n << 52n; exponent--) mantissa <<= 1n;
  if (precision >= 0 && precision < 13) {
    const unit = 1n << BigInt(52 - 4 * precision);
    const rest = mantissa % unit;
    mantissa -= rest;
    if (rest * 2n > unit || (rest * 2n === unit && (mantissa / unit) % 2n === 1n)) mantissa += unit;
    if (mantissa >> 53n !== 0n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  const power = exponent + 52;
  const all = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, "0");
  const fraction = precision < 0 ? all.replace(/0+$/, "") : all.padEnd(precision, "0").slice(0, precision);
  const size = String(Math.abs(power)).padStart(2, "0");
  return `0x${mantissa >> 52n}${fraction === "" ? "" : `.${fraction}`}p${power < 0 ? "-" : "+"}${size}`;
}

/**
 * `x` in the format of strconv.FormatFloat: `format` is one of b e E f F g G x X, `precision` digits or -1 for the fewest. No plus
 * sign. Infinities and NaN are `+Inf`, `-Inf`, `NaN`.
 */
export function formatFloat(x: number, format: string, precision: number, bits: 32 | 64): string {
  if (Number.isNaN(x)) return "NaN";
  if (x === Infinity) return "+Inf";
  if (x === -Infinity) return "-Inf";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const size = Math.abs(x);
  switch (format) {
    case "b":
      return sign + binary(size, bits);
    case "x":
      return sign + hexadecimal(size, precision);
    case "X":
      return sign + hexadecimal(size, precision).toUpperCase();
    case "e":
    case "E": {
      const decimal = precision < 0 ? shortestDecimal(size, bits) : roundDecimal(exactDecimal(size), precision + 1);
      return sign + scientific(decimal, precision < 0 ? Math.max(0, decimal.digits.length - 1) : precision, format);
    }
    case "f":
    case "F": {
      if (precision < 0) {
        const decimal = shortestDecimal(size, bits);
        return sign + positional(decimal, Math.max(0, decimal.digits.length - decimal.point));
      }
      const exact = exactDecimal(size);
      return sign + positional(roundDecimal(exact, exact.point + precision), precision);
    }
    default:
      return sign + general(size, precision, bits, format === "G" ? "E" : "e");
  }
}
