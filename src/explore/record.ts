// Full traces: replays a schedule and writes down everything that people want to see. The search keeps only `Run`'s columns.
//
// An execution of a million steps takes a few seconds and about 50 bytes a step: eight typed columns, the choices, and checkpoints
// instead of an undo log. Texts of values are kept for shorter ones; of a longer one `Viewer.values` makes them when they are asked for.

import { finish32, mix32, mixString } from "../base/hash.ts";
import type { Value } from "../ir/value.ts";
import * as op from "../trace/operation.ts";
import type { Deviation, Schedule } from "../trace/schedule.ts";
import type { EventColumns, Site, Trace, TraceEnd, TraceGoroutine, TraceObject } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import { type BlockedRow, blockedRow, circleRows, deadlockedRows, strandedRows } from "./blocked.ts";
import { Checkpoints } from "./checkpoints.ts";
import { LeakProof } from "./leak.ts";
import { type ChoiceColumns, UNDO_STEPS } from "./player.ts";
import { RecordedRows } from "./recorded-rows.ts";
import { Run } from "./run.ts";
import { type CreationOrder, isReplayable, ReplayStrategy } from "./schedule-codec.ts";
import { StackTable } from "./stack-table.ts";
import { STUCK } from "./strategy.ts";

export interface RecordOptions {
  /** Resolves a global site of the machine's program. */
  readonly resolve: (site: number) => Site;
  readonly maxSteps: number;
  /** What main's goroutine is said to run, where its own function is glue: `package.TestX`. */
  readonly testName?: string | undefined;
  /** Steps from one checkpoint to the next. */
  readonly checkpointSpace?: number;
}

/** A recorded execution, and what is needed to walk a machine along it. */
export interface Recording {
  readonly trace: Trace;
  /** By step, the word behind each of the trace's values; may be longer. */
  readonly words: readonly unknown[];
  readonly choices: ChoiceColumns;
  readonly checkpoints: Checkpoints;
  /** Trace-local goroutine number by machine index, for `Machine.snapshot`. */
  readonly numberOf: (goroutine: number) => number;
  /** Global site by index into `trace.sites`. */
  readonly globalSites: readonly number[];
  /** Deviations of the schedule that did not apply: then this is another story than the one meant. */
  readonly unapplied: readonly Deviation[];
  /** That, for people; undefined when all applied. */
  readonly mismatch: string | undefined;
  /** A timer fired although somebody could still run: possible in drift time only. */
  readonly needsDrift: boolean;
}

/** Recordings of more steps carry no values. */
export const MAX_VALUES = 100_000;
/** Cells of plain memory that are named, in the order of their first use; what others are called, the program's text says. */
const MAX_NAMED = 20_000;
/** Rows that the run keeps: what is recorded is in columns of our own. */
const WINDOW = 1024;

/**
 * Replays `schedule` from the initial state and records it. The machine is left at the end of the execution (for leak proofs it has
 * been further, and has come back).
 * *Errors*: none for schedules that do not fit; see `unapplied`.
 */
export function record(machine: Machine, schedule: Schedule, options: RecordOptions): Recording {
  return new Recorder(machine, schedule, options).record();
}

/** Steps in which what is used gets its name anew. */
const MAX_RENAMED = 2000;

class Recorder {
  private readonly run: Run;
  private readonly strategy: ReplayStrategy;
  private readonly sites = new Interner<number>();
  private readonly stacks = new StackTable();
  private readonly stackRows: (readonly number[])[] = [];
  private readonly rows = new RecordedRows();
  private readonly checkpoints: Checkpoints;
  private readonly objects = new Map<number, TraceObject>();
  private readonly createdAt = new Map<number, number>();
  private values: string[] = [];
  private words: unknown[] = [];
  private needsDrift = false;

  constructor(
    private readonly machine: Machine,
    private readonly schedule: Schedule,
    private readonly options: RecordOptions,
  ) {
    this.run = new Run(machine, WINDOW);
    this.strategy = new ReplayStrategy(schedule);
    this.checkpoints = new Checkpoints(options.checkpointSpace);
  }

