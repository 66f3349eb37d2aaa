// A hand-made program of one function, for tests of this folder.

import { NO_POS } from "../base/source.ts";
import { STRIDE } from "./opcode.ts";
import type { FunctionIr, Program, RuntimeType } from "./program.ts";

/** An instruction: opcode and up to four operands. Jump targets are instruction indices times STRIDE, as in the code. */
export type Instruction = readonly [op: number, a?: number, b?: number, c?: number, d?: number];

const INT_TYPE: RuntimeType = {
  index: 0,
  kind: "int",
  name: "int",
  isNamed: false,
  width: 1,
  zero: [0],
  elem: -1,
  key: -1,
  length: -1,
  direction: "both",
  fields: [],
  isComparable: true,
  methods: new Int32Array(0),
  interfaceMethods: [],
};

/** A function with two parameter words and six registers; `overrides` replaces what a test is about. */
export function makeFunction(instructions: readonly Instruction[], overrides: Partial<FunctionIr> = {}): FunctionIr {
  const code = new Int32Array(instructions.length * STRIDE);
  for (const [i, instruction] of instructions.entries())
    code.set(
      [...instruction].map((operand) => operand ?? 0),
      i * STRIDE,
    );
  return {
    index: 0,
    name: "main.f",
    isUser: true,
    isWrapper: false,
    code,
    positions: new Int32Array(instructions.length),
    expressions: new Int32Array(instructions.length).fill(-1),
    nRegisters: 6,
    nParameterWords: 2,
    nCaptureWords: 0,
    nResultWords: 1,
    deferRegister: -1,
    recoverPc: -1,
    locals: [],
    pos: NO_POS,
    ...overrides,
  };
}

/** A program of these functions with one type, two constants and one of everything else. */
export function makeProgram(functions: readonly FunctionIr[]): Program {
  return {
    functions,
    siteBase: new Int32Array(functions.length),
    types: [INT_TYPE],
    constants: ["hello", undefined],
    methodNames: ["Error"],
    expressions: ["counter"],
    allocations: [{ name: "x" }],
    selects: [{ cases: [{ direction: "send" }], hasDefault: false }],
    globals: [],
    nGlobalCells: 0,
    globalZero: [],
    natives: ["strconv.Itoa"],
    operations: ["sync.(*Mutex).Lock"],
    entry: 0,
    panicText: 0,
    runtimeErrorType: 0,
    dependences: new Map(),
    goMinor: 26,
  };
}
