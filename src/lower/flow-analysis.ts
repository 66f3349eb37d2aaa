// What one function does with the values behind its registers (register-flow.ts): what it stores and decides with them, hands to other
// functions, returns, brings together, and reaches through them.
//
// What decided which of several results a function returns counts only where all of them are constants (`return true`): else
// everything behind a call that may fail would depend on all that the call looked at.

import * as op from "../ir/opcode.ts";
import { STRIDE } from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import type { FunctionIr } from "../ir/program.ts";
import type { Dereference, FlowContext, FlowFacts, Handover, Meeting, MemoryAccess, Sink } from "./flow-facts.ts";
import { CALLS, RegisterFlow } from "./register-flow.ts";

/** Instructions that write, or that others can wait for. Branches are added by their shape. */
const SINKS = new Set([
  ...[op.STORE, op.STORE_GLOBAL, op.STORE_ELEM, op.COPY_CELLS, op.COPY_SLICE, op.COPY_STRING, op.CLEAR_SLICE],
  ...[op.APPEND, op.APPEND_SLICE, op.APPEND_STRING, op.MAP_SET, op.MAP_DELETE, op.MAP_CLEAR],
  ...[op.SEND, op.RECV, op.SELECT, op.CLOSE_CHAN, op.OPERATION],
]);

/** Reads that may be uses of what was checked before; see `addCheckedRead`. */
const CHECKED = new Set([op.LOAD, op.LOAD_GLOBAL, op.MAP_GET]);

/** Instructions with a slice and an index. */
const INDEXING = new Set([op.LOAD_ELEM, op.STORE_ELEM, op.ELEM_ADDR]);

/** Instructions that reach something through their second operand. */
const REACHING = new Set([op.LOAD, op.FIELD_ADDR, op.CALL_CLOSURE, op.LOAD_ELEM, op.ELEM_ADDR]);

/** Arguments of a call of a function value that are followed. */
const MAX_UNKNOWN_ARGUMENTS = 8;

/** Analyses one function. Cost: see `RegisterFlow`. */
export function analyseFlow(context: FlowContext, fn: FunctionIr): FlowFacts {
  return new FlowAnalysis(context, fn).run();
}

class FlowAnalysis {
  private readonly flow: RegisterFlow;
  private readonly sinks: Sink[] = [];
  private readonly handovers = new Map<number, Handover>();
  private readonly loads = new Map<number, MemoryAccess>();
  private readonly stores: MemoryAccess[] = [];
  private readonly meetings: Meeting[] = [];
  private readonly dereferences: Dereference[] = [];
  /** By instruction that makes an object: what is stored in it. */
  private readonly contents = new Map<number, { readonly operands: number[][]; control: readonly number[] }>();
  /** By result word: its sets at the returns, and whether it is a constant at all of them. */
  private readonly results: { data: Set<number>; control: Set<number> }[] = [];
  private readonly checks = new Set<number>();

  constructor(
    private readonly context: FlowContext,
    private readonly fn: FunctionIr,
  ) {
    this.flow = new RegisterFlow(context, fn);
  }

  run(): FlowFacts {
    this.flow.solve();
    this.flow.walk((i, control, isAtBranch) => this.collectAt(i, control, isAtBranch));
    for (const [instruction, { operands, control }] of this.contents)
      this.meetings.push({ instruction, operands, control, isIndex: false, isSum: false });
    for (const [i, sink] of this.sinks.entries()) if (!sink.isRead) this.sinks[i] = this.withContents(sink);
    const { sinks, handovers, loads, stores, meetings, dereferences } = this;
    const results = this.results.map(({ data, control }) => [...(data.size > 0 ? this.addContents(data) : control)]);
    const checks = [...this.checks];
    return { atoms: this.flow.atoms, sinks, handovers, results, checks, loads, stores, meetings, dereferences };
  }

  private collectAt(i: number, control: Uint32Array, isAtBranch: boolean): void {
    const pc = i * STRIDE;
    const opcode = this.fn.code[pc] ?? 0;
    const isBranch = isAtBranch && targetOperand(opcode) > 0 && opcode !== op.JUMP_IF_DETAILED;
    if (SINKS.has(opcode) || isBranch) this.addSink(i, control);
    if (CALLS.has(opcode) || opcode === op.MAKE_CLOSURE || opcode === op.DEFER) this.addHandover(i, opcode, control);
    if (opcode === op.RETURN) this.addResults(pc, control);
    this.addAccess(i, opcode, control);
    if (!this.fn.isUser) return;
    if (CHECKED.has(opcode)) this.addCheckedRead(i, control);
    this.addMeeting(i, opcode, control);
    this.addDereference(i, opcode, control);
  }

