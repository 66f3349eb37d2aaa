// Strategies for programs with maps at runtime detail: windows first, then what fills in.

import { BoundedStrategy } from "./bounded.ts";
import { Dependence } from "./dependence.ts";
import type { Run } from "./run.ts";
import type { SearchOptions } from "./search-options.ts";
import { SequenceStrategy } from "./sequence.ts";
import { StepLimitStrategy } from "./step-limit.ts";
import type { Strategy } from "./strategy.ts";
import { WindowStrategy } from "./window.ts";

/** Executions with windows, and steps for them. */
const MAX_WINDOWS = 200;
const MAX_WINDOW_STEPS = 400_000;
const MAX_UNCHECKED_WINDOWS = 150;
const MAX_UNCHECKED_STEPS = 100_000;
/** Steps of the bounded search behind them, where the search at operation detail is what a result is complete for. */
const MAX_BOUNDED_STEPS = 1_500_000;

export function createWindows(): WindowStrategy {
  return new WindowStrategy(MAX_WINDOWS, MAX_WINDOW_STEPS);
}

/** Windows, and then all executions with no preemption, with one, and so on, for some steps. */
export function createMapStage(run: Run, { time, isOutputOrdered = false }: SearchOptions): Strategy {
  const dependence = new Dependence(run.channelSets, { isOutputOrdered, time });
  const bounded = new BoundedStrategy(dependence, { time });
  return new SequenceStrategy([createWindows(), new StepLimitStrategy(bounded, MAX_BOUNDED_STEPS)]);
}

/** Windows alone, a few: what the runtime's own checks keep from happening shows soon without them. */
export function createUncheckedStage(): Strategy {
  return new WindowStrategy(MAX_UNCHECKED_WINDOWS, MAX_UNCHECKED_STEPS);
}
