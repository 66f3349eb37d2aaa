import { expect, test } from "vitest";
import type { MapDetail } from "../trace/map-detail.ts";
import { record } from "./record.ts";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create(23);

const ALONE = `package main

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	for k := range m {
		print(k)
	}
}
`;

const SHARED = `package main

import "sync"

func main() {
	m := map[string]int{"a": 1, "b": 2}
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		m["c"] = 3
		mu.Unlock()
	}()
	mu.Lock()
	s := ""
	for k := range m {
		s += k
	}
	mu.Unlock()
	wg.Wait()
	print(s)
}
`;

const DETAILS: readonly MapDetail[] = ["operation", "runtime"];
const STRATEGIES = ["auto", "dpor", "bounded"] as const;
const CASES = DETAILS.flatMap((detail) => STRATEGIES.map((strategy) => [detail, strategy] as const));

// Where an iteration begins is one choice; from there it goes round.
test.each(CASES)("every start of an iteration is explored at %s detail by %s", (mapDetail, strategy) => {
  const outputs = (source: string): readonly string[] => {
    const compiled = compiler.compile(source, { mapDetail, mapChecks: true });
    const result = explore(compiled, { strategy }, { mapOrder: "explored" });
    expect(result.complete).toBe(true);
    for (const { output, schedule } of result.outcomes) {
      const machine = compiled.machine({ mapOrder: "explored" });
      const { trace, unapplied } = record(machine, schedule, { resolve: compiled.resolve, maxSteps: 1000 });
      expect(unapplied).toEqual([]);
      expect(trace.output).toBe(output);
    }
    return result.outcomes.map(({ output }) => output).sort();
  };
  expect(outputs(ALONE)).toEqual(["123", "231", "312"]);
  expect(outputs(SHARED)).toEqual(["ab", "abc", "ba", "bca", "cab"]);
});

test.each(DETAILS)(
  "a fixed order begins at the first cell, a random one where the seed says, at %s detail",
  (mapDetail) => {
    const compiled = compiler.compile(ALONE, { mapDetail, mapChecks: true });
    const output = (options: Parameters<typeof compiled.machine>[0]): readonly string[] =>
      explore(compiled, { strategy: "dpor" }, options).outcomes.map((outcome) => outcome.output);
    for (let seed = 0; seed < 5; seed++) expect(output({ mapOrder: "fixed", seed })).toEqual(["123"]);
    const random = Array.from({ length: 20 }, (_, seed) => output({ mapOrder: "random", seed }).join());
    expect(new Set(random).size).toBeGreaterThan(1);
  },
);
