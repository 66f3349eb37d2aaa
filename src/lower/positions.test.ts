// Lines as `go build -race` and panics of Go 1.26 report them (checked by running it on such programs); columns as gc's syntax
// tree has them, a variable's own place where it is on the reported line.

import { expect, test } from "vitest";
import { createTestCompiler } from "./testing.ts";

const compile = await createTestCompiler();

const HEAD = `package main
type T struct { next *T; v int }
var g, h int
var p *T
var s []int
var m map[string]int
func call(a, b int) int { return a }
func main() { f(nil) }
`;
const FIRST_LINE = HEAD.split("\n").length;

const cases: readonly (readonly [name: string, body: string, wanted: readonly string[]])[] = [
  ["increment: the name, then the operator", "\tg++", ["+0:2 LOAD_GLOBAL", "+0:3 STORE_GLOBAL"]],
  ["assignment", "\tg = h", ["+0:6 LOAD_GLOBAL", "+0:4 STORE_GLOBAL"]],
  ["field: the dot", "\tg = p.next.v", ["+0:6 LOAD_GLOBAL", "+0:7 LOAD", "+0:12 LOAD"]],
  ["element: the bracket", "\tg = s[h]", ["+0:6 LOAD_GLOBAL", "+0:8 LOAD_GLOBAL", "+0:7 LOAD_ELEM"]],
  ["call: the parenthesis", "\tcall(1, 2)", ["+0:6 CALL"]],
  ["division: the operator", "\tg = h / g", ["+0:6 LOAD_GLOBAL", "+0:10 LOAD_GLOBAL", "+0:8 DIV"]],
  [
    "an argument on another line belongs to the call",
    "\tg = call(\n\t\th,\n\t\ts[0])",
    ["+0:10 LOAD_GLOBAL", "+2:3 LOAD_GLOBAL", "+2:4 LOAD_ELEM", "+0:10 CALL"],
  ],
  ["a dot at the end of a line", "\tg = p.\n\t\tv", ["+0:6 LOAD_GLOBAL", "+0:7 LOAD"]],
  ["send and receive: the arrow", "\tc <- <-c", ["+0:7 RECV", "+0:4 SEND"]],
  ["go: the keyword", "\tgo call(g, 1)", ["+0:10 LOAD_GLOBAL", "+0:2 GO"]],
  ["return: the keyword", "\tif g > 1 {\n\t\treturn\n\t}", ["+0:5 LOAD_GLOBAL", "+0:7 JUMP_NOT_LT", "+1:3 RETURN"]],
  ["keyed elements: the key", "\tp = &T{\n\t\tv: g,\n\t}", ["+0:6 ALLOC", "+1:6 LOAD_GLOBAL"]],
];

test.each(cases)("%s", (_name, body, wanted) => {
  const lowered = compile(`${HEAD}func f(c chan int) {\n${body}\n}\n`);
  const places = lowered.places("main.f").map((place) => {
    const [at, op] = place.split(" ");
    const [line, column] = (at ?? "").split(":").map(Number);
    return `+${(line ?? 0) - FIRST_LINE - 1}:${column} ${op}`;
  });
  let next = 0;
  for (const place of places) if (place === wanted[next]) next++;
  expect(wanted.slice(next), places.join("\n")).toEqual([]);
});
