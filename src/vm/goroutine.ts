// One goroutine: its register stack, its frames, what it will do next, and where its next allocation goes.

import type { Interface, Value } from "../ir/value.ts";
import { OP_NONE } from "../trace/operation.ts";
import type { Spin } from "./spin.ts";
import type { UndoLog } from "./undo-log.ts";
import { UNDO_FRAME, UNDO_HEADER, UNDO_OPERAND, UNDO_REGISTERS } from "./undo-log.ts";

/** Not created in this execution. */
export const STATUS_NONE = 0;
export const STATUS_LIVE = 1;
export const STATUS_EXITED = 2;
/** Died of a panic or fatal error; the program has ended. */
export const STATUS_DEAD = 3;

/** Columns of a frame in `Goroutine.frames`. */
export const FRAME_STRIDE = 4;
export const FRAME_FUNCTION = 0;
export const FRAME_BASE = 1;
/** Where the caller goes on; of a deferred call: the caller's pc itself. */
export const FRAME_RETURN = 2;
export const FRAME_KIND = 3;

/** An ordinary call. */
export const FRAME_CALL = 0;
/** A deferred call at a normal return: back to the RUN_DEFERS instruction. */
export const FRAME_DEFERRED = 1;
/** A deferred call of a panic or Goexit. */
export const FRAME_PANICKING = 2;
/** The call that makes the text of a panic value. */
export const FRAME_TEXT = 3;

/** A deferred call; immutable. */
export class Deferred {
  readonly host = "deferred";
  constructor(
    readonly closure: Value,
    readonly next: Deferred | undefined,
  ) {}
}

/** A panic (or Goexit) in progress; immutable, replaced as it goes on. */
export class Panic {
  readonly host = "panic";
  constructor(
    readonly value: Interface | undefined,
    readonly isGoexit: boolean,
    /** Raised by a memory fault: Go prints a signal line. */
    readonly isSignal: boolean,
    readonly isRecovered: boolean,
    /** Depth of the frame of the deferred call it runs; -1. */
    readonly callDepth: number,
    /** Depth of the frame whose deferred calls it runs. */
    readonly frameDepth: number,
    /** Text, once made. */
    readonly text: string | undefined,
    /** The panic that was in progress when this one began. */
    readonly link: Panic | undefined,
  ) {}
}

/** Integers of what `save` writes, and where some of them are. */
export const HEADER = 25;
export const HEADER_DEPTH = 1;
export const HEADER_PC = 2;
export const HEADER_KIND = 3;
export const HEADER_OBJECT = 4;
export const HEADER_EXTENT = 5;
export const HEADER_SITE = 6;
export const HEADER_PHASE = 8;
export const HEADER_NATIVE = 17;
export const HEADER_DRAWS = 18;
export const HEADER_LAST_STEP = 20;
const HEADER_EARLY = 21;
const HEADER_BASE = 22;
const HEADER_REGISTERS = 23;
const HEADER_INDEX = 24;

/** A goroutine. The object lives as long as the machine; `reset` makes it new. */
export class Goroutine {
  readonly registers: Value[] = new Array<Value>(32).fill(undefined);
  frames = new Int32Array(8 * FRAME_STRIDE);
  /** Chunk ids by ordinal; the first `nChunks` count. */
  readonly chunks: number[] = [];
  /** Cells used of a chunk that is not the current one, by ordinal. */
  readonly chunkUsed: number[] = [];

  status = STATUS_NONE;
  /** Index of the top frame; -1 without frames. */
  depth = -1;
  pc = 0;
  pendingKind = OP_NONE;
  pendingObject = -1;
  pendingExtent = 1;
  pendingSite = -1;
  /** The pending operation is no instruction: start, exit, yield, death. */
  isPseudo = false;
  /** Index of the library operation that is pending; -1. */
  pendingNative = -1;
  /** How far a two-part instruction has come. */
  phase = 0;
  nChildren = 0;
  nChunks = 0;
  /** Ordinal of the chunk that small allocations come from; -1. */
  smallChunk = -1;
  /** Cell indices. */
  allocationNext = 0;
  allocationEnd = 0;
  nUserOperations = 0;
  nInnerOperations = 0;
  /** When it was first known to be parked; 0 not known. */
  parkEpoch = 0;
  /** Its last steps that only looked, one after the other; see spin.ts. */
  nLooks = 0;
  /** One of them read the clock. */
  hasSeenClock = false;
  /** Number (from 1) of its last step. */
  lastStep = 0;
  /** It goes round in a loop, and what it looks at there. */
  spin: Spin | undefined = undefined;
  /** How often it was woken although others could go on; see `Scheduling`. */
  nEarly = 0;
  /** Left by Goexit. */
  hasGoexited = false;
  /** Random numbers it has drawn. */
  nDraws = 0;

