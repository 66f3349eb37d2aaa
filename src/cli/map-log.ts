// `raceweave run --map-log FORMAT`: what became of the program's maps, in place of what it prints.

import { record } from "../explore/record.ts";
import {
  MAX_MAP_EVENTS,
  MAX_MAP_OPERATIONS,
  MAX_MAP_SAMPLES,
  MAX_MAP_STEPS,
  type MapHistory,
} from "../trace/map-history.ts";
import { mapGrowthCsv, mapLogCsv } from "../trace/map-log-csv.ts";
import { mapLogJson } from "../trace/map-log-json.ts";
import { mapLogMetrics } from "../trace/map-log-metrics.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Trace } from "../trace/trace.ts";
import type { MachineEnd } from "../vm/api.ts";
import type { Compilation } from "../worker/compile.ts";
import { machineFor } from "../worker/machine.ts";
import { mapHistoryOf } from "../worker/map-history.ts";
import type { Terminal } from "./terminal.ts";

export const MAP_LOG_FORMATS = ["jsonl", "csv", "growth-csv", "prometheus"] as const;
export type MapLogFormat = (typeof MAP_LOG_FORMATS)[number];

const EXPORTS: Readonly<Record<MapLogFormat, (trace: Trace, history: MapHistory) => string>> = {
  jsonl: mapLogJson,
  csv: mapLogCsv,
  "growth-csv": mapGrowthCsv,
  prometheus: mapLogMetrics,
};

/** Runs the program under the schedule and writes its map log. Returns how it ended; undefined: not within the steps recorded. */
export function printMapLog(
  compilation: Compilation,
  options: RunOptions,
  schedule: Schedule,
  format: MapLogFormat,
  terminal: Terminal,
): MachineEnd | undefined {
  const machine = machineFor(compilation, options);
  const { resolve, testName } = compilation;
  const recording = record(machine, schedule, { resolve, testName, maxSteps: MAX_MAP_STEPS });
  const { end } = machine;
  if (recording.mismatch !== undefined) terminal.err(`raceweave: ${recording.mismatch}\n`);
  const history = mapHistoryOf(machine, recording);
  terminal.out(EXPORTS[format](recording.trace, history));
  if (history.limit !== undefined) terminal.err(`raceweave: ${limitText(history)}\n`);
  return end;
}

function limitText({ limit, nSteps }: MapHistory): string {
  const counts = {
    steps: `${MAX_MAP_STEPS} steps`,
    operations: `${MAX_MAP_OPERATIONS} operations`,
    events: `${MAX_MAP_EVENTS} growth events`,
    samples: `${MAX_MAP_SAMPLES} changes of size`,
  };
  return `the map log ends after the first ${counts[limit ?? "steps"]}, at step ${nSteps}`;
}
