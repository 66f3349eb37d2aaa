// The natives of package reflect about types. A type is one more than its index in the program; see type.go.

import type { RuntimeField, RuntimeType, TypeKind } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import type { Native, NativeContext } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

/** From here on a type is a pointer type that the program itself does not have: that of the type so much below. */
const POINTER = 2 ** 20;

/** Go's numbers of kinds, in the order of kind.go. */
const KINDS: readonly (TypeKind | "")[] = [
  ...["" as const, "bool" as const, "int" as const, "int8" as const, "int16" as const, "int32" as const],
  ...["int64" as const, "uint" as const, "uint8" as const, "uint16" as const, "uint32" as const, "uint64" as const],
  ...["uintptr" as const, "float32" as const, "float64" as const, "" as const, "" as const, "array" as const],
  ...["chan" as const, "func" as const, "interface" as const, "map" as const, "pointer" as const, "slice" as const],
  ...["string" as const, "struct" as const, "unsafe-pointer" as const],
];

/** Whether the program has the type. */
export const isReal = (id: number): boolean => id < POINTER;

/** The runtime type behind a number that `isReal`. */
export function realType(ctx: NativeContext, id: number): RuntimeType {
  return ctx.program.types[id - 1] as RuntimeType;
}

/** The type of the value in an interface; 0 for nil. */
const idOf = (value: Value): number => (value instanceof Interface ? value.type + 1 : 0);

/** The type's kind. */
export const kindOf = (ctx: NativeContext, id: number): TypeKind => (isReal(id) ? realType(ctx, id).kind : "pointer");

const elementOf = (ctx: NativeContext, id: number): number => (isReal(id) ? realType(ctx, id).elem + 1 : id - POINTER);

function textOf(ctx: NativeContext, id: number): string {
  return isReal(id) ? realType(ctx, id).name : `*${textOf(ctx, id - POINTER)}`;
}

// A name ends where type arguments begin; a package ends with the last dot before.
function lastDot(text: string): number {
  const end = text.indexOf("[");
  return text.lastIndexOf(".", end < 0 ? text.length : end);
}

const isBasic = ({ kind, name }: RuntimeType): boolean => kind === name || name === "unsafe.Pointer";

function nameOf(ctx: NativeContext, id: number): string {
  if (!isReal(id)) return "";
  const type = realType(ctx, id);
  if (!type.isNamed && !isBasic(type)) return "";
  return type.name.slice(lastDot(type.name) + 1);
}

function packageOf(ctx: NativeContext, id: number): string {
  const { isNamed = false, name = "" } = isReal(id) ? realType(ctx, id) : {};
  if (!isNamed && name !== "unsafe.Pointer") return "";
  return name.slice(0, Math.max(0, lastDot(name)));
}

function lengthOf(ctx: NativeContext, id: number): number {
  const type = realType(ctx, id);
  return type.kind === "struct" ? type.fields.length : type.length;
}

function pointerTo(ctx: NativeContext, id: number): number {
  const found = isReal(id)
    ? ctx.program.types.find(({ kind, isNamed, elem }) => kind === "pointer" && !isNamed && elem === id - 1)
    : undefined;
  return found === undefined ? id + POINTER : found.index + 1;
}

interface Layout {
  readonly size: number;
  readonly align: number;
  /** Where a struct's fields begin, in bytes. */
  readonly offsets: readonly number[];
}

const WORD = 8;
/** Sizes of kinds that are neither one word nor made of others. */
const SIZES: Readonly<Partial<Record<TypeKind, number>>> = {
  ...{ bool: 1, int8: 1, uint8: 1, int16: 2, uint16: 2, int32: 4, uint32: 4, float32: 4 },
  ...{ string: 2 * WORD, interface: 2 * WORD, slice: 3 * WORD },
};

const roundUp = (n: number, unit: number): number => Math.ceil(n / unit) * unit;

// As Go lays values out on a 64-bit machine.
function layoutOf(ctx: NativeContext, type: RuntimeType): Layout {
  const at = (index: number): Layout => layoutOf(ctx, ctx.program.types[index] as RuntimeType);
  if (type.kind === "array") return { ...at(type.elem), size: at(type.elem).size * type.length };
  if (type.kind === "struct") return structLayout(type.fields.map((field) => at(field.type)));
  const size = SIZES[type.kind] ?? WORD;
  return { size, align: Math.min(size, WORD), offsets: [] };
}

function structLayout(fields: readonly Layout[]): Layout {
  const offsets: number[] = [];
  let [end, align] = [0, 1];
  for (const field of fields) {
    const offset = roundUp(end, field.align);
    offsets.push(offset);
    end = offset + field.size;
    align = Math.max(align, field.align);
  }
  // The address of a last field without size would lie behind the struct.
  if (end > 0 && fields.at(-1)?.size === 0) end++;
  return { size: roundUp(end, align), align, offsets };
}

function implementsAll(ctx: NativeContext, id: number, target: number): boolean {
  const wanted = realType(ctx, target).interfaceMethods;
  if (!isReal(id)) return wanted.length === 0;
  const type = realType(ctx, id);
  if (type.kind === "interface") return wanted.every((method) => type.interfaceMethods.includes(method));
  return wanted.every((method) => (type.methods[method] ?? -1) >= 0);
}

function setField(ctx: NativeContext): void {
  const [id, index] = [argNumber(ctx, 0), argNumber(ctx, 1)];
  const type = realType(ctx, id);
  const field = type.fields[index] as RuntimeField; // Go code has looked at the length
  const bytes = layoutOf(ctx, type).offsets[index] ?? 0;
  const results = [
    field.name,
    field.tag ?? "",
    field.type + 1,
    field.offset,
    bytes,
    field.isEmbedded,
    field.isExported,
  ];
  for (const [i, result] of results.entries()) ctx.set(i, result);
}

function setSize(ctx: NativeContext): void {
  const id = argNumber(ctx, 0);
  const { size, align } = isReal(id) ? layoutOf(ctx, realType(ctx, id)) : { size: WORD, align: WORD };
  ctx.set(0, size);
  ctx.set(1, align);
}

const DIRECTIONS = { receive: 1, send: 2, both: 3 };

const ofType =
  (read: (ctx: NativeContext, id: number) => Value): Native =>
  (ctx) =>
    ctx.set(0, read(ctx, argNumber(ctx, 0)));

export const typeNatives: Readonly<Record<string, Native>> = {
  "reflect.typeOf": (ctx) => ctx.set(0, idOf(ctx.get(0))),
  "reflect.isReal": ofType((_, id) => isReal(id)),
  "reflect.typeText": ofType(textOf),
  "reflect.typeName": ofType(nameOf),
  "reflect.typePackage": ofType(packageOf),
  "reflect.typeKind": ofType((ctx, id) => KINDS.indexOf(kindOf(ctx, id))),
  "reflect.typeElem": ofType(elementOf),
  "reflect.typeKey": ofType((ctx, id) => realType(ctx, id).key + 1),
  "reflect.typeLen": ofType(lengthOf),
  "reflect.typeDirection": ofType((ctx, id) => DIRECTIONS[realType(ctx, id).direction]),
  "reflect.isComparable": ofType((ctx, id) => !isReal(id) || realType(ctx, id).isComparable),
  "reflect.implements": (ctx) => ctx.set(0, implementsAll(ctx, argNumber(ctx, 0), argNumber(ctx, 1))),
  "reflect.pointerTo": ofType(pointerTo),
  "reflect.typeSize": setSize,
  "reflect.fieldOf": setField,
};
