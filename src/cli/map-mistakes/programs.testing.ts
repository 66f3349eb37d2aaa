// Shared by tests of maps at runtime detail: programs, run with pauses, and what is found.

import { search } from "../../explore/search.ts";
import type { SearchResult } from "../../trace/exploration.ts";
import type { Finding, FindingKind } from "../../trace/finding.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { Compiler } from "../../worker/compile.ts";
import { contextFor, machineFor } from "../../worker/machine.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { loadParser } from "../parser.ts";
import { PauseStrategy, type Pauses } from "./pauses.testing.ts";

export interface MapRun {
  readonly goMinor: number;
  /** The runtime's own checks for concurrent use; default: on. */
  readonly checks?: boolean;
  readonly pauses: Pauses;
}

export class MapPrograms {
  private constructor(private readonly compiler: Compiler) {}

  static async create(): Promise<MapPrograms> {
    return new MapPrograms(new Compiler(await loadParser(), wholeLibrary()));
  }

  /** Runs the program with every combination of pauses. */
  run(source: string, { goMinor, checks = true, pauses }: MapRun): SearchResult {
    const compilation = this.compiler.compile(source, {
      fileName: "main.go",
      goMinor,
      mapDetail: "runtime",
      mapChecks: checks,
      entry: undefined,
    });
    const message = compilation.diagnostics[0]?.message;
    if (message !== undefined) throw new Error(message);
    const machine = machineFor(compilation, { ...DEFAULT_RUN_OPTIONS, goMinor, mapDetail: "runtime" });
    const options = { strategy: "random", time: "ordered", seed: 1, maxExecutions: 100_000 } as const;
    const strategy = new PauseStrategy(pauses);
    const limits = {
      maxStepsPerExecution: 20_000,
      strategyOf: () => strategy,
      // Nobody has to make the witnesses better.
      shouldStop: () => (strategy.isOver ? ("stopped" as const) : undefined),
    };
    const steps = search(machine, contextFor(compilation, machine), { ...options, ...limits });
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }
}

/** A main that fills a map with keys 0 to n-1, lets goroutines use it, and prints what is left. */
export function mapProgram(n: number, bodies: readonly string[], last = "fmt.Println(len(m))"): string {
  const goroutines = bodies.map((body) => `\tgo func() {\n\t\tdefer wg.Done()\n${body}\n\t}()`);
  return `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	for k := range ${n} {
		m[k] = 10 * k
	}
	var mu sync.Mutex
	_ = &mu
	var wg sync.WaitGroup
	wg.Add(${bodies.length})
${goroutines.join("\n")}
	wg.Wait()
	${last}
}
`;
}

/** Kinds that were found, data races left out. */
export function kindsOf({ findings }: SearchResult): readonly FindingKind[] {
  return [...new Set(findings.map(({ kind }) => kind))].filter((kind) => kind !== "data-race").sort();
}

/** The finding of a kind; there must be one. */
export function findingOf({ findings }: SearchResult, kind: FindingKind): Finding {
  const finding = findings.find((each) => each.kind === kind);
  if (finding === undefined) throw new Error(`no ${kind} among ${findings.map((each) => each.kind).join(" ")}`);
  return finding;
}
