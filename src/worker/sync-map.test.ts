// sync.Map at runtime detail, under every schedule: what comes out of two goroutines is what comes out when each method is one step, and
// nothing in it is a race, a deadlock or a mistake of the program.

import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import type { SearchResult } from "../trace/exploration.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import type { Machine } from "../vm/api.ts";
import { type Compilation, Compiler } from "./compile.ts";
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

const optionsFor = (goMinor: number) => ({ ...DEFAULT_RUN_OPTIONS, goMinor, strategy: "dpor" }) as const;

function compile(program: Program, goMinor: number, detail: MapDetail): Compilation {
  const options = { fileName: "main.go", goMinor, mapDetail: detail, entry: undefined };
  const compilation = compiler.compile(source(program), options);
  expect(compilation.diagnostics).toEqual([]);
  return compilation;
}

// At the start of the program, at runtime detail.
function machineOf(program: Program, goMinor: number): Machine {
  const machine = machineFor(compile(program, goMinor, "runtime"), optionsFor(goMinor));
  machine.reset();
  return machine;
}

function explore(program: Program, goMinor: number, detail: MapDetail): SearchResult {
  const compilation = compile(program, goMinor, detail);
  // The details are chosen here, and not found out by the exploration.
  const options = { ...optionsFor(goMinor), mapDetail: "operation" } as const;
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
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
}

test.each(PROGRAMS)("%s: the same outcomes at both details", (_, program) => {
  for (const goMinor of [19, 26]) agree(program, goMinor);
});

test.each(SWAPS)("%s: the same outcomes at both details", (_, program) => {
  for (const goMinor of [23, 26]) agree(program, goMinor);
});

test("Clear, Store: the same outcomes at both details", () => {
  for (const goMinor of [23, 26]) agree({ setup: "m.Store(1, 5)", a: "m.Clear()", b: "m.Store(1, 20)" }, goMinor);
});

// Two keys that are below one node under the root of the trie, in a program of this shape: the hash depends on it.
function neighbours(program: (x: number, y: number) => Program): readonly [number, number] {
  for (let y = 1; y < 200; y++) {
    const machine = machineOf({ ...program(0, y), setup: `m.Store(0, 1); m.Store(${y}, 2)` }, 26);
    while (machine.live().length < 2) machine.step(0, 0);
    const [view] = machine.snapshot((g) => g).detailedMaps ?? [];
    const root = view?.model === "sync-trie" ? view.root : undefined;
    if (root?.children.some(({ kind }) => kind === "node")) return [0, y];
  }
  throw new Error("no such keys");
}

test.each<readonly [name: string, program: (x: number, y: number) => Program]>([
  [
    "Delete of a node's last entry, Store into the node",
    (x, y) => ({
      setup: `m.Store(${x}, 1); m.Store(${y}, 2); m.Delete(${x})`,
      a: `m.Delete(${y})`,
      b: `m.Store(${x}, 3); s[0], s[1] = m.Load(${x}); s[2], s[3] = m.Load(${y})`,
    }),
  ],
  [
    "both delete, the node goes once",
    (x, y) => ({
      setup: `m.Store(${x}, 1); m.Store(${y}, 2)`,
      a: `r[0], r[1] = m.LoadAndDelete(${x}); r[2], r[3] = m.Load(${y})`,
      b: `s[0], s[1] = m.LoadAndDelete(${y}); s[2], s[3] = m.Load(${x})`,
    }),
  ],
  [
    "a slot gets a node while somebody is about to look",
    (x, y) => ({
      setup: `m.Store(${x}, 1)`,
      a: `m.Store(${y}, 2)`,
      b: `s[0], s[1] = m.LoadOrStore(${y}, 3); s[2], s[3] = m.Load(${x})`,
    }),
  ],
])("in one node of the trie, %s", (_, program) => {
  agree(program(...neighbours(program)), 26);
});

const RANGE = "m.Range(func(k, v any) bool { s[k.(int)] = v; return true })";

// What Range may see: for every key what was there at some moment of the call. The order in which keys come is not fixed.
test.each<readonly [program: Program, seen: RegExp, moments: readonly string[]]>([
  [
    { setup: "m.Store(1, 5); m.Store(2, 6)", a: "m.Store(1, 10); m.Store(2, 20)", b: RANGE },
    /^ - (5|10) (6|20) -$/,
    [" - 5 6 -", " - 10 6 -", " - 10 20 -"],
  ],
  [{ setup: "m.Store(1, 5)", a: "m.Store(2, 20)", b: RANGE }, /^ - 5 (-|20) -$/, [" - 5 - -", " - 5 20 -"]],
  [{ setup: "m.Store(1, 5); m.Store(2, 6)", a: "m.Delete(2)", b: RANGE }, /^ - 5 (-|6) -$/, [" - 5 - -", " - 5 6 -"]],
  [
    { setup: "m.Store(1, 5)", a: "m.Delete(1); m.Store(1, 7)", b: RANGE },
    /^ - (-|5|7) - -$/,
    [" - - - -", " - 5 - -", " - 7 - -"],
  ],
])("Range with $a", (program, seen, moments) => {
  for (const goMinor of [19, 23, 26]) {
    const result = explore(program, goMinor, "runtime");
    expect(result.complete).toBe(true);
    expect(result.findings).toEqual([]);
    const views = result.outcomes.map(({ kind, output }) => `${kind}${output.split("|")[1]?.trimEnd()}`);
    for (const view of views) expect(view.replace("exit", "")).toMatch(seen);
    expect(views).toEqual(expect.arrayContaining(moments.map((moment) => `exit${moment}`)));
  }
});

test("each step inside is one that a schedule can stop at", () => {
  const { steps } = explore({ a: "m.Store(1, 10)", b: "m.Load(1)" }, 23, "operation");
  expect(explore({ a: "m.Store(1, 10)", b: "m.Load(1)" }, 23, "runtime").steps).toBeGreaterThan(2 * steps);
});
