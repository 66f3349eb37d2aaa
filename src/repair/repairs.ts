// The repairs that can be tried for a finding, by its kind: the most natural first. Whether one helps is for an exploration of the
// repaired program to say.

import type { FindingKind } from "../trace/finding.ts";
import type { Repair } from "../trace/repair.ts";
import { atomicRepairs } from "./atomic.ts";
import type { Broken } from "./broken.ts";
import { bufferRepairs } from "./buffer.ts";
import { cancelRepairs } from "./cancel.ts";
import { closeBySenderRepairs, closedFlagRepairs } from "./close-by-sender.ts";
import { backgroundRepairs, closeInMethodRepairs, closeRepairs, onceCloseRepairs } from "./closing.ts";
import { compareAndSwapRepairs, loadOrStoreRepairs } from "./compare-and-swap.ts";
import { conditionRepairs } from "./condition.ts";
import { clipRepairs, returnCopyRepairs } from "./copies.ts";
import { exclusiveRepairs } from "./exclusive-lock.ts";
import { gateRepairs, lockOrderRepairs, orderByFieldRepairs } from "./lock-order.ts";
import { mapRepairs } from "./map-repairs.ts";
import { compoundRepairs, mutexRepairs } from "./mutex.ts";
import { onceRepairs } from "./once.ts";
import { ownerRepairs } from "./owner.ts";
import { readyRepairs } from "./ready.ts";
import { recursiveLockRepairs } from "./recursive-lock.ts";
import { recyclingRepairs } from "./recycling.ts";
import { makeRepairs, releaseSlotRepairs, senderRepairs } from "./sending.ts";
import { shareRepairs } from "./share-lock.ts";
import { stopRepairs } from "./stop.ts";
import { unlockFirstRepairs } from "./unlock-first.ts";
import { deferUnlockRepairs, matchingUnlockRepairs, unlockOnceRepairs } from "./unlocking.ts";
import { argumentCopyRepairs, loopVariableRepairs, ownVariableRepairs } from "./variables.ts";
import { startLaterRepairs, waitFirstRepairs, waitForReadyRepairs } from "./wait-first.ts";
import { addBeforeGoRepairs, deferDoneRepairs, doneOnceRepairs } from "./waiting.ts";

type Source = (broken: Broken) => readonly Repair[];

const OF_MEMORY: readonly Source[] = [
  shareRepairs,
  addBeforeGoRepairs,
  loopVariableRepairs,
  ownVariableRepairs,
  waitForReadyRepairs,
  waitFirstRepairs,
  clipRepairs,
  returnCopyRepairs,
  compareAndSwapRepairs,
  loadOrStoreRepairs,
  atomicRepairs,
  onceRepairs,
  exclusiveRepairs,
  mutexRepairs,
  compoundRepairs,
  argumentCopyRepairs,
  startLaterRepairs,
  readyRepairs,
  closeBySenderRepairs,
  closedFlagRepairs,
  recyclingRepairs,
  mapRepairs,
  ownerRepairs,
];
const OF_WAITS: readonly Source[] = [
  shareRepairs,
  recursiveLockRepairs,
  lockOrderRepairs,
  orderByFieldRepairs,
  deferUnlockRepairs,
  unlockFirstRepairs,
  gateRepairs,
  makeRepairs,
  conditionRepairs,
  addBeforeGoRepairs,
  deferDoneRepairs,
  backgroundRepairs,
  cancelRepairs,
  closeRepairs,
  closeInMethodRepairs,
  bufferRepairs,
  stopRepairs,
  senderRepairs,
  releaseSlotRepairs,
];
const OF_FAILURES: readonly Source[] = [
  onceCloseRepairs,
  closeBySenderRepairs,
  closedFlagRepairs,
  conditionRepairs,
  addBeforeGoRepairs,
  deferDoneRepairs,
  doneOnceRepairs,
  matchingUnlockRepairs,
  unlockOnceRepairs,
  shareRepairs,
  waitForReadyRepairs,
  waitFirstRepairs,
  mutexRepairs,
  compoundRepairs,
];

const SOURCES: Readonly<Record<FindingKind, readonly Source[]>> = {
  "data-race": OF_MEMORY,
  "lost-update": OF_MEMORY,
  "atomicity-violation": OF_MEMORY,
  "check-then-act": OF_MEMORY,
  "torn-snapshot": OF_MEMORY,
  "torn-value": OF_MEMORY,
  "init-order": OF_MEMORY,
  aba: OF_MEMORY,
  deadlock: OF_WAITS,
  "goroutine-leak": OF_WAITS,
  "lock-order": OF_WAITS,
  "double-lock": OF_WAITS,
  livelock: OF_WAITS,
  "lost-wakeup": OF_WAITS,
  panic: OF_FAILURES,
  fatal: OF_FAILURES,
  "map-fatal": OF_MEMORY,
  "lost-write": OF_MEMORY,
  "stale-read": OF_MEMORY,
  "lost-insert": OF_MEMORY,
  "wrong-count": OF_MEMORY,
  "duplicate-key": OF_MEMORY,
  "unreachable-key": OF_MEMORY,
  "wild-access": OF_MEMORY,
  "iteration-skip": OF_MEMORY,
  "iteration-repeat": OF_MEMORY,
};

/**
 * Repairs of a finding. Pure: the same program and finding give the same repairs. Their texts need not type-check: whoever offers
 * one has to check it. *Cost*: linear in the program, for each repair.
 */
export function repairsFor(broken: Broken): readonly Repair[] {
  return SOURCES[broken.finding.kind].flatMap((source) => source(broken));
}
