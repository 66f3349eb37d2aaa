// Who waits for ever although others go on: nobody who can ever act can get hold of what they wait for. Found by marking, as a garbage
// collector would, from the global variables and from everyone who does not wait; who waits for something that is marked may be helped,
// and is marked from in turn. After Saioc et al., "Dynamic partial deadlock detection and recovery via garbage collection" (ASPLOS 2025).
// Different: registers count only where they may still be read; and what is marked helps only if somebody's code can still do what is
// waited for (acts.ts). The library's own goroutines, which serve timers, can do anything, but only to what they refer to themselves.

import {
  OP_BLOCK_FOREVER,
  OP_CLOSE,
  OP_COND_BROADCAST,
  OP_COND_SIGNAL,
  OP_COND_WOKEN,
  OP_LOCK,
  OP_ONCE_BEGIN,
  OP_ONCE_END,
  OP_RECV,
  OP_RENDEZVOUS,
  OP_RLOCK,
  OP_RUNLOCK,
  OP_RW_ANNOUNCE,
  OP_SELECT,
  OP_SEND,
  OP_UNLOCK,
  OP_WG_ADD,
  OP_WG_WAIT,
} from "../trace/operation.ts";
import { Acts, addActsOf } from "./acts.ts";
import type { GoroutineIndex } from "./api.ts";
import { selectChannel, selectShape } from "./channels.ts";
import { markGoroutine } from "./collector.ts";
import { isSystem } from "./context.ts";
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
  const all = vm.live.map((index) => vm.goroutines[index] as Goroutine);
  let waiting = all.filter((g) => isWaiting(g) && !canGoOn.has(g.index));
  if (waiting.length === 0) return [];
  const active = all.filter((g) => !waiting.includes(g));
  const servants = active.filter((g) => isSystem(vm, g));
  const served = new Set(reachedFrom(vm, waiting, servants, { isLive, withGlobals: false }));
  const acts = new Acts();
  for (const g of active) if (!servants.includes(g)) addActsOf(vm, g, acts);
  for (;;) {
    const reached = reachedFrom(vm, waiting, active, { isLive, withGlobals: true });
    const helped = reached.filter((g) => served.has(g) || helpersOf(vm, g).some((kind) => acts.has(kind)));
    if (helped.length === 0) return waiting.map(({ index }) => index);
    waiting = waiting.filter((g) => !helped.includes(g));
    for (const g of helped) addActsOf(vm, g, acts);
    active.push(...helped);
  }
}

// Those of `waiting` who wait for something that these goroutines, or global variables, lead to.
function reachedFrom(
  vm: Vm,
  waiting: readonly Goroutine[],
  from: readonly Goroutine[],
  { isLive, withGlobals }: { readonly isLive: IsLive; readonly withGlobals: boolean },
): readonly Goroutine[] {
  const { memory, log } = vm;
  memory.startMarking(log, { withGlobals });
  for (const g of from) markLive(vm, g, isLive);
  const reached = waiting.filter((g) => isReached(vm, g, withGlobals));
  memory.endMarking();
  return reached;
}

// Kinds of operations that can end its wait.
function helpersOf(vm: Vm, g: Goroutine): readonly number[] {
  switch (g.pendingKind) {
    case OP_RECV:
      return [OP_SEND, OP_CLOSE];
    case OP_SEND:
    case OP_RENDEZVOUS:
      return [OP_RECV, OP_CLOSE];
    case OP_SELECT:
      return selectShape(vm, g).cases.flatMap(({ direction }) => [direction === "send" ? OP_RECV : OP_SEND, OP_CLOSE]);
    case OP_WG_WAIT:
      return [OP_WG_ADD];
    case OP_ONCE_BEGIN:
      return [OP_ONCE_END];
    case OP_COND_WOKEN:
      return [OP_COND_SIGNAL, OP_COND_BROADCAST];
    default:
      return [OP_UNLOCK, OP_RUNLOCK];
  }
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

function isReached(vm: Vm, g: Goroutine, withGlobals: boolean): boolean {
  if (g.pendingKind === OP_BLOCK_FOREVER) return false;
  if (g.pendingKind !== OP_SELECT) return isMarked(vm, g.pendingObject, withGlobals);
  const { cases } = selectShape(vm, g);
  return cases.some((_, i) => {
    const channel = selectChannel(vm, g, i);
    return channel !== 0 && isMarked(vm, channel, withGlobals);
  });
}

// Global variables are within everyone's reach.
const isMarked = ({ memory }: Vm, address: number, withGlobals: boolean): boolean =>
  memory.isHeapAddress(address) ? memory.isMarked(address & INDEX_MASK) : withGlobals;

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
