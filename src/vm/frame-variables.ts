// Variables of a goroutine's frames, found by name as the program's text has them.

import type { LocalVariable } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { framePc } from "./panics.ts";
import type { Vm } from "./vm.ts";

/** Variable `name` of the frame at `depth`, as far as it is live there: the innermost of that name. */
export function liveVariable(vm: Vm, g: Goroutine, depth: number, name: string): LocalVariable | undefined {
  const pc = framePc(g, depth);
  let found: LocalVariable | undefined;
  for (const local of vm.functionAt(g, depth).ir.locals) {
    if (local.name !== name || local.register < 0 || pc < local.fromPc || pc >= local.toPc) continue;
    if (found === undefined || local.fromPc >= found.fromPc) found = local;
  }
  return found;
}

/** Index, among the goroutine's registers, of a variable's first word. */
export function registerOf(g: Goroutine, depth: number, local: LocalVariable): number {
  return (g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number) + local.register;
}

/** Word of a variable that is in a register (of one in a cell, the cell's address); undefined if there is none. */
export function wordOf(vm: Vm, g: Goroutine, depth: number, name: string): Value {
  const local = liveVariable(vm, g, depth, name);
  return local === undefined ? undefined : g.registers[registerOf(g, depth, local)];
}
