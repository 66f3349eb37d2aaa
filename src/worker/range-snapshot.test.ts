// Range of a sync.Map while somebody stores: what is reported as a torn snapshot, and what is not.

import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import type { Finding } from "../trace/finding.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { machineFor } from "./machine.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());

const MOVE = `m.Store("a", 5); m.Store("b", 15)`;
const SUM = `total := 0
	m.Range(func(_, v any) bool { total += v.(int); return true })
	println(total)`;

function source(writer: string, reader: string, declarations = ""): string {
  return `package main

import (
	"sync"
	"sync/atomic"
)

var m sync.Map
var mu sync.Mutex
var version atomic.Int64
${declarations}

func main() {
	m.Store("a", 10)
	m.Store("b", 10)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		${writer}
	}()
	${reader}
	wg.Wait()
	println(version.Load())
	mu.Lock()
}
`;
}

function explore(text: string, detail: "operation" | "runtime" = "operation", goMinor = 26): readonly Finding[] {
  const options = { ...DEFAULT_RUN_OPTIONS, goMinor, mapDetail: "operation", strategy: "dpor" } as const;
  const compilation = compiler.compile(text, { fileName: "main.go", goMinor, mapDetail: detail, entry: undefined });
  expect(compilation.diagnostics).toEqual([]);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
  while (!exploration.advance(0));
  const { complete, findings } = exploration.result();
  expect(complete).toBe(true);
  return findings;
}

const kinds = (findings: readonly Finding[]): readonly string[] => findings.map(({ kind }) => kind);

test.each([
  ["a sum", MOVE, SUM],
  [
    "a sum over an iterator",
    MOVE,
    `total := 0
	for _, v := range m.Range { total += v.(int) }
	println(total)`,
  ],
  ["updates in one critical section of the writer alone", `mu.Lock(); ${MOVE}; println(1); mu.Unlock()`, SUM],
  ["an update by a function", `add("a", -5); add("b", 5)`, SUM],
  ["a product, in a function that returns it", MOVE, `println(product())`],
])("%s of values that never were there at once", (_, writer, reader) => {
  const declarations = `
func add(key string, n int) { v, _ := m.Load(key); m.Store(key, v.(int)+n) }
func product() int {
	p := 1
	m.Range(func(_, v any) bool { p *= v.(int); return true })
	return p
}`;
  const findings = explore(source(writer, reader, declarations));
  expect(kinds(findings)).toEqual(["torn-snapshot"]);
  const [{ message, preemptions, explanation, events }] = findings as [Finding];
  expect(preemptions).toBeLessThanOrEqual(2);
  expect(message).toMatch(
    /^torn snapshot: Range of m at main.go:\d+ sees what G2 stores at main.go:\d+ and not what it/,
  );
  expect(explanation).toHaveLength(4);
  expect(events.map(({ role }) => role)).toEqual(["old value", "update", "update", "new value"]);
});

test.each([
  ["readers and writers under one lock", `mu.Lock(); ${MOVE}; mu.Unlock()`, `mu.Lock(); ${SUM}; mu.Unlock()`],
  ["each key has its own writer", `m.Store("a", 5)`, `m.Store("b", 7); ${SUM}`],
  ["values are printed one by one", MOVE, `m.Range(func(k, v any) bool { println(k.(string), v.(int)); return true })`],
  [
    "values are listed",
    MOVE,
    `var all []int
	m.Range(func(_, v any) bool { all = append(all, v.(int)); return true })
	println(len(all))`,
  ],
  [
    "values are counted",
    MOVE,
    `n := 0
	m.Range(func(_, _ any) bool { n++; return true })
	println(n)`,
  ],
  [
    "values are compared with a limit",
    MOVE,
    `limit, found := 7, false
	m.Range(func(_, v any) bool { if v.(int) < limit { found = true }; return true })
	println(found)`,
  ],
  ["a loop fills the map", `for _, key := range []string{"a", "b", "c"} { m.Store(key, 1) }`, SUM],
  ["the map grows while it is summed", `m.Store("c", 1); m.Store("d", 1)`, SUM],
  ["one key is changed twice", `m.Store("a", 5); m.Store("a", 6)`, SUM],
  ["two updates with something else between", `m.Store("a", 5); ch <- 1; m.Store("b", 15)`, `${SUM}; <-ch`],
  ["the writer waits for the reader", `<-ch; ${MOVE}`, `${SUM}; ch <- 1`],
  ["the reader waits for the writer", `${MOVE}; ch <- 1`, `<-ch; ${SUM}`],
  [
    "a sum that is thrown away if the version has changed",
    `version.Add(1); ${MOVE}; version.Add(1)`,
    `total, before := 0, version.Load()
	m.Range(func(_, v any) bool { total += v.(int); return true })
	if version.Load() == before && before%2 == 0 { println(total) }`,
  ],
  ["the reader changes the map itself", `m.Load("a")`, `m.Range(func(k, v any) bool { ${MOVE}; return true }); ${SUM}`],
])("no finding: %s", (_, writer, reader) => {
  expect(kinds(explore(source(writer, reader, "var ch = make(chan int, 1)")))).toEqual([]);
});

test.each([23, 26])("at runtime detail it is not looked for, and nothing else is found (Go 1.%i)", (goMinor) => {
  const reader = SUM.replace("_, v any", "_, v any");
  expect(kinds(explore(source(MOVE, reader), "runtime", goMinor))).toEqual([]);
});
