// Package unsafe (Go spec, "Package unsafe"): conversions of pointers, the functions that make pointers and slices, and sizes that
// depend on type arguments. Memory holds words: `*(*U)(unsafe.Pointer(&x))` between values of one size is a conversion of their
// bits, and any other pointer of another type is checked where it is made (vm/unsafe.ts).

import {
  ADD,
  BIT_CAST,
  BYTES_TO_STRING,
  CHECK_POINTER,
  CONVERT,
  INT_TO_POINTER,
  KIND_F64,
  KIND_U8,
  KIND_U64,
  POINTER_TO_INT,
  SLICE_TO_ARRAY,
  STRING_TO_BYTES,
  UNSAFE_SLICE,
} from "../ir/opcode.ts";
import type { CallExpr, Expr } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import { alignOf, sizeOf, structLayout } from "../types/sizes.ts";
import type { Type } from "../types/type.ts";
import { typeString } from "../types/type-string.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { isStringType, kindOfNumber } from "./kinds.ts";
import { widthOf } from "./layout.ts";
import { operand, operandAs, unparen } from "./operands.ts";
import { emitLoad, pointee } from "./place.ts";
import { emitWord } from "./values.ts";

function isUnsafePointer(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" && t.basic === "unsafe.Pointer";
}

// ---- Conversions

/** Evaluates `T(x)` if one of the types is unsafe.Pointer; whether it is. */
export function lowerPointerConversion(f: FunctionContext, x: Expr, to: Type, into: number, call: CallExpr): boolean {
  const { code } = f;
  const from = f.typeOf(x);
  if (!isUnsafePointer(from) && !isUnsafePointer(to)) return false;
  refuseClash(f, x, to, call);
  const value = operand(f, x);
  code.pos = call.lparen;
  if (isUnsafePointer(to)) {
    if (kindOfNumber(from) !== undefined) code.emit(INT_TO_POINTER, into, value);
    else code.move(into, value, 1);
  } else if (kindOfNumber(to) !== undefined) {
    code.emit(POINTER_TO_INT, into, value);
  } else {
    code.move(into, value, 1);
    const pointer = under(to);
    if (pointer.kind === "pointer") code.emit(CHECK_POINTER, into, f.typeIndex(pointer.elem, call));
  }
  return true;
}

// Where both types are known, words of different kinds are told at once.
function refuseClash(f: FunctionContext, x: Expr, to: Type, call: CallExpr): void {
  const inner = isUnsafePointer(f.typeOf(x)) ? conversion(f, x) : undefined;
  const from = inner === undefined ? undefined : under(f.typeOf(inner));
  const pointer = under(to);
  if (from?.kind !== "pointer" || pointer.kind !== "pointer") return;
  const n = Math.min(widthOf(from.elem), widthOf(pointer.elem), MOST_COMPARED);
  for (let i = 0; i < n; i++) {
    if (kindOfWord(from.elem, i) === kindOfWord(pointer.elem, i)) continue;
    f.unsupported(
      call,
      "unsafe",
      `using a ${typeString(from.elem, f.unit.pkg)} as a ${typeString(pointer.elem, f.unit.pkg)} is`,
    );
    return;
  }
}

/** Words looked at before a program runs; when it runs, all are. */
const MOST_COMPARED = 64;

// What word `i` of a value holds; equal for words that stand for each other.
function kindOfWord(type: Type, i: number): string {
  const t = under(type);
  if (t.kind === "array") return kindOfWord(t.elem, i % widthOf(t.elem));
  if (t.kind === "struct") {
    let at = i;
    for (const field of t.fields) {
      if (at < widthOf(field.type)) return kindOfWord(field.type, at);
      at -= widthOf(field.type);
    }
  }
  const number = kindOfNumber(t);
  if (number !== undefined) return String(number);
  if (t.kind === "basic") return isUnsafePointer(t) ? "pointer" : t.basic;
  return t.kind;
}

/** What a pointer that is cast points to: `*p` is read as another type. */
interface Cast {
  readonly pointer: Expr;
  readonly from: Type;
}

/** Evaluates `*(*U)(unsafe.Pointer(p))` between values of one word and one size; whether `x`, the operand of `*`, is such. */
export function lowerCast(f: FunctionContext, x: Expr, to: Type, into: number): boolean {
  const cast = castOf(f, x);
  if (cast === undefined || widthOf(cast.from) !== 1 || widthOf(to) !== 1) return false;
  const { from, pointer } = cast;
  const convert = wordCast(from, to);
  if (convert === undefined) return false;
  const { code } = f;
  const word = code.allocate(1);
  emitLoad(f, pointee(operand(f, pointer)), 1, word, pointer);
  code.pos = x.pos;
  convert(f, word, into);
  return true;
}

function castOf(f: FunctionContext, x: Expr): Cast | undefined {
  const outer = conversion(f, x);
  const inner = outer === undefined ? undefined : conversion(f, outer);
  if (inner === undefined || outer === undefined || !isUnsafePointer(f.typeOf(outer))) return undefined;
  const pointer = under(f.typeOf(inner));
  return pointer.kind === "pointer" ? { pointer: inner, from: pointer.elem } : undefined;
}

