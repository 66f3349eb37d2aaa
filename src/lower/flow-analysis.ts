// Where the values in one function's registers come from. Forward data flow over basic blocks; the facts are sets of atoms: reads
// of this function, words it was given, results of calls. Each register has two sets: `data` (the value was computed from it)
// and `control` (it decided which value the register got). What a block's controlling branches depend on is control of
// everything the block writes, so the analysis runs until that is stable as well.

import {
  APPEND,
  APPEND_SLICE,
  APPEND_STRING,
  BYTES_TO_STRING,
  CALL,
  CALL_CLOSURE,
  CALL_INTERFACE,
  CALL_NATIVE,
  CHAN_LEN,
  CLEAR_SLICE,
  CLOSE_CHAN,
  COPY_CELLS,
  COPY_SLICE,
  COPY_STRING,
  LOAD,
  LOAD_ELEM,
  LOAD_GLOBAL,
  LOAD_QUIET,
  MAKE_CLOSURE,
  MAP_CLEAR,
  MAP_DELETE,
  MAP_GET,
  MAP_GET_OK,
  MAP_ITER_NEXT,
  MAP_LEN,
  MAP_SET,
  OPERATION,
  RECV,
  RETURN,
  RUNES_TO_STRING,
  SELECT,
  SEND,
  STORE,
  STORE_ELEM,
  STORE_GLOBAL,
  STRIDE,
} from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import type { FunctionIr, Program } from "../ir/program.ts";
import { forEachRead, forEachWrite } from "../ir/registers.ts";
import { type Block, blocksOf } from "./control-dependence.ts";

/** Instructions that read what other goroutines may write. */
const READS = new Set([
  ...[LOAD, LOAD_GLOBAL, LOAD_ELEM, LOAD_QUIET, COPY_CELLS, BYTES_TO_STRING, RUNES_TO_STRING, COPY_SLICE],
  ...[MAP_GET, MAP_GET_OK, MAP_LEN, MAP_ITER_NEXT, RECV, SELECT, CHAN_LEN, APPEND, APPEND_SLICE, OPERATION],
]);

/** Instructions that write, or that others can wait for. Branches are added by their shape. */
const SINKS = new Set([
  ...[STORE, STORE_GLOBAL, STORE_ELEM, COPY_CELLS, APPEND, APPEND_SLICE, APPEND_STRING, COPY_SLICE, COPY_STRING],
  ...[CLEAR_SLICE, MAP_SET, MAP_DELETE, MAP_CLEAR, SEND, RECV, SELECT, CLOSE_CHAN, OPERATION],
]);

/** What a value can come from. */
export type Atom =
  | { readonly kind: "read"; readonly instruction: number }
  /** Parameter word or, behind the parameters, captured word. */
  | { readonly kind: "given"; readonly index: number }
  | { readonly kind: "result"; readonly instruction: number };

/** Atom indices of one instruction that writes, branches or may block. */
export interface Sink {
  readonly instruction: number;
  readonly data: readonly number[];
  /** Without what is in `data` already. */
  readonly control: readonly number[];
}

/** Words handed to other functions by one instruction: a call, or the making of a closure. */
export interface Handover {
  readonly instruction: number;
  /** Functions that get the words. */
  readonly targets: readonly number[];
  /** First word given: 0 for calls, behind the parameters for closures. */
  readonly isClosure: boolean;
  /** Atom indices per word. */
  readonly words: readonly (readonly number[])[];
}

export interface FlowFacts {
  readonly atoms: readonly Atom[];
  readonly sinks: readonly Sink[];
  readonly handovers: readonly Handover[];
  /** Atom indices that results depend on. */
  readonly result: readonly number[];
}

/** Number of argument and result words of a native or operation. */
export interface NativeShape {
  readonly nParameters: number;
  readonly nResults: number;
}

/** What the analysis needs to know besides the function. */
export interface FlowContext {
  readonly program: Program;
  readonly natives: readonly NativeShape[];
  readonly operations: readonly NativeShape[];
  /** Functions that may stand behind an interface's method. */
  readonly implementations: (method: number) => readonly number[];
}

/** Analyses one function. Cost: blocks times registers times atoms / 32, times a few rounds. */
export function analyseFlow(context: FlowContext, fn: FunctionIr): FlowFacts {
  return new FlowAnalysis(context, fn).run();
}

