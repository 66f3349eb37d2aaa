// Sizes and alignments of types as gc lays them out on a 64-bit machine (Go spec, "Size and alignment guarantees").

import { integerBits } from "./basic.ts";
import { under } from "./identity.ts";
import type { StructType, Type } from "./type.ts";

const WORD = 8;

/** Bytes a value of the type takes. Not for type parameters, whose size depends on the instance. */
export function sizeOf(type: Type): number {
  const t = under(type);
  switch (t.kind) {
    case "basic":
      if (integerBits(t.basic) > 0) return integerBits(t.basic) / 8;
      return BASIC_SIZES[t.basic] ?? WORD;
    case "array":
      return t.length * sizeOf(t.elem);
    case "slice":
      return 3 * WORD;
    case "interface":
      return 2 * WORD;
    case "struct":
      return structLayout(t).size;
    default:
      return WORD;
  }
}

const BASIC_SIZES: Readonly<Record<string, number>> = {
  bool: 1,
  float32: 4,
  float64: 8,
  complex64: 8,
  complex128: 16,
  string: 2 * WORD,
};

/** What addresses of such values are multiples of. */
export function alignOf(type: Type): number {
  const t = under(type);
  switch (t.kind) {
    case "array":
      return alignOf(t.elem);
    case "struct":
      return t.fields.reduce((most, field) => Math.max(most, alignOf(field.type)), 1);
    case "basic":
      if (t.basic === "complex64") return 4;
      return Math.max(1, Math.min(WORD, sizeOf(t)));
    default:
      return WORD;
  }
}

/** Where a struct's fields start, in bytes, and its whole size. */
export function structLayout(type: StructType): { readonly offsets: readonly number[]; readonly size: number } {
  const offsets: number[] = [];
  let end = 0;
  let most = 1;
  let isLastEmpty = false;
  for (const field of type.fields) {
    const align = alignOf(field.type);
    const size = sizeOf(field.type);
    const start = Math.ceil(end / align) * align;
    offsets.push(start);
    end = start + size;
    most = Math.max(most, align);
    isLastEmpty = size === 0;
  }
  // The address of an empty last field must not lie behind the struct.
  if (isLastEmpty && end > 0) end++;
  return { offsets, size: Math.ceil(end / most) * most };
}

/**
 * Whether the size depends on type arguments, or on a type that is not known yet, perhaps since it contains itself. Cost: the
 * type's size without pointers.
 */
export function hasVariableSize(type: Type, known = new Map<Type, boolean>()): boolean {
  if (type.kind === "typeparam" || known.size > MAX_PARTS) return true;
  if (type.kind !== "named") return isVariable(type, known);
  const before = known.get(type);
  if (before !== undefined) return before;
  known.set(type, true);
  const result = isVariable(type.underlying, known);
  known.set(type, result);
  return result;
}

// More declared types than anyone puts into one value: instances can grow without end.
const MAX_PARTS = 1000;

function isVariable(t: Type, known: Map<Type, boolean>): boolean {
  if (t.kind === "array") return hasVariableSize(t.elem, known);
  return t.kind === "struct" && t.fields.some((field) => hasVariableSize(field.type, known));
}
