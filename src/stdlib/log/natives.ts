// The operations of package log: a Logger's settings. Its cells are laid out in log.go.

import { OP_ATOMIC_LOAD, OP_ATOMIC_STORE } from "../../trace/operation.ts";
import type { Natives, OperationNative } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

const OUT = 0;
const PREFIX = 1;
const FLAGS = 2;
const N_SETTINGS = 3;

const load: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  extentOf: () => N_SETTINGS,
  run: (ctx) => {
    const logger = argNumber(ctx, 0);
    for (let i = 0; i < N_SETTINGS; i++) ctx.set(i, ctx.load(logger + i));
    return undefined;
  },
};

function store(offset: number): OperationNative {
  return {
    kind: OP_ATOMIC_STORE,
    objectOf: (ctx) => argNumber(ctx, 0) + offset,
    run: (ctx) => {
      ctx.store(argNumber(ctx, 0) + offset, ctx.get(1));
      return undefined;
    },
  };
}

export const logNatives: Natives = {
  natives: new Map(),
  operations: new Map([
    ["log.(*Logger).settings", load],
    ["log.(*Logger).SetOutput", store(OUT)],
    ["log.(*Logger).SetPrefix", store(PREFIX)],
    ["log.(*Logger).SetFlags", store(FLAGS)],
  ]),
};
