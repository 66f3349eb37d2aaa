// The state hash: the same for the same state in every execution of every machine. Goroutines and cells go in by name (goroutine
// path, chunk, offset), never by index or address; what belongs to different goroutines is summed, because their indices follow
// the order in which they were first met.

import { finish32, mix32, mixString } from "../base/hash.ts";
import { Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import { Deferred, FRAME_BASE, FRAME_STRIDE, type Goroutine, type Panic, STATUS_NONE } from "./goroutine.ts";
import { EMPTY_SLOT } from "./map-column.ts";
import { MapIterator, MapObject } from "./map-object.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import { lockKindOf, offsetsInside } from "./names.ts";
import type { Vm } from "./vm.ts";

/** Computes state hashes of one machine. */
export class StateHash {
  /** By type: which cells of a value hold goroutine indices. */
  private readonly holders = new Map<number, ReadonlyMap<number, HolderKind>>();

  constructor(private readonly vm: Vm) {}

  /** Hash of the machine's whole state. Cost: proportional to memory in use. */
  compute(): number {
    const { vm } = this;
    const { memory, program } = vm;
    const ranks = epochRanks(vm);
    let sum = finish32(hashValue(vm, 0, memory.cells[CLOCK_CELL]));
    for (const { address } of program.globals) sum = (sum + finish32(this.hashObject(mix32(1, address), address))) | 0;
    for (const g of vm.goroutines) {
      if (g.status === STATUS_NONE) continue;
      sum = (sum + hashGoroutine(vm, g, ranks)) | 0;
      memory.forEachObject(g, (first) => {
        sum = (sum + finish32(this.hashObject(memory.nameHash(first), first))) | 0;
      });
    }
    return finish32(sum);
  }

  private hashObject(hash: number, first: number): number {
    const { vm } = this;
    const { memory } = vm;
    const type = memory.typeOf(first);
    const extent = memory.extentOf(first);
    const holders = this.holdersOf(type);
    const width = Math.max(1, vm.program.types[type]?.width ?? 1);
    let h = mix32(mix32(hash, extent), (memory.shared[first] as number) + 2 * memory.headerOf(first));
    for (let i = 0; i < extent; i++) {
      const holder = holders.size === 0 ? undefined : holders.get(i % width);
      const word = memory.cells[first + i];
      h = holder === undefined ? hashValue(vm, h, word) : hashHolder(vm, h, holder, word);
    }
    return h;
  }

  private holdersOf(typeIndex: number): ReadonlyMap<number, HolderKind> {
    let known = this.holders.get(typeIndex);
    if (known !== undefined) return known;
    const found = new Map<number, HolderKind>();
    const type = this.vm.program.types[typeIndex];
    if (type !== undefined) {
      for (const lock of offsetsInside(this.vm, type, (inner) => lockKindOf(inner) !== undefined)) {
        const kind = lockKindOf(lock.type);
        if (kind === "mutex" || kind === "rwmutex" || kind === "once") found.set(lock.offset + 1, "holder");
        if (kind === "rwmutex") found.set(lock.offset + 3, "list");
      }
    }
    known = found;
    this.holders.set(typeIndex, known);
    return known;
  }
}

// Locks remember who holds them: goroutine index + 1, or a list of indices (src/stdlib/sync). Indices belong to one machine.
type HolderKind = "holder" | "list";

function hashHolder(vm: Vm, hash: number, kind: HolderKind, word: Value): number {
  const pathHash = (index: number): number => vm.goroutines[index]?.pathHash ?? 0;
  if (kind === "holder") return word === 0 ? mix32(hash, 18) : mix32(hash, pathHash((word as number) - 1));
  let sum = 0;
  if (word !== "") for (const index of String(word).split(",")) sum = (sum + finish32(pathHash(Number(index)))) | 0;
  return mix32(hash, sum);
}

// Which goroutine parked before which matters, not how often the clock has moved.
function epochRanks(vm: Vm): ReadonlyMap<number, number> {
  const epochs = vm.live.map((index) => (vm.goroutines[index] as Goroutine).parkEpoch);
  const sorted = [...new Set(epochs)].sort((a, b) => a - b);
  return new Map(sorted.map((epoch, rank) => [epoch, epoch === 0 ? 0 : rank + 1]));
}

function hashGoroutine(vm: Vm, g: Goroutine, ranks: ReadonlyMap<number, number>): number {
  let h = mix32(g.pathHash, g.status);
  h = mix32(mix32(h, g.pc), g.depth);
  h = mix32(mix32(h, g.pendingKind), g.isPseudo ? 1 : 0);
  h = mix32(mix32(h, g.phase), g.nChildren);
  if (g.nDraws !== 0) h = mix32(h, g.nDraws);
  h = mix32(h, ranks.get(g.parkEpoch) ?? 0);
  h = mix32(mix32(h, g.nChunks), g.hasGoexited ? 1 : 0);
  h = hashValue(vm, h, g.scratch);
  h = hashPanics(vm, h, g.panics);
  if (g.start !== undefined) h = hashValue(vm, h, g.start);
  if (g.depth >= 0 && g.status !== STATUS_NONE) h = hashStack(vm, h, g);
  for (let i = 0; i < vm.outputs.length; i++)
    if (vm.outputOwners[i] === g.index) h = mixString(h, vm.outputs[i] as string);
  return finish32(h);
}

function hashStack(vm: Vm, hash: number, g: Goroutine): number {
  let h = hash;
  const frames = (g.depth + 1) * FRAME_STRIDE;
  for (let i = 0; i < frames; i++) h = mix32(h, g.frames[i] as number);
  // Below the top frame a window ends where the next begins: what is above is dead.
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const top = base + vm.functionAt(g, g.depth).nRegisters;
  for (let i = 0; i < top; i++) h = hashValue(vm, h, g.registers[i]);
  return h;
}

function hashPanics(vm: Vm, hash: number, panic: Panic | undefined): number {
  let h = hash;
  for (let p = panic; p !== undefined; p = p.link) {
    h = mix32(hashValue(vm, h, p.value), (p.isGoexit ? 1 : 0) | (p.isRecovered ? 2 : 0));
    h = mix32(mix32(h, p.callDepth), p.frameDepth);
  }
  return h;
}

function hashNumber(vm: Vm, hash: number, value: number): number {
  // Any word with the bits of a heap address is taken for one: names, not addresses, must be hashed.
  if (vm.memory.isHeapAddress(value)) return mix32(mix32(hash, 11), vm.memory.nameHash(value & INDEX_MASK));
  if (value === (value | 0)) return mix32(mix32(hash, 12), value);
  return mixString(mix32(hash, 13), String(value));
}

function hashValue(vm: Vm, hash: number, value: Value): number {
  switch (typeof value) {
    case "undefined":
      return mix32(hash, 1);
    case "boolean":
      return mix32(hash, value ? 2 : 3);
    case "number":
      return hashNumber(vm, hash, value);
    case "bigint":
      return mixString(mix32(hash, 4), String(value));
    case "string":
      return mixString(mix32(hash, 5), value);
    default:
      return hashObject(vm, hash, value);
  }
}

function hashWords(vm: Vm, hash: number, words: readonly Value[]): number {
  let h = mix32(hash, words.length);
  for (const word of words) h = hashValue(vm, h, word);
  return h;
}

function hashObject(vm: Vm, hash: number, value: object): number {
  if (value instanceof SliceValue) {
    return mix32(mix32(hashNumber(vm, mix32(hash, 6), value.address), value.length), value.capacity);
  }
  if (value instanceof Interface) return hashValue(vm, mix32(mix32(hash, 7), value.type), value.value);
  if (value instanceof Closure) return hashWords(vm, mix32(mix32(hash, 8), value.fn), value.captures);
  if (value instanceof MapObject) return hashMap(vm, mix32(hash, 9), value);
  if (value instanceof MapIterator) {
    const h = mix32(mix32(hashNumber(vm, mix32(hash, 10), value.map), value.start), value.nSlots);
    return mix32(h, value.passed);
  }
  if (value instanceof Deferred) {
    let h = mix32(hash, 14);
    for (let d: Deferred | undefined = value; d !== undefined; d = d.next) h = hashValue(vm, h, d.closure);
    return h;
  }
  return Array.isArray(value) ? hashWords(vm, mix32(hash, 15), value) : mix32(hash, 16);
}

function hashMap(vm: Vm, hash: number, map: MapObject): number {
  let h = mix32(mix32(hash, map.count), map.freeHead);
  for (let slot = 0; slot < map.keys.length; slot++) {
    const key = map.keys.get(slot);
    if (key === EMPTY_SLOT) h = mix32(h, 17);
    else h = hashValue(vm, hashValue(vm, h, key), map.elements.get(slot));
  }
  return h;
}
