// The life of every map of a recorded execution: walks the machine along the recording once, and notes operations, sizes and growth.
//
// Accesses to what only one goroutine can reach are no steps: operations on a map that is not shared yet are not listed; its growth is.
// *Cost*: linear in the steps, and for a step inside an operation the few cells of a map's header.

import { HappensBefore } from "../detect/happens-before.ts";
import { Player } from "../explore/player.ts";
import type { Recording } from "../explore/record.ts";
import { LocksHeld } from "../trace/locks-held.ts";
import {
  MAX_CLOCKS,
  MAX_MAP_EVENTS,
  MAX_MAP_OPERATIONS,
  MAX_MAP_SAMPLES,
  MAX_MAP_STEPS,
  MAX_OTHERS,
  type MapHistory,
  type MapOperation,
} from "../trace/map-history.ts";
import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import type { MapFigures } from "../vm/map-figures.ts";
import { expressionAt, functionAt, type MapFrame, MapFrames, operationOfFunction } from "./map-frames.ts";
import { isGrowth, MapGrowth } from "./map-growth.ts";
import { MapRaces } from "./map-races.ts";

type Recorded = Pick<Recording, "trace" | "choices" | "checkpoints" | "globalSites">;

/** Limits of a history: how much of each is kept. */
export interface HistoryLimits {
  readonly steps: number;
  readonly operations: number;
  readonly events: number;
  readonly samples: number;
}

const LIMITS: HistoryLimits = {
  steps: MAX_MAP_STEPS,
  operations: MAX_MAP_OPERATIONS,
  events: MAX_MAP_EVENTS,
  samples: MAX_MAP_SAMPLES,
};

/** Larger maps at runtime detail are not looked through for a key; and how many entries of maps and sync.Maps are looked at in all. */
const MAX_LOOKED_THROUGH = 64;
const MAX_LOOKS = 300_000;

/** History of the maps of an execution that `machine` has recorded. The machine is left where the walk ended. */
export function mapHistoryOf(machine: Machine, recording: Recorded, limits = LIMITS): MapHistory {
  return new Walk(machine, recording, limits).run();
}

/** An operation that is written as the walk goes on. */
type Row = { -readonly [K in keyof MapOperation]: MapOperation[K] } & {
  readonly overlaps: number[];
  readonly races: number[];
};

/** An operation that its goroutine is inside of. */
interface Open {
  readonly row: Row;
  readonly frame: MapFrame;
  /** Stack with which it began. */
  readonly stack: number;
  /** The goroutine as the machine knows it. */
  readonly machineGoroutine: number;
  /** Of an assignment at runtime detail: the map's code has been left, and the statement stores the value itself; it has done so. */
  isTrailing: boolean;
  hasStored: boolean;
}

class Walk {
  private readonly trace: Trace;
  private readonly frames: MapFrames;
  private readonly locks = new LocksHeld();
  private readonly order = new HappensBefore();
  private readonly races = new MapRaces();
  private readonly rows: Row[] = [];
  private readonly maps: MapGrowth[] = [];
  private readonly indices = new Map<number, number>();
  /** By goroutine of the trace, outermost first. */
  private readonly open: Open[][] = [];
  private isOrderKnown = true;
  private nEvents = 0;
  private nSamples = 0;
  private nLooks = 0;
  private step = 0;

  constructor(
    private readonly machine: Machine,
    private readonly recording: Recorded,
    private readonly limits: HistoryLimits,
  ) {
    this.trace = recording.trace;
    this.frames = new MapFrames(this.trace, recording.globalSites, machine.program);
  }

  run(): MapHistory {
    const { machine, recording, trace } = this;
    const player = new Player(machine, recording.choices, recording.checkpoints);
    player.seek(0);
    this.order.begin(trace.events);
    let limit: MapHistory["limit"];
    for (; this.step < trace.events.length && limit === undefined; this.step++) {
      this.visit(player);
      limit = this.limitHit();
    }
    if (this.step === trace.events.length) this.finish();
    findOverlaps(this.rows);
    addClocks(trace, this.rows);
    return {
      maps: this.maps.map((map) => map.record()),
      operations: this.rows,
      locksets: this.locks.sets,
      nSteps: this.step,
      limit: this.step < trace.events.length ? limit : undefined,
    };
  }

  private limitHit(): MapHistory["limit"] {
    const { steps, operations, events, samples } = this.limits;
    if (this.rows.length >= operations) return "operations";
    if (this.nEvents >= events) return "events";
    if (this.nSamples >= samples) return "samples";
    return this.step + 1 >= steps ? "steps" : undefined;
  }

  private visit(player: Player): void {
    const { step } = this;
    const { events } = this.trace;
    const kind = events.kind[step] as number; // step < length, here and below
    const goroutine = events.goroutine[step] as number;
    const object = events.object[step] as number;
    const stack = events.stack[step] as number;
    this.isOrderKnown &&= this.order.advance(step);
    const frames = this.frames.of(stack);
    this.leave(goroutine, frames, kind, stack);
    const opened = this.enter(goroutine, frames, kind, object, stack);
    const growing = isGrowth(kind) ? this.machine.mapFigures(object, true) : undefined;
    const yielded = kind === op.OP_MAP_YIELD ? this.keyOf(step) : "";
    player.step();
    this.locks.advance(kind, goroutine, object);
    if (isGrowth(kind)) {
      const nowNs = this.machine.nowNs;
      this.mapAt(object).note(kind, events.extent[step] as number, growing, { step, nowNs, goroutine, stack });
      this.nEvents++;
      this.sample(object, true);
    }
    this.follow(goroutine, kind, opened, yielded);
  }

