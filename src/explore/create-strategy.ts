// From the name of a strategy to the strategy.

import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { AutoStrategy } from "./auto.ts";
import { BoundedStrategy } from "./bounded.ts";
import { Dependence } from "./dependence.ts";
import { DporStrategy } from "./dpor.ts";
import { createWindows } from "./map-strategy.ts";
import { PctStrategy } from "./pct.ts";
import { PosStrategy } from "./pos.ts";
import { RandomStrategy } from "./random.ts";
import type { Run } from "./run.ts";
import { ReplayStrategy } from "./schedule-codec.ts";
import type { SearchOptions } from "./search-options.ts";
import { SequenceStrategy } from "./sequence.ts";
import type { Strategy } from "./strategy.ts";
import { SurwStrategy } from "./surw.ts";
import { TearingStrategy } from "./tear-strategy.ts";
import { hasRuntimeMaps } from "./window-operations.ts";

/** Most bugs need at most three ordering constraints (Thomson, Donaldson, Betts, TOPC 2016). */
const PCT_DEPTH = 3;
/** Strategies that draw schedules have no end of their own: see `SearchOptions.maxExecutions`. */
const ENDLESS = Number.POSITIVE_INFINITY;

/** The strategy of this name, for a run that has executed nothing yet. */
export function createStrategy(run: Run, options: SearchOptions): Strategy {
  const { time, seed } = options;
  const isOutputOrdered = options.isOutputOrdered ?? false;
  const dependence = new Dependence(run.channelSets, { isOutputOrdered, time });
  const first = new ReplayStrategy(DEFAULT_SCHEDULE);
  switch (options.strategy) {
    case "auto":
      return new TearingStrategy(withWindows(run, new AutoStrategy(dependence, seed, time, driftingOf(run, options))));
    case "dpor":
      return new SequenceStrategy([first, new DporStrategy(dependence, { time })]);
    case "bounded":
      return new SequenceStrategy([first, new BoundedStrategy(dependence, { time, ...boundOf(options) })]);
    case "random":
      return new SequenceStrategy([first, new RandomStrategy(seed, ENDLESS)]);
    case "pct":
      return new SequenceStrategy([first, new PctStrategy(seed, PCT_DEPTH, ENDLESS)]);
    case "pos":
      return new SequenceStrategy([first, new PosStrategy(dependence, seed, ENDLESS)]);
    case "surw":
      return new SequenceStrategy([first, new SurwStrategy(seed, ENDLESS)]);
  }
}

function boundOf({ maxPreemptions }: SearchOptions): { readonly maxPreemptions?: number } {
  return maxPreemptions === undefined ? {} : { maxPreemptions };
}

function withWindows(run: Run, strategy: Strategy): Strategy {
  if (!hasRuntimeMaps(run.machine.program)) return strategy;
  return new SequenceStrategy([createWindows(), strategy]);
}

function driftingOf(run: Run, { time, isOutputOrdered = false }: SearchOptions): Dependence | undefined {
  if (time === "drift" || hasOwnTime(run)) return undefined;
  return new Dependence(run.channelSets, { isOutputOrdered, time: "drift" });
}

// In a bubble of testing/synctest time stands still as long as anybody can run: there is no drift.
function hasOwnTime({ machine }: Run): boolean {
  return machine.program.functions.some(({ name }) => name.startsWith("testing/synctest."));
}
