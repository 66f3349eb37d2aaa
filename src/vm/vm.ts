// The machine's whole state, without behaviour: what the files of this folder work on together.

import { assert } from "../base/assert.ts";
import { mixString } from "../base/hash.ts";
import { STRIDE } from "../ir/opcode.ts";
import type { FunctionIr, Program, RuntimeType } from "../ir/program.ts";
import { Interface, type Value } from "../ir/value.ts";
import { OP_NONE } from "../trace/operation.ts";
import { MAX_PARTNERS } from "./alternatives.ts";
import type { LastEvent, MachineEnd, MachineOptions, Native, Natives, OperationNative } from "./api.ts";
import { isWordKey } from "./equality.ts";
import { fuse } from "./fuse.ts";
import { FRAME_FUNCTION, FRAME_STRIDE, Goroutine } from "./goroutine.ts";
import { lookOf } from "./looks.ts";
import { INDEX_MASK, Memory } from "./memory.ts";
import { UndoLog } from "./undo-log.ts";
import { zeroWords } from "./zero-words.ts";

/** What an instruction has raised; the interpreter looks when an instruction says RAISED. */
export const INTERRUPT_NONE = 0;
export const INTERRUPT_PANIC = 1;
export const INTERRUPT_FATAL = 2;
export const INTERRUPT_EXIT = 3;
export const INTERRUPT_GOEXIT = 4;
/** One of Raceweave's own limits. */
export const INTERRUPT_LIMIT = 5;

/** Go's words have as many. */
const WORD_BYTES = 8;

/** Options with every default filled in. */
export type ResolvedOptions = Required<Omit<MachineOptions, "files" | "time">> &
  Pick<MachineOptions, "files"> & { time: MachineOptions["time"] };

/** What the library's own goroutines run. */
const SYSTEM_FUNCTIONS: readonly string[] = [
  "time.timer",
  "os/signal.deliver",
  "os/signal.deliverTo",
  "runtime.runFinalizers",
];

/** A function as the interpreter wants it: every object of one shape. */
export class LoadedFunction {
  readonly index: number;
  /** As in the program, but for what `fuse` makes of loops. */
  readonly code: Int32Array;
  readonly nRegisters: number;
  readonly nParameters: number;
  readonly nFixed: number;
  readonly deferRegister: number;
  readonly recoverPc: number;
  readonly isUser: boolean;
  readonly isWrapper: boolean;
  /** Works for timers and signals; hidden unless it matters. */
  readonly isSystem: boolean;
  constructor(
    readonly ir: FunctionIr,
    readonly siteBase: number,
  ) {
    this.index = ir.index;
    this.code = fuse(ir.code);
    this.nParameters = ir.nParameterWords;
    this.nFixed = ir.nParameterWords + ir.nCaptureWords;
    this.nRegisters = Math.max(ir.nRegisters, this.nFixed, ir.nResultWords);
    this.deferRegister = ir.deferRegister;
    this.recoverPc = ir.recoverPc;
    this.isUser = ir.isUser;
    this.isWrapper = ir.isWrapper;
    this.isSystem = SYSTEM_FUNCTIONS.includes(ir.name);
  }
}

function resolve(options: MachineOptions): ResolvedOptions {
  return {
    maxInstructionsPerTransition: 20_000,
    maxGoroutines: 10_000,
    maxCells: 20_000_000,
    maxDepth: 400_000,
    maxOutput: 16_000_000,
    seed: 0,
    mapOrder: "random",
    gomaxprocs: 4,
    ...options,
    undoWindow: options.undoWindow ?? Number.POSITIVE_INFINITY,
  };
}

function newChild(parent: Goroutine, ordinal: number, index: number): Goroutine {
  const path = parent.index === 0 ? `${ordinal}` : `${parent.path}/${ordinal}`;
  return new Goroutine(index, parent.index, ordinal, path, mixString(0, path));
}

