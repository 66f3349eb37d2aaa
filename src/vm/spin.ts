// Spin loops. A goroutine spins if it stands at the operation at which it stood before, with the same frames and the same values in
// all registers that may still be read, and did nothing in between but look (reads, failed attempts, defaults, yields) and rewrite
// memory with what was there: as long as what it looked at stays as it is, it will go round for ever. It cannot be chosen then, like
// one that waits, so sleepers wake and timers fire beside it.
//
// What it did is read off the undo log, which has the registers of every step: nothing is kept for programs without such loops.
// A machine that never goes back has no such log: see long-looks.ts. Where it cannot be said what a step looked at (maps, most
// operations of the library), it counts as one that did more than look.

import { SELECT, STRIDE } from "../ir/opcode.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import { OP_CHAN_LEN, OP_MAP_READ, OP_READ, OP_SELECT, OP_YIELD } from "../trace/operation.ts";
import { countCell, hasOffer } from "./channels.ts";
import { isSystem } from "./context.ts";
import {
  FRAME_BASE,
  FRAME_FUNCTION,
  FRAME_RETURN,
  FRAME_STRIDE,
  type Goroutine,
  HEADER,
  HEADER_DEPTH,
  HEADER_DRAWS,
  HEADER_EXTENT,
  HEADER_KIND,
  HEADER_LAST_STEP,
  HEADER_NATIVE,
  HEADER_OBJECT,
  HEADER_PC,
  HEADER_PHASE,
  HEADER_SITE,
} from "./goroutine.ts";
import { Liveness } from "./liveness.ts";
import { isLook, LOOK_CELL, LOOK_COUNT, LOOK_NONE, LOOK_RWMUTEX } from "./looks.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import { UNDO_BORN, UNDO_DIED, UNDO_FRAME, UNDO_HEADER, UNDO_OPERAND, UNDO_REGISTERS } from "./undo-log.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Looks of a loop that are compared, and comparisons after one step. */
const MAX_BACK = 64;
const MAX_TRIES = 8;
/** Cells that a loop may look at. */
const MAX_CELLS = 64;
const NEVER = Number.POSITIVE_INFINITY;

/** What a goroutine that spins looks at. */
export class Spin {
  readonly cells: number[] = [];
  /** By cell: what it saw. */
  readonly values: Value[] = [];
  readonly channels: number[] = [];
  /** By channel: it tried to send. */
  readonly isSend: boolean[] = [];
  /** Number of goroutines it saw; -1: it did not look. */
  nGoroutines = -1;
  /** It has looked too far, or at what has changed in the meantime and cannot be compared. */
  isVoid = false;
  /** Number of the step after which it was first found to have something new to look at. */
  wokenAt = NEVER;

  constructor(
    readonly watchesClock: boolean,
    /** The clock has moved because this one, too, could not go on. */
    readonly isRested: boolean,
  ) {}

  /** The same, rested. */
  rested(): Spin {
    const spin = new Spin(this.watchesClock, true);
    spin.cells.push(...this.cells);
    spin.values.push(...this.values);
    spin.channels.push(...this.channels);
    spin.isSend.push(...this.isSend);
    spin.nGoroutines = this.nGoroutines;
    return spin;
  }

  addCell(index: number, value: Value): void {
    if (this.cells.length >= MAX_CELLS) this.isVoid = true;
    this.cells.push(index);
    this.values.push(value);
  }
}

/** Whether the goroutine would see what it saw. Cost: what it looks at. */
export function seesTheSame(vm: Vm, g: Goroutine, spin: Spin): boolean {
  const { cells } = vm.memory;
  for (let i = 0; i < spin.cells.length; i++) if (cells[spin.cells[i] as number] !== spin.values[i]) return false;
  for (let i = 0; i < spin.channels.length; i++)
    if (hasOffer(vm, g, spin.channels[i] as number, spin.isSend[i] === true)) return false;
  return spin.nGoroutines < 0 || spin.nGoroutines === countGoroutines(vm);
}

/** Live goroutines without the library's own. */
export function countGoroutines(vm: Vm): number {
  let n = 0;
  for (const index of vm.live) if (!isSystem(vm, vm.goroutines[index] as Goroutine)) n++;
  return n;
}

/** Whether two words are the same for the program: slices and interfaces by their parts. */
export function isSameWord(a: Value, b: Value): boolean {
  let x = a;
  let y = b;
  // Interfaces may be nested as deep as a program likes.
  while (x !== y && x instanceof Interface && y instanceof Interface && x.type === y.type) {
    x = x.value;
    y = y.value;
  }
  if (x instanceof SliceValue && y instanceof SliceValue)
    return x.address === y.address && x.length === y.length && x.capacity === y.capacity;
  return x === y;
}

/** Finds out who spins. */
export class SpinWatch {
  private readonly liveness: (Liveness | undefined)[] = [];
  private readonly registers: Value[] = [];
  private frames = new Int32Array(64);

  constructor(private readonly vm: Vm) {}

