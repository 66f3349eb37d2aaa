// For tests of what stands on the store: a worker that answers from a script of replies, and traces written as tables.

import type { ExplorationResult, Outcome } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { DEFAULT_SCHEDULE, type Schedule } from "../trace/schedule.ts";
import type { GoroutineView, Snapshot } from "../trace/snapshot.ts";
import type { Trace, TraceEnd, TraceObject } from "../trace/trace.ts";
import type { WorkerPort } from "../worker/client.ts";
import type { Reply, Request } from "../worker/protocol.ts";

/** Goroutine (1 is main), operation, object, line, value. */
export type Row = readonly [goroutine: number, operation: string, object: string, line: number, value?: string];

const EXIT: TraceEnd = { kind: "exit", exitCode: 0, text: "", goroutine: 0 };

/** A trace of these events. Objects get addresses 100, 101, … in the order in which they come up. */
export function traceOf(rows: readonly Row[], parts: Partial<Trace> = {}): Trace {
  const names = [...new Set(rows.map((row) => row[2]).filter((name) => name !== ""))];
  const lines = [...new Set(rows.map((row) => row[3]))];
  const nGoroutines = Math.max(1, ...rows.map((row) => row[0]));
  const column = (of: (row: Row) => number) => Int32Array.from(rows, of);
  return {
    goroutines: Array.from({ length: nGoroutines }, (_, index) => ({
      path: index === 0 ? "" : String(index - 1),
      function: index === 0 ? "main.main" : "main.main.func1",
      parent: index === 0 ? -1 : 0,
      createdAt: -1,
      isSystem: false,
    })),
    objects: names.map((name, index): TraceObject => ({ address: 100 + index, kind: "variable", name, type: "int" })),
    sites: lines.map((line) => ({
      file: "main.go",
      line,
      column: 2,
      function: "main.main",
      isUser: line > 0,
      expression: "",
    })),
    stacks: [],
    events: {
      length: rows.length,
      kind: column((row) => OPERATION_NAMES.indexOf(row[1])),
      goroutine: column((row) => row[0] - 1),
      object: column((row) => (row[2] === "" ? -1 : 100 + names.indexOf(row[2]))),
      extent: column(() => 1),
      partner: column(() => -1),
      site: column((row) => lines.indexOf(row[3])),
      stack: column(() => -1),
    },
    values: rows.map((row) => row[4] ?? ""),
    output: "",
    end: EXIT,
    schedule: DEFAULT_SCHEDULE,
    hash: 1,
    blocked: [],
    ...parts,
  };
}

/** The state before step `cursor`, with nothing in it but what `parts` says. */
export function snapshotOf(cursor: number, parts: Partial<Snapshot> = {}): Snapshot {
  return {
    cursor,
    nowNs: 0,
    goroutines: [],
    shared: [],
    locks: [],
    channels: [],
    maps: [],
    detailedMaps: [],
    output: "",
    ...parts,
  };
}

/** A goroutine that stands on `line` of the program. */
export function goroutineOn(goroutine: number, line: number, parts: Partial<GoroutineView> = {}): GoroutineView {
  return {
    goroutine,
    status: "runnable",
    waitReason: "",
    waitsFor: -1,
    next: "",
    frames: [{ function: "main.main", file: "main.go", line, isUser: true, variables: [] }],
    locksHeld: [],
    ...parts,
  };
}

export function findingOf(parts: Partial<Finding> = {}): Finding {
  return {
    kind: "data-race",
    severity: "error",
    requires: [],
    execution: 1,
    preemptions: 0,
    isMinimal: true,
    message: "G2 and G3 access counter without order.",
    explanation: [],
    events: [],
    schedule: scheduleOf(1),
    cursor: 0,
    key: `key-${parts.kind ?? "data-race"}`,
    ...parts,
  };
}

/** Schedules that differ by `ordinal`. */
export function scheduleOf(ordinal: number): Schedule {
  return { ...DEFAULT_SCHEDULE, deviations: [{ kind: "switch", at: "", ordinal, inner: 0, to: "0" }] };
}

export function outcomeOf(parts: Partial<Outcome> = {}): Outcome {
  return {
    kind: "exit",
    exitCode: 0,
    output: "",
    count: 1,
    nRandom: 0,
    verdicts: [],
    schedule: DEFAULT_SCHEDULE,
    ...parts,
  };
}

export function resultOf(parts: Partial<ExplorationResult> = {}): ExplorationResult {
  return {
    executions: 1,
    redundant: 0,
    spun: 0,
    complete: true,
    timeMode: "ordered",
    limits: [],
    loops: [],
    findings: [],
    outcomes: [outcomeOf()],
    firstFinding: 0,
    nRandom: 0,
    estimate: undefined,
    preemptionBound: undefined,
    elapsedMs: 1,
    steps: 10,
    ...parts,
  };
}

/** A worker that records what it is asked and answers only when told. */
export class FakeWorker implements WorkerPort {
  readonly asked: Request[] = [];
  isTerminated = false;
  onmessage: ((event: MessageEvent<Reply>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(message: Request): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  reply(reply: Reply): void {
    this.onmessage?.({ data: reply } as MessageEvent<Reply>); // The client reads nothing but `data`.
  }

  /** The newest request of a kind. */
  last<Kind extends Request["kind"]>(kind: Kind): Extract<Request, { kind: Kind }> {
    const found = this.asked.filter((request): request is Extract<Request, { kind: Kind }> => request.kind === kind);
    const last = found[found.length - 1];
    if (last === undefined) throw new Error(`nobody asked for ${kind}`);
    return last;
  }

  /** Answers the newest analysis: the program has no errors, can begin with any of `names` and begins with `entry`. */
  checked(names: readonly string[] = ["main"], entry = names[0]): void {
    const entries = names.map((name, index) => ({ name, line: index + 3 }));
    this.reply({ kind: "diagnostics", id: this.last("analyze").id, diagnostics: [], entries, entry, elapsedMs: 1 });
  }

  /** Answers the newest analysis: no diagnostics, then this result as final. */
  explored(result: ExplorationResult): void {
    const { id } = this.last("analyze");
    this.checked();
    this.reply({ kind: "exploration", id, result, isFinal: true });
  }

  /** Answers the newest request for a trace. */
  traced(trace: Trace, isOtherStory = false): void {
    this.reply({ kind: "trace", id: this.last("trace").id, trace, isOtherStory });
  }
}
