import { expect, test } from "vitest";
import { OPCODE_NAMES, STRIDE } from "../ir/opcode.ts";
import type { Program } from "../ir/program.ts";
import { createTestCompiler } from "./testing.ts";

const compile = await createTestCompiler();

// `OPCODE touched` of a global site, with the function's name unless it is main.f.
function describe(program: Program, site: number): string {
  const index = program.siteBase.findLastIndex((base) => base <= site);
  const fn = program.functions[index];
  const at = site - (program.siteBase[index] ?? 0);
  const name = OPCODE_NAMES.get(fn?.code[at * STRIDE] ?? 0);
  const touched = program.expressions[fn?.expressions[at] ?? -1] ?? "";
  return `${fn?.name === "main.f" ? "" : `${fn?.name}: `}${name} ${touched}`.trim();
}

function dependences(program: Program, within: string): string[] {
  const lines: string[] = [];
  for (const [site, list] of program.dependences) {
    const own = describe(program, site);
    if (!(own.includes(": ") ? own.startsWith(`${within}: `) : within === "main.f")) continue;
    const show = (kind: string): string =>
      list
        .filter((one) => one.kind === kind)
        .map((one) => describe(program, one.read))
        .join(", ");
    const control = show("control");
    lines.push(`${own} <- ${show("data")}${control === "" ? "" : ` | ${control}`}`);
  }
  return lines;
}

const DECLARATIONS = `package main
import "sync"
import "atomic"
import "native"
var g, h int
var ready bool
var n int64
var m map[string]int
var mu sync.Mutex
type T struct { next *T; v int }
var p *T
func get() int { return g }
func twice(x int) int { return x * 2 }
func isReady() bool { if ready { return true }; return false }
func lookup() (int, bool) { if ready { return g, true }; return 0, false }
func put(v int) { h = v }
type I interface { M(int) int }
type A struct{}
func (A) M(x int) int { return x + g }
var i I = A{}
var _, _ = atomic.LoadInt64, native.Itoa
func main() { f(nil) }
`;

