// Reads a format string against its operands, into steps that Go code then carries out: it is Go that calls methods.

import { Interface, type Value } from "../../ir/value.ts";
import { encodeRune, runeAt, runeSize } from "../utf8.ts";
import { encodeDirective } from "./directive.ts";

/** One operand to format under a directive, after a literal text. */
export interface Step {
  readonly literal: string;
  readonly directive: string;
  readonly operand: Value;
  /** Which operand it is. */
  readonly index: number;
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What stands behind the last operand. */
  readonly tail: string;
}

/** Widths and precisions beyond this are refused. */
const LIMIT = 1_000_000;

interface Count {
  readonly value: number;
  readonly isPresent: boolean;
}

const NONE: Count = { value: -1, isPresent: false };

class FormatReader {
  private at = 0;
  private argument = 0;
  private isReordered = false;
  private isGoodIndex = true;
  private isAfterIndex = false;
  private literal = "";
  private flags = "";
  private readonly steps: Step[] = [];

  constructor(
    private readonly format: string,
    private readonly operands: readonly Value[],
    private readonly typeName: (operand: Interface) => string,
    private readonly integerOf: (operand: Value) => number | undefined,
  ) {}

  read(): Plan {
    while (this.at < this.format.length) {
      const percent = this.format.indexOf("%", this.at);
      const end = percent < 0 ? this.format.length : percent;
      this.literal += this.format.slice(this.at, end);
      this.at = end + 1;
      if (percent >= 0) this.readDirective();
    }
    if (!this.isReordered) this.addExtra();
    return { steps: this.steps, tail: this.literal };
  }

  private readDirective(): void {
    this.isGoodIndex = true;
    this.isAfterIndex = false;
    this.readFlags();
    this.readIndex();
    const width = this.readWidth();
    const precision = this.readPrecision();
    if (!this.isAfterIndex) this.readIndex();
    if (this.at >= this.format.length) {
      this.literal += "%!(NOVERB)";
      return;
    }
    const size = runeSize(this.format, this.at);
    const verb = encodeRune(runeAt(this.format, this.at));
    this.at += size;
    this.addVerb(verb, width, precision);
  }

  private readFlags(): void {
    const start = this.at;
    while ("+-# 0".includes(this.format[this.at] ?? "none")) this.at++;
    this.flags = this.format.slice(start, this.at);
  }

  private readNumber(): Count {
    const [digits = ""] = /^[0-9]*/.exec(this.format.slice(this.at)) ?? [];
    this.at += digits.length;
    if (Number(digits.slice(0, -1)) > LIMIT) {
      // Go gives up on the whole format here.
      this.at = this.format.length;
      return NONE;
    }
    return digits === "" ? NONE : { value: Number(digits), isPresent: true };
  }

  private readIndex(): void {
    if (this.format[this.at] !== "[") {
      this.isAfterIndex = false;
      return;
    }
    this.isReordered = true;
    const close = this.format.indexOf("]", this.at);
    const text = close < 0 ? "" : this.format.slice(this.at + 1, close);
    const isNumber = /^[0-9]+$/.test(text);
    const index = Number(text) - 1;
    this.at = close < 0 ? this.at + 1 : close + 1;
    this.isAfterIndex = isNumber;
    if (isNumber && index >= 0 && index < this.operands.length) this.argument = index;
    else this.isGoodIndex = false;
  }

  private readStar(): Count {
    this.at++;
    this.isAfterIndex = false;
    if (this.argument >= this.operands.length) return NONE;
    const value = this.integerOf(this.operands[this.argument++]);
    return value === undefined || Math.abs(value) > LIMIT ? NONE : { value, isPresent: true };
  }

  private readWidth(): number {
    if (this.format[this.at] === "*") {
      const { value, isPresent } = this.readStar();
      if (!isPresent) this.literal += "%!(BADWIDTH)";
      if (isPresent && value < 0) this.flags += "-";
      return isPresent ? Math.abs(value) : -1;
    }
    const { value, isPresent } = this.readNumber();
    if (this.isAfterIndex && isPresent) this.isGoodIndex = false;
    return value;
  }

  private readPrecision(): number {
    // A point at the very end is a verb.
    if (this.format[this.at] !== "." || this.at + 1 === this.format.length) return -1;
    this.at++;
    if (this.isAfterIndex) this.isGoodIndex = false;
    this.readIndex();
    if (this.format[this.at] === "*") {
      const { value, isPresent } = this.readStar();
      const isGood = isPresent && value >= 0;
      if (!isGood) this.literal += "%!(BADPREC)";
      return isGood ? value : -1;
    }
    const { value, isPresent } = this.readNumber();
    return isPresent ? value : 0;
  }

  private addVerb(verb: string, width: number, precision: number): void {
    if (verb === "%") this.literal += "%";
    else if (!this.isGoodIndex) this.literal += `%!${verb}(BADINDEX)`;
    else if (this.argument >= this.operands.length) this.literal += `%!${verb}(MISSING)`;
    else this.addStep(encodeDirective(this.flags, width, precision, verb), this.argument++);
  }

  private addStep(directive: string, index: number): void {
    this.steps.push({ literal: this.literal, directive, operand: this.operands[index], index });
    this.literal = "";
  }

  private addExtra(): void {
    const extra = this.operands.slice(this.argument);
    if (extra.length === 0) return;
    this.literal += "%!(EXTRA ";
    extra.forEach((operand, i) => {
      if (i > 0) this.literal += ", ";
      if (operand instanceof Interface) {
        this.literal += `${this.typeName(operand)}=`;
        this.addStep(encodeDirective("", -1, -1, "v"), this.argument + i);
      } else this.literal += "<nil>";
    });
    this.literal += ")";
  }
}

/**
 * Reads a format string. `typeName` names an operand's dynamic type; `integerOf` is its value if it is an integer (for `*`).
 * Mistakes in the format become Go's own `%!…` texts. Cost: linear.
 */
export function planFormat(
  format: string,
  operands: readonly Value[],
  typeName: (operand: Interface) => string,
  integerOf: (operand: Value) => number | undefined,
): Plan {
  return new FormatReader(format, operands, typeName, integerOf).read();
}
