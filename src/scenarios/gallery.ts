// The gallery: built-in programs in the order in which they are shown. Slugs are part of links: never rename one.

import account from "./account.go?raw";
import evacuatedBucket from "./evacuated-bucket.go?raw";
import forgottenSender from "./forgotten-sender.go?raw";
import lockOrder from "./lock-order.go?raw";
import lostUpdate from "./lost-update.go?raw";
import mutexCounter from "./mutex-counter.go?raw";
import onceMap from "./once-map.go?raw";
import type { Scenario } from "./scenario.ts";
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