  record(): Recording {
    const { machine, run, strategy, options, rows } = this;
    machine.keepUndo(UNDO_STEPS);
    strategy.next(run);
    while (machine.end === undefined && !run.isOverLimit(options.maxSteps)) {
      if (strategy.choose(run) === STUCK) break;
      this.recordStep();
      this.checkpoints.visit(machine);
    }
    const end = machine.end;
    // The last step has not been seen by the strategy, and may have made a goroutine.
    const { created } = strategy;
    if (rows.length > 0) created.observe(machine.last.kind, machine.last.partner);
    const output = machine.output();
    const goroutines = this.goroutines(created);
    const blocked = this.blocked(created);
    const traceEnd = this.endOf(end, created);
    const events = rows.events((g) => created.numberOf(g));
    const trace: Trace = {
      goroutines,
      objects: withDistinctNames([...this.objects.values()]),
      sites: this.sites.keys.map(options.resolve),
      stacks: this.stackRows,
      events,
      values: this.values,
      output,
      end: traceEnd,
      schedule: this.schedule,
      hash: hashOf(events, traceEnd, goroutines),
      blocked,
    };
    machine.keepUndo(Number.POSITIVE_INFINITY);
    return {
      trace,
      words: this.words,
      choices: rows.choices(),
      checkpoints: this.checkpoints,
      numberOf: (goroutine) => created.numberOf(goroutine),
      globalSites: this.sites.keys,
      unapplied: strategy.unapplied,
      mismatch: mismatchOf(this.schedule, strategy.unapplied),
      needsDrift: this.needsDrift,
    };
  }

  private recordStep(): void {
    const { machine, run, rows } = this;
    const stack = this.stackIndex(machine.stack(run.goroutine));
    const isWake = machine.pending(run.goroutine).kind === op.OP_WAKE;
    const isAlone = !isWake || isOnlyWaking(machine);
    const before = machine.nowNs;
    run.step();
    const { last } = machine;
    if (!isAlone && machine.nowNs > before) this.needsDrift = true;
    const site = this.sites.indexOf(last.site);
    this.keepValue(last.value);
    if (last.kind === op.OP_GO && last.partner >= 0) this.createdAt.set(last.partner, site);
    const isNamed = this.objects.size < MAX_NAMED || !op.isPlainAccess(last.kind);
    if (isNamed && last.kind !== op.OP_SELECT_DEFAULT) this.noteObject(last.object);
    rows.push(last, run.alternative, site, stack);
  }

  private keepValue(value: Value): void {
    const n = this.rows.length;
    if (n < MAX_VALUES) {
      this.values.push(value === undefined ? "" : this.machine.formatValue(value));
      this.words.push(value);
    } else if (n === MAX_VALUES) this.values = this.words = [];
  }

  private stackIndex(sites: readonly number[]): number {
    const index = this.stacks.indexOf(sites);
    if (index === this.stackRows.length) this.stackRows.push(sites.map((site) => this.sites.indexOf(site)));
    return index;
  }

  // Where an object was when it was last used tells more than where it was at first: the old buckets of a map were once its buckets.
  private noteObject(address: number): void {
    if (address < 0) return;
    const known = this.objects.get(address);
    if (known !== undefined && this.rows.length >= MAX_RENAMED) return;
    const { kind, name, type } = this.machine.describe(address);
    if (known === undefined) this.objects.set(address, { address, kind: kindOf(kind), name, type });
    else if (name !== "" && name !== known.name) this.objects.set(address, { ...known, name });
  }

  private goroutines(created: CreationOrder): readonly TraceGoroutine[] {
    const { machine } = this;
    const { testName } = this.options;
    return Array.from({ length: created.length }, (_, n) => {
      const g = created.indexOf(n);
      const own = machine.program.functions[machine.userFunction(g)]?.name ?? "";
      return {
        path: machine.goroutinePath(g),
        function: n === 0 && testName !== undefined ? testName : own,
        parent: n === 0 ? -1 : created.numberOf(machine.goroutineParent(g)),
        createdAt: this.createdAt.get(g) ?? -1,
        isSystem: machine.isSystemGoroutine(g),
      };
    });
  }

