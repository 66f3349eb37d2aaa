import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import { createNodeParser } from "../syntax/testing.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { type Compilation, Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { machineFor } from "./machine.ts";
import { compilationFor } from "./map-programs.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());
const OPTIONS: RunOptions = { ...DEFAULT_RUN_OPTIONS, goMinor: 23, maxExecutions: 60 };

/** Two maps; the second is used under a lock. */
const TWO = `package main

import "sync"

func main() {
	safe := map[string]int{}
	m := make(map[int]int)
	for k := range 8 {
		m[k] = k
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		mu.Lock()
		safe["a"]++
		mu.Unlock()
		m[8] = 8
	}()
	go func() {
		defer wg.Done()
		mu.Lock()
		safe["a"]++
		mu.Unlock()
		m[3] = 33
	}()
	wg.Wait()
	println(m[3], safe["a"])
}
`;

function compiled(source: string, options: RunOptions): Compilation {
  const { goMinor, entry } = options;
  return compiler.compile(source, { fileName: "main.go", goMinor, entry, ...mapProgramOf(options) });
}

function explored(source: string, changes: Partial<RunOptions> = {}): ExplorationResult {
  const options = { ...OPTIONS, ...changes };
  const compilation = compiled(source, options);
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
  while (!exploration.advance(0));
  return exploration.result();
}

test("the racing map, and no other, is looked at again at runtime detail", () => {
  const { findings, runtimeMaps, outcomes } = explored(TWO);
  const [stage, unchecked] = runtimeMaps ?? [];
  expect(stage?.maps).toEqual([{ ordinal: 1, text: "make(map[int]int)", line: 7 }]);
  expect(stage?.isUnchecked).toBe(false);
  expect(stage?.windows?.firstFinding).toBeGreaterThan(0);
  expect(unchecked?.isUnchecked).toBe(true);
  // At operation detail there is the race alone.
  expect(new Set(outcomes.flatMap(({ verdicts }) => verdicts.flatMap(({ kinds }) => kinds)))).toEqual(
    new Set(["data-race"]),
  );
  const kinds = findings.map(({ kind }) => kind);
  expect(kinds).toContain("map-fatal");
  expect(kinds.filter((kind) => kind === "data-race")).toHaveLength(1);
  for (const { kind, schedule } of findings)
    expect(schedule.maps, kind).toEqual(kind === "data-race" ? undefined : [1]);
  expect(stage?.absent).not.toContain("map-fatal");
  expect(stage?.absent).toContain("iteration-repeat");
});

test("what the second search finds replays on the program of its schedule", () => {
  const { findings } = explored(TWO);
  const base = compiled(TWO, OPTIONS);
  for (const { kind, schedule, events, cursor } of findings) {
    const { program, resolve, files, ...rest } = compilationFor(base, OPTIONS, schedule);
    const machine = machineFor({ ...rest, program, resolve, files }, OPTIONS);
    const { trace, unapplied } = record(machine, schedule, { resolve, maxSteps: OPTIONS.maxStepsPerExecution });
    expect(unapplied, kind).toEqual([]);
    expect(trace.events.length, kind).toBeGreaterThanOrEqual(cursor);
    for (const { step, line } of events.filter((event) => event.step < trace.events.length)) {
      const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [];
      const sites = [trace.events.site[step] ?? -1, ...stack].map((site) => trace.sites[site]);
      expect(sites.find((site) => site?.isUser)?.line, kind).toBe(line);
    }
  }
});

test.each<[string, string, Partial<RunOptions>]>([
  ["without a race", TWO.replaceAll("m[8] = 8", "").replaceAll("m[3] = 33", ""), {}],
  ["at operation detail", TWO, { mapDetail: "operation" }],
])("there is no second search %s", (_name, source, options) => {
  const { runtimeMaps, findings } = explored(source, options);
  expect(runtimeMaps).toBeUndefined();
  expect(findings.every(({ kind }) => kind === "data-race")).toBe(true);
});

test("slices of time change nothing", () => {
  const options = OPTIONS;
  const compilation = compiled(TWO, options);
  const inSlices = (sliceMs: number): object => {
    let now = 0;
    const host = { elapsedMs: () => now++, isStopped: () => false };
    const exploration = new Exploration(
      machineFor(compilation, options),
      compilation,
      { ...options, timeoutMs: 1e9 },
      host,
    );
    while (!exploration.advance(sliceMs));
    return { ...exploration.result(), elapsedMs: 0 };
  };
  expect(inSlices(1)).toEqual(inSlices(50));
});

test("without the runtime's checks other things show, and say so", () => {
  const source = TWO.replace("m[3] = 33", "m[9] = 9");
  const { findings } = explored(source);
  const kinds = new Set(findings.filter(({ requires }) => requires.length === 0).map(({ kind }) => kind));
  const unchecked = findings.filter(({ requires }) => requires.includes("checks-off"));
  for (const { kind, schedule } of unchecked) {
    expect(schedule).toMatchObject({ maps: [1], isUnchecked: true });
    expect(kinds.has(kind)).toBe(false);
  }
});
