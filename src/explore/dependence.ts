// The dependence relation: do two operations of different goroutines, both enabled in one state, give something else in the other
// order? If not, they are independent: executing them one way round is enough. Everything the search leaves out rests on this
// table. (Which operation can *enable* another one is not asked here: who is not enabled has no order yet.)
//
// Two operations that share a goroutine are always dependent; a rendezvous belongs to sender and receiver, a go statement to
// parent and child. Otherwise they are dependent if a row of the table says so; a row applies to operations on the same object:
// overlapping cells, the same lock, channel or map; a select's default looks at all of its channels.
//
// What a map at runtime detail says of itself has no row (OP_MAP_GROW and so on), or stands for accesses that are events of their own: two
// marks of operations on a map (PART_MARK) are independent, although a mark and an operation of the library on the whole map are not.
//
// What ends the program (main's exit, an unrecovered panic, a fatal error, os.Exit) is dependent only with what shows in the
// outcome, prints and other ends: an operation that does not happen because the program has ended changes nothing that is reported, and
// the order in which it does happen is explored too.
//
// Deliberately outside, because only wrong programs get there and the error is found in one of the two orders: two RUnlock or
// Done with only one holder left, where the second one fails.

import * as op from "../trace/operation.ts";
import type { ChannelSets, EventRows } from "./run.ts";

/** When two operations of two classes are dependent. */
type Condition =
  | "same-object"
  /** Same map, and not two different keys. */
  | "same-key"
  /** Same channel with a buffer: from one without, only what a close gives can be received like this, to everyone alike. */
  | "same-buffer"
  /** A positive and a negative change: only one order may pass through zero or below. */
  | "opposite-sign"
  /** Whatever they touch. */
  | "always"
  /** Unless one is the exit of a goroutine other than main: that ends nothing. */
  | "ends-program"
  /** If outcomes tell the order of prints of different goroutines. */
  | "ordered-output"
  /** If timers may fire while others can run: then whoever asks for the time, or stops running, makes a difference. */
  | "drift";

type Class = readonly number[];

const READS: Class = [op.OP_READ, op.OP_ATOMIC_LOAD, op.OP_ATOMIC_CAS_FAIL];
const WRITES: Class = [op.OP_WRITE, op.OP_ATOMIC_STORE, op.OP_ATOMIC_RMW];
const ENDS: Class = [op.OP_EXIT, op.OP_PANIC, op.OP_FATAL, op.OP_OS_EXIT];
/** Maps at runtime detail telling of themselves: they touch nothing. */
const NOTES: Class = [op.OP_MAP_GROW, op.OP_MAP_EVACUATE, op.OP_MAP_GROWN, op.OP_MAP_YIELD, op.OP_MAP_WILD];
/** Everything that a moving clock could touch: all but operations that take no part in anything. */
const ALL: Class = op.OPERATION_NAMES.map((_, kind) => kind).filter(
  (kind) => kind !== op.OP_NONE && !NOTES.includes(kind),
);

/** One row: every kind of the first class against every kind of the second. */
export interface DependenceRow {
  readonly name: string;
  readonly a: Class;
  readonly b: Class;
  readonly when: Condition;
}

/** The table. Pairs of kinds in no row are independent. */
export const DEPENDENCE_TABLE: readonly DependenceRow[] = [
  { name: "memory: write and read", a: WRITES, b: READS, when: "same-object" },
  { name: "memory: two writes", a: WRITES, b: WRITES, when: "same-object" },
  { name: "map: two writes", a: [op.OP_MAP_WRITE], b: [op.OP_MAP_WRITE], when: "same-object" },
  { name: "map: write and read", a: [op.OP_MAP_WRITE], b: [op.OP_MAP_READ], when: "same-key" },
  {
    name: "lock: two acquisitions, unless both only read",
    a: [op.OP_LOCK, op.OP_RW_ANNOUNCE],
    b: [op.OP_LOCK, op.OP_RW_ANNOUNCE, op.OP_RLOCK],
    when: "same-object",
  },
  {
    name: "lock: unlock and what it lets in",
    a: [op.OP_UNLOCK],
    b: [op.OP_LOCK, op.OP_RW_ANNOUNCE, op.OP_RLOCK, op.OP_UNLOCK],
    when: "same-object",
  },
  {
    name: "lock: a failed attempt and what changes the lock",
    a: [op.OP_TRYLOCK_FAIL],
    b: [op.OP_LOCK, op.OP_RW_ANNOUNCE, op.OP_RLOCK, op.OP_UNLOCK, op.OP_RUNLOCK],
    when: "same-object",
  },
  { name: "lock: last reader and waiting writer", a: [op.OP_RUNLOCK], b: [op.OP_LOCK], when: "same-object" },
  { name: "wait group: up and down", a: [op.OP_WG_ADD], b: [op.OP_WG_ADD], when: "opposite-sign" },
  { name: "wait group: change and wait", a: [op.OP_WG_ADD], b: [op.OP_WG_WAIT], when: "same-object" },
  { name: "once: two calls", a: [op.OP_ONCE_BEGIN], b: [op.OP_ONCE_BEGIN, op.OP_ONCE_END], when: "same-object" },
  {
    name: "cond: who waits, and who is woken",
    a: [op.OP_COND_WAIT],
    b: [op.OP_COND_WAIT, op.OP_COND_SIGNAL, op.OP_COND_BROADCAST],
    when: "same-object",
  },
  { name: "channel: two sends into a buffer", a: [op.OP_SEND], b: [op.OP_SEND], when: "same-object" },
  { name: "channel: two receives", a: [op.OP_RECV], b: [op.OP_RECV], when: "same-buffer" },
  { name: "channel: close and send", a: [op.OP_CLOSE], b: [op.OP_SEND, op.OP_RENDEZVOUS], when: "same-object" },
  { name: "channel: two closes", a: [op.OP_CLOSE], b: [op.OP_CLOSE], when: "same-object" },
  { name: "channel: length and transfer", a: [op.OP_CHAN_LEN], b: [op.OP_SEND, op.OP_RECV], when: "same-object" },
  {
    name: "select: default and any operation on its channels",
    a: [op.OP_SELECT_DEFAULT],
    b: [op.OP_SEND, op.OP_RECV, op.OP_RENDEZVOUS, op.OP_CLOSE],
    when: "same-object",
  },
  { name: "goroutines: counting them", a: [op.OP_COUNT_GOROUTINES], b: [op.OP_GO, op.OP_EXIT], when: "always" },
  {
    name: "timer: stopping it, and what that may prevent or wait for",
    a: [op.OP_TIMER_STOP],
    b: [op.OP_TIMER_STOP, op.OP_TIMER_SENT, op.OP_SLEEP, op.OP_WAKE],
    when: "same-object",
  },
  { name: "time: reading the clock and moving it", a: [op.OP_SLEEP], b: [op.OP_WAKE], when: "always" },
  { name: "time: in drift, any operation may read the clock", a: [op.OP_WAKE], b: ALL, when: "drift" },
  { name: "output: two prints", a: [op.OP_PRINT], b: [op.OP_PRINT], when: "ordered-output" },
  { name: "end: what shows in the outcome", a: ENDS, b: [op.OP_PRINT, ...ENDS], when: "ends-program" },
];

