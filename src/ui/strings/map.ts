// What the picture of a map's memory says.

// Small enough a number to be an exponent.
function superscript(value: number): string {
  return [...String(value)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

function heldBecause(goroutines: string, count: number): string {
  return goroutines === "" ? "" : `, because ${goroutines} ${count === 1 ? "holds" : "hold"} it`;
}

export const mapStrings = {
  region: "Maps at this step",
  empty: "Maps show here once the program has run.",
  none: "At this step the program has no map that anybody can reach.",
  noneHint: "A map shows from the step at which it is made until nobody can reach it any more.",
  choose: "Map",
  follow: "The map in use",
  option: (name: string, type: string, detail: string) => `${name} ${type}${detail === "" ? "" : ` · ${detail}`}`,
  byOperation: "one step per access",
  operationHint:
    "Here an access is one step, so the map shows as its entries. Its memory shows when every step of the runtime is run.",
  toRuntime: "Show the runtime's own steps",
  key: "Key",
  value: "Value",
  noEntries: "The map is empty.",
  entries: (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`,
  more: (count: number) => `and ${count} more`,
  asTable: "As a table",
  asPicture: "As a picture",
  picture: (name: string) => `Memory of ${name}`,
  tableCaption: (name: string) => `Cells of ${name} that are in use or were`,
  tableHeads: { place: "Place", cell: "Cell", tag: "State", key: "Key", value: "Value", writer: "Written last" },
  // ---- Header
  count: "count",
  buckets: (log2Buckets: number) =>
    `2${superscript(log2Buckets)} = ${2 ** log2Buckets} ${log2Buckets === 0 ? "bucket" : "buckets"}`,
  bWord: "B",
  overflowBuckets: "overflow",
  frontier: "nevacuate",
  frontierHint: "All old buckets below this number have been moved",
  growing: (isSameSize: boolean) => (isSameSize ? "growing, same size" : "growing to twice the size"),
  flags: "Flags",
  flagNames: {
    iterator: "iterator",
    oldIterator: "oldIterator",
    writing: "hashWriting",
    sameSizeGrow: "sameSizeGrow",
    swissWriting: "writing",
  },
  flagState: (isSet: boolean) => (isSet ? "set" : "not set"),
  directoryDepth: "global depth",
  clears: "cleared",
  // ---- Who is there
  whereabouts: "Who is in the map",
  inFunction: (fn: string) => `in ${fn}`,
  atElement: "has left the map's code, with the address of the value",
  cursor: (start: number, offset: number, next: number, log2: number) =>
    `began at ${start}, offset ${offset}, next ${next}, with B = ${log2}`,
  swissCursor: (start: number, next: number, depth: number) =>
    `began at slot ${start}, next ${next}, with depth ${depth}`,
  wrapped: "wrapped",
  checks: (bucket: number) => `yields only what goes to bucket ${bucket}`,
  isHere: (goroutines: string) => `${goroutines} here`,
  heldBy: (goroutines: string) => `held by ${goroutines}`,
  iteratorMarks: {
    start: (goroutine: string) => `${goroutine} began its range here`,
    next: (goroutine: string) => `${goroutine} ranges on here`,
  },
  // ---- Blocks
  arrays: { buckets: "buckets", oldbuckets: "oldbuckets" },
  moved: (count: number, total: number) => `${count} of ${total} marked evacuated`,
  noOld: "No oldbuckets: the map is not growing.",
  noBuckets: "No buckets yet: the first insert makes them.",
  heldTitles: {
    retired: (count: number) => (count === 1 ? "retired bucket" : "retired buckets"),
    wild: (count: number) => (count === 1 ? "wild bucket" : "wild buckets"),
  },
  heldBuckets: { retired: "retired bucket", wild: "wild bucket" },
  heldMarks: { retired: "old", wild: "wild" },
  oldLine: (bucket: string) => `old ${bucket}`,
  lineOf: (table: string, group: string) => `${table}, ${group}`,
  replacedTable: "replaced table",
  replacedGroup: "replaced group",
  wildMemory: "wild memory",
  heldNotes: {
    retired: (goroutines: string, count: number) =>
      `No longer part of the map. Still alive${heldBecause(goroutines, count)}: what is written here is lost, what is read here is old.`,
    wild: (goroutines: string, count: number) =>
      `Outside the array: memory that belongs to something else. ${goroutines === "" ? "Somebody takes" : `${goroutines} ${count === 1 ? "takes" : "take"}`} it for a part of the map.`,
  },
  table: (name: string) => `table ${name}`,
  tableNote: (used: number, capacity: number, left: number, depth: number) =>
    `${used} of ${capacity} slots · growthLeft ${left} · local depth ${depth}`,
  small: "small map",
  smallNote: "one group, no tables",
  directory: "directory",
  directoryEntry: (from: number, to: number, table: string) =>
    `${from === to ? `entry ${from}` : `entries ${from} to ${to}`} lead to table ${table}`,
  states: { evacuated: "evacuated", retired: "retired", wild: "wild" },
  bucket: (index: number) => `bucket ${index}`,
  overflowOf: (bucket: string, depth: number) => `overflow ${depth} of ${bucket}`,
  group: (index: number) => `group ${index}`,
  frontierMark: (count: number) => `nevacuate ${count}`,
  overview: (count: number) => `All ${count} at a glance; a click scrolls there`,
  wroteOutside: (goroutine: string, cell: string) =>
    `${goroutine} wrote ${cell}: a cell of the array that the map has left. Nobody looks there any more.`,
  // ---- Cells
  cellOf: (line: string, cell: number) => `${line}, cell ${cell}`,
  cellLabel: (slot: number, words: string) => `cell ${slot}: ${words}`,
  keyIs: (key: string) => `key ${key}`,
  valueIs: (value: string) => `value ${value}`,
  full: { tophash: (tag: string) => `tophash ${tag}`, h2: (tag: string) => `H2 ${tag}` },
  fullMeaning: { tophash: "The top byte of the key's hash.", h2: "The lowest 7 bits of the key's hash." },
  kinds: {
    full: { name: "full", mark: "", meaning: "" },
    "empty-rest": {
      name: "emptyRest",
      mark: "·",
      meaning: "Empty, and so is everything after it in the chain: a search ends here.",
    },
    "empty-one": { name: "emptyOne", mark: "○", meaning: "Empty, but entries may follow: a search goes on." },
    "evacuated-x": {
      name: "evacuatedX",
      mark: "→X",
      meaning: "Moved to the bucket of the same number in the new array.",
    },
    "evacuated-y": {
      name: "evacuatedY",
      mark: "→Y",
      meaning: "Moved to the upper half of the new array: its number plus that of the old buckets.",
    },
    "evacuated-empty": { name: "evacuatedEmpty", mark: "→∅", meaning: "Was empty when its bucket was moved." },
    empty: {
      name: "empty",
      mark: "·",
      meaning: "Never used since the last growth: a search ends in this group.",
    },
    tombstone: {
      name: "deleted",
      mark: "✕",
      meaning: "A tombstone: the entry was deleted, a search goes on past it.",
    },
  },
  legend: "What the marks mean",
  iteratorLegend: {
    start: { name: "start", meaning: "Where a range began." },
    next: { name: "range", meaning: "Where it goes on." },
  },
  // ---- Tooltip
  parts: { tophash: "tophash", control: "control byte", key: "key", value: "value" },
  writtenBy: (goroutine: string, step: number) => `${goroutine}, step ${step}`,
  wrote: (part: string) => `wrote ${part}`,
  wroteAt: (step: number, fn: string, line: number) =>
    `step ${step}${fn === "" ? "" : `, ${fn}`}${line === 0 ? "" : `, line ${line}`}`,
  noWriter: "No recorded step wrote it: only one goroutine could reach the map then.",
  jump: "Click or Enter: go to the last write",
} as const;
