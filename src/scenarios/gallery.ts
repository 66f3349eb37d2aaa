// The gallery: built-in programs in the order in which they are shown. Slugs are part of links: never rename one.

import aba from "./aba.go?raw";
import account from "./account.go?raw";
import afterYou from "./after-you.go?raw";
import evacuatedBucket from "./evacuated-bucket.go?raw";
import forgottenSender from "./forgotten-sender.go?raw";
import lastSeat from "./last-seat.go?raw";
import lockOrder from "./lock-order.go?raw";
import lostUpdate from "./lost-update.go?raw";
import mean from "./mean.go?raw";
import missedSignal from "./missed-signal.go?raw";
import mutexCounter from "./mutex-counter.go?raw";
import onceMap from "./once-map.go?raw";
import type { Scenario } from "./scenario.ts";
import syncMap from "./sync-map.go?raw";
import tornInterface from "./torn-interface.go?raw";
import twoKeys from "./two-keys.go?raw";

/** All scenarios; the first one is what a new visitor sees. */
export const GALLERY: readonly Scenario[] = [
  {
    slug: "lost-update",
    title: "Lost update",
    summary: "Two goroutines count to one. counter++ is a read and a write, and something fits in between.",
    source: lostUpdate,
    expected: ["data-race", "lost-update"],
  },
  {
    slug: "mutex-counter",
    title: "The same, with a mutex",
    summary: "One lock around the read and the write: every schedule is explored, and none goes wrong.",
    source: mutexCounter,
    expected: [],
  },
  {
    slug: "account",
    title: "Locked, and still wrong",
    summary: "Every access to the balance is locked, so the race detector is silent. Money gets lost all the same.",
    source: account,
    expected: ["lost-update"],
  },
  {
    slug: "sync-map",
    title: "Load, then Store",
    summary: "Every call on a sync.Map is atomic. Reading a count and storing it plus one are two calls.",
    source: syncMap,
    expected: ["lost-update"],
  },
  {
    slug: "last-seat",
    title: "The last seat",
    summary: "Both ask under the lock whether a seat is free, and both take it under the lock. In between, it is gone.",
    source: lastSeat,
    expected: ["check-then-act"],
  },
  {
    slug: "mean",
    title: "Two atomics, one mean",
    summary: "Total and count are atomic, each for itself. Read one after the other they do not belong together.",
    source: mean,
    expected: ["torn-snapshot"],
  },
  {
    slug: "aba",
    title: "ABA",
    summary:
      "A slot is taken, given back and on top again: the compare-and-swap is content, and links to a slot in use.",
    source: aba,
    expected: ["aba"],
  },
  {
    slug: "two-keys",
    title: "Two keys, one map",
    summary: "The goroutines assign different keys. A map is one thing, though: any two writes to it race.",
    source: twoKeys,
    expected: ["data-race"],
  },
  {
    slug: "lock-order",
    title: "Deadly embrace",
    summary: "Two transfers in opposite directions take the same two locks in opposite order.",
    source: lockOrder,
    expected: ["deadlock"],
  },
  {
    slug: "after-you",
    title: "After you",
    summary: "Nobody blocks, nobody gets through: each gives its lock back because the other one's is taken, for ever.",
    source: afterYou,
    expected: ["livelock"],
  },
  {
    slug: "missed-signal",
    title: "The missed signal",
    summary:
      "The door is opened between the look at it and the wait. The signal finds nobody, and nobody sends another.",
    source: missedSignal,
    expected: ["lost-wakeup"],
  },
  {
    slug: "forgotten-sender",
    title: "The forgotten sender",
    summary: "After the timeout nobody receives any more. The searching goroutine waits for ever, and leaks.",
    source: forgottenSender,
    expected: ["goroutine-leak"],
  },
  {
    slug: "once-map",
    title: "Once is not enough",
    summary: "sync.Once protects making the map. It does not protect using it.",
    source: onceMap,
    expected: ["data-race", "lost-update"],
  },
  {
    slug: "torn-interface",
    title: "Half an interface",
    summary:
      "An interface is a type and a pointer, stored one after the other. In between it is a square with a rectangle's method.",
    source: tornInterface,
    expected: ["data-race", "torn-value"],
  },
  {
    slug: "evacuated-bucket",
    title: "Write into an evacuated bucket",
    summary:
      "While the map grows, an assignment still holds an old bucket. Its value goes where nobody looks any more.",
    source: evacuatedBucket,
    expected: ["data-race", "fatal", "lost-write", "map-fatal", "panic"],
    options: { mapDetail: "runtime" },
  },
];

/** The scenario with this slug. */
export function findScenario(slug: string): Scenario | undefined {
  return GALLERY.find((scenario) => scenario.slug === slug);
}
