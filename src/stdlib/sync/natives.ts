// The operations of package sync. The cells of each type are laid out in the comment above it in the Go file of its name.

import type { Value } from "../../ir/value.ts";
import {
  OP_COND_BROADCAST,
  OP_COND_SIGNAL,
  OP_COND_WAIT,
  OP_COND_WOKEN,
  OP_LOCK,
  OP_ONCE_BEGIN,
  OP_ONCE_END,
  OP_RLOCK,
  OP_RUNLOCK,
  OP_RW_ANNOUNCE,
  OP_TRYLOCK_FAIL,
  OP_UNLOCK,
  OP_WG_ADD,
  OP_WG_WAIT,
} from "../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { addWrapped, argNumber, numberOf } from "../word.ts";

type Run = (ctx: NativeContext, object: number) => number | undefined;
type Test = (ctx: NativeContext, object: number) => boolean;

// An operation on the object its receiver points to; the machine has panicked before if that is nil.
function on(kind: number, run: Run): OperationNative {
  return { kind, run: (ctx) => run(ctx, argNumber(ctx, 0)) };
}

// An operation that waits until `isReady`; Go's dumps say `waitReason` meanwhile.
function waitingOn(kind: number, waitReason: string, isReady: Test, run: Run): OperationNative {
  return { ...on(kind, run), waitReason, ready: (ctx) => isReady(ctx, argNumber(ctx, 0)) };
}

const FREE = 0;
const LOCKED = 1;
const ANNOUNCED = 1;
const WRITING = 2;
const RUNNING = 1;
const DONE = 2;

const HOLDER = 1;
const READERS = 2;
const HOLDERS = 3;

const isFree: Test = (ctx, object) => ctx.load(object) === FREE;
const isNotRunning: Test = (ctx, once) => ctx.load(once) !== RUNNING;
const hasNoReader: Test = (ctx, rw) => readersOf(ctx, rw) === 0;
const isCalled: Test = (ctx, cond) => argNumber(ctx, 1) < numberOf(ctx.load(cond + NOTIFIED));

const nothing: Run = () => undefined;

function hold(ctx: NativeContext, object: number, state: number): undefined {
  ctx.store(object, state);
  ctx.store(object + HOLDER, ctx.goroutine + 1);
}

function release(ctx: NativeContext, object: number, state: number): undefined {
  ctx.store(object, state);
  ctx.store(object + HOLDER, 0);
}

function tryLock(ctx: NativeContext, object: number): number {
  const isLocked = ctx.load(object) !== FREE;
  ctx.set(0, !isLocked);
  if (isLocked) return OP_TRYLOCK_FAIL;
  hold(ctx, object, LOCKED);
  return OP_LOCK;
}

function unlock(ctx: NativeContext, object: number): undefined {
  if (ctx.load(object) === FREE) return ctx.fatal("sync: unlock of unlocked mutex") as undefined;
  return release(ctx, object, FREE);
}

const readersOf = (ctx: NativeContext, rw: number): number => numberOf(ctx.load(rw + READERS));

function setHolders(ctx: NativeContext, rw: number, holders: readonly number[]): undefined {
  ctx.store(rw + READERS, holders.length);
  ctx.store(rw + HOLDERS, holders.join(","));
}

/** The goroutine indices in the `holders` cell of an RWMutex, ascending. */
function readHolders(holders: string): number[] {
  return holders === "" ? [] : holders.split(",").map(Number);
}

const holdersOf = (ctx: NativeContext, rw: number): number[] => readHolders(ctx.load(rw + HOLDERS) as string);

function addReader(ctx: NativeContext, rw: number): undefined {
  const holders = [...holdersOf(ctx, rw), ctx.goroutine];
  return setHolders(
    ctx,
    rw,
    holders.sort((a, b) => a - b),
  );
}

// Any goroutine may give back a read lock; one that holds none gives back somebody else's.
function removeReader(ctx: NativeContext, rw: number): undefined {
  const holders = holdersOf(ctx, rw);
  if (holders.length === 0) return ctx.fatal("sync: RUnlock of unlocked RWMutex") as undefined;
  holders.splice(Math.max(0, holders.indexOf(ctx.goroutine)), 1);
  return setHolders(ctx, rw, holders);
}

function tryWriteLock(ctx: NativeContext, rw: number): number {
  const isHeld = ctx.load(rw) !== FREE || readersOf(ctx, rw) > 0;
  ctx.set(0, !isHeld);
  if (isHeld) return OP_TRYLOCK_FAIL;
  hold(ctx, rw, WRITING);
  return OP_LOCK;
}

function tryReadLock(ctx: NativeContext, rw: number): number {
  const hasWriter = ctx.load(rw) !== FREE;
  ctx.set(0, !hasWriter);
  if (hasWriter) return OP_TRYLOCK_FAIL;
  addReader(ctx, rw);
  return OP_RLOCK;
}