  // Comes after everything that asks the machine about the end: the leak proof goes on from there and comes back.
  private blocked(created: CreationOrder): Trace["blocked"] {
    const { machine, options } = this;
    const { end } = machine;
    const rows: BlockedRow[] = [];
    const note = (row: BlockedRow): void => {
      // Now: what a leaked goroutine waits for may not exist before the proof.
      this.noteObject(row.object);
      rows.push(row);
    };
    const isStill = end?.kind === "deadlock" || end?.kind === "livelock";
    if (isStill) deadlockedRows(machine, options.resolve).forEach(note);
    else if (isMainExit(machine)) {
      new LeakProof().attempt(machine, (g) => note(blockedRow(machine, g, options.resolve)));
      // Main's exit once more, so that the machine stands at the end of the program again.
      machine.undo();
      machine.step(0, 0);
    }
    if (end === undefined) strandedRows(machine, options.resolve).forEach(note);
    if (!isStill)
      for (const row of circleRows(machine, () => this.rows.events((g) => g), options.resolve))
        if (!rows.some(({ goroutine }) => goroutine === row.goroutine)) note(row);
    return rows
      .map((row) => ({ ...row, goroutine: created.numberOf(row.goroutine), site: this.sites.indexOf(row.site) }))
      .filter(({ goroutine }) => goroutine >= 0)
      .sort((a, b) => a.goroutine - b.goroutine);
  }

  private endOf(end: Machine["end"], created: CreationOrder): TraceEnd {
    if (end !== undefined) return { ...end, goroutine: created.numberOf(end.goroutine) };
    const text = `stopped after ${this.rows.length} steps`;
    return { kind: "limit", exitCode: 2, text, goroutine: -1 };
  }
}

/** Keys to consecutive indices, in the order of their first use. */
class Interner<K> {
  readonly keys: K[] = [];
  private readonly indices = new Map<K, number>();

  indexOf(key: K): number {
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.keys.push(key) - 1;
      this.indices.set(key, index);
    }
    return index;
  }
}

const KINDS: readonly TraceObject["kind"][] = [
  "variable",
  "mutex",
  "rwmutex",
  "waitgroup",
  "once",
  "cond",
  "channel",
  "map",
];

// Two locks made at one place have one access path; a story about both must tell them apart: `&Account{…}.mu`, `&Account{…}.mu #2`.
function withDistinctNames(objects: readonly TraceObject[]): readonly TraceObject[] {
  const counts = new Map<string, number>();
  return objects.map((object) => {
    if (object.kind === "variable" || object.kind === "map" || object.kind === "other") return object;
    const n = (counts.get(object.name) ?? 0) + 1;
    counts.set(object.name, n);
    return n === 1 ? object : { ...object, name: `${object.name} #${n}` };
  });
}

function kindOf(kind: string): TraceObject["kind"] {
  return KINDS.find((known) => known === kind) ?? "other";
}

/** Whether the program has ended because main returned (not by os.Exit). */
export function isMainExit(machine: Machine): boolean {
  return machine.end?.kind === "exit" && machine.last.kind === op.OP_EXIT && machine.last.goroutine === 0;
}

function isOnlyWaking(machine: Machine): boolean {
  const choices = machine.enabled();
  for (let k = 0; k < choices.length; k++)
    if (machine.pending(choices.goroutine[k] as number).kind !== op.OP_WAKE) return false;
  return true;
}

function mismatchOf(schedule: Schedule, unapplied: readonly Deviation[]): string | undefined {
  if (!isReplayable(schedule)) return `its schedule is for another scheduling policy (${schedule.policy})`;
  const n = unapplied.length;
  if (n === 0) return undefined;
  return `${n} of ${schedule.deviations.length} departures of its schedule did not apply: the program or the engine has changed`;
}

// By names that any machine gives alike: goroutine numbers of the trace and operations. Addresses belong to one machine, and sites
// move with the library.
function hashOf(events: EventColumns, end: TraceEnd, goroutines: readonly TraceGoroutine[]): number {
  let hash = 0;
  for (let i = 0; i < events.length; i++) {
    hash = mix32(mix32(hash, events.kind[i] as number), events.goroutine[i] as number);
    hash = mix32(hash, events.partner[i] as number);
  }
  for (const { path } of goroutines) hash = mixString(hash, path);
  hash = mixString(mix32(mixString(hash, end.kind), end.exitCode), end.text.split("\n\n")[0] ?? "");
  return finish32(hash);
}
