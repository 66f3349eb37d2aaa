// From a trace and the finding shown to a scene: lanes with their spans, rails, bars and events. Pure; knows nothing of pixels, zoom
// or cursor, so it is built once per trace and finding. Horizontal unit: steps. Column i is step i.

import { groupBy } from "../../base/group.ts";
import type { Finding } from "../../trace/finding.ts";
import { OP_PANIC, OP_RENDEZVOUS } from "../../trace/operation.ts";
import type { ObjectKind, Trace } from "../../trace/trace.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { type Edge, type History, type Hold, historyOf } from "./history.ts";
import { Intervals } from "./intervals.ts";
import { orderLanes } from "./lane-order.ts";
import { creationLabel, objectNames, shortFunction } from "./names.ts";
import { chooseObjects, stepsOfObjects } from "./object-lanes.ts";
import { operationStyle, SEVERITY_RACE } from "./operation-style.ts";
import { type MarkedStep, markedSteps, markedWaits, type RacePair, racePair } from "./race.ts";
import { RangeMax } from "./range-max.ts";
import { SpanFinder, type Spans, spanSeverity, stepsByGoroutine } from "./spans.ts";

/** A critical section under a goroutine's spans. */
export interface Rail extends Hold {
  /** Keeps nested ones apart. */
  readonly depth: number;
  /** Number of the lock among the trace's locks. */
  readonly lock: number;
  readonly name: string;
  /** The lane's first of this lock: has its name. */
  readonly isFirst: boolean;
}

/** Something an object shows over [start, end): who holds it, how full it is. */
export interface Bar {
  readonly start: number;
  readonly end: number;
  /** Holder; -1 when it is not a matter of one goroutine. */
  readonly goroutine: number;
  readonly isRead: boolean;
  readonly text: string;
}

interface LaneEvents {
  /** Steps in which the lane takes part, ascending. */
  readonly steps: Int32Array;
  readonly severities: RangeMax;
}

export interface GoroutineLane extends LaneEvents {
  readonly kind: "goroutine";
  readonly goroutine: number;
  /** `G2`. */
  readonly name: string;
  readonly label: string;
  readonly detail: string;
  readonly bornAt: number;
  readonly spans: Spans;
  readonly spanSeverities: RangeMax;
  readonly rails: Intervals<Rail>;
  /** Step of its panic; -1. */
  readonly panicAt: number;
}

export interface ObjectLane extends LaneEvents {
  readonly kind: "object";
  readonly address: number;
  readonly objectKind: ObjectKind;
  readonly name: string;
  readonly detail: string;
  readonly bars: Intervals<Bar>;
  /** Number of the lock among the trace's locks, for its colour; -1 for what is no lock. */
  readonly lock: number;
}

export type Lane = GoroutineLane | ObjectLane;

export interface Scene {
  readonly trace: Trace;
  readonly lanes: readonly Lane[];
  /** Lane index by goroutine; -1 for a hidden one. */
  readonly laneOf: Int32Array;
  /** Columns in all: steps, and room behind them to see what never goes on. */
  readonly nColumns: number;
  readonly names: ReadonlyMap<number, string>;
  /** Critical sections of each lock, by address. */
  readonly holdsOn: ReadonlyMap<number, Intervals<Hold>>;
  readonly edges: Edges;
  readonly marked: readonly MarkedStep[];
  /** Steps of the finding that never come: waits that do not end. */
  readonly waits: readonly MarkedStep[];
  readonly race: RacePair | undefined;
}

/** Edges by either end. */
export interface Edges {
  into(step: number): readonly Edge[];
  outOf(step: number): readonly Edge[];
}

/** Columns behind the last step where something is blocked for ever. */
const TAIL = 5;

export interface SceneInput {
  readonly trace: Trace;
  /** The finding whose witness the trace is. */
  readonly shown: Finding | undefined;
  /** All findings: a logical race is marked where a data race was proved at the same places. */
  readonly findings: readonly Finding[];
  /** Creation paths of the last lane order: goroutines keep their places when the schedule changes. */
  readonly keptOrder: readonly string[];
}

/** Builds the scene. Cost: O(events log events) time, some 20 bytes per event. */
export function buildScene({ trace, shown, findings, keptOrder }: SceneInput): Scene {
  const steps = stepsByGoroutine(trace);
  const nBlocked = trace.end.kind === "deadlock" ? trace.goroutines.length : trace.blocked.length;
  const nColumns = trace.events.length + (nBlocked > 0 ? TAIL : 0);
  const history = historyOf(trace, nColumns);
  const marked = markedSteps(trace, shown);
  const race = racePair(trace, shown, findings);
  const names = objectNames(trace);
  const builder = new LaneBuilder(trace, history, steps, nColumns, severitiesOf(trace, race), names);
  const goroutines = laneOrder(trace, history, steps, keptOrder).map((goroutine) => builder.goroutine(goroutine));
  const objects = chooseObjects(
    trace,
    marked.map(({ step }) => step),
  );
  const stepsOf = stepsOfObjects(trace, objects);
  const lanes: Lane[] = [...goroutines, ...objects.map((object, i) => builder.object(object, stepsOf[i]))];
  const laneOf = new Int32Array(trace.goroutines.length).fill(-1);
  goroutines.forEach((lane, index) => {
    laneOf[lane.goroutine] = index;
  });
  return {
    trace,
    lanes,
    laneOf,
    nColumns,
    names,
    holdsOn: intervalsOf(groupBy(history.holds, ({ object }) => object)),
    edges: indexEdges(history.edges),
    marked,
    waits: markedWaits(trace, shown),
    race,
  };
}

