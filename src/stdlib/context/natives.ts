// The operations of package context: each is what Go does under one context's lock. The cells are laid out in canceler.go.

import { Interface, type Value } from "../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { argNumber } from "../word.ts";

const ERR = 0;
const CAUSE = 1;
const CHILDREN = 2;
const TIMER = 3;

type Children = readonly Value[];

const childrenOf = (ctx: NativeContext, canceler: number): Children =>
  (ctx.load(canceler + CHILDREN) ?? []) as Children;

function setChildren(ctx: NativeContext, canceler: number, children: Children): void {
  ctx.store(canceler + CHILDREN, children.length === 0 ? undefined : Object.freeze(children));
}

const hasEnded = (ctx: NativeContext, canceler: number): boolean => ctx.load(canceler + ERR) !== undefined;

// `run` reports whether it changed the context.
function operation(run: (ctx: NativeContext, canceler: number) => boolean): OperationNative {
  return { kind: OP_ATOMIC_RMW, run: (ctx) => (run(ctx, argNumber(ctx, 0)) ? undefined : OP_ATOMIC_LOAD) };
}

function answerReason(ctx: NativeContext, canceler: number): void {
  ctx.set(0, ctx.load(canceler + ERR));
  ctx.set(1, ctx.load(canceler + CAUSE));
}

const settle = operation((ctx, canceler) => {
  const isFirst = !hasEnded(ctx, canceler);
  const [err, cause] = [ctx.get(1), ctx.get(2)];
  ctx.set(0, isFirst);
  ctx.set(1, ctx.load(canceler + CHILDREN));
  ctx.set(2, ctx.load(canceler + TIMER));
  if (!isFirst) return false;
  ctx.store(canceler + ERR, err);
  ctx.store(canceler + CAUSE, cause);
  setChildren(ctx, canceler, []);
  return true;
});

const adopt = operation((ctx, canceler) => {
  const child = ctx.get(1);
  answerReason(ctx, canceler);
  if (hasEnded(ctx, canceler)) return false;
  setChildren(ctx, canceler, [...childrenOf(ctx, canceler), child]);
  return true;
});

const disown = operation((ctx, canceler) => {
  const child = ctx.get(1);
  const children = childrenOf(ctx, canceler);
  if (!children.includes(child)) return false;
  setChildren(
    ctx,
    canceler,
    children.filter((each) => each !== child),
  );
  return true;
});

const keep = operation((ctx, canceler) => {
  const timer = ctx.get(1);
  const isOpen = !hasEnded(ctx, canceler);
  if (isOpen) ctx.store(canceler + TIMER, timer);
  ctx.set(0, isOpen);
  return isOpen;
});

const load: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  run: (ctx) => {
    answerReason(ctx, argNumber(ctx, 0));
    return undefined;
  },
};

const isComparable: Native = (ctx) => {
  const key = ctx.get(0);
  ctx.set(0, !(key instanceof Interface) || typeAt(ctx, key.type).isComparable);
};

const typeName: Native = (ctx) => {
  const value = ctx.get(0);
  ctx.set(0, value instanceof Interface ? typeAt(ctx, value.type).name : "<nil>");
};

export const contextNatives: Natives = {
  natives: new Map<string, Native>([
    ["context.countOf", (ctx) => ctx.set(0, ((ctx.get(0) ?? []) as Children).length)],
    ["context.childAt", (ctx) => ctx.set(0, (ctx.get(0) as Children)[argNumber(ctx, 1)])],
    ["context.isComparable", isComparable],
    ["context.typeName", typeName],
  ]),
  operations: new Map([
    ["context.(*canceler).settle", settle],
    ["context.(*canceler).adopt", adopt],
    ["context.(*canceler).disown", disown],
    ["context.(*canceler).keep", keep],
    ["context.(*canceler).load", load],
  ]),
};
