// The natives of the Swiss map (map_swiss.go): control words. One is a string of eight bytes in one cell; the empty string is eight
// zero bytes.

import { OP_WRITE } from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { argNumber, argString } from "../word.ts";

const SLOTS = 8;
const EMPTY = 0x80;

// Slots without an entry have the highest bit set: their bytes are EMPTY, or those of deleted slots.
const probe: Native = (ctx) => {
  const word = argString(ctx, 0);
  const h2 = argNumber(ctx, 1);
  let match = 0;
  let empty = 0;
  let free = 0;
  for (let i = 0; i < SLOTS; i++) {
    const byte = byteAt(word, i);
    if (byte === h2) match |= 1 << i;
    else if (byte >= EMPTY) {
      free |= 1 << i;
      if (byte === EMPTY) empty |= 1 << i;
    }
  }
  ctx.set(0, match);
  ctx.set(1, empty);
  ctx.set(2, free);
};

const fullSlots: Native = (ctx) => {
  const word = argString(ctx, 0);
  let full = 0;
  for (let i = 0; i < SLOTS; i++) if (byteAt(word, i) < EMPTY) full |= 1 << i;
  ctx.set(0, full);
};

const byteAt = (word: string, i: number): number => (word === "" ? 0 : word.charCodeAt(i));

// Only the byte is stored: an operation, so that nobody's store to another byte comes in between and is undone.
/** `setControl` of map_swiss.go. */
export const setControl: OperationNative = {
  kind: OP_WRITE,
  run: (ctx: NativeContext) => {
    const address = argNumber(ctx, 0);
    const word = ctx.load(address) as string; // the cell's type
    const at = argNumber(ctx, 1);
    const bytes: number[] = [];
    for (let i = 0; i < SLOTS; i++) bytes.push(i === at ? argNumber(ctx, 2) : byteAt(word, i));
    ctx.store(address, String.fromCharCode(...bytes));
    return undefined;
  },
};

/** The others, by Go name. */
export const swissNatives: Readonly<Record<string, Native>> = {
  "runtime.probe": probe,
  "runtime.fullSlots": fullSlots,
  "runtime.firstSlot": (ctx) => ctx.set(0, 31 - Math.clz32(argNumber(ctx, 0) & -argNumber(ctx, 0))),
  "runtime.controlAt": (ctx) => ctx.set(0, byteAt(argString(ctx, 0), argNumber(ctx, 1))),
};
