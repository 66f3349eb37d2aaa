// Where the values in one function's registers come from. Forward data flow over basic blocks; the facts are sets of atoms: reads
// of this function, words it was given, results of calls, objects and closures it makes. Each register has two sets: `data` (the
// value was computed from it) and `control` (it decided which value the register got). What a block's controlling branches depend
// on is control of everything the block writes, so the analysis runs until that is stable as well.
//
// What decided which of several results a function returns counts only where all of them are constants (`return true`): else
// everything behind a call that may fail would depend on all that the call looked at.

import * as op from "../ir/opcode.ts";
import { STRIDE } from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import type { FunctionIr } from "../ir/program.ts";
import { forEachRead, forEachWrite } from "../ir/registers.ts";
import { Closure } from "../ir/value.ts";
import { type Block, blocksOf } from "./control-dependence.ts";
import type {
  Atom,
  Dereference,
  FlowContext,
  FlowFacts,
  Handover,
  Meeting,
  MemoryAccess,
  NativeShape,
  Sink,
} from "./flow-facts.ts";

/** Instructions that read what other goroutines may write. */
const READS = new Set([
  ...[op.LOAD, op.LOAD_GLOBAL, op.LOAD_ELEM, op.LOAD_QUIET, op.COPY_CELLS, op.BYTES_TO_STRING, op.RUNES_TO_STRING],
  ...[op.MAP_GET, op.MAP_GET_OK, op.MAP_LEN, op.MAP_ITER_NEXT, op.RECV, op.SELECT, op.CHAN_LEN],
  ...[op.COPY_SLICE, op.APPEND, op.APPEND_SLICE, op.OPERATION],
]);

/** Instructions that write, or that others can wait for. Branches are added by their shape. */
const SINKS = new Set([
  ...[op.STORE, op.STORE_GLOBAL, op.STORE_ELEM, op.COPY_CELLS, op.COPY_SLICE, op.COPY_STRING, op.CLEAR_SLICE],
  ...[op.APPEND, op.APPEND_SLICE, op.APPEND_STRING, op.MAP_SET, op.MAP_DELETE, op.MAP_CLEAR],
  ...[op.SEND, op.RECV, op.SELECT, op.CLOSE_CHAN, op.OPERATION],
]);

/** Reads that may be uses of what was checked before; see `addCheckedRead`. */
const CHECKED = new Set([op.LOAD, op.LOAD_GLOBAL, op.MAP_GET]);

/** Reads whose second operand says where. */
const FETCHING = new Set([op.LOAD, op.LOAD_ELEM, op.LOAD_QUIET, op.MAP_GET, op.MAP_GET_OK, op.MAP_LEN, op.RECV]);

/** Instructions that make what others are stored in. */
const MAKING = new Set([op.ALLOC, op.MAKE_SLICE, op.MAP_MAKE]);

/** Instructions with a slice and an index. */
const INDEXING = new Set([op.LOAD_ELEM, op.STORE_ELEM, op.ELEM_ADDR]);

/** Instructions that reach something through their second operand. */
const REACHING = new Set([op.LOAD, op.FIELD_ADDR, op.CALL_CLOSURE, op.LOAD_ELEM, op.ELEM_ADDR]);

const CALLS = new Set([op.CALL, op.CALL_INTERFACE, op.CALL_CLOSURE]);

/** Results of a call of a function value that are told apart; further ones count as coming from nowhere. */
const MAX_UNKNOWN_RESULTS = 3;
/** Arguments of such a call that are followed. */
const MAX_UNKNOWN_ARGUMENTS = 8;

/** Analyses one function. Cost: blocks times registers times atoms / 32, times a few rounds. */
export function analyseFlow(context: FlowContext, fn: FunctionIr): FlowFacts {
  return new FlowAnalysis(context, fn).run();
}

class FlowAnalysis {
  private readonly atoms: Atom[] = [];
  /** First atom of an instruction, or -1; a call has one for each word of its results. */
  private readonly atomAt: Int32Array;
  private readonly blocks: readonly Block[];
  /** Words per atom set. */
  private readonly nWords: number;
  /** Entry state per block: for each register its data, then its control set. */
  private readonly entry: Uint32Array[];
  /** Control set per block: what its branches depend on. */
  private readonly blockControl: Uint32Array[];
  /** What the branch at the end of a block depends on. */
  private readonly branchSets: Uint32Array[];
  /** Atoms of addresses. */
  private readonly pointers: Uint32Array;
  private readonly value: Uint32Array;
  private readonly state: Uint32Array;
  /** Registers that instruction i reads: `reads[readStart[i]]` up to `reads[readStart[i + 1]]`; the same for writes. */
  private readonly reads: number[] = [];
  private readonly readStart: number[] = [];
  private readonly writes: number[] = [];
  private readonly writeStart: number[] = [];

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

