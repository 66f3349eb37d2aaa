// Finalizers (finalizers.go): which objects cannot be reached, and how their functions are called.

import { Closure, Interface, type Value } from "../../ir/value.ts";
import type { Native, NativeContext } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { argNumber } from "../word.ts";

/** Cells of a `finalizer`. */
const NEXT = 0;
const OBJECT = 1;
const RUN = 2;
const IS_READY = 3;

interface Entry {
  readonly address: number;
  readonly object: number;
  readonly run: Value;
}

function entriesOf(ctx: NativeContext, list: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = ctx.load(list) as number; at !== 0; at = ctx.load(at + NEXT) as number) {
    const object = ctx.load(at + OBJECT);
    const address = object instanceof Interface && typeof object.value === "number" ? object.value : 0;
    entries.push({ address: at, object: address, run: ctx.load(at + RUN) });
  }
  return entries;
}

// The closure captures its own entry, and with it the object: that is no reference from the program.
function withoutEntry(run: Value, entry: number): readonly Value[] {
  return run instanceof Closure ? run.captures.filter((word) => word !== entry) : [run];
}

const markUnreached: Native = (ctx) => {
  const list = argNumber(ctx, 0);
  const entries = entriesOf(ctx, list);
  const kept = entries.flatMap(({ run, address }) => withoutEntry(run, address));
  const unreached = ctx.unreached(
    entries.map(({ object }) => object),
    kept,
    list,
  );
  entries.forEach(({ address }, i) => {
    if (unreached[i]) ctx.store(address + IS_READY, true);
  });
};

const isPointerFunc: Native = (ctx) => {
  const fn = ctx.get(0);
  ctx.set(0, fn instanceof Interface && typeAt(ctx, fn.type).name.startsWith("func(*"));
};

const wordOf: Native = (ctx) => {
  const operand = ctx.get(0);
  ctx.set(0, operand instanceof Interface ? operand.value : undefined);
};

export const finalizerNatives: Readonly<Record<string, Native>> = {
  "runtime.markUnreached": markUnreached,
  "runtime.isPointerFunc": isPointerFunc,
  "runtime.asPointerFunc": wordOf,
  "runtime.asFunc": wordOf,
  "runtime.asPointer": wordOf,
};
