// A copy of a machine's whole state, for long recordings: their undo log would be many times larger than the machine. Whoever has a
// checkpoint before the place wanted goes there by restoring it and repeating the steps from there.
//
// Copied is what the program can reach: garbage would be most of it in the end. What is only added to (output, the table of objects) is
// shared by all checkpoints of one execution, so the machine must not be used for another one in between. Of the undo log a checkpoint
// has only what a spinning goroutine may still be compared with (spin.ts).

import type { Value } from "../ir/value.ts";
import { markGoroutine } from "./collector.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_LIVE, STATUS_NONE } from "./goroutine.ts";
import { copyMarked, type MemoryCopy, restoreMemory } from "./memory-copy.ts";
import type { LogTail } from "./undo-log.ts";
import type { Vm } from "./vm.ts";

/** Steps of the undo log that are kept where a goroutine may be about to spin. */
const TAIL_STEPS = 512;
const WORD_BYTES = 8;
/** A goroutine's fields with their arrays, about. */
const GOROUTINE_BYTES = 1500;

/** Text that has been written, by all checkpoints of a recording. */
interface Output {
  readonly texts: string[];
  readonly owners: number[];
}

/** What `Goroutine` and `Vm` have besides constants: numbers, flags, and references to what is never changed in place. */
type Fields = Readonly<Record<string, unknown>>;

interface GoroutineCopy {
  readonly index: number;
  readonly fields: Fields;
  readonly registers: readonly Value[];
}

/** The state of a machine after `depth` steps. Belongs to that machine. */
export interface Checkpoint {
  readonly depth: number;
  /** What it takes, about. */
  readonly nBytes: number;
  readonly fields: Fields;
  readonly live: readonly number[];
  readonly goroutines: readonly GoroutineCopy[];
  readonly memory: MemoryCopy;
  readonly output: Output;
  readonly nOutputs: number;
  readonly tail: LogTail | undefined;
}

/** Never go back: work done, and the number that tells states apart. */
const CONSTANT_FIELDS: readonly string[] = ["nInstructions", "version", "collectAt", "undoWindow", "floor"];

/** See `Machine.checkpoint`. */
export function takeCheckpoint(vm: Vm, before: Checkpoint | undefined): Checkpoint {
  const output = before?.output ?? { texts: [], owners: [] };
  for (let i = output.texts.length; i < vm.outputs.length; i++) {
    output.texts.push(vm.outputs[i] as string);
    output.owners.push(vm.outputOwners[i] as number);
  }
  const goroutines = vm.goroutines.filter(({ status }) => status !== STATUS_NONE).map((g) => copyOf(vm, g));
  vm.memory.startMarking(vm.log);
  for (const index of vm.live) markGoroutine(vm, vm.goroutines[index] as Goroutine, true);
  const memory = copyMarked(vm.memory);
  const tail = vm.goroutines.some(mayBeginToSpin) ? vm.log.tail(TAIL_STEPS) : undefined;
  const nBytes =
    memory.nBytes +
    (tail?.nBytes ?? 0) +
    goroutines.reduce((sum, { registers }) => sum + GOROUTINE_BYTES + WORD_BYTES * registers.length, 0);
  return {
    depth: vm.depth,
    nBytes,
    fields: simpleFields(vm),
    live: [...vm.live],
    goroutines,
    memory,
    output,
    nOutputs: vm.outputs.length,
    tail,
  };
}

function mayBeginToSpin({ status, nLooks, spin }: Goroutine): boolean {
  return status === STATUS_LIVE && nLooks > 0 && spin === undefined;
}

/** Whether a checkpoint needs nothing of the undo log now. */
export function isQuiet(vm: Vm): boolean {
  return !vm.live.some((index) => mayBeginToSpin(vm.goroutines[index] as Goroutine));
}

/** See `Machine.restore`. */
export function restoreCheckpoint(vm: Vm, from: Checkpoint): void {
  const { output, nOutputs } = from;
  for (const g of vm.goroutines) g.reset();
  for (const { index, fields, registers } of from.goroutines) {
    const g = vm.goroutines[index] as Goroutine;
    putBack(g, fields);
    while (g.registers.length < registers.length) g.registers.push(undefined);
    for (let i = 0; i < registers.length; i++) g.registers[i] = registers[i];
  }
  putBack(vm, from.fields);
  vm.end = undefined;
  vm.live.length = 0;
  for (const index of from.live) vm.live.push(index);
  restoreMemory(vm.memory, from.memory);
  vm.outputs.length = vm.outputOwners.length = 0;
  for (let i = 0; i < nOutputs; i++) {
    vm.outputs.push(output.texts[i] as string);
    vm.outputOwners.push(output.owners[i] as number);
  }
  vm.log.clear();
  if (from.tail !== undefined) vm.log.restore(from.tail);
  vm.floor = from.depth;
  vm.version++;
}

function copyOf(vm: Vm, g: Goroutine): GoroutineCopy {
  const top =
    g.depth < 0 ? 0 : (g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number) + vm.functionAt(g, g.depth).nRegisters;
  const { spin } = g;
  return {
    index: g.index,
    fields: {
      ...simpleFields(g),
      panics: g.panics,
      scratch: g.scratch,
      start: g.start,
      // What it looks at never changes, when it was woken does.
      spin: copyOfSpin(spin),
      frames: g.frames.slice(0, (g.depth + 1) * FRAME_STRIDE),
      chunks: g.chunks.slice(0, g.nChunks),
      chunkUsed: g.chunkUsed.slice(0, g.nChunks),
    },
    registers: g.registers.slice(0, top),
  };
}

// By their types, so that a field that is added is not forgotten.
function simpleFields(object: object): Fields {
  const isSimple = ([name, value]: readonly [string, unknown]): boolean =>
    (typeof value === "number" || typeof value === "boolean") && !CONSTANT_FIELDS.includes(name);
  return Object.fromEntries(Object.entries(object).filter(isSimple));
}

function putBack(object: object, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const present = (object as Fields)[name];
    if (value instanceof Int32Array && present instanceof Int32Array) {
      // The columns of frames only grow.
      if (present.length >= value.length) present.set(value);
      else Reflect.set(object, name, value.slice());
    } else if (Array.isArray(value) && Array.isArray(present)) {
      for (let i = 0; i < value.length; i++) present[i] = value[i];
    } else Reflect.set(object, name, name === "spin" ? copyOfSpin(value) : value);
  }
}

function copyOfSpin(spin: unknown): unknown {
  return spin === undefined ? undefined : Object.assign(Object.create(Object.getPrototypeOf(spin)), spin);
}
