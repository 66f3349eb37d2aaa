// What the picture of a sync.Map says.

export const syncMapStrings = {
  who: "Goroutines inside of it",
  inFunction: "in",
  inside: (goroutine: string, operation: string, fn: string) => `${goroutine}: ${operation}, in ${fn}`,
  touched: {
    read: (goroutine: string) => `${goroutine} looked`,
    changed: (goroutine: string) => `${goroutine} changed it`,
  },
  read: "read",
  dirty: "dirty",
  entry: "entry",
  entries: "Entries of both maps",
  nil: "nil",
  amended: "amended",
  misses: (misses: number, keys: number) => `misses ${misses} of ${keys}`,
  states: { deleted: "deleted", expunged: "expunged" },
  absent: { read: "not in the read map", dirty: "not in the dirty map" },
  nothing: "No entries.",
  more: (count: number) => `and ${count} more ${count === 1 ? "entry" : "entries"}`,
  moreSlots: (count: number) => `and ${count} more ${count === 1 ? "slot" : "slots"} in use`,
  amendedNote:
    "Amended: the dirty map has keys that the read map lacks, and whoever misses the read map takes the lock. After as many misses as the dirty map has keys it becomes the read map.",
  readNote:
    "The read map has all keys, and is read without the lock; a new key makes a dirty map, with a copy of the entries that hold a value.",
  statesNote:
    "Deleted: the entry is empty, and a Store fills it again without the lock. Expunged: empty, and a dirty map was made without it, so that a Store has to put it back there under the lock.",
  root: "root",
  node: (path: string) => `node ${path}`,
  held: "node of another time: a goroutine still holds it, the trie does not",
  dead: "dead",
  empty: "empty",
  unused: "Not used yet: the root comes with the first use.",
  slots: "Slots",
  slot: (digit: string, kind: "empty" | "node" | "entries") =>
    `slot ${digit}: ${{ empty: "empty", node: "leads to a node", entries: "holds an entry" }[kind]}`,
  trieNote:
    "A slot is chosen by four bits of the key's hash. Readers only load slots; a writer locks the node and looks again, since the slot may lead on by then or the node may be dead.",
} as const;
