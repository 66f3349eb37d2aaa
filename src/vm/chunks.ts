// Which cells goroutines allocate from. Each has chunks of its own, found by (goroutine, ordinal, size): made once, at the first execution
// that needs one, and never given to anyone else. So the n-th allocation of a goroutine has the same address in every execution of one
// machine, and a name, (goroutine's path, chunk, offset), that is the same in every machine.

import { mix32 } from "../base/hash.ts";
import type { Goroutine } from "./goroutine.ts";

const FIRST_CHUNK = 64;
export const LARGEST_SMALL_CHUNK = 4096;

/** Up to an eighth more, so that a chunk fits many requests. */
export function roundedSize(n: number): number {
  const unit = 2 ** Math.max(0, 28 - Math.clz32(n));
  return Math.ceil(n / unit) * unit;
}

export class Chunks {
  private readonly starts: number[] = [];
  private readonly sizes: number[] = [];
  private readonly ordinals: number[] = [];
  private readonly owners: Goroutine[] = [];
  private readonly variants = new Map<Goroutine, number[][]>();
  /** Chunks that belong to nobody any more, by size: see `Memory.sweep`. */
  private readonly free = new Map<number, number[]>();

  get length(): number {
    return this.starts.length;
  }

  startOf(chunk: number): number {
    return this.starts[chunk] as number;
  }

  sizeOf(chunk: number): number {
    return this.sizes[chunk] as number;
  }

  /** A chunk for an object of n cells; one that has not been there before begins at cell `end`. */
  open(g: Goroutine, n: number, isSmall: boolean, end: number): number {
    const ordinal = g.nChunks++;
    let size = isSmall ? n : roundedSize(n);
    if (isSmall) {
      size = Math.min(FIRST_CHUNK << (2 * Math.min(ordinal, 4)), LARGEST_SMALL_CHUNK);
      while (size < n) size *= 4;
      if (g.smallChunk >= 0) {
        g.chunkUsed[g.smallChunk] = g.allocationNext - (this.starts[g.chunks[g.smallChunk] as number] as number);
      }
      g.smallChunk = ordinal;
    }
    const chunk = this.intern(g, ordinal, size, end);
    const start = this.starts[chunk] as number;
    g.chunks[ordinal] = chunk;
    g.chunkUsed[ordinal] = n;
    if (isSmall) {
      g.allocationNext = start;
      g.allocationEnd = start + size;
    }
    return chunk;
  }

  private candidatesOf(g: Goroutine, ordinal: number): number[] {
    let ofGoroutine = this.variants.get(g);
    if (ofGoroutine === undefined) {
      ofGoroutine = [];
      this.variants.set(g, ofGoroutine);
    }
    while (ofGoroutine.length <= ordinal) ofGoroutine.push([]);
    return ofGoroutine[ordinal] as number[];
  }

  private intern(g: Goroutine, ordinal: number, size: number, end: number): number {
    const candidates = this.candidatesOf(g, ordinal);
    for (const chunk of candidates) if (this.sizes[chunk] === size) return chunk;
    const known = this.free.get(size)?.pop();
    const chunk = known ?? this.starts.length;
    candidates.push(chunk);
    if (known !== undefined) {
      this.ordinals[chunk] = ordinal;
      this.owners[chunk] = g;
      return chunk;
    }
    this.starts.push(end);
    this.sizes.push(size);
    this.ordinals.push(ordinal);
    this.owners.push(g);
    return chunk;
  }

  /** Whether an object of so many cells gets a chunk that is there and nobody's. */
  hasFree(count: number): boolean {
    return (this.free.get(roundedSize(count))?.length ?? 0) > 0;
  }

  /** The chunk that a heap cell is in. */
  chunkOf(index: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= index) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Goroutine that allocated a heap cell. */
  ownerOf(index: number): Goroutine | undefined {
    return this.owners[this.chunkOf(index)];
  }

  /** Hash of a cell's name. */
  nameHash(index: number): number {
    const chunk = this.chunkOf(index);
    return mix32(this.chunkNameHash(chunk), index - (this.starts[chunk] as number));
  }

  private chunkNameHash(chunk: number): number {
    const owner = this.owners[chunk] as Goroutine;
    return mix32(mix32(owner.pathHash, this.ordinals[chunk] as number), this.sizes[chunk] as number);
  }

  /** Gives a chunk without objects to whoever wants one of its size next; whether that can be. */
  release(chunk: number): boolean {
    const owner = this.owners[chunk] as Goroutine;
    const ordinal = this.ordinals[chunk] as number;
    if (ordinal >= owner.nChunks || owner.chunks[ordinal] !== chunk || ordinal === owner.smallChunk) return false;
    owner.chunks[ordinal] = -1;
    const candidates = this.candidatesOf(owner, ordinal);
    candidates.splice(candidates.indexOf(chunk), 1);
    const size = this.sizes[chunk] as number;
    const same = this.free.get(size);
    if (same === undefined) this.free.set(size, [chunk]);
    else same.push(chunk);
    return true;
  }
}