// All operations of one shape, which is what makes asking them fast.
function loaded(operation: OperationNative | undefined): OperationNative | undefined {
  if (operation === undefined) return undefined;
  const absent = {
    objectOf: undefined,
    extentOf: undefined,
    ready: undefined,
    wakeAt: undefined,
    choices: undefined,
    keyOf: undefined,
  };
  return { ...absent, firstChoice: undefined, isIdle: undefined, waitReason: undefined, ...operation };
}

function isPlain(operation: OperationNative | undefined): number {
  if (operation === undefined) return 0;
  const { ready, wakeAt, choices, firstChoice, isIdle } = operation;
  const isLimited = ready !== undefined || wakeAt !== undefined || isIdle === true;
  return isLimited || choices !== undefined || firstChoice !== undefined ? 0 : 1;
}

/** The state of one machine. */
export class Vm {
  readonly options: ResolvedOptions;
  /** Steps can be undone: `undoWindow` is not 0. */
  readonly isReversible: boolean;
  readonly functions: readonly LoadedFunction[];
  readonly memory: Memory;
  readonly log = new UndoLog();
  readonly natives: readonly (Native | undefined)[];
  readonly operations: readonly (OperationNative | undefined)[];
  /** By operation: LOOK_…. */
  readonly looks: Uint8Array;
  /** By operation: 1 if it is possible whenever a goroutine comes to it, in one way, and moves no clock. */
  readonly isPlain: Uint8Array;
  /** Index of the native that reads the clock; -1. */
  readonly clockNative: number;
  /** Index of runtime.Goexit among the natives, which is the machine's own; -1. */
  readonly goexitNative: number;
  /** Runtime types of bytes and runes; -1 if the program has none. */
  readonly byteType: number;
  readonly runeType: number;
  /** By runtime type, of those that were asked for. */
  private readonly boxedZeros = new Map<number, Value>();
  /** Words of a value, by runtime type. */
  readonly widths: Int32Array;
  /** Boxed zero value of the element, by runtime type of a map. */
  readonly elementZeros: readonly Value[];
  /** Map keys whose word is their index key (see equality.ts), by runtime type. */
  readonly isWordKey: Uint8Array;
  /** Type of Go's panics whose text has no "runtime error: " before it; else `runtimeErrorType`. */
  readonly plainErrorType: number;
  /** Pointer types of Go's panics that programs know by name; else `plainErrorType`. */
  readonly assertionErrorType: number;
  readonly panicNilType: number;
  readonly stringType: number;
  /**
   * Cell of the library's variable of type testing.exitStatus; -1 without package testing. 0: nothing is said; n + 1: main's end, by
   * Goexit too, ends the program with exit status n.
   */
  readonly exitStatusCell: number;

  /** By goroutine index; interned for good. */
  readonly goroutines: Goroutine[] = [];
  private readonly children: number[][] = [];
  /** Indices of goroutines that have ended, of a machine that never goes back: used again. */
  readonly freeIndices: number[] = [];
  /** Live goroutines' indices, ascending. */
  readonly live: number[] = [];
  nCreated = 0;

  /** Steps that are kept for `undo`, at least. */
  undoWindow: number;
  /** Depth before which nothing can be undone: that of the checkpoint restored last. */
  floor = 0;

  /** Steps taken since the last reset. */
  depth = 0;
  nInstructions = 0;
  /** Changes whenever the state does. */
  version = 0;
  /** Goroutine of the last step; -1. */
  current = -1;
  /** Set while a step runs: the choice within its operation. */
  alternative = 0;
  /** Set by a step: the goroutine whose receive completed with it. */
  partner: Goroutine | undefined = undefined;
  end: MachineEnd | undefined = undefined;
  isAfterMain = false;
  /** Cells allocated at which it is time to collect garbage. */
  collectAt = 0;
  /** Counts clock advances at which everything else was blocked. */
  epoch = 0;
  readonly last: LastEvent = {
    kind: OP_NONE,
    goroutine: 0,
    object: -1,
    extent: 1,
    partner: -1,
    site: -1,
    value: undefined,
    waker: -1,
    caller: -1,
  };

