// Whose work a goroutine of the library does: `g.Go(f)` of an errgroup or a wait group starts a goroutine that runs a function of the
// library, and that one runs f. People know it by f.

import { Closure, type Value } from "../ir/value.ts";
import { goroutineFunction, isSystem } from "./context.ts";
import type { Goroutine } from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

/** See `Machine.userFunction`. */
export function userFunction(vm: Vm, g: Goroutine): number {
  const own = goroutineFunction(vm, g);
  if (vm.functions[own]?.isUser || !(g.start instanceof Closure) || isSystem(vm, g)) return own;
  const found = g.start.captures.map((word) => userClosure(vm, word)).filter((fn) => fn >= 0);
  return found.length === 1 ? (found[0] as number) : own;
}

// The user's function that a captured word is, or that a captured variable holds; -1.
function userClosure(vm: Vm, word: Value): number {
  const { memory } = vm;
  const isVariable = typeof word === "number" && memory.isHeapAddress(word);
  const value = isVariable ? memory.cells[word & INDEX_MASK] : word;
  return value instanceof Closure && vm.functions[value.fn]?.isUser === true ? value.fn : -1;
}
