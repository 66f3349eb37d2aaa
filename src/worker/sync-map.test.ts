// sync.Map at runtime detail, under every schedule: what comes out of two goroutines is what comes out when each method is one step, and
// nothing in it is a race, a deadlock or a mistake of the program.

import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import type { SearchResult } from "../trace/exploration.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { machineFor } from "./machine.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());

interface Program {
  readonly setup?: string;
  readonly a: string;
  readonly b: string;
}

// What the goroutines have seen (r and s) and what is left.
function source({ setup = "", a, b }: Program): string {
  return `package main

import "sync"

func main() {
	var m sync.Map
	var wg sync.WaitGroup
	var r, s [4]any
	${setup}
	wg.Add(1)
	go func() {
		defer wg.Done()
		${a}
	}()
	${b}
	wg.Wait()
	show := func(v any) {
		switch v := v.(type) {
		case nil: print(" -")
		case int: print(" ", v)
		case bool: print(" ", v)
		}
	}
	for _, v := range r { show(v) }
	print(" |")
	for _, v := range s { show(v) }
	print(" |")
	for _, key := range []int{0, 1, 2} {
		v, _ := m.Load(key)
		show(v)
	}
}
`;
}

function explore(program: Program, goMinor: number, detail: MapDetail): SearchResult {
  const options = { ...DEFAULT_RUN_OPTIONS, goMinor, strategy: "dpor" } as const;

  const compilation = compiler.compile(source(program), {
    fileName: "main.go",
    goMinor,
    mapDetail: detail,
    entry: undefined,
  });
  expect(compilation.diagnostics).toEqual([]);
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, {
    elapsedMs: () => 0,
    isStopped: () => false,
  });
  while (!exploration.advance(0));
  return exploration.result();
}

const outputs = (result: SearchResult): readonly string[] =>
  [...new Set(result.outcomes.map(({ kind, output }) => `${kind}${output}`))].sort();

const PROGRAMS: readonly (readonly [name: string, program: Program])[] = [
  ["Store, Load", { a: "m.Store(1, 10)", b: "s[0], s[1] = m.Load(1)" }],
  ["Store, Load of a key that is there", { setup: "m.Store(1, 5)", a: "m.Store(1, 10)", b: "s[0], s[1] = m.Load(1)" }],
  ["Store, Store of two new keys", { a: "m.Store(1, 10)", b: "m.Store(2, 20)" }],
  ["LoadOrStore twice", { a: "r[0], r[1] = m.LoadOrStore(1, 10)", b: "s[0], s[1] = m.LoadOrStore(1, 20)" }],
  ["Delete, Store", { setup: "m.Store(1, 5)", a: "m.Delete(1)", b: "m.Store(1, 20); s[0], s[1] = m.Load(1)" }],
  [
    "LoadAndDelete, LoadOrStore of a key in the read map",
    {
      setup: "m.Store(1, 5); m.Load(1)",
      a: "r[0], r[1] = m.LoadAndDelete(1)",
      b: "s[0], s[1] = m.LoadOrStore(1, 20)",
    },
  ],
  [
    "a new key expunges what Store revives",
    { setup: "m.Store(1, 5); m.Load(1); m.Delete(1)", a: "m.Store(2, 30)", b: "m.Store(1, 20)" },
  ],
  [
    "LoadAndDelete twice",
    { setup: "m.Store(1, 5)", a: "r[0], r[1] = m.LoadAndDelete(1)", b: "s[0], s[1] = m.LoadAndDelete(1)" },
  ],
];

const SWAPS: typeof PROGRAMS = [
  ["Swap twice", { setup: "m.Store(1, 5)", a: "r[0], r[1] = m.Swap(1, 10)", b: "s[0], s[1] = m.Swap(1, 20)" }],
  [
    "CompareAndSwap twice",
    { setup: "m.Store(1, 5)", a: "r[0] = m.CompareAndSwap(1, 5, 10)", b: "s[0] = m.CompareAndSwap(1, 5, 20)" },
  ],
  [
    "CompareAndDelete, CompareAndSwap",
    { setup: "m.Store(1, 5)", a: "r[0] = m.CompareAndDelete(1, 5)", b: "s[0] = m.CompareAndSwap(1, 5, 20)" },
  ],
];

function agree(program: Program, goMinor: number): void {
  const operation = explore(program, goMinor, "operation");
  const runtime = explore(program, goMinor, "runtime");
  expect(operation.complete).toBe(true);
  expect(runtime.complete).toBe(true);
  expect(outputs(runtime)).toEqual(outputs(operation));
  expect(runtime.findings).toEqual([]);
  if (process.env.SHOW)
    console.log(goMinor, program.a, program.b, runtime.executions, runtime.steps, operation.executions);
}

test.each(PROGRAMS)("%s: the same outcomes at both details", (_, program) => {
  for (const goMinor of [19, 26]) agree(program, goMinor);
});

test.each(SWAPS)("%s: the same outcomes at both details", (_, program) => {
  for (const goMinor of [23, 26]) agree(program, goMinor);
});