  /** Whether the step that `g` has just made, with the operation `native` (-1: none), was only a look. `start`: its log's first entry. */
  isLook(native: number, start: number): boolean {
    const { vm } = this;
    const { kind } = vm.last;
    if (kind !== OP_YIELD && !isLook(kind)) return false;
    if (kind === OP_MAP_READ || vm.hasLookedAround) return false;
    return (native < 0 || vm.looks[native] !== LOOK_NONE) && this.isQuiet(start);
  }

  // Memory was at most rewritten with what was there.
  private isQuiet(start: number): boolean {
    const { log, memory } = this.vm;
    for (let i = start; i < log.length; i++) {
      const key = log.keys[i] as number;
      if (key >= 0 ? memory.cells[key] !== log.olds[i] : !isOwn(key)) return false;
    }
    return true;
  }

  /** What `g` looks at if it spins now, having looked `g.nLooks` times. Cost: about its looks so far. */
  find(g: Goroutine): Spin | undefined {
    const { vm } = this;
    const { log } = vm;
    const { ints } = log;
    let step = vm.depth;
    let nTries = 0;
    for (let left = Math.min(g.nLooks, MAX_BACK); left > 0 && nTries < MAX_TRIES; left--) {
      const mark = this.markOf(step);
      if (mark < 0) return undefined;
      const at = log.intsOf(mark);
      if (ints[at + HEADER_PC] === g.pc && ints[at + HEADER_DEPTH] === g.depth) {
        nTries++;
        if (this.isBackAt(g, mark, step)) return this.looksSince(g, step);
      }
      step = ints[at + HEADER_LAST_STEP] as number;
    }
    return undefined;
  }

  // Among the steps that can be undone.
  private markOf(step: number): number {
    return this.vm.log.nMarks - 1 - (this.vm.depth - step);
  }

  // ---- Is the goroutine where it was before `first`, a step of its own?

  private isBackAt(g: Goroutine, mark: number, first: number): boolean {
    const { vm } = this;
    const { log } = vm;
    const at = log.intsOf(mark);
    if (log.ints[at + HEADER_PHASE] !== g.phase || g.scratch !== undefined) return false;
    if (log.ints[at + HEADER_DRAWS] !== g.nDraws) return false;
    const values = log.valuesOf(mark);
    const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
    const fn = vm.functionAt(g, g.depth);
    for (let r = 0; r < fn.nRegisters; r++) {
      if (!isSameWord(log.values[values + r], g.registers[base + r]) && this.isLive(fn, g.pc, r)) return false;
    }
    return this.stayedAbove(g, first) || this.isSameBelow(g, first);
  }

  /** Whether the register may be read at `pc` or behind it before it is written. */
  isLive(fn: LoadedFunction, pc: number, register: number): boolean {
    let known = this.liveness[fn.index];
    if (known === undefined) {
      known = new Liveness(this.vm, fn);
      this.liveness[fn.index] = known;
    }
    return known.isLive(pc, register);
  }

  // Since `first` the goroutine has not returned into lower frames.
  private stayedAbove(g: Goroutine, first: number): boolean {
    const { log } = this.vm;
    for (let step = this.vm.depth; ; step = this.stepBefore(step)) {
      const mark = this.markOf(step);
      for (let i = log.entriesOf(mark); i < log.entriesOf(mark + 1); i++) {
        const key = log.keys[i] as number;
        if (key === UNDO_REGISTERS || key === UNDO_FRAME) return false;
      }
      if (step === first) return g.depth >= 0;
    }
  }

  private stepBefore(step: number): number {
    const { log } = this.vm;
    return log.ints[log.intsOf(this.markOf(step)) + HEADER_LAST_STEP] as number;
  }

  // Takes its steps back on a copy, and compares.
  private isSameBelow(g: Goroutine, first: number): boolean {
    const top = (g.depth + 1) * FRAME_STRIDE;
    if (this.frames.length < top) this.frames = new Int32Array(2 * top);
    const { frames, registers } = this;
    for (let i = 0; i < top; i++) frames[i] = g.frames[i] as number;
    const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
    for (let r = 0; r < base; r++) registers[r] = g.registers[r];
    for (let step = this.vm.depth; ; step = this.stepBefore(step)) {
      this.takeBack(this.markOf(step), top);
      if (step === first) break;
    }
    for (let i = 0; i < top; i++) if (frames[i] !== g.frames[i]) return false;
    for (let depth = 0; depth < g.depth; depth++) if (!this.isSameFrame(g, depth)) return false;
    return true;
  }

  private isSameFrame(g: Goroutine, depth: number): boolean {
    const at = depth * FRAME_STRIDE;
    const base = g.frames[at + FRAME_BASE] as number;
    const end = g.frames[at + FRAME_STRIDE + FRAME_BASE] as number;
    const fn = this.vm.functions[g.frames[at + FRAME_FUNCTION] as number] as LoadedFunction;
    const pc = g.frames[at + FRAME_STRIDE + FRAME_RETURN] as number;
    for (let i = base; i < end; i++)
      if (!isSameWord(this.registers[i], g.registers[i]) && this.isLive(fn, pc, i - base)) return false;
    return true;
  }

