// A mutex around everything that touches a variable: as little as single statements, or as much as whole functions.

import type { Expr, Node } from "../syntax/ast.ts";
import type { Repair, RepairKind } from "../trace/repair.ts";
import { type Accesses, accessesOf, byFunction, concurrentAccesses, isWrite } from "./accesses.ts";
import { type Broken, draft, framesOf } from "./broken.ts";
import { lockStatementsOf, locksHeldAt } from "./locks.ts";
import { type MutexChoice, mutexesFor, packageMutex } from "./mutex-choice.ts";
import { contains, type Fn, type ProgramText } from "./program-text.ts";
import {
  type Grain,
  isInside,
  mayBlock,
  type Region,
  regionsAround,
  spanOf,
  statementsOf,
  writeLocked,
} from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";

/** Repairs that guard the finding's variable with a mutex. */
export function mutexRepairs(broken: Broken): readonly Repair[] {
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const { program, finding } = broken;
  const few = concurrentAccesses(program, accesses);
  const grains: readonly Grain[] =
    finding.kind === "data-race" ? ["statement", "span", "function"] : ["span", "function", "statement"];
  const repairs: Repair[] = [];
  for (const mutex of mutexesFor(program, accesses.variable, accesses.nodes)) {
    for (const grain of grains) {
      repairs.push(...guarded(broken, accesses, few, mutex, grain));
      if (few.length < accesses.nodes.length && grain !== "function")
        repairs.push(...guarded(broken, accesses, accesses.nodes, mutex, grain));
    }
  }
  return repairs;
}

function guarded(
  broken: Broken,
  { variable }: Accesses,
  nodes: readonly Expr[],
  mutex: MutexChoice,
  grain: Grain,
): readonly Repair[] {
  const { program } = broken;
  const hasHeld = nodes.some((node) => isHeld(program, node, mutex));
  const kind: RepairKind = hasHeld && grain !== "statement" ? "widen-critical-section" : "mutex";
  const title =
    kind === "mutex"
      ? `Guard ${variable.name} with ${mutexName(mutex)}`
      : `Hold ${mutex.name} over the whole use of ${variable.name}`;
  const why = `Whoever uses ${variable.name} takes ${mutex.name} first, so each use comes before or after the other as a whole.`;
  return draft(broken, { kind, title, why }, (rewriter) => {
    if (mutex.isNew && !mutex.declare(rewriter)) return false;
    return guardAll(rewriter, nodes, mutex, grain);
  });
}

function mutexName({ isNew, isReadWrite, name }: MutexChoice): string {
  if (!isNew) return name;
  return isReadWrite ? "a read-write mutex" : "a mutex";
}

function isHeld(program: ProgramText, node: Expr, mutex: MutexChoice): boolean {
  const lock = mutex.spell(node);
  return locksHeldAt(program, node).some(({ acquired }) => acquired.lock === lock);
}

function guardAll(rewriter: Rewriter, nodes: readonly Expr[], mutex: MutexChoice, grain: Grain): boolean {
  const { program } = rewriter;
  const planned: {
    readonly fn: Fn;
    readonly nodes: readonly Expr[];
    readonly regions: readonly Region[];
    readonly lock: string;
  }[] = [];
  for (const [fn, all] of byFunction(program, nodes)) {
    for (const [lock, own] of byLock(all, mutex)) {
      if (lock === undefined) return false;
      const left = grain === "statement" ? own.filter((node) => !isHeldExclusively(program, node, lock)) : own;
      if (left.length === 0) continue;
      const regions = chooseRegions(program, fn, left, lock, grain);
      if (regions === undefined) return false;
      planned.push({ fn, nodes: left, regions, lock });
    }
  }
  const regions = planned.flatMap((plan) => plan.regions);
  for (const plan of planned) {
    if (plan.fn.kind === "FuncDecl" && isCalledUnderLock(program, plan.fn, regions)) continue;
    for (const region of plan.regions) {
      const isReader =
        mutex.isReadWrite && plan.nodes.every((node) => !isInside(region, node) || !isWrite(program, node));
      const words = isReader
        ? { lock: `${plan.lock}.RLock()`, unlock: `${plan.lock}.RUnlock()` }
        : { lock: `${plan.lock}.Lock()`, unlock: `${plan.lock}.Unlock()` };
      if (!writeLocked(rewriter, region, words, plan.lock)) return false;
    }
  }
  return planned.length > 0;
}

function byLock(nodes: readonly Expr[], mutex: MutexChoice): ReadonlyMap<string | undefined, readonly Expr[]> {
  const groups = new Map<string | undefined, Expr[]>();
  for (const node of nodes) {
    const lock = mutex.spell(node);
    const known = groups.get(lock);
    if (known === undefined) groups.set(lock, [node]);
    else known.push(node);
  }
  return groups;
}

function isHeldExclusively(program: ProgramText, node: Expr, lock: string): boolean {
  return locksHeldAt(program, node).some(
    ({ acquired }) => acquired.lock === lock && (acquired.operation === "Lock" || !isWrite(program, node)),
  );
}

