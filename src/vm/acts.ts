// What a goroutine can still do to others: the kinds of operations in the code before it, and in what that calls. Where a closure is
// called, it can do anything. A fault (nil pointer, index) ends the program, unless somebody could recover.

import * as ir from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import { OP_CLOSE, OP_RECV, OP_SEND, OPERATION_NAMES } from "../trace/operation.ts";
import { FRAME_FUNCTION, FRAME_RETURN, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import type { Vm } from "./vm.ts";

const { STRIDE } = ir;

/** Kinds of operations (`OP_…`). */
export class Acts {
  /** By kind. */
  private readonly bits = new Uint8Array(OPERATION_NAMES.length);
  isAnything = false;

  has(kind: number): boolean {
    return this.isAnything || this.bits[kind] === 1;
  }

  add(kind: number): void {
    if (kind >= 0) this.bits[kind] = 1;
  }
}

/** Adds what `g` can still do to `acts`. Cost: the code that it can come to. */
export function addActsOf(vm: Vm, g: Goroutine, acts: Acts): void {
  // Its start, or somewhere in a panic.
  if (g.depth < 0 || g.panics !== undefined) {
    acts.isAnything = true;
    return;
  }
  const walk = new Walk(vm, acts);
  for (let depth = g.depth; depth >= 0 && !acts.isAnything; depth--) {
    const at = depth * FRAME_STRIDE;
    const isTop = depth === g.depth;
    const pc = isTop ? g.pc : (g.frames[at + FRAME_STRIDE + FRAME_RETURN] as number);
    const fn = g.frames[at + FRAME_FUNCTION] as number;
    if (vm.functions[fn]?.ir.recoverPc !== -1 && walk.canRecover()) acts.isAnything = true;
    walk.from(fn, pc);
    walk.finish();
    if (!walk.hasReturned) return;
  }
}

class Walk {
  /** The code that was walked from its middle can come to its end. */
  hasReturned = false;
  private readonly entered = new Set<number>();
  private readonly todo: number[] = [];

  constructor(
    private readonly vm: Vm,
    private readonly acts: Acts,
  ) {}

  /** Whether any code of the user's looks at a panic. */
  canRecover(): boolean {
    return this.vm.functions.some(({ ir: fn }) => fn.isUser && hasOpcode(fn.code, ir.RECOVER));
  }

  from(fn: number, pc: number): void {
    this.hasReturned = this.body(fn, pc);
  }

  /** All that is called. */
  finish(): void {
    for (let fn = this.todo.pop(); fn !== undefined && !this.acts.isAnything; fn = this.todo.pop()) this.body(fn, 0);
  }

  private enter(fn: number): void {
    if (fn < 0 || this.entered.has(fn)) return;
    this.entered.add(fn);
    this.todo.push(fn);
  }

  // Whether a return can be reached.
  private body(fn: number, pc: number): boolean {
    const code = this.vm.functions[fn]?.ir.code ?? new Int32Array();
    const seen = new Uint8Array(code.length / STRIDE);
    const next = [pc];
    let returns = false;
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      if (at >= code.length || seen[at / STRIDE] === 1) continue;
      seen[at / STRIDE] = 1;
      const op = code[at] as number;
      returns ||= op === ir.RETURN;
      this.note(op, code, at);
      const target = targetOperand(op);
      if (target > 0) next.push(code[at + target] as number);
      const isLast = op === ir.JUMP || op === ir.JUMP_BACK || op === ir.RETURN || op === ir.PANIC;
      if (!isLast) next.push(at + STRIDE);
    }
    return returns;
  }

  private note(op: number, code: Int32Array, at: number): void {
    const { vm, acts } = this;
    const b = code[at + 2] as number;
    switch (op) {
      case ir.SEND:
        acts.add(OP_SEND);
        break;
      case ir.RECV:
        acts.add(OP_RECV);
        break;
      case ir.CLOSE_CHAN:
        acts.add(OP_CLOSE);
        break;
      case ir.SELECT:
        for (const { direction } of vm.program.selects[code[at + 3] as number]?.cases ?? [])
          acts.add(direction === "send" ? OP_SEND : OP_RECV);
        break;
      case ir.OPERATION:
        acts.add(vm.operations[b]?.kind ?? -1);
        break;
      case ir.CALL:
        this.enter(b);
        break;
      case ir.CALL_INTERFACE:
        for (const { methods } of vm.program.types) this.enter(methods[b] ?? -1);
        break;
      case ir.CALL_NATIVE:
        if (/goexit/i.test(vm.program.natives[b] ?? "")) acts.isAnything = true;
        break;
      case ir.CALL_CLOSURE:
      case ir.GO:
      case ir.DEFER_AT:
      case ir.RUN_DEFERS:
        acts.isAnything = true;
        break;
      default:
    }
  }
}

function hasOpcode(code: Int32Array, op: number): boolean {
  for (let pc = 0; pc < code.length; pc += STRIDE) if (code[pc] === op) return true;
  return false;
}
