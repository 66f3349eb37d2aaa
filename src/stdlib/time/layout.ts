// Layouts: how a time is written, shown by Mon Jan 2 15:04:05 MST 2006 (documentation of Go's package time).

import { civilDate } from "./calendar.ts";

export const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const WEEKDAYS: readonly string[] = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];

/** A part of a layout: literal text, or an element such as `2006`. */
export interface LayoutPart {
  readonly isElement: boolean;
  readonly text: string;
}

// What follows a short name or a fraction decides whether it is an element.
const ELEMENT = new RegExp(
  [
    "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST",
    "002|0[1-6]|15|2006|__2|_2(?!006)|[12345]|PM|pm",
    "[-Z]07:00:00|[-Z]070000|[-Z]07:00|[-Z]0700|[-Z]07",
    "[.,](?:0+|9+)(?![0-9])",
  ].join("|"),
  "g",
);

/** The parts of a layout in order; literal parts are never empty nor side by side. */
export function layoutParts(layout: string): readonly LayoutPart[] {
  const parts: LayoutPart[] = [];
  let end = 0;
  const literal = (to: number): void => {
    if (to > end) parts.push({ isElement: false, text: layout.slice(end, to) });
  };
  for (const { 0: text, index } of layout.matchAll(ELEMENT)) {
    literal(index);
    parts.push({ isElement: true, text });
    end = index + text.length;
  }
  literal(layout.length);
  return parts;
}

/** A moment as it is written. */
export interface Moment {
  /** Seconds since 0001-01-01 00:00:00, by the clocks of its zone. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** Abbreviation of the zone; may be empty. */
  readonly zone: string;
}

const padded = (value: number, width: number, fill = "0"): string => String(value).padStart(width, fill);

function zoneText(element: string, offset: number): string {
  if (element.startsWith("Z") && offset === 0) return "Z";
  const seconds = Math.abs(offset);
  const colon = element.includes(":") ? ":" : "";
  const nFields = element.replace(/[^0-9]/g, "").length / 2;
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].slice(0, nFields);
  return (offset < 0 ? "-" : "+") + fields.map((field) => padded(field, 2)).join(colon);
}

// A zone without an abbreviation shows its offset.
function zoneName({ zone, offset }: Moment): string {
  return zone === "" ? zoneText("-0700", offset) : zone;
}

function fractionText(element: string, nanoseconds: number): string {
  const digits = padded(nanoseconds, 9).slice(0, Math.min(9, element.length - 1));
  const shown = element[1] === "9" ? digits.replace(/0+$/, "") : digits.padEnd(element.length - 1, "0");
  return shown === "" ? "" : `${element[0]}${shown}`;
}

function yearText(year: number): string {
  return year < 0 ? `-${padded(-year, 4)}` : padded(year, 4);
}

function elementText(element: string, moment: Moment): string {
  const { year, month, day, yearDay, weekday } = civilDate(Math.floor(moment.seconds / 86_400));
  const ofDay = moment.seconds - Math.floor(moment.seconds / 86_400) * 86_400;
  const hour = Math.floor(ofDay / 3600);
  const minute = Math.floor(ofDay / 60) % 60;
  const second = ofDay % 60;
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  switch (element) {
    case "2006":
      return yearText(year);
    case "06":
      return padded(((year % 100) + 100) % 100, 2);
    case "January":
      return MONTHS[month - 1] ?? "";
    case "Jan":
      return (MONTHS[month - 1] ?? "").slice(0, 3);
    case "01":
      return padded(month, 2);
    case "1":
      return String(month);
    case "Monday":
      return WEEKDAYS[weekday] ?? "";
    case "Mon":
      return (WEEKDAYS[weekday] ?? "").slice(0, 3);
    case "02":
      return padded(day, 2);
    case "_2":
      return padded(day, 2, " ");
    case "2":
      return String(day);
    case "002":
      return padded(yearDay, 3);
    case "__2":
      return padded(yearDay, 3, " ");
    case "15":
      return padded(hour, 2);
    case "03":
      return padded(hour12, 2);
    case "3":
      return String(hour12);
    case "04":
      return padded(minute, 2);
    case "4":
      return String(minute);
    case "05":
      return padded(second, 2);
    case "5":
      return String(second);
    case "PM":
      return hour >= 12 ? "PM" : "AM";
    case "pm":
      return hour >= 12 ? "pm" : "am";
    case "MST":
      return zoneName(moment);
    default:
      return /^[.,]/.test(element) ? fractionText(element, moment.nanoseconds) : zoneText(element, moment.offset);
  }
}

/** A moment written as the layout shows. */
export function formatMoment(moment: Moment, layout: string): string {
  return layoutParts(layout)
    .map(({ isElement, text }) => (isElement ? elementText(text, moment) : text))
    .join("");
}
