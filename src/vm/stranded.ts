// Who waits for ever although others go on: nobody who can ever act can get hold of what they wait for. Found by marking, as a garbage
// collector would, from the global variables and from everyone who does not wait; who waits for something that is marked may be helped,
// and is marked from in turn. After Saioc et al., "Dynamic partial deadlock detection and recovery via garbage collection" (ASPLOS 2025).
// Different: registers count only where they may still be read.

import {
  OP_BLOCK_FOREVER,
  OP_COND_WOKEN,
  OP_LOCK,
  OP_ONCE_BEGIN,
  OP_RECV,
  OP_RENDEZVOUS,
  OP_RLOCK,
  OP_RW_ANNOUNCE,
  OP_SELECT,
  OP_SEND,
  OP_WG_WAIT,
} from "../trace/operation.ts";
import type { GoroutineIndex } from "./api.ts";
import { selectChannel, selectShape } from "./channels.ts";
import { markGoroutine } from "./collector.ts";
import { FRAME_BASE, FRAME_FUNCTION, FRAME_RETURN, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Whether a register of the function may be read at the pc or behind it. */
export type IsLive = (fn: LoadedFunction, pc: number, register: number) => boolean;

/** `canGoOn`: those with a choice now; whoever sleeps is counted among them. Cost: what is live, times the waits that lead to each other. */
export function strandedGoroutines(
  vm: Vm,
  canGoOn: ReadonlySet<GoroutineIndex>,
  isLive: IsLive,
): readonly GoroutineIndex[] {
  const { memory, log } = vm;
  let waiting: readonly Goroutine[] = [];
  memory.startMarking(log);
  for (const index of vm.live) {
    const g = vm.goroutines[index] as Goroutine;
    if (isWaiting(g) && !canGoOn.has(index)) waiting = [...waiting, g];
    else markLive(vm, g, isLive);
  }
  for (;;) {
    const reached = waiting.filter((g) => isReached(vm, g));
    if (reached.length === 0) break;
    for (const g of reached) markLive(vm, g, isLive);
    waiting = waiting.filter((g) => !reached.includes(g));
  }
  memory.endMarking();
  return waiting.map(({ index }) => index);
}

// For something that another goroutine has to do.
function isWaiting({ pendingKind, spin }: Goroutine): boolean {
  if (spin !== undefined) return false;
  switch (pendingKind) {
    case OP_SEND:
    case OP_RECV:
    case OP_RENDEZVOUS:
    case OP_SELECT:
    case OP_BLOCK_FOREVER:
    case OP_LOCK:
    case OP_RLOCK:
    case OP_RW_ANNOUNCE:
    case OP_WG_WAIT:
    case OP_ONCE_BEGIN:
    case OP_COND_WOKEN:
      return true;
    default:
      return false;
  }
}

function isReached(vm: Vm, g: Goroutine): boolean {
  if (g.pendingKind === OP_BLOCK_FOREVER) return false;
  if (g.pendingKind !== OP_SELECT) return isMarked(vm, g.pendingObject);
  const { cases } = selectShape(vm, g);
  return cases.some((_, i) => {
    const channel = selectChannel(vm, g, i);
    return channel !== 0 && isMarked(vm, channel);
  });
}

// Global variables are always within reach.
const isMarked = ({ memory }: Vm, address: number): boolean =>
  !memory.isHeapAddress(address) || memory.isMarked(address & INDEX_MASK);

function markLive(vm: Vm, g: Goroutine, isLive: IsLive): void {
  // Where control goes after a panic, and what is read there, is not looked into.
  if (g.depth < 0 || g.panics !== undefined) {
    markGoroutine(vm, g, true);
    return;
  }
  const { memory, log } = vm;
  memory.mark(g.scratch, log);
  for (let depth = 0; depth <= g.depth; depth++) {
    const at = depth * FRAME_STRIDE;
    const fn = vm.functions[g.frames[at + FRAME_FUNCTION] as number] as LoadedFunction;
    const base = g.frames[at + FRAME_BASE] as number;
    const isTop = depth === g.depth;
    const end = isTop ? base + fn.nRegisters : (g.frames[at + FRAME_STRIDE + FRAME_BASE] as number);
    const pc = isTop ? g.pc : (g.frames[at + FRAME_STRIDE + FRAME_RETURN] as number);
    for (let i = base; i < end; i++) if (isLive(fn, pc, i - base)) memory.mark(g.registers[i], log);
  }
}
