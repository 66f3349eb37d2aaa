// The natives of package reflect about values. A value in an interface has its own type; what is of an interface type is what it holds.

import type { RuntimeType } from "../../ir/program.ts";
import { Closure, Interface, NIL_SLICE, SliceValue, type Value } from "../../ir/value.ts";
import { OP_READ, OP_WRITE } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { walkNatives, walkOperations } from "../fmt/walk.ts";
import { argNumber, bigintOf, type IntegerKind, integerWord, numberOf, wrap } from "../word.ts";
import { callNatives, fromWords, toWords } from "./call.ts";
import { isReal, realType, typeNatives } from "./types.ts";

const held = (ctx: NativeContext, index: number): Value => (ctx.get(index) as Interface).value; // Go code has tested for nil

// The width in words: a pointer that the program has no type for is one.
const widthOf = (ctx: NativeContext, id: number): number => (isReal(id) ? realType(ctx, id).width : 1);

const place = {
  objectOf: (ctx: NativeContext): number => argNumber(ctx, 0),
  extentOf: (ctx: NativeContext): number => Math.max(1, widthOf(ctx, argNumber(ctx, 1))),
};

const load: OperationNative = {
  kind: OP_READ,
  ...place,
  run: (ctx) => {
    const [at, id] = [argNumber(ctx, 0), argNumber(ctx, 1)];
    const words = Array.from({ length: widthOf(ctx, id) }, (_, i) => ctx.load(at + i));
    ctx.set(0, fromWords(ctx, id, words, 0));
    return undefined;
  },
};

const store: OperationNative = {
  kind: OP_WRITE,
  ...place,
  run: (ctx) => {
    const [at, id, value] = [argNumber(ctx, 0), argNumber(ctx, 1), ctx.get(2)];
    toWords(ctx, id, value).forEach((word, i) => {
      ctx.store(at + i, word);
    });
    return undefined;
  },
};

function zeroOf(ctx: NativeContext, id: number): Value {
  if (!isReal(id)) return new Interface(id - 1, 0);
  const type = realType(ctx, id);
  const repeats = type.kind === "array" ? type.length : 1;
  const words = Array.from({ length: repeats }, () => type.zero).flat();
  return fromWords(ctx, id, words, 0);
}

/** How integers of a kind are cut to its width; those of 64 bits are cut as they are. */
const NARROW: Readonly<Record<string, readonly [bits: number, isSigned: boolean]>> = {
  int8: [8, true],
  int16: [16, true],
  uint8: [8, false],
  uint16: [16, false],
};

function cut(kind: string, value: Value): number | bigint {
  const narrow = NARROW[kind];
  if (narrow !== undefined) {
    const [bits, isSigned] = narrow;
    return Number(isSigned ? BigInt.asIntN(bits, bigintOf(value)) : BigInt.asUintN(bits, bigintOf(value)));
  }
  const wide: IntegerKind = kind === "int32" || kind === "uint32" ? kind : kind.startsWith("uint") ? "uint64" : "int64";
  return wrap(integerWord(bigintOf(value)), wide);
}

// Functions are no memory here; any address but 0 will do, as long as it is the function's own.
function addressOf(value: Value): number {
  if (value instanceof SliceValue) return value.address;
  if (value instanceof Closure) return 0x470000 + 16 * value.fn;
  return value === undefined ? 0 : numberOf(value);
}

function elementAddress(ctx: NativeContext): number {
  const type = typeAt(ctx, (ctx.get(0) as Interface).type);
  const { address } = held(ctx, 0) as SliceValue;
  return address + argNumber(ctx, 1) * typeAt(ctx, type.elem).width;
}

function lengthOf(value: Value): number {
  return typeof value === "string" ? value.length : (value as SliceValue).length;
}

const ofWord =
  (make: (type: RuntimeType, word: Value) => Value): Native =>
  (ctx) => {
    const type = realType(ctx, argNumber(ctx, 0));
    ctx.set(0, new Interface(type.index, make(type, ctx.get(1))));
  };

const ofHeld =
  (read: (value: Value, ctx: NativeContext) => Value): Native =>
  (ctx) =>
    ctx.set(0, read(held(ctx, 0), ctx));

function makeSlice(ctx: NativeContext): void {
  const [id, at, length, capacity] = [0, 1, 2, 3].map((i) => argNumber(ctx, i)) as [number, number, number, number];
  ctx.set(0, new Interface(id - 1, at === 0 ? NIL_SLICE : new SliceValue(at, length, capacity)));
}

/** What package fmt has for walking, under the names that reflect has for it. */
const SHARED: readonly (readonly [string, string])[] = [
  ["partOf", "item"],
  ["entryCount", "entryCount"],
  ["entryKey", "entryKey"],
  ["entryElement", "entryElement"],
];

const natives: Readonly<Record<string, Native>> = {
  ...typeNatives,
  ...callNatives,
  ...Object.fromEntries(SHARED.map(([name, other]) => [`reflect.${name}`, walkNatives[`fmt.${other}`] as Native])),
  "reflect.widthOf": (ctx) => ctx.set(0, widthOf(ctx, argNumber(ctx, 0))),
  "reflect.elementAddress": (ctx) => ctx.set(0, elementAddress(ctx)),
  "reflect.lengthOf": ofHeld(lengthOf),
  "reflect.capacityOf": ofHeld((value) => (value as SliceValue).capacity),
  "reflect.channelLength": ofHeld((value, ctx) => (value === 0 ? 0 : ctx.channelLength(numberOf(value)))),
  "reflect.intOf": ofHeld((value) => value),
  "reflect.uintOf": ofHeld((value) => value),
  "reflect.floatOf": ofHeld((value) => value),
  "reflect.stringOf": ofHeld((value) => value),
  "reflect.boolOf": ofHeld((value) => value),
  "reflect.addressOf": ofHeld(addressOf),
  "reflect.ofInt": ofWord(({ kind }, word) => cut(kind, word)),
  "reflect.ofUint": ofWord(({ kind }, word) => cut(kind, word)),
  "reflect.ofFloat": ofWord(({ kind }, word) => (kind === "float32" ? Math.fround(word as number) : word)),
  "reflect.ofString": ofWord((_, word) => word),
  "reflect.ofBool": ofWord((_, word) => word),
  "reflect.ofAddress": (ctx) => ctx.set(0, new Interface(argNumber(ctx, 0) - 1, ctx.get(1))),
  "reflect.sliceAt": makeSlice,
  "reflect.zeroOf": (ctx) => ctx.set(0, zeroOf(ctx, argNumber(ctx, 0))),
  "reflect.allocate": (ctx) => ctx.set(0, ctx.allocate(argNumber(ctx, 0) - 1, argNumber(ctx, 1), "reflect.New")),
};

export const reflectNatives: Natives = {
  natives: new Map(Object.entries(natives)),
  operations: new Map([
    ["reflect.load", load],
    ["reflect.store", store],
    ["reflect.readEntries", walkOperations["fmt.readMap"] as OperationNative],
  ]),
};