// Reads before ` | ` by data, behind it by control.
const cases: readonly (readonly [name: string, body: string, within: string, lines: readonly string[]])[] = [
  ["counter++", "g++", "main.f", ["STORE_GLOBAL g <- LOAD_GLOBAL g"]],
  ["a constant depends on nothing", "g = 1", "main.f", []],
  ["through a variable in a register", "x := g; y := x + 1; h = y", "main.f", ["STORE_GLOBAL h <- LOAD_GLOBAL g"]],
  ["the last definition counts", "x := g; x = 3; h = x", "main.f", []],
  [
    "check, then set",
    "if !ready { ready = true }",
    "main.f",
    ["JUMP_IF <- LOAD_GLOBAL ready", "STORE_GLOBAL ready <-  | LOAD_GLOBAL ready"],
  ],
  [
    "behind the branches the condition counts no more",
    "if ready { h = 1 }; g = 2",
    "main.f",
    ["JUMP_IF_NOT <- LOAD_GLOBAL ready", "STORE_GLOBAL h <-  | LOAD_GLOBAL ready"],
  ],
  [
    "an early return decides about the rest",
    "if ready { return }; g = 2",
    "main.f",
    ["JUMP_IF_NOT <- LOAD_GLOBAL ready", "STORE_GLOBAL g <-  | LOAD_GLOBAL ready"],
  ],
  [
    "a condition kept in a variable",
    "ok := ready && g > 0; if ok { h = 1 }",
    "main.f",
    [
      "JUMP_IF_NOT <- LOAD_GLOBAL ready",
      "JUMP_IF_NOT <- LOAD_GLOBAL g | LOAD_GLOBAL ready",
      "STORE_GLOBAL h <-  | LOAD_GLOBAL ready, LOAD_GLOBAL g",
    ],
  ],
  [
    "both values of a choice",
    "x := g; if ready { x = h }; n = int64(x)",
    "main.f",
    ["JUMP_IF_NOT <- LOAD_GLOBAL ready", "STORE_GLOBAL n <- LOAD_GLOBAL g, LOAD_GLOBAL h | LOAD_GLOBAL ready"],
  ],
  ["around a loop", "x := 0; for k := 0; k < 3; k++ { h = x; x = g }", "main.f", ["STORE_GLOBAL h <- LOAD_GLOBAL g"]],
  ["an address is data", "p.next.v = 1", "main.f", ["STORE p.next.v <- LOAD_GLOBAL p, LOAD p.next"]],
  ["maps", `m["a"] = m["b"]`, "main.f", ['MAP_SET m["a"] <- LOAD_GLOBAL m, MAP_GET m["b"], LOAD_GLOBAL m']],
  ["channels", "c <- <-c + g", "main.f", ["SEND c <- RECV c, LOAD_GLOBAL g"]],
  [
    "atomics are reads",
    "if atomic.LoadInt64(&n) == 0 { atomic.AddInt64(&n, 1) }",
    "main.f",
    ["JUMP_NE <- OPERATION n", "OPERATION n <-  | OPERATION n"],
  ],
  ["a lock depends on nothing", "mu.Lock(); g = 1; mu.Unlock()", "main.f", []],
  [
    "a native passes its arguments on",
    "_ = native.Itoa(g); m[native.Itoa(h)] = 1",
    "main.f",
    ["MAP_SET m[native.Itoa(h)] <- LOAD_GLOBAL h, LOAD_GLOBAL m"],
  ],
  ["the result of a call", "h = get() + 1", "main.f", ["STORE_GLOBAL h <- main.get: LOAD_GLOBAL g"]],
  ["through a call", "h = twice(g)", "main.f", ["STORE_GLOBAL h <- LOAD_GLOBAL g"]],
  ["calls in calls", "h = twice(twice(get()))", "main.f", ["STORE_GLOBAL h <- main.get: LOAD_GLOBAL g"]],
  ["into a call", "put(g)", "main.put", ["main.put: STORE_GLOBAL h <- LOAD_GLOBAL g"]],
  ["through an interface", "h = i.M(h)", "main.f", ["STORE_GLOBAL h <- LOAD_GLOBAL h, main.A.M: LOAD_GLOBAL g"]],
  [
    "what a predicate saw",
    "if isReady() { h = 1 }",
    "main.f",
    ["JUMP_IF_NOT <- main.isReady: LOAD_GLOBAL ready", "STORE_GLOBAL h <-  | main.isReady: LOAD_GLOBAL ready"],
  ],
  [
    "each result for itself",
    "v, ok := lookup(); if ok { h = v }",
    "main.f",
    [
      "JUMP_IF_NOT <- main.lookup: LOAD_GLOBAL ready",
      "STORE_GLOBAL h <- main.lookup: LOAD_GLOBAL g | main.lookup: LOAD_GLOBAL ready",
    ],
  ],
  [
    "what decides about a call",
    "if ready { put(3) }",
    "main.put",
    ["main.put: STORE_GLOBAL h <-  | LOAD_GLOBAL ready"],
  ],
  ["through a function value", "read := get; h = read()", "main.f", ["STORE_GLOBAL h <- main.get: LOAD_GLOBAL g"]],
  [
    "into a function value",
    "func(v int) { h = v }(g)",
    "main.f.func1",
    ["main.f.func1: STORE_GLOBAL h <- LOAD_GLOBAL g"],
  ],
  [
    "through a captured variable",
    "v := 0; load := func() { v = g }; load(); h = v",
    "main.f",
    ["STORE_GLOBAL h <- LOAD v, main.f.func1: LOAD_GLOBAL g"],
  ],
  [
    "into a closure",
    "x := g; go func() { h = x }()",
    "main.f.func1",
    ["main.f.func1: STORE_GLOBAL h <- LOAD_GLOBAL g"],
  ],
  ["into a goroutine", "go put(g)", "main.put", ["main.put: STORE_GLOBAL h <- LOAD_GLOBAL g"]],
];

test.each(cases)("%s", (_name, body, within, lines) => {
  const { program } = compile(`${DECLARATIONS}func f(c chan int) { ${body} }\n`);
  expect(dependences(program, within)).toEqual(lines);
});

test("recursion and endless loops end", () => {
  const { program } = compile(`${DECLARATIONS}
func down(x int) int { if x == 0 { return g }; return down(x - h) }
func f(c chan int) { h = down(3); for { g = h } }`);
  expect(dependences(program, "main.f")).toEqual([
    "STORE_GLOBAL h <- main.down: LOAD_GLOBAL g",
    "STORE_GLOBAL g <- LOAD_GLOBAL h",
  ]);
});

test("which form a map has decides nothing", () => {
  const { program } = compile(
    `${DECLARATIONS}
func f(c chan int) { m["a"] = 1; if ready { m["b"] = h } }
var made = map[string]int{}`,
    { mapDetail: "runtime" },
  );
  expect(dependences(program, "main.f")).toEqual([
    'STORE m["a"] <- LOAD_GLOBAL m',
    'MAP_SET m["a"] <- LOAD_GLOBAL m',
    "JUMP_IF_NOT <- LOAD_GLOBAL ready",
    "LOAD_GLOBAL m <-  | LOAD_GLOBAL ready",
    'STORE m["b"] <- LOAD_GLOBAL h, LOAD_GLOBAL m | LOAD_GLOBAL ready',
    'MAP_SET m["b"] <- LOAD_GLOBAL h, LOAD_GLOBAL m | LOAD_GLOBAL ready',
  ]);
});
