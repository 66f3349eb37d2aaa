import { expect, test } from "vitest";
import { excerpt } from "./model.ts";

test.each([
  ["a\nb\n", "a\nb"],
  ["a\nb\nc\nd\n\n", "a\nb\nc\nd"],
  ["1\n2\n3\n4\n5\n", "1\n2\n3\n4\n…"],
  ["", ""],
])("excerpt of %j", (output, want) => expect(excerpt(output)).toBe(want));