  panics: Panic | undefined = undefined;
  /** Intermediate words of a two-part instruction. */
  scratch: Value = undefined;

  /** The closure that the go statement started; its frame begins at the first step. */
  start: Value = undefined;
  /** Global site of the go statement; -1. */
  createdAt = -1;
  /** 1 for main, then in the order of creation in this execution. */
  number = 1;

  /** Lowest frame whose registers are in the undo arena, and its lowest register there. */
  savedDepth = 0;
  savedBase = 0;

  constructor(
    readonly index: number,
    /** Goroutine index; -1. */
    readonly parent: number,
    /** Which of its parent's go statements, in execution order. */
    readonly ordinal: number,
    /** `""`, `"0"`, `"0/1"`: stable in every execution. */
    readonly path: string,
    readonly pathHash: number,
  ) {}

  /** As before its first instruction. */
  reset(): void {
    this.status = STATUS_NONE;
    this.depth = -1;
    this.pc = 0;
    this.pendingKind = OP_NONE;
    this.pendingObject = -1;
    this.pendingExtent = 1;
    this.pendingSite = -1;
    this.isPseudo = false;
    this.pendingNative = -1;
    this.phase = 0;
    this.nChildren = 0;
    this.nChunks = 0;
    this.smallChunk = -1;
    this.allocationNext = 0;
    this.allocationEnd = 0;
    this.nUserOperations = 0;
    this.nInnerOperations = 0;
    this.parkEpoch = 0;
    this.nEarly = 0;
    this.nLooks = 0;
    this.hasSeenClock = false;
    this.lastStep = 0;
    this.spin = undefined;
    this.hasGoexited = false;
    this.nDraws = 0;
    this.panics = undefined;
    this.scratch = undefined;
    this.start = undefined;
    this.createdAt = -1;
  }

  /** Saves header and top frame. `nRegisters`: of the top frame's function; 0 without frames. */
  save(log: UndoLog, nRegisters: number): void {
    const ints = log.reserveInts(HEADER);
    const depth = this.depth;
    const base = depth < 0 ? 0 : (this.frames[depth * FRAME_STRIDE + FRAME_BASE] as number);
    this.savedDepth = depth;
    this.savedBase = base;
    const { registers } = this;
    const { values } = log;
    let to = log.nValues;
    for (let i = base; i < base + nRegisters; i++) values[to++] = registers[i];
    log.nValues = to;
    const at = log.nInts;
    ints[at] = this.status;
    ints[at + 1] = depth;
    ints[at + 2] = this.pc;
    ints[at + 3] = this.pendingKind;
    ints[at + 4] = this.pendingObject;
    ints[at + 5] = this.pendingExtent;
    ints[at + 6] = this.pendingSite;
    ints[at + 7] = this.flags();
    ints[at + 8] = this.phase;
    ints[at + 9] = this.nChildren;
    ints[at + 10] = this.nChunks;
    ints[at + 11] = this.smallChunk;
    ints[at + 12] = this.allocationNext;
    ints[at + 13] = this.allocationEnd;
    ints[at + 14] = this.nUserOperations;
    ints[at + 15] = this.nInnerOperations;
    ints[at + 16] = this.parkEpoch;
    ints[at + 17] = this.pendingNative;
    ints[at + 18] = this.nDraws;
    ints[at + 19] = this.nLooks;
    ints[at + HEADER_LAST_STEP] = this.lastStep;
    ints[at + HEADER_EARLY] = this.nEarly;
    ints[at + HEADER_BASE] = base;
    ints[at + HEADER_REGISTERS] = nRegisters;
    ints[at + HEADER_INDEX] = this.index;
    log.nInts = at + HEADER;
    if (this.scratch !== undefined) log.write(UNDO_OPERAND, this.scratch);
    if (this.spin !== undefined) log.write(UNDO_OPERAND, this.spin as unknown as Value);
    log.write(UNDO_HEADER, this.panics);
  }

  private flags(): number {
    return (
      (this.isPseudo ? 1 : 0) |
      (this.hasGoexited ? 2 : 0) |
      (this.scratch === undefined ? 0 : 4) |
      (this.spin === undefined ? 0 : 8) |
      (this.hasSeenClock ? 16 : 0)
    );
  }