  readonly outputs: string[] = [];
  readonly outputOwners: number[] = [];
  /** Bytes written. */
  nWritten = 0;
  /** Names of allocations made by natives; site = number of program sites + index. */
  readonly extraSites: string[] = [];

  interrupt = INTERRUPT_NONE;
  raised: Interface | undefined = undefined;
  isSignal = false;
  interruptText = "";
  exitCode = 0;

  /** See `Machine.holdsSpinners`. */
  holdsSpinners = false;
  /** In this step a native has looked at memory of more than one goroutine, without an event; the clock was read. */
  hasLookedAround = false;
  hasReadClock = false;
  isInNative = false;

  /** Between the interpreter's loop and its slower instructions; see instructions.ts. */
  hasActed = false;
  stopKind = OP_NONE;
  stopObject = -1;
  stopExtent = 1;
  stopNative = -1;

  constructor(
    readonly program: Program,
    natives: Natives,
    options: MachineOptions,
  ) {
    this.options = resolve(options);
    this.isReversible = this.options.undoWindow !== 0;
    this.undoWindow = this.options.undoWindow;
    this.functions = program.functions.map((ir, i) => new LoadedFunction(ir, program.siteBase[i] as number));
    this.memory = new Memory(program);
    this.natives = program.natives.map((name) => natives.natives.get(name));
    this.looks = Uint8Array.from(program.operations, lookOf);
    this.clockNative = program.natives.indexOf("internal/bubble.(*State).now");
    this.goexitNative = program.natives.indexOf("runtime.Goexit");
    this.operations = program.operations.map((name) => loaded(natives.operations.get(name)));
    this.isPlain = Uint8Array.from(this.operations, isPlain);
    this.byteType = program.types.findIndex(({ kind }) => kind === "uint8");
    this.runeType = program.types.findIndex(({ kind }) => kind === "int32");
    this.widths = Int32Array.from(program.types, ({ width }) => width);
    this.elementZeros = program.types.map(({ kind, elem }) => (kind === "map" ? this.boxedZero(elem) : undefined));
    this.isWordKey = Uint8Array.from(program.types, ({ key }) => {
      const type = program.types[key];
      return type !== undefined && isWordKey(type) ? 1 : 0;
    });
    const typeNamed = (wanted: string, otherwise: number): number =>
      program.types.find(({ name }) => name === wanted)?.index ?? otherwise;
    this.plainErrorType = typeNamed("runtime.plainError", program.runtimeErrorType);
    this.assertionErrorType = typeNamed("*runtime.TypeAssertionError", this.plainErrorType);
    this.panicNilType = typeNamed("*runtime.PanicNilError", this.plainErrorType);
    const string = program.types.find(({ name, kind }) => kind === "string" && name === "string");
    this.stringType = string === undefined ? program.runtimeErrorType : string.index;
    this.exitStatusCell =
      program.globals.find(({ type }) => program.types[type]?.name === "testing.exitStatus")?.address ?? -1;
    this.goroutines.push(new Goroutine(0, -1, 0, "", mixString(0, "")));
  }

  /** The goroutine that `parent`'s go statement number `ordinal` creates. */
  internChild(parent: Goroutine, ordinal: number): Goroutine | undefined {
    const free = this.freeIndices.pop();
    if (free !== undefined) {
      const child = newChild(parent, ordinal, free);
      this.goroutines[free] = child;
      return child;
    }
    while (this.children.length <= parent.index) this.children.push([]);
    const ofParent = this.children[parent.index] as number[];
    const known = this.options.undoWindow === 0 ? undefined : ofParent[ordinal];
    if (known !== undefined) return this.goroutines[known];
    const index = this.goroutines.length;
    if (index >= MAX_PARTNERS) return undefined;
    const child = newChild(parent, ordinal, index);
    this.goroutines.push(child);
    ofParent[ordinal] = index;
    return child;
  }

  /** Puts `index` into the live list. */
  addLive(index: number): void {
    const { live } = this;
    let at = live.length;
    live.push(index);
    for (; at > 0 && (live[at - 1] as number) > index; at--) live[at] = live[at - 1] as number;
    live[at] = index;
  }

