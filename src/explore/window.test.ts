import { expect, test } from "vitest";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { createMapStage } from "./map-strategy.ts";
import { Run } from "./run.ts";
import { STUCK } from "./strategy.ts";
import { type Compiled, explore, TestCompiler } from "./testing.ts";
import { WindowStrategy } from "./window.ts";

const classic = await TestCompiler.create(23);
const swiss = await TestCompiler.create(26);
const AT_RUNTIME = mapProgramOf({ ...DEFAULT_RUN_OPTIONS, mapDetail: "runtime" });

/** Two goroutines at once, behind what main does before. */
function both(before: string, a: string, b: string, behind = ""): string {
  return `package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	${before}
	wg.Add(2)
	go func() {
		defer wg.Done()
		${a}
	}()
	go func() {
		defer wg.Done()
		${b}
	}()
	wg.Wait()
	mu.Lock()
	${behind}
}
`;
}

const FULL = "m := map[int]int{}\nfor k := range 8 {\nm[k] = k\n}";

/** The fifteenth key makes a table of 16 slots grow. */
const TABLE = FULL.replace("8", "14");

/** Ends of the executions with windows, as the program's output or the first line of its end, and how many there were. */
function windows(
  compiled: Compiled,
  maxExecutions = 200,
): { readonly ends: readonly string[]; readonly executions: number } {
  const machine = compiled.machine();
  const run = new Run(machine);
  const strategy = new WindowStrategy(maxExecutions, 1_000_000);
  const ends: string[] = [];
  while (strategy.next(run)) {
    let verdict = 0;
    while (machine.end === undefined && verdict !== STUCK) {
      verdict = strategy.choose(run);
      if (verdict !== STUCK) run.step();
    }
    ends.push((machine.output() + (machine.end?.text ?? "")).split("\n", 1)[0] ?? "");
  }
  return { ends, executions: strategy.windows.executions };
}

test.each([
  ["a write lost in an evacuated bucket", both(FULL, "m[8] = 8", "m[3] = 33", "println(m[3])"), "3"],
  ["a check that fails", both(FULL, "m[8] = 8", "m[9] = 9"), "fatal error: concurrent map writes"],
  [
    "a reader in a writer's window",
    both(FULL, "m[8] = 8", "_ = m[3]"),
    "fatal error: concurrent map read and map write",
  ],
  [
    "an iterator in a writer's window",
    both(FULL, "m[8] = 8", "for range m {\n}"),
    "fatal error: concurrent map iteration and map write",
  ],
])("windows of the classic map show %s within a dozen executions", (_name, source, end) => {
  const { ends } = windows(classic.compile(source, AT_RUNTIME));
  expect(ends).toContain(end);
});

test.each([
  ["a check that fails", both(FULL, "m[8] = 8", "m[9] = 9"), "fatal error: concurrent map writes"],
  ["a value stored in the table that was left", both(TABLE, "m[14] = 14", "m[3] = 33", "println(m[3])"), "3"],
])("windows of the Swiss map show %s within a dozen executions", (_name, source, end) => {
  const { ends } = windows(swiss.compile(source, AT_RUNTIME));
  expect(ends).toContain(end);
});

test.each([
  ["two maps", both("m, n := map[int]int{}, map[int]int{}", "m[1] = 1", "n[1] = 1"), 1],
  ["readers alone", both(FULL, "_ = m[1]", "_ = m[2]"), 1],
])("no windows: %s", (_name, source, executions) => {
  expect(windows(classic.compile(source, AT_RUNTIME)).executions).toBe(executions);
});

test("operations under one lock are tried once, not at each of their steps", () => {
  const guarded = (body: string): string => `mu.Lock()\n${body}\nmu.Unlock()`;
  const { executions, ends } = windows(
    classic.compile(both(FULL, guarded("m[8] = 8"), guarded("m[9] = 9")), AT_RUNTIME),
  );
  expect(executions).toBeLessThan(12);
  expect(new Set(ends)).toEqual(new Set([""]));
});

test("the same windows every time, and numbers that say how many it took", () => {
  const compiled = classic.compile(both(FULL, "m[8] = 8", "m[3] = 33", "println(m[3])"), AT_RUNTIME);
  const search = (): ReturnType<typeof explore> => explore(compiled, { strategyOf: createMapStage, maxExecutions: 60 });
  const [a, b] = [search(), search()];
  expect(a).toEqual(b);
  expect(a.windows?.firstFinding).toBeGreaterThan(1);
  expect(a.windows?.firstFinding).toBeLessThanOrEqual(10);
  expect(a.executions).toBe(60);
  // What windows show needs few preemptions.
  expect(Math.max(...a.findings.map(({ preemptions }) => preemptions))).toBeLessThanOrEqual(3);
});

test("behind the windows all executions with few preemptions are explored, and how many these are is said", () => {
  const compiled = classic.compile(both("m := map[int]int{}", "m[1] = 1", "m[2] = 2", "println(len(m))"), AT_RUNTIME);
  const { preemptionBound, windows: count, executions } = explore(compiled, { strategyOf: createMapStage });
  expect(preemptionBound).toBeGreaterThanOrEqual(2);
  expect(count?.executions).toBeLessThan(executions);
});