  private keyOf(step: number): string {
    return this.machine.mapCall(this.recording.choices.goroutine[step] as number).key;
  }

  // Ends what the goroutine has come out of; operations without an event of their own inside end with the one they are.
  private leave(goroutine: number, frames: readonly MapFrame[], kind: number, stack: number): void {
    const open = this.open[goroutine];
    if (open === undefined || open.length === 0) return;
    const isEnd = kind === op.OP_PANIC || kind === op.OP_FATAL;
    const isInside = ({ frame }: Open): boolean =>
      (isEnd || frame.kind !== "instruction") && frames.some((each) => isSameFrame(each, frame));
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if (isInside(last) && !last.isTrailing) return;
      if (this.isStoring(last, kind, stack)) return;
      open.pop();
    }
  }

  // The map gives an assignment the element's address; the store of the value comes after, outside of every check.
  private isStoring(open: Open, kind: number, stack: number): boolean {
    const { row, frame } = open;
    const sites = this.trace.stacks[stack] ?? [];
    if (frame.kind !== "runtime" || row.operation !== "assign" || sites.length !== frame.depth) return false;
    const expressionOf = (site: number | undefined): string => this.trace.sites[site ?? -1]?.expression ?? "";
    const element = expressionOf(frame.caller);
    const isElement = element !== "" && expressionOf(sites[0]) === element;
    const isIt = kind === op.OP_WRITE ? isElement : kind === op.OP_READ && !open.hasStored;
    if (!isIt) return false;
    open.isTrailing = true;
    if (kind === op.OP_WRITE) {
      open.hasStored = true;
      row.lastStep = this.step;
    }
    return true;
  }

  private enter(
    goroutine: number,
    frames: readonly MapFrame[],
    kind: number,
    object: number,
    stack: number,
  ): Open | undefined {
    const frame = frames.at(-1);
    if (frame === undefined || kind === op.OP_PANIC || kind === op.OP_FATAL) return undefined;
    this.open[goroutine] ??= [];
    const open = this.open[goroutine];
    const last = open.at(-1);
    const isAgain = last !== undefined && isSameFrame(last.frame, frame);
    if (frame.kind === "runtime") {
      // The mark of an operation is its first event; before a map is shared it has none.
      if (!op.isMapOperation(kind)) return undefined;
      // One that begins with another one's code (a range with its first step) has marks of both.
      if (isAgain && frame.nInner > 1) return undefined;
    } else if (isAgain && last.stack !== stack) return undefined;
    if (isAgain) open.pop();
    const opened = this.begin(goroutine, frame, kind, object, stack);
    open.push(opened);
    return opened;
  }

  private begin(goroutine: number, frame: MapFrame, kind: number, object: number, stack: number): Open {
    const { machine, step } = this;
    const machineGoroutine = this.recording.choices.goroutine[step] as number;
    const { key, isPresent, receiver } = machine.mapCall(machineGoroutine);
    const address = frame.kind === "sync" && receiver > 0 ? receiver : object;
    const map = this.indexOf(address);
    const isSync = frame.kind === "sync";
    const count = machine.mapFigures(address, isSync && this.mayCount(map))?.count ?? -1;
    const row: Row = {
      step,
      lastStep: step,
      nowNs: machine.nowNs,
      goroutine,
      map,
      operation: frame.operation,
      isWrite: frame.isWrite,
      key,
      isHit: frame.kind === "runtime" ? this.isReachable(address, count) : isPresent,
      before: count,
      after: count,
      lockset: this.locks.of(goroutine),
      stack,
      nInner: frame.nInner,
      outcome: "done",
      overlaps: [],
      races: [],
      clock: undefined,
    };
    const index = this.rows.push(row) - 1;
    if (this.isOrderKnown && op.isMapOperation(kind)) this.findRaces(row, index, kind);
    return { row, frame, stack, machineGoroutine, isTrailing: false, hasStored: false };
  }

  // Of a map at runtime detail: whether somebody alone would find the key of this step's mark.
  private isReachable(address: number, count: number): boolean | undefined {
    const hash = this.trace.events.extent[this.step];
    if (hash === 0 || count > MAX_LOOKED_THROUGH || !this.mayLook(count)) return undefined;
    const state = this.machine.mapState(address);
    return state?.entries.some(({ keyHash, isReachable }) => keyHash === hash && isReachable);
  }

  private mayLook(nEntries: number): boolean {
    this.nLooks += nEntries + 1;
    return this.nLooks <= MAX_LOOKS;
  }

  // The entries of a sync.Map: at runtime detail there is no number that says how many there are.
  private mayCount(map: number): boolean {
    const known = this.maps[map]?.countable ?? -1;
    return known >= 0 && this.mayLook(known);
  }

  private findRaces(row: Row, index: number, kind: number): void {
    const { rows, order } = this;
    const { map, goroutine } = row;
    this.races.add(
      { index, map, goroutine, isWrite: kind === op.OP_MAP_WRITE },
      (other) => order.isBefore((rows[other] as Row).step, goroutine),
      (other) => {
        note(row.races, other);
        note((rows[other] as Row).races, index);
      },
    );
  }

  // After the step: what it has done to the operations that its goroutine is in.
  private follow(goroutine: number, kind: number, opened: Open | undefined, yielded: string): void {
    const open = this.open[goroutine];
    if (open === undefined || open.length === 0) return;
    const { step } = this;
    for (const { row, isTrailing } of open) if (!isTrailing) row.lastStep = step;
    const { row, frame } = open.at(-1) as Open; // It is not empty.
    if (kind === op.OP_PANIC || kind === op.OP_FATAL) row.outcome = kind === op.OP_FATAL ? "fatal" : "panic";
    if (yielded !== "") row.key = yielded;
    const address = this.maps[row.map]?.address ?? -1;
    const mayChange = opened !== undefined || kind === op.OP_WRITE || (frame.kind === "sync" && !isLook(kind));
    if (!mayChange) return;
    row.after = this.sample(address, false)?.count ?? -1;
  }

  // Operations that the end of the execution has cut off: the goroutine's frames are still there.
  private finish(): void {
    for (const open of this.open) {
      for (const each of open ?? [])
        if (each.frame.kind !== "instruction" && each.row.outcome === "done" && this.isCutOff(each))
          each.row.outcome = "unfinished";
    }
  }

  private isCutOff({ row, frame, machineGoroutine, hasStored }: Open): boolean {
    const { program } = this.machine;
    const stack = this.machine.stack(machineGoroutine);
    const site = stack.at(-1 - frame.depth);
    const name = site === undefined ? "" : functionAt(program, site);
    if (operationOfFunction(name)?.operation === frame.operation) return true;
    if (row.operation !== "assign" || hasStored || stack.length !== frame.depth) return false;
    return expressionAt(program, stack[0] ?? 0) === this.trace.sites[frame.caller]?.expression;
  }

  private sample(address: number, isGrowing: boolean): MapFigures | undefined {
    const map = this.mapAt(address);
    const wantsAll = map.isSync ? this.mayCount(this.indexOf(address)) : isGrowing || map.isSizeUnsure;
    const figures = this.machine.mapFigures(address, wantsAll);
    if (figures !== undefined && map.sample(this.step, figures, wantsAll)) this.nSamples++;
    return figures;
  }

  private mapAt(address: number): MapGrowth {
    return this.maps[this.indexOf(address)] as MapGrowth; // It is made where it is not there.
  }

  private indexOf(address: number): number {
    const known = this.indices.get(address);
    if (known !== undefined) return known;
    const index = this.maps.push(new MapGrowth(address, this.identityOf(address))) - 1;
    this.indices.set(address, index);
    return index;
  }

  private identityOf(address: number): MapGrowth["identity"] {
    const identity = this.machine.mapIdentity(address);
    const object = this.trace.objects.find((each) => each.address === address && each.kind === "map");
    return object === undefined || object.name === "" ? identity : { ...identity, name: object.name };
  }
}

