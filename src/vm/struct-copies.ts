// Which loads and stores belong to the copy of a whole struct, and which loads look at more than one word of a value.

import * as ir from "../ir/opcode.ts";
import { operandsOf } from "../ir/operand-shapes.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Which word of a struct's copy an instruction loads or stores; length 1 where it is none. */
export interface Copy {
  readonly index: number;
  readonly length: number;
}

const SINGLE: Copy = { index: 0, length: 1 };

/** A copy is a row of loads or stores of consecutive cells from or into consecutive registers, written as one expression. */
export function copyAt(fn: LoadedFunction, pc: number): Copy {
  const op = fn.code[pc];
  if (op !== ir.LOAD && op !== ir.STORE && op !== ir.LOAD_GLOBAL && op !== ir.STORE_GLOBAL) return SINGLE;
  let first = pc;
  while (isNextWord(fn, first - ir.STRIDE)) first -= ir.STRIDE;
  let last = pc;
  while (isNextWord(fn, last)) last += ir.STRIDE;
  return first === last ? SINGLE : { index: (pc - first) / ir.STRIDE, length: (last - first) / ir.STRIDE + 1 };
}

// Whether the instruction behind `pc` goes on with the copy that the one at `pc` is part of.
function isNextWord({ code, ir: { expressions, positions } }: LoadedFunction, pc: number): boolean {
  const next = pc + ir.STRIDE;
  if (pc < 0 || next >= code.length || code[pc] !== code[next]) return false;
  const at = pc / ir.STRIDE;
  if (expressions[at] !== expressions[at + 1] || positions[at] !== positions[at + 1]) return false;
  const grows = (operand: number): boolean => code[next + operand] === (code[pc + operand] as number) + 1;
  const stays = (operand: number): boolean => code[next + operand] === code[pc + operand];
  switch (code[pc]) {
    case ir.LOAD:
      return grows(1) && stays(2) && grows(3);
    case ir.STORE:
      return stays(1) && grows(2) && grows(3);
    default:
      return grows(1) && grows(2);
  }
}

/** Whether the load's reader takes more than one word of the value: len(s), s == "" and i == nil look at one alone. */
export function isWhole(vm: Vm, fn: LoadedFunction, pc: number): boolean {
  const { code } = fn;
  const register = code[pc + 1] as number;
  const next = pc + ir.STRIDE;
  switch (code[next]) {
    case ir.STRING_LEN:
    case ir.SLICE_LEN:
    case ir.SLICE_CAP:
    case ir.SLICE_IS_NIL:
      return code[next + 2] !== register || isReadLater(fn, next + ir.STRIDE, register);
    case ir.CONST: {
      const zero = vm.program.constants[code[next + 2] as number];
      const isCompared = isComparison(code, next + ir.STRIDE, register);
      return !isCompared || (zero !== "" && zero !== undefined) || isReadLater(fn, next + 2 * ir.STRIDE, register);
    }
    default:
      return true;
  }
}

function isComparison(code: Int32Array, pc: number, register: number): boolean {
  switch (code[pc]) {
    case ir.JUMP_EQ:
    case ir.JUMP_NE:
      return code[pc + 1] === register || code[pc + 2] === register;
    case ir.EQ:
    case ir.NE:
      return code[pc + 2] === register || code[pc + 3] === register;
    default:
      return false;
  }
}

// In the order of the text: a loop's body comes behind its head.
function isReadLater({ ir: { code } }: LoadedFunction, from: number, register: number): boolean {
  for (let pc = from; pc < code.length; pc += ir.STRIDE) {
    const uses = operandsOf(code, pc).filter(({ value }) => value === register);
    if (uses.some(({ role }) => role === "read" || role === "update")) return true;
    if (uses.some(({ role }) => role === "write")) return false;
  }
  return false;
}
