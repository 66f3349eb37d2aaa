// Instructions of the machine's own, each for a few of the program's that often stand together: a loop's last instructions. They
// take the first one's place; the others stay where they are, for whoever jumps there. So every pc, and with it every site, stays.

import * as ir from "../ir/opcode.ts";

const { STRIDE } = ir;

/** if Ra < Rb, back to c, else to d: the condition at the loop's head, at its back edge. */
export const BACK_IF_LT = 150;
/** if Ra <= Rb, back to c, else to d */
export const BACK_IF_LE = 151;
/** Ra = Ra + c, then the BACK_IF_LT behind it */
export const ADD_BACK_IF_LT = 152;

/** The instructions that the machine runs for `code`; same length. */
export function fuse(code: Int32Array): Int32Array {
  const fused = code.slice();
  for (let pc = 0; pc < code.length; pc += STRIDE) if (code[pc] === ir.JUMP_BACK) fuseBackEdge(fused, pc);
  return fused;
}

function fuseBackEdge(code: Int32Array, pc: number): void {
  const head = code[pc + 1] as number;
  const condition = code[head];
  if (condition !== ir.JUMP_NOT_LT && condition !== ir.JUMP_NOT_LE) return;
  code[pc] = condition === ir.JUMP_NOT_LT ? BACK_IF_LT : BACK_IF_LE;
  code[pc + 1] = code[head + 1] as number;
  code[pc + 2] = code[head + 2] as number;
  code[pc + 4] = code[head + 3] as number;
  code[pc + 3] = head + STRIDE;
  const before = pc - STRIDE;
  const isCounter =
    before >= 0 && code[before] === ir.ADD_IMM && code[before + 1] === code[before + 2] && code[pc] === BACK_IF_LT;
  if (isCounter && code[before + 1] === code[pc + 1]) code[before] = ADD_BACK_IF_LT;
}
