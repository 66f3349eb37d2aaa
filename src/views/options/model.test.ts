import { expect, test } from "vitest";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { GO_MINORS, NUMBER_BOUNDS, type NumberOption, numberChange } from "./model.ts";

test.each<[NumberOption, string, number, object | undefined]>([
  ["seed", "7", 1, { seed: 7 }],
  ["seed", "0", 1, { seed: 0 }],
  ["seed", "-1", 1, undefined],
  ["gomaxprocs", "0", 1, undefined],
  ["maxExecutions", "1e3", 1, { maxExecutions: 1000 }],
  ["maxExecutions", "1.5", 1, undefined],
  ["maxExecutions", "", 1, undefined],
  ["maxExecutions", "many", 1, undefined],
  ["timeoutMs", "2.5", 1000, { timeoutMs: 2500 }],
  ["timeoutMs", "0.5", 1000, undefined],
  ["timeoutMs", "99999", 1000, undefined],
])("%s typed as %j, in units of %i", (option, text, unit, want) => {
  expect(numberChange(option, text, unit)).toEqual(want);
});

test("the defaults can be chosen", () => {
  expect(GO_MINORS).toContain(DEFAULT_RUN_OPTIONS.goMinor);
  for (const [option, [min, max]] of Object.entries(NUMBER_BOUNDS)) {
    const value = DEFAULT_RUN_OPTIONS[option as NumberOption]; // The keys of NUMBER_BOUNDS.
    expect(value >= min && value <= max, option).toBe(true);
  }
});
