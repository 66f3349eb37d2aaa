// Who called the function that a goroutine is in.

import type { Goroutine } from "./goroutine.ts";
import { framePc } from "./panics.ts";
import type { Vm } from "./vm.ts";

/**
 * Global site of the call by which the goroutine has come into package runtime, where it is now; -1 when there is none. Wrappers are left
 * out.
 */
export function callerSite(vm: Vm, g: Goroutine): number {
  for (let depth = g.depth - 1; depth >= 0; depth--) {
    const fn = vm.functionAt(g, depth);
    if (!fn.isWrapper && !fn.ir.name.startsWith("runtime.")) return vm.siteOf(fn, framePc(g, depth));
  }
  return -1;
}
