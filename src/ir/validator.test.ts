import { expect, test } from "vitest";
import { type Instruction, makeFunction, makeProgram } from "./ir.testing.ts";
import {
  ADD_I,
  CALL,
  CALL_NATIVE,
  CONST,
  INT,
  JUMP,
  JUMP_BACK,
  JUMP_IF,
  MAKE_SLICE,
  MOVE,
  NOP,
  OPERATION,
  RETURN,
  SELECT,
  STRIDE,
  ZERO,
} from "./opcode.ts";
import type { FunctionIr } from "./program.ts";
import { successors, validateProgram } from "./validator.ts";

const problems = (instructions: readonly Instruction[], overrides: Partial<FunctionIr> = {}): string[] =>
  validateProgram(makeProgram([makeFunction(instructions, overrides)]));

const OK: readonly Instruction[] = [
  [ADD_I, 2, 0, 1],
  [RETURN, 2, 1],
];

const good: readonly (readonly [name: string, instructions: readonly Instruction[]])[] = [
  ["straight", OK],
  [
    "a loop",
    [
      [INT, 2, 0],
      [JUMP_IF, 0, 4 * STRIDE],
      [ADD_I, 2, 2, 1],
      [JUMP_BACK, 1 * STRIDE],
      [RETURN, 2, 1],
    ],
  ],
  [
    "results of a call",
    [
      [MOVE, 2, 0],
      [MOVE, 3, 1],
      [CALL, 2, 0],
      [RETURN, 2, 1],
    ],
  ],
  [
    "both branches write",
    [
      [JUMP_IF, 0, 3 * STRIDE],
      [INT, 2, 1],
      [JUMP, 4 * STRIDE],
      [INT, 2, 2],
      [RETURN, 2, 1],
    ],
  ],
];

test.each(good)("well formed: %s", (_name, instructions) => {
  expect(problems(instructions)).toEqual([]);
});

const bad: readonly (readonly [name: string, instructions: readonly Instruction[], problem: string])[] = [
  ["opcode", [[9999], ...OK], "main.f+0: unknown opcode 9999"],
  ["constant", [[CONST, 2, 7], ...OK], "main.f+0: constant 7 of 2"],
  ["type", [[ZERO, 2, 1], ...OK], "main.f+0: type 1 of 1"],
  ["function", [[CALL, 2, 3], ...OK], "main.f+0: function 3 of 1"],
  ["native", [[CALL_NATIVE, 2, 1], ...OK], "main.f+0: native 1 of 1"],
  ["operation", [[OPERATION, 2, -1], ...OK], "main.f+0: operation -1 of 1"],
  ["select", [[SELECT, 2, 0, 4], ...OK], "main.f+0: select 4 of 1"],
  ["register", [[MOVE, 6, 0], ...OK], "main.f+0: register 6 outside the frame"],
  ["range of registers", [[RETURN, 5, 2]], "main.f+0: register 6 outside the frame"],
  ["jump target", [[JUMP, 9 * STRIDE], ...OK], "main.f+0: target 45 of 15"],
  ["jump into an instruction", [[JUMP, 7], ...OK], "main.f+0: jump into an instruction: 7"],
  ["end", [[INT, 2, 0]], "main.f+0: runs off the end"],
  ["NOP", [[MAKE_SLICE, 2, 0, 1, 0], ...OK], "main.f+0: MAKE_SLICE without its NOP"],
  ["NOP's allocation", [[MAKE_SLICE, 2, 0, 1, 0], [NOP, 3], ...OK], "main.f+1: allocation 3 of 1"],
  ["unwritten", [[RETURN, 3, 1]], "main.f+0: register 3 may be read before it is written"],
  [
    "unwritten on one path",
    [
      [JUMP_IF, 0, 2 * STRIDE],
      [INT, 2, 1],
      [RETURN, 2, 1],
    ],
    "main.f+2: register 2 may be read before it is written",
  ],
  [
    "clobbered by a call",
    [
      [MOVE, 2, 0],
      [MOVE, 3, 1],
      [CALL, 2, 0],
      [RETURN, 3, 1],
    ],
    "main.f+3: register 3 may be read before it is written",
  ],
];

test.each(bad)("finds: %s", (_name, instructions, problem) => {
  expect(problems(instructions)).toContain(problem);
});

test("finds what is wrong with a function as a whole", () => {
  expect(problems(OK, { index: 4 })).toEqual(["main.f: index 4 at position 0"]);
  expect(problems(OK, { positions: new Int32Array(1) })).toContain("main.f+0: positions do not match the code");
  expect(problems(OK, { nParameterWords: 9 })).toContain("main.f+0: parameters outside the frame");
  expect(problems(OK, { deferRegister: 3 })).toContain("main.f+0: defer register and recover pc go together");
});

test("where control may go", () => {
  const { code } = makeFunction([
    [JUMP_IF, 0, 3 * STRIDE],
    [INT, 2, 1],
    [JUMP, 0],
    [RETURN, 2, 1],
  ]);
  expect([0, 1, 2, 3].map((i) => successors(code, i * STRIDE))).toEqual([[1, 3], [2], [0], []]);
});
