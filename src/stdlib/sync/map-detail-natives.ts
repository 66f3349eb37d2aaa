// What the Go source of sync.Map at runtime detail needs of the machine: atomic words, boxes for values, hashes of keys.

import { finish32, mix32, mixString } from "../../base/hash.ts";
import type { RuntimeType } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import {
  OP_ATOMIC_CAS_FAIL,
  OP_ATOMIC_LOAD,
  OP_ATOMIC_RMW,
  OP_ATOMIC_STORE,
  OP_MAP_READ,
} from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { typeAt, wordsOf } from "../equality.ts";
import { argNumber, bigintOf, integerWord } from "../word.ts";
import { isHashable } from "./map-natives.ts";

type Words = readonly Value[];

/** A box is a list of one word; the mark of expunged entries the list without any. */
const EXPUNGED: Words = Object.freeze([]);

const box: Native = (ctx) => ctx.set(0, Object.freeze([ctx.get(0)]));

const unbox: Native = (ctx) => ctx.set(0, (ctx.get(0) as Words | undefined)?.[0]);

const load: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  run: (ctx) => {
    ctx.set(0, ctx.load(argNumber(ctx, 0)));
    return undefined;
  },
};

const store: OperationNative = {
  kind: OP_ATOMIC_STORE,
  run: (ctx) => {
    ctx.store(argNumber(ctx, 0), ctx.get(1));
    return undefined;
  },
};

const swap: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const [cell, word] = [argNumber(ctx, 0), ctx.get(1)];
    ctx.set(0, ctx.load(cell));
    ctx.store(cell, word);
    return undefined;
  },
};

const compareAndSwap: OperationNative = {
  kind: OP_ATOMIC_RMW,
  run: (ctx) => {
    const [cell, old, word] = [argNumber(ctx, 0), ctx.get(1), ctx.get(2)];
    const isEqual = ctx.load(cell) === old;
    if (isEqual) ctx.store(cell, word);
    ctx.set(0, isEqual);
    return isEqual ? undefined : OP_ATOMIC_CAS_FAIL;
  },
};

// The map is native, and nobody changes it any more: going through it is one step.
const listEntries: OperationNative = {
  kind: OP_MAP_READ,
  run: (ctx) => {
    ctx.set(0, Object.freeze(ctx.mapEntries(argNumber(ctx, 0)).flat()));
    return undefined;
  },
};

const wordAt: Native = (ctx) => ctx.set(0, (ctx.get(0) as Words)[argNumber(ctx, 1)]);

const LOW_SALT = 0x2545f491;
const HIGH_SALT = 0x61c88647;

// 64 bits, from the key and the run's seed.
const hashOf: Native = (ctx) => {
  const key = ctx.get(0);
  if (!isHashable(ctx, key)) return;
  const { mapOrder, seed = 0 } = ctx.options;
  const hash = mixInterface(ctx, finish32(mapOrder === "fixed" ? 0 : seed), key);
  const half = (salt: number): bigint => BigInt(finish32(mix32(hash, salt)));
  ctx.set(0, integerWord((half(HIGH_SALT) << 32n) | half(LOW_SALT)));
};

function mixInterface(ctx: NativeContext, hash: number, word: Value): number {
  if (!(word instanceof Interface)) return mix32(hash, 1);
  const type = typeAt(ctx, word.type);
  return mixWords(ctx, mix32(hash, word.type), type, wordsOf(type, word.value), 0);
}

function mixWords(ctx: NativeContext, hash: number, type: RuntimeType, words: Words, at: number): number {
  switch (type.kind) {
    case "interface":
      return mixInterface(ctx, hash, words[at]);
    case "struct": {
      let h = hash;
      for (const field of type.fields)
        if (field.name !== "_") h = mixWords(ctx, h, typeAt(ctx, field.type), words, at + field.offset);
      return h;
    }
    case "array": {
      const element = typeAt(ctx, type.elem);
      let h = hash;
      for (let i = 0; i < type.length; i++) h = mixWords(ctx, h, element, words, at + i * element.width);
      return h;
    }
    case "pointer":
    case "chan":
    case "unsafe-pointer":
      return mix32(hash, argOf(words[at]) === 0 ? 0 : ctx.nameHash(argOf(words[at])));
    default:
      return mixScalar(hash, words[at]);
  }
}

const argOf = (word: Value): number => (typeof word === "number" ? word : 0);

// Equal words of one type have equal texts, and -0 has that of 0.
function mixScalar(hash: number, word: Value): number {
  if (typeof word === "string") return mixString(hash, word);
  if (typeof word === "number" && word === (word | 0)) return mix32(hash, word);
  return mixString(hash, typeof word === "bigint" ? bigintOf(word).toString() : String(word));
}

export const mapDetailOperations: Readonly<Record<string, OperationNative>> = {
  "sync.(*detailedCell).load": load,
  "sync.(*detailedCell).store": store,
  "sync.(*detailedCell).swap": swap,
  "sync.(*detailedCell).compareAndSwap": compareAndSwap,
  "sync.listEntries": listEntries,
};

export const mapDetailNatives: Readonly<Record<string, Native>> = {
  "sync.box": box,
  "sync.unbox": unbox,
  "sync.expunged": (ctx) => ctx.set(0, EXPUNGED),
  "sync.isExpunged": (ctx) => ctx.set(0, ctx.get(0) === EXPUNGED),
  "sync.wordsIn": (ctx) => ctx.set(0, ((ctx.get(0) ?? []) as Words).length),
  "sync.wordAt": wordAt,
  "sync.entryAt": wordAt,
  "sync.hashOf": hashOf,
};
