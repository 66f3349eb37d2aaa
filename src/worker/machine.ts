// The machine of a compiled program, with the library's natives and the limits under which programs are explored.

import { assert } from "../base/assert.ts";
import { type SearchContext, siteFactsOf } from "../explore/search-options.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Machine } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import type { Compilation } from "./compile.ts";

/** Looking for a choice costs time for every goroutine: with many more than this a search would stand still. */
const MAX_GOROUTINES = 2000;

/** What a search of the machine's program needs to know of it. Cost: see `siteFactsOf`. */
export function contextFor({ resolve, testName, maps }: Compilation, machine: Machine): SearchContext {
  return { resolve, testName, facts: siteFactsOf(machine, maps?.detector) };
}

/** A fresh machine for exploring or recording; the compilation must have a program. */
export function machineFor({ program, files, natives }: Compilation, options: RunOptions): Machine {
  assert(program !== undefined, "a program with errors cannot run");
  const { time, seed, gomaxprocs, mapOrder } = options;
  return createMachine(program, natives, { time, seed, gomaxprocs, mapOrder, files, maxGoroutines: MAX_GOROUTINES });
}
