// Layouts and the calendar, against real Go 1.26.8 and against JavaScript's own calendar.

import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDate, daysIn, daysOf } from "./calendar.ts";
import { formatMoment, layoutParts } from "./layout.ts";
import { parseTime } from "./parse-layout.ts";

const seconds = daysOf(2024, 2, 29) * 86_400 + 13 * 3600 + 4 * 60 + 5;
const moment = { seconds, nanoseconds: 123_456_789, offset: -19_800, zone: "XYZ" };

test.each([
  ["Mon Jan _2 15:04:05 MST 2006", "Thu Feb 29 13:04:05 XYZ 2024"],
  ["Jan January Janet Mon Monday Money", "Feb February Janet Thu Thursday Money"],
  ["002 __2 _2006 06 1 01 2 02", "060  60 _2024 24 2 02 29 29"],
  ["3:04PM 03 pm", "1:04PM 01 pm"],
  [".99 ,000 05.00000 .9x", ".12 ,123 05.12345 .1x"],
  ["-0700 -07:00 -07 Z07:00 -07:00:00 Z0700", "-0530 -05:30 -05 -05:30 -05:30:00 -0530"],
])("%s", (layout, want) => {
  expect(formatMoment(moment, layout)).toBe(want);
});

test("a zone without a name shows its offset; at UTC, Z stands for it", () => {
  expect(formatMoment({ ...moment, zone: "", offset: 3600 }, "MST")).toBe("+0100");
  expect(formatMoment({ ...moment, offset: 0 }, "Z07:00 -0700")).toBe("Z +0000");
});

test("the parts of a layout are the layout", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[JanuMo0-9_:.,Z+-]{0,12}$/), (layout) => {
      const text = layoutParts(layout).map((part) => part.text);
      return text.join("") === layout;
    }),
  );
});

test("the calendar is JavaScript's", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 3_000_000 }), (days) => {
      const date = new Date((days - 719_162) * 86_400_000);
      const got = civilDate(days);
      expect([got.year, got.month, got.day, got.weekday]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        date.getUTCDay(),
      ]);
      expect(daysOf(got.year, got.month, got.day)).toBe(days);
      expect(daysOf(got.year, 1, got.yearDay)).toBe(days);
    }),
  );
  expect([daysIn(1900, 2), daysIn(2000, 2), daysIn(2023, 12)]).toEqual([28, 29, 31]);
});

const RFC3339 = "2006-01-02T15:04:05Z07:00";

test.each<[layout: string, value: string, layoutElement: string, valueElement: string, message: string]>([
  [RFC3339, "garbage", "2006", "garbage", ""],
  [RFC3339, "2024-13-01T00:00:00Z", "", "", ": month out of range"],
  [RFC3339, "2023-02-29T13:04:05Z", "", "", ": day out of range"],
  ["2006-01-02", "2024-02-03x", "", "", ': extra text: "x"'],
  ["2006-01-02", "2024-2-3", "01", "2-3", ""],
  ["15:04:05", "23:60:00", "", "", ": minute out of range"],
  ["3:04PM", "3:04pm", "PM", "pm", ""],
])("%s does not read %s", (layout, value, layoutElement, valueElement, message) => {
  const outcome = parseTime(layout, value);
  expect(outcome).toMatchObject({ ok: false, failure: { layoutElement, message } });
  if (!outcome.ok && message === "") expect(outcome.failure.valueElement).toBe(valueElement);
});

test.each([RFC3339, "Mon, 02 Jan 2006 15:04:05 -0700", "2006 002 15 04 05 Z07:00"])(
  "what %s writes it reads",
  (layout) => {
    const text = formatMoment(moment, layout);
    expect(parseTime(layout, text)).toMatchObject({
      ok: true,
      time: { seconds, zone: { kind: "offset", offset: -19_800 } },
    });
  },
);
