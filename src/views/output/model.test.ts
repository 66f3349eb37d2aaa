import { expect, test } from "vitest";
import { traceOf } from "../../store/testing.ts";
import { printedPieces } from "./model.ts";

const trace = traceOf([
  [2, "print", "", 1, '"a\\n"'],
  [1, "start", "", 1],
  [3, "print", "", 1, '"\\"b\\" 二\\n"'],
]);

test("each piece has its goroutine and step, up to the cursor", () => {
  expect(printedPieces(trace, 3, 'a\n"b" 二\n')).toEqual([
    { goroutine: 1, step: 0, text: "a\n", isError: false },
    { goroutine: 2, step: 2, text: '"b" 二\n', isError: false },
  ]);
  expect(printedPieces(trace, 2, "a\n").length).toBe(1);
  expect(printedPieces(trace, 0, "")).toEqual([]);
});

test("what was written to standard error is marked", () => {
  const written = traceOf([
    [1, "print", "", 1, '"out\\n"'],
    [1, "print", "", 2, '"err\\n"'],
  ]);
  const events = { ...written.events, extent: Int32Array.from([1, 2]) };
  const pieces = printedPieces({ ...written, events }, 2, "out\nerr\n");
  expect(pieces.map(({ isError }) => isError)).toEqual([false, true]);
});

test.each([
  ["values that were not recorded", { ...trace, values: [] }],
  ["values that are not the output", { ...trace, values: ['"zzz"', "", '"\\x"'] }],
])("%s give the output in one piece", (_, other) => {
  expect(printedPieces(other, 3, "a\nb\n")).toEqual([{ goroutine: -1, step: -1, text: "a\nb\n", isError: false }]);
});
