// The machine as others see it: strategies use five calls (enabled, pending, step, undo, snapshot), natives use memory and
// registers. There is no scheduler in here.

import type { FileSet } from "../base/source.ts";
import type { Program, RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import type { MapIdentity } from "../trace/map-history.ts";
import type { MapState } from "../trace/map-state.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { MapCall, MapFigures } from "./map-figures.ts";

/**
 * Internal goroutine index: 0 is main; others are interned by (parent, ordinal of the go statement in the parent), once per
 * machine, so the same goroutine has the same index in every execution of one machine. Not shown to people.
 */
export type GoroutineIndex = number;

/** What `step` reports. */
export const STEP_OK = 0;
/** The program has ended with this step (main returned, panic, fatal error, os.Exit); see `end`. */
export const STEP_ENDED = 1;

export interface MachineOptions {
  /** Instructions after which a transition ends at a loop's back edge. Default 20,000. */
  readonly maxInstructionsPerTransition?: number;
  /** Goroutines that may exist; more is a `limit` end. Default 10,000. */
  readonly maxGoroutines?: number;
  /** Cells that may be allocated; more is a `limit` end. Default 20 million. */
  readonly maxCells?: number;
  /** Call depth; more is Go's "stack overflow" fatal error. Default 400,000 frames. */
  readonly maxDepth?: number;
  /** Bytes that may be written; more is a `limit` end. Default 16 million. */
  readonly maxOutput?: number;
  /**
   * Transitions that can be undone; older ones are forgotten. Default: all. With 0, memory that is not used any more is used again, and
   * output is only in `last`.
   */
  readonly undoWindow?: number;
  /** Whether a timer may fire while goroutines can run. */
  readonly time: "ordered" | "drift";
  /** Seed of map iteration starts, map hash seeds and random numbers (never the schedule). */
  readonly seed?: number;
  /** Where iterations of maps begin: see `RunOptions.mapOrder`. Default "random". */
  readonly mapOrder?: "random" | "fixed" | "explored";
  /** What runtime.GOMAXPROCS reports. Default 4. */
  readonly gomaxprocs?: number;
  /** Resolves `FunctionIr.positions` for goroutine traces and snapshots; without it they carry no files and lines. */
  readonly files?: FileSet;
}

/** How the program ended. The texts are Go's own, as on standard error. */
export interface MachineEnd {
  readonly kind: "exit" | "panic" | "fatal" | "deadlock" | "livelock" | "limit";
  readonly exitCode: number;
  readonly text: string;
  readonly goroutine: GoroutineIndex;
}

/** What a goroutine will do when it is next stepped. Reused object: copy what you keep. */
export interface PendingOperation {
  /** `OP_…`; `OP_SELECT` for a select with more than one possibility. */
  kind: number;
  /** First cell it touches; -1. For OP_SELECT see `selectChannels`. */
  object: number;
  /** Cells it touches from `object` on, at least 1. */
  extent: number;
  /** Global site of the instruction. */
  site: number;
}

/** The event that the last `step` was. Reused object. */
export interface LastEvent {
  kind: number;
  goroutine: GoroutineIndex;
  object: number;
  /**
   * Cells touched from `object` on. Wait groups: the delta; OP_CHOOSE: the value; channel events: the channel's capacity; one key of a
   * map: a 31-bit hash of the key that is not 0; a whole map (len, range step, clear): 0.
   */
  extent: number;
  /** Goroutine index of the rendezvous partner or of the child; PART_…; -1. */
  partner: GoroutineIndex;
  site: number;
  /** Value read or written (undefined when the operation has none). */
  value: Value;
  /** If the goroutine had been going round in vain (see `Machine.spins`): the step, from 0, after which it could go on; else -1. */
  waker: number;
  /** Where the runtime's map code says that an operation of the program reads or writes the map: site of the call; else -1. */
  caller: number;
}

/** Whether a goroutine's operation can run now, as far as that can be said without looking at the others. */
export const READY_NOT = 0;
/** Its alternative 0 is the first of its choices, and needs no partner. */
export const READY_ALONE = 1;
/** See `enabled`. */
export const READY_UNKNOWN = 2;

/**
 * The choices at the current state. Entry i: run goroutine `goroutine[i]` with `alternative[i]`. 0 is the only alternative
 * of most operations; select cases, rendezvous partners and values have others, with stable numbers: the same alternative has
 * the same number as long as it exists, whatever other goroutines do in between.
 */
export interface Choices {
  length: number;
  readonly goroutine: number[];
  readonly alternative: number[];
}

export interface Machine {
  readonly program: Program;
  /** Steps executed so far = events so far. */
  readonly depth: number;
  /** Instructions executed since creation (for benchmarks and budgets), never undone. */
  readonly nInstructions: number;
  /** Virtual time in nanoseconds. */
  readonly nowNs: number;
  /** Undefined while running. Deadlock ("all goroutines are asleep") or livelock (some of them spin) is set when `enabled` finds nothing. */
  readonly end: MachineEnd | undefined;
  readonly last: LastEvent;

  /** `MachineOptions.time`; may be changed before `reset`. */
  time: MachineOptions["time"];

  /** Back to the initial state (keeps interned names). */
  reset(): void;
  /** Computes the choices. The result is reused by the next call. Empty when the program has ended or everything is blocked. */
  enabled(): Choices;
  /** READY_…: what `enabled` would say about goroutine `g`, at constant cost. READY_NOT holds while somebody else can run. */
  readiness(g: GoroutineIndex): number;
  /**
   * Whether `g` goes round in a loop in which it only looks, and sees what it saw: until somebody changes that it has no choices, as if it
   * waited. (Who waits for the clock to move by itself gets one when nobody else has any, and the clock moves.)
   */
  spins(g: GoroutineIndex): boolean;
  /**
   * Holds back whoever has gone round such a loop once, although there may be something new to see: for searches that run, elsewhere, the same
   * without that round. Nobody is held back if the clock moved (or OP_IDLE went on) because he, too, could not go on: then the round was needed.
   * While somebody is held back who could go on, the clock stands still, and nothing is a deadlock.
   */
  holdsSpinners: boolean;
  /** Whether somebody is held back who could go on. */
  isHolding(): boolean;
  /**
   * Those who wait for what nobody can get hold of who can ever go on, or sleeps: for ever, whatever the others do. Not all of those who
   * wait for ever. *Cost*: proportional to what is live.
   */
  stranded(): readonly GoroutineIndex[];
  /** Number of live goroutines' indices, in index order. Reused. */
  live(): readonly GoroutineIndex[];
  /** What goroutine `g` will do next; kind OP_NONE when it has exited. */
  pending(g: GoroutineIndex): PendingOperation;
  /** `pending(g).kind`. */
  pendingKind(g: GoroutineIndex): number;
  /** Channels of a pending select, with directions. Reused. */
  selectChannels(g: GoroutineIndex): readonly { readonly channel: number; readonly isSend: boolean }[];
  /**
   * Alternatives that `enabled` does not list, and `step` takes all the same: goroutine `g` is about to store a value of several words,
   * and stores only a part of it; its next step goes on with that. Go's compiler's order comes first. Empty where nobody could tell.
   */
  partialStores(g: GoroutineIndex): readonly number[];
  /** Executes one transition: goroutine's pending operation, then on to its next visible operation. The choice must be enabled, or one of `partialStores`. */
  step(g: GoroutineIndex, alternative: number): number;
  /** Undoes the last step; there must be one: see `nUndoable`. */
  undo(): void;
  /** Steps that can be undone now. */
  readonly nUndoable: number;
  /** From here on at least so many steps can be undone; older ones may be forgotten. In the beginning: `MachineOptions.undoWindow`. */
  keepUndo(nSteps: number): void;
  /** Gives back memory that was taken in case the program would need more. */
  trim(): void;
  /** A copy of the whole state, to come back to. `before`: the last one made in this execution. *Cost*: proportional to what is live. */
  checkpoint(before: Checkpoint | undefined): Checkpoint;
  /** Whether a checkpoint made now would be as small as can be. */
  readonly isQuiet: boolean;
  /** To a state of this machine that was copied. What came before it cannot be undone. *Cost*: as that of the copy. */
  restore(checkpoint: Checkpoint): void;
  /** Goes on after main has ended, for leak proofs: end is cleared, main stays exited. */
  continueAfterMain(): void;
  /** The state for people. `names`: trace-local goroutine number by goroutine index. Cost: proportional to what is live. */
  snapshot(names: (g: GoroutineIndex) => number): Snapshot;
  /** Hash of the whole state by names (independent of the order of independent steps). Cost: proportional to memory in use. */
  stateHash(): number;

  // ---- Facts for traces and detectors
  goroutinePath(g: GoroutineIndex): string;
  goroutineParent(g: GoroutineIndex): GoroutineIndex;
  /** Function index the goroutine runs, skipping wrappers. */
  goroutineFunction(g: GoroutineIndex): number;
  /** The same, or the one function of the user's that a goroutine started by the library is there to run. */
  userFunction(g: GoroutineIndex): number;
  isSystemGoroutine(g: GoroutineIndex): boolean;
  /** Global sites of the goroutine's frames, innermost first: the pending operation's stack. */
  stack(g: GoroutineIndex): number[];
  /** Hash of the key that the goroutine's pending operation is about, for operations of the library with keys (sync.Map); else 0. */
  pendingKey(g: GoroutineIndex): number;
  /** What the map at runtime detail with its header at `address` holds now; undefined when there is none. Cost: linear in the map. */
  mapState(address: number): MapState | undefined;
  /** Object kind, access path and type of an address, as far as known. */
  describe(address: number): { readonly kind: string; readonly name: string; readonly type: string };
  /**
   * How large the map with its header at `address` is; undefined when there is none. *Cost*: constant; if `wantsAll`, of a Swiss map linear in its
   * directory, of a sync.Map at runtime detail in its entries.
   */
  mapFigures(address: number, wantsAll: boolean): MapFigures | undefined;
  /** Which expression of the user's text made that map: index into `Program.mapPlaces`; -1 when none did. */
  mapPlace(address: number): number;
  /** What that map is called. */
  mapIdentity(address: number): MapIdentity;
  /** The map operation that goroutine `g` is about to begin, or is inside of. */
  mapCall(g: GoroutineIndex): MapCall;
  /** Go-syntax text of a value for display. */
  formatValue(value: Value): string;
  /** Number of the goroutine's operations so far: at user-level sites, and inside the library since the last user-level one. */
  operationOrdinal(g: GoroutineIndex): { readonly ordinal: number; readonly inner: number };
  /** Output written so far by goroutine `g` (its own prints only). */
  outputOf(g: GoroutineIndex): string;
  /** All output in order of writing. */
  output(): string;
}

/** A frame of the user's code; file and line are empty without `MachineOptions.files`. */
export interface UserFrame {
  /** Function index. */
  readonly fn: number;
  readonly file: string;
  readonly line: number;
}

/** What natives may touch. All writes are logged for undo. */
export interface NativeContext {
  readonly program: Program;
  /** Register `index` of the call window: arguments on entry, results on return. */
  get(index: number): Value;
  set(index: number, value: Value): void;
  /** Of a function with type parameters: the runtime type that stands for the first one. */
  typeArgument(): RuntimeType;
  /** What a map of the machine's uses for a boxed key of type `type` (vm/equality.ts). May panic: then the native must return at once. */
  indexKey(type: RuntimeType, key: Value): Value;
  /** Hash of the name of a cell: the same in every execution and on every machine. */
  nameHash(address: number): number;
  load(address: number): Value;
  store(address: number, value: Value): void;
  /** Fresh zeroed cells for `count` consecutive values of runtime type `type`; returns the address (0: over a limit, return at once). */
  allocate(type: number, count: number, name: string): number;
  /** The goroutine that runs the native. */
  readonly goroutine: GoroutineIndex;
  /** Virtual time in nanoseconds. */
  now(): number;
  /** Appends to this goroutine's output (only from an operation of kind OP_PRINT). */
  write(text: string, stream: 1 | 2): void;
  /** Starts a Go panic with a runtime error ("runtime error: " + text) / with a plain string-like error / a fatal error. The native must return at once. */
  panicRuntime(text: string): void;
  /** Panics with a runtime error whose whole text is `text` (`send on closed channel`): type `runtime.plainError` if the program has it. */
  panicPlain(text: string): void;
  /** panic(text): a plain string (`sync: negative WaitGroup counter`). */
  panicString(text: string): void;
  fatal(text: string): void;
  /** Ends the program (os.Exit). */
  exit(code: number): void;
  /** runtime.Goexit: runs the goroutine's deferred calls and ends it. The native must return at once. */
  goexit(): void;
  readonly options: MachineOptions;
  /** Frames of the user's functions in the calling goroutine, innermost first, each with the line it is at. */
  userFrames(): readonly UserFrame[];
  /** Whether the goroutine runs deferred calls of a panic (not of Goexit) that nobody has recovered. */
  isPanicking(): boolean;
  /** Live goroutines, without system ones. */
  goroutineCount(): number;
  /** The number by which dumps call the goroutine: in the order of creation in this execution. */
  goroutineNumber(): number;
  /** The number that `uintptr(unsafe.Pointer(p))` is for a pointer to `address`: in bytes, as gc would lay the object out. */
  byteAddress(address: number): number;
  /** Elements in the buffer of the channel at `address`. */
  channelLength(address: number): number;
  /**
   * 32 random bits that depend only on the goroutine's path, `MachineOptions.seed`, how often the goroutine has drawn, and `salt`:
   * looking does not draw.
   */
  chance(salt: number): number;
  /** Draws: from here on `chance` gives other bits. */
  draw(): void;
  /** Text of a value in Go syntax (`%v` of simple values). */
  formatValue(value: Value): string;
  /**
   * Which of the objects at `addresses` the program cannot reach but through the variable at `except` and the running function of
   * the library; it can reach the words `kept`. Registers count as used even where they are not read again. Cost: what is live.
   */
  unreached(addresses: readonly number[], kept: readonly Value[], except: number): readonly boolean[];
  /** Entries (boxed key, boxed element) of the map at `address`. Only from an operation of kind OP_MAP_READ on it. */
  mapEntries(address: number): readonly (readonly [Value, Value])[];
}

/** A function of the library without a body: not visible, never blocks, keeps no state outside cells, never calls Go. */
export type Native = (ctx: NativeContext) => void;

/**
 * A visible operation of the library (a bodyless Go function marked `//raceweave:operation`). One event on the timeline, no
 * scheduling point inside. `get(0)` is the receiver or first argument; `object` is its address unless `objectOf` says other.
 */
export interface OperationNative {
  /** `OP_…` recorded; may depend on the outcome (CompareAndSwap). Default when absent in `run`'s result. */
  readonly kind: number;
  /** Address touched; default: get(0) when it is a pointer. */
  objectOf?(ctx: NativeContext): number;
  /** Cells touched; default 1. */
  extentOf?(ctx: NativeContext): number;
  /** In place of a partner in its event: PART_MARK. */
  readonly partner?: number;
  /** The value that the event tells of. Read before the operation runs. */
  eventValue?(ctx: NativeContext): Value;
  /** Whether it can proceed now; default always. Must depend on cells only (and on time for sleepers). */
  ready?(ctx: NativeContext): boolean;
  /** It can also proceed, though it is not ready, when nothing else can without moving the clock. */
  readonly isIdle?: boolean;
  /** For sleepers: the virtual time at which it becomes ready. The machine orders wake-ups. */
  wakeAt?(ctx: NativeContext): number;
  /** How many values can be chosen from, for OP_CHOOSE: alternatives 0..n-1. */
  choices?(ctx: NativeContext): number;
  /** Which of the choices is offered first, to be what the default policy takes; 0. */
  firstChoice?(ctx: NativeContext): number;
  /** Hash, not 0, of the key that it is about; default: none. */
  keyOf?(ctx: NativeContext): number;
  /** Executes; returns the kind to record if it differs from `kind`. `alternative` is the choice taken. */
  run(ctx: NativeContext, alternative: number): number | undefined;
  /** Go's wait reason in goroutine dumps while it is not ready: `sync.Mutex.Lock`, `sleep`, `sync.WaitGroup.Wait`, … */
  readonly waitReason?: string;
}

export interface Natives {
  readonly natives: ReadonlyMap<string, Native>;
  readonly operations: ReadonlyMap<string, OperationNative>;
}