  private addSink(i: number, control: Uint32Array): void {
    const { data, control: deciding } = this.flow.inputsOf(i, control);
    if (data.length + deciding.length > 0) this.sinks.push({ instruction: i, data, control: deciding, isRead: false });
  }

  // A read that another one decided about: of what was looked at once, and is used now.
  private addCheckedRead(i: number, control: Uint32Array): void {
    const deciding = this.flow.atomsIn(control);
    if (deciding.length > 1) this.sinks.push({ instruction: i, data: [], control: deciding, isRead: true });
  }

  // Who writes a pointer to something new, writes what is in there.
  private withContents(sink: Sink): Sink {
    const data = this.addContents(new Set(sink.data));
    if (data.size === sink.data.length) return sink;
    return { ...sink, data: [...data] };
  }

  private addContents(data: Set<number>): Set<number> {
    // A set takes what is added while it is walked through.
    for (const index of data) {
      const atom = this.flow.atoms[index];
      if (atom?.kind !== "object") continue;
      for (const atoms of this.contents.get(atom.instruction)?.operands ?? []) for (const one of atoms) data.add(one);
    }
    return data;
  }

  private addHandover(i: number, opcode: number, control: Uint32Array): void {
    const { code } = this.fn;
    const pc = i * STRIDE;
    const isClosure = opcode === op.MAKE_CLOSURE;
    const targets = this.flow.targets(pc);
    const first = (isClosure ? code[pc + 3] : code[pc + 1]) ?? 0;
    let callee: readonly number[] = [];
    let count = isClosure ? (code[pc + 4] ?? 0) : this.nParameters(targets);
    if (opcode === op.CALL_CLOSURE) {
      callee = this.flow.dataOf(code[pc + 2] ?? 0);
      count = Math.min(MAX_UNKNOWN_ARGUMENTS, this.fn.nRegisters - first);
    } else if (opcode === op.DEFER) {
      callee = this.flow.dataOf(first);
      count = 0;
    }
    const words: number[][] = [];
    for (let r = first; r < first + count; r++) words.push(this.flow.dataOf(r));
    const deciding = isClosure ? [] : this.flow.atomsIn(control);
    this.handovers.set(i, { instruction: i, targets, callee, isClosure, words, control: deciding });
  }

  private nParameters(targets: readonly number[]): number {
    const { functions } = this.context.program;
    return targets.reduce((most, target) => Math.max(most, functions[target]?.nParameterWords ?? 0), 0);
  }

  // Data of a register; what decided about it where it is a constant.
  private sourcesOf(register: number): number[] {
    const data = this.flow.dataOf(register);
    return data.length > 0 ? data : this.flow.controlOf(register);
  }

  private addResults(pc: number, control: Uint32Array): void {
    const a = this.fn.code[pc + 1] ?? 0;
    const count = this.fn.code[pc + 2] ?? 0;
    for (const atom of this.flow.atomsIn(control)) if (this.flow.atoms[atom]?.kind !== "given") this.checks.add(atom);
    for (let word = 0; word < count; word++) {
      this.results[word] ??= { data: new Set(), control: new Set() };
      const result = this.results[word] as (typeof this.results)[number]; // just made
      for (const atom of this.flow.dataOf(a + word)) result.data.add(atom);
      for (const atom of this.flow.controlOf(a + word)) result.control.add(atom);
    }
  }

  private addAccess(i: number, opcode: number, control: Uint32Array): void {
    const [, a = 0, b = 0, c = 0] = this.fn.code.subarray(i * STRIDE, (i + 1) * STRIDE);
    if (opcode === op.LOAD || opcode === op.LOAD_ELEM) {
      if (!this.fn.isUser) return;
      const address = this.addressOf(b);
      const offset = opcode === op.LOAD ? c : -1;
      if (address.length > 0) this.loads.set(i, { instruction: i, address, offset, value: [] });
    } else if (opcode === op.STORE || opcode === op.STORE_QUIET || opcode === op.STORE_ELEM) {
      const isElement = opcode === op.STORE_ELEM;
      this.addStore(i, this.addressOf(a), isElement ? -1 : c, isElement ? c : b, control);
    } else if (opcode === op.MAP_SET) {
      this.addStore(i, this.addressOf(a), -1, b, control);
      this.addStore(i, this.addressOf(a), -1, c, control);
    } else if (opcode === op.COPY_SLICE) {
      this.addStore(i, this.addressOf(b), -1, c, control);
    } else if (opcode === op.STORE_QUIET_N) {
      const address = this.addressOf(a);
      for (let word = 0; word < c; word++) this.addStore(i, address, word, b + word, control);
    }
  }