  constructor(
    private readonly context: FlowContext,
    private readonly fn: FunctionIr,
  ) {
    const { code } = fn;
    const n = code.length / STRIDE;
    this.atomAt = new Int32Array(n).fill(-1);
    for (let index = 0; index <= this.nGiven; index++) this.atoms.push({ kind: "given", index });
    for (let index = 0; index < this.nGiven; index++) this.atoms.push({ kind: "address", index });
    for (let i = 0; i < n; i++) this.addAtoms(i);
    for (let i = 0; i < n; i++) this.listRegisters(i * STRIDE);
    this.readStart.push(this.reads.length);
    this.writeStart.push(this.writes.length);
    this.blocks = blocksOf(code, fn.recoverPc >= 0 ? [fn.recoverPc / STRIDE] : []);
    this.nWords = (this.atoms.length + 31) >> 5;
    const stateSize = fn.nRegisters * 2 * this.nWords;
    this.entry = this.blocks.map(() => new Uint32Array(stateSize));
    this.blockControl = this.blocks.map(() => new Uint32Array(this.nWords));
    this.branchSets = this.blocks.map(() => new Uint32Array(this.nWords));
    this.pointers = new Uint32Array(this.nWords);
    for (const [index, { kind }] of this.atoms.entries())
      if (kind === "address" || kind === "object") setBit(this.pointers, 0, index);
    this.value = new Uint32Array(2 * this.nWords);
    this.state = new Uint32Array(stateSize);
  }

  private get nGiven(): number {
    return this.fn.nParameterWords + this.fn.nCaptureWords;
  }

  private listRegisters(pc: number): void {
    const { code } = this.fn;
    const { program } = this.context;
    const a = code[pc + 1] ?? 0;
    const shape = this.nativeShape(pc);
    this.readStart.push(this.reads.length);
    forEachRead(program, code, pc, (r) => this.reads.push(r));
    for (let i = 0; i < (shape?.nParameters ?? 0); i++) this.reads.push(a + i);
    this.writeStart.push(this.writes.length);
    forEachWrite(program, code, pc, (r) => this.writes.push(r));
    for (let i = 0; i < (shape?.nResults ?? 0); i++) this.writes.push(a + i);
    // The cells behind the register take the value: a private copy of something wide.
    if (code[pc] === op.COPY_CELLS) this.writes.push(a);
  }

  private addAtoms(instruction: number): void {
    const pc = instruction * STRIDE;
    const code = this.fn.code[pc] ?? 0;
    const first = this.atoms.length;
    if (CALLS.has(code)) {
      const n = this.nResults(pc);
      for (let word = 0; word < n; word++) this.atoms.push({ kind: "result", instruction, word });
    } else if (READS.has(code)) this.atoms.push({ kind: "read", instruction });
    else if (MAKING.has(code)) {
      this.atoms.push({ kind: "object", instruction });
    } else {
      const target = this.closureTarget(pc);
      if (target >= 0) this.atoms.push({ kind: "closure", instruction, target });
    }
    if (this.atoms.length > first) this.atomAt[instruction] = first;
  }

  // Function of the closure that the instruction makes; -1.
  private closureTarget(pc: number): number {
    const { code } = this.fn;
    if (code[pc] === op.MAKE_CLOSURE) return code[pc + 2] ?? -1;
    if (code[pc] !== op.CONST) return -1;
    const constant = this.context.program.constants[code[pc + 2] ?? -1];
    return constant instanceof Closure ? constant.fn : -1;
  }

  private nResults(pc: number): number {
    const { code } = this.fn;
    const room = this.fn.nRegisters - (code[pc + 1] ?? 0);
    if (code[pc] === op.CALL_CLOSURE) return Math.min(room, MAX_UNKNOWN_RESULTS);
    const { functions } = this.context.program;
    return this.targets(pc).reduce((most, target) => Math.max(most, functions[target]?.nResultWords ?? 0), 0);
  }

  private targets(pc: number): readonly number[] {
    const { code } = this.fn;
    const b = code[pc + 2] ?? 0;
    if (code[pc] === op.CALL_INTERFACE) return this.context.implementations(b);
    return code[pc] === op.CALL || code[pc] === op.MAKE_CLOSURE ? [b] : [];
  }

