// The operations of package time. The virtual clock is the machine's; it moves when nothing else can, to the earliest time
// at which an operation here says that it will be ready.

import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW, OP_ATOMIC_STORE, OP_SLEEP, OP_WAKE } from "../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { addWrapped, argNumber, bigintOf, numberOf } from "../word.ts";
import { durationText, timeText } from "./text.ts";

// Cells of a clockwork, see timer.go.
const IS_ARMED = 0;
const WHEN = 1;
const PERIOD = 2;
const IS_FIRING = 3;
const HAS_RUNNER = 4;
const IS_REARMED = 5;
const CHANNEL = 6;

/** Times beyond the last one that a clock can reach. */
const NEVER = Number.POSITIVE_INFINITY;

const cell = (ctx: NativeContext, offset: number): number => argNumber(ctx, 0) + offset;
const isSet = (ctx: NativeContext, offset: number): boolean => ctx.load(cell(ctx, offset)) === true;
const dueTime = (ctx: NativeContext): number => (isSet(ctx, IS_ARMED) ? numberOf(ctx.load(cell(ctx, WHEN))) : NEVER);

// Durations that would overflow the clock end at its last time.
function fromNow(ctx: NativeContext, index: number): number | bigint {
  const sum = addWrapped(ctx.now(), ctx.get(index), "int64");
  return sum < 0 && argNumber(ctx, index) > 0 ? 9223372036854775807n : sum;
}

const deadline: OperationNative = {
  kind: OP_SLEEP,
  objectOf: () => -1,
  run: (ctx) => {
    ctx.set(0, fromNow(ctx, 0));
    return undefined;
  },
};

const sleepUntil: OperationNative = {
  kind: OP_WAKE,
  objectOf: () => -1,
  ready: (ctx) => ctx.now() >= argNumber(ctx, 0),
  wakeAt: (ctx) => argNumber(ctx, 0),
  run: () => undefined,
  waitReason: "sleep",
};

const arm: OperationNative = {
  kind: OP_SLEEP,
  objectOf: (ctx) => cell(ctx, 0),
  run: (ctx) => {
    const needsRunner = !isSet(ctx, HAS_RUNNER);
    ctx.store(cell(ctx, WHEN), fromNow(ctx, 1));
    ctx.store(cell(ctx, PERIOD), ctx.get(2));
    ctx.store(cell(ctx, IS_ARMED), true);
    ctx.store(cell(ctx, HAS_RUNNER), true);
    ctx.store(cell(ctx, IS_REARMED), !needsRunner);
    ctx.set(0, needsRunner);
    return undefined;
  },
};

const disarm: OperationNative = {
  kind: OP_ATOMIC_RMW,
  ready: (ctx) => !isSet(ctx, IS_FIRING),
  run: (ctx) => {
    const wasArmed = isSet(ctx, IS_ARMED);
    ctx.store(cell(ctx, IS_ARMED), false);
    ctx.set(0, wasArmed);
    return undefined;
  },
  waitReason: "timer",
};

const awaitTime: OperationNative = {
  kind: OP_WAKE,
  objectOf: (ctx) => cell(ctx, 0),
  ready: (ctx) => ctx.now() >= dueTime(ctx),
  wakeAt: dueTime,
  run: (ctx) => {
    const period = ctx.load(cell(ctx, PERIOD));
    const again = period !== 0;
    const isRearmed = ctx.load(cell(ctx, IS_REARMED));
    ctx.store(cell(ctx, IS_REARMED), false);
    if (again) ctx.store(cell(ctx, WHEN), addWrapped(ctx.load(cell(ctx, WHEN)), period, "int64"));
    else ctx.store(cell(ctx, IS_ARMED), false);
    ctx.store(cell(ctx, HAS_RUNNER), again);
    ctx.store(cell(ctx, IS_FIRING), true);
    ctx.set(0, again);
    ctx.set(1, isRearmed);
    return undefined;
  },
  waitReason: "sleep",
};

const acquire: OperationNative = { kind: OP_ATOMIC_LOAD, run: () => undefined };

const fired: OperationNative = {
  kind: OP_ATOMIC_STORE,
  run: (ctx) => {
    ctx.store(cell(ctx, IS_FIRING), false);
    return undefined;
  },
};

export const timeNatives: Natives = {
  natives: new Map([
    // The cell is written once, before anybody else can see the clockwork.
    ["time.(*clockwork).channel", (ctx) => ctx.set(0, ctx.load(cell(ctx, CHANNEL)))],
    ["time.clock", (ctx) => ctx.set(0, ctx.now())],
    ["time.durationText", (ctx) => ctx.set(0, durationText(bigintOf(ctx.get(0))))],
    ["time.timeText", (ctx) => ctx.set(0, timeText(argNumber(ctx, 0), argNumber(ctx, 1)))],
  ]),
  operations: new Map([
    ["time.deadline", deadline],
    ["time.sleepUntil", sleepUntil],
    ["time.(*clockwork).arm", arm],
    ["time.(*clockwork).disarm", disarm],
    ["time.(*clockwork).await", awaitTime],
    ["time.(*clockwork).acquire", acquire],
    ["time.(*clockwork).fired", fired],
  ]),
};
