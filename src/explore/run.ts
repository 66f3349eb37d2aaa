// The execution in progress: the machine, and what has happened so far in typed columns that are reused from one execution to the
// next. Row i is step i; going back shortens the columns and undoes the machine.

import { widened } from "../base/columns.ts";
import type { Cycle, Events } from "../detect/detector.ts";
import { OP_SELECT, OP_SELECT_DEFAULT, OPERATION_NAMES } from "../trace/operation.ts";
import type { Machine } from "../vm/api.ts";

const FIRST_CAPACITY = 256;
/** Instructions that an execution may take, on average, for each step that it may take: some steps only compute. */
const INSTRUCTIONS_PER_STEP = 1000;
/** So many take about as long as a step. */
const INSTRUCTIONS_OF_STEP = 50;
/** After so many steps, and twice as many, and so on, it is asked whether main can ever go on. */
const FIRST_DOUBT = 1024;

/** A growable set of equally long columns: events, or remembered operations of the same shape. */
export class EventRows implements Events {
  length = 0;
  kind = new Int32Array(FIRST_CAPACITY);
  goroutine = new Int32Array(FIRST_CAPACITY);
  /** For a select's default: index of its channels in `ChannelSets`. */
  object = new Int32Array(FIRST_CAPACITY);
  extent = new Int32Array(FIRST_CAPACITY);
  partner = new Int32Array(FIRST_CAPACITY);
  site = new Int32Array(FIRST_CAPACITY);
  /** What was chosen; see `Choices`. */
  alternative = new Int32Array(FIRST_CAPACITY);
  /** The value read or written (see `Execution.values`), of executed steps alone: not copied, and not cleared. */
  readonly value: unknown[] = [];
  /** See `LastEvent.caller`; of executed steps alone, as `value`. */
  readonly caller: number[] = [];

  /** Appends a copy of row `i` of `from`. */
  pushRow(from: EventRows, i: number): void {
    const at = this.length++;
    this.reserve(at + 1);
    this.copyRow(at, from, i);
  }

  /** Row `at`, which exists, becomes a copy of row `i` of `from`. */
  copyRow(at: number, from: EventRows, i: number): void {
    this.kind[at] = from.kind[i] as number;
    this.goroutine[at] = from.goroutine[i] as number;
    this.object[at] = from.object[i] as number;
    this.extent[at] = from.extent[i] as number;
    this.partner[at] = from.partner[i] as number;
    this.site[at] = from.site[i] as number;
    this.alternative[at] = from.alternative[i] as number;
  }

  reserve(capacity: number): void {
    if (capacity <= this.kind.length) return;
    const size = Math.max(capacity, this.kind.length * 2);
    this.kind = widened(this.kind, size);
    this.goroutine = widened(this.goroutine, size);
    this.object = widened(this.object, size);
    this.extent = widened(this.extent, size);
    this.partner = widened(this.partner, size);
    this.site = widened(this.site, size);
    this.alternative = widened(this.alternative, size);
  }
}

/** Sets of channels that a select's default looks at, each kept once. */
export class ChannelSets {
  readonly sets: (readonly number[])[] = [];
  private readonly indices = new Map<string, number>();

  intern(channels: readonly number[]): number {
    const key = channels.join(" ");
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.sets.push(channels) - 1;
      this.indices.set(key, index);
    }
    return index;
  }
}

/** The execution in progress. */
export class Run {
  readonly events = new EventRows();
  readonly channelSets = new ChannelSets();
  /** The next choice; a strategy sets both before `step`. */
  goroutine = 0;
  alternative = 0;
  /** By step that a goroutine made which had gone round a loop in vain: the step after which it could go on. */
  private readonly wakers = new Map<number, number>();
  /** A cycle of this execution, if somebody has found one. */
  cycle: Cycle | undefined;
  /** Steps executed since the run was made, undone ones included. */
  nSteps = 0;
  /** By `OP_…`: rows of that kind. */
  private readonly counts = new Int32Array(OPERATION_NAMES.length);
  /** By step: instructions executed from the start of the execution up to its end. */
  private instructions = new Float64Array(FIRST_CAPACITY);
  /** Steps of this execution whose rows are gone: see `window`. */
  nForgotten = 0;
  private forgottenInstructions = 0;

  /** @param window rows that are kept; when there are more, all are forgotten. Then nobody may go back. */
  constructor(
    readonly machine: Machine,
    private readonly window = Number.POSITIVE_INFINITY,
  ) {}

  get length(): number {
    return this.events.length;
  }

  /** To the program's initial state. */
  restart(): void {
    this.machine.reset();
    this.cycle = undefined;
    this.events.length = this.nForgotten = this.forgottenInstructions = 0;
    this.counts.fill(0);
  }

