// Shorter schedules: fewer departures from the policy that still lead to the same thing.

import { DEFAULT_POLICY, type Deviation, type Schedule } from "../trace/schedule.ts";
import type { TraceEnd } from "../trace/trace.ts";
import { CUT_END, STEP_LIMIT_END } from "./execution.ts";
import type { Run } from "./run.ts";
import { ReplayStrategy } from "./schedule-codec.ts";
import { STUCK } from "./strategy.ts";

/** Replays, and steps of replays, that making one schedule shorter may take. */
const MAX_REPLAYS = 150;
const MAX_STEPS = 60_000;

/**
 * Drops deviations as long as `isShown` says that the run, which then stands at the end of the shorter schedule's execution, still
 * shows what it should. Leaves the run somewhere. *Cost*: at most 150 executions.
 */
export function shortenSchedule(
  run: Run,
  schedule: Schedule,
  maxSteps: number,
  isShown: (end: TraceEnd) => boolean,
): Schedule {
  const lastStep = run.nSteps + MAX_STEPS;
  let nReplays = 0;
  let best = schedule.deviations;
  // The deviations that applied, if what was looked for still shows.
  const attempt = (deviations: readonly Deviation[]): readonly Deviation[] | undefined => {
    if (nReplays++ >= MAX_REPLAYS || run.nSteps > lastStep) return undefined;
    const strategy = new ReplayStrategy({ policy: DEFAULT_POLICY, deviations });
    const end = replay(run, strategy, maxSteps);
    const { unapplied } = strategy;
    return isShown(end) ? deviations.filter((deviation) => !unapplied.includes(deviation)) : undefined;
  };
  // Ever smaller pieces, the last ones first: what comes after the point is never needed.
  for (let size = best.length; size >= 1; size = Math.floor(size / 2)) {
    for (let end = best.length; end > 0; end -= size) {
      const shorter = attempt([...best.slice(0, Math.max(0, end - size)), ...best.slice(end)]);
      if (shorter !== undefined) best = shorter;
    }
  }
  return { policy: DEFAULT_POLICY, deviations: best };
}

/** Runs a strategy's one execution to its end. */
export function replay(run: Run, strategy: ReplayStrategy, maxSteps: number): TraceEnd {
  const { machine } = run;
  strategy.next(run);
  while (machine.end === undefined && !run.isOverLimit(maxSteps) && strategy.choose(run) !== STUCK) run.step();
  return machine.end ?? (run.isOverLimit(maxSteps) ? STEP_LIMIT_END : CUT_END);
}
