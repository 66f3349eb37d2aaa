// Where the values in one function's registers come from. Forward data flow over basic blocks; the facts are sets of atoms: reads
// of this function, words it was given, results of calls, objects and closures it makes. Each register has two sets: `data` (the
// value was computed from it) and `control` (it decided which value the register got). What a block's controlling branches depend
// on is control of everything the block writes, so the analysis runs until that is stable as well.

import * as op from "../ir/opcode.ts";
import { STRIDE } from "../ir/opcode.ts";
import type { FunctionIr } from "../ir/program.ts";
import { forEachRead, forEachWrite } from "../ir/registers.ts";
import { Closure } from "../ir/value.ts";
import { type Block, blocksOf } from "./control-dependence.ts";
import type { Atom, FlowContext, NativeShape } from "./flow-facts.ts";

/** Instructions that read what other goroutines may write. */
const READS = new Set([
  ...[op.LOAD, op.LOAD_GLOBAL, op.LOAD_ELEM, op.LOAD_QUIET, op.COPY_CELLS, op.BYTES_TO_STRING, op.RUNES_TO_STRING],
  ...[op.MAP_GET, op.MAP_GET_OK, op.MAP_LEN, op.MAP_ITER_NEXT, op.RECV, op.SELECT, op.CHAN_LEN],
  ...[op.COPY_SLICE, op.APPEND, op.APPEND_SLICE, op.OPERATION],
]);

/** Reads whose second operand says where. */
const FETCHING = new Set([op.LOAD, op.LOAD_ELEM, op.LOAD_QUIET, op.MAP_GET, op.MAP_GET_OK, op.MAP_LEN, op.RECV]);

/** Instructions that make what others are stored in. */
const MAKING = new Set([op.ALLOC, op.MAKE_SLICE, op.MAP_MAKE]);

/** Calls of what is lowered as well. */
export const CALLS = new Set([op.CALL, op.CALL_INTERFACE, op.CALL_CLOSURE]);

/** Results of a call of a function value that are told apart; further ones count as coming from nowhere. */
const MAX_UNKNOWN_RESULTS = 3;

/** The atoms behind a function's registers, at each instruction. Cost: blocks times registers times atoms / 32, times a few rounds. */
export class RegisterFlow {
  readonly atoms: Atom[] = [];
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

  /** Functions that the instruction calls or makes a closure of, as far as it says. */
  targets(pc: number): readonly number[] {
    const { code } = this.fn;
    const b = code[pc + 2] ?? 0;
    if (code[pc] === op.CALL_INTERFACE) return this.context.implementations(b);
    return code[pc] === op.CALL || code[pc] === op.MAKE_CLOSURE ? [b] : [];
  }

  /** Runs the blocks until nothing changes. */
  solve(): void {
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

  /** Goes through the instructions once more; during `visit` the registers hold what they hold before the instruction. */
  walk(visit: (instruction: number, control: Uint32Array, isAtBranch: boolean) => void): void {
    for (const [b, block] of this.blocks.entries()) {
      const control = this.blockControl[b] as Uint32Array; // one per block
      this.state.set(this.entry[b] as Uint32Array);
      for (let i = block.start; i < block.end; i++) {
        visit(i, control, block.next.length > 1);
        this.transfer(i, control);
      }
    }
  }

  /** Atoms of a set that `walk` gives. */
  atomsIn(control: Uint32Array): number[] {
    return bitsOf(control, 0, this.nWords);
  }

  dataOf(register: number): number[] {
    return bitsOf(this.state, register * 2 * this.nWords, this.nWords);
  }

  controlOf(register: number): number[] {
    return bitsOf(this.state, (register * 2 + 1) * this.nWords, this.nWords);
  }

  /** Data and control of everything that an instruction reads. */
  inputsOf(instruction: number, control: Uint32Array): { readonly data: number[]; readonly control: number[] } {
    this.gather(instruction, control);
    return { data: bitsOf(this.value, 0, this.nWords), control: bitsOf(this.value, this.nWords, this.nWords) };
  }

  /** Registers that an instruction reads. */
  registersRead(instruction: number): readonly number[] {
    return this.reads.slice(this.readStart[instruction] as number, this.readStart[instruction + 1] as number); // one more than instructions
  }

  isPointer(atom: number): boolean {
    const kind = this.atoms[atom]?.kind;
    return kind === "object" || kind === "address";
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