  /** Takes `index` out of the live list. */
  removeLive(index: number): void {
    const { live } = this;
    for (let at = live.lastIndexOf(index); at < live.length - 1; at++) live[at] = live[at + 1] as number;
    live.pop();
  }

  /** Function of the goroutine's frame `depth`. */
  functionAt(g: Goroutine, depth: number): LoadedFunction {
    return this.functions[g.frames[depth * FRAME_STRIDE + FRAME_FUNCTION] as number] as LoadedFunction;
  }

  /** Logged store into cell `index`. */
  write(index: number, value: Value): void {
    this.memory.write(this.log, index, value);
  }

  /** A panic of the runtime; `text` follows "runtime error: ". The instruction must end at once. */
  raiseRuntime(text: string): void {
    this.raise(new Interface(this.program.runtimeErrorType, text), false);
  }

  /** A panic of the runtime whose whole text is `text`. */
  raisePlain(text: string): void {
    this.raise(new Interface(this.plainErrorType, text), false);
  }

  /** The same with a new value of a library's type: `type` is a pointer to a struct of at most one string, the text. */
  raisePointer(g: Goroutine, type: number, text: string): void {
    const { kind, elem } = this.program.types[type] as RuntimeType; // one of those found above
    if (kind !== "pointer") {
      this.raisePlain(text);
      return;
    }
    const address = this.memory.allocate(g, elem, 1, -1);
    if (this.program.types[elem]?.width === 1) this.memory.cells[address & INDEX_MASK] = text;
    this.raise(new Interface(type, address), false);
  }

  /** What a nil pointer does. */
  raiseNil(): void {
    const text = "invalid memory address or nil pointer dereference";
    this.raise(new Interface(this.program.runtimeErrorType, text), true);
  }

  raise(value: Interface | undefined, isSignal: boolean): void {
    this.interrupt = INTERRUPT_PANIC;
    this.raised = value;
    this.isSignal = isSignal;
  }

  /** A fatal error, which no recover can stop. */
  raiseFatal(text: string): void {
    this.interrupt = INTERRUPT_FATAL;
    this.interruptText = text;
  }

  /** One of Raceweave's own limits is reached: the program ends here. */
  raiseLimit(text: string): void {
    this.interrupt = INTERRUPT_LIMIT;
    this.interruptText = text;
  }

  /**
   * Counts `count` words that live outside cells (closures, deferred calls) towards the memory limit. Returns whether they are
   * within it; if not, the limit is raised.
   */
  charge(count: number): boolean {
    this.memory.nAllocated += count;
    return this.memory.nAllocated <= this.options.maxCells || this.hasRoomFor(0);
  }

  /** Whether `count` more cells are within the memory limit; if not, the limit is raised. */
  hasRoomFor(count: number): boolean {
    const { maxCells } = this.options;
    if (this.memory.nAllocated + count <= maxCells && this.memory.canHold(count)) return true;
    this.raiseLimit(`out of memory: limit ${Math.ceil((maxCells * WORD_BYTES) / 1e6)} MB (${maxCells} words)`);
    return false;
  }

  /** Global site of a pc. */
  siteOf(fn: LoadedFunction, pc: number): number {
    return fn.siteBase + pc / STRIDE;
  }

  /** The boxed zero value of a runtime type. Cost: its words the first time. */
  boxedZero(type: number): Value {
    const known = this.boxedZeros.get(type);
    const of = this.program.types[type];
    if (known !== undefined || of === undefined) return known;
    const words = zeroWords(of);
    const zero: Value = words.length === 1 ? words[0] : words;
    this.boxedZeros.set(type, zero);
    return zero;
  }

  /** A native that the program names; natives are missing only when the engine is put together wrongly. */
  operation(index: number): OperationNative {
    const operation = this.operations[index];
    assert(operation !== undefined, "no such operation", { name: this.program.operations[index] });
    return operation;
  }
}
