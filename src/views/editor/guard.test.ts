import { expect, test } from "vitest";
import { MAX_TEXT_LENGTH } from "../../store/program.ts";
import { decodeText, readDropped } from "./guard.ts";

test.each<[string, Uint8Array, string | undefined]>([
  ["Go", new TextEncoder().encode("package main // 你好"), "package main // 你好"],
  ["empty", new Uint8Array(), ""],
  ["a zero byte", Uint8Array.of(112, 0, 112), undefined],
  ["not UTF-8", Uint8Array.of(0xff, 0xfe, 0x41), undefined],
])("text or not: %s", (_, bytes, want) => expect(decodeText(bytes)).toBe(want));

test.each<[string, File, string]>([
  ["binary", new File([Uint8Array.of(0)], "a.out"), "not-text a.out"],
  ["huge", new File(["x".repeat(MAX_TEXT_LENGTH + 1)], "big.go"), `text-too-large ${MAX_TEXT_LENGTH}`],
])("a dropped file is refused with a notice: %s", async (_, file, want) => {
  const said: string[] = [];
  expect(await readDropped(file, (_severity, code, detail) => said.push(`${code} ${detail}`))).toBeUndefined();
  expect(said).toEqual([want]);
});
