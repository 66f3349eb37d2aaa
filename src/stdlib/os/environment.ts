// The environment: one cell with a frozen list of names and values in turn, sorted by name. Argument 0 is the cell's address.

import type { Value } from "../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW, OP_ATOMIC_STORE } from "../../trace/operation.ts";
import type { NativeContext, OperationNative } from "../../vm/api.ts";
import { argNumber, argString } from "../word.ts";

function read(ctx: NativeContext): Map<string, string> {
  const words = (ctx.load(argNumber(ctx, 0)) ?? []) as readonly string[];
  return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? ""] as const] : [])));
}

function write(ctx: NativeContext, variables: ReadonlyMap<string, string>): void {
  const sorted = [...variables].sort(([a], [b]) => (a < b ? -1 : 1));
  ctx.store(argNumber(ctx, 0), Object.freeze(sorted.flat()));
}

function onVariables(kind: number, run: (ctx: NativeContext, variables: Map<string, string>) => void): OperationNative {
  return {
    kind,
    run: (ctx) => {
      run(ctx, read(ctx));
      return undefined;
    },
  };
}

const get = onVariables(OP_ATOMIC_LOAD, (ctx, variables) => {
  const value = variables.get(argString(ctx, 1));
  ctx.set(0, value ?? "");
  ctx.set(1, value !== undefined);
});

const set = onVariables(OP_ATOMIC_RMW, (ctx, variables) => {
  write(ctx, variables.set(argString(ctx, 1), argString(ctx, 2)));
});

const unset = onVariables(OP_ATOMIC_RMW, (ctx, variables) => {
  variables.delete(argString(ctx, 1));
  write(ctx, variables);
});

const clear = onVariables(OP_ATOMIC_STORE, (ctx) => write(ctx, new Map()));

const list = onVariables(OP_ATOMIC_LOAD, (ctx, variables) => {
  const lines: readonly Value[] = [...variables].map(([name, value]) => `${name}=${value}`);
  ctx.set(0, Object.freeze(lines));
});

export const environmentOperations: Readonly<Record<string, OperationNative>> = {
  "os.getVariable": get,
  "os.setVariable": set,
  "os.unsetVariable": unset,
  "os.clearVariables": clear,
  "os.listVariables": list,
};
