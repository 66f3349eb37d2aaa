// Which window comes next: the most telling place of all that are known, at places that have not been tried.

import type { EventRows } from "./run.ts";
import { type PausePoint, RANK_ORDER } from "./window-points.ts";

/** What makes a place worse, in ranks. */
const COST_DEPTH = 1;
const COST_REVERSAL = 2;
const COST_TRIED = 0.75;
const COST_TRIED_NESTED = 0.25;
const COST_RUN_ON = 0.6;
const COST_FAILS = 1.5;
/** Only where nothing else tells places apart: goroutines are paused in turn. */
const COST_PAUSED = 0.001;

/** An execution that others depart from. */
export interface Source {
  readonly index: number;
  readonly choices: Int32Array;
  readonly rows: EventRows;
  /** By row: a bit for each goroutine that was able to go on. */
  readonly couldRun: Int32Array;
  /** First row that its own source did not have. */
  readonly from: number;
  /** Windows one inside the other, and operations that come before others against the first execution's order. */
  readonly depth: number;
  readonly nReversals: number;
  /** Sites at which it pauses. */
  readonly places: string;
  /** `Footprints.version` when its places were last looked for. */
  version: number;
}

/** A departure: `paused` is left at the point in favour of `to`. */
export interface Window extends PausePoint {
  readonly source: Source;
  /** The other one does not give way when its operation is finished. */
  readonly runsOn: boolean;
  /** Which operations are one inside the other. */
  readonly operations: string;
}

interface Counter {
  n: number;
}

/** Windows that cost the same, first come first served. */
interface Group {
  readonly cost: number;
  readonly isOrder: boolean;
  /** Tried so far: at these places, with the last operation paused at this site, with this goroutine paused. */
  readonly alike: Counter;
  readonly atSite: Counter;
  readonly ofPaused: Counter;
  readonly windows: Window[];
  nTaken: number;
}

export class WindowQueue {
  private readonly groups = new Map<string, Group>();
  private readonly counters = new Map<string, Counter>();
  private readonly known = new Set<string>();
  /** Operations inside which the other one never came to its own: it waits for the paused one. */
  private readonly barren = new Set<string>();

  /** @param willFail whether the other one would be stopped by the runtime as soon as it begins. */
  constructor(private readonly willFail: (window: Window) => boolean) {}

  /** Without effect for one that is known. */
  add(point: PausePoint, source: Source, runsOn: boolean): void {
    const { step, paused, to, map, operation, other } = point;
    const name = `${source.index} ${step} ${to} ${runsOn}`;
    if (this.known.has(name)) return;
    this.known.add(name);
    this.enter({ ...point, source, runsOn, operations: `${paused} ${operation} ${to} ${other} ${map}` });
  }

  /** Nothing comes of windows with the same operations. */
  dismiss({ operations }: Window): void {
    this.barren.add(operations);
  }

  /** What is known of checks that fail has changed. Cost: that of `willFail` for all that wait. */
  sortAgain(): void {
    const waiting = [...this.groups.values()].flatMap(({ windows, nTaken }) => windows.slice(nTaken));
    this.groups.clear();
    for (const window of waiting) this.enter(window);
  }

  /** The best one; undefined when there is none. Cost: linear in the places that wait. */
  take(): Window | undefined {
    for (;;) {
      const group = this.best();
      if (group === undefined) return undefined;
      const window = group.windows[group.nTaken++] as Window;
      if (this.barren.has(window.operations)) continue;
      group.alike.n++;
      group.atSite.n++;
      group.ofPaused.n++;
      return window;
    }
  }

  private best(): Group | undefined {
    let best: Group | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const group of this.groups.values()) {
      if (group.nTaken === group.windows.length) continue;
      const cost = costOf(group);
      if (cost >= least) continue;
      best = group;
      least = cost;
    }
    return best;
  }

  private enter(window: Window): void {
    const { rank, runsOn, source, paused, site } = window;
    const places = placesOf(window);
    const willFail = this.willFail(window);
    const name = `${places} ${rank} ${source.depth} ${willFail} ${runsOn}`;
    let group = this.groups.get(name);
    if (group === undefined) {
      const cost = rank + COST_DEPTH * source.depth + (willFail ? COST_FAILS : 0) + (runsOn ? COST_RUN_ON : 0);
      group = {
        cost,
        isOrder: rank === RANK_ORDER,
        alike: this.counter(places),
        atSite: this.counter(`at ${site}`),
        ofPaused: this.counter(`of ${paused}`),
        windows: [],
        nTaken: 0,
      };
      this.groups.set(name, group);
    }
    group.windows.push(window);
  }

  private counter(name: string): Counter {
    const counter = this.counters.get(name) ?? { n: 0 };
    this.counters.set(name, counter);
    return counter;
  }
}

/** Sites at which it and its sources pause. How two operations are ordered is one thing, at whatever place. */
export function placesOf({ rank, source, paused, to, site }: Window): string {
  return rank === RANK_ORDER ? `order ${paused} ${to}` : `${source.places} ${paused}:${site}`;
}

function costOf({ cost, isOrder, alike, atSite, ofPaused }: Group): number {
  return (
    cost +
    (isOrder ? COST_REVERSAL : COST_TRIED) * alike.n +
    COST_TRIED_NESTED * (atSite.n - alike.n) +
    COST_PAUSED * ofPaused.n
  );
}
