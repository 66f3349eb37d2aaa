// The natives of the Swiss map (map_swiss*.go): control words, and keys that cannot be hashed.

import type { RuntimeType } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import { OP_WRITE } from "../../trace/operation.ts";
import type { Native, OperationNative } from "../../vm/api.ts";
import {
  controlByte,
  emptySlots,
  freeSlots,
  SLOTS_PER_GROUP,
  slotsWith,
  withControlByte,
} from "../../vm/control-word.ts";
import { wordsOf } from "../../vm/equality.ts";
import { argNumber, argString } from "../word.ts";

const ALL_SLOTS = (1 << SLOTS_PER_GROUP) - 1;

const probe: Native = (ctx) => {
  const word = argString(ctx, 0);
  const match = slotsWith(word, argNumber(ctx, 1));
  ctx.set(0, match);
  ctx.set(1, emptySlots(word));
  ctx.set(2, freeSlots(word));
};

/** `setControl` of map_swiss.go. One operation, so that nobody's store to another byte comes in between and is undone. */
export const setControl: OperationNative = {
  kind: OP_WRITE,
  run: (ctx) => {
    const address = argNumber(ctx, 0);
    const word = ctx.load(address) as string; // the cell's type
    ctx.store(address, withControlByte(word, argNumber(ctx, 1), argNumber(ctx, 2)));
    return undefined;
  },
};

// Name of the first dynamic type in a value that cannot be hashed.
function unhashableType(types: readonly RuntimeType[], type: RuntimeType, words: readonly Value[]): string | undefined {
  if (type.kind === "interface") {
    const [word] = words;
    if (!(word instanceof Interface)) return undefined;
    const dynamic = types[word.type] as RuntimeType; // of a value that exists
    return dynamic.isComparable ? unhashableType(types, dynamic, wordsOf(word.value, dynamic.width)) : dynamic.name;
  }
  for (const part of partsOf(types, type)) {
    const found = unhashableType(types, part.type, words.slice(part.offset, part.offset + part.type.width));
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Part {
  readonly type: RuntimeType;
  readonly offset: number;
}

function partsOf(types: readonly RuntimeType[], { kind, fields, elem, length }: RuntimeType): readonly Part[] {
  if (kind === "struct") return fields.map(({ type, offset }) => ({ type: types[type] as RuntimeType, offset }));
  const element = types[elem];
  if (kind !== "array" || element === undefined) return [];
  return Array.from({ length }, (_, i) => ({ type: element, offset: i * element.width }));
}

// For a map without entries Go only looks at the key, and has other words for what it finds than hashing has.
const panicUnhashable: Native = (ctx) => {
  const type = ctx.typeArgument();
  const words = Array.from({ length: type.width }, (_, i) => ctx.get(i));
  const name = unhashableType(ctx.program.types, type, words);
  if (name !== undefined) ctx.panicPlain(`hash of unhashable type: ${name}`);
};

/** The others, by Go name. */
export const swissNatives: Readonly<Record<string, Native>> = {
  "runtime.panicUnhashable": panicUnhashable,
  "runtime.probe": probe,
  "runtime.fullSlots": (ctx) => ctx.set(0, ALL_SLOTS & ~freeSlots(argString(ctx, 0))),
  "runtime.firstSlot": (ctx) => ctx.set(0, 31 - Math.clz32(argNumber(ctx, 0) & -argNumber(ctx, 0))),
  "runtime.controlAt": (ctx) => ctx.set(0, controlByte(ctx.get(0), argNumber(ctx, 1))),
};
