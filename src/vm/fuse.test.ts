import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { Assembler, natives } from "./assembler.test-support.ts";
import { ADD_BACK_IF_LT, BACK_IF_LE, BACK_IF_LT, fuse } from "./fuse.ts";
import { createMachine } from "./machine.ts";

/** sum = 0; for i = 0; i < 100 (or <=); i += step { sum += i }; prints sum. `counter`: the register that is counted up. */
function loop(condition: number, step: number, counter: number) {
  const a = new Assembler();
  const print = a.operations.push("print") - 1;
  const main = a.fn([
    [ir.INT, 0, 0],
    [ir.INT, 1, 0],
    [ir.INT, 2, 100],
    "head",
    [condition, 1, 2, "end"],
    [ir.ADD_I, 0, 0, 1],
    [ir.ADD_IMM, counter, 1, step],
    [ir.MOVE, 1, counter],
    [ir.ADD_IMM, 1, 1, 0],
    [ir.JUMP_BACK, "head"],
    "end",
    [ir.OPERATION, 0, print],
    [ir.RETURN, 0, 0],
  ]);
  const program = a.program(main);
  return { program, code: program.functions[main]?.code ?? new Int32Array() };
}

test.each([
  ["<", ir.JUMP_NOT_LT, [ADD_BACK_IF_LT, BACK_IF_LT], "4950"],
  ["<=", ir.JUMP_NOT_LE, [ir.ADD_IMM, BACK_IF_LE], "5050"],
])("a loop with %s counts the same, also when its transitions end in the middle", (_, condition, last, want) => {
  const { program, code } = loop(condition, 1, 3);
  const fused = fuse(code);
  const back = 8 * ir.STRIDE;
  expect(code[back]).toBe(ir.JUMP_BACK);
  expect([fused[back - ir.STRIDE], fused[back]]).toEqual(last);
  for (const maxInstructionsPerTransition of [1, 2, 3, 7, 10_000]) {
    const m = createMachine(program, natives, { time: "ordered", maxInstructionsPerTransition });
    while (m.end === undefined) m.step(0, 0);
    expect(m.output().trim()).toBe(want);
    while (m.depth > 0) m.undo();
    while (m.end === undefined) m.step(0, 0);
    expect(m.output().trim()).toBe(want);
  }
});

test("a loop whose end asks something else stays as it is", () => {
  const a = new Assembler();
  const main = a.fn(["head", [ir.INT, 0, 1], [ir.JUMP_BACK, "head"], [ir.RETURN, 0, 0]]);
  const code = a.program(main).functions[main]?.code ?? new Int32Array();
  expect(code.length).toBe(3 * ir.STRIDE);
  expect(fuse(code)).toEqual(code);
});