  private takeBack(mark: number, top: number): void {
    const { log } = this.vm;
    const { ints } = log;
    let int = log.intsOf(mark + 1);
    let value = log.valuesOf(mark + 1);
    for (let i = log.entriesOf(mark + 1) - 1; i >= log.entriesOf(mark); i--) {
      switch (log.keys[i]) {
        case UNDO_FRAME: {
          int -= FRAME_STRIDE + 2;
          const to = (ints[int + FRAME_STRIDE] as number) * FRAME_STRIDE;
          for (let k = 0; k < FRAME_STRIDE && to + k < top; k++) this.frames[to + k] = ints[int + k] as number;
          break;
        }
        case UNDO_REGISTERS: {
          int -= 3;
          const first = ints[int] as number;
          const n = ints[int + 1] as number;
          value -= n;
          for (let k = 0; k < n; k++) this.registers[first + k] = log.values[value + k];
          break;
        }
        case UNDO_HEADER: {
          int -= HEADER;
          const first = ints[int + HEADER - 3] as number;
          const n = ints[int + HEADER - 2] as number;
          value -= n;
          for (let k = 0; k < n; k++) this.registers[first + k] = log.values[value + k];
          break;
        }
        default:
      }
    }
  }

  // ---- What it looked at

  private looksSince(g: Goroutine, first: number): Spin | undefined {
    const spin = new Spin(g.hasSeenClock, false);
    for (let step = this.vm.depth; ; step = this.stepBefore(step)) {
      this.addStep(spin, step);
      if (step === first) break;
    }
    if (spin.watchesClock) spin.addCell(CLOCK_CELL, this.seenAt(CLOCK_CELL, first));
    return spin.isVoid ? undefined : spin;
  }

  private addStep(spin: Spin, step: number): void {
    const { vm } = this;
    const { log } = vm;
    const mark = this.markOf(step);
    const at = log.intsOf(mark);
    const object = (log.ints[at + HEADER_OBJECT] as number) & INDEX_MASK;
    const native = log.ints[at + HEADER_NATIVE] as number;
    if (native >= 0) this.addOperation(spin, step, object, vm.looks[native] as number);
    else
      switch (log.ints[at + HEADER_KIND]) {
        case OP_READ:
          this.addCells(spin, step, object, log.ints[at + HEADER_EXTENT] as number);
          break;
        case OP_CHAN_LEN:
          this.addCells(spin, step, countCell(object), 1);
          break;
        case OP_SELECT:
          this.addSelect(spin, log.ints[at + HEADER_SITE] as number, log.valuesOf(mark));
          break;
        default:
      }
  }

  private addOperation(spin: Spin, step: number, object: number, look: number): void {
    if (look === LOOK_CELL || look === LOOK_RWMUTEX) this.addCells(spin, step, object, 1);
    if (look === LOOK_RWMUTEX) this.addCells(spin, step, object + 2, 1);
    if (look !== LOOK_COUNT) return;
    if (this.hasComeOrGone(step)) spin.isVoid = true;
    spin.nGoroutines = countGoroutines(this.vm);
  }

  private addCells(spin: Spin, step: number, first: number, count: number): void {
    if (count > MAX_CELLS) spin.isVoid = true;
    else for (let i = first; i < first + count; i++) spin.addCell(i, this.seenAt(i, step));
  }

  private addSelect(spin: Spin, site: number, values: number): void {
    const { vm } = this;
    const fn = functionOfSite(vm, site);
    const pc = (site - fn.siteBase) * STRIDE;
    const shape = fn.code[pc] === SELECT ? vm.program.selects[fn.code[pc + 3] as number] : undefined;
    if (shape === undefined) spin.isVoid = true;
    else
      shape.cases.forEach(({ direction }, i) => {
        spin.channels.push(vm.log.values[values + (fn.code[pc + 2] as number) + 2 * i] as number);
        spin.isSend.push(direction === "send");
      });
  }

  // The cell's value just after `step`: the first that a later step has replaced, or what is there.
  private seenAt(cell: number, step: number): Value {
    const { log, memory } = this.vm;
    for (let i = log.entriesOf(this.markOf(step) + 1); i < log.length; i++)
      if (log.keys[i] === cell) return log.olds[i];
    return memory.cells[cell];
  }

  private hasComeOrGone(step: number): boolean {
    const { log } = this.vm;
    for (let i = log.entriesOf(this.markOf(step)); i < log.length; i++)
      if (log.keys[i] === UNDO_BORN || log.keys[i] === UNDO_DIED) return true;
    return false;
  }
}

function isOwn(key: number): boolean {
  return key === UNDO_HEADER || key === UNDO_REGISTERS || key === UNDO_FRAME || key === UNDO_OPERAND;
}

/** The function that a global site belongs to. */
function functionOfSite(vm: Vm, site: number): LoadedFunction {
  const { functions } = vm;
  let low = 0;
  let high = functions.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((functions[middle] as LoadedFunction).siteBase <= site) low = middle;
    else high = middle;
  }
  return functions[low] as LoadedFunction;
}
