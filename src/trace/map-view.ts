// Maps at runtime detail as the map view draws them, at one cursor. Every value is already text in Go syntax. Addresses are those of
// the trace's events, so that a view can look up who wrote a cell last. Built where the machine is; plain data.

/**
 * Where the parts of a cell lie, in words from the address of its bucket (group) on: that of the first cell, how far it is to the next one's,
 * and how wide they are. Addresses are not in the views of cells: of a large map they would be most of a snapshot.
 */
export interface CellLayout {
  /** Tophash; all control bytes of a group are one word. */
  readonly tag: number;
  readonly tagStride: number;
  readonly key: number;
  readonly keyStride: number;
  readonly keyWidth: number;
  readonly value: number;
  readonly valueStride: number;
  readonly valueWidth: number;
}

export interface BucketView {
  readonly address: number;
  /** What its first tophash says. */
  readonly isEvacuated: boolean;
  /** Cell by cell. Key and value of an empty cell are "" where they are zero. */
  readonly tophash: readonly number[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The rest of its chain, in order. */
  readonly overflow: readonly BucketView[];
}

export interface BucketArrayView {
  readonly role: "buckets" | "oldbuckets";
  readonly address: number;
  readonly buckets: readonly BucketView[];
}

/** Where a goroutine is inside an operation on a map: which bucket, group or node it holds, and which cell it looks at. */
export interface MapPosition {
  readonly goroutine: number;
  /** Innermost function of the runtime's source that is about the map, without type arguments: `mapAssign`, `evacuate`, `mapIterNext`. */
  readonly function: string;
  /** The operation of the program: `assign`, `lookup`, `delete`, `clear`, `len`, `range`, or a method's name. */
  readonly operation: string;
  /** Key of the operation; "" where it has none. */
  readonly key: string;
  /** Address of the bucket (group, node) held; -1. */
  readonly holds: number;
  /** Index of the cell (slot) in it; -1. */
  readonly cell: number;
}

/** An iteration under way. */
export interface MapCursorView {
  readonly goroutine: number;
  /** Array (table) it walks, as it was when the iteration began. */
  readonly array: number;
  readonly startBucket: number;
  /** Offset within every bucket (slot it began with). */
  readonly offset: number;
  readonly hasWrapped: boolean;
  /** Next bucket (slot) to visit, and the cell in the current one. */
  readonly bucket: number;
  readonly cell: number;
  /** log2 of the buckets (global depth) when it began. */
  readonly log2Buckets: number;
  /** While the map grows: the new bucket whose keys alone it yields; -1. */
  readonly checkBucket: number;
}

interface MapViewCommon {
  readonly address: number;
  readonly name: string;
  readonly type: string;
  /** Entries, as the header counts them. */
  readonly count: number;
  readonly countAddress: number;
  readonly positions: readonly MapPosition[];
  readonly cursors: readonly MapCursorView[];
}

/** Go up to 1.23. */
export interface ClassicMapView extends MapViewCommon {
  readonly model: "classic";
  readonly layout: CellLayout;
  readonly flags: number;
  readonly flagsAddress: number;
  readonly log2Buckets: number;
  readonly nOverflow: number;
  readonly nEvacuated: number;
  readonly isSameSizeGrowth: boolean;
  readonly arrays: readonly BucketArrayView[];
  /** Buckets of no array of the map that goroutines still hold: of an array that has been dropped, or wild. */
  readonly held: readonly { readonly bucket: BucketView; readonly why: "retired" | "wild" }[];
}

export interface GroupView {
  readonly address: number;
  /** Slot by slot. Key and value of a slot without an entry are "" where they are zero. */
  readonly control: readonly number[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

export interface TableView {
  readonly address: number;
  /** First directory entry that it belongs to; -1: replaced. */
  readonly index: number;
  readonly localDepth: number;
  /** Slots. */
  readonly capacity: number;
  readonly used: number;
  readonly growthLeft: number;
  readonly groups: readonly GroupView[];
  /** Memory outside of an array, which somebody takes for a part of the map. */
  readonly isWild?: boolean;
}

/** Go from 1.24 on. */
export interface SwissMapView extends MapViewCommon {
  readonly model: "swiss";
  readonly layout: CellLayout;
  readonly writing: number;
  readonly writingAddress: number;
  readonly globalDepth: number;
  readonly clearSeq: number;
  /** Per directory entry, the index of its table in `tables`. Empty: a small map. */
  readonly directory: readonly number[];
  readonly tables: readonly TableView[];
  /** The only group of a small map. */
  readonly small: GroupView | undefined;
  /** Tables that have been replaced, and groups, that goroutines still hold. */
  readonly held: readonly TableView[];
}

export interface SyncEntryView {
  readonly key: string;
  readonly value: string;
  readonly state: "present" | "deleted" | "expunged";
  /** Address of the entry's pointer. */
  readonly address: number;
}

/** sync.Map up to Go 1.23. */
export interface SyncMapView extends MapViewCommon {
  readonly model: "sync-classic";
  readonly read: readonly SyncEntryView[];
  readonly amended: boolean;
  /** undefined: nil. */
  readonly dirty: readonly SyncEntryView[] | undefined;
  readonly misses: number;
}

/** A slot of a trie's node: empty, another node, or entries whose hashes are equal. */
export type TrieChildView =
  | { readonly kind: "empty" }
  | { readonly kind: "node"; readonly node: TrieNodeView }
  | { readonly kind: "entries"; readonly entries: readonly SyncEntryView[] };

export interface TrieNodeView {
  readonly address: number;
  readonly isDead: boolean;
  /** Sixteen slots. */
  readonly children: readonly TrieChildView[];
  readonly childrenAddress: number;
}

/** sync.Map from Go 1.24 on. */
export interface SyncTrieView extends MapViewCommon {
  readonly model: "sync-trie";
  readonly root: TrieNodeView | undefined;
  /** Nodes that are no longer in the trie, and that goroutines still hold. */
  readonly held: readonly TrieNodeView[];
}

export type DetailedMapView = ClassicMapView | SwissMapView | SyncMapView | SyncTrieView;