function writeUnlock(ctx: NativeContext, rw: number): undefined {
  if (ctx.load(rw) !== WRITING) return ctx.fatal("sync: Unlock of unlocked RWMutex") as undefined;
  return release(ctx, rw, FREE);
}

function addToCounter(ctx: NativeContext, wg: number, delta: Value): undefined {
  const counter = addWrapped(ctx.load(wg), delta, "int32");
  ctx.store(wg, counter);
  if (counter < 0) ctx.panicString("sync: negative WaitGroup counter");
}

function beginOnce(ctx: NativeContext, once: number): undefined {
  const isFirst = ctx.load(once) === FREE;
  if (isFirst) hold(ctx, once, RUNNING);
  ctx.set(0, isFirst);
}

const WAITING = 1;
const NOTIFIED = 2;
const SELF = 3;

// Reports whether the Cond is where it was first used; if not, that is a panic.
function isOriginal(ctx: NativeContext, cond: number): boolean {
  const self = ctx.load(cond + SELF);
  if (self !== 0 && self !== cond) {
    ctx.panicString("sync.Cond is copied");
    return false;
  }
  if (self === 0) ctx.store(cond + SELF, cond);
  return true;
}

function takeTicket(ctx: NativeContext, cond: number): undefined {
  if (!isOriginal(ctx, cond)) return;
  const ticket = numberOf(ctx.load(cond + WAITING));
  ctx.store(cond + WAITING, ticket + 1);
  ctx.set(0, ticket);
}

function signal(ctx: NativeContext, cond: number): undefined {
  if (!isOriginal(ctx, cond)) return;
  const notified = numberOf(ctx.load(cond + NOTIFIED));
  if (notified < numberOf(ctx.load(cond + WAITING))) ctx.store(cond + NOTIFIED, notified + 1);
}

function broadcast(ctx: NativeContext, cond: number): undefined {
  if (!isOriginal(ctx, cond)) return;
  ctx.store(cond + NOTIFIED, ctx.load(cond + WAITING));
}

const operations: Readonly<Record<string, OperationNative>> = {
  "sync.(*Mutex).Lock": waitingOn(OP_LOCK, "sync.Mutex.Lock", isFree, (ctx, m) => hold(ctx, m, LOCKED)),
  "sync.(*Mutex).TryLock": on(OP_LOCK, tryLock),
  "sync.(*Mutex).Unlock": on(OP_UNLOCK, unlock),

  "sync.(*RWMutex).announce": waitingOn(OP_RW_ANNOUNCE, "sync.RWMutex.Lock", isFree, (ctx, rw) =>
    hold(ctx, rw, ANNOUNCED),
  ),
  "sync.(*RWMutex).acquire": waitingOn(OP_LOCK, "sync.RWMutex.Lock", hasNoReader, (ctx, rw) => hold(ctx, rw, WRITING)),
  "sync.(*RWMutex).TryLock": on(OP_LOCK, tryWriteLock),
  "sync.(*RWMutex).Unlock": on(OP_UNLOCK, writeUnlock),
  "sync.(*RWMutex).RLock": waitingOn(OP_RLOCK, "sync.RWMutex.RLock", isFree, addReader),
  "sync.(*RWMutex).TryRLock": on(OP_RLOCK, tryReadLock),
  "sync.(*RWMutex).RUnlock": on(OP_RUNLOCK, removeReader),

  "sync.(*WaitGroup).Add": {
    ...on(OP_WG_ADD, (ctx, wg) => addToCounter(ctx, wg, ctx.get(1))),
    extentOf: (ctx) => argNumber(ctx, 1),
  },
  "sync.(*WaitGroup).Done": { ...on(OP_WG_ADD, (ctx, wg) => addToCounter(ctx, wg, -1)), extentOf: () => -1 },
  "sync.(*WaitGroup).Wait": waitingOn(OP_WG_WAIT, "sync.WaitGroup.Wait", isFree, nothing),

  "sync.(*Once).begin": waitingOn(OP_ONCE_BEGIN, "sync.Mutex.Lock", isNotRunning, beginOnce),
  "sync.(*Once).end": on(OP_ONCE_END, (ctx, once) => release(ctx, once, DONE)),

  "sync.(*Cond).enqueue": on(OP_COND_WAIT, takeTicket),
  "sync.(*Cond).await": waitingOn(OP_COND_WOKEN, "sync.Cond.Wait", isCalled, nothing),
  "sync.(*Cond).Signal": on(OP_COND_SIGNAL, signal),
  "sync.(*Cond).Broadcast": on(OP_COND_BROADCAST, broadcast),
};

export const syncNatives: Natives = {
  natives: new Map(),
  operations: new Map(Object.entries(operations)),
};
