// Schedules: a run's choices as departures from the default policy, and back.

import * as op from "../trace/operation.ts";
import { DEFAULT_POLICY, type Deviation, type Schedule } from "../trace/schedule.ts";
import { alternativeOf, caseOf, partnerCaseOf, partnerOf } from "../vm/alternatives.ts";
import type { Choices, Machine } from "../vm/api.ts";
import { RunQueue } from "./policy.ts";
import type { Run } from "./run.ts";
import { STEP, STUCK, type Strategy } from "./strategy.ts";

/** Numbers goroutines in the order of their creation in this execution: main 0. */
export class CreationOrder {
  private readonly numbers = new Map<number, number>();
  private readonly indices: number[] = [];
  private readonly paths = new Map<string, number>();
  private nPaths = 0;

  constructor() {
    this.restart();
  }

  restart(): void {
    this.numbers.clear();
    this.paths.clear();
    this.indices.length = this.nPaths = 0;
    this.add(0);
  }

  /** Takes in a step of the run. */
  observe(kind: number, partner: number): void {
    if (kind === op.OP_GO && partner >= 0) this.add(partner);
  }

  /** Number of goroutine index `g`; -1 when it was not created. */
  numberOf(g: number): number {
    return this.numbers.get(g) ?? -1;
  }

  /** Goroutine index of number `n`; -1. */
  indexOf(n: number): number {
    return this.indices[n] ?? -1;
  }

  get length(): number {
    return this.indices.length;
  }

  /** Goroutine index of a creation path, exited ones included; -1. Cost: constant, spread over the goroutines created. */
  indexOfPath(machine: Machine, path: string): number {
    while (this.nPaths < this.indices.length) {
      const g = this.indices[this.nPaths++] as number;
      this.paths.set(machine.goroutinePath(g), g);
    }
    return this.paths.get(path) ?? -1;
  }

  private add(g: number): void {
    this.numbers.set(g, this.indices.length);
    this.indices.push(g);
  }
}

// Partners are goroutine indices in the machine, and creation numbers in a schedule: indices belong to one machine.
function renamed(machine: Machine, g: number, alternative: number, rename: (g: number) => number): number {
  const { kind } = machine.pending(g);
  if (kind !== op.OP_RENDEZVOUS && kind !== op.OP_SELECT) return alternative;
  const partner = partnerOf(alternative);
  return partner < 0 ? alternative : alternativeOf(caseOf(alternative), rename(partner), partnerCaseOf(alternative));
}

/**
 * The schedule of the choices that `pairs` lists (see `Run.choices`). Runs them again: the run is left at their end.
 * *Cost*: the run's steps, and the policy's work at each.
 */
export function encodeSchedule(run: Run, pairs: Int32Array): Schedule {
  const { machine } = run;
  const policy = new RunQueue();
  const created = new CreationOrder();
  const deviations: Deviation[] = [];
  run.restart();
  policy.restart();
  for (let i = 0; i < pairs.length; i += 2) {
    const g = pairs[i] as number;
    const alternative = pairs[i + 1] as number;
    policy.propose(machine);
    const proposed = policy.goroutine;
    let usual = policy.alternative;
    if (g !== proposed) {
      const { ordinal, inner } = machine.operationOrdinal(proposed);
      const at = machine.goroutinePath(proposed);
      deviations.push({ kind: "switch", at, ordinal, inner, to: machine.goroutinePath(g) });
      usual = policy.alternativeFor(machine, machine.enabled(), g);
    }
    if (alternative !== usual) {
      const { ordinal, inner } = machine.operationOrdinal(g);
      const value = renamed(machine, g, alternative, (index) => created.numberOf(index));
      deviations.push({ kind: "alternative", at: machine.goroutinePath(g), ordinal, inner, value });
    }
    run.goroutine = g;
    run.alternative = alternative;
    run.step();
    const { kind, partner } = machine.last;
    policy.observe(kind, g, partner);
    created.observe(kind, partner);
  }
  return { policy: DEFAULT_POLICY, deviations };
}

