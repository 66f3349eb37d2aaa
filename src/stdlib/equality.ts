// Equality of values by their type, as Go's == defines it.

import type { RuntimeType } from "../ir/program.ts";
import { Interface, type Value } from "../ir/value.ts";
import type { NativeContext } from "../vm/api.ts";

/** The words of a boxed value of type `type`. */
export function wordsOf(type: RuntimeType, boxed: Value): readonly Value[] {
  // A boxed value is a frozen array exactly when its type is not one word wide.
  return type.width === 1 ? [boxed] : (boxed as readonly Value[]);
}

/** `words[at, at + width)` as a boxed value. */
export function boxWords(type: RuntimeType, words: readonly Value[], at: number): Value {
  return type.width === 1 ? words[at] : Object.freeze(words.slice(at, at + type.width));
}

/** The runtime type with index `index`. */
export function typeAt(ctx: NativeContext, index: number): RuntimeType {
  return ctx.program.types[index] as RuntimeType;
}

/** Whether two interface words are equal; undefined if their type cannot be compared. */
export function equalInterfaces(ctx: NativeContext, a: Value, b: Value): boolean | undefined {
  if (!(a instanceof Interface) || !(b instanceof Interface)) return a === b;
  if (a.type !== b.type) return false;
  const type = typeAt(ctx, a.type);
  return equalWords(ctx, type, wordsOf(type, a.value), wordsOf(type, b.value), 0);
}

/** The innermost type because of which a value cannot be a key, nor be compared; undefined if it can. */
export function uncomparableType(ctx: NativeContext, value: Value): RuntimeType | undefined {
  if (!(value instanceof Interface)) return undefined;
  const type = typeAt(ctx, value.type);
  return uncomparableWords(ctx, type, wordsOf(type, value.value), 0);
}

function uncomparableWords(
  ctx: NativeContext,
  type: RuntimeType,
  words: readonly Value[],
  at: number,
): RuntimeType | undefined {
  if (type.kind === "interface") return uncomparableType(ctx, words[at]);
  if (!type.isComparable) return type;
  if (type.kind === "struct") {
    for (const field of type.fields) {
      const found = uncomparableWords(ctx, typeAt(ctx, field.type), words, at + field.offset);
      if (found !== undefined) return found;
    }
  } else if (type.kind === "array") {
    const element = typeAt(ctx, type.elem);
    for (let i = 0; i < type.length; i++) {
      const found = uncomparableWords(ctx, element, words, at + i * element.width);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function equalWords(
  ctx: NativeContext,
  type: RuntimeType,
  a: readonly Value[],
  b: readonly Value[],
  at: number,
): boolean | undefined {
  switch (type.kind) {
    case "slice":
    case "map":
    case "func":
      return undefined;
    case "interface":
      return equalInterfaces(ctx, a[at], b[at]);
    case "struct": {
      let isEqual: boolean | undefined = true;
      for (const field of type.fields) {
        if (field.name === "_") continue;
        isEqual = equalWords(ctx, typeAt(ctx, field.type), a, b, at + field.offset);
        if (isEqual !== true) return isEqual;
      }
      return isEqual;
    }
    case "array": {
      const element = typeAt(ctx, type.elem);
      for (let i = 0; i < type.length; i++) {
        const isEqual = equalWords(ctx, element, a, b, at + i * element.width);
        if (isEqual !== true) return isEqual;
      }
      return type.isComparable ? true : undefined;
    }
    default:
      return a[at] === b[at];
  }
}
