// The operations of package bytes: reads of memory.

import type { SliceValue } from "../../ir/value.ts";
import { OP_READ } from "../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

const sliceOf = (ctx: NativeContext): SliceValue => ctx.get(0) as SliceValue;

// Looks at the bytes one by one, without making a string of them first.
const indexByte: OperationNative = {
  kind: OP_READ,
  objectOf: (ctx) => sliceOf(ctx).address,
  extentOf: (ctx) => Math.max(1, sliceOf(ctx).length),
  run: (ctx) => {
    const { address, length } = sliceOf(ctx);
    const byte = argNumber(ctx, 1);
    let at = 0;
    while (at < length && ctx.load(address + at) !== byte) at++;
    ctx.set(0, at < length ? at : -1);
    return undefined;
  },
};

export const bytesNatives: Natives = { natives: new Map(), operations: new Map([["bytes.indexByte", indexByte]]) };
