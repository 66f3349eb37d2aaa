// The operations of singleflight.Group: what Go does under the group's lock. The cells are laid out in singleflight.go.

import type { Value } from "../../../../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../../../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../../../../vm/api.ts";
import { argNumber, numberOf } from "../../../../word.ts";

const OTHERS = 0;
const READERS = 1;

type Words = readonly Value[];

const wordsAt = (ctx: NativeContext, address: number): Words => (ctx.load(address) ?? []) as Words;

function setWords(ctx: NativeContext, address: number, words: Words): void {
  ctx.store(address, words.length === 0 ? undefined : Object.freeze(words));
}

// Keys and calls in turn.
const indexOfKey = (calls: Words, key: Value): number => calls.findIndex((word, i) => i % 2 === 0 && word === key);

const join: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const [group, key, own, reader] = [argNumber(ctx, 0), ctx.get(1), argNumber(ctx, 2), ctx.get(3)];
    const calls = wordsAt(ctx, group);
    const at = indexOfKey(calls, key);
    const current = at < 0 ? own : (calls[at + 1] as number);
    if (at < 0) setWords(ctx, group, [...calls, key, own]);
    else ctx.store(current + OTHERS, numberOf(ctx.load(current + OTHERS)) + 1);
    if (reader !== 0) setWords(ctx, current + READERS, [...wordsAt(ctx, current + READERS), reader]);
    ctx.set(0, current);
    return undefined;
  },
};

function forget(ctx: NativeContext, group: number, at: number): void {
  if (at >= 0) setWords(ctx, group, wordsAt(ctx, group).toSpliced(at, 2));
}

const finish: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const [group, key, call] = [argNumber(ctx, 0), ctx.get(1), argNumber(ctx, 2)];
    const calls = wordsAt(ctx, group);
    const at = indexOfKey(calls, key);
    if (at >= 0 && calls[at + 1] === call) forget(ctx, group, at);
    ctx.set(0, numberOf(ctx.load(call + OTHERS)) > 0);
    ctx.set(1, ctx.load(call + READERS));
    return undefined;
  },
};

const forgetKey: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const group = argNumber(ctx, 0);
    const at = indexOfKey(wordsAt(ctx, group), ctx.get(1));
    forget(ctx, group, at);
    return at < 0 ? OP_ATOMIC_LOAD : undefined;
  },
};

const listed = (ctx: NativeContext): Words => (ctx.get(0) ?? []) as Words;
const PATH = "golang.org/x/sync/singleflight";

export const singleflightNatives: Natives = {
  natives: new Map([
    [`${PATH}.countOf`, (ctx: NativeContext) => ctx.set(0, listed(ctx).length)],
    [`${PATH}.readerAt`, (ctx: NativeContext) => ctx.set(0, listed(ctx)[argNumber(ctx, 1)])],
  ]),
  operations: new Map([
    [`${PATH}.(*Group).join`, join],
    [`${PATH}.(*Group).finish`, finish],
    [`${PATH}.(*Group).Forget`, forgetKey],
  ]),
};
