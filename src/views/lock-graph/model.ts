// The lock-scope graph of one execution: locks, the critical sections under them, the shared variables these touch, and for each variable
// what protects it. Pure.

import { group, max, min, rollup } from "d3";
import { bookkeepingOf } from "../../store/bookkeeping.ts";
import type { Finding } from "../../trace/finding.ts";
import { isMapOperation, OP_LOCK, OP_RLOCK, OP_RW_ANNOUNCE, OPERATION_NAMES } from "../../trace/operation.ts";
import type { Trace, TraceObject } from "../../trace/trace.ts";
import {
  type Access,
  commonLocks,
  findLocksets,
  type HeldLock,
  isProtecting,
  type LockScope,
  locksAtEveryAccess,
} from "./locksets.ts";
import { type Place, placeOf } from "./place.ts";

/**
 * What keeps a variable's accesses apart.
 * - `locks`: the same lock is held at each.
 * - `read-locked`: a lock is held at each, but a write holds it only for reading, and it races.
 * - `none`: no lock is common, and the search found a data race.
 * - `otherwise`: no lock is common, yet no race was found: channels, wait groups, Once or the creation of goroutines order them.
 * - `unknown`: no lock is common, and the search has not answered yet.
 * - `read-only`: nobody writes.
 */
export type Protection = "locks" | "read-locked" | "none" | "otherwise" | "unknown" | "read-only";

export interface LockNode {
  readonly address: number;
  readonly name: string;
  readonly kind: "mutex" | "rwmutex";
  /** Number among the trace's locks, for its colour. */
  readonly ordinal: number;
}

export interface SectionLock {
  readonly address: number;
  readonly isRead: boolean;
}

/** A place in the program where the same locks are held: a critical section, or, without locks, a function's other accesses. */
export interface SectionNode {
  readonly id: string;
  readonly function: string;
  /** 0 where the program's own code has no line for it. */
  readonly fromLine: number;
  readonly toLine: number;
  /** Ascending. */
  readonly goroutines: readonly number[];
  /** In the order in which they are taken. */
  readonly locks: readonly SectionLock[];
  /** Step that takes the last of its locks for the first time; without locks the first access. */
  readonly step: number;
  /** Who stays in it for ever, waiting for a lock. */
  readonly waits: readonly LockWait[];
}

export interface LockWait {
  readonly goroutine: number;
  /** Address of the lock. */
  readonly lock: number;
}

/** Accesses from one section to one variable. */
export interface AccessEdge {
  readonly section: string;
  readonly variable: number;
  readonly nReads: number;
  readonly nWrites: number;
  /** First of its steps. */
  readonly step: number;
}

export interface VariableNode {
  readonly address: number;
  readonly name: string;
  readonly type: string;
  /** The map's entries; else the variable itself, which for a map is the reference to it. */
  readonly isMap: boolean;
  readonly protection: Protection;
  /** Names of the locks for `locks` and `read-locked`. */
  readonly locks: readonly string[];
  /** Where no lock is common: the one that protects the most accesses. */
  readonly partial: { readonly lock: string; readonly nAccesses: number; readonly nAll: number } | undefined;
  /** One for each section that touches it. */
  readonly edges: readonly AccessEdge[];
}

export interface LockGraphModel {
  readonly locks: readonly LockNode[];
  readonly sections: readonly SectionNode[];
  /** What goes wrong first. */
  readonly variables: readonly VariableNode[];
  /** Variables and sections left out of the picture. */
  readonly nMore: number;
}

const MAX_VARIABLES = 12;
/** Of sections that touch no shared variable. */
const MAX_IDLE_SECTIONS = 8;
const ORDER: readonly Protection[] = ["none", "read-locked", "unknown", "otherwise", "locks", "read-only"];

