import { expect, test } from "vitest";
import { makeFunction, makeProgram } from "./ir.testing.ts";
import * as op from "./opcode.ts";
import { shapeOf } from "./operand-shapes.ts";
import { printFunction } from "./printer.ts";

test("a listing", () => {
  const fn = makeFunction(
    [
      [op.CONST, 2, 0],
      [op.JUMP_LT, 0, 1, 3 * op.STRIDE],
      [op.LOAD_GLOBAL, 3, 1],
      [op.OPERATION, 4, 0],
      [op.CALL, 4, 0],
      [op.RETURN, 2, 1],
    ],
    { expressions: Int32Array.of(-1, -1, 0, 0, -1, -1) },
  );
  const program = makeProgram([fn]);
  expect(printFunction(program, fn)).toBe(`func main.f (2 in, 0 captured, 1 out, 6 registers)
   0 CONST r2 0  ; "hello"
   1 JUMP_LT r0 r1 ->3
   2 LOAD_GLOBAL r3 1  ; counter
   3 OPERATION r4 0  ; sync.(*Mutex).Lock | counter
   4 CALL r4 0  ; main.f
   5 RETURN r2 1
`);
  expect(printFunction(program, { ...fn, isWrapper: true })).toContain("registers) wrapper\n");
});

test("every opcode has a name and a shape", () => {
  const codes = Object.entries(op).filter(
    ([name, value]) => typeof value === "number" && name !== "STRIDE" && !name.startsWith("KIND_"),
  );
  expect(codes.length).toBeGreaterThan(100);
  for (const [name, code] of codes) {
    expect(op.OPCODE_NAMES.get(code as number)).toBe(name);
    expect(shapeOf(code as number), name).toHaveLength(4);
  }
});