// The operand of a conversion.
function conversion(f: FunctionContext, x: Expr): Expr | undefined {
  const call = unparen(x);
  return call.kind === "CallExpr" && f.info.types.get(unparen(call.fn))?.mode === "type" ? call.args[0] : undefined;
}

type WordCast = (f: FunctionContext, word: number, into: number) => void;

function wordCast(from: Type, to: Type): WordCast | undefined {
  const fromKind = kindOfNumber(from);
  const toKind = kindOfNumber(to);
  if (fromKind !== undefined && toKind !== undefined) {
    if (fromKind === toKind || sizeOf(from) !== sizeOf(to)) return undefined;
    const op = fromKind >= KIND_F64 || toKind >= KIND_F64 ? BIT_CAST : CONVERT;
    return (f, word, into) => f.code.emit(op, into, word, fromKind, toKind);
  }
  if (isBytes(from) && isStringType(to)) return (f, word, into) => f.code.emit(BYTES_TO_STRING, into, word);
  if (isStringType(from) && isBytes(to)) {
    return (f, word, into) => f.code.emit(STRING_TO_BYTES, into, word, f.program.allocation(""));
  }
  // The first word of a slice is the address of its array.
  if (under(from).kind === "slice" && toKind === KIND_U64) {
    return (f, word, into) => {
      f.code.emit(SLICE_TO_ARRAY, into, word, 0);
      f.code.emit(POINTER_TO_INT, into, into);
    };
  }
  return undefined;
}

function isBytes(type: Type): boolean {
  const t = under(type);
  return t.kind === "slice" && kindOfNumber(t.elem) === KIND_U8;
}

// ---- Functions

const MEASURES: ReadonlySet<string> = new Set(["Sizeof", "Alignof", "Offsetof"]);

/** Evaluates `unsafe.Sizeof(x)` and its kin where the type depends on type arguments; x itself is not evaluated. */
export function lowerMeasure(f: FunctionContext, name: string, x: CallExpr, into: number): boolean {
  const [arg] = x.args;
  if (!MEASURES.has(name) || arg === undefined) return false;
  f.code.pos = x.lparen;
  emitWord(f, measure(f, name, arg), into);
  return true;
}

function measure(f: FunctionContext, name: string, arg: Expr): number {
  if (name === "Sizeof") return sizeOf(f.typeOf(arg));
  if (name === "Alignof") return alignOf(f.typeOf(arg));
  const x = unparen(arg);
  const selection = x.kind === "SelectorExpr" ? f.info.selections.get(x) : undefined;
  let type = x.kind === "SelectorExpr" ? f.typeOf(x.x) : undefined;
  let offset = 0;
  for (const index of selection?.path ?? []) {
    const t = under(type ?? Typ.invalid);
    const struct = t.kind === "pointer" ? under(t.elem) : t;
    if (struct.kind !== "struct") break;
    offset += structLayout(struct).offsets[index] ?? 0;
    type = struct.fields[index]?.type;
  }
  return offset;
}

/** Evaluates a call of a function of package unsafe; whether `name` is one. */
export function lowerUnsafe(f: FunctionContext, name: string, x: CallExpr, into: number): boolean {
  const { code } = f;
  const [first, second] = x.args as readonly [Expr, Expr]; // the checker has counted them; each case takes its own
  switch (name) {
    case "Add": {
      const pointer = operandAs(f, first, Typ["unsafe.Pointer"]);
      const length = operand(f, second);
      const sum = code.allocate(2);
      code.pos = x.lparen;
      code.emit(POINTER_TO_INT, sum, pointer);
      code.emit(CONVERT, sum + 1, length, kindOfNumber(f.typeOf(second)) ?? KIND_U64, KIND_U64);
      code.emit(ADD, sum, sum, sum + 1, KIND_U64);
      code.emit(INT_TO_POINTER, into, sum);
      return true;
    }
    case "Slice":
      emitSlice(f, x, first, second, into);
      return true;
    case "SliceData": {
      const slice = operand(f, first);
      code.pos = x.lparen;
      code.emit(SLICE_TO_ARRAY, into, slice, 0);
      return true;
    }
    case "String": {
      const bytes = code.allocate(1);
      emitSlice(f, x, first, second, bytes);
      code.emit(BYTES_TO_STRING, into, bytes);
      return true;
    }
    case "StringData": {
      const text = operandAs(f, first, Typ.string);
      const bytes = code.allocate(1);
      code.pos = x.lparen;
      code.emit(STRING_TO_BYTES, bytes, text, f.program.allocation(f.allocationName(x)));
      code.emit(SLICE_TO_ARRAY, into, bytes, 0);
      return true;
    }
    default:
      return false;
  }
}

function emitSlice(f: FunctionContext, x: CallExpr, pointer: Expr, length: Expr, into: number): void {
  hoistCalls(f, [pointer, length]);
  const type = under(f.typeOf(pointer));
  const elem = type.kind === "pointer" ? type.elem : Typ.uint8;
  const address = operandAs(f, pointer, { kind: "pointer", elem });
  const count = operand(f, length);
  f.code.pos = x.lparen;
  f.code.emit(UNSAFE_SLICE, into, address, count, f.typeIndex(elem, x));
}
