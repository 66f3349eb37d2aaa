// The natives of package internal/bubble. The cells of a State are laid out in bubble.go; only its own operations change them.

import { OP_ATOMIC_STORE, OP_IDLE } from "../../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../../vm/api.ts";
import { argNumber, numberOf } from "../../word.ts";

const IS_ACTIVE = 0;
const START = 1;
const OUTSIDE = 2;
const HAS_MAIN_ENDED = 3;

/** No clock gets there before everything else is blocked for good. */
const LAST_TIME = 9.2e18;

const cell = (ctx: NativeContext, offset: number): number => argNumber(ctx, 0) + offset;
const isSet = (ctx: NativeContext, offset: number): boolean => ctx.load(cell(ctx, offset)) === true;

const now: Native = (ctx) => {
  const isActive = isSet(ctx, IS_ACTIVE);
  const start = isActive ? numberOf(ctx.load(cell(ctx, START))) : 0;
  ctx.set(0, ctx.now() - start);
  ctx.set(1, isActive);
};

const enter: Native = (ctx) => {
  const wasActive = isSet(ctx, IS_ACTIVE);
  if (!wasActive) {
    ctx.store(cell(ctx, IS_ACTIVE), true);
    ctx.store(cell(ctx, START), ctx.now());
    ctx.store(cell(ctx, OUTSIDE), ctx.goroutineCount());
    ctx.store(cell(ctx, HAS_MAIN_ENDED), false);
  }
  ctx.set(0, !wasActive);
};

const leave: Native = (ctx) => ctx.store(cell(ctx, IS_ACTIVE), false);

const endMain: OperationNative = {
  kind: OP_ATOMIC_STORE,
  run: (ctx) => {
    ctx.store(cell(ctx, HAS_MAIN_ENDED), true);
    return undefined;
  },
};

const awaitMain: OperationNative = {
  kind: OP_IDLE,
  wakeAt: (ctx) => (isSet(ctx, HAS_MAIN_ENDED) ? ctx.now() : LAST_TIME),
  run: (ctx) => {
    ctx.set(0, isSet(ctx, HAS_MAIN_ENDED));
    return undefined;
  },
  waitReason: "synctest.Run",
};

const isAlone = (ctx: NativeContext): boolean => ctx.goroutineCount() <= numberOf(ctx.load(cell(ctx, OUTSIDE)));

const awaitRest: OperationNative = {
  kind: OP_IDLE,
  isIdle: true,
  ready: isAlone,
  run: (ctx) => {
    ctx.set(0, isAlone(ctx));
    return undefined;
  },
  waitReason: "synctest.Run",
};

const wait: OperationNative = {
  kind: OP_IDLE,
  isIdle: true,
  ready: () => false,
  run: () => undefined,
  waitReason: "synctest.Wait",
};

export const bubbleNatives: Natives = {
  natives: new Map([
    ["internal/bubble.(*State).now", now],
    ["internal/bubble.(*State).enter", enter],
    ["internal/bubble.(*State).leave", leave],
  ]),
  operations: new Map([
    ["internal/bubble.(*State).endMain", endMain],
    ["internal/bubble.(*State).awaitMain", awaitMain],
    ["internal/bubble.(*State).awaitRest", awaitRest],
    ["internal/bubble.(*State).wait", wait],
  ]),
};
