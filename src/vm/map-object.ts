// The contents of one Go map at operation detail: entries in slots (what iteration walks), an index from key to slot, and a
// list of free slots threaded through the empty ones. Every change touches one slot, so that it can be undone.

import type { Value } from "../ir/value.ts";
import { KeyIndex } from "./key-index.ts";

/** The key of an empty slot. */
export const EMPTY_SLOT: Value = Object.freeze({ host: "empty" });

/** What an entry takes in the host, in cells. */
export const SLOT_WORDS = 6;

/** A map. Lives in the one cell of its object. */
export class MapObject {
  readonly host = "map";
  /** Key words by slot; EMPTY_SLOT where free. */
  keys: Value[] = [];
  /** Boxed elements by slot; of a free slot the next free slot. */
  elements: Value[] = [];
  /** The step in which a slot's element was last logged; see `Memory.stamps`. Slots beyond its end never were. */
  readonly stamps: number[] = [];
  /** Slot by index key (see maps.ts). Keys that are not equal to themselves are not in it. */
  index = new KeyIndex();
  count = 0;
  /** First free slot; -1. */
  freeHead = -1;

  constructor(
    /** Runtime type of the map. */
    readonly type: number,
    /** Mixed into iteration starts. */
    readonly seed: number,
  ) {}

  /** A map with the same contents, that shares nothing that changes. */
  copy(): MapObject {
    const copy = new MapObject(this.type, this.seed);
    copy.keys = [...this.keys];
    copy.elements = [...this.elements];
    copy.index = this.index.copy();
    copy.count = this.count;
    copy.freeHead = this.freeHead;
    return copy;
  }
}

/** Where a `range` over a map is; immutable. */
export class MapIterator {
  readonly host = "iterator";
  constructor(
    readonly map: number,
    readonly start: number,
    /** Slots when the iteration began. */
    readonly nSlots: number,
    /** Slots passed. */
    readonly passed: number,
  ) {}
}
