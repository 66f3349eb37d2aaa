// The executions that the page has been given, each under a number: the page asks for states in any of them. One machine stands in the
// one last looked at; a few earlier ones are recorded again when they are asked for.

import { record } from "../explore/record.ts";
import type { MapHistory } from "../trace/map-history.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { EventColumns, Trace } from "../trace/trace.ts";
import type { Compilation } from "./compile.ts";
import { machineFor } from "./machine.ts";
import { compilationFor } from "./map-programs.ts";
import type { MapTools } from "./map-tools.ts";
import { Viewer } from "./viewer.ts";

/** The page asks for the one it shows, and for the one before while the next is on its way. */
const MAX_KEPT = 4;

/** An execution that can be recorded. */
export interface Recordable {
  readonly compilation: Compilation;
  readonly options: RunOptions;
  readonly schedule: Schedule;
  readonly time: RunOptions["time"];
}

export class Recordings {
  private readonly kept = new Map<number, Recordable>();
  private viewer: Viewer | undefined;
  private viewed: number | undefined;

  /** Records an execution under `number`. `isOtherStory`: a part of the schedule did not apply. Cost: see `record`. */
  add(number: number, recordable: Recordable): { readonly trace: Trace; readonly isOtherStory: boolean } {
    this.kept.set(number, recordable);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MAX_KEPT) break;
      this.kept.delete(oldest);
    }
    return this.look(number, recordable);
  }

  /** State before step `cursor` of the execution `number`, clamped to it; undefined when that is not kept. */
  snapshot(number: number, cursor: number): Snapshot | undefined {
    const recordable = this.kept.get(number);
    if (recordable === undefined) return undefined;
    if (this.viewed !== number) this.look(number, recordable);
    return this.viewer?.snapshot(cursor);
  }

  /**
   * What became of the maps of the execution `number`; undefined when that is not kept. `events`: those of its trace, whose columns have gone to
   * the page. Cost: linear in the steps.
   */
  mapHistory(number: number, events: EventColumns, { historyOf }: MapTools): MapHistory | undefined {
    const recordable = this.kept.get(number);
    if (recordable === undefined) return undefined;
    if (this.viewed !== number) this.look(number, recordable);
    return this.viewer?.mapHistory(events, historyOf);
  }

  private look(number: number, { compilation: base, options, schedule, time }: Recordable) {
    const compilation = compilationFor(base, options, schedule);
    const machine = machineFor(compilation, { ...options, time });
    const recording = record(machine, schedule, {
      resolve: compilation.resolve,
      testName: compilation.testName,
      maxSteps: options.maxStepsPerExecution,
    });
    this.viewer = new Viewer(machine, recording);
    this.viewed = number;
    return { trace: recording.trace, isOtherStory: recording.unapplied.length > 0 };
  }
}
