// The control word of a group of a Swiss map (src/stdlib/runtime/map_swiss.go): eight bytes in one cell, as the text that people see in events:
// "6f 80 80 80 80 80 80 fe". The empty string, which fresh memory holds, is eight zero bytes.

import type { Value } from "../ir/value.ts";

export const SLOTS_PER_GROUP = 8;
/** Bytes from here on say that a slot has no entry; this one says that searches end here. */
export const CONTROL_EMPTY = 0x80;

/** Two digits and a space. */
const STRIDE = 3;
const ZEROS = "00 00 00 00 00 00 00 00";
const DIGITS = "0123456789abcdef";
/** Codes of the digits that a byte without an entry, and an empty one, begins with and ends with. */
const EIGHT = 0x38;
const ZERO = 0x30;

const digits = (byte: number): string => DIGITS.charAt(byte >> 4) + DIGITS.charAt(byte & 15);

/** Byte of slot `i`. */
export function controlByte(word: Value, i: number): number {
  return typeof word === "string" && word !== "" ? Number.parseInt(word.slice(STRIDE * i, STRIDE * i + 2), 16) : 0;
}

/** The word with another byte in slot `i`. */
export function withControlByte(word: string, i: number, byte: number): string {
  const bytes = word === "" ? ZEROS : word;
  return bytes.slice(0, STRIDE * i) + digits(byte) + bytes.slice(STRIDE * i + 2);
}

/** Bits, lowest first, of the slots whose byte is `byte`. */
export function slotsWith(word: string, byte: number): number {
  const bytes = word === "" ? ZEROS : word;
  const high = DIGITS.charCodeAt(byte >> 4);
  const low = DIGITS.charCodeAt(byte & 15);
  let slots = 0;
  for (let i = 0, at = 0; i < SLOTS_PER_GROUP; i++, at += STRIDE)
    if (bytes.charCodeAt(at) === high && bytes.charCodeAt(at + 1) === low) slots |= 1 << i;
  return slots;
}

/** Bits of the slots without an entry: digits from 8 on have larger codes than those below. */
export function freeSlots(word: string): number {
  let slots = 0;
  if (word === "") return slots;
  for (let i = 0, at = 0; i < SLOTS_PER_GROUP; i++, at += STRIDE) if (word.charCodeAt(at) >= EIGHT) slots |= 1 << i;
  return slots;
}

/** Bits of the slots that are empty. */
export function emptySlots(word: string): number {
  let slots = 0;
  for (let i = 0, at = 0; i < SLOTS_PER_GROUP; i++, at += STRIDE)
    if (word.charCodeAt(at) === EIGHT && word.charCodeAt(at + 1) === ZERO) slots |= 1 << i;
  return slots;
}
