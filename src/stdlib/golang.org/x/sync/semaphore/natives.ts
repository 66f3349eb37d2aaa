// The operations of a weighted semaphore. The cells are laid out in semaphore.go.

import type { Value } from "../../../../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../../../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../../../../vm/api.ts";
import { addWrapped, argNumber, numberOf } from "../../../../word.ts";

const SIZE = 0;
const HELD = 1;
const WAITERS = 2;
const READY = 1;

const TAKEN = 0;
const QUEUED = 1;
const IMPOSSIBLE = 2;

type Waiters = readonly Value[];

const waitersOf = (ctx: NativeContext, s: number): Waiters => (ctx.load(s + WAITERS) ?? []) as Waiters;
const number = (ctx: NativeContext, address: number): number => numberOf(ctx.load(address));
const freeIn = (ctx: NativeContext, s: number): number => number(ctx, s + SIZE) - number(ctx, s + HELD);

function setWaiters(ctx: NativeContext, s: number, waiters: Waiters): void {
  ctx.store(s + WAITERS, waiters.length === 0 ? undefined : Object.freeze(waiters));
}

function changeHeld(ctx: NativeContext, s: number, n: number): void {
  ctx.store(s + HELD, addWrapped(ctx.load(s + HELD), n, "int64"));
}

function tryTake(ctx: NativeContext, s: number, n: number): boolean {
  const isFree = freeIn(ctx, s) >= n && waitersOf(ctx, s).length === 0;
  if (isFree) changeHeld(ctx, s, n);
  return isFree;
}

// Those at the front whose tokens are there now get them; who needs more than there is holds up everybody behind.
function serve(ctx: NativeContext, s: number): Waiters {
  const waiters = waitersOf(ctx, s);
  let n = 0;
  for (; n < waiters.length; n++) {
    const tokens = number(ctx, waiters[n] as number);
    if (freeIn(ctx, s) < tokens) break;
    changeHeld(ctx, s, tokens);
  }
  if (n > 0) setWaiters(ctx, s, waiters.slice(n));
  return Object.freeze(waiters.slice(0, n));
}

function operation(run: (ctx: NativeContext, s: number) => boolean): OperationNative {
  return { kind: OP_ATOMIC_RMW, run: (ctx) => (run(ctx, argNumber(ctx, 0)) ? undefined : OP_ATOMIC_LOAD) };
}

const take = operation((ctx, s) => {
  const isTaken = tryTake(ctx, s, argNumber(ctx, 1));
  ctx.set(0, isTaken);
  return isTaken;
});

const enter = operation((ctx, s) => {
  const [waiter, n] = [ctx.get(1), argNumber(ctx, 2)];
  const isImpossible = n > number(ctx, s + SIZE);
  const isTaken = !isImpossible && tryTake(ctx, s, n);
  if (!isImpossible && !isTaken) setWaiters(ctx, s, [...waitersOf(ctx, s), waiter]);
  ctx.set(0, isImpossible ? IMPOSSIBLE : isTaken ? TAKEN : QUEUED);
  return !isImpossible;
});

const leave = operation((ctx, s) => {
  const waiter = ctx.get(1);
  const waiters = waitersOf(ctx, s);
  const isServed = !waiters.includes(waiter);
  if (!isServed) {
    setWaiters(
      ctx,
      s,
      waiters.filter((each) => each !== waiter),
    );
  }
  ctx.set(0, isServed);
  ctx.set(1, isServed ? undefined : serve(ctx, s));
  return !isServed;
});

const give = operation((ctx, s) => {
  const n = argNumber(ctx, 1);
  const isHeld = number(ctx, s + HELD) >= n;
  if (isHeld) changeHeld(ctx, s, -n);
  ctx.set(0, isHeld ? serve(ctx, s) : undefined);
  ctx.set(1, isHeld);
  return isHeld;
});

const listed = (ctx: NativeContext): Waiters => (ctx.get(0) ?? []) as Waiters;
const PATH = "golang.org/x/sync/semaphore";

export const semaphoreNatives: Natives = {
  natives: new Map([
    [`${PATH}.countOf`, (ctx: NativeContext) => ctx.set(0, listed(ctx).length)],
    // A waiter's channel never changes.
    [
      `${PATH}.readyAt`,
      (ctx: NativeContext) => ctx.set(0, ctx.load((listed(ctx)[argNumber(ctx, 1)] as number) + READY)),
    ],
  ]),
  operations: new Map([
    [`${PATH}.(*Weighted).take`, take],
    [`${PATH}.(*Weighted).enter`, enter],
    [`${PATH}.(*Weighted).leave`, leave],
    [`${PATH}.(*Weighted).give`, give],
  ]),
};
