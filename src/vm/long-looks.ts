// Spin loops of a machine that never goes back: it keeps no log of registers. Who has only looked for a while leaves a copy of its frames
// and registers, the next one after twice as many looks; coming back to the same values, it spins (see spin.ts).

import type { Value } from "../ir/value.ts";
import { OP_CHAN_LEN, OP_READ, OP_SELECT } from "../trace/operation.ts";
import { countCell, selectChannel, selectShape } from "./channels.ts";
import { FRAME_BASE, FRAME_FUNCTION, FRAME_RETURN, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { LOOK_CELL, LOOK_COUNT, LOOK_RWMUTEX } from "./looks.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import { countGoroutines, isSameWord, Spin, type SpinWatch } from "./spin.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Looks, one after the other, before the first copy is made; loops with more looks are not seen until there have been as many. */
const FIRST_COPY = 64;
const MAX_LOOKS = 1024;

interface Copy {
  readonly pc: number;
  readonly depth: number;
  readonly nDraws: number;
  readonly frames: Int32Array;
  readonly registers: readonly Value[];
  /** `g.nLooks` at the copy. */
  readonly since: number;
  /** What it has looked at since. */
  readonly spin: Spin;
}

export class LongLooks {
  private readonly copies = new WeakMap<Goroutine, Copy>();
  /** Channels of the select that is about to run. */
  private readonly channels: number[] = [];
  private readonly isSend: boolean[] = [];

  constructor(
    private readonly vm: Vm,
    private readonly watch: SpinWatch,
  ) {}

  /** Before a step of `g`: afterwards nobody knows which channels it looked at. */
  prepare(g: Goroutine): void {
    this.channels.length = this.isSend.length = 0;
    if (g.nLooks < FIRST_COPY || g.pendingKind !== OP_SELECT) return;
    selectShape(this.vm, g).cases.forEach(({ direction }, i) => {
      this.channels.push(selectChannel(this.vm, g, i));
      this.isSend.push(direction === "send");
    });
  }

  /** After a step of `g` that was a look, its `g.nLooks`-th in a row: what it looks at if it spins now. */
  find(g: Goroutine, kind: number, native: number): Spin | undefined {
    if (g.nLooks < FIRST_COPY) return undefined;
    const copy = this.copies.get(g);
    if (copy !== undefined && copy.since <= g.nLooks) {
      this.addLook(copy.spin, kind, native);
      if (this.isBackAt(g, copy)) {
        this.copies.delete(g);
        return copy.spin.isVoid ? undefined : this.complete(copy.spin, g);
      }
    }
    if (copy === undefined || copy.since > g.nLooks || g.nLooks >= 2 * copy.since) this.copies.set(g, copyOf(g));
    return undefined;
  }

  private complete(spin: Spin, g: Goroutine): Spin {
    if (!g.hasSeenClock) return spin;
    const watching = new Spin(true, false);
    watching.cells.push(...spin.cells, CLOCK_CELL);
    watching.values.push(...spin.values, this.vm.memory.cells[CLOCK_CELL]);
    watching.channels.push(...spin.channels);
    watching.isSend.push(...spin.isSend);
    watching.nGoroutines = spin.nGoroutines;
    return watching;
  }

  private addLook(spin: Spin, kind: number, native: number): void {
    const { vm } = this;
    const object = vm.last.object & INDEX_MASK;
    if (native >= 0) this.addOperation(spin, object, vm.looks[native] as number);
    else if (kind === OP_READ) for (let i = 0; i < vm.last.extent && !spin.isVoid; i++) this.addCell(spin, object + i);
    else if (kind === OP_CHAN_LEN) this.addCell(spin, countCell(object));
    spin.channels.push(...this.channels);
    spin.isSend.push(...this.isSend);
    if (spin.channels.length > MAX_LOOKS) spin.isVoid = true;
  }

  private addOperation(spin: Spin, object: number, look: number): void {
    if (look === LOOK_CELL || look === LOOK_RWMUTEX) this.addCell(spin, object);
    if (look === LOOK_RWMUTEX) this.addCell(spin, object + 2);
    if (look !== LOOK_COUNT) return;
    const n = countGoroutines(this.vm);
    if (spin.nGoroutines >= 0 && spin.nGoroutines !== n) spin.isVoid = true;
    spin.nGoroutines = n;
  }

  // A cell that it looks at more than once counts once, with what it saw first.
  private addCell(spin: Spin, index: number): void {
    if (!spin.cells.includes(index)) spin.addCell(index, this.vm.memory.cells[index]);
  }

  private isBackAt(g: Goroutine, copy: Copy): boolean {
    if (g.pc !== copy.pc || g.depth !== copy.depth || g.nDraws !== copy.nDraws || g.scratch !== undefined) return false;
    for (let i = 0; i < copy.frames.length; i++) if (copy.frames[i] !== g.frames[i]) return false;
    for (let depth = 0; depth <= g.depth; depth++) if (!this.isSameFrame(g, copy, depth)) return false;
    return true;
  }

  private isSameFrame(g: Goroutine, copy: Copy, depth: number): boolean {
    const at = depth * FRAME_STRIDE;
    const isTop = depth === g.depth;
    const base = g.frames[at + FRAME_BASE] as number;
    const fn = this.vm.functions[g.frames[at + FRAME_FUNCTION] as number] as LoadedFunction;
    const end = isTop ? base + fn.nRegisters : (g.frames[at + FRAME_STRIDE + FRAME_BASE] as number);
    const pc = isTop ? g.pc : (g.frames[at + FRAME_STRIDE + FRAME_RETURN] as number);
    for (let i = base; i < end; i++)
      if (!isSameWord(copy.registers[i], g.registers[i]) && this.watch.isLive(fn, pc, i - base)) return false;
    return true;
  }
}

function copyOf(g: Goroutine): Copy {
  return {
    pc: g.pc,
    depth: g.depth,
    nDraws: g.nDraws,
    frames: g.frames.slice(0, (g.depth + 1) * FRAME_STRIDE),
    registers: g.registers.slice(),
    since: g.nLooks,
    spin: new Spin(false, false),
  };
}
