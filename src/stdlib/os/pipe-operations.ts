// Operations of package os on pipes. Argument 0 is the pipe, laid out in pipe.go.

import { OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { NativeContext, OperationNative } from "../../vm/api.ts";
import { argNumber, argString } from "../word.ts";

const TEXT = 0;
const NO_READER = 1;
const NO_WRITER = 2;
const N_CELLS = 3;
const READ_END = 1;

function onPipe(run: (ctx: NativeContext, pipe: number) => void): OperationNative {
  return {
    kind: OP_ATOMIC_RMW,
    extentOf: () => N_CELLS,
    run: (ctx) => {
      run(ctx, argNumber(ctx, 0));
      return undefined;
    },
  };
}

const read: OperationNative = {
  ...onPipe((ctx, pipe) => {
    const text = ctx.load(pipe + TEXT) as string;
    const n = argNumber(ctx, 1);
    ctx.store(pipe + TEXT, text.slice(n));
    ctx.set(0, text.slice(0, n));
  }),
  ready: (ctx) => {
    const pipe = argNumber(ctx, 0);
    return ctx.load(pipe + TEXT) !== "" || ctx.load(pipe + NO_WRITER) === true;
  },
  waitReason: "IO wait",
};

const write = onPipe((ctx, pipe) => {
  const isOpen = ctx.load(pipe + NO_READER) !== true;
  if (isOpen) ctx.store(pipe + TEXT, (ctx.load(pipe + TEXT) as string) + argString(ctx, 1));
  ctx.set(0, isOpen);
});

const close = onPipe((ctx, pipe) => {
  ctx.store(pipe + (argNumber(ctx, 1) === READ_END ? NO_READER : NO_WRITER), true);
});

export const pipeOperations: Readonly<Record<string, OperationNative>> = {
  "os.readPipe": read,
  "os.writePipe": write,
  "os.closePipe": close,
};
