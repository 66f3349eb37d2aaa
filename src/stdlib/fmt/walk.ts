// Natives that take composite values apart for package fmt. An interface argument stands for a value of its dynamic type.

import type { RuntimeField, RuntimeType } from "../../ir/program.ts";
import { Interface, type SliceValue, type Value } from "../../ir/value.ts";
import { OP_MAP_READ, OP_READ } from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { boxWords, typeAt, wordsOf } from "../equality.ts";
import { argNumber, argString, numberOf } from "../word.ts";
import { decodeDirective } from "./directive.ts";
import { lockText } from "./lock-forms.ts";
import { compareKeys } from "./map-order.ts";
import { addressOf, formatPointer, formatText, isScalarKind } from "./scalar.ts";

// As in format.go.
const KIND_SCALAR = 0;
const KIND_STRUCT = 1;
const KIND_ARRAY = 2;
const KIND_SLICE = 3;
const KIND_MAP = 4;
const KIND_POINTER = 5;
const IS_OPEN = 0;
const IS_EMBEDDED_HIDDEN = 1;
const IS_HIDDEN = 2;

/** A value taken out of an interface argument. */
export interface Held {
  readonly type: RuntimeType;
  readonly value: Value;
}

/** Argument `index`, an interface that is not nil. */
export function heldAt(ctx: NativeContext, index: number): Held {
  // Go code tests for nil before it asks.
  const { type, value } = ctx.get(index) as Interface;
  return { type: typeAt(ctx, type), value };
}

function kindOf({ type }: Held): number {
  if (isScalarKind(type.kind)) return KIND_SCALAR;
  switch (type.kind) {
    case "struct":
      return KIND_STRUCT;
    case "array":
      return KIND_ARRAY;
    case "slice":
      return KIND_SLICE;
    case "map":
      return KIND_MAP;
    default:
      return KIND_POINTER;
  }
}

/** The address that a pointer-like value shows; slices and functions have one too. */
export function shownAddress(ctx: NativeContext, { type, value }: Held): number {
  if (type.kind === "slice") return addressOf(ctx, (value as SliceValue).address);
  // Functions are no memory here; any address but 0 will do.
  if (type.kind === "func") return value === undefined ? 0 : 0x47b000;
  return addressOf(ctx, value);
}

// A part as an interface: what an interface holds is handed out, everything else gets its static type.
function partOf(ctx: NativeContext, type: RuntimeType, words: readonly Value[], at: number): Value {
  return type.kind === "interface"
    ? words[at]
    : new Interface(type.index, boxWords(ctx.program.types[type.index] ?? type, words, at));
}

const fieldOf = ({ type }: Held, index: number): RuntimeField => type.fields[index] as RuntimeField;

function itemCount({ type, value }: Held): number {
  if (type.kind === "struct") return type.fields.length;
  return type.kind === "array" ? type.length : (value as SliceValue).length;
}

function itemTypeIndex(held: Held, index: number): number {
  if (held.type.kind === "struct") return fieldOf(held, index).type;
  return held.type.kind === "map" && index === 0 ? held.type.key : held.type.elem;
}

function item(ctx: NativeContext, held: Held, index: number): Value {
  const type = typeAt(ctx, itemTypeIndex(held, index));
  const at = held.type.kind === "struct" ? fieldOf(held, index).offset : index * type.width;
  return partOf(ctx, type, wordsOf(held.type, held.value), at);
}

function fieldAccess(field: RuntimeField): number {
  if (field.isExported) return IS_OPEN;
  return field.isEmbedded ? IS_EMBEDDED_HIDDEN : IS_HIDDEN;
}

const isByteList = (ctx: NativeContext, { type }: Held): boolean => typeAt(ctx, type.elem).kind === "uint8";

function pointsToComposite(ctx: NativeContext, { type, value }: Held): boolean {
  if (type.kind !== "pointer" || value === 0) return false;
  return ["array", "slice", "struct", "map"].includes(typeAt(ctx, type.elem).kind);
}

// Reads `count` cells without a scheduling point: the operation that calls this has declared them.
function readCells(ctx: NativeContext, address: number, count: number): readonly Value[] {
  return Object.freeze(Array.from({ length: count }, (_, i) => ctx.load(address + i)));
}

const pointeeWidth = (ctx: NativeContext): number => typeAt(ctx, heldAt(ctx, 0).type.elem).width;

const readPointee: OperationNative = {
  kind: OP_READ,
  objectOf: (ctx) => numberOf(heldAt(ctx, 0).value),
  extentOf: (ctx) => Math.max(1, pointeeWidth(ctx)),
  run: (ctx) => {
    const { type, value } = heldAt(ctx, 0);
    const elem = typeAt(ctx, type.elem);
    ctx.set(0, new Interface(elem.index, boxWords(elem, readCells(ctx, numberOf(value), elem.width), 0)));
    return undefined;
  },
};

