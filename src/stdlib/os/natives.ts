// The natives and operations of package os.

import type { Value } from "../../ir/value.ts";
import type { NativeContext, Natives } from "../../vm/api.ts";
import { exitOperation, printOperation } from "../output.ts";
import { argNumber } from "../word.ts";
import { handleOperations } from "./handle-operations.ts";
import { pipeOperations } from "./pipe-operations.ts";

const wordsOf = (ctx: NativeContext): readonly Value[] => (ctx.get(0) ?? []) as readonly Value[];

export const osNatives: Natives = {
  natives: new Map([
    ["os.wordCount", (ctx) => ctx.set(0, wordsOf(ctx).length)],
    ["os.wordText", (ctx) => ctx.set(0, wordsOf(ctx)[argNumber(ctx, 1)])],
    ["os.wordNumber", (ctx) => ctx.set(0, wordsOf(ctx)[argNumber(ctx, 1)])],
  ]),
  operations: new Map([
    ["os.Exit", exitOperation],
    ["os.write", printOperation((ctx) => (argNumber(ctx, 0) === 1 ? 1 : 2), 1)],
    ...Object.entries(handleOperations),
    ...Object.entries(pipeOperations),
  ]),
};