  /** Undoes `save`; the goroutine's index has been popped. */
  restore(log: UndoLog, panics: Panic | undefined): void {
    const ints = log.ints;
    const at = log.nInts - (HEADER - 1);
    this.status = ints[at] as number;
    this.depth = ints[at + 1] as number;
    this.pc = ints[at + 2] as number;
    this.pendingKind = ints[at + 3] as number;
    this.pendingObject = ints[at + 4] as number;
    this.pendingExtent = ints[at + 5] as number;
    this.pendingSite = ints[at + 6] as number;
    this.isPseudo = ((ints[at + 7] as number) & 1) !== 0;
    this.hasGoexited = ((ints[at + 7] as number) & 2) !== 0;
    this.phase = ints[at + 8] as number;
    this.nChildren = ints[at + 9] as number;
    this.nChunks = ints[at + 10] as number;
    this.smallChunk = ints[at + 11] as number;
    this.allocationNext = ints[at + 12] as number;
    this.allocationEnd = ints[at + 13] as number;
    this.nUserOperations = ints[at + 14] as number;
    this.nInnerOperations = ints[at + 15] as number;
    this.parkEpoch = ints[at + 16] as number;
    this.pendingNative = ints[at + 17] as number;
    this.nDraws = ints[at + 18] as number;
    this.nLooks = ints[at + 19] as number;
    this.lastStep = ints[at + HEADER_LAST_STEP] as number;
    this.nEarly = ints[at + HEADER_EARLY] as number;
    this.panics = panics;
    const flags = ints[at + 7] as number;
    this.hasSeenClock = (flags & 16) !== 0;
    this.spin = (flags & 8) === 0 ? undefined : (log.olds[--log.length] as unknown as Spin); // What `save` put there.
    this.scratch = (flags & 4) === 0 ? undefined : log.olds[--log.length];
    const first = ints[at + HEADER_BASE] as number;
    let from = log.nValues;
    for (let i = first + (ints[at + HEADER_REGISTERS] as number) - 1; i >= first; i--)
      this.registers[i] = log.values[--from];
    log.nValues = from;
    log.nInts = at;
  }

  private saveRegisters(log: UndoLog, first: number, count: number): void {
    const values = log.values;
    const registers = this.registers;
    let at = log.nValues;
    for (let i = first; i < first + count; i++) values[at++] = registers[i];
    log.nValues = at;
    const ints = log.reserveInts(3);
    ints[log.nInts] = first;
    ints[log.nInts + 1] = count;
    ints[log.nInts + 2] = this.index;
    log.nInts += 3;
    log.write(UNDO_REGISTERS, undefined);
  }

  /** Undoes `saveRegisters`; the goroutine's index has been popped. */
  restoreRegisters(log: UndoLog): void {
    const count = log.popInt();
    const first = log.popInt();
    const registers = this.registers;
    let at = log.nValues;
    for (let i = first + count - 1; i >= first; i--) registers[i] = log.values[--at];
    log.nValues = at;
  }

  /**
   * Before control enters frame `depth`, below all that is saved: saves its own registers and the frames above it, which
   * later calls overwrite. The saved registers stay one contiguous range.
   */
  saveDownTo(log: UndoLog, depth: number): void {
    for (let d = this.savedDepth; d > depth; d--) this.saveFrame(log, d);
    const base = this.frames[depth * FRAME_STRIDE + FRAME_BASE] as number;
    this.saveRegisters(log, base, this.savedBase - base);
    this.savedDepth = depth;
    this.savedBase = base;
  }

  private saveFrame(log: UndoLog, depth: number): void {
    const ints = log.reserveInts(FRAME_STRIDE + 2);
    let at = log.nInts;
    for (let i = depth * FRAME_STRIDE; i < (depth + 1) * FRAME_STRIDE; i++) ints[at++] = this.frames[i] as number;
    ints[at++] = depth;
    ints[at++] = this.index;
    log.nInts = at;
    log.write(UNDO_FRAME, undefined);
  }

  /** Undoes `saveFrame`; the goroutine's index has been popped. */
  restoreFrame(log: UndoLog): void {
    const depth = log.popInt();
    for (let i = (depth + 1) * FRAME_STRIDE - 1; i >= depth * FRAME_STRIDE; i--) this.frames[i] = log.popInt();
  }

  /** Room for one more frame and for registers below `top`. */
  growStack(top: number): void {
    if ((this.depth + 2) * FRAME_STRIDE > this.frames.length) {
      const larger = new Int32Array(this.frames.length * 2);
      larger.set(this.frames);
      this.frames = larger;
    }
    const registers = this.registers;
    if (registers.length < top) for (let n = top + (top >> 1) - registers.length; n > 0; n--) registers.push(undefined);
  }
}
