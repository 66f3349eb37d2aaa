// Reading a time that is written as a layout shows (documentation of Go's time.Parse).

import { daysIn, daysOf } from "./calendar.ts";
import { quoteForError } from "./duration-text.ts";
import { type LayoutPart, layoutParts, MONTHS, WEEKDAYS } from "./layout.ts";

/** What a text says about its zone. */
export type ParsedZone =
  | { readonly kind: "none" }
  | { readonly kind: "utc" }
  | { readonly kind: "offset"; readonly offset: number; readonly name: string }
  | { readonly kind: "name"; readonly name: string };

/** A time by the clocks of its zone. */
export interface ParsedTime {
  /** Seconds since 0001-01-01 00:00:00. */
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly zone: ParsedZone;
}

/** Where and why reading failed; with a `message`, that is the whole reason. */
export interface ParseFailure {
  readonly layoutElement: string;
  readonly valueElement: string;
  readonly message: string;
}

type Outcome =
  | { readonly ok: true; readonly time: ParsedTime }
  | { readonly ok: false; readonly failure: ParseFailure };

/** Thrown and caught in this file alone. */
class Mismatch extends Error {}
class OutOfRange extends Error {}

class Reader {
  rest: string;
  year = 0;
  month = -1;
  day = -1;
  yearDay = -1;
  hour = 0;
  minute = 0;
  second = 0;
  nanoseconds = 0;
  isPm = false;
  isAm = false;
  offset: number | undefined = undefined;
  zoneName = "";
  isUtc = false;

  constructor(value: string) {
    this.rest = value;
  }

  private take(pattern: RegExp): string {
    const match = pattern.exec(this.rest);
    if (match === null) throw new Mismatch();
    this.rest = this.rest.slice(match[0].length);
    return match[0];
  }

  private number(pattern: RegExp, what: string, low: number, high: number): number {
    const n = Number(this.take(pattern));
    if (n < low || n > high) throw new OutOfRange(what);
    return n;
  }

  private name(names: readonly string[], length: number): number {
    const lower = this.rest.toLowerCase();
    const index = names.findIndex((name) => lower.startsWith(name.slice(0, length).toLowerCase()));
    if (index < 0) throw new Mismatch();
    this.rest = this.rest.slice((names[index] ?? "").slice(0, length).length);
    return index;
  }

  /** Literal text; spaces stand for any number of them. */
  literal(text: string): void {
    for (let at = 0; at < text.length; ) {
      if (text[at] === " ") {
        if (this.rest !== "" && this.rest[0] !== " ") throw new Mismatch();
        while (text[at] === " ") at++;
        this.rest = this.rest.replace(/^ +/, "");
        continue;
      }
      if (this.rest[0] !== text[at]) throw new Mismatch();
      this.rest = this.rest.slice(1);
      at++;
    }
  }

  element(text: string, next: LayoutPart | undefined): void {
    const two = text.startsWith("0") ? /^\d\d/ : /^\d\d?/;
    switch (text) {
      case "2006":
        this.year = this.number(/^\d{4}/, "", 0, 9999);
        return;
      case "06": {
        const year = this.number(/^\d\d/, "", 0, 99);
        this.year = year + (year >= 69 ? 1900 : 2000);
        return;
      }
      case "January":
        this.month = this.name(MONTHS, 99) + 1;
        return;
      case "Jan":
        this.month = this.name(MONTHS, 3) + 1;
        return;
      case "01":
      case "1":
        this.month = this.number(two, "month", 1, 12);
        return;
      case "Monday":
        this.name(WEEKDAYS, 99);
        return;
      case "Mon":
        this.name(WEEKDAYS, 3);
        return;
      case "_2":
        this.rest = this.rest.replace(/^ /, "");
        this.day = this.number(/^\d\d?/, "", 0, 99);
        return;
      case "02":
      case "2":
        this.day = this.number(two, "", 0, 99);
        return;
      case "002":
      case "__2":
        this.rest = text === "__2" ? this.rest.replace(/^ {1,2}/, "") : this.rest;
        this.yearDay = this.number(text === "002" ? /^\d{3}/ : /^\d{1,3}/, "", 0, 999);
        return;
      case "15":
        this.hour = this.number(/^\d\d?/, "hour", 0, 23);
        return;
      case "03":
      case "3":
        this.hour = this.number(two, "hour", 0, 12);
        return;
      case "04":
      case "4":
        this.minute = this.number(two, "minute", 0, 59);
        return;
      case "05":
      case "5":
        this.second = this.number(two, "second", 0, 59);
        this.looseFraction(next);
        return;
      case "PM":
      case "pm":
        this.half(text === "PM" ? /^[AP]M/ : /^[ap]m/);
        return;
      case "MST":
        this.abbreviation();
        return;
      default:
        if (/^[.,]/.test(text)) this.fraction(text);
        else this.zone(text);
    }
  }

