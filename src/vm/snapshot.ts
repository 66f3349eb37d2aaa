// The state at one moment, as views show it. In text, by names.

import type { Snapshot } from "../trace/snapshot.ts";
import type { Context } from "./context.ts";
import { CLOCK_CELL } from "./memory.ts";
import type { Scheduling } from "./scheduling.ts";
import { decodeUtf8 } from "./strings.ts";
import type { Vm } from "./vm.ts";

/** See `Machine.snapshot`. */
export function takeSnapshot(vm: Vm, _ctx: Context, _scheduling: Scheduling, _names: (g: number) => number): Snapshot {
  return {
    cursor: vm.depth,
    nowNs: vm.memory.cells[CLOCK_CELL] as number,
    goroutines: [],
    shared: [],
    locks: [],
    channels: [],
    maps: [],
    runtimeMaps: [],
    output: decodeUtf8(vm.outputs.join("")),
  };
}
