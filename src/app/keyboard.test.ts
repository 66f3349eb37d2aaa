import { expect, test } from "vitest";
import { commandOf } from "./keyboard.ts";
import { valueAfterKey } from "./Splitter.tsx";

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

test.each([
  [{ key: "ArrowLeft" }, "step-back"],
  [{ key: "ArrowRight" }, "step-forward"],
  [{ key: "ArrowLeft", shiftKey: true }, "previous-switch"],
  [{ key: "ArrowRight", shiftKey: true }, "next-switch"],
  [{ key: " " }, "toggle-play"],
  [{ key: " ", shiftKey: true }, undefined],
  [{ key: "ArrowLeft", altKey: true }, undefined],
  [{ key: "ArrowRight", ctrlKey: true }, undefined],
  [{ key: "ArrowLeft", metaKey: true }, undefined],
  [{ key: "e" }, undefined],
])("key %o", (key, want) => expect(commandOf({ ...plain, ...key })).toBe(want));

test.each([
  ["ArrowLeft", "vertical", 48],
  ["ArrowRight", "vertical", 52],
  ["ArrowUp", "vertical", undefined],
  ["ArrowUp", "horizontal", 48],
  ["ArrowDown", "horizontal", 52],
  ["Home", "vertical", 15],
  ["End", "horizontal", 75],
  ["Tab", "vertical", undefined],
] as const)("%s on a %s splitter", (key, orientation, want) => {
  expect(valueAfterKey(key, orientation, 50, 15, 75)).toBe(want);
});
