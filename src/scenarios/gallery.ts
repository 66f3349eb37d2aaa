// The gallery: built-in programs in the order in which they are shown. Slugs are part of links: never rename one.

import aba from "./aba.go?raw";
import abaMap from "./aba-map.go?raw";
import abaPool from "./aba-pool.go?raw";
import account from "./account.go?raw";
import afterYou from "./after-you.go?raw";
import copyOnWriteMap from "./copy-on-write-map.go?raw";
import deleteDelete from "./delete-delete.go?raw";
import deleteDuringRange from "./delete-during-range.go?raw";
import evacuatedBucket from "./evacuated-bucket.go?raw";
import { FIRST_SCENARIO } from "./first.ts";
import forgottenSender from "./forgotten-sender.go?raw";
import iteratorNoRepeat from "./iterator-no-repeat.go?raw";
import iteratorRepeat from "./iterator-repeat.go?raw";
import iteratorSkip from "./iterator-skip.go?raw";
import lastSeat from "./last-seat.go?raw";
import lateValue from "./late-value.go?raw";
import lockOrder from "./lock-order.go?raw";
import mean from "./mean.go?raw";
import missedSignal from "./missed-signal.go?raw";
import mutexCounter from "./mutex-counter.go?raw";
import onceMap from "./once-map.go?raw";
import rangeAndInsert from "./range-and-insert.go?raw";
import readDuringGrowth from "./read-during-growth.go?raw";
import sameSizeGrowth from "./same-size-growth.go?raw";
import type { Scenario } from "./scenario.ts";
import shardedMap from "./sharded-map.go?raw";
import syncMap from "./sync-map.go?raw";
import syncMapRange from "./sync-map-range.go?raw";
import tornInterface from "./torn-interface.go?raw";
import tornPair from "./torn-pair.go?raw";
import twoKeys from "./two-keys.go?raw";
import twoLocks from "./two-locks.go?raw";
import twoWriters from "./two-writers.go?raw";

/** Before Go 1.24: buckets, moved a few at a time. */
const CLASSIC = { goMinor: 23 };
const SWISS = { goMinor: 24 };