function sliceCells(ctx: NativeContext): { readonly address: number; readonly count: number } {
  const { type, value } = heldAt(ctx, 0);
  const { address, length } = value as SliceValue;
  return { address, count: length * typeAt(ctx, type.elem).width };
}

const readSlice: OperationNative = {
  kind: OP_READ,
  objectOf: (ctx) => sliceCells(ctx).address,
  extentOf: (ctx) => Math.max(1, sliceCells(ctx).count),
  run: (ctx) => {
    const { address, count } = sliceCells(ctx);
    ctx.set(0, readCells(ctx, address, count));
    return undefined;
  },
};

const readMap: OperationNative = {
  kind: OP_MAP_READ,
  objectOf: (ctx) => numberOf(heldAt(ctx, 0).value),
  run: (ctx) => {
    const { type, value } = heldAt(ctx, 0);
    const entries = [...ctx.mapEntries(numberOf(value))];
    entries.sort(([a], [b]) => compareKeys(ctx.program.types, type.key, a, b));
    ctx.set(0, Object.freeze(entries.flat()));
    return undefined;
  },
};

/** The words that readSlice or readMap returned. */
const readWords = (ctx: NativeContext, index: number): readonly Value[] => (ctx.get(index) ?? []) as readonly Value[];

function element(ctx: NativeContext): Value {
  const type = typeAt(ctx, heldAt(ctx, 0).type.elem);
  return partOf(ctx, type, readWords(ctx, 1), argNumber(ctx, 2) * type.width);
}

function entryPart(ctx: NativeContext, offset: 0 | 1): Value {
  const { type } = heldAt(ctx, 0);
  const part = typeAt(ctx, offset === 0 ? type.key : type.elem);
  const boxed = readWords(ctx, 1)[argNumber(ctx, 2) * 2 + offset];
  return partOf(ctx, part, wordsOf(part, boxed), 0);
}

function formatBytes(ctx: NativeContext): string {
  const { type, value } = heldAt(ctx, 1);
  const words = type.kind === "array" ? wordsOf(type, value) : readWords(ctx, 2);
  const text = words.map((word) => String.fromCharCode(numberOf(word))).join("");
  return formatText(decodeDirective(argString(ctx, 0)), text) ?? "";
}

const byHeld =
  (read: (held: Held, ctx: NativeContext) => Value): Native =>
  (ctx) =>
    ctx.set(0, read(heldAt(ctx, 0), ctx));

const byContext =
  (read: (ctx: NativeContext) => Value): Native =>
  (ctx) =>
    ctx.set(0, read(ctx));

function formatLock(ctx: NativeContext): void {
  const { type, value } = heldAt(ctx, 1);
  const mode = argString(ctx, 0)[0];
  const isShown = type.isNamed && type.name.startsWith("sync.") && mode !== "s";
  const text = isShown ? lockText(type.name, wordsOf(type, value), ctx.program.goMinor, mode === "p") : undefined;
  ctx.set(0, text ?? "");
  ctx.set(1, text !== undefined);
}

function formatAddress(ctx: NativeContext): void {
  const held = heldAt(ctx, 1);
  const text = formatPointer(decodeDirective(argString(ctx, 0)), shownAddress(ctx, held), held.type.name);
  ctx.set(0, text ?? "");
  ctx.set(1, text !== undefined);
}

export const walkNatives: Readonly<Record<string, Native>> = {
  "fmt.kindOf": byHeld(kindOf),
  "fmt.typeName": byHeld(({ type }) => type.name),
  "fmt.isNil": byHeld((held, ctx) => shownAddress(ctx, held) === 0),
  "fmt.itemCount": byHeld(itemCount),
  "fmt.item": byHeld((held, ctx) => item(ctx, held, argNumber(ctx, 1))),
  "fmt.itemTypeName": byHeld((held, ctx) => typeAt(ctx, itemTypeIndex(held, argNumber(ctx, 1))).name),
  "fmt.fieldName": byHeld((held, ctx) => fieldOf(held, argNumber(ctx, 1)).name),
  "fmt.fieldAccess": byHeld((held, ctx) => fieldAccess(fieldOf(held, argNumber(ctx, 1)))),
  "fmt.pointsToComposite": byHeld((held, ctx) => pointsToComposite(ctx, held)),
  "fmt.isBytesVerb": byContext(
    (ctx) => "sqxX".includes(argString(ctx, 0)[1] ?? "?") && isByteList(ctx, heldAt(ctx, 1)),
  ),
  "fmt.formatBytes": byContext(formatBytes),
  "fmt.formatAddress": formatAddress,
  "fmt.formatLock": formatLock,
  "fmt.element": byContext(element),
  "fmt.entryCount": byContext((ctx) => readWords(ctx, 0).length / 2),
  "fmt.entryKey": byContext((ctx) => entryPart(ctx, 0)),
  "fmt.entryElement": byContext((ctx) => entryPart(ctx, 1)),
};

export const walkOperations: Readonly<Record<string, OperationNative>> = {
  "fmt.readPointee": readPointee,
  "fmt.readSlice": readSlice,
  "fmt.readMap": readMap,
};
