import { expect, test } from "vitest";
import { isBuildConstraintMet } from "./build-constraint.ts";

test.each([
  ["go1.22", 22, true],
  ["go1.22", 21, false],
  ["go1.24 && !go1.26", 25, true],
  ["go1.24 && !go1.26", 26, false],
  ["!go1.23 || go1.25", 24, false],
  ["(go1.19 || ignore) && linux", 19, true],
  ["race", 26, false],
  ["!race && gc", 26, true],
  ["!!go1.1", 20, true],
  ["windows || darwin", 26, false],
  ["go1.30", 26, false],
  ["", 26, false],
  ["go1.20 &&", 26, false],
  ["(go1.20", 26, false],
  ["go1.20)", 26, false],
  ["go1.20 go1.21", 26, false],
  ["#", 26, false],
])("%s with go1.%i: %s", (expression, goMinor, want) => {
  expect(isBuildConstraintMet(expression, goMinor)).toBe(want);
});

test("further tags, and nesting without end", () => {
  expect(isBuildConstraintMet("race && go1.20", 26, new Set(["race"]))).toBe(true);
  expect(isBuildConstraintMet("(".repeat(100_000), 26)).toBe(false);
});