export interface DependenceOptions {
  /** The order of prints of different goroutines is part of the outcome. */
  readonly isOutputOrdered: boolean;
  readonly time: "ordered" | "drift";
}

const NEVER = 0;
const ALWAYS = 1;
const SAME_OBJECT = 2;
const SAME_KEY = 3;
const OPPOSITE_SIGN = 4;
const SAME_BUFFER = 5;
const ENDS_PROGRAM = 6;

/** The table as a matrix over kinds, for the search. */
export class Dependence {
  private readonly matrix: Uint8Array;
  private readonly nKinds = op.OPERATION_NAMES.length;

  constructor(
    private readonly channelSets: ChannelSets,
    options: DependenceOptions,
  ) {
    this.matrix = new Uint8Array(this.nKinds * this.nKinds);
    for (const row of DEPENDENCE_TABLE) this.enter(row, codeOf(row.when, options));
  }

  private enter({ a, b }: DependenceRow, code: number): void {
    if (code === NEVER) return;
    for (const x of a) {
      for (const y of b) {
        this.matrix[x * this.nKinds + y] = code;
        this.matrix[y * this.nKinds + x] = code;
      }
    }
  }

  /** Whether row `i` of `x` and row `j` of `y`, both enabled in one state, are dependent. Cost: constant but for selects. */
  areDependent(x: EventRows, i: number, y: EventRows, j: number): boolean {
    const g = x.goroutine[i] as number;
    const h = y.goroutine[j] as number;
    const gPartner = x.partner[i] as number;
    const hPartner = y.partner[j] as number;
    if (g === h || g === hPartner || gPartner === h || (gPartner >= 0 && gPartner === hPartner)) return true;
    if (gPartner === op.PART_MARK && hPartner === op.PART_MARK) return false;
    const a = x.kind[i] as number;
    const b = y.kind[j] as number;
    switch (this.matrix[a * this.nKinds + b]) {
      case NEVER:
        return false;
      case ALWAYS:
        return true;
      case ENDS_PROGRAM:
        return isEnd(a, g) && isEnd(b, h);
      case SAME_KEY:
        return x.object[i] === y.object[j] && haveSameKey(x.extent[i] as number, y.extent[j] as number);
      case SAME_BUFFER:
        return x.object[i] === y.object[j] && x.extent[i] !== 0;
      case OPPOSITE_SIGN:
        return x.object[i] === y.object[j] && (x.extent[i] as number) < 0 !== (y.extent[j] as number) < 0;
      default:
        return this.touchSame(x, i, a, y, j, b);
    }
  }

  private touchSame(x: EventRows, i: number, a: number, y: EventRows, j: number, b: number): boolean {
    const p = x.object[i] as number;
    const q = y.object[j] as number;
    if (a === op.OP_SELECT_DEFAULT) return this.channelSets.sets[p]?.includes(q) ?? false;
    if (b === op.OP_SELECT_DEFAULT) return this.channelSets.sets[q]?.includes(p) ?? false;
    if (!isCellAccess(a)) return p === q;
    return p < q + (y.extent[j] as number) && q < p + (x.extent[i] as number);
  }
}

function codeOf(when: Condition, { isOutputOrdered, time }: DependenceOptions): number {
  switch (when) {
    case "same-object":
      return SAME_OBJECT;
    case "same-key":
      return SAME_KEY;
    case "same-buffer":
      return SAME_BUFFER;
    case "opposite-sign":
      return OPPOSITE_SIGN;
    case "always":
      return ALWAYS;
    case "ends-program":
      return ENDS_PROGRAM;
    case "ordered-output":
      return isOutputOrdered ? ALWAYS : NEVER;
    case "drift":
      return time === "drift" ? ALWAYS : NEVER;
  }
}

// Only main's exit ends the program.
function isEnd(kind: number, goroutine: number): boolean {
  return kind !== op.OP_EXIT || goroutine === 0;
}

function isCellAccess(kind: number): boolean {
  return kind >= op.OP_READ && kind <= op.OP_ATOMIC_CAS_FAIL;
}

// 0 stands for all keys.
function haveSameKey(a: number, b: number): boolean {
  return a === 0 || b === 0 || a === b;
}
