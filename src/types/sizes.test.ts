import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { check } from "./testing.ts";

const parser = await createNodeParser();

const DECLARATIONS = `package main
import "unsafe"
type empty struct{}
type mixed struct { a bool; b int64; c bool }
type tail struct { a int32; e empty }
type inner struct { x int16; y int64 }
type outer struct { a bool; inner; z [3]mixed }
var o outer
`;

// Recorded from real Go on linux/amd64.
test.each([
  ["unsafe.Sizeof(false)", 1n],
  ["unsafe.Sizeof(uintptr(0))", 8n],
  ['unsafe.Sizeof("long text")', 16n],
  ["unsafe.Sizeof([]int{1, 2})", 24n],
  ["unsafe.Sizeof(any(1))", 16n],
  ["unsafe.Sizeof(map[int]int{})", 8n],
  ["unsafe.Sizeof(empty{})", 0n],
  ["unsafe.Sizeof(mixed{})", 24n],
  ["unsafe.Sizeof(tail{})", 8n],
  ["unsafe.Sizeof([5]int16{})", 10n],
  ["unsafe.Sizeof(o)", 96n],
  ["unsafe.Alignof(mixed{}.c)", 1n],
  ["unsafe.Alignof(o)", 8n],
  ["unsafe.Alignof([0]int32{})", 4n],
  ["unsafe.Offsetof(o.y)", 16n],
  ["unsafe.Offsetof(o.inner)", 8n],
  ["unsafe.Offsetof(o.z)", 24n],
])("%s is %s", (expression, expected) => {
  const { pkg, diagnostics } = check(parser, `${DECLARATIONS}const c = ${expression}\n`);
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  expect(pkg.scope.get("c")).toMatchObject({ value: { kind: "int", value: expected } });
});

test.each([
  ["unsafe.Offsetof(o)", "invalid argument: o is not a selector expression"],
  ["unsafe.Sizeof()", "invalid operation: not enough arguments for unsafe.Sizeof() (expected 1, found 0)"],
  ["unsafe.Nothing", "undefined: unsafe.Nothing"],
  ["unsafe.Slice(1, 2)", "invalid argument: 1 (untyped int constant) is not a pointer"],
  ["unsafe.Add(nil, 1.5)", "1.5 (untyped float constant) truncated to int"],
])("%s: %s", (expression, message) => {
  const { diagnostics } = check(parser, `${DECLARATIONS}var v = ${expression}\n`);
  expect(diagnostics.map((d) => d.message)).toEqual([message]);
});

test("a size that depends on a type argument is no constant", () => {
  const text = 'package main\nimport "unsafe"\nfunc f[T any](x T) uintptr { const c = unsafe.Sizeof(x); return c }\n';
  const { diagnostics } = check(parser, text);
  expect(diagnostics.map((d) => d.message)).toEqual(["unsafe.Sizeof(x) (value of type uintptr) is not constant"]);
});