  // Atoms of an address that can be followed.
  private addressOf(register: number): number[] {
    return this.flow.dataOf(register).filter((atom) => this.flow.isPointer(atom));
  }

  private addStore(i: number, address: number[], offset: number, register: number, control: Uint32Array): void {
    if (address.length === 0) return;
    const value = this.sourcesOf(register);
    if (this.fn.isUser) this.stores.push({ instruction: i, address, offset, value });
    for (const atom of address) {
      const object = this.flow.atoms[atom];
      if (object?.kind !== "object") continue;
      let contents = this.contents.get(object.instruction);
      if (contents === undefined) {
        contents = { operands: [], control: this.flow.atomsIn(control) };
        this.contents.set(object.instruction, contents);
      }
      contents.operands.push(this.flow.dataOf(register));
    }
  }

  private addMeeting(i: number, opcode: number, control: Uint32Array): void {
    const registers = this.meetingRegisters(i, opcode);
    if (registers.length < 2) return;
    const isIndex = INDEXING.has(opcode);
    const operands = registers.map((register) =>
      isIndex ? this.indexSources(register, control) : this.flow.dataOf(register),
    );
    const known = operands.filter((atoms) => atoms.length > 0);
    if (known.length < 2) return;
    const isSum = opcode >= op.ADD_I && opcode <= op.XOR && this.isShared(registers);
    this.meetings.push({ instruction: i, operands: known, control: this.flow.atomsIn(control), isIndex, isSum });
  }

  // Whether two registers depend on one read, or on one call's result.
  private isShared([a = 0, b = 0]: readonly number[]): boolean {
    if (a === b) return false;
    const other = this.flow.dataOf(b);
    return this.flow.dataOf(a).some((atom) => {
      const kind = this.flow.atoms[atom]?.kind;
      return (kind === "read" || kind === "result") && other.includes(atom);
    });
  }

  // Data of a register; what decided which of several constants it holds, but not what decided about this place as well.
  private indexSources(register: number, control: Uint32Array): number[] {
    const data = this.flow.dataOf(register);
    if (data.length > 0) return data;
    const here = this.flow.atomsIn(control);
    return this.sourcesOf(register).filter((atom) => !here.includes(atom));
  }

  // Registers whose values meet in the instruction.
  private meetingRegisters(i: number, opcode: number): readonly number[] {
    const isRange = opcode === op.RETURN || opcode === op.BOX || opcode === op.CALL || opcode === op.CALL_NATIVE;
    const isBinary = (opcode >= op.ADD_I && opcode <= op.XOR) || (opcode >= op.EQ && opcode <= op.EQ_VALUE);
    const isJump = opcode >= op.JUMP_LT && opcode <= op.JUMP_NE;
    const isPair = isBinary || isJump || opcode === op.CONCAT || opcode === op.STRING_INDEX;
    if (INDEXING.has(opcode)) {
      const pc = i * STRIDE;
      const first = opcode === op.STORE_ELEM ? pc + 1 : pc + 2;
      return [this.fn.code[first] ?? 0, this.fn.code[first + 1] ?? 0];
    }
    if (!isRange && !isPair) return [];
    return this.flow.registersRead(i);
  }

  private addDereference(i: number, opcode: number, control: Uint32Array): void {
    const [, a = 0, b = 0] = this.fn.code.subarray(i * STRIDE, (i + 1) * STRIDE);
    let register = -1;
    if (opcode === op.NIL_CHECK || opcode === op.STORE || opcode === op.MAP_SET) register = a;
    else if (REACHING.has(opcode)) register = b;
    else if (opcode === op.CALL_INTERFACE) register = a;
    if (register < 0) return;
    const data = this.flow.dataOf(register).filter((atom) => !this.flow.isPointer(atom));
    if (data.length > 0) this.dereferences.push({ instruction: i, data, control: this.flow.atomsIn(control) });
  }
}
