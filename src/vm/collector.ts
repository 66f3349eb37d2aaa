// What a program cannot reach any more. Garbage is collected by machines that never go back (`undoWindow` 0): a program may then run
// for a long time in little memory. Between steps, by marking from the global variables and the goroutines; see memory.ts for what becomes of the rest.

import type { Value } from "../ir/value.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, type Panic, STATUS_LIVE } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** Cells that may be allocated between two collections, at least. */
const LEAST_GROWTH = 1 << 18;

/** Collects if it is time. Cost: of a collection, what is live and the chunks there are. */
export function collectIfDue(vm: Vm): void {
  if (vm.memory.nAllocated < vm.collectAt) return;
  collect(vm);
  const live = vm.memory.nAllocated;
  // Twice as much as now, but long before the limit.
  vm.collectAt = Math.min(live + Math.max(live, LEAST_GROWTH), (live + vm.options.maxCells) / 2);
}

/** Takes away what the program cannot reach, and forgets how to undo. */
function collect(vm: Vm): void {
  const { memory, log } = vm;
  log.clear();
  memory.startMarking(log);
  for (const index of vm.live) markGoroutine(vm, vm.goroutines[index] as Goroutine, true);
  memory.mark(vm.last.value, log);
  memory.sweep();
}

/**
 * Which of the objects at `addresses` nothing refers to but the variable in cell `except`, and the top frame of goroutine `caller`;
 * `kept` words count as references, and so does what the objects themselves refer to. Global variables are always referred to.
 * Cost: what is live.
 */
export function unreachedObjects(
  vm: Vm,
  caller: Goroutine,
  {
    addresses,
    kept,
    except,
  }: { readonly addresses: readonly number[]; readonly kept: readonly Value[]; readonly except: number },
): readonly boolean[] {
  const { memory, log } = vm;
  memory.startMarking(log, { except });
  for (const index of vm.live) {
    const g = vm.goroutines[index] as Goroutine;
    markGoroutine(vm, g, g !== caller);
  }
  for (const value of kept) memory.mark(value, log);
  const heap = addresses.filter((address) => memory.isHeapAddress(address));
  for (const address of heap) memory.markInside(address & INDEX_MASK, log);
  const unreached = addresses.map((address) => memory.isHeapAddress(address) && !memory.isMarked(address & INDEX_MASK));
  memory.endMarking();
  return unreached;
}

export function markGoroutine(vm: Vm, g: Goroutine, withTop: boolean): void {
  const { memory, log } = vm;
  if (g.status !== STATUS_LIVE) return;
  memory.mark(g.start, log);
  memory.mark(g.scratch, log);
  for (let p: Panic | undefined = g.panics; p !== undefined; p = p.link) memory.mark(p.value, log);
  if (g.depth < 0) return;
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const top = base + (withTop ? vm.functionAt(g, g.depth).nRegisters : 0);
  for (let i = 0; i < top; i++) memory.mark(g.registers[i], log);
}