/** Builds the graph. `findings` are the search's; undefined when there is no answer yet. Cost: O(events). */
export function buildLockGraph(trace: Trace, findings: readonly Finding[] | undefined): LockGraphModel {
  const { scopes, accesses } = findLocksets(trace, bookkeepingOf(trace));
  const byVariable = group(accesses, ({ variable }) => variable);
  const objects = new Map(trace.objects.map((object) => [object.address, object]));
  const races = findings === undefined ? undefined : new RaceIndex(trace, findings);
  const maps = trace.objects.filter(({ kind }) => kind === "map").map(({ name }) => `${name}.`);
  // A map shown in its runtime's own steps is one thing all the same: no lock of the program's is about its fields.
  const isInsideMap = ({ kind, name }: TraceObject): boolean =>
    kind !== "map" && maps.some((prefix) => name.startsWith(prefix));
  const all = [...byVariable]
    .filter(([, own]) => isShared(own))
    .flatMap(([address, own]) => {
      const object = objects.get(address);
      return object === undefined || isInsideMap(object) ? [] : [variableOf(trace, objects, races, object, own)];
    })
    .sort((a, b) => ORDER.indexOf(a.protection) - ORDER.indexOf(b.protection));
  const variables = all.slice(0, MAX_VARIABLES);
  const shownAddresses = new Set(variables.map(({ address }) => address));
  const sections = sectionsOf(
    trace,
    scopes,
    accesses.filter(({ variable }) => shownAddresses.has(variable)),
  );
  const busy = new Set(variables.flatMap(({ edges }) => edges.map(({ section }) => section)));
  const idle = sections.filter(({ id }) => !busy.has(id)).filter((section) => !isInside(section, sections, busy));
  const dropped = new Set(idle.slice(MAX_IDLE_SECTIONS));
  return {
    locks: locksOf(trace, scopes),
    sections: sections.filter((section) => busy.has(section.id) || (idle.includes(section) && !dropped.has(section))),
    variables,
    nMore: all.length - variables.length + dropped.size,
  };
}

function isShared(accesses: readonly Access[]): boolean {
  return accesses.some(({ goroutine }) => goroutine !== accesses[0]?.goroutine);
}

// A stretch without accesses on the way into or out of a section that has some says nothing of its own.
function isInside(idle: SectionNode, sections: readonly SectionNode[], busy: ReadonlySet<string>): boolean {
  return sections.some(
    (other) =>
      busy.has(other.id) &&
      idle.locks.every(({ address }) => other.locks.some((lock) => lock.address === address)) &&
      idle.goroutines.every((goroutine) => other.goroutines.includes(goroutine)),
  );
}

function locksOf(trace: Trace, scopes: readonly LockScope[]): readonly LockNode[] {
  const used = new Set(scopes.flatMap(({ locks }) => locks.map(({ address }) => address)));
  return trace.objects
    .filter(({ address }) => used.has(address))
    .map(({ address, name, kind }, ordinal) => ({
      address,
      name,
      kind: kind === "rwmutex" ? "rwmutex" : "mutex",
      ordinal,
    }));
}

// ---- Variables

// Which variables data races were found on. Names tell, but a map and the variable that holds it share one: the operation tells these apart,
// and other namesakes the lines.
class RaceIndex {
  private readonly linesByName: ReadonlyMap<string, ReadonlySet<number>>;
  private readonly nByName: ReadonlyMap<string, number>;

  constructor(
    private readonly trace: Trace,
    findings: readonly Finding[],
  ) {
    const events = findings
      .filter(({ kind }) => kind === "data-race" || kind === "map-fatal")
      .flatMap((finding) => finding.events);
    this.linesByName = rollup(
      events,
      (own) => new Set(own.map(({ line }) => line)),
      ({ object, operation }) => raceKey(object, isMapOperation(OPERATION_NAMES.indexOf(operation))),
    );
    this.nByName = rollup(
      trace.objects,
      (own) => own.length,
      ({ name, kind }) => raceKey(name, kind === "map"),
    );
  }

  has({ name, kind }: TraceObject, accesses: readonly Access[]): boolean {
    const key = raceKey(name, kind === "map");
    const lines = this.linesByName.get(key);
    if (lines === undefined) return false;
    return this.nByName.get(key) === 1 || accesses.some(({ step }) => lines.has(placeOf(this.trace, step).line));
  }
}

function raceKey(name: string, isMap: boolean): string {
  return isMap ? `map ${name}` : name;
}

