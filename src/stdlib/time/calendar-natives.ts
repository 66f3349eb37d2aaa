// The natives that know the calendar. Times are seconds since the beginning of the year 1, by the clocks of their zone.

import type { Native, NativeContext } from "../../vm/api.ts";
import { argNumber, argString, bigintOf } from "../word.ts";
import { civilDate, daysOf } from "./calendar.ts";
import { quoteForError } from "./duration-text.ts";
import { formatMoment } from "./layout.ts";
import { type ParsedZone, parseTime } from "./parse-layout.ts";

function answer(ctx: NativeContext, ...results: readonly (string | number)[]): void {
  results.forEach((result, i) => {
    ctx.set(i, result);
  });
}

// How a text says its zone, see format.go.
const ZONE_KINDS: Readonly<Record<ParsedZone["kind"], number>> = { none: 0, utc: 1, offset: 2, name: 3 };
const FAILED = -1;

const parse: Native = (ctx) => {
  const outcome = parseTime(argString(ctx, 0), argString(ctx, 1));
  if (!outcome.ok) {
    const { layoutElement, valueElement, message } = outcome.failure;
    answer(ctx, FAILED, 0, 0, 0, "", layoutElement, valueElement, message);
    return;
  }
  const { seconds, nanoseconds, zone } = outcome.time;
  const offset = zone.kind === "offset" ? zone.offset : 0;
  const name = zone.kind === "offset" || zone.kind === "name" ? zone.name : "";
  answer(ctx, ZONE_KINDS[zone.kind], seconds, nanoseconds, offset, name, "", "", "");
};

const date: Native = (ctx) => {
  const { year, month, day, yearDay, weekday } = civilDate(Math.floor(argNumber(ctx, 0) / 86_400));
  answer(ctx, year, month, day, yearDay, weekday);
};

const format: Native = (ctx) => {
  const [seconds, nanoseconds, offset] = [argNumber(ctx, 0), argNumber(ctx, 1), argNumber(ctx, 2)];
  ctx.set(0, formatMoment({ seconds, nanoseconds, offset, zone: argString(ctx, 3) }, argString(ctx, 4)));
};

// What is left of a time in nanoseconds, which may need more than 64 bits, when divided.
const remainder: Native = (ctx) => {
  const d = bigintOf(ctx.get(2));
  const rest = (bigintOf(ctx.get(0)) * 1_000_000_000n + bigintOf(ctx.get(1))) % d;
  ctx.set(0, Number(rest < 0n ? rest + d : rest));
};

export const calendarNatives: Readonly<Record<string, Native>> = {
  "time.civilDate": date,
  "time.daysOf": (ctx) => ctx.set(0, daysOf(argNumber(ctx, 0), argNumber(ctx, 1), argNumber(ctx, 2))),
  "time.formatTime": format,
  "time.parseTime": parse,
  "time.quoteText": (ctx) => ctx.set(0, quoteForError(argString(ctx, 0))),
  "time.remainder": remainder,
};
