// The natives of package errors: what errors.As needs to know about types at run time.

import type { RuntimeType } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import { OP_WRITE } from "../../trace/operation.ts";
import type { NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { typeAt, wordsOf } from "../equality.ts";
import { numberOf } from "../word.ts";

function implementsAll(ctx: NativeContext, type: RuntimeType, methods: readonly number[]): boolean {
  return methods.every((method) => (typeAt(ctx, type.index).methods[method] ?? -1) >= 0);
}

const NIL_TARGET = 1;
const NO_POINTER = 2;
const NO_ERROR = 3;

function targetFault(ctx: NativeContext, target: Value): number {
  if (!(target instanceof Interface)) return NIL_TARGET;
  const type = typeAt(ctx, target.type);
  if (type.kind !== "pointer" || target.value === 0) return NO_POINTER;
  const elem = typeAt(ctx, type.elem);
  const errorMethod = ctx.program.methodNames.indexOf("Error");
  return elem.kind === "interface" || implementsAll(ctx, elem, [errorMethod]) ? 0 : NO_ERROR;
}

/** The type of the variable that a target points to. */
const variableType = (ctx: NativeContext, target: Value): RuntimeType =>
  typeAt(ctx, typeAt(ctx, (target as Interface).type).elem);

function fits(ctx: NativeContext, err: Value, target: Value): boolean {
  if (!(err instanceof Interface)) return false;
  const variable = variableType(ctx, target);
  if (variable.kind === "interface") return implementsAll(ctx, typeAt(ctx, err.type), variable.interfaceMethods);
  return variable.index === err.type;
}

const assign: OperationNative = {
  kind: OP_WRITE,
  objectOf: (ctx) => numberOf((ctx.get(0) as Interface).value),
  extentOf: (ctx) => Math.max(1, variableType(ctx, ctx.get(0)).width),
  run: (ctx) => {
    const [target, err] = [ctx.get(0) as Interface, ctx.get(1) as Interface];
    const variable = variableType(ctx, target);
    const words = variable.kind === "interface" ? [err] : wordsOf(variable, err.value);
    words.forEach((word, i) => {
      ctx.store(numberOf(target.value) + i, word);
    });
    return undefined;
  },
};

function isComparable(ctx: NativeContext, err: Value): boolean {
  return !(err instanceof Interface) || typeAt(ctx, err.type).isComparable;
}

export const errorsNatives: Natives = {
  natives: new Map([
    ["errors.isComparable", (ctx) => ctx.set(0, isComparable(ctx, ctx.get(0)))],
    ["errors.targetFault", (ctx) => ctx.set(0, targetFault(ctx, ctx.get(0)))],
    ["errors.fits", (ctx) => ctx.set(0, fits(ctx, ctx.get(0), ctx.get(1)))],
  ]),
  operations: new Map([["errors.assign", assign]]),
};
