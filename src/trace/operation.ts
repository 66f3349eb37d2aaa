// The closed set of visible operations: what a transition does first, and what an event records.
// Numbers are stable (links and recorded logs carry them): append, never renumber. Plain constants, so the bundler inlines them.

export const OP_NONE = 0;
/** A goroutine's first transition. */
export const OP_START = 1;
/** The goroutine's function has returned. For main: the program ends. */
export const OP_EXIT = 2;
/** A `go` statement; `partner` is the new goroutine. */
export const OP_GO = 3;
/** Plain memory. `object` is the first cell's address, `extent` the number of cells. */
export const OP_READ = 4;
export const OP_WRITE = 5;
export const OP_ATOMIC_LOAD = 6;
export const OP_ATOMIC_STORE = 7;
/** Atomic read-modify-write that wrote (Add, Swap, And, Or, successful CompareAndSwap). */
export const OP_ATOMIC_RMW = 8;
/** CompareAndSwap that failed: only a read. */
export const OP_ATOMIC_CAS_FAIL = 9;
export const OP_LOCK = 10;
export const OP_UNLOCK = 11;
export const OP_RLOCK = 12;
export const OP_RUNLOCK = 13;
/** First half of RWMutex.Lock: from here on new readers wait. */
export const OP_RW_ANNOUNCE = 14;
/** TryLock or TryRLock that failed. */
export const OP_TRYLOCK_FAIL = 15;
/** WaitGroup.Add and Done; `extent` is the delta. */
export const OP_WG_ADD = 16;
export const OP_WG_WAIT = 17;
/** Once.Do: enters the function, or finds it done. */
export const OP_ONCE_BEGIN = 18;
export const OP_ONCE_END = 19;
/** A send into a buffer. Of channel operations (send, receive, close) `extent` is the channel's capacity. */
export const OP_SEND = 20;
/** A receive from a buffer or from a closed channel. */
export const OP_RECV = 21;
/** A send and a receive at once, on an unbuffered channel; recorded for the sender, `partner` is the receiver. */
export const OP_RENDEZVOUS = 22;
export const OP_CLOSE = 23;
/** `select` that took its default case. */
export const OP_SELECT_DEFAULT = 24;
/** time.Sleep or a timer starts; `extent` is unused. */
export const OP_SLEEP = 25;
/** The virtual clock reached a sleeper's or timer's time. */
export const OP_WAKE = 26;
/** runtime.Gosched, or the end of a transition that grew too long. */
export const OP_YIELD = 27;
/** Map at operation detail: lookup, length, range step; `object` is the map, `extent` a hash of the key (not 0), 0 for the whole map. */
export const OP_MAP_READ = 28;
/** Map at operation detail: assign, delete, clear; `extent` as above. */
export const OP_MAP_WRITE = 29;
/** Text written to standard output (`extent` 1) or error (2). */
export const OP_PRINT = 30;
/** A panic begins, or a fatal error stops the program. */
export const OP_PANIC = 31;
export const OP_FATAL = 32;
/** sync.Cond: enqueue and unlock; woken; Signal; Broadcast. */
export const OP_COND_WAIT = 33;
export const OP_COND_WOKEN = 34;
export const OP_COND_SIGNAL = 35;
export const OP_COND_BROADCAST = 36;
/** os.Exit. */
export const OP_OS_EXIT = 37;
/** A blocking operation that can never proceed: nil channel, empty select. Never executed. */
export const OP_BLOCK_FOREVER = 38;
/** `select` waiting; executed as the operation of the case it takes. Never recorded. */
export const OP_SELECT = 39;
/** len or cap of a channel. */
export const OP_CHAN_LEN = 40;
/** A choice that is not a goroutine's turn: random number, map iteration start; `extent` is the value taken. */
export const OP_CHOOSE = 41;
/** Goes on because nothing else can, as things are at this moment of time: testing/synctest.Wait. */
export const OP_IDLE = 42;
/** runtime.NumGoroutine. */
export const OP_COUNT_GOROUTINES = 43;
/** Stop, or the beginning of Reset, of a timer or ticker: waits while it sends. */
export const OP_TIMER_STOP = 44;
/** A timer or ticker has sent, or called its function. */
export const OP_TIMER_SENT = 45;
/**
 * What a map at runtime detail tells of itself; these touch nothing, so each is independent of every operation. `object` is the map.
 * A growth begins: `extent` is the reason (index into GROWTH_REASONS) plus 8 times the number of buckets (slots) that there will be.
 */
export const OP_MAP_GROW = 46;
/** An old bucket (table) has been moved: `extent` is the number of entries moved plus 4,096 times its index. */
export const OP_MAP_EVACUATE = 47;
/** A growth has ended; `extent` is unused. */
export const OP_MAP_GROWN = 48;
/** A `range` yields an entry (`extent`: hash of its key, as of OP_MAP_READ), or has come to its end (0). */
export const OP_MAP_YIELD = 49;
/** An access has left the map's arrays: Go would touch whatever memory is there. `extent` is the index asked for. */
export const OP_MAP_WILD = 50;

/**
 * In place of a partner: a write has stored only the first word of a value (a pointer, an interface's type, a struct's first fields),
 * or all words but the first; a read found words of several stores in one value, or even memory that belongs to none of them.
 */
export const PART_FIRST = -2;
export const PART_OTHERS = -3;
export const PART_READ = -4;
export const PART_UNKNOWN = -5;
/** In place of a partner: what a map at runtime detail says of an operation on it (OP_MAP_READ, OP_MAP_WRITE). The event touches nothing itself. */
export const PART_MARK = -6;

/** Stable names, in the index order of the constants: used in JSON (`events[].operation`), links and tests. */
export const OPERATION_NAMES: readonly string[] = [
  "none",
  "start",
  "exit",
  "go",
  "read",
  "write",
  "atomic-load",
  "atomic-store",
  "atomic-rmw",
  "cas-fail",
  "lock",
  "unlock",
  "rlock",
  "runlock",
  "rw-announce",
  "trylock-fail",
  "wg-add",
  "wg-wait",
  "once-begin",
  "once-end",
  "send",
  "receive",
  "rendezvous",
  "close",
  "select-default",
  "sleep",
  "wake",
  "yield",
  "map-read",
  "map-write",
  "print",
  "panic",
  "fatal",
  "cond-wait",
  "cond-woken",
  "cond-signal",
  "cond-broadcast",
  "os-exit",
  "block-forever",
  "select",
  "chan-len",
  "choose",
  "idle",
  "count-goroutines",
  "timer-stop",
  "timer-sent",
  "map-grow",
  "map-evacuate",
  "map-grown",
  "map-yield",
  "map-wild",
];

/** Whether `kind` is a plain memory access in the sense of the Go memory model's data-race definition. */
export function isPlainAccess(kind: number): boolean {
  return kind === OP_READ || kind === OP_WRITE || kind === OP_MAP_READ || kind === OP_MAP_WRITE;
}

/** Whether `kind` modifies plain memory. */
export function isPlainWrite(kind: number): boolean {
  return kind === OP_WRITE || kind === OP_MAP_WRITE;
}

/** Whether `kind` is an operation on a whole map, not on cells. */
export function isMapOperation(kind: number): boolean {
  return kind === OP_MAP_READ || kind === OP_MAP_WRITE;
}