  // A fraction may follow the seconds though the layout has none.
  private looseFraction(next: LayoutPart | undefined): void {
    if (next?.isElement && /^[.,]/.test(next.text)) return;
    if (/^[.,]\d/.test(this.rest)) this.setFraction(this.take(/^[.,]\d+/));
  }

  private fraction(text: string): void {
    if (text[1] === "0") this.setFraction(this.take(new RegExp(`^[.,]\\d{${text.length - 1}}`)));
    else if (/^[.,]\d/.test(this.rest)) this.setFraction(this.take(/^[.,]\d+/));
  }

  private setFraction(text: string): void {
    this.nanoseconds = Number(text.slice(1, 10).padEnd(9, "0"));
  }

  private half(pattern: RegExp): void {
    this.isPm = this.take(pattern).toUpperCase() === "PM";
    this.isAm = !this.isPm;
  }

  private zone(text: string): void {
    if (text.startsWith("Z") && this.rest.startsWith("Z")) {
      this.rest = this.rest.slice(1);
      this.isUtc = true;
      return;
    }
    const digits = text.slice(1).replace(/\d\d/g, "(\\d\\d)");
    const match = new RegExp(`^([-+])${digits}`).exec(this.rest);
    if (match === null) throw new Mismatch();
    const [all, sign, hours = "0", minutes = "0", seconds = "0"] = match;
    if (Number(hours) > 24) throw new OutOfRange("time zone offset hour");
    if (Number(minutes) >= 60) throw new OutOfRange("time zone offset minute");
    if (Number(seconds) >= 60) throw new OutOfRange("time zone offset second");
    const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    this.offset = sign === "-" ? -offset : offset;
    this.rest = this.rest.slice(all.length);
  }

  private abbreviation(): void {
    if (this.rest.startsWith("UTC")) {
      this.rest = this.rest.slice(3);
      this.isUtc = true;
      return;
    }
    this.zoneName = this.take(/^(GMT[-+]\d{1,2}|[-+]\d\d|ChST|MeST|WITA|[A-Z]{3}[A-Z]?T|[A-Z]{3})(?![A-Z])/);
  }

  result(): ParsedTime {
    if (this.isPm && this.hour < 12) this.hour += 12;
    else if (this.isAm && this.hour === 12) this.hour = 0;
    const days = this.yearDay >= 0 ? this.byYearDay() : this.byMonth();
    const seconds = days * 86_400 + this.hour * 3600 + this.minute * 60 + this.second;
    return { seconds, nanoseconds: this.nanoseconds, zone: this.parsedZone() };
  }

  private byMonth(): number {
    const month = Math.max(1, this.month);
    const day = this.day < 0 ? 1 : this.day;
    if (day < 1 || day > daysIn(this.year, month)) throw new OutOfRange("day");
    return daysOf(this.year, month, day);
  }

  private byYearDay(): number {
    if (this.yearDay < 1 || this.yearDay > 337 + daysIn(this.year, 2)) throw new OutOfRange("day-of-year");
    return daysOf(this.year, 1, this.yearDay);
  }

  private parsedZone(): ParsedZone {
    if (this.isUtc) return { kind: "utc" };
    if (this.offset !== undefined) return { kind: "offset", offset: this.offset, name: this.zoneName };
    return this.zoneName === "" ? { kind: "none" } : { kind: "name", name: this.zoneName };
  }
}

/** Reads `value` as `layout` shows. */
export function parseTime(layout: string, value: string): Outcome {
  const reader = new Reader(value);
  const parts = layoutParts(layout);
  let [element, before] = ["", value];
  const fail = (message: string): Outcome => ({
    ok: false,
    failure: { layoutElement: message === "" ? element : "", valueElement: before, message },
  });
  try {
    for (const [i, part] of parts.entries()) {
      [element, before] = [part.text, reader.rest];
      if (part.isElement) reader.element(part.text, parts[i + 1]);
      else reader.literal(part.text);
    }
    if (reader.rest !== "") {
      before = reader.rest;
      return fail(`: extra text: ${quoteForError(reader.rest)}`);
    }
    before = value;
    return { ok: true, time: reader.result() };
  } catch (error) {
    if (error instanceof Mismatch) return fail("");
    if (error instanceof OutOfRange) return fail(`: ${error.message} out of range`);
    throw error;
  }
}
