import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { machineFor } from "./machine.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());

/** A lost update among so many that to prove its witness minimal takes some ten thousand steps. */
const SOURCE = `package main

import "sync"

func main() {
	counter := 0
	var wg sync.WaitGroup
	for range 6 {
		wg.Add(1)
		go func() {
			counter++
			wg.Done()
		}()
	}
	wg.Wait()
	println(counter)
}
`;

class Driver {
  isStopped = false;
  readonly exploration: Exploration;

  constructor(changes: Partial<RunOptions>) {
    const options = { ...DEFAULT_RUN_OPTIONS, ...changes };
    const { goMinor, entry } = options;
    const compilation = compiler.compile(SOURCE, { fileName: "main.go", goMinor, entry, ...mapProgramOf(options) });
    const host = { elapsedMs: () => 0, isStopped: () => this.isStopped };
    this.exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
  }

  /** Turns without another execution are spent on witnesses: until there have been so many, or the search rests. */
  advanceIntoMinimizing(nTurns: number): boolean {
    let nExecutions = 0;
    for (let nWithout = 0; nWithout < nTurns; ) {
      if (this.exploration.advance(0)) return false;
      const { executions } = this.exploration.result();
      nWithout = executions === nExecutions ? nWithout + 1 : 0;
      nExecutions = executions;
    }
    return true;
  }

  finish(): unknown {
    while (!this.exploration.advance(0));
    const { findings, limits, executions } = this.exploration.result();
    return { findings, limits, executions };
  }
}

test("a stop does not wait until witnesses are minimal, and they are when the search goes on", () => {
  const options = { maxExecutions: 300 } as const;
  const unbroken = new Driver(options).finish();
  const driver = new Driver(options);
  expect(driver.advanceIntoMinimizing(3)).toBe(true);
  driver.isStopped = true;
  expect(driver.exploration.advance(0)).toBe(true);
  expect(driver.exploration.result().limits.map(({ kind }) => kind)).toContain("stopped");
  driver.isStopped = false;
  driver.exploration.proceed({ timeoutMs: 1, maxExecutions: 0 });
  expect(driver.finish()).toEqual(unbroken);
});

test("every execution may end a slice", () => {
  const driver = new Driver({ maxExecutions: 5 });
  const counts: number[] = [];
  for (let isDone = false; !isDone; ) {
    isDone = driver.exploration.advance(0);
    const { executions } = driver.exploration.result();
    if (counts.at(-1) !== executions) counts.push(executions);
  }
  expect(counts).toEqual([1, 2, 3, 4, 5]);
});