function variableOf(
  trace: Trace,
  objects: ReadonlyMap<number, TraceObject>,
  races: RaceIndex | undefined,
  variable: TraceObject,
  accesses: readonly Access[],
): VariableNode {
  const { address, name, type } = variable;
  const protection = protectionOf(accesses, races?.has(variable, accesses));
  const locks = protection === "read-locked" ? locksAtEveryAccess(accesses) : commonLocks(accesses);
  const nameOf = (lock: number): string => objects.get(lock)?.name ?? "";
  const bySection = group(accesses, (access) => sectionId(trace, access.scope, access.step));
  return {
    address,
    name,
    type,
    isMap: variable.kind === "map",
    protection,
    locks: locks.map(nameOf),
    partial: protection === "read-only" || locks.length > 0 ? undefined : partialOf(accesses, nameOf),
    edges: [...bySection].map(([section, own]) => ({
      section,
      variable: address,
      nReads: own.filter(({ isWrite }) => !isWrite).length,
      nWrites: own.filter(({ isWrite }) => isWrite).length,
      step: own[0]?.step ?? 0,
    })),
  };
}

function protectionOf(accesses: readonly Access[], isRacy: boolean | undefined): Protection {
  if (!accesses.some(({ isWrite }) => isWrite)) return "read-only";
  if (commonLocks(accesses).length > 0) return "locks";
  if (isRacy === undefined) return "unknown";
  if (!isRacy) return "otherwise";
  return locksAtEveryAccess(accesses).length > 0 ? "read-locked" : "none";
}

function partialOf(accesses: readonly Access[], nameOf: (lock: number) => string): VariableNode["partial"] {
  const counts = new Map<number, number>();
  for (const access of accesses)
    for (const lock of access.scope.locks)
      if (isProtecting(lock, access)) counts.set(lock.address, (counts.get(lock.address) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined ? undefined : { lock: nameOf(best[0]), nAccesses: best[1], nAll: accesses.length };
}

// ---- Sections

interface Visit {
  readonly scope: LockScope;
  /** Steps that show where it is in the text. */
  readonly steps: readonly number[];
}

// Where it begins: the last lock taken; without locks the function of the access is all there is.
function sectionId(trace: Trace, { locks }: LockScope, step: number): string {
  const last = locks.at(-1);
  const place = placeOf(trace, last?.since ?? step);
  const held = locks.map((lock) => `${lock.address}${lock.isRead ? "r" : ""}`).sort();
  return [place.function, last === undefined ? "" : place.line, ...held].join(" ");
}

function sectionsOf(trace: Trace, scopes: readonly LockScope[], accesses: readonly Access[]): readonly SectionNode[] {
  const { length } = trace.events;
  const visits: Visit[] = [
    ...scopes.map((scope) => ({ scope, steps: [startOf(scope), ...(scope.end < length ? [scope.end] : [])] })),
    ...accesses.map(({ scope, step }) => ({ scope, steps: [step] })),
  ];
  const byId = group(visits, ({ scope, steps }) => sectionId(trace, scope, steps[0] ?? 0));
  return [...byId].map(([id, own]) => sectionOf(trace, id, own)).sort((a, b) => a.step - b.step);
}

const LOCKING: ReadonlySet<number> = new Set([OP_LOCK, OP_RLOCK, OP_RW_ANNOUNCE]);

// Those who still hold the section's locks at the end and are blocked on another one.
function waitsOf(trace: Trace, visits: readonly Visit[]): readonly LockWait[] {
  const inside = visits.filter(({ scope }) => scope.locks.length > 0 && scope.end >= trace.events.length);
  const goroutines = new Set(inside.map(({ scope }) => scope.goroutine));
  return trace.blocked
    .filter(({ goroutine, kind }) => goroutines.has(goroutine) && LOCKING.has(kind))
    .map(({ goroutine, object }) => ({ goroutine, lock: object }));
}

function startOf({ locks }: LockScope): number {
  return (locks.at(-1) as HeldLock).since; // Scopes in the list hold a lock.
}

function sectionOf(trace: Trace, id: string, visits: readonly Visit[]): SectionNode {
  const locks = visits[0]?.scope.locks ?? [];
  const steps = visits.flatMap((visit) => visit.steps);
  const step = min(steps) ?? 0;
  const start: Place = placeOf(trace, step);
  const lines = steps
    .map((each) => placeOf(trace, each))
    .filter((place) => place.function === start.function && place.line > 0)
    .map(({ line }) => line);
  return {
    id,
    function: start.function,
    fromLine: min(lines) ?? 0,
    toLine: max(lines) ?? 0,
    goroutines: [...new Set(visits.map(({ scope }) => scope.goroutine))].sort((a, b) => a - b),
    locks: locks.map(({ address, isRead }) => ({ address, isRead })),
    step,
    waits: waitsOf(trace, visits),
  };
}