class FlowAnalysis {
  private readonly atoms: Atom[] = [];
  /** Atom of an instruction, or -1. */
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
    for (let index = 0; index < fn.nParameterWords + fn.nCaptureWords; index++)
      this.atoms.push({ kind: "given", index });
    for (let i = 0; i < n; i++) this.addAtom(i);
    for (let i = 0; i < n; i++) this.listRegisters(i * STRIDE);
    this.readStart.push(this.reads.length);
    this.writeStart.push(this.writes.length);
    this.blocks = blocksOf(code, fn.recoverPc >= 0 ? [fn.recoverPc / STRIDE] : []);
    this.nWords = (this.atoms.length + 31) >> 5;
    const stateSize = fn.nRegisters * 2 * this.nWords;
    this.entry = this.blocks.map(() => new Uint32Array(stateSize));
    this.blockControl = this.blocks.map(() => new Uint32Array(this.nWords));
    this.branchSets = this.blocks.map(() => new Uint32Array(this.nWords));
    this.value = new Uint32Array(2 * this.nWords);
    this.state = new Uint32Array(stateSize);
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
    if (code[pc] === COPY_CELLS) this.writes.push(a);
  }

  private addAtom(instruction: number): void {
    const op = this.fn.code[instruction * STRIDE] ?? 0;
    const isCall = op === CALL || op === CALL_INTERFACE;
    if (!isCall && !READS.has(op)) return;
    this.atomAt[instruction] = this.atoms.length;
    this.atoms.push({ kind: isCall ? "result" : "read", instruction });
  }

  run(): FlowFacts {
    if (this.atoms.length > 0) this.solve();
    return this.collect();
  }

  private solve(): void {
    const first = this.entry[0];
    const given = this.fn.nParameterWords + this.fn.nCaptureWords;
    if (first !== undefined) for (let r = 0; r < given; r++) setBit(first, r * 2 * this.nWords, r);
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
    if (block.next.length > 1) {
      this.gather(block.end - 1, control);
      const branch = this.branchSets[b] as Uint32Array;
      for (let w = 0; w < this.nWords; w++) {
        const grown = ((branch[w] ?? 0) | (this.value[w] ?? 0) | (this.value[this.nWords + w] ?? 0)) >>> 0;
        if (grown !== branch[w]) isChanged = true;
        branch[w] = grown;
      }
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
    const op = this.fn.code[pc];
    if (op === CALL_NATIVE) return this.context.natives[this.fn.code[pc + 2] ?? -1];
    return op === OPERATION ? this.context.operations[this.fn.code[pc + 2] ?? -1] : undefined;
  }

  private transfer(i: number, control: Uint32Array): void {
    const { code } = this.fn;
    const op = code[i * STRIDE] ?? 0;
    const atom = this.atomAt[i] as number; // one per instruction
    if (op === CALL || op === CALL_INTERFACE) {
      // The results depend on the callee; what it was given is followed there.
      this.value.fill(0);
      this.value.set(control, this.nWords);
    } else this.gather(i, control);
    if (atom >= 0) setBit(this.value, 0, atom);
    if (op === CALL || op === CALL_INTERFACE || op === CALL_CLOSURE) {
      for (let r = code[i * STRIDE + 1] ?? 0; r < this.fn.nRegisters; r++) this.assign(r);
      return;
    }
    const end = this.writeStart[i + 1] as number; // one more than instructions
    for (let k = this.writeStart[i] as number; k < end; k++) this.assign(this.writes[k] as number);
  }

  private assign(register: number): void {
    this.state.set(this.value, register * 2 * this.nWords);
  }

  // ---- After the last round

  private collect(): FlowFacts {
    const sinks: Sink[] = [];
    const handovers: Handover[] = [];
    const result = new Uint32Array(this.nWords);
    const { code } = this.fn;
    for (const [b, block] of this.blocks.entries()) {
      const control = this.blockControl[b] as Uint32Array; // one per block
      this.state.set(this.entry[b] as Uint32Array);
      for (let i = block.start; i < block.end; i++) {
        const op = code[i * STRIDE] ?? 0;
        const isBranch = targetOperand(op) > 0 && block.next.length > 1;
        if (SINKS.has(op) || isBranch) this.addSink(sinks, i, control);
        if (op === CALL || op === CALL_INTERFACE || op === MAKE_CLOSURE) this.addHandover(handovers, i, op);
        if (op === RETURN) {
          this.gather(i, control);
          for (let w = 0; w < this.nWords; w++) {
            result[w] = (result[w] ?? 0) | (this.value[w] ?? 0) | (this.value[this.nWords + w] ?? 0);
          }
        }
        this.transfer(i, control);
      }
    }
    return { atoms: this.atoms, sinks, handovers, result: bitsOf(result, 0, this.nWords) };
  }

  private addSink(sinks: Sink[], i: number, control: Uint32Array): void {
    this.gather(i, control);
    const data = bitsOf(this.value, 0, this.nWords);
    const all = bitsOf(this.value, this.nWords, this.nWords);
    const rest = all.filter((atom) => !data.includes(atom));
    if (data.length + rest.length > 0) sinks.push({ instruction: i, data, control: rest });
  }

  private addHandover(handovers: Handover[], i: number, op: number): void {
    const { code } = this.fn;
    const pc = i * STRIDE;
    const b = code[pc + 2] ?? 0;
    const isClosure = op === MAKE_CLOSURE;
    const targets = op === CALL_INTERFACE ? this.context.implementations(b) : [b];
    const first = (isClosure ? code[pc + 3] : code[pc + 1]) ?? 0;
    const count = isClosure ? (code[pc + 4] ?? 0) : this.nGiven(targets);
    const words: number[][] = [];
    for (let r = first; r < first + count; r++) {
      const at = r * 2 * this.nWords;
      words.push([
        ...new Set([...bitsOf(this.state, at, this.nWords), ...bitsOf(this.state, at + this.nWords, this.nWords)]),
      ]);
    }
    handovers.push({ instruction: i, targets, isClosure, words });
  }

  private nGiven(targets: readonly number[]): number {
    const { functions } = this.context.program;
    return targets.reduce((most, target) => Math.max(most, functions[target]?.nParameterWords ?? 0), 0);
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