  /** Executes the choice and appends its event. Returns what `Machine.step` returns. */
  step(): number {
    const { machine, events } = this;
    if (events.length >= this.window) this.forget();
    const at = events.length;
    const before = machine.nInstructions;
    const status = this.stepInto(this.goroutine, this.alternative, events);
    const { kind, value, caller, waker } = machine.last;
    this.counts[kind] = (this.counts[kind] as number) + 1;
    events.value[at] = value;
    events.caller[at] = caller;
    if (waker >= 0) this.wakers.set(at, waker - this.nForgotten);
    else if (this.wakers.size > 0) this.wakers.delete(at);
    if (at >= this.instructions.length) this.growInstructions();
    const earlier = at === 0 ? this.forgottenInstructions : (this.instructions[at - 1] as number);
    this.instructions[at] = earlier + machine.nInstructions - before;
    this.nSteps++;
    return status;
  }

  /** Whether there is a row of this kind (`OP_…`). */
  hasKind(kind: number): boolean {
    return (this.counts[kind] as number) > 0;
  }

  /** Of a step of a goroutine that had gone round a loop in vain (`Machine.spins`): the step after which it could go on; else -1. */
  wakerOf(step: number): number {
    return this.wakers.size === 0 ? -1 : (this.wakers.get(step) ?? -1);
  }

  /** What has been spent since the run was made, in steps; who only computes makes few of them. */
  get spent(): number {
    return this.nSteps + this.machine.nInstructions / INSTRUCTIONS_OF_STEP;
  }

  /** The event that a choice would give in the machine's state, appended to `rows`. */
  peek(goroutine: number, alternative: number, rows: EventRows): void {
    this.stepInto(goroutine, alternative, rows);
    this.machine.undo();
  }

  private stepInto(goroutine: number, alternative: number, rows: EventRows): number {
    const { machine } = this;
    const at = rows.length;
    rows.reserve(at + 1);
    // Which channels a default looked at can only be asked before.
    const isSelect = alternative === 0 && machine.pendingKind(goroutine) === OP_SELECT;
    const set = isSelect ? this.selectSet(goroutine) : -1;
    const status = machine.step(goroutine, alternative);
    const { last } = machine;
    rows.kind[at] = last.kind;
    rows.goroutine[at] = goroutine;
    rows.object[at] = last.kind === OP_SELECT_DEFAULT ? set : last.object;
    rows.extent[at] = last.extent;
    rows.partner[at] = last.partner;
    rows.site[at] = last.site;
    rows.alternative[at] = alternative;
    rows.length = at + 1;
    return status;
  }

  /**
   * Whether the execution has made `maxSteps` steps, or has computed as much as that many steps may, or is long and main waits for ever. A
   * function of the execution alone, so that a replay ends where the search did.
   */
  isOverLimit(maxSteps: number): boolean {
    const { length } = this.events;
    const n = length + this.nForgotten;
    return (
      n >= maxSteps ||
      (length > 0 && (this.instructions[length - 1] as number) > maxSteps * INSTRUCTIONS_PER_STEP) ||
      (n >= FIRST_DOUBT && (n & (n - 1)) === 0 && this.machine.stranded().includes(0))
    );
  }

  private forget(): void {
    const { events } = this;
    this.forgottenInstructions = this.instructions[events.length - 1] as number;
    this.nForgotten += events.length;
    events.length = 0;
    this.counts.fill(0);
  }

  private growInstructions(): void {
    const larger = new Float64Array(this.instructions.length * 2);
    larger.set(this.instructions);
    this.instructions = larger;
  }

  private selectSet(goroutine: number): number {
    return this.channelSets.intern(this.machine.selectChannels(goroutine).map(({ channel }) => channel));
  }

  /** Moves the machine alone along the execution, backwards or forwards, to where `depth` of its steps are made. */
  seek(depth: number): void {
    const { machine, events } = this;
    while (machine.depth > depth) machine.undo();
    for (let i = machine.depth; i < depth; i++) {
      machine.step(events.goroutine[i] as number, events.alternative[i] as number);
    }
  }

  /** Undoes steps until `depth` are left. */
  backTo(depth: number): void {
    this.seek(depth);
    const { events, counts } = this;
    for (let i = depth; i < events.length; i++) {
      const kind = events.kind[i] as number;
      counts[kind] = (counts[kind] as number) - 1;
    }
    events.length = depth;
  }

  /** The choices made so far, as pairs (goroutine, alternative); a copy. */
  choices(): Int32Array {
    const { events } = this;
    const pairs = new Int32Array(2 * events.length);
    for (let i = 0; i < events.length; i++) {
      pairs[2 * i] = events.goroutine[i] as number;
      pairs[2 * i + 1] = events.alternative[i] as number;
    }
    return pairs;
  }

  /** From the initial state, makes the choices that `choices` gave. */
  repeat(pairs: Int32Array): void {
    this.restart();
    for (let i = 0; i < pairs.length; i += 2) {
      this.goroutine = pairs[i] as number;
      this.alternative = pairs[i + 1] as number;
      this.step();
    }
  }
}
