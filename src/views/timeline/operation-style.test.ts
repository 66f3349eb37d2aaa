import { expect, test } from "vitest";
import { OP_NONE, OPERATION_NAMES } from "../../trace/operation.ts";
import { GLYPHS } from "../../ui/glyphs.ts";
import { operationStyle } from "./operation-style.ts";

test("every operation has a shape of its own kind", () => {
  const plain = OPERATION_NAMES.filter((_, kind) => kind !== OP_NONE && operationStyle(kind).glyph === "other");
  expect(plain).toEqual([]);
});

test("the letters of events tell them apart", () => {
  const names = new Set(OPERATION_NAMES.map((_, kind) => operationStyle(kind).glyph));
  const letters = [...names].map((name) => GLYPHS[name].letter);
  expect(new Set(letters).size).toBe(letters.length);
});
