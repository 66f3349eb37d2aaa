// When operands are read relative to a later call: as Go 1.26 does it, found by running programs in which the call changes what
// the operand reads. (The language leaves it open; gc's choice decides which updates are lost.)

import { expect, test } from "vitest";
import { createTestCompiler } from "./testing.ts";

const compile = await createTestCompiler();

const DECLARATIONS = `package main
type T struct { a, b int }
var g = 1
var m = map[string]int{}
var s = []int{1}
var str = "a"
var p = &T{}
var t T
var e any = 1
var c = make(chan int, 1)
var ok bool
func change() int { return 0 }
func change2() bool { return true }
func ints(a, b int) {}
func anys(a ...any) {}
func main() { f(1) }
`;

// Statement, what is read, and whether it is read before or after the call.
const cases: readonly (readonly [statement: string, read: string, when: "before" | "after"])[] = [
  ["ints(g, change())", "; g", "after"],
  ["ints(g + 1, change())", "; g", "after"],
  ["g = g + change()", "; g", "after"],
  ["g += change()", "; g", "after"],
  ["ints(m[str], change())", "; m[str]", "after"],
  ["ints(s[i], change())", "; s[i]", "after"],
  ["ints(p.a, change())", "; p.a", "after"],
  ["ints(*&g, change())", "; *&g", "after"],
  ["_ = []int{g, change()}", "; g", "after"],
  ["_ = T{g, change()}", "; g", "after"],
  ["_ = &T{p.a, change()}", "; p.a", "after"],
  ["anys(g, change())", "; g", "after"],
  ["anys(t, change())", "; t", "after"],
  ["p.a = change()", "LOAD_GLOBAL", "after"],
  ["s[change()] = g", "; g", "after"],
  ["ints(change(), g)", "; g", "after"],
  ["ints(len(m), change())", "MAP_LEN", "before"],
  ["ints(len(c), change())", "CHAN_LEN", "before"],
  ["ints(len(s), change())", "; s", "before"],
  ["ints(s[1:][0], change())", "; s", "before"],
  ["ints(e.(int), change())", "; e", "before"],
  ["ints(min(g, 9), change())", "; g", "before"],
  ["ints(<-c, change())", "RECV", "before"],
  ["_ = map[int]int{1: g, 2: change()}", "; g", "before"],
  ["anys(g == 1, change())", "; g", "before"],
  ["anys(str[0], change())", "; str", "before"],
  ["anys(T{g, 1}, change())", "; g", "before"],
  ["anys([]byte(str), change())", "; str", "before"],
  ["anys(str[:1], change())", "; str", "before"],
  ["anys(ok && g == 1, change())", "; ok", "before"],
  ["if ok && change2() { g = 2 }", "; ok", "before"],
  ["if g == 1 || change2() { s = nil }", "; g", "before"],
];

test.each(cases)("%s", (statement, read, when) => {
  const lines = compile(`${DECLARATIONS}func f(i int) { ${statement} }\n`).listing("main.f").split("\n");
  const call = lines.findIndex((line) => line.includes("main.change"));
  const at = lines.findIndex((line) => line.endsWith(read) || line.includes(` ${read} `));
  expect([call, at], lines.join("\n")).not.toContain(-1);
  expect(at < call ? "before" : "after", lines.join("\n")).toBe(when);
});

test("calls stay in lexical order", () => {
  const text = `${DECLARATIONS}func a() int { return 1 }\nfunc b() int { return 2 }\nfunc f(i int) { ints(a()+g*b(), s[change()]) }\n`;
  const calls = compile(text)
    .listing("main.f")
    .match(/main\.\w+(?= \|)/g);
  expect(calls).toEqual(["main.a", "main.b", "main.change", "main.ints"]);
});
