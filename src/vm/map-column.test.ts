import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "../ir/value.ts";
import { IntegerBuffers } from "./integer-buffers.ts";
import { Column, EMPTY_SLOT } from "./map-column.ts";

const integer: fc.Arbitrary<Value> = fc.oneof(fc.nat(9), fc.integer());
const word: fc.Arbitrary<Value> = fc.oneof(
  { weight: 20, arbitrary: integer },
  { weight: 10, arbitrary: fc.constant(EMPTY_SLOT) },
  { weight: 1, arbitrary: fc.constantFrom(-0, -(2 ** 31), 2 ** 31, 0.5, Number.NaN, "a", true, 2n ** 60n, undefined) },
);

/** What becomes of a column: `set` changes the slot that many from its end. */
const changes = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("push" as const), words: fc.array(integer, { size: "+2" }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("set" as const), from: fc.nat(200), word }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("push" as const), words: fc.array(word, { maxLength: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("pop" as const), count: fc.nat(80) }) },
  ),
  { maxLength: 12 },
);
type Change = typeof changes extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

function apply(change: Change, column: Column, model: Value[]): void {
  switch (change.kind) {
    case "push":
      for (const word of change.words) column.push(word);
      model.push(...change.words);
      return;
    case "pop":
      for (let i = 0; i < change.count && model.length > 0; i++) {
        column.pop();
        model.pop();
      }
      return;
    case "set": {
      const slot = model.length - 1 - change.from;
      if (slot < 0) return;
      column.set(slot, change.word);
      model[slot] = change.word;
    }
  }
}

function wordsOf(column: Column): Value[] {
  return Array.from({ length: column.length }, (_, slot) => column.get(slot));
}

// 0 and -0 differ.
function areSame(xs: readonly Value[], ys: readonly Value[]): boolean {
  return xs.length === ys.length && xs.every((x, i) => Object.is(x, ys[i]));
}

test("a column equals an array, and so does its copy", () => {
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const column = new Column(new IntegerBuffers());
      const model: Value[] = [];
      for (const change of before) apply(change, column, model);
      const copy = column.copy();
      const old = [...model];
      for (const change of after) apply(change, column, model);
      expect(areSame(wordsOf(column), model)).toBe(true);
      expect(areSame(wordsOf(copy), old)).toBe(true);
      expect(model.every((word, slot) => column.has(slot, 7) === (word === 7))).toBe(true);
    }),
  );
});

test.each([
  ["integers below", 500, [0, 1], false],
  ["an integer that may be an address", 500, [0, 500], true],
  ["other words", 500, ["a"], true],
] as const)("a column of %s", (_, least, words, mayRefer) => {
  const column = new Column(new IntegerBuffers());
  for (let i = 0; i < 100; i++) column.push(i);
  for (const word of words) column.push(word);
  column.set(50, EMPTY_SLOT);
  expect(column.mayRefer(least)).toBe(mayRefer);
});

test("columns that use each other's memory do not see each other's words", () => {
  const buffers = new IntegerBuffers();
  const columns: Column[] = [];
  for (let round = 1; round <= 6; round++) {
    const column = new Column(buffers);
    for (let i = 0; i < 5000 * round; i++) column.push(round);
    columns.push(column);
    if (round % 2 === 0) columns.shift()?.free();
  }
  expect(columns.map((column) => new Set(wordsOf(column)))).toEqual([4, 5, 6].map((round) => new Set([round])));
  expect(columns.map(({ length }) => length)).toEqual([20_000, 25_000, 30_000]);
});
