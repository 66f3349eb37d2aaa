// What the page says of maps: of their memory, their log, and what happens inside them. A part of the catalogue in strings.ts.

// Small enough a number to be an exponent.
function superscript(value: number): string {
  return [...String(value)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

function heldBecause(goroutines: string, count: number): string {
  return goroutines === "" ? "" : `, because ${goroutines} ${count === 1 ? "holds" : "hold"} it`;
}

export const mapStrings = {
  insideMaps: {
    map: (text: string, line: number) => `${text} in line ${line}`,
    title: (maps: readonly string[], isUnchecked: boolean) =>
      `Inside ${maps.join(" and ")}${isUnchecked ? ", without the runtime's checks" : ""}`,
    explored: (executions: number) =>
      `${executions.toLocaleString("en")} ${executions === 1 ? "execution" : "executions"} in which each load and store inside the map is a step.`,
    extent: (isComplete: boolean, bound: number | undefined) => {
      if (isComplete) return "Every schedule that matters is among them.";
      if (bound === undefined) return "They are a part of those that matter.";
      return bound === 0
        ? "Every schedule without a preemption is among them."
        : `Every schedule with at most ${bound} ${bound === 1 ? "preemption" : "preemptions"} is among them.`;
    },
    firstFinding: (execution: number) => `Execution ${execution.toLocaleString("en")} was the first to go wrong.`,
    absent: "What can befall a map, and did not in any of them:",
  },
  map: {
    region: "Maps at this step",
    empty: "Maps show here once the program has run.",
    none: "At this step the program has no map that anybody can reach.",
    noneHint: "A map shows from the step at which it is made until nobody can reach it any more.",
    choose: "Map",
    follow: "The map in use",
    option: (name: string, type: string, detail: string) => `${name} ${type}${detail === "" ? "" : ` · ${detail}`}`,
    byOperation: "one step per access",
    operationHint:
      "This map is shown as its entries: an access is one step. Its buckets show where every step of the runtime is run.",
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
  },
  mapLog: {
    title: "Map log",
    loading: "Reading the execution's maps…",
    noRun: "What became of the maps shows here once the program has run.",
    none: "In this execution no two goroutines could reach the same map, and no map at the runtime's own steps grew.",
    hint: "Operations on a map that only one goroutine can reach are no steps, and are not listed.",
    limits: {
      steps: (_: string, step: string) => `The first ${step} steps.`,
      operations: (count: string, step: string) => `The first ${count} operations, up to step ${step}.`,
      events: (count: string, step: string) => `The first ${count} growth events, up to step ${step}.`,
      samples: (count: string, step: string) => `The first ${count} changes of size, up to step ${step}.`,
    },
    charts: "Sizes over the steps",
    chartLabel: (map: string, type: string) => `${map} ${type}: its size, step by step`,
    chartValue: (step: number, figures: string) =>
      step === 0 ? `start: ${figures}` : `after step ${step}: ${figures}`,
    chartHint: "Click, or use the arrow keys, to go to a step",
    moreCharts: (count: number) => `${count} more maps: choose one of them below`,
    untouched: "not there yet",
    entries: (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`,
    buckets: (count: number) => `${count} ${count === 1 ? "bucket" : "buckets"}`,
    slots: (count: number) => `${count} slots`,
    moved: (count: number) => `${count} moved`,
    overflow: (count: number) => `${count} overflow ${count === 1 ? "bucket" : "buckets"}`,
    models: { operation: "one step per access", classic: "buckets", swiss: "groups", sync: "sync.Map" },
    lists: { operations: "Operations", growth: "Growth" },
    listChoice: "What is listed",
    filterRegion: "Filters",
    goroutine: "Goroutine",
    map: "Map",
    operation: "Operation",
    kind: "Event",
    any: { goroutine: "All goroutines", map: "All maps", operation: "All operations", kind: "All events" },
    search: "Key, place or function",
    troubled: "Only concurrent ones",
    troubledHint: "Operations that race or overlap with another goroutine's, or did not come to their end",
    nothing: "Nothing passes these filters.",
    count: (shown: string, all: string) => (shown === all ? all : `${shown} of ${all}`),
    columns: {
      step: "Step",
      goroutine: "Goroutine",
      map: "Map",
      operation: "Operation",
      key: "Key",
      length: "Length",
      locks: "Locks held",
      place: "Place",
      event: "Event",
    },
    /** Names of operations that are not Go's own words. */
    operations: {
      assign: "assign",
      lookup: "look up",
      range: "range begins",
      yield: "range, next",
    } as Readonly<Record<string, string>>,
    events: { grow: "growth begins", evacuate: "entries move", done: "growth ends" },
    readMode: (name: string) => `${name} (read)`,
    noLock: "none",
    length: (before: number, after: number) => (before === after ? String(after) : `${before} → ${after}`),
    goTo: (step: number) => `Step ${step}: go there`,
    toStep: (step: number) => `to step ${step}`,
    absent: "not there",
    current: "The operation at the cursor",
    stack: "Called from",
    /** As shown beneath the list. */
    operationTitle: (goroutine: string, operation: string, key: string, map: string, from: number, to: number) =>
      `${goroutine}: ${operation}${key === "" ? "" : ` ${key}`} in ${map}, ${from === to ? `step ${from}` : `steps ${from} to ${to}`}`,
    races: "races",
    racesWith: (others: string) => `No lock or message orders it with ${others}`,
    overlaps: "overlaps",
    overlapsWith: (others: string) => `Under way at the same time as ${others}`,
    other: (goroutine: string, operation: string, step: number) => `${goroutine}'s ${operation} in step ${step}`,
    outcomes: { fatal: "fatal error", panic: "panics", unfinished: "cut off by the end" },
    reasons: {
      load: "too many entries for its buckets",
      overflow: "too many overflow buckets",
      split: "a full table is split",
      small: "its only group is full",
    },
    grows: (from: number, to: number, unit: string, reason: string) => `${from} → ${to} ${unit}: ${reason}`,
    growsTo: (to: number, unit: string, reason: string) => `to ${to} ${unit}: ${reason}`,
    sameSize: (size: number, unit: string, reason: string) => `${size} ${unit} again: ${reason}`,
    moves: (part: string, index: number, entries: string) => `${part} ${index}, ${entries}`,
    part: { classic: "bucket", swiss: "table", operation: "bucket", sync: "bucket" },
    left: (count: number) => `${count} left to move`,
    ends: (entries: string) => `${entries} moved in all`,
    unit: { classic: "buckets", swiss: "slots", operation: "buckets", sync: "buckets" },
    save: "Save",
    saveTitle: "Save or copy the whole log",
    formats: { jsonl: "JSON Lines", csv: "CSV", growthCsv: "Growth as CSV", prometheus: "Prometheus text" },
    formatHints: {
      jsonl: "every event",
      csv: "the operations, for a spreadsheet",
      growthCsv: "the growth events",
      prometheus: "counters, as an exporter would serve them",
    },
    download: (format: string) => `Download ${format}`,
    copy: (format: string) => `Copy ${format}`,
    downloadShort: "Download",
    copyShort: "Copy",
    copied: "Copied",
    copyFailed: "The browser does not allow copying here",
  },
  syncMap: {
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
  },
} as const;