/** All scenarios; the first one is what a new visitor sees. */
export const GALLERY: readonly Scenario[] = [
  FIRST_SCENARIO,
  {
    slug: "mutex-counter",
    theme: "races",
    title: "The same, with a mutex",
    summary: "One lock around the read and the write: every schedule is explored, and none goes wrong.",
    source: mutexCounter,
    expected: [],
  },
  {
    slug: "torn-interface",
    theme: "races",
    title: "Half an interface",
    summary:
      "An interface is a type and a pointer, stored one after the other. In between it is a square with a rectangle's method.",
    source: tornInterface,
    expected: ["data-race", "torn-value"],
  },
  {
    slug: "account",
    theme: "logic",
    title: "Locked, and still wrong",
    summary: "Every access to the balance is locked, so the race detector is silent. Money gets lost all the same.",
    source: account,
    expected: ["lost-update"],
  },
  {
    slug: "last-seat",
    theme: "logic",
    title: "The last seat",
    summary: "Both ask under the lock whether a seat is free, and both take it under the lock. In between, it is gone.",
    source: lastSeat,
    expected: ["check-then-act"],
  },
  {
    slug: "mean",
    theme: "logic",
    title: "Two atomics, one mean",
    summary: "Total and count are atomic, each for itself. Read one after the other they do not belong together.",
    source: mean,
    expected: ["torn-snapshot"],
  },
  {
    slug: "aba",
    theme: "logic",
    title: "ABA",
    summary:
      "A slot is taken, given back and on top again: the compare-and-swap is content, and links to a slot in use.",
    source: aba,
    expected: ["aba"],
  },
  {
    slug: "aba-map",
    theme: "logic",
    title: "ABA in a hotel",
    summary:
      "A map holds all rooms, so none is ever new. One that was left is on top again, and the compare-and-swap takes it for unchanged.",
    source: abaMap,
    expected: ["aba"],
  },
  {
    slug: "aba-pool",
    theme: "logic",
    title: "ABA from a pool",
    summary:
      "sync.Pool gives a node back that somebody still compares with: same pointer, other node, and what was below it is stale.",
    source: abaPool,
    expected: ["aba"],
  },
  {
    slug: "lock-order",
    theme: "stuck",
    title: "Deadly embrace",
    summary: "Two transfers in opposite directions take the same two locks in opposite order.",
    source: lockOrder,
    expected: ["deadlock"],
  },
  {
    slug: "after-you",
    theme: "stuck",
    title: "After you",
    summary: "Nobody blocks, nobody gets through: each gives its lock back because the other one's is taken, for ever.",
    source: afterYou,
    expected: ["livelock"],
  },
  {
    slug: "missed-signal",
    theme: "stuck",
    title: "The missed signal",
    summary:
      "The door is opened between the look at it and the wait. The signal finds nobody, and nobody sends another.",
    source: missedSignal,
    expected: ["lost-wakeup"],
  },
  {
    slug: "forgotten-sender",
    theme: "stuck",
    title: "The forgotten sender",
    summary: "After the timeout nobody receives any more. The searching goroutine waits for ever, and leaks.",
    source: forgottenSender,
    expected: ["goroutine-leak"],
  },
  {
    slug: "two-keys",
    theme: "maps",
    title: "Two keys, one map",
    summary:
      "The goroutines assign different keys. A map is one thing, though: any two writes to it race, and either can be lost.",
    source: twoKeys,
    expected: ["data-race", "fatal", "lost-insert", "lost-write", "map-fatal", "wrong-count"],
  },
  {
    slug: "once-map",
    theme: "maps",
    title: "Once is not enough",
    summary: "sync.Once protects making the map. It does not protect using it.",
    source: onceMap,
    expected: ["data-race", "fatal", "lost-update", "map-fatal", "wrong-count"],
  },
  {
    slug: "two-locks",
    theme: "maps",
    title: "Two locks are none",
    summary:
      "The delete is locked and so is len, each with a lock of its own. len never makes the program fail; it is a data race all the same.",
    source: twoLocks,
    expected: ["data-race"],
    options: CLASSIC,
  },
  {
    slug: "range-and-insert",
    theme: "maps",
    title: "A key more, while looping",
    summary:
      "The check for concurrent use is made once for each key that the loop gets. The program dies, or goes on as if nothing had been.",
    source: rangeAndInsert,
    expected: ["data-race", "map-fatal"],
    options: CLASSIC,
  },
  {
    slug: "delete-during-range",
    theme: "maps",
    title: "Deleted under the loop",
    summary:
      "The loop may delete from the map it walks through. When somebody else does, the program dies, or the count is wrong for ever.",
    source: deleteDuringRange,
    expected: ["data-race", "map-fatal", "wrong-count"],
    options: CLASSIC,
  },
  {
    slug: "delete-delete",
    theme: "maps",
    title: "Two deletes, one count",
    summary: "Each takes one off the same number, which is a read and a write. Afterwards len and the loop disagree.",
    source: deleteDelete,
    expected: ["data-race", "map-fatal", "wrong-count"],
    options: CLASSIC,
  },
  {
    slug: "sync-map",
    theme: "maps",
    title: "Load, then Store",
    summary: "Every call on a sync.Map is atomic. Reading a count and storing it plus one are two calls.",
    source: syncMap,
    expected: ["lost-update"],
  },
  {
    slug: "sync-map-range",
    theme: "maps",
    title: "Range is no snapshot",
    summary:
      "Money moves while sync.Map's Range adds it up: one account as it is afterwards, the other as it was before.",
    source: syncMapRange,
    expected: ["torn-snapshot"],
  },
  {
    slug: "sharded-map",
    theme: "maps",
    title: "Four maps, four locks",
    summary:
      "Keys are spread over four maps with a lock each, and whoever needs one takes its lock: nothing goes wrong, whatever the order.",
    source: shardedMap,
    expected: [],
  },
  {
    slug: "copy-on-write-map",
    theme: "maps",
    title: "Copy, then swap",
    summary:
      "Writers publish a changed copy through an atomic pointer. Readers need no lock, for nobody writes to what they see.",
    source: copyOnWriteMap,
    expected: [],
  },
  {
    slug: "two-writers",
    theme: "inside-maps",
    title: "Past the check, both",
    summary:
      "Each writer looks whether somebody writes, then says that it does. Both look first: one entry lands on the other, or the count is short.",
    source: twoWriters,
    expected: ["data-race", "lost-insert", "lost-write", "map-fatal", "wrong-count"],
    options: CLASSIC,
  },
  {
    slug: "evacuated-bucket",
    theme: "inside-maps",
    title: "Write into an evacuated bucket",
    summary:
      "While the map grows, an assignment still holds an old bucket. Its value goes where nobody looks any more.",
    source: evacuatedBucket,
    expected: [
      "data-race",
      "duplicate-key",
      "fatal",
      "lost-insert",
      "lost-write",
      "map-fatal",
      "panic",
      "wild-access",
      "wrong-count",
    ],
    options: CLASSIC,
  },
  {
    slug: "late-value",
    theme: "inside-maps",
    title: "The key is there, the value is not",
    summary:
      "An assignment stores its value after it has said that it is done writing. A reader finds the key with an empty value, and no check objects.",
    source: lateValue,
    expected: ["data-race", "map-fatal"],
    options: CLASSIC,
  },
  {
    slug: "read-during-growth",
    theme: "inside-maps",
    title: "A price from the old bucket",
    summary:
      "A lookup that began before the map grew reads the bucket that everybody else has left. The memory is still there; the price is the old one.",
    source: readDuringGrowth,
    expected: ["data-race", "map-fatal", "stale-read", "wild-access"],
    counterpart: "read-during-growth-24",
    options: CLASSIC,
  },
  {
    slug: "read-during-growth-24",
    theme: "inside-maps",
    title: "The same, on Go 1.24",
    summary:
      "Maps of Go 1.24 copy the whole table before anybody sees the new one. Stale prices there are all the same, and for a moment the directory passes for a table.",
    source: readDuringGrowth,
    expected: ["data-race", "map-fatal", "stale-read", "wild-access"],
    counterpart: "read-during-growth",
    options: SWISS,
  },
  {
    slug: "torn-pair",
    theme: "inside-maps",
    title: "Four buckets, says the header",
    summary:
      "The number of buckets is new and the array is still the old one: the lookup leaves it. Real Go reads whatever lies there, or dies.",
    source: tornPair,
    expected: ["data-race", "map-fatal", "stale-read", "wild-access"],
    options: CLASSIC,
  },
  {
    slug: "iterator-skip",
    theme: "inside-maps",
    title: "The guest that was not greeted",
    summary: "The entry has left its old cell and is not in its new one yet. The loop looks at both, and goes on.",
    source: iteratorSkip,
    expected: ["data-race", "iteration-skip", "map-fatal", "stale-read", "wild-access"],
    options: CLASSIC,
  },
  {
    slug: "iterator-repeat",
    theme: "inside-maps",
    title: "Box 0 gets all letters",
    summary:
      "The loop has not said yet that it is there, so Go wipes the bucket that it moves. In the wiped bucket every entry that has left has the key 0.",
    source: iteratorRepeat,
    expected: ["data-race", "iteration-repeat", "iteration-skip", "map-fatal"],
    counterpart: "iterator-no-repeat",
    options: CLASSIC,
  },
  {
    slug: "iterator-no-repeat",
    theme: "inside-maps",
    title: "Counted from 1, nothing comes twice",
    summary:
      "Wiped entries have the key 0, and here no box has that number. The loop still misses letters, but it meets none of them twice.",
    source: iteratorNoRepeat,
    expected: ["data-race", "iteration-skip", "map-fatal", "wild-access"],
    absent: ["iteration-repeat"],
    counterpart: "iterator-repeat",
    options: CLASSIC,
  },
  {
    slug: "same-size-growth",
    theme: "inside-maps",
    title: "Growing without getting larger",
    summary:
      "Full buckets have overflow buckets; the map moves to a new array of the same size to be rid of them, and the loop loses its way all the same.",
    source: sameSizeGrowth,
    expected: ["data-race", "iteration-skip", "map-fatal"],
    options: CLASSIC,
  },
];
