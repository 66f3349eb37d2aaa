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
import {
  OP_ATOMIC_CAS_FAIL,
  OP_ATOMIC_LOAD,
  OP_ATOMIC_STORE,
  OP_MAP_READ,
  OP_NONE,
  OP_READ,
} from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

/** What the step before the cursor did, and to which cell. */
export interface Touch {
  readonly goroutine: number;
  readonly address: number;
  readonly kind: "read" | "changed" | "failed";
}

/** Rows and slots beyond this are only counted. */
const MAX_ROWS = 200;

const KINDS: ReadonlyMap<number, Touch["kind"]> = new Map([
  [OP_READ, "read"],
  [OP_ATOMIC_LOAD, "read"],
  [OP_MAP_READ, "read"],
  [OP_ATOMIC_CAS_FAIL, "failed"],
]);

/** What event `cursor - 1` touched, where that is memory; undefined for other events. */
export function touchBefore(trace: Trace | undefined, cursor: number): Touch | undefined {
  const { events } = trace ?? {};
  const step = cursor - 1;
  const address = events?.object[step] ?? -1;
  const kind = events?.kind[step] ?? OP_NONE;
  const isMemory = (kind >= OP_READ && kind <= OP_ATOMIC_CAS_FAIL) || kind === OP_ATOMIC_STORE;
  if (events === undefined || address < 0 || !isMemory) return undefined;
  return { goroutine: events.goroutine[step] ?? -1, address, kind: KINDS.get(kind) ?? "changed" };
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
    touch: touch?.address === entry.address ? touch : undefined,
  }));
  const { amended, misses, dirty } = view;
  return { rows, nMore: entries.length - rows.length, amended, misses, nDirty: dirty?.length };
}

// ---- From Go 1.24 on

export interface SlotScene {
  /** Its place in the node: the digit of the hash that leads there. */
  readonly digit: string;
  readonly kind: TrieChildView["kind"];
  /** Who looks at it. */
  readonly at: readonly MapPosition[];
  readonly touch: Touch | undefined;
}

export interface TrieEntry extends SyncEntryView {
  readonly touch: Touch | undefined;
}

/** What a slot holds that is not empty. */
export type SlotContent =
  | { readonly kind: "entries"; readonly digit: string; readonly entries: readonly TrieEntry[] }
  | { readonly kind: "node"; readonly digit: string; readonly node: NodeScene };

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
      ({ kind }, i): SlotScene => ({
        digit: i.toString(16),
        kind,
        at: here.filter(({ cell }) => cell === i),
        touch: this.touchAt(childrenAddress + i),
      }),
    );
    const contents = children.flatMap((child, i) => this.content(child, i.toString(16), path));
    return { address, path, isDead, slots, contents, at: here.filter(({ cell }) => cell < 0) };
  }

  private content(child: TrieChildView, digit: string, path: string): readonly SlotContent[] {
    if (child.kind === "empty") return [];
    if (this.nShown >= MAX_ROWS) {
      this.nMore++;
      return [];
    }
    this.nShown++;
    if (child.kind === "node") return [{ kind: "node", digit, node: this.node(child.node, path + digit) }];
    const entries = child.entries.map((entry) => ({ ...entry, touch: this.touchAt(entry.address) }));
    return [{ kind: "entries", digit, entries }];
  }

  private touchAt(address: number): Touch | undefined {
    return this.touch?.address === address ? this.touch : undefined;
  }
}

/** How somebody's operation is called: `Store "a"`. */
export function operationText({ operation, key }: Pick<MapPosition, "operation" | "key">): string {
  return key === "" ? operation : `${operation} ${key}`;
}
