// The natives of package testing. The cells of a record are laid out in record.go.

import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { argNumber, argString, numberOf } from "../word.ts";

const MARKS = 1;
const HELPERS = 2;

const add: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const record = argNumber(ctx, 0);
    const marks = numberOf(ctx.load(record + MARKS));
    ctx.store(record, `${ctx.load(record)}${argString(ctx, 1)}`);
    ctx.store(record + MARKS, marks | argNumber(ctx, 2));
    ctx.set(0, marks);
    return undefined;
  },
};

const load: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  run: (ctx) => {
    const record = argNumber(ctx, 0);
    ctx.set(0, ctx.load(record));
    ctx.set(1, ctx.load(record + MARKS));
    return undefined;
  },
};

function helpersOf(ctx: NativeContext): readonly number[] {
  const text = ctx.load(argNumber(ctx, 0) + HELPERS) as string; // a cell of type string
  return text === "" ? [] : text.split(",").map(Number);
}

// The set is kept sorted: the state does not depend on the order in which it grew.
const noteHelper: Native = (ctx) => {
  const [caller] = ctx.userFrames();
  const helpers = helpersOf(ctx);
  if (caller === undefined || helpers.includes(caller.fn)) return;
  const sorted = [...helpers, caller.fn].sort((a, b) => a - b);
  ctx.store(argNumber(ctx, 0) + HELPERS, sorted.join(","));
};

const place: Native = (ctx) => {
  const helpers = helpersOf(ctx);
  const frames = ctx.userFrames();
  const frame = frames.find(({ fn }) => !helpers.includes(fn)) ?? frames.at(-1);
  ctx.set(0, frame === undefined ? "???:1" : `${frame.file}:${frame.line}`);
};

const natives: Readonly<Record<string, Native>> = {
  "testing.(*record).noteHelper": noteHelper,
  "testing.(*record).place": place,
  "testing.endWith": (ctx) => ctx.store(argNumber(ctx, 0), argNumber(ctx, 1) + 1),
  "testing.isPanicking": (ctx) => ctx.set(0, ctx.isPanicking()),
  "testing.clock": (ctx) => ctx.set(0, ctx.now()),
};

export const testingNatives: Natives = {
  natives: new Map(Object.entries(natives)),
  operations: new Map([
    ["testing.(*record).add", add],
    ["testing.(*record).load", load],
  ]),
};
