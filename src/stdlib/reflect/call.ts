// The natives of package reflect about calls; see call.go.

import type { RuntimeMethod } from "../../ir/program.ts";
import { Closure, Interface, type Value } from "../../ir/value.ts";
import type { Native, NativeContext } from "../../vm/api.ts";
import { boxWords, wordsOf } from "../equality.ts";
import { argNumber } from "../word.ts";
import { isReal, kindOf, realType } from "./types.ts";

/** As in call.go. */
const MAX_WORDS = 16;

/** The words that Go code keeps behind an interface; none at first. */
const wordsAt = (ctx: NativeContext, index: number): readonly Value[] => (ctx.get(index) ?? []) as readonly Value[];

/** The words of `value`, which Go code has as an `any`, as one of type `id`. */
export function toWords(ctx: NativeContext, id: number, value: Value): readonly Value[] {
  if (kindOf(ctx, id) === "interface") return [value];
  const word = (value as Interface).value; // only what is of an interface type can be nil
  return isReal(id) ? wordsOf(realType(ctx, id), word) : [word];
}

/** A value of type `id` as Go code has it: boxed with its type, or what the interface there holds. */
export function fromWords(ctx: NativeContext, id: number, words: readonly Value[], at: number): Value {
  if (kindOf(ctx, id) === "interface") return words[at];
  return new Interface(id - 1, isReal(id) ? boxWords(realType(ctx, id), words, at) : words[at]);
}

function setSignature(ctx: NativeContext): void {
  const signature = realType(ctx, argNumber(ctx, 0)).signature;
  ctx.set(0, signature?.parameters.length);
  ctx.set(1, signature?.results.length);
  ctx.set(2, signature?.isVariadic);
}

const typeIn =
  (list: "parameters" | "results"): Native =>
  (ctx) => {
    const types = realType(ctx, argNumber(ctx, 0)).signature?.[list] ?? [];
    const index = argNumber(ctx, 1);
    const type = types[index];
    if (type === undefined) ctx.panicRuntime(`index out of range [${index}] with length ${types.length}`);
    else ctx.set(0, type + 1);
  };

// Of an interface type only the names are known.
function methodsOf(ctx: NativeContext, id: number): readonly (RuntimeMethod | string)[] {
  if (!isReal(id)) return [];
  const { kind, interfaceMethods, exportedMethods } = realType(ctx, id);
  if (kind !== "interface") return exportedMethods ?? [];
  return interfaceMethods.map((method) => ctx.program.methodNames[method] ?? "");
}

const methodAt = (ctx: NativeContext): RuntimeMethod | string | undefined =>
  methodsOf(ctx, argNumber(ctx, 0))[argNumber(ctx, 1)];

function setMethod(ctx: NativeContext): void {
  const method = methodAt(ctx);
  const isNamed = typeof method === "string";
  ctx.set(0, isNamed ? method : method?.name);
  ctx.set(1, isNamed || method === undefined ? 0 : method.bound + 1);
  ctx.set(2, isNamed || method === undefined ? 0 : method.full + 1);
}

function setMethodFunction(ctx: NativeContext): void {
  const method = methodAt(ctx);
  const { methods } = realType(ctx, argNumber(ctx, 0));
  if (typeof method === "object") ctx.set(0, new Closure(methods[method.id] ?? -1, []));
}

export const callNatives: Readonly<Record<string, Native>> = {
  "reflect.signatureOf": setSignature,
  "reflect.parameterType": typeIn("parameters"),
  "reflect.resultType": typeIn("results"),
  "reflect.methodCount": (ctx) => ctx.set(0, methodsOf(ctx, argNumber(ctx, 0)).length),
  "reflect.methodOf": setMethod,
  "reflect.methodFunction": setMethodFunction,
  "reflect.receiverWord": (ctx) => ctx.set(0, (ctx.get(0) as Interface).value),
  "reflect.asAnyFunc": (ctx) => ctx.set(0, (ctx.get(0) as Interface).value),
  "reflect.asFunc": (ctx) => ctx.set(0, new Interface(argNumber(ctx, 0) - 1, ctx.get(1))),
  "reflect.appendWords": (ctx) =>
    ctx.set(0, Object.freeze([...wordsAt(ctx, 0), ...toWords(ctx, argNumber(ctx, 1), ctx.get(2))])),
  "reflect.takeWords": (ctx) => ctx.set(0, fromWords(ctx, argNumber(ctx, 2), wordsAt(ctx, 0), argNumber(ctx, 1))),
  "reflect.countWords": (ctx) => ctx.set(0, wordsAt(ctx, 0).length),
  "reflect.wordAt": (ctx) => ctx.set(0, wordsAt(ctx, 0)[argNumber(ctx, 1)]),
  "reflect.gather": (ctx) => ctx.set(0, Object.freeze(Array.from({ length: MAX_WORDS }, (_, i) => ctx.get(i)))),
};
