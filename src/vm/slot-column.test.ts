import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "../ir/value.ts";
import { EMPTY_SLOT, SlotColumn } from "./slot-column.ts";

const other: fc.Arbitrary<Value> = fc.constantFrom("a", -0, 0.5, 2 ** 31, -(2 ** 31), EMPTY_SLOT, undefined, 2n ** 60n);

test("a column equals an array, packed or not, and so does its copy", () => {
  const change = fc.tuple(fc.nat(6), fc.nat(200), fc.oneof({ weight: 30, arbitrary: fc.integer() }, other));
  const changes = fc.array(change, { maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(200), changes, changes, (first, before, after) => {
      const column = new SlotColumn();
      const model: Value[] = [];
      const push = (value: Value): void => {
        column.push(value);
        model.push(value);
      };
      const apply = ([kind, at, value]: readonly [number, number, Value]): void => {
        if (kind < 3) push(value);
        else if (model.length === 0) return;
        else if (kind === 3) {
          column.pop();
          model.pop();
        } else {
          column.set(at % model.length, value);
          model[at % model.length] = value;
        }
      };
      const isEqual = (words: SlotColumn, expected: readonly Value[]): boolean =>
        words.length === expected.length && expected.every((word, i) => Object.is(words.get(i), word));
      for (let i = 0; i < first; i++) push(i);
      before.forEach(apply);
      const copy = column.copy();
      const old = [...model];
      after.forEach(apply);
      expect(isEqual(column, model)).toBe(true);
      expect(isEqual(copy, old)).toBe(true);
    }),
  );
});