function isLook(kind: number): boolean {
  return kind === op.OP_ATOMIC_LOAD || kind === op.OP_ATOMIC_CAS_FAIL || kind === op.OP_READ;
}

function isSameFrame(a: MapFrame, b: MapFrame): boolean {
  return a.depth === b.depth && a.operation === b.operation && a.caller === b.caller;
}

function note(list: number[], index: number): void {
  if (list.length < MAX_OTHERS && !list.includes(index)) list.push(index);
}

/** Fills in who was under way at the same time: operations of different goroutines on one map of which one begins inside the other. */
function findOverlaps(rows: readonly Row[]): void {
  const endOf = ({ outcome, lastStep }: Row): number =>
    outcome === "unfinished" ? Number.POSITIVE_INFINITY : lastStep;
  const active: number[][] = [];
  rows.forEach((row, index) => {
    const before = (active[row.map] ?? []).filter((other) => endOf(rows[other] as Row) > row.step);
    for (const other of before) {
      const earlier = rows[other] as Row;
      if (earlier.goroutine === row.goroutine) continue;
      note(row.overlaps, other);
      note(earlier.overlaps, index);
    }
    if (endOf(row) > row.step) before.push(index);
    active[row.map] = before;
  });
}

// Only now is it known who races.
function addClocks(trace: Trace, rows: readonly Row[]): void {
  const racing = rows.filter(({ races }) => races.length > 0).slice(0, MAX_CLOCKS);
  const order = new HappensBefore();
  order.begin(trace.events);
  let step = 0;
  for (const row of racing) {
    while (step <= row.step && order.advance(step)) step++;
    const clock = order.clockOf(row.goroutine);
    row.clock = Array.from({ length: clock.length }, (_, g) => clock.get(g));
  }
}
