// The operations of package time. The virtual clock is the machine's; it moves when nothing else can, to the earliest time
// at which an operation here says that it will be ready.

import { OP_ATOMIC_LOAD, OP_SLEEP, OP_TIMER_SENT, OP_TIMER_STOP, OP_WAKE } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { addWrapped, argNumber, argString, bigintOf, integerWord, numberOf } from "../word.ts";
import { durationText, parseDuration } from "./duration-text.ts";

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

// A tick that would find the last one still in the channel is lost: the ticker rests until that has been received, then keeps to
// its beat. So a ticker that nobody listens to does not keep the program alive, as since Go 1.23. In drift time ticks come late.
function dueTime(ctx: NativeContext): number {
  if (!isSet(ctx, IS_ARMED)) return NEVER;
  const when = numberOf(ctx.load(cell(ctx, WHEN)));
  const period = numberOf(ctx.load(cell(ctx, PERIOD)));
  if (period === 0 || ctx.options.time === "drift") return when;
  if (ctx.channelLength(numberOf(ctx.load(cell(ctx, CHANNEL)))) > 0) return NEVER;
  return when + Math.max(0, Math.ceil((ctx.now() - when) / period)) * period;
}

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
  kind: OP_TIMER_STOP,
  objectOf: (ctx) => cell(ctx, 0),
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
    const due = dueTime(ctx);
    const isRearmed = ctx.load(cell(ctx, IS_REARMED));
    ctx.store(cell(ctx, IS_REARMED), false);
    if (again) ctx.store(cell(ctx, WHEN), addWrapped(due, period, "int64"));
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
  kind: OP_TIMER_SENT,
  run: (ctx) => {
    ctx.store(cell(ctx, IS_FIRING), false);
    return undefined;
  },
};

// The duration and "", or 0 and what is wrong.
function parse(ctx: NativeContext): void {
  const result = parseDuration(argString(ctx, 0));
  ctx.set(0, typeof result === "string" ? 0 : integerWord(result));
  ctx.set(1, typeof result === "string" ? result : "");
}

export const timeNatives: Natives = {
  natives: new Map<string, Native>([
    // The cell is written once, before anybody else can see the clockwork.
    ["time.(*clockwork).channel", (ctx) => ctx.set(0, ctx.load(cell(ctx, CHANNEL)))],
    ["time.durationText", (ctx) => ctx.set(0, durationText(bigintOf(ctx.get(0))))],
    ["time.parseDuration", parse],
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
