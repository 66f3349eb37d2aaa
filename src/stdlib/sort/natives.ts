// The natives of package sort: elements of slices whose type is known only at run time.

import { Interface, type SliceValue } from "../../ir/value.ts";
import { OP_READ, OP_WRITE } from "../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { argNumber, panicNil } from "../word.ts";

interface Cells {
  readonly address: number;
  readonly width: number;
}

function elementCells(ctx: NativeContext): Cells {
  const { type, value } = ctx.get(0) as Interface;
  const { width } = typeAt(ctx, typeAt(ctx, type).elem);
  return { address: (value as SliceValue).address + argNumber(ctx, 1) * width, width };
}

const range = {
  objectOf: (ctx: NativeContext): number => elementCells(ctx).address,
  extentOf: (ctx: NativeContext): number => Math.max(1, elementCells(ctx).width),
};

const readElement: OperationNative = {
  kind: OP_READ,
  ...range,
  run: (ctx) => {
    const { address, width } = elementCells(ctx);
    ctx.set(0, Object.freeze(Array.from({ length: width }, (_, i) => ctx.load(address + i))));
    return undefined;
  },
};

const writeElement: OperationNative = {
  kind: OP_WRITE,
  ...range,
  run: (ctx) => {
    const { address, width } = elementCells(ctx);
    const words = ctx.get(2) as readonly ReturnType<NativeContext["load"]>[];
    for (let i = 0; i < width; i++) ctx.store(address + i, words[i]);
    return undefined;
  },
};

function lengthOf(ctx: NativeContext): void {
  const slice = ctx.get(0);
  const isSlice = slice instanceof Interface && typeAt(ctx, slice.type).kind === "slice";
  if (isSlice) ctx.set(0, (slice.value as SliceValue).length);
  else panicNil(ctx);
}

export const sortNatives: Natives = {
  natives: new Map([["sort.lengthOf", lengthOf]]),
  operations: new Map([
    ["sort.readElement", readElement],
    ["sort.writeElement", writeElement],
  ]),
};
