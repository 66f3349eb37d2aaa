import { expect, test } from "vitest";
import { findingOf } from "../../store/testing.ts";
import { tickPositions } from "./model.ts";

test("a mark behind each event of the finding, once, within the trace", () => {
  const event = { goroutine: 0, operation: "read", object: "x", file: "main.go", line: 1, column: 1, role: "" };
  const finding = findingOf({ events: [7, 1, 7, 20, -1].map((step) => ({ ...event, step })) });
  expect(tickPositions(finding, 10)).toEqual([0.2, 0.8]);
  expect(tickPositions(finding, 0)).toEqual([]);
  expect(tickPositions(undefined, 10)).toEqual([]);
});
