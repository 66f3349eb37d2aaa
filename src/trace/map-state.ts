// What a map at runtime detail holds at one moment, for detectors: which entries lie in its memory, and whether a lookup would find
// them. Plain data.

/** An entry in the map's memory. */
export interface MapStateEntry {
  /** As `extent` of the events about this key. */
  readonly keyHash: number;
  /** In Go syntax. */
  readonly key: string;
  /** A lookup of its key, now, by one goroutine alone, would end at this entry. */
  readonly isReachable: boolean;
  /** Addresses of its mark (classic: tophash; Swiss: control word of the group), key and element: those of events. */
  readonly markAddress: number;
  readonly keyAddress: number;
  readonly elementAddress: number;
}

export interface MapState {
  /** As the header counts. */
  readonly count: number;
  /** Entries in the arrays (tables) that the header leads to. Keys that are not equal to themselves (NaN) are left out. */
  readonly entries: readonly MapStateEntry[];
  /** Entries with keys that are not equal to themselves: they count, and nobody can look them up. */
  readonly nUnequal: number;
}
