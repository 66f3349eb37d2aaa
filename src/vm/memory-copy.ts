// Copies of memory, for machines that jump: see checkpoint.ts.

import type { Value } from "../ir/value.ts";
import { MapObject } from "./map-object.ts";
import type { Memory } from "./memory.ts";

const WORD_BYTES = 8;
/** In a copy: no small integer. */
const ELSEWHERE = -(2 ** 31);

/** What a program can reach: the global variables' cells, then those of the objects listed. */
export interface MemoryCopy {
  /** Small integers, of which there are many; ELSEWHERE stands for the next of `others`. */
  readonly cells: Int32Array;
  readonly others: readonly Value[];
  /** By cell. */
  readonly shared: Uint8Array;
  readonly objects: Int32Array;
  readonly nObjects: number;
  readonly areGlobalsShared: boolean;
  readonly nAllocated: number;
  /** What it takes, about. */
  readonly nBytes: number;
}

/**
 * Ends marking, with a copy of what is marked. It is good as long as the memory is used for one execution alone: the table of objects,
 * where rows are only added and taken back, is not copied. Cost: what is marked, and a byte an object.
 */
export function copyMarked(memory: Memory): MemoryCopy {
  const { objects, nCells, nHostWords } = memory.takeMarked();
  const cells = new Int32Array(nCells);
  const shared = new Uint8Array(nCells);
  const others: Value[] = [];
  let at = 0;
  memory.forEachCell(objects, (i) => {
    const word = memory.cells[i];
    const isSmall = typeof word === "number" && Object.is(word, word | 0) && word !== ELSEWHERE;
    cells[at] = isSmall ? word : ELSEWHERE;
    if (!isSmall) others.push(copyOfWord(word));
    shared[at++] = memory.shared[i] as number;
  });
  return {
    cells,
    others,
    shared,
    objects: Int32Array.from(objects),
    nObjects: memory.nObjects,
    areGlobalsShared: memory.areGlobalsShared,
    nAllocated: memory.nAllocated,
    nBytes: 5 * nCells + 4 * objects.length + WORD_BYTES * (others.length + nHostWords),
  };
}

/** Makes memory what was copied, as far as a program can tell. Cost: as much, and a byte a cell. */
export function restoreMemory(memory: Memory, from: MemoryCopy): void {
  memory.shared.fill(0, 0, memory.nCells);
  let at = 0;
  let nOthers = 0;
  memory.forEachCell(from.objects, (i) => {
    const word = from.cells[at] as number;
    memory.cells[i] = word === ELSEWHERE ? copyOfWord(from.others[nOthers++]) : word;
    memory.shared[i] = from.shared[at++] as number;
  });
  memory.nObjects = from.nObjects;
  memory.areGlobalsShared = from.areGlobalsShared;
  memory.nAllocated = from.nAllocated;
}

// A map changes in place.
function copyOfWord(word: Value): Value {
  return word instanceof MapObject ? (word.copy() as unknown as Value) : word;
}
