// Order of package initialisation (Go spec, "Package initialization"): variables in declaration order, each as soon as
// everything it depends on, through functions too, is initialised.

import { dependenciesOf } from "./bodies.ts";
import type { Checker, DeclInfo } from "./context.ts";
import { cycleMessage } from "./cycles.ts";
import type { Obj, VarObj } from "./objects.ts";

/** Fills `info.initOrder`; reports initialisation cycles. Cost: variables times reachable declarations. */
export function initializationOrder(c: Checker): void {
  const variables = [...c.declarations.values()]
    .filter((d) => d.source.kind === "var")
    .sort((a, b) => a.obj.pos - b.obj.pos);
  const emitted = new Set<Obj>();
  const closures = new Closures(c);
  if (reportCycles(c, variables)) return;
  const pending = [...variables];
  while (pending.length > 0) {
    const index = pending.findIndex((d) =>
      closures.variables(d).every((v) => v === d.obj || emitted.has(v) || sameDecl(c, v, d)),
    );
    // Without cycles some variable is always ready.
    const [next] = pending.splice(Math.max(index, 0), 1);
    if (next === undefined || emitted.has(next.obj)) continue;
    emit(c, next, emitted);
  }
}

function sameDecl(c: Checker, v: Obj, d: DeclInfo): boolean {
  const other = c.declarations.get(v);
  return (
    other?.source.kind === "var" &&
    d.source.kind === "var" &&
    d.source.lhs.length > 1 &&
    other.source.lhs === d.source.lhs
  );
}

function emit(c: Checker, d: DeclInfo, emitted: Set<Obj>): void {
  if (d.source.kind !== "var") return;
  const lhs: readonly VarObj[] = d.source.lhs;
  for (const v of lhs) emitted.add(v);
  if (d.source.init !== undefined) c.info.initOrder.push({ lhs, rhs: d.source.init, spec: d.source.spec });
}

/** Variables each declaration needs, directly or through functions and other variables. */
class Closures {
  private readonly known = new Map<DeclInfo, Obj[]>();
  constructor(private readonly c: Checker) {}

  variables(start: DeclInfo): readonly Obj[] {
    const known = this.known.get(start);
    if (known !== undefined) return known;
    const found: Obj[] = [];
    const seen = new Set<Obj>([start.obj]);
    const stack: DeclInfo[] = [start];
    for (let d = stack.pop(); d !== undefined; d = stack.pop()) {
      for (const obj of dependenciesOf(this.c, d)) {
        if (seen.has(obj)) continue;
        seen.add(obj);
        const next = this.c.declarations.get(obj);
        if (next === undefined) continue;
        if (obj.kind === "var") found.push(obj);
        stack.push(next);
      }
    }
    this.known.set(start, found);
    return found;
  }
}

// Variables that reach themselves, through functions or not; the shortest such paths are told, each object once.
function reportCycles(c: Checker, variables: readonly DeclInfo[]): boolean {
  let hasCycle = false;
  const told = new Set<Obj>(c.brokenObjects);
  for (const d of variables) {
    const cycle = pathToSelf(c, d);
    if (cycle === undefined) continue;
    hasCycle = true;
    if (cycle.some((obj) => told.has(obj))) continue;
    for (const obj of cycle) told.add(obj);
    const { at, code, message } = cycleMessage(c, cycle, d.obj);
    c.error(at, code, message);
  }
  return hasCycle;
}

function pathToSelf(c: Checker, start: DeclInfo): Obj[] | undefined {
  const cameFrom = new Map<Obj, Obj>();
  const queue: Obj[] = [start.obj];
  for (let i = 0; i < queue.length; i++) {
    const obj = queue[i] as Obj;
    const d = c.declarations.get(obj);
    if (d === undefined) continue;
    for (const next of dependenciesOf(c, d)) {
      if (next === start.obj) {
        const path = [obj];
        for (let at = cameFrom.get(obj); at !== undefined; at = cameFrom.get(at)) path.unshift(at);
        return path;
      }
      if (next === obj || cameFrom.has(next)) continue;
      cameFrom.set(next, obj);
      queue.push(next);
    }
  }
  return undefined;
}
