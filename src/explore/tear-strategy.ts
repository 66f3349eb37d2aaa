// Which executions look for torn values, and when: behind each execution that shows a race on a value of several words, before the
// search goes on.

import type { Sighting } from "../detect/detector.ts";
import { Interface, SliceValue } from "../ir/value.ts";
import type { WindowCount } from "../trace/exploration.ts";
import { OP_READ, OP_WRITE } from "../trace/operation.ts";
import { Parts } from "../vm/mixes.ts";
import type { EventRows, Run } from "./run.ts";
import type { Division, ExecutionKind, Strategy } from "./strategy.ts";
import { type Access, Tear } from "./tear.ts";

/** Executions of one search that look for torn values. */
const MAX_TEARS = 16;
/** So many of them at once, before the other strategy goes on. */
const MAX_IN_ROW = 1;
/** The two orders in which words can be stored. */
const N_ORDERS = 2;

/** Another strategy's executions, with those that look for torn values put in between. */
export class TearingStrategy implements Strategy {
  readonly name: string;
  private readonly waiting: Tear[] = [];
  /** Choices (`TearPlan.pairs`) behind which something was torn. */
  private readonly shown = new Set<Int32Array>();
  private nTears = 0;
  private nInRow = 0;
  private hasInnerEnded = false;
  private current: Strategy;
  /** Where the other strategy has left the run. */
  private place: Int32Array | undefined;

  constructor(private readonly inner: Strategy) {
    this.name = inner.name;
    this.current = inner;
  }

  get isComplete(): boolean {
    return this.inner.isComplete;
  }

  get loops(): ReadonlyMap<number, readonly number[]> | undefined {
    return this.inner.loops;
  }

  get kind(): ExecutionKind {
    return this.current.kind;
  }

  get windows(): WindowCount | undefined {
    return this.inner.windows;
  }

  isExtra(): boolean {
    return this.inner.isExtra?.() ?? false;
  }

  remaining(): number | undefined {
    return this.inner.remaining?.();
  }

  notice(run: Run, sightings: readonly Sighting[]): void {
    const { current } = this;
    if (current === this.inner) this.inner.notice?.(run, sightings);
    if (current instanceof Tear && sightings.some(({ kind }) => kind === "torn-value"))
      this.shown.add(current.plan.pairs);
    for (const { kind, rows } of sightings) {
      if (kind !== "data-race") continue;
      for (const tear of tearsOf(run, rows[0] as number, rows[1] as number))
        if (this.nTears++ < MAX_TEARS) this.waiting.push(tear);
    }
  }

  next(run: Run): boolean {
    if (this.nInRow < MAX_IN_ROW && this.nextTear(run)) return true;
    this.nInRow = 0;
    if (!this.hasInnerEnded) {
      this.goBack(run);
      if (this.inner.next(run)) return true;
      this.hasInnerEnded = true;
    }
    return this.nextTear(run);
  }

  private nextTear(run: Run): boolean {
    for (let tear = this.waiting.shift(); tear !== undefined; tear = this.waiting.shift()) {
      // One order of the words is enough if it shows.
      if (this.shown.has(tear.plan.pairs)) continue;
      if (this.current === this.inner) this.place = run.choices();
      this.current = tear;
      this.nInRow++;
      return tear.next(run);
    }
    return false;
  }

  // To where the other strategy goes on.
  private goBack(run: Run): void {
    if (this.place !== undefined) run.repeat(this.place);
    this.place = undefined;
    this.current = this.inner;
  }

  giveAway(run: Run, maxShared: number): Division | undefined {
    if (this.waiting.length > 0) return undefined;
    this.goBack(run);
    return this.inner.giveAway?.(run, maxShared);
  }

  takeBack(rest: Parameters<NonNullable<Strategy["takeBack"]>>[0]): void {
    this.inner.takeBack?.(rest);
  }

  choose(run: Run): number {
    return this.current.choose(run);
  }

  cutShort(run: Run): void {
    this.current.cutShort(run);
  }
}

// The executions that may tear what the accesses at steps `first` and `second` race on.
function tearsOf(run: Run, first: number, second: number): readonly Tear[] {
  const { events } = run;
  const [a, b] = [accessAt(events, first), accessAt(events, second)];
  if (a === undefined || b === undefined) return [];
  const writers = [
    { step: first, writer: a, other: b },
    { step: second, writer: b, other: a },
  ].filter(({ step, writer }) => writer.isWrite && isStoredInParts(events, step));
  const pairs = run.choices().subarray(0, 2 * (second + 1));
  const orders = Array.from({ length: N_ORDERS }, (_, order) => order);
  return orders.flatMap((order) =>
    writers.map(({ writer, other }) => new Tear({ pairs, first, second, writer, other, order })),
  );
}

// Undefined where it is no plain access of one cell.
function accessAt(events: EventRows, step: number): Access | undefined {
  const kind = events.kind[step];
  if ((kind !== OP_READ && kind !== OP_WRITE) || events.extent[step] !== 1) return undefined;
  return {
    goroutine: events.goroutine[step] as number,
    site: events.site[step] as number,
    isWrite: kind === OP_WRITE,
  };
}

// Whether the value written has several words, or is the first of a struct's copy.
function isStoredInParts(events: EventRows, step: number): boolean {
  const value = events.value[step];
  if (typeof value === "string" || value === undefined) return true;
  if (value instanceof SliceValue || value instanceof Interface || value instanceof Parts) return true;
  return isNextTo(events, step, 1) && !isNextTo(events, step, -1);
}

// Whether the goroutine's step after (1) or before (-1) this one writes the cell beside with the instruction beside.
function isNextTo(events: EventRows, step: number, side: 1 | -1): boolean {
  const g = events.goroutine[step];
  let other = step + side;
  while (other >= 0 && other < events.length && events.goroutine[other] !== g) other += side;
  return (
    other >= 0 &&
    other < events.length &&
    events.kind[other] === OP_WRITE &&
    events.object[other] === (events.object[step] as number) + side &&
    events.site[other] === (events.site[step] as number) + side
  );
}
