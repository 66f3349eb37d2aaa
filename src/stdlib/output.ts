// The operation that prints: one event for the whole text.

import { OP_OS_EXIT, OP_PRINT } from "../trace/operation.ts";
import type { NativeContext, OperationNative } from "../vm/api.ts";
import { argNumber, argString } from "./word.ts";

/** Writes the string argument `textIndex` to standard output (1) or standard error (2). */
export function printOperation(streamOf: (ctx: NativeContext) => 1 | 2, textIndex: number): OperationNative {
  return {
    kind: OP_PRINT,
    objectOf: () => -1,
    run: (ctx) => {
      ctx.write(argString(ctx, textIndex), streamOf(ctx));
      return undefined;
    },
  };
}

/** Ends the program with the exit status in argument 0. */
export const exitOperation: OperationNative = {
  kind: OP_OS_EXIT,
  objectOf: () => -1,
  run: (ctx) => {
    ctx.exit(argNumber(ctx, 0));
    return undefined;
  },
};