function severitiesOf(trace: Trace, race: RacePair | undefined): Uint8Array {
  const { kind, length } = trace.events;
  const severities = Uint8Array.from({ length }, (_, step) => operationStyle(kind[step] as number).severity);
  if (race !== undefined) severities[race.first] = severities[race.second] = SEVERITY_RACE;
  return severities;
}

function laneOrder(
  trace: Trace,
  history: History,
  steps: readonly Int32Array[],
  keptOrder: readonly string[],
): readonly number[] {
  const isShown = (g: number): boolean => trace.goroutines[g]?.isSystem === false || (steps[g]?.length ?? 0) > 0;
  const shown = trace.goroutines.map((_, goroutine) => goroutine).filter(isShown);
  const place = new Map(keptOrder.map((path, index) => [path, index]));
  if (shown.every((g) => place.has(trace.goroutines[g]?.path ?? "")))
    return shown.sort((a, b) => placeOf(a) - placeOf(b));
  return orderLanes(shown, trafficOf(trace, history));

  function placeOf(goroutine: number): number {
    return place.get(trace.goroutines[goroutine]?.path ?? "") ?? 0;
  }
}

function trafficOf(trace: Trace, history: History): (a: number, b: number) => number {
  const counts = new Map<string, number>();
  const meet = (a: number, b: number): void => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const { goroutine, kind, partner, length } = trace.events;
  for (const { from, to } of history.edges) meet(goroutine[from] as number, goroutine[to] as number);
  for (let step = 0; step < length; step++)
    if (kind[step] === OP_RENDEZVOUS) meet(goroutine[step] as number, partner[step] as number);
  return (a, b) => counts.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? 0;
}

function intervalsOf(groups: ReadonlyMap<number, readonly Hold[]>): ReadonlyMap<number, Intervals<Hold>> {
  return new Map([...groups].map(([object, holds]) => [object, new Intervals(holds)]));
}

function indexEdges(edges: readonly Edge[]): Edges {
  const into = groupBy(edges, ({ to }) => to);
  const outOf = groupBy(edges, ({ from }) => from);
  return { into: (step) => into.get(step) ?? [], outOf: (step) => outOf.get(step) ?? [] };
}

class LaneBuilder {
  private readonly finder: SpanFinder;
  private readonly holdsOf: ReadonlyMap<number, readonly Hold[]>;
  private readonly holdsOn: ReadonlyMap<number, readonly Hold[]>;
  private readonly lockNumbers: ReadonlyMap<number, number>;

  constructor(
    private readonly trace: Trace,
    private readonly history: History,
    private readonly steps: readonly Int32Array[],
    nColumns: number,
    private readonly severities: Uint8Array,
    private readonly names: ReadonlyMap<number, string>,
  ) {
    this.finder = new SpanFinder(trace, history, steps, nColumns);
    this.holdsOf = groupBy(history.holds, ({ goroutine }) => goroutine);
    this.holdsOn = groupBy(history.holds, ({ object }) => object);
    this.lockNumbers = new Map([...this.holdsOn.keys()].map((address, index) => [address, index]));
  }

  goroutine(goroutine: number): GoroutineLane {
    const spans = this.finder.find(goroutine);
    const { kind } = this.trace.events;
    const events = this.events(this.steps[goroutine] ?? new Int32Array());
    return {
      kind: "goroutine",
      goroutine,
      name: goroutineName(goroutine),
      label: shortFunction(this.trace.goroutines[goroutine]?.function ?? ""),
      detail: creationLabel(this.trace, goroutine),
      bornAt: this.finder.bornAt(goroutine),
      ...events,
      spans,
      spanSeverities: new RangeMax(spans.state.map(spanSeverity)),
      rails: this.rails(goroutine),
      panicAt: events.steps.findLast((step) => kind[step] === OP_PANIC) ?? -1,
    };
  }

  object(address: number, steps: Int32Array = new Int32Array()): ObjectLane {
    const object = this.trace.objects.find((each) => each.address === address);
    return {
      kind: "object",
      address,
      objectKind: object?.kind ?? "other",
      name: object?.name ?? "",
      detail: object?.type ?? "",
      ...this.events(steps),
      bars: new Intervals(this.bars(address)),
      lock: this.lockNumbers.get(address) ?? -1,
    };
  }

  private events(steps: Int32Array): LaneEvents {
    const severities = Uint8Array.from(steps, (step) => this.severities[step] as number); // a step of the trace
    return { steps, severities: new RangeMax(severities) };
  }

  private rails(goroutine: number): Intervals<Rail> {
    const ends: number[] = [];
    const seen = new Set<number>();
    const rails = (this.holdsOf.get(goroutine) ?? []).map((hold) => {
      const free = ends.findIndex((end) => end <= hold.start);
      const depth = free < 0 ? ends.length : free;
      ends[depth] = hold.end;
      const lock = this.lockNumbers.get(hold.object) ?? 0;
      const isFirst = !seen.has(lock);
      seen.add(lock);
      return { ...hold, depth, lock, name: this.names.get(hold.object) ?? "", isFirst };
    });
    return new Intervals(rails);
  }

  private bars(address: number): readonly Bar[] {
    const holds = this.holdsOn.get(address) ?? [];
    if (holds.length > 0)
      return holds.map(({ start, end, goroutine, isRead }) => ({
        start,
        end,
        goroutine,
        isRead,
        text: goroutineName(goroutine),
      }));
    const levels = this.history.levels.get(address) ?? [];
    return levels.map(({ start, end, value }) => ({ start, end, goroutine: -1, isRead: false, text: String(value) }));
  }
}
