// The lock-scope graph of one execution: locks, the critical sections under them, the shared variables these touch, and for each variable
// what protects it. Pure.

import type { Finding } from "../../trace/finding.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Access, accessesWithLocks, commonLocks, type HeldLock, locksAtEveryAccess } from "./locksets.ts";

/**
 * What keeps a variable's accesses apart.
 * - `locks`: the same lock is held at each.
 * - `read-locked`: a lock is held at each, but a write holds it only for reading, and it races.
 * - `none`: no lock is common, and the search found a data race.
 * - `otherwise`: no lock is common, yet no race was found: channels, wait groups, Once or the creation of goroutines order them.
 * - `read-only`: nobody writes.
 */
export type Protection = "locks" | "read-locked" | "none" | "otherwise" | "read-only";

export interface VariableNode {
  readonly address: number;
  readonly name: string;
  readonly type: string;
  readonly protection: Protection;
  /** Names of the locks for `locks` and `read-locked`; for `otherwise` those of the accesses that are under a lock at all. */
  readonly locks: readonly string[];
}

export interface LockNode {
  readonly address: number;
  readonly name: string;
  /** Number among the trace's locks, for its colour. */
  readonly ordinal: number;
}

/** Accesses by one function with one set of locks: a critical section, or none when `locks` is empty. */
export interface SectionNode {
  readonly id: string;
  readonly function: string;
  readonly lines: string;
  readonly goroutines: readonly number[];
  readonly locks: readonly HeldLock[];
}

export interface AccessEdge {
  readonly section: string;
  readonly variable: number;
  readonly nReads: number;
  readonly nWrites: number;
  /** First of its steps. */
  readonly step: number;
}

export interface LockGraphModel {
  readonly locks: readonly LockNode[];
  readonly sections: readonly SectionNode[];
  readonly variables: readonly VariableNode[];
  readonly edges: readonly AccessEdge[];
  /** Variables left out of the picture. */
  readonly nMore: number;
}

const MAX_VARIABLES = 12;

/** Builds the graph. Cost: O(events). */
export function buildLockGraph(trace: Trace, findings: readonly Finding[]): LockGraphModel {
  const known = new Map(trace.objects.map((object) => [object.address, object]));
  const byVariable = groupBy(
    accessesWithLocks(trace).filter(({ variable }) => known.has(variable)),
    ({ variable }) => variable,
  );
  const racy = new Set(
    findings
      .filter(({ kind }) => kind === "data-race" || kind === "map-fatal")
      .flatMap(({ events }) => events.map(({ object }) => object)),
  );
  const shared = [...byVariable].filter(([, accesses]) => isShared(accesses));
  const all = shared.map(([address, accesses]): VariableNode => {
    const { name = "", type = "" } = known.get(address) ?? {};
    const names = (locks: readonly number[]) => locks.map((lock) => known.get(lock)?.name ?? "");
    const protection = protectionOf(accesses, racy.has(name));
    return { address, name, type, protection, locks: names(protectors(protection, accesses)) };
  });
  const variables = all.sort((a, b) => weight(a) - weight(b)).slice(0, MAX_VARIABLES);
  const accesses = variables.flatMap(({ address }) => byVariable.get(address) ?? []);
  const sections = sectionsOf(trace, accesses);
  return {
    locks: locksOf(trace),
    sections: sections.map(({ node }) => node),
    variables,
    edges: sections.flatMap(({ node, accesses: own }) => edgesOf(node, own)),
    nMore: all.length - variables.length,
  };
}

// What goes wrong first.
function weight({ protection }: VariableNode): number {
  return (["none", "read-locked", "otherwise", "locks", "read-only"] as const).indexOf(protection);
}

function isShared(accesses: readonly Access[]): boolean {
  return accesses.some(({ goroutine }) => goroutine !== accesses[0]?.goroutine);
}

function protectionOf(accesses: readonly Access[], isRacy: boolean): Protection {
  if (!accesses.some(({ isWrite }) => isWrite)) return "read-only";
  if (commonLocks(accesses).length > 0) return "locks";
  if (!isRacy) return "otherwise";
  return locksAtEveryAccess(accesses).length > 0 ? "read-locked" : "none";
}

function protectors(protection: Protection, accesses: readonly Access[]): readonly number[] {
  switch (protection) {
    case "locks":
      return commonLocks(accesses);
    case "read-locked":
      return locksAtEveryAccess(accesses);
    case "otherwise": {
      const locked = accesses.filter(({ locks }) => locks.length > 0);
      return isShared(locked) ? commonLocks(locked) : [];
    }
    default:
      return [];
  }
}

function locksOf(trace: Trace): readonly LockNode[] {
  const locks = trace.objects.filter(({ kind }) => kind === "mutex" || kind === "rwmutex");
  return locks.map(({ address, name }, ordinal) => ({ address, name, ordinal }));
}

interface Section {
  readonly node: SectionNode;
  readonly accesses: readonly Access[];
}

function sectionsOf(trace: Trace, accesses: readonly Access[]): readonly Section[] {
  const keyOf = (access: Access): string =>
    `${placeOf(trace, access.step).function} ${access.locks.map((lock) => `${lock.address}${lock.isRead ? "r" : ""}`).join()}`;
  const groups = groupBy(accesses, keyOf);
  return [...groups].map(([id, own]) => {
    const lines = own.map(({ step }) => placeOf(trace, step).line).filter((line) => line > 0);
    const node: SectionNode = {
      id,
      function: placeOf(trace, own[0]?.step ?? 0).function,
      lines: rangeText(lines),
      goroutines: [...new Set(own.map(({ goroutine }) => goroutine))].sort((a, b) => a - b),
      locks: own[0]?.locks ?? [],
    };
    return { node, accesses: own };
  });
}

function edgesOf(node: SectionNode, accesses: readonly Access[]): readonly AccessEdge[] {
  return [...groupBy(accesses, ({ variable }) => variable)].map(([variable, own]) => ({
    section: node.id,
    variable,
    nReads: own.filter(({ isWrite }) => !isWrite).length,
    nWrites: own.filter(({ isWrite }) => isWrite).length,
    step: own[0]?.step ?? 0,
  }));
}

// The innermost frame that is the user's own.
function placeOf(trace: Trace, step: number): { readonly function: string; readonly line: number } {
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [trace.events.site[step] ?? -1];
  const site = stack.map((index) => trace.sites[index]).find((each) => each?.isUser === true);
  if (site === undefined) return { function: "", line: 0 };
  return { function: site.function.slice(site.function.indexOf(".") + 1), line: site.line };
}

function rangeText(lines: readonly number[]): string {
  if (lines.length === 0) return "";
  const [least, most] = [Math.min(...lines), Math.max(...lines)];
  return least === most ? String(least) : `${least}–${most}`;
}

// In the order of first appearance.
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
