// Strategies one after the other.

import type { Sighting } from "../detect/detector.ts";
import type { WindowCount } from "../trace/exploration.ts";
import type { Run } from "./run.ts";
import type { Division, ExecutionKind, Strategy } from "./strategy.ts";

/** Runs each strategy to its end; the last one decides whether the whole is complete. */
export class SequenceStrategy implements Strategy {
  private index = 0;

  /** @param strategies at least one. */
  constructor(private readonly strategies: readonly [Strategy, ...Strategy[]]) {}

  private get current(): Strategy {
    return this.strategies[Math.min(this.index, this.strategies.length - 1)] as Strategy; // In range.
  }

  get name(): string {
    return this.current.name;
  }

  get isComplete(): boolean {
    return this.index >= this.strategies.length - 1 && this.current.isComplete;
  }

  get loops(): ReadonlyMap<number, readonly number[]> | undefined {
    return this.current.loops;
  }

  get kind(): ExecutionKind {
    return this.current.kind;
  }

  get hasWholeBound(): boolean {
    return this.index >= this.strategies.length - 1 && this.current.hasWholeBound === true;
  }

  get completedBound(): number | undefined {
    return this.current.completedBound;
  }

  remaining(): number | undefined {
    return this.current.remaining?.();
  }

  next(run: Run): boolean {
    while (this.index < this.strategies.length) {
      if (this.current.next(run)) return true;
      this.index++;
    }
    return false;
  }

  choose(run: Run): number {
    return this.current.choose(run);
  }

  cutShort(run: Run): void {
    this.current.cutShort(run);
  }

  get windows(): WindowCount | undefined {
    return this.strategies.find(({ windows }) => windows !== undefined)?.windows;
  }

  isExtra(): boolean {
    return this.current.isExtra?.() ?? false;
  }

  notice(run: Run, sightings: readonly Sighting[]): void {
    this.current.notice?.(run, sightings);
  }

  giveAway(run: Run, maxShared: number): Division | undefined {
    return this.current.giveAway?.(run, maxShared);
  }

  takeBack(rest: Parameters<NonNullable<Strategy["takeBack"]>>[0]): void {
    this.current.takeBack?.(rest);
  }
}
