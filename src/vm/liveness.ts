// Which registers of a function may still be read, by instruction: backward data flow over its code. Asked only where a goroutine
// may be going round in a loop, so a function's table is made when it is first needed.

import * as ir from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import { forEachRead, forEachWrite } from "../ir/registers.ts";
import { OP_ATOMIC_LOAD, OP_COUNT_GOROUTINES, OP_LOCK, OP_RLOCK, OP_YIELD } from "../trace/operation.ts";
import { LOOK_NONE } from "./looks.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

const { STRIDE } = ir;
const WORD_LOG2 = 5;
/** Words of arguments that an operation of the library has at most. */
const MAX_ARGUMENTS = 4;

/** Live registers of one function. */
export class Liveness {
  private readonly nWords: number;
  /** By instruction: a row of bits. */
  private readonly bits: Int32Array;

  constructor(
    private readonly vm: Vm,
    private readonly fn: LoadedFunction,
  ) {
    const n = fn.ir.code.length / STRIDE;
    this.nWords = ((fn.nRegisters + 31) >> WORD_LOG2) + 1;
    this.bits = new Int32Array(n * this.nWords);
    while (this.pass(n)) {}
  }

  /** Whether the register may be read at `pc` or behind it before it is written. */
  isLive(pc: number, register: number): boolean {
    const word = this.bits[(pc / STRIDE) * this.nWords + (register >> WORD_LOG2)] as number;
    return (word & (1 << (register & 31))) !== 0;
  }

  // One walk from the end to the start; whether anything has changed.
  private pass(n: number): boolean {
    const row = new Int32Array(this.nWords);
    let hasChanged = false;
    for (let i = n - 1; i >= 0; i--) {
      row.fill(0);
      this.collectAfter(i, n, row);
      this.apply(i * STRIDE, row);
      if (this.fn.deferRegister >= 0) setBit(row, this.fn.deferRegister);
      for (let k = 0; k < this.nWords; k++) {
        const at = i * this.nWords + k;
        if (this.bits[at] === row[k]) continue;
        this.bits[at] = row[k] as number;
        hasChanged = true;
      }
    }
    return hasChanged;
  }

  // What is live behind instruction `i`: where control may go, and where a recovered panic would.
  private collectAfter(i: number, n: number, row: Int32Array): void {
    const { code, recoverPc } = this.fn.ir;
    const op = code[i * STRIDE] as number;
    const target = targetOperand(op);
    if (target > 0) this.add((code[i * STRIDE + target] as number) / STRIDE, row);
    const isLast = op === ir.JUMP || op === ir.JUMP_BACK || op === ir.RETURN || op === ir.PANIC;
    if (!isLast && i + 1 < n) this.add(i + 1, row);
    if (recoverPc >= 0) this.add(recoverPc / STRIDE, row);
  }

  private add(i: number, row: Int32Array): void {
    for (let k = 0; k < this.nWords; k++) row[k] = (row[k] as number) | (this.bits[i * this.nWords + k] as number);
  }

  private apply(pc: number, row: Int32Array): void {
    const { program } = this.vm;
    const { code, nRegisters } = this.fn.ir;
    const op = code[pc] as number;
    const window = code[pc + 1] as number;
    const isCall = op === ir.CALL || op === ir.CALL_CLOSURE || op === ir.CALL_INTERFACE;
    // Registers from the window on are clobbered by a call.
    if (isCall) for (let r = window; r < nRegisters; r++) clearBit(row, r);
    else if (op === ir.OPERATION || op === ir.CALL_NATIVE) clearBit(row, window);
    else forEachWrite(program, code, pc, (r) => clearBit(row, r));
    forEachRead(program, code, pc, (r) => setBit(row, r));
    const end = window + this.nArguments(op, code[pc + 2] as number);
    for (let r = window; r < Math.min(end, nRegisters); r++) setBit(row, r);
  }

  // Of those that forEachRead does not know; as many as there can be.
  private nArguments(op: number, index: number): number {
    switch (op) {
      case ir.CALL_CLOSURE:
      case ir.CALL_INTERFACE:
      case ir.CALL_NATIVE:
        return this.fn.nRegisters;
      case ir.OPERATION:
        return this.vm.looks[index] === LOOK_NONE ? MAX_ARGUMENTS : argumentsOf(this.vm.operations[index]?.kind ?? -1);
      default:
        return 0;
    }
  }
}

function argumentsOf(kind: number): number {
  switch (kind) {
    case OP_YIELD:
    case OP_COUNT_GOROUTINES:
      return 0;
    case OP_ATOMIC_LOAD:
    case OP_LOCK:
    case OP_RLOCK:
      return 1;
    default:
      return MAX_ARGUMENTS;
  }
}

function setBit(row: Int32Array, register: number): void {
  const at = register >> WORD_LOG2;
  row[at] = (row[at] as number) | (1 << (register & 31));
}

function clearBit(row: Int32Array, register: number): void {
  const at = register >> WORD_LOG2;
  row[at] = (row[at] as number) & ~(1 << (register & 31));
}
