// Emits the instructions of one function: labels, registers as a stack, positions. Knows nothing of Go.
//
// Code that cannot be reached is not emitted: after a jump, return or panic nothing is, until a label that something jumps
// to is placed.

import { assert } from "../base/assert.ts";
import { Int32Column } from "../base/columns.ts";
import { NO_POS, type Pos } from "../base/source.ts";
import { JUMP, JUMP_BACK, MOVE, MOVE_N, PANIC, RETURN, STRIDE } from "../ir/opcode.ts";

/** A place in the code that jumps name before or after it is known. */
export class Label {
  /** Instruction index; -1 until placed. */
  at = -1;
  /** Operands to fill in: positions in the code column. */
  readonly fixups: number[] = [];
}

export class CodeBuilder {
  readonly code = new Int32Column();
  readonly positions = new Int32Column(64);
  readonly expressions = new Int32Column(64);
  /** Position of the instructions emitted from now on. */
  pos: Pos = NO_POS;
  isReachable = true;
  /** First free register. */
  top = 0;
  /** Registers used so far at most. */
  nRegisters = 0;
  private lastLabelAt = -1;

  /** Index of the next instruction. */
  get next(): number {
    return this.positions.length;
  }

  /** Appends an instruction; returns its index, or -1 where control never arrives. */
  emit(op: number, a = 0, b = 0, c = 0, d = 0, expression = -1): number {
    if (!this.isReachable) return -1;
    const { code } = this;
    code.push(op);
    code.push(a);
    code.push(b);
    code.push(c);
    code.push(d);
    this.positions.push(this.pos);
    this.expressions.push(expression);
    if (op === RETURN || op === PANIC || op === JUMP || op === JUMP_BACK) this.isReachable = false;
    return this.next - 1;
  }

  /** Appends a jump; its target operand (1 = a, 2 = b, 3 = c) is filled in when `label` is placed. */
  emitJump(op: number, target: Label, operand: 1 | 2 | 3, a = 0, b = 0): void {
    const index = this.emit(op, a, b);
    if (index < 0) return;
    const slot = index * STRIDE + operand;
    if (target.at >= 0) this.code.data[slot] = target.at * STRIDE;
    else target.fixups.push(slot);
  }

  /** An unconditional jump, backwards if `label` is placed already. */
  jump(label: Label): void {
    this.emitJump(label.at >= 0 ? JUMP_BACK : JUMP, label, 1);
  }

  /** Puts `label` here. A jump that would only lead to the next instruction is taken back. */
  place(label: Label): void {
    assert(label.at < 0, "label placed twice");
    this.dropJumpTo(label);
    label.at = this.next;
    for (const slot of label.fixups) this.code.data[slot] = label.at * STRIDE;
    if (label.fixups.length > 0) this.isReachable = true;
    this.lastLabelAt = this.next;
  }

  /** Puts a label here that a later jump may name. */
  placeHere(): Label {
    const label = new Label();
    this.place(label);
    return label;
  }

  private dropJumpTo(label: Label): void {
    const last = this.next - 1;
    const slot = label.fixups.at(-1);
    if (slot !== last * STRIDE + 1 || this.code.at(last * STRIDE) !== JUMP || this.lastLabelAt === this.next) return;
    label.fixups.pop();
    this.code.length -= STRIDE;
    this.positions.length--;
    this.expressions.length--;
    this.isReachable = true;
  }

  /** `count` fresh registers; returns the first. */
  allocate(count: number): number {
    const first = this.top;
    this.top += count;
    if (this.top > this.nRegisters) this.nRegisters = this.top;
    return first;
  }

  /** Frees all registers from `mark` on. */
  release(mark: number): void {
    this.top = mark;
  }

  /** Copies `count` words unless they are in place. */
  move(to: number, from: number, count: number): void {
    if (to === from || count === 0) return;
    if (count === 1) this.emit(MOVE, to, from);
    else this.emit(MOVE_N, to, from, count);
  }
}
