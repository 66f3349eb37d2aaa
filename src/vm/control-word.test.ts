import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CONTROL_EMPTY,
  controlByte,
  emptySlots,
  freeSlots,
  SLOTS_PER_GROUP,
  slotsWith,
  withControlByte,
} from "./control-word.ts";

const DELETED = 0xfe;
const byte = fc.oneof(fc.constantFrom(CONTROL_EMPTY, DELETED), fc.integer({ min: 0, max: 0x7f }));
const slot = fc.integer({ min: 0, max: SLOTS_PER_GROUP - 1 });

const bits = (bytes: readonly number[], isIn: (byte: number) => boolean): number =>
  bytes.reduce((slots, each, i) => slots | (isIn(each) ? 1 << i : 0), 0);

test("a control word answers as an array of eight bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(slot, byte), { maxLength: 20 }), byte, (stores, wanted) => {
      let word = "";
      const bytes = new Array<number>(SLOTS_PER_GROUP).fill(0);
      for (const [i, each] of stores) {
        word = withControlByte(word, i, each);
        bytes[i] = each;
      }
      expect(bytes.map((_, i) => controlByte(word, i))).toEqual(bytes);
      expect(slotsWith(word, wanted)).toBe(bits(bytes, (each) => each === wanted));
      expect(freeSlots(word)).toBe(bits(bytes, (each) => each >= CONTROL_EMPTY));
      expect(emptySlots(word)).toBe(bits(bytes, (each) => each === CONTROL_EMPTY));
    }),
  );
});

test("people can read it", () => {
  expect(withControlByte(withControlByte("80 80 80 80 80 80 80 80", 0, 0x6f), 7, DELETED)).toBe(
    "6f 80 80 80 80 80 80 fe",
  );
});
