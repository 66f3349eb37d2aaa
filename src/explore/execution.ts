// A finished run as detectors see it, with who waits at its end.

import type { Cycle, Execution } from "../detect/detector.ts";
import type { MapState } from "../trace/map-state.ts";
import type { Site, TraceEnd } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import { type BlockedRow, blockedRow, circleRows, deadlockedRows, joinedRows, strandedRows } from "./blocked.ts";
import type { LeakProof } from "./leak.ts";
import { isMainExit } from "./record.ts";
import type { Run } from "./run.ts";

const NOBODY: readonly BlockedRow[] = [];
/** End of an execution that was cut: its steps count, its end does not. */
export const CUT_END: TraceEnd = { kind: "stopped", exitCode: 0, text: "", goroutine: -1 };
/** End of an execution that made too many steps. */
export const STEP_LIMIT_END: TraceEnd = { kind: "limit", exitCode: 2, text: "", goroutine: -1 };

// A test that has failed, with clocks that run ahead of its goroutines: its patience has run out, and what it leaves behind is of no account.
const hasGivenUp = (machine: Machine, { exitCode }: TraceEnd): boolean => machine.time === "drift" && exitCode !== 0;

/** Reused view of a run for detectors. */
export class RunExecution implements Execution {
  end: TraceEnd = CUT_END;
  blocked: readonly BlockedRow[] = NOBODY;

  constructor(
    private readonly run: Run,
    private readonly proof: LeakProof,
    readonly resolve: (site: number) => Site,
  ) {}

  get events(): Execution["events"] {
    return this.run.events;
  }

  get cycle(): Cycle | undefined {
    return this.run.cycle;
  }

  get values(): readonly unknown[] {
    return this.run.events.value;
  }

  get callers(): readonly number[] {
    return this.run.events.caller;
  }

  /** The run stands at its end. */
  mapAt(address: number, step: number): MapState | undefined {
    const { run } = this;
    if (step >= run.length) return run.machine.mapState(address);
    run.seek(step);
    const state = run.machine.mapState(address);
    run.seek(run.length);
    return state;
  }

  stackAt(step: number): readonly number[] {
    return this.at(step, (machine, g) => machine.stack(g));
  }

  keyAt(step: number): number {
    return this.at(step, (machine, g) => machine.pendingKey(g));
  }

  private at<T>(step: number, ask: (machine: Machine, g: number) => T): T {
    const { run } = this;
    run.seek(step);
    const answer = ask(run.machine, run.events.goroutine[step] as number);
    run.seek(run.length);
    return answer;
  }

  /** Takes the run as it stands, ended like this. May clear `Machine.end`. Cost: see `LeakProof.attempt`. */
  finish(end: TraceEnd): void {
    const { machine } = this.run;
    this.end = end;
    this.blocked = NOBODY;
    if (end.kind === "deadlock" || end.kind === "livelock") {
      this.blocked = deadlockedRows(machine, this.resolve);
      return;
    }
    if (end === STEP_LIMIT_END) this.blocked = strandedRows(machine, this.resolve);
    else if (isMainExit(machine) && !hasGivenUp(machine, end)) {
      this.run.nSteps += this.proof.attempt(machine, (g) => {
        this.blocked = [...this.blocked, blockedRow(machine, g, this.resolve)];
      });
    }
    if (end !== CUT_END)
      this.blocked = joinedRows(
        this.blocked,
        circleRows(machine, () => this.run.events, this.resolve),
      );
  }
}
