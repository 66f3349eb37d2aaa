// What the picture of a sync.Map shows: which entries its two maps share, or what is in the slots of its trie; who is where, and what the
// last step touched.

import type {
  MapPosition,
  SyncEntryView,
  SyncMapView,
  SyncTrieView,
  TrieChildView,
  TrieNodeView,
} from "../../trace/map-view.ts";
/** The cells `[from, to)` that the step before the cursor read or changed, and who did it. */
export interface Touch {
  readonly from: number;
  readonly to: number;
  readonly isChange: boolean;
  readonly goroutine: number;
}

/** Rows and slots beyond this are only counted. */
const MAX_ROWS = 200;

// The touch if it is of this cell.
function touchOf(touch: Touch | undefined, address: number): Touch | undefined {
  return touch !== undefined && address >= touch.from && address < touch.to ? touch : undefined;
}

// ---- Up to Go 1.23

/** An entry; both maps have the same one. */
export interface EntryRow extends SyncEntryView {
  readonly isInRead: boolean;
  readonly isInDirty: boolean;
  /** Who works on it. */
  readonly at: readonly MapPosition[];
  readonly touch: Touch | undefined;
}

export interface ClassicScene {
  readonly rows: readonly EntryRow[];
  readonly nMore: number;
  readonly amended: boolean;
  readonly misses: number;
  /** Keys in the dirty map; undefined when there is none. */
  readonly nDirty: number | undefined;
}

/** Entries of the read map first, then those that only the dirty one has. */
export function classicScene(view: SyncMapView, touch: Touch | undefined): ClassicScene {
  const inDirty = new Set(view.dirty?.map(({ address }) => address));
  const inRead = new Set(view.read.map(({ address }) => address));
  const entries = [...view.read, ...(view.dirty ?? []).filter(({ address }) => !inRead.has(address))];
  const rows = entries.slice(0, MAX_ROWS).map((entry) => ({
    ...entry,
    isInRead: inRead.has(entry.address),
    isInDirty: inDirty.has(entry.address),
    at: view.positions.filter(({ holds }) => holds === entry.address),
    touch: touchOf(touch, entry.address),
  }));
  const { amended, misses, dirty } = view;
  return { rows, nMore: entries.length - rows.length, amended, misses, nDirty: dirty?.length };
}

// ---- From Go 1.24 on

export interface SlotScene {
  /** Its place in the node: the digit of the hash that leads there. */
  readonly digit: string;
  readonly kind: TrieChildView["kind"];
  readonly touch: Touch | undefined;
}

export interface TrieEntry extends SyncEntryView {
  readonly touch: Touch | undefined;
}

/** What a slot holds that is not empty, or that somebody looks at. */
export type SlotContent = {
  readonly digit: string;
  /** Who looks at the slot. */
  readonly at: readonly MapPosition[];
} & (
  | { readonly kind: "empty" }
  | { readonly kind: "entries"; readonly entries: readonly TrieEntry[] }
  | { readonly kind: "node"; readonly node: NodeScene }
);

export interface NodeScene {
  readonly address: number;
  /** Digits that lead to it. */
  readonly path: string;
  readonly isDead: boolean;
  readonly slots: readonly SlotScene[];
  readonly contents: readonly SlotContent[];
  /** Who holds it and looks at no slot in particular. */
  readonly at: readonly MapPosition[];
}

export interface TrieScene {
  readonly root: NodeScene | undefined;
  /** Not in the trie any more. */
  readonly held: readonly NodeScene[];
  /** Slots that are left out. */
  readonly nMore: number;
}

export function trieScene(view: SyncTrieView, touch: Touch | undefined): TrieScene {
  const builder = new TrieBuilder(view.positions, touch);
  const root = view.root && builder.node(view.root, "");
  const held = view.held.map((node) => builder.node(node, "?"));
  return { root, held, nMore: builder.nMore };
}

class TrieBuilder {
  nMore = 0;
  private nShown = 0;

  constructor(
    private readonly positions: readonly MapPosition[],
    private readonly touch: Touch | undefined,
  ) {}

  node({ address, isDead, children, childrenAddress }: TrieNodeView, path: string): NodeScene {
    const here = this.positions.filter(({ holds }) => holds === address);
    const slots = children.map(
      ({ kind }, i): SlotScene => ({ digit: digitOf(i), kind, touch: touchOf(this.touch, childrenAddress + i) }),
    );
    const contents = children.flatMap((child, i) => {
      const at = here.filter(({ cell }) => cell === i);
      return child.kind === "empty" && at.length === 0 ? [] : this.content(child, digitOf(i), at, path);
    });
    return { address, path, isDead, slots, contents, at: here.filter(({ cell }) => cell < 0) };
  }

  private content(
    child: TrieChildView,
    digit: string,
    at: readonly MapPosition[],
    path: string,
  ): readonly SlotContent[] {
    if (this.nShown >= MAX_ROWS) {
      this.nMore += slotsIn(child);
      return [];
    }
    this.nShown++;
    if (child.kind === "empty") return [{ kind: "empty", digit, at }];
    if (child.kind === "node") return [{ kind: "node", digit, at, node: this.node(child.node, path + digit) }];
    const entries = child.entries.map((entry) => ({ ...entry, touch: touchOf(this.touch, entry.address) }));
    return [{ kind: "entries", digit, at, entries }];
  }
}

// The slot itself, and those in use below it.
function slotsIn(child: TrieChildView): number {
  if (child.kind !== "node") return 1;
  return child.node.children.reduce((n, each) => (each.kind === "empty" ? n : n + slotsIn(each)), 1);
}

const digitOf = (i: number): string => i.toString(16);

/** How somebody's operation is called: `Store "a"`. */
export function operationText({ operation, key }: Pick<MapPosition, "operation" | "key">): string {
  return key === "" ? operation : `${operation} ${key}`;
}
