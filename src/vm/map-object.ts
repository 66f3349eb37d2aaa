// The contents of one Go map at operation detail: entries in slots (what iteration walks), an index from key to slot, and a
// list of free slots threaded through the empty ones. Every change touches one slot, so that it can be undone.

import type { IntegerBuffers } from "./integer-buffers.ts";
import { KeyIndex } from "./key-index.ts";
import { Column } from "./map-column.ts";

/** What an entry takes in the host, in cells. */
export const SLOT_WORDS = 6;

/** A map. Lives in the one cell of its object. */
export class MapObject {
  readonly host = "map";
  /** Key words by slot; EMPTY_SLOT where free. */
  keys: Column;
  /** Boxed elements by slot; of a free slot the next free slot. */
  elements: Column;
  /** The step in which a slot's element was last logged; see `Memory.stamps`. Slots beyond its end never were. */
  readonly stamps: number[] = [];
  /** The last step that has logged a change, where one entry of the log is enough: see `isLogged` in maps.ts. */
  stamp = -1;
  /** Slot by index key (see maps.ts). Keys that are not equal to themselves are not in it. */
  index: KeyIndex;
  count = 0;
  /** First free slot; -1. */
  freeHead = -1;

  constructor(
    /** Runtime type of the map. */
    readonly type: number,
    /** Mixed into iteration starts. */
    readonly seed: number,
    private readonly buffers: IntegerBuffers,
  ) {
    this.keys = new Column(buffers);
    this.elements = new Column(buffers);
    this.index = new KeyIndex(buffers);
  }

  /** An empty map in its place. */
  emptied(): MapObject {
    return new MapObject(this.type, this.seed, this.buffers);
  }

  /** Gives its memory back; it is not used any more. */
  free(): void {
    this.keys.free();
    this.elements.free();
    this.index.free();
  }

  /** A map with the same contents, that shares nothing that changes. */
  copy(): MapObject {
    const copy = this.emptied();
    copy.keys = this.keys.copy();
    copy.elements = this.elements.copy();
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
