// The natives of package runtime. Goexit is the machine's own.

import { Interface, type Value } from "../../ir/value.ts";
import { OP_COUNT_GOROUTINES, OP_YIELD } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { formatFloat } from "../decimal.ts";
import { typeAt } from "../equality.ts";
import { addressOf, isScalarKind } from "../fmt/scalar.ts";
import { printOperation } from "../output.ts";
import { argNumber, bigintOf, numberOf } from "../word.ts";
import { finalizerNatives } from "./finalizer-natives.ts";
import { stackNatives } from "./stack-natives.ts";

// Until 1.25 the runtime printed every float with seven digits: +1.500000e+000.
function floatText(ctx: NativeContext, x: number, bits: 32 | 64): string {
  if (ctx.program.goMinor >= 26 || !Number.isFinite(x)) return formatFloat(x, "g", -1, bits);
  const text = formatFloat(x, "e", 6, 64).replace(/e([+-])(\d\d)$/, "e$10$2");
  return text.startsWith("-") ? text : `+${text}`;
}

function scalarText(ctx: NativeContext, kind: string, word: Value): string {
  if (kind === "float64" || kind === "float32") return floatText(ctx, word as number, kind === "float32" ? 32 : 64);
  if (kind === "string") return word as string;
  return kind === "bool" ? String(word) : bigintOf(word).toString();
}

const hexAddress = (ctx: NativeContext, word: Value): string => `0x${addressOf(ctx, word).toString(16)}`;

// Functions, slices and composite values have no address of their own here; any one will do.
const SOME_ADDRESS = "0xc000012345";

function printedText(ctx: NativeContext, operand: Value): string {
  if (!(operand instanceof Interface)) return "(0x0,0x0)";
  const { kind } = typeAt(ctx, operand.type);
  if (isScalarKind(kind)) return scalarText(ctx, kind, operand.value);
  if (kind === "slice") {
    const { address, length, capacity } = operand.value as { address: number; length: number; capacity: number };
    return `[${length}/${capacity}]${hexAddress(ctx, address)}`;
  }
  if (kind === "func") return operand.value === undefined ? "0x0" : SOME_ADDRESS;
  return typeof operand.value === "number" ? hexAddress(ctx, operand.value) : SOME_ADDRESS;
}

/** What Go prints behind "panic: " for a value that has neither Error nor String. */
function panicValueText(ctx: NativeContext, operand: Value): string {
  if (!(operand instanceof Interface)) return "nil";
  const type = typeAt(ctx, operand.type);
  if (!isScalarKind(type.kind)) {
    const isAddress = ["pointer", "map", "chan"].includes(type.kind);
    return `(${type.name}) ${isAddress ? hexAddress(ctx, operand.value) : SOME_ADDRESS}`;
  }
  const text = scalarText(ctx, type.kind, operand.value);
  if (!type.isNamed) return text;
  return `${type.name}(${type.kind === "string" ? `"${text}"` : text})`;
}

const processors = (ctx: NativeContext): number => ctx.options.gomaxprocs ?? 4;

// The setting there was; a positive argument is the new one.
const setProcessors: Native = (ctx) => {
  const cell = argNumber(ctx, 0);
  const n = argNumber(ctx, 1);
  const before = numberOf(ctx.load(cell)) || processors(ctx);
  if (n > 0) ctx.store(cell, n);
  ctx.set(0, before);
};

const countGoroutines: OperationNative = {
  kind: OP_COUNT_GOROUTINES,
  run: (ctx) => {
    ctx.set(0, ctx.goroutineCount());
    return undefined;
  },
};

const gosched: OperationNative = { kind: OP_YIELD, objectOf: () => -1, run: () => undefined };

const natives: Readonly<Record<string, Native>> = {
  "runtime.panicValueText": (ctx) => ctx.set(0, panicValueText(ctx, ctx.get(0))),
  "runtime.printText": (ctx) => ctx.set(0, printedText(ctx, ctx.get(0))),
  ...stackNatives,
  ...finalizerNatives,
  "runtime.(*processors).set": setProcessors,
  "runtime.NumCPU": (ctx) => ctx.set(0, processors(ctx)),
  "runtime.Version": (ctx) => ctx.set(0, `go1.${ctx.program.goMinor}`),
};

export const runtimeNatives: Natives = {
  natives: new Map(Object.entries(natives)),
  operations: new Map([
    ["runtime.Gosched", gosched],
    ["runtime.NumGoroutine", countGoroutines],
    ["runtime.print", printOperation(() => 2, 0)],
  ]),
};