  run(): FlowFacts {
    this.solve();
    this.collect();
    for (const [instruction, { operands, control }] of this.contents)
      this.meetings.push({ instruction, operands, control, isIndex: false });
    for (const [i, sink] of this.sinks.entries()) if (!sink.isRead) this.sinks[i] = this.withContents(sink);
    const { atoms, sinks, handovers, loads, stores, meetings, dereferences } = this;
    const results = this.results.map(({ data, control }) => [...(data.size > 0 ? this.addContents(data) : control)]);
    return { atoms, sinks, handovers, results, loads, stores, meetings, dereferences };
  }

  private solve(): void {
    const first = this.entry[0];
    for (let r = 0; first !== undefined && r < this.nGiven; r++) {
      setBit(first, r * 2 * this.nWords, r);
      setBit(first, r * 2 * this.nWords, this.nGiven + 1 + r);
    }
    // What decided about the call decides about everything in here.
    for (const control of this.blockControl) setBit(control, 0, this.nGiven);
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (let b = 0; b < this.blocks.length; b++) if (this.flowThrough(b)) isChanged = true;
    }
  }

  // Runs a block; whether a successor's entry or a branch's set has grown.
  private flowThrough(b: number): boolean {
    const block = this.blocks[b] as Block; // in range
    const control = this.blockControl[b] as Uint32Array; // one per block
    for (const branch of block.controllers) mergeInto(control, this.branchSets[branch] as Uint32Array);
    this.state.set(this.entry[b] as Uint32Array);
    for (let i = block.start; i < block.end; i++) this.transfer(i, control);
    let isChanged = false;
    for (const next of block.next) {
      if (mergeInto(this.entry[next] as Uint32Array, this.state)) isChanged = true;
    }
    if (block.next.length > 1 && this.growBranch(block.end - 1, this.branchSets[b] as Uint32Array, control))
      isChanged = true;
    return isChanged;
  }

  private growBranch(i: number, branch: Uint32Array, control: Uint32Array): boolean {
    this.gather(i, control);
    const { value, nWords } = this;
    const atom = this.atomAt[i] as number; // one per instruction
    if (atom >= 0) setBit(value, 0, atom);
    // Which form a map has is nothing that the program asks.
    if (this.fn.code[i * STRIDE] === op.JUMP_IF_DETAILED) value.fill(0, 0, nWords);
    let isChanged = false;
    for (let w = 0; w < nWords; w++) {
      const grown = ((branch[w] ?? 0) | (value[w] ?? 0) | (value[nWords + w] ?? 0)) >>> 0;
      if (grown !== branch[w]) isChanged = true;
      branch[w] = grown;
    }
    return isChanged;
  }

  // `value` = everything that instruction `i` reads.
  private gather(i: number, control: Uint32Array): void {
    const { value, nWords, state, reads } = this;
    value.fill(0);
    value.set(control, nWords);
    const end = this.readStart[i + 1] as number; // one more than instructions
    for (let k = this.readStart[i] as number; k < end; k++) {
      const at = (reads[k] as number) * 2 * nWords; // k is in range
      for (let w = 0; w < 2 * nWords; w++) value[w] = (value[w] as number) | (state[at + w] as number); // registers are in the frame
    }
  }

  private nativeShape(pc: number): NativeShape | undefined {
    const code = this.fn.code[pc];
    if (code === op.CALL_NATIVE) return this.context.natives[this.fn.code[pc + 2] ?? -1];
    return code === op.OPERATION ? this.context.operations[this.fn.code[pc + 2] ?? -1] : undefined;
  }

  private transfer(i: number, control: Uint32Array): void {
    const { code } = this.fn;
    const opcode = code[i * STRIDE] ?? 0;
    const atom = this.atomAt[i] as number; // one per instruction
    if (CALLS.has(opcode)) {
      this.transferCall(i, atom, control);
      return;
    }
    this.gather(i, control);
    if (FETCHING.has(opcode)) this.dropAddress(i);
    if (atom >= 0) setBit(this.value, 0, atom);
    const end = this.writeStart[i + 1] as number; // one more than instructions
    for (let k = this.writeStart[i] as number; k < end; k++) this.assign(this.writes[k] as number);
  }

  // What is found somewhere is not the pointer to it.
  private dropAddress(i: number): void {
    const at = (this.fn.code[i * STRIDE + 2] ?? 0) * 2 * this.nWords;
    for (let w = 0; w < this.nWords; w++) {
      const pointers = (this.state[at + w] as number) & (this.pointers[w] as number); // as many words
      this.value[w] = (this.value[w] as number) & ~pointers;
    }
  }

  // The results depend on the callee; what it was given is followed there. The registers behind them are gone.
  private transferCall(i: number, atom: number, control: Uint32Array): void {
    const { code, nRegisters } = this.fn;
    const a = code[i * STRIDE + 1] ?? 0;
    const n = atom < 0 ? 0 : this.nResults(i * STRIDE);
    this.value.fill(0);
    this.value.set(control, this.nWords);
    for (let word = 0; word < n; word++) {
      this.value.fill(0, 0, this.nWords);
      setBit(this.value, 0, atom + word);
      this.assign(a + word);
    }
    this.value.fill(0, 0, this.nWords);
    for (let r = a + n; r < nRegisters; r++) this.assign(r);
  }

  private assign(register: number): void {
    if (register < this.fn.nRegisters) this.state.set(this.value, register * 2 * this.nWords);
  }

  // ---- After the last round

  private collect(): void {
    for (const [b, block] of this.blocks.entries()) {
      const control = this.blockControl[b] as Uint32Array; // one per block
      this.state.set(this.entry[b] as Uint32Array);
      for (let i = block.start; i < block.end; i++) {
        this.collectAt(i, control, block.next.length > 1);
        this.transfer(i, control);
      }
    }
  }

  private collectAt(i: number, control: Uint32Array, isBranching: boolean): void {
    const pc = i * STRIDE;
    const opcode = this.fn.code[pc] ?? 0;
    const isBranch = isBranching && targetOperand(opcode) > 0 && opcode !== op.JUMP_IF_DETAILED;
    if (SINKS.has(opcode) || isBranch) this.addSink(i, control);
    if (CALLS.has(opcode) || opcode === op.MAKE_CLOSURE || opcode === op.DEFER) this.addHandover(i, opcode, control);
    if (opcode === op.RETURN) this.addResults(pc);
    this.addAccess(i, opcode, control);
    if (!this.fn.isUser) return;
    if (CHECKED.has(opcode)) this.addCheckedRead(i, control);
    this.addMeeting(i, opcode, control);
    this.addDereference(i, opcode, control);
  }

  private addSink(i: number, control: Uint32Array): void {
    this.gather(i, control);
    const data = bitsOf(this.value, 0, this.nWords);
    const rest = bitsOf(this.value, this.nWords, this.nWords).filter((atom) => !data.includes(atom));
    if (data.length + rest.length > 0) this.sinks.push({ instruction: i, data, control: rest, isRead: false });
  }

  // A read that another one decided about: of what was looked at once, and is used now.
  private addCheckedRead(i: number, control: Uint32Array): void {
    const deciding = bitsOf(control, 0, this.nWords);
    if (deciding.length > 1) this.sinks.push({ instruction: i, data: [], control: deciding, isRead: true });
  }

  // Who writes a pointer to something new, writes what is in there.
  private withContents(sink: Sink): Sink {
    const data = this.addContents(new Set(sink.data));
    if (data.size === sink.data.length) return sink;
    return { ...sink, data: [...data], control: sink.control.filter((atom) => !data.has(atom)) };
  }

  private addContents(data: Set<number>): Set<number> {
    // A set takes what is added while it is walked through.
    for (const index of data) {
      const atom = this.atoms[index];
      if (atom?.kind !== "object") continue;
      for (const atoms of this.contents.get(atom.instruction)?.operands ?? []) for (const one of atoms) data.add(one);
    }
    return data;
  }

  private addHandover(i: number, opcode: number, control: Uint32Array): void {
    const { code } = this.fn;
    const pc = i * STRIDE;
    const isClosure = opcode === op.MAKE_CLOSURE;
    const targets = this.targets(pc);
    const first = (isClosure ? code[pc + 3] : code[pc + 1]) ?? 0;
    let callee: readonly number[] = [];
    let count = isClosure ? (code[pc + 4] ?? 0) : this.nParameters(targets);
    if (opcode === op.CALL_CLOSURE) {
      callee = this.dataOf(code[pc + 2] ?? 0);
      count = Math.min(MAX_UNKNOWN_ARGUMENTS, this.fn.nRegisters - first);
    } else if (opcode === op.DEFER) {
      callee = this.dataOf(first);
      count = 0;
    }
    const words: number[][] = [];
    for (let r = first; r < first + count; r++) words.push(this.dataOf(r));
    const deciding = isClosure ? [] : bitsOf(control, 0, this.nWords);
    this.handovers.set(i, { instruction: i, targets, callee, isClosure, words, control: deciding });
  }

  private nParameters(targets: readonly number[]): number {
    const { functions } = this.context.program;
    return targets.reduce((most, target) => Math.max(most, functions[target]?.nParameterWords ?? 0), 0);
  }

  private isPointer(atom: number): boolean {
    const kind = this.atoms[atom]?.kind;
    return kind === "object" || kind === "address";
  }

  private dataOf(register: number): number[] {
    return bitsOf(this.state, register * 2 * this.nWords, this.nWords);
  }

  // Data of a register; what decided about it where it is a constant.
  private sourcesOf(register: number): number[] {
    const data = this.dataOf(register);
    return data.length > 0 ? data : bitsOf(this.state, (register * 2 + 1) * this.nWords, this.nWords);
  }

  private addResults(pc: number): void {
    const a = this.fn.code[pc + 1] ?? 0;
    const count = this.fn.code[pc + 2] ?? 0;
    for (let word = 0; word < count; word++) {
      this.results[word] ??= { data: new Set(), control: new Set() };
      const result = this.results[word] as (typeof this.results)[number]; // just made
      for (const atom of this.dataOf(a + word)) result.data.add(atom);
      for (const atom of bitsOf(this.state, ((a + word) * 2 + 1) * this.nWords, this.nWords)) result.control.add(atom);
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
    return this.dataOf(register).filter((atom) => this.isPointer(atom));
  }

  private addStore(i: number, address: number[], offset: number, register: number, control: Uint32Array): void {
    if (address.length === 0) return;
    const value = this.sourcesOf(register);
    if (this.fn.isUser) this.stores.push({ instruction: i, address, offset, value });
    for (const atom of address) {
      const object = this.atoms[atom];
      if (object?.kind !== "object") continue;
      let contents = this.contents.get(object.instruction);
      if (contents === undefined) {
        contents = { operands: [], control: bitsOf(control, 0, this.nWords) };
        this.contents.set(object.instruction, contents);
      }
      contents.operands.push(this.dataOf(register));
    }
  }

  private addMeeting(i: number, opcode: number, control: Uint32Array): void {
    const registers = this.meetingRegisters(i, opcode);
    if (registers.length < 2) return;
    const isIndex = INDEXING.has(opcode);
    const operands = registers.map((register) =>
      isIndex ? this.indexSources(register, control) : this.dataOf(register),
    );
    const known = operands.filter((atoms) => atoms.length > 0);
    if (known.length > 1)
      this.meetings.push({ instruction: i, operands: known, control: bitsOf(control, 0, this.nWords), isIndex });
  }

  // Data of a register; what decided which of several constants it holds, but not what decided about this place as well.
  private indexSources(register: number, control: Uint32Array): number[] {
    const data = this.dataOf(register);
    if (data.length > 0) return data;
    const here = bitsOf(control, 0, this.nWords);
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
    return this.reads.slice(this.readStart[i] as number, this.readStart[i + 1] as number); // one more than instructions
  }

  private addDereference(i: number, opcode: number, control: Uint32Array): void {
    const [, a = 0, b = 0] = this.fn.code.subarray(i * STRIDE, (i + 1) * STRIDE);
    let register = -1;
    if (opcode === op.NIL_CHECK || opcode === op.STORE || opcode === op.MAP_SET) register = a;
    else if (REACHING.has(opcode)) register = b;
    else if (opcode === op.CALL_INTERFACE) register = a;
    if (register < 0) return;
    const data = this.dataOf(register).filter((atom) => !this.isPointer(atom));
    if (data.length > 0) this.dereferences.push({ instruction: i, data, control: bitsOf(control, 0, this.nWords) });
  }
}

function setBit(set: Uint32Array, at: number, bit: number): void {
  const word = at + (bit >> 5);
  set[word] = (set[word] ?? 0) | (1 << (bit & 31));
}

function mergeInto(into: Uint32Array, from: Uint32Array): boolean {
  let isChanged = false;
  for (let w = 0; w < into.length; w++) {
    const old = into[w] as number; // in range
    const grown = (old | (from[w] as number)) >>> 0; // as long as `into`
    if (grown !== old) {
      into[w] = grown;
      isChanged = true;
    }
  }
  return isChanged;
}

function bitsOf(set: Uint32Array, at: number, nWords: number): number[] {
  const bits: number[] = [];
  for (let w = 0; w < nWords; w++) {
    for (let word = set[at + w] ?? 0; word !== 0; word &= word - 1) bits.push(w * 32 + 31 - Math.clz32(word & -word));
  }
  return bits;
}
