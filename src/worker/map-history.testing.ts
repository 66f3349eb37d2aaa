// For tests of what is made of a map's history: Go text, run once, and what became of its maps.

import { record } from "../explore/record.ts";
import { createNodeParser } from "../syntax/testing.ts";
import type { MapHistory } from "../trace/map-history.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Trace } from "../trace/trace.ts";
import { Compiler } from "./compile.ts";
import { machineFor } from "./machine.ts";
import { type HistoryLimits, mapHistoryOf } from "./map-history.ts";
import { Viewer } from "./viewer.ts";
import { wholeLibrary } from "./whole-library.ts";

export interface Lived {
  readonly trace: Trace;
  readonly history: MapHistory;
  /** State before a step. */
  readonly snapshot: (cursor: number) => Snapshot;
}

/** Runs programs under a schedule and tells the history of their maps. */
export class MapHistoryRunner {
  private constructor(private readonly compiler: Compiler) {}

  static async create(): Promise<MapHistoryRunner> {
    return new MapHistoryRunner(new Compiler(await createNodeParser(), wholeLibrary()));
  }

  /** Errors: an `Error` with the first message of a program that does not compile. */
  run(
    source: string,
    options: Partial<RunOptions> = {},
    schedule: Schedule = DEFAULT_SCHEDULE,
    limits?: HistoryLimits,
  ): Lived {
    const all = { ...DEFAULT_RUN_OPTIONS, ...options };
    const mapDetail = all.mapDetail === "runtime" ? "runtime" : "operation";
    const compilation = this.compiler.compile(source, {
      fileName: "main.go",
      goMinor: all.goMinor,
      mapDetail,
      entry: undefined,
    });
    if (compilation.program === undefined) throw new Error(compilation.diagnostics[0]?.message ?? "no program");
    const machine = machineFor(compilation, all);
    const recording = record(machine, schedule, {
      resolve: compilation.resolve,
      maxSteps: all.maxStepsPerExecution,
    });
    const history = mapHistoryOf(machine, recording, limits);
    const viewer = new Viewer(machine, recording);
    return { trace: recording.trace, history, snapshot: (cursor) => viewer.snapshot(cursor) };
  }
}
