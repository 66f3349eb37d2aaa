// Flat memory: one column of words, and side columns that say which object a cell belongs to and whether more than one
// goroutine can reach it.
//
// An address is a small integer (so that it stays a Smi): a global's cell index, or HEAP | cell index. The HEAP bit tells
// heap addresses from ordinary small integers wherever a word's type is not known (state hashes, publication).
//
// Addresses do not depend on the order of execution: each goroutine allocates from chunks of its own (chunks.ts).
//
// Cell 0, which no pointer can name, holds the virtual clock. Indices read here are below `cells.length` by construction.

import { mix32 } from "../base/hash.ts";
import type { Program } from "../ir/program.ts";
import { Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import { Chunks, LARGEST_SMALL_CHUNK, roundedSize } from "./chunks.ts";
import { Deferred, type Goroutine } from "./goroutine.ts";
import { IntegerBuffers } from "./integer-buffers.ts";
import { EMPTY_SLOT } from "./map-column.ts";
import { MapIterator, MapObject, SLOT_WORDS } from "./map-object.ts";
import type { UndoLog } from "./undo-log.ts";
import { UNDO_GLOBALS_SHARED, UNDO_SHARED } from "./undo-log.ts";

/** Marks heap addresses. */
export const HEAP = 0x10000000;
/** Cell index of an address: `address & INDEX_MASK`. */
export const INDEX_MASK = 0x0fffffff;
/** What an object is, by its first cell's `header`: values of its type, or the runtime's own representation of one. */
const HEADER_NONE = 0;
export const HEADER_CHANNEL = 1;
export const HEADER_MAP = 2;
/** The cell that holds the virtual time in nanoseconds. */
export const CLOCK_CELL = 0;

/** Allocations of more cells get a chunk of their own. */
const LARGE = 256;
const FIRST_CAPACITY = 1024;
/** An array with more elements becomes a table in V8, many times slower. */
const MAX_CELLS = 2 ** 25;
/** From so many on the column grows by a quarter only. */
const MANY = 2 ** 18;
/** What a value that is an object of the host takes there, in cells. */
const HOST_WORDS = 4;
/** Cells of room that are worth giving back. */
const MUCH = 1 << 16;
/** For fewer elements a loop is faster than `fill`. */
const LONG = 64;

/** Cells with their side columns, and a table of the objects they belong to. */
export class Memory {
  /** Words; where nothing has been allocated yet there are holes. */
  readonly cells: Value[] = [];
  /** Cells that chunks have been made of; `cells` may be longer. */
  nCells = 0;
  /** 1: more than one goroutine can reach the cell. */
  shared = new Uint8Array(FIRST_CAPACITY);
  /** The step in which a cell was last logged, or allocated: one entry per cell and step is enough to undo it. */
  stamps = new Int32Array(FIRST_CAPACITY);
  /** Number of the cell's object. Of a cell that is not allocated now it means nothing. */
  private objects = new Int32Array(FIRST_CAPACITY);
  /** Number of the current step; never the same for two steps. */
  stamp = 0;
  areGlobalsShared = false;
  /** Cells allocated in this execution. */
  nAllocated = 0;

  /** Objects in the order of their allocation; undo shortens the table, so that numbers are used again. */
  nObjects = 0;
  private nGlobalObjects = 0;
  /** By object: its first cell. */
  private firsts = new Int32Array(FIRST_CAPACITY);
  /** By object: number of cells. */
  private extents = new Int32Array(FIRST_CAPACITY);
  /** By object: runtime type of one value; -1 unknown. */
  private types = new Int32Array(FIRST_CAPACITY);
  /** By object: allocation site (index, or -1). */
  private sites = new Int32Array(FIRST_CAPACITY);
  /** By object: HEADER_…. */
  private headers = new Uint8Array(FIRST_CAPACITY);

  /** Of the maps. */
  readonly buffers = new IntegerBuffers();

  readonly nGlobals: number;
  private readonly chunks = new Chunks();
  /** While marking: by object, whether it is reached. */
  private marks: Uint8Array | undefined = undefined;
  private nHostWords = 0;
  /** By type: words of a zero value, and how often they come; more than once in an array. */
  private readonly zeros: readonly (readonly Value[])[];
  private readonly repeats: Float64Array;
  private readonly todo: number[] = [];
  // Values inside values: on a list, since a chain of them can be longer than the host's stack.
  private readonly values: object[] = [];

  constructor(private readonly program: Program) {
    this.nGlobals = program.nGlobalCells;
    this.grow(this.nGlobals + 1);
    this.zeros = program.types.map(({ zero }) => zero);
    this.repeats = Float64Array.from(program.types, ({ kind, length }) => (kind === "array" ? length : 1));
    // A cell of its own, unless a variable below says otherwise.
    for (let i = 0; i <= this.nGlobals; i++) this.addObject(i, 1, -1, -1, HEADER_NONE);
    for (const { address, type } of program.globals)
      this.addObject(address, program.types[type]?.width ?? 0, type, -1, HEADER_NONE);
    this.nGlobalObjects = this.nObjects;
    this.reset();
  }

  /** As before the first instruction; chunks stay known. */
  reset(): void {
    const { globalZero } = this.program;
    for (let i = 0; i < this.nGlobals; i++) this.cells[i + 1] = globalZero[i];
    this.cells[CLOCK_CELL] = 0;
    this.shared.fill(0, 0, this.nCells);
    this.areGlobalsShared = false;
    this.nAllocated = 0;
    this.nObjects = this.nGlobalObjects;
  }

  /** Calls `visit` with the cells of the global variables, then with those of these objects. */
  forEachCell(objects: Iterable<number>, visit: (i: number) => void): void {
    for (let i = 0; i <= this.nGlobals; i++) visit(i);
    for (const object of objects) {
      const first = this.firsts[object] as number;
      const end = first + (this.extents[object] as number);
      for (let i = first; i < end; i++) visit(i);
    }
  }

  /** Gives back room that was made for more cells than there are, if it is much. */
  trim(): void {
    const { nCells } = this;
    if (this.shared.length - nCells < MUCH) return;
    this.cells.length = nCells;
    this.shared = this.shared.slice(0, nCells);
    this.stamps = this.stamps.slice(0, nCells);
    this.objects = this.objects.slice(0, nCells);
  }

  private grow(count: number): void {
    const size = this.nCells + count;
    this.nCells = size;
    if (size <= this.shared.length && size <= this.cells.length) return;
    const { length } = this.shared;
    const capacity = Math.max(size, Math.min(length < MANY ? 2 * length : length + (length >> 2), MAX_CELLS));
    // Growing an array word by word is many times slower.
    this.cells.length = capacity;
    const shared = new Uint8Array(capacity);
    shared.set(this.shared);
    this.shared = shared;
    this.stamps = widened(this.stamps, capacity);
    this.objects = widened(this.objects, capacity);
  }

  private addObject(first: number, extent: number, type: number, site: number, header: number): void {
    const n = this.nObjects++;
    if (n === this.firsts.length) this.growTable();
    this.firsts[n] = first;
    this.extents[n] = extent;
    this.types[n] = type;
    this.sites[n] = site;
    this.headers[n] = header;
    const { objects } = this;
    if (extent > LONG) objects.fill(n, first, first + extent);
    else for (let i = first; i < first + extent; i++) objects[i] = n;
  }

  private growTable(): void {
    const capacity = 2 * this.firsts.length;
    this.firsts = widened(this.firsts, capacity);
    this.extents = widened(this.extents, capacity);
    this.types = widened(this.types, capacity);
    this.sites = widened(this.sites, capacity);
    const headers = new Uint8Array(capacity);
    headers.set(this.headers);
    this.headers = headers;
  }

  /** First cell of the object that a cell belongs to. */
  firstOf(index: number): number {
    return this.firsts[this.objects[index] as number] as number;
  }

  /** Number of cells of the object whose first cell is `first`. */
  extentOf(first: number): number {
    return this.extents[this.objects[first] as number] as number;
  }

  /** Runtime type of one value of the object whose first cell is `first`; -1 unknown. */
  typeOf(first: number): number {
    return this.types[this.objects[first] as number] as number;
  }

  /** Allocation site of the object whose first cell is `first`; -1. */
  siteOf(first: number): number {
    return this.sites[this.objects[first] as number] as number;
  }

  /** Gives an object another allocation site. Not logged: only while nobody but its maker knows the object. */
  setSite(first: number, site: number): void {
    this.sites[this.objects[first] as number] = site;
  }

  /** HEADER_… of the object whose first cell is `first`. */
  headerOf(first: number): number {
    return this.headers[this.objects[first] as number] as number;
  }

  /**
   * Fresh cells for `count` values of type `type`, zeroed; at least one cell, so that addresses differ. Returns the address.
   * Not logged: undo puts back the goroutine's allocation pointer. The side columns may be replaced.
   */
  allocate(g: Goroutine, type: number, count: number, site: number): number {
    const zero = this.zeros[type] as readonly Value[];
    const n = zero.length * (this.repeats[type] as number) * count;
    const first = this.reserve(g, n, type, site);
    const { cells } = this;
    if (zero.length === 1) {
      const word = zero[0];
      for (let i = first; i < first + n; i++) cells[i] = word;
    } else {
      for (let i = first, k = 0; i < first + n; i++) {
        cells[i] = zero[k];
        if (++k === zero.length) k = 0;
      }
    }
    return HEAP | first;
  }

  /** Fresh cells with unspecified contents as one object; returns the first cell's index. */
  reserve(g: Goroutine, nCells: number, type: number, site: number, header = HEADER_NONE): number {
    const n = nCells === 0 ? 1 : nCells;
    let first = g.allocationNext;
    if (n > LARGE) first = this.openChunk(g, n, false);
    else if (first + n > g.allocationEnd) first = this.openChunk(g, n, true);
    if (n <= LARGE) g.allocationNext = first + n;
    this.nAllocated += n;
    const { stamps, stamp } = this;
    if (n > LONG) stamps.fill(stamp, first, first + n);
    else for (let i = first; i < first + n; i++) stamps[i] = stamp;
    this.addObject(first, n, type, site, header);
    if (nCells === 0) this.cells[first] = undefined;
    return first;
  }

  /** Whether there is room for one more object of `count` cells, whatever the program may allocate. */
  canHold(count: number): boolean {
    if (this.nCells + 2 * count + LARGEST_SMALL_CHUNK <= MAX_CELLS) return true;
    return this.nCells + roundedSize(count) + LARGEST_SMALL_CHUNK <= MAX_CELLS || this.chunks.hasFree(count);
  }

  // First cell of a chunk for an object of n cells.
  private openChunk(g: Goroutine, n: number, isSmall: boolean): number {
    const { chunks } = this;
    const chunk = chunks.open(g, n, isSmall, this.nCells);
    const start = chunks.startOf(chunk);
    if (start === this.nCells) this.grow(chunks.sizeOf(chunk));
    return start;
  }

  /** Calls `visit` with the first cell of each object of goroutine `g`, in the order of allocation. */
  forEachObject(g: Goroutine, visit: (first: number) => void): void {
    for (let ordinal = 0; ordinal < g.nChunks; ordinal++) {
      const chunk = g.chunks[ordinal] as number;
      if (chunk < 0) continue;
      const start = this.chunks.startOf(chunk);
      const used = ordinal === g.smallChunk ? g.allocationNext - start : (g.chunkUsed[ordinal] as number);
      for (let first = start; first < start + used; ) {
        // Where an object was taken away there is none.
        const isFirst = this.isAllocated(first) && this.firstOf(first) === first;
        if (isFirst) visit(first);
        first += isFirst ? this.extentOf(first) : 1;
      }
    }
  }

  /** Whether the cell belongs to an object now. */
  private isAllocated(index: number): boolean {
    const object = this.objects[index] as number;
    const offset = index - (this.firsts[object] as number);
    return object < this.nObjects && offset >= 0 && offset < (this.extents[object] as number);
  }

  /** Goroutine that allocated a heap cell. */
  ownerOf(index: number): Goroutine | undefined {
    return index > this.nGlobals ? this.chunks.ownerOf(index) : undefined;
  }

  /** Address of a cell. */
  addressOf(index: number): number {
    return index > this.nGlobals ? HEAP | index : index;
  }

  /** Hash of the cell's name: (goroutine path, chunk, offset), the same in every machine. */
  nameHash(index: number): number {
    return index <= this.nGlobals ? mix32(1, index) : this.chunks.nameHash(index);
  }

  /** Stores a word; undoable. */
  write(log: UndoLog, index: number, value: Value): void {
    if (this.stamps[index] !== this.stamp) {
      this.stamps[index] = this.stamp;
      log.write(index, this.cells[index]);
    }
    this.cells[index] = value;
  }

  /** Whether a word can be a heap address. */
  isHeapAddress(word: number): boolean {
    return word > HEAP + this.nGlobals && word - HEAP < this.nCells && Number.isInteger(word);
  }

  /** Marks everything that `value` reaches as shared. Cost: the newly shared cells. */
  publish(value: Value, log: UndoLog): void {
    if (value === undefined || typeof value === "string" || typeof value === "boolean") return;
    this.visit(value, log);
    this.drain(log);
  }

  /** Marks all globals and what they reach as shared: from the first go statement on. */
  publishGlobals(log: UndoLog): void {
    if (this.areGlobalsShared) return;
    this.areGlobalsShared = true;
    this.shared.fill(1, 1, this.nGlobals + 1);
    log.write(UNDO_GLOBALS_SHARED, undefined);
    for (let i = 1; i <= this.nGlobals; i++) this.visit(this.cells[i], log);
    this.drain(log);
  }

  private drain(log: UndoLog): void {
    const { todo, cells } = this;
    const { values } = this;
    while (values.length > 0 || todo.length > 0) {
      for (let value = values.pop(); value !== undefined; value = values.pop()) this.visitObject(value, log);
      const first = todo.pop();
      if (first === undefined) break;
      const end = first + this.extentOf(first);
      for (let i = first; i < end; i++) this.visit(cells[i], log);
    }
  }

  private visit(value: Value, log: UndoLog): void {
    if (typeof value === "number") {
      if (value >= HEAP) this.share(value, log);
    } else if (typeof value === "object") {
      this.values.push(value);
    }
  }

  private visitObject(value: object, log: UndoLog): void {
    if (this.marks !== undefined) this.nHostWords += HOST_WORDS;
    if (value instanceof SliceValue) this.share(value.address, log);
    else if (value instanceof Interface) this.visit(value.value, log);
    else if (value instanceof Closure) for (const word of value.captures) this.visit(word, log);
    else if (Array.isArray(value)) for (const word of value) this.visit(word, log);
    else if (value instanceof MapObject) {
      if (this.marks !== undefined) this.nHostWords += SLOT_WORDS * value.keys.length;
      if (!value.keys.mayRefer(HEAP) && !value.elements.mayRefer(HEAP)) return;
      for (let slot = 0; slot < value.keys.length; slot++) {
        const key = value.keys.get(slot);
        if (key === EMPTY_SLOT) continue;
        this.visit(key, log);
        this.visit(value.elements.get(slot), log);
      }
    } else if (value instanceof Deferred) {
      this.visit(value.closure, log);
      this.visit(value.next, log);
    } else if (value instanceof MapIterator) this.visit(value.map, log);
  }

  private share(address: number, log: UndoLog): void {
    if (!this.isHeapAddress(address)) return;
    const index = address & INDEX_MASK;
    // An integer that looks like an address may name a cell that is not allocated now.
    if (!this.isAllocated(index)) return;
    const object = this.objects[index] as number;
    const first = this.firsts[object] as number;
    if (this.marks !== undefined) {
      if (this.marks[object] === 0) this.todo.push(first);
      this.marks[object] = 1;
      return;
    }
    if (this.shared[first] !== 0) return;
    this.setShared(first, first + (this.extents[object] as number), 1);
    log.write(UNDO_SHARED, first);
    this.todo.push(first);
  }

  // ---- Taking back what nothing refers to any more. Only for a machine that never goes back: its log must be empty.

  /**
   * Begins to mark: everything that is not marked until `sweep` is taken away. Global variables and what they reach are, but for
   * the one in cell `except`, unless without `withGlobals`.
   */
  startMarking(log: UndoLog, { except = -1, withGlobals = true } = {}): void {
    this.marks = new Uint8Array(this.nObjects);
    this.nHostWords = 0;
    const end = withGlobals ? this.nGlobals : -1;
    for (let i = 0; i <= end; i++) if (i !== except) this.visit(this.cells[i], log);
    this.drain(log);
  }

  /** Marks what the object of a heap cell refers to, not the object itself. */
  markInside(index: number, log: UndoLog): void {
    const first = this.firstOf(index);
    const end = first + this.extentOf(first);
    for (let i = first; i < end; i++) this.visit(this.cells[i], log);
    this.drain(log);
  }

  /** While marking: whether the object of a heap cell is marked. */
  isMarked(index: number): boolean {
    return this.marks?.[this.objects[index] as number] === 1;
  }

  /** Ends marking: the objects of the heap that are marked, in order; their cells and the global variables'; what the host has for them. */
  takeMarked(): { readonly objects: readonly number[]; readonly nCells: number; readonly nHostWords: number } {
    const { marks, nObjects, nHostWords } = this;
    const objects: number[] = [];
    let nCells = this.nGlobals + 1;
    for (let object = this.nGlobalObjects; object < nObjects; object++) {
      if (marks?.[object] !== 1) continue;
      objects.push(object);
      nCells += this.extents[object] as number;
    }
    this.marks = undefined;
    return { objects, nCells, nHostWords };
  }

  /** Ends marking, with nothing taken away. */
  endMarking(): void {
    this.marks = undefined;
  }

  /** Marks what a word reaches. Integers that look like addresses are taken for addresses. */
  mark(value: Value, log: UndoLog): void {
    this.visit(value, log);
    this.drain(log);
  }

  /** Ends marking. Chunks without marked objects are used again; then addresses depend on the order of execution. */
  sweep(): void {
    const nLive = new Int32Array(this.chunks.length);
    let n = this.nGlobalObjects;
    let nCells = 0;
    for (let object = n; object < this.nObjects; object++) {
      const first = this.firsts[object] as number;
      if (this.marks?.[object] === 0) {
        if (this.headers[object] === HEADER_MAP) (this.cells[first] as MapObject).free();
        continue;
      }
      const extent = this.extents[object] as number;
      const chunk = this.chunks.chunkOf(first);
      nLive[chunk] = (nLive[chunk] as number) + 1;
      nCells += extent;
      // Rows move down, so none is overwritten before its turn.
      const { nObjects } = this;
      this.nObjects = n++;
      this.addObject(
        first,
        extent,
        this.types[object] as number,
        this.sites[object] as number,
        this.headers[object] as number,
      );
      this.nObjects = nObjects;
    }
    this.nObjects = n;
    this.nAllocated = nCells + this.nHostWords;
    this.marks = undefined;
    for (let chunk = 0; chunk < nLive.length; chunk++) if (nLive[chunk] === 0) this.freeChunk(chunk);
  }

  private freeChunk(chunk: number): void {
    if (!this.chunks.release(chunk)) return;
    const start = this.chunks.startOf(chunk);
    const end = start + this.chunks.sizeOf(chunk);
    this.cells.fill(undefined, start, end);
    this.shared.fill(0, start, end);
  }

  /** Undoes `share`. */
  unshare(first: number): void {
    this.setShared(first, first + this.extentOf(first), 0);
  }

  private setShared(first: number, end: number, flag: number): void {
    const { shared } = this;
    if (end - first > LONG) shared.fill(flag, first, end);
    else for (let i = first; i < end; i++) shared[i] = flag;
  }

  /** Undoes `publishGlobals`. */
  unshareGlobals(): void {
    this.areGlobalsShared = false;
    this.shared.fill(0, 1, this.nGlobals + 1);
  }
}

function widened(column: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}