/** Replays one schedule, once. With the empty schedule it is the default run. */
export class ReplayStrategy implements Strategy {
  readonly name = "replay";
  readonly isComplete = false;
  readonly kind = "directed";
  private readonly policy = new RunQueue();
  readonly created = new CreationOrder();
  private readonly waiting = new Map<string, number[]>();
  private hasStarted = false;
  private nSeen = 0;

  /** @param schedule its policy must be the default policy: see `isReplayable`. */
  constructor(private readonly schedule: Schedule) {}

  next(run: Run): boolean {
    if (this.hasStarted) return false;
    this.hasStarted = true;
    run.restart();
    this.policy.restart();
    this.created.restart();
    this.nSeen = 0;
    this.schedule.deviations.forEach((deviation, index) => {
      const key = keyOf(deviation.kind, deviation.at, deviation.ordinal, deviation.inner);
      const indices = this.waiting.get(key);
      if (indices === undefined) this.waiting.set(key, [index]);
      else indices.push(index);
    });
    return true;
  }

  choose(run: Run): number {
    const { machine } = run;
    this.catchUp(run);
    if (!this.policy.propose(machine)) return STUCK;
    run.goroutine = this.policy.goroutine;
    run.alternative = this.policy.alternative;
    if (this.waiting.size > 0) this.depart(run, machine.enabled());
    return STEP;
  }

  cutShort(): void {}

  /** Deviations that have not applied so far. */
  get unapplied(): readonly Deviation[] {
    const indices = [...this.waiting.values()].flat().sort((a, b) => a - b);
    return indices.map((index) => this.schedule.deviations[index]).filter((deviation) => deviation !== undefined);
  }

  private catchUp(run: Run): void {
    const { kind, goroutine, partner } = run.events;
    const { nForgotten } = run;
    for (; this.nSeen < nForgotten + run.length; this.nSeen++) {
      const i = this.nSeen - nForgotten;
      this.policy.observe(kind[i] as number, goroutine[i] as number, partner[i] as number);
      this.created.observe(kind[i] as number, partner[i] as number);
    }
  }

  private depart(run: Run, choices: Choices): void {
    const { machine } = run;
    const target = this.apply("switch", machine, run.goroutine, (deviation) => {
      const to = deviation.kind === "switch" ? this.created.indexOfPath(machine, deviation.to) : -1;
      return this.policy.alternativeFor(machine, choices, to) < 0 ? -1 : to;
    });
    if (target >= 0) {
      run.goroutine = target;
      run.alternative = this.policy.alternativeFor(machine, choices, target);
    }
    const g = run.goroutine;
    const alternative = this.apply("alternative", machine, g, (deviation) => {
      if (deviation.kind !== "alternative") return -1;
      const value = renamed(machine, g, deviation.value, (number) => this.created.indexOf(number));
      return hasChoice(choices, g, value) || machine.partialStores(g).includes(value) ? value : -1;
    });
    if (alternative >= 0) run.alternative = alternative;
  }

  // The first waiting deviation of `g`'s pending operation that works; it waits no longer. -1 when there is none.
  private apply(
    kind: Deviation["kind"],
    machine: Machine,
    g: number,
    resultOf: (deviation: Deviation) => number,
  ): number {
    const { ordinal, inner } = machine.operationOrdinal(g);
    const key = keyOf(kind, machine.goroutinePath(g), ordinal, inner);
    const indices = this.waiting.get(key);
    const index = indices?.[0];
    const deviation = index === undefined ? undefined : this.schedule.deviations[index];
    const result = deviation === undefined ? -1 : resultOf(deviation);
    if (result < 0) return -1;
    indices?.shift();
    if (indices?.length === 0) this.waiting.delete(key);
    return result;
  }
}

function keyOf(kind: string, at: string, ordinal: number, inner: number): string {
  return `${kind} ${at} ${ordinal} ${inner}`;
}

function hasChoice(choices: Choices, g: number, alternative: number): boolean {
  for (let k = 0; k < choices.length; k++)
    if (choices.goroutine[k] === g && choices.alternative[k] === alternative) return true;
  return false;
}

/** Whether this engine knows the schedule's policy. */
export function isReplayable(schedule: Schedule): boolean {
  return schedule.policy === DEFAULT_POLICY;
}