// As much as was asked for, or less where that would wait for others with the lock held.
function chooseRegions(
  program: ProgramText,
  fn: Fn,
  nodes: readonly Expr[],
  lock: string,
  grain: Grain,
): readonly Region[] | undefined {
  const order: readonly Grain[] = grain === "function" ? ["function", "span", "statement"] : [grain, "statement"];
  let fallback: readonly Region[] | undefined;
  for (const each of order) {
    const regions = regionsAround(program, fn, nodes, each)?.map((region) => withOperations(program, fn, region, lock));
    if (regions === undefined) continue;
    const isEntry = fn.kind === "FuncDecl" && fn.name.name === "main" && each === "function";
    if (!isEntry && !regions.some((region) => mayBlock(program, statementsOf(region)))) return regions;
    fallback ??= isEntry ? undefined : regions;
  }
  return fallback;
}

/** A region that holds, of every pair of operations on the lock in its list, both or none. */
function withOperations(program: ProgramText, fn: Fn, region: Region, lock: string): Region {
  let { first, last } = region;
  for (const found of lockStatementsOf(program, fn)) {
    if (found.lock !== lock || found.place.owner !== region.owner || found.isDeferred) continue;
    const { index } = found.place;
    const takes = found.operation === "Lock" || found.operation === "RLock";
    if (takes && index < first && !isReleasedBetween(program, fn, lock, region.owner, index, first)) first = index;
    if (!takes && index > last && !isTakenBetween(program, fn, lock, region.owner, last, index)) last = index;
  }
  for (const found of lockStatementsOf(program, fn))
    if (found.lock === lock && found.place.owner === region.owner && found.isDeferred && found.place.index < last)
      last = region.list.length - 1;
  return { ...region, first, last };
}

function isReleasedBetween(program: ProgramText, fn: Fn, lock: string, owner: Node, from: number, to: number): boolean {
  return operationsBetween(program, fn, lock, owner, from, to).some(({ operation }) => operation.endsWith("nlock"));
}

function isTakenBetween(program: ProgramText, fn: Fn, lock: string, owner: Node, from: number, to: number): boolean {
  return operationsBetween(program, fn, lock, owner, from, to).some(({ operation }) => !operation.endsWith("nlock"));
}

function operationsBetween(program: ProgramText, fn: Fn, lock: string, owner: Node, from: number, to: number) {
  return lockStatementsOf(program, fn).filter(
    ({ place, lock: other, isDeferred }) =>
      other === lock && place.owner === owner && !isDeferred && place.index > from && place.index < to,
  );
}

/** Whether every call of the function stands in one of the regions: then it runs under the lock already. */
function isCalledUnderLock(
  program: ProgramText,
  fn: Extract<Fn, { kind: "FuncDecl" }>,
  regions: readonly Region[],
): boolean {
  const calls = program.callsOf(fn);
  if (calls.length === 0 || fn.body === undefined) return false;
  const { body } = fn;
  return calls.every((call) => !contains(body, call) && regions.some((region) => isInside(region, call)));
}

/** A mutex of its own around operations that consist of several calls: from the first step to the last, in the function that calls them. */
export function compoundRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const own = finding.events.filter(({ step }) => step < broken.trace.events.length);
  const [first] = own;
  const last = own.findLast(({ goroutine }) => goroutine === first?.goroutine) ?? own.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const pair = divergence(broken, first.step, last.step);
  const region = pair && spanOf(program, pair.nodes);
  if (pair === undefined || region === undefined) return [];
  const others = own
    .filter(({ goroutine }) => goroutine !== first.goroutine)
    .flatMap(({ step }) =>
      framesOf(broken, step)
        .slice(0, pair.depth + 1)
        .reverse(),
    )
    .filter((node) => program.functionOf(node) !== undefined);
  const name = program.declarationOf(region.owner)?.name.name ?? "operation";
  const mutex = packageMutex(program, region.owner, `${lowered(name)}Mu`, "operationMu");
  const words = {
    kind: "one-lock" as const,
    title: `Run the whole operation in ${name} under one lock`,
    why: `From its first step to its last nobody else gets in between: whoever does the same waits for ${mutex.name}.`,
  };
  const locks = { lock: `${mutex.name}.Lock()`, unlock: `${mutex.name}.Unlock()` };
  const outside = others.filter((node) => !isInside(region, node));
  const isCovered = others.some((node) => isInside(region, node));
  return draft(broken, words, (rewriter) => {
    mutex.declare(rewriter);
    if (!writeLocked(rewriter, region, locks)) return false;
    if (isCovered) return true;
    const [nearest] = outside;
    const other = nearest && spanOf(program, [nearest]);
    return other === undefined || writeLocked(rewriter, other, locks);
  });
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Where the stacks of two events of a goroutine part: the nodes in the function that they have in common. */
function divergence(
  broken: Broken,
  first: number,
  last: number,
): { readonly nodes: readonly Node[]; readonly depth: number } | undefined {
  const a = framesOf(broken, first);
  const b = framesOf(broken, last);
  let depth = 0;
  while (depth < a.length - 1 && depth < b.length - 1 && a[depth] === b[depth]) depth++;
  const [x, y] = [a[depth], b[depth]];
  if (x === undefined || y === undefined) return undefined;
  return broken.program.functionOf(x) === broken.program.functionOf(y) ? { nodes: [x, y], depth } : undefined;
}
