// Checks that lowered code is well formed: operands in range, jumps to instructions, registers inside the frame, no register
// read that no path has written. Run in tests on everything that is lowered.

import {
  CALL,
  CALL_CLOSURE,
  CALL_INTERFACE,
  CALL_NATIVE,
  JUMP,
  JUMP_BACK,
  MAKE_SLICE,
  NOP,
  OPERATION,
  PANIC,
  RETURN,
  STRIDE,
} from "./opcode.ts";
import { type Operand, operandsOf, shapeOf, targetOperand } from "./operand-shapes.ts";
import type { FunctionIr, Program } from "./program.ts";
import { forEachRead, forEachWrite } from "./registers.ts";

/** A sentence for each thing that is wrong; empty for well-formed programs. Cost: linear in the code, times registers. */
export function validateProgram(program: Program): string[] {
  const problems: string[] = [];
  for (const [index, fn] of program.functions.entries()) {
    if (fn.index !== index) problems.push(`${fn.name}: index ${fn.index} at position ${index}`);
    problems.push(...new FunctionValidator(program, fn).run());
  }
  return problems;
}

class FunctionValidator {
  private readonly problems: string[] = [];

  constructor(
    private readonly program: Program,
    private readonly fn: FunctionIr,
  ) {}

  run(): string[] {
    const { fn } = this;
    if (fn.code.length % STRIDE !== 0) this.report(0, "code is no whole number of instructions");
    if (fn.positions.length !== fn.code.length / STRIDE) this.report(0, "positions do not match the code");
    if (fn.expressions.length !== fn.positions.length) this.report(0, "expressions do not match the code");
    if (fn.nParameterWords + fn.nCaptureWords > fn.nRegisters) this.report(0, "parameters outside the frame");
    if (fn.deferRegister >= 0 !== fn.recoverPc >= 0) this.report(0, "defer register and recover pc go together");
    for (let pc = 0; pc < fn.code.length; pc += STRIDE) this.instruction(pc);
    for (const local of fn.locals) {
      if (local.register < 0 || local.register > fn.nRegisters)
        this.report(local.fromPc, `local ${local.name} outside the frame`);
    }
    if (this.problems.length === 0) this.definiteInitialisation();
    return this.problems;
  }

  private report(pc: number, what: string): void {
    this.problems.push(`${this.fn.name}+${pc / STRIDE}: ${what}`);
  }

  private instruction(pc: number): void {
    const { code } = this.fn;
    const op = code[pc] ?? 0;
    if (shapeOf(op) === undefined) {
      this.report(pc, `unknown opcode ${op}`);
      return;
    }
    for (const operand of operandsOf(code, pc)) this.operand(pc, operand);
    forEachWrite(this.program, code, pc, (r) => this.register(pc, r));
    forEachRead(this.program, code, pc, (r) => this.register(pc, r));
    if (op === MAKE_SLICE && code[pc + STRIDE] !== NOP) this.report(pc, "MAKE_SLICE without its NOP");
    const isLast = pc + STRIDE === code.length;
    if (isLast && op !== RETURN && op !== JUMP && op !== JUMP_BACK && op !== PANIC) this.report(pc, "runs off the end");
  }

  private register(pc: number, register: number): void {
    if (register < 0 || register >= this.fn.nRegisters) this.report(pc, `register ${register} outside the frame`);
  }

  private operand(pc: number, { role, value }: Operand): void {
    const size = this.sizeOf(role);
    if (size !== undefined && (value < 0 || value >= size)) this.report(pc, `${role} ${value} of ${size}`);
    if (role === "target" && value % STRIDE !== 0) this.report(pc, `jump into an instruction: ${value}`);
  }

  private sizeOf(role: Operand["role"]): number | undefined {
    const { program } = this;
    switch (role) {
      case "target":
        return this.fn.code.length;
      case "constant":
        return program.constants.length;
      case "type":
        return program.types.length;
      case "allocation":
        return program.allocations.length;
      case "function":
        return program.functions.length;
      case "native":
        return program.natives.length;
      case "operation":
        return program.operations.length;
      case "method":
        return program.methodNames.length;
      case "select":
        return program.selects.length;
      default:
        return undefined;
    }
  }

  // Forward, all paths: what is written on every path to an instruction. Registers of a call's window count as unwritten after
  // it, but for its results, whose number is known for static calls alone.
  private definiteInitialisation(): void {
    const { code, nRegisters, nParameterWords, nCaptureWords, recoverPc } = this.fn;
    const n = code.length / STRIDE;
    const states: (Uint8Array | undefined)[] = new Array(n).fill(undefined);
    const entry = new Uint8Array(nRegisters);
    entry.fill(1, 0, nParameterWords + nCaptureWords);
    const work: number[] = [];
    const flow = (index: number, state: Uint8Array): void => {
      const known = states[index];
      if (known === undefined) {
        states[index] = state.slice();
        work.push(index);
      } else if (intersect(known, state)) work.push(index);
    };
    flow(0, entry);
    for (let index = work.pop(); index !== undefined; index = work.pop()) {
      const pc = index * STRIDE;
      const state = (states[index] as Uint8Array).slice(); // set before it is put on the list
      this.transfer(pc, state);
      for (const next of successors(code, pc)) flow(next, state);
    }
    if (recoverPc >= 0 && recoverPc >= code.length) this.report(0, "recover pc outside the code");
    for (let index = 0; index < n; index++) {
      const state = states[index];
      if (state === undefined) continue;
      forEachRead(this.program, code, index * STRIDE, (r) => {
        if (state[r] !== 1) this.report(index * STRIDE, `register ${r} may be read before it is written`);
      });
    }
  }

  private transfer(pc: number, state: Uint8Array): void {
    const { code } = this.fn;
    const op = code[pc] ?? 0;
    const a = code[pc + 1] ?? 0;
    const isGoCall = op === CALL || op === CALL_CLOSURE || op === CALL_INTERFACE;
    if (isGoCall || op === CALL_NATIVE || op === OPERATION) {
      const callee = op === CALL ? this.program.functions[code[pc + 2] ?? -1] : undefined;
      // The number of results is known for static calls alone; others are trusted.
      if (callee !== undefined) state.fill(0, a + callee.nResultWords);
      else state.fill(1, a);
      if (callee !== undefined) state.fill(1, a, a + callee.nResultWords);
      return;
    }
    forEachWrite(this.program, code, pc, (r) => {
      state[r] = 1;
    });
  }
}

function intersect(into: Uint8Array, other: Uint8Array): boolean {
  let isChanged = false;
  for (let i = 0; i < into.length; i++) {
    if (into[i] === 1 && other[i] !== 1) {
      into[i] = 0;
      isChanged = true;
    }
  }
  return isChanged;
}

/** Instruction indices that control may reach next. */
export function successors(code: Int32Array, pc: number): number[] {
  const op = code[pc] ?? 0;
  const next: number[] = [];
  if (op !== JUMP && op !== JUMP_BACK && op !== RETURN && op !== PANIC) next.push(pc / STRIDE + 1);
  const operand = targetOperand(op);
  if (operand > 0) next.push((code[pc + operand] ?? 0) / STRIDE);
  return next;
}
