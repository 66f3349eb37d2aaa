import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "../ir/value.ts";
import { IntegerBuffers } from "./integer-buffers.ts";
import { KeyIndex } from "./key-index.ts";
import { Column, EMPTY_SLOT } from "./map-column.ts";

const word: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -4, max: 12 }) },
  // Far apart, and with few different lowest bits.
  { weight: 4, arbitrary: fc.integer({ min: -(2 ** 11), max: 2 ** 11 - 1 }).map((n) => n * 2 ** 20) },
  { weight: 1, arbitrary: fc.constantFrom(-0, 0.5, 2 ** 31, -(2 ** 40), "", "a", true, 2n ** 60n, undefined) },
);

test("an index equals the host's Map, and so does its copy", () => {
  const changes = fc.array(fc.tuple(fc.boolean(), word), { maxLength: 200 });
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const buffers = new IntegerBuffers();
      const index = new KeyIndex(buffers);
      // As in a map: keys stay where they were put.
      const keys = new Column(buffers);
      const model = new Map<Value, number>();
      const apply = ([isAdded, key]: readonly [boolean, Value]): void => {
        const known = model.get(key);
        if (known !== undefined) {
          index.delete(key, known, keys);
          keys.set(known, EMPTY_SLOT);
        }
        model.delete(key);
        if (!isAdded) return;
        const slot = keys.length;
        model.set(key, slot);
        index.add(key, slot, keys, index.get(key, keys));
        keys.push(key);
      };
      before.forEach(apply);
      const copy = index.copy();
      const oldKeys = keys.copy();
      const old = new Map(model);
      after.forEach(apply);
      for (const [, key] of [...before, ...after]) {
        expect(Math.max(-1, index.get(key, keys))).toBe(model.get(key) ?? -1);
        expect(Math.max(-1, copy.get(key, oldKeys))).toBe(old.get(key) ?? -1);
      }
    }),
  );
});
