// sync.Map at runtime detail, used by one goroutine: it is the map that the operations of the machine are, and that Go says it is.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { libraryTags } from "../../trace/map-detail.ts";
import type { MachineOptions } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import { NATIVES } from "../natives.ts";
import { GoRunner } from "../run-go.testing.ts";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

const runners = new Map<string, GoRunner>();

type Detail = "operation" | "runtime";

function run(source: string, goMinor: number, detail: Detail, options: Partial<MachineOptions> = {}): string {
  // The plain maps that it is compared with stay native.
  const key = `${goMinor} ${detail}`;
  const runner = runners.get(key) ?? new GoRunner(parser, goMinor, "operation", libraryTags(detail));
  runners.set(key, runner);
  const program = runner.compile(source);
  const machine = createMachine(program, NATIVES, { time: "ordered", ...options });
  machine.reset();
  for (;;) {
    const { length, goroutine, alternative } = machine.enabled();
    if (length === 0) break;
    machine.step(goroutine[0] as number, alternative[0] as number);
  }
  const { end } = machine;
  return machine.output() + (end?.kind === "exit" ? "" : JSON.stringify(end));
}

/** Operations by the version that has them. */
const CASES: readonly (readonly [since: number, code: string])[] = [
  [19, "m.Store(k, v); model[k] = v"],
  [19, "m.Store(k, v); model[k] = v"],
  [19, "got, ok := m.Load(k); want, has := model[k]; check(got == want && ok == has, 1)"],
  [
    19,
    `got, ok := m.LoadOrStore(k, v)
     want, has := model[k]
     if !has { model[k] = v; want = v }
     check(got == want && ok == has, 2)`,
  ],
  [19, "got, ok := m.LoadAndDelete(k); want, has := model[k]; delete(model, k); check(got == want && ok == has, 3)"],
  [19, "m.Delete(k); delete(model, k)"],
  [
    19,
    `n := 0
     m.Range(func(k, v any) bool { n++; want, has := model[k]; check(has && v == want, 4); return true })
     check(n == len(model), 5)`,
  ],
  [20, "got, ok := m.Swap(k, v); want, has := model[k]; model[k] = v; check(got == want && ok == has, 6)"],
  [
    20,
    `old := any(random(3)); want, has := model[k]
     isEqual := has && want == old
     if isEqual { model[k] = v }
     check(m.CompareAndSwap(k, old, v) == isEqual, 7)`,
  ],
  [
    20,
    `old := any(random(3)); want, has := model[k]
     isEqual := has && want == old
     if isEqual { delete(model, k) }
     check(m.CompareAndDelete(k, old) == isEqual, 8)`,
  ],
  [23, "if random(4) == 0 { m.Clear(); clear(model) }"],
];

// Sequences of operations on a fresh map, on keys of all kinds, against a plain map of the machine.
function sequences(goMinor: number, nSequences: number): string {
  const cases = CASES.filter(([since]) => since <= goMinor).map(([, code], i) => `case ${i}:\n${code}`);
  return `package main

import "sync"

type pair struct { a int; b string }

var state uint32 = 1
var nWrong int

func random(n int) int {
	state = state*1664525 + 1013904223
	return int(state>>9) % n
}

func check(ok bool, what int) {
	if !ok { nWrong++; println("wrong", what) }
}

func main() {
	x := 0
	keys := []any{0, 1, 2, "", "a", "ключ", 1.5, int8(1), true, nil, pair{1, "x"}, pair{1, "y"}, [2]any{1, "z"}, &x, uint64(1) << 63, 3, 4, 5}
	for i := 0; i < ${nSequences}; i++ {
		m := new(sync.Map)
		model := map[any]any{}
		nKeys := 1 + random(len(keys))
		for n := 1 + random(24); n > 0; n-- {
			k, v := keys[random(nKeys)], any(random(3))
			if random(9) == 0 { v = nil }
			switch random(${cases.length}) {
			${cases.join("\n")}
			}
		}
	}
	if nWrong > 0 { panic("wrong") }
}
`;
}

test.each([
  [19, 300],
  [23, 400],
  [24, 300],
  [26, 300],
])("Go 1.%i: %i sequences of operations end as those on a plain map", (goMinor, n) => {
  expect(run(sequences(goMinor, n), goMinor, "runtime", { undoWindow: 0 })).toBe("");
});

const ENDS = `package main

import "sync"

func recovered(f func()) {
	defer func() {
		if r := recover(); r != nil { println(r.(error).Error()) }
	}()
	f()
}

func main() {
	var m sync.Map
	recovered(func() { m.Load([]int{1}) })
	recovered(func() { m.Store(func() {}, 1) })
	m.Store(1, []int{1})
	recovered(func() { m.Delete([1]any{map[int]int{}}) })
	recovered(func() { m.CompareAndSwap(1, []int{1}, 2) })
	m.Store(2, 2)
	n := 0
	m.Range(func(k, v any) bool { n++; return false })
	println(n)
	m.Range(func(k, v any) bool { m.Delete(k); m.Store(k, 7); return true })
	v, ok := m.Load(2)
	println(v.(int), ok)
}
`;

test.each([23, 24, 26])("Go 1.%i: what panics, and what ends Range, does so at both details", (goMinor) => {
  const [operation, runtime] = (["operation", "runtime"] as const).map((detail) => run(ENDS, goMinor, detail));
  expect(runtime).toBe(operation);
  expect(runtime).toMatch(/^runtime error: hash of unhashable type \[\]int\n/);
  expect(runtime).toMatch(/comparing uncomparable type \[\]int\n1\n7 true\n$/);
});

const KEEPER = `package main

import "sync"

type box struct{ n int }

func main() {
	var m sync.Map
	for i := 0; i < 3000; i++ {
		key := &box{i % 7}
		m.Store(*key, &box{i})
		m.Store(key, key)
		v, _ := m.Load(box{i % 7})
		own, _ := m.LoadAndDelete(key)
		if v.(*box).n != i || own != any(key) { panic("lost") }
	}
}
`;

test.each([23, 26])("Go 1.%i: what a map refers to is not collected, what it has let go of is", (goMinor) => {
  expect(run(KEEPER, goMinor, "runtime", { undoWindow: 0, maxCells: 20_000 })).toBe("");
});
