// Garbage collection, for machines that never go back (`undoWindow` 0): a program may then run for a long time in little memory. Between
// steps, by marking from the global variables and the goroutines; see memory.ts for what becomes of the rest.

import { FRAME_BASE, FRAME_STRIDE, type Goroutine, type Panic, STATUS_LIVE } from "./goroutine.ts";
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
  for (const index of vm.live) markGoroutine(vm, vm.goroutines[index] as Goroutine);
  memory.mark(vm.last.value, log);
  memory.sweep();
}

function markGoroutine(vm: Vm, g: Goroutine): void {
  const { memory, log } = vm;
  if (g.status !== STATUS_LIVE) return;
  memory.mark(g.start, log);
  memory.mark(g.scratch, log);
  for (let p: Panic | undefined = g.panics; p !== undefined; p = p.link) memory.mark(p.value, log);
  if (g.depth < 0) return;
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const top = base + vm.functionAt(g, g.depth).nRegisters;
  for (let i = 0; i < top; i++) memory.mark(g.registers[i], log);
}
