// Every repair on a small program: what it changes, to the letter, and that nothing is left to find afterwards. The programs are kept as
// differences: lines with `-` are the broken one's, lines with `+` the repaired one's.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { record } from "../explore/record.ts";
import { ProgramText } from "../repair/program-text.ts";
import { repairsFor } from "../repair/repairs.ts";
import { createNodeParser } from "../syntax/testing.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { applyEdits, type CheckedRepair, type Repair } from "../trace/repair.ts";
import { type Compilation, Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { machineFor } from "./machine.ts";
import { RepairSearch } from "./repairs.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());
const FILE = "main.go";
const folder = new URL("../repair/testdata/", import.meta.url);

interface Fixture {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly finding: string;
  readonly goMinor: number;
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

function readFixture(name: string): Fixture {
  const [first = "", second = "", ...lines] = readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n");
  const [, kind = "", title = ""] = /^# ([a-z-]+): (.*)$/.exec(first) ?? [];
  const [, finding = "", minor = "", words = ""] = /^# ([a-z-]+), Go 1\.(\d+): (.*)$/.exec(second) ?? [];
  const without = (mark: string): string =>
    lines
      .filter((line) => !line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  return { name, kind, title, finding, words, goMinor: Number(minor), before: without("+"), after: without("-") };
}

const fixtures = readdirSync(folder).sort().map(readFixture);

interface Explored {
  readonly compilation: Compilation;
  readonly options: RunOptions;
  readonly result: ExplorationResult;
}

function explore(source: string, goMinor: number): Explored {
  // Nothing is repeated: the programs are small.
  const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, goMinor, strategy: "dpor" };
  const compilation = compiler.compile(source, { fileName: FILE, goMinor, mapDetail: "operation", entry: undefined });
  expect(compilation.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, {
    elapsedMs: () => 0,
    isStopped: () => false,
  });
  while (!exploration.advance(1));
  return { compilation, options, result: exploration.result() };
}

function candidates(source: string, { compilation, options }: Explored, finding: Finding): readonly Repair[] {
  const { goMinor, maxStepsPerExecution: maxSteps } = options;
  const { checked } = compiler.check(source, { fileName: FILE, goMinor, mapDetail: "operation", entry: undefined });
  if (checked === undefined) throw new Error("the program has mistakes");
  const { resolve } = compilation;
  const { trace } = record(machineFor(compilation, options), finding.schedule, { resolve, maxSteps });
  return repairsFor({ program: new ProgramText(checked.pkg, checked.file), finding, trace, goMinor });
}

function repairSearch(source: string, goMinor: number): readonly CheckedRepair[] {
  const explored = explore(source, goMinor);
  const [finding] = explored.result.findings;
  if (finding === undefined) throw new Error("nothing was found");
  const search = new RepairSearch(compiler, { source, fileName: FILE, finding, ...explored });
  while (!search.advance());
  expect(search.result().nWaiting).toBe(0);
  return search.result().checked;
}

test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
  const { before, after, goMinor, kind, title } = fixture;
  const broken = explore(before, goMinor);
  const findings = broken.result.findings.filter((each) => each.kind === fixture.finding);
  const repairs = findings.flatMap((finding) => candidates(before, broken, finding));
  const same = repairs.filter((repair) => repair.kind === kind && repair.title === title);
  expect(same.map(({ edits }) => applyEdits(before, edits))).toContain(after);
  for (const { edits } of repairs) {
    edits.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(edits[i - 1]?.end ?? 0);
      expect(end).toBeGreaterThanOrEqual(start);
    });
  }
  const { result } = explore(after, goMinor);
  expect([result.findings.map(({ message }) => message), result.complete]).toEqual([[], true]);
});

const COUNTER = fixtures.find(({ name }) => name === "mutex-field.diff")?.before ?? "";

test("repairs come with evidence, those that help first", () => {
  const checked = repairSearch(COUNTER, 26);
  expect(checked[0]).toMatchObject({ verdict: "verified", failing: 0, complete: true, remaining: [], newOutputs: [] });
  expect(checked.map(({ words }) => words)).toContain("0 of 3 executions fail (complete)");
  expect(checked.map(({ repair }) => repair.kind)).toEqual(expect.arrayContaining(["mutex", "atomic"]));
  const order = ["verified", "unproved", "partial", "refuted"];
  const ranks = checked.map(({ verdict }) => order.indexOf(verdict));
  expect(ranks).toEqual([...ranks].sort());
});

test("a repair that leaves the mistake says what is left", () => {
  const two = `package main

import "fmt"

func main() {
	ch := make(chan int)
	for range 3 {
		go func() { ch <- 1 }()
	}
	fmt.Println(<-ch)
}
`;
  const checked = repairSearch(two, 26);
  const small = checked.find(({ repair }) => repair.title === "Give ch a buffer of 1");
  expect(small).toMatchObject({ verdict: "refuted", complete: true });
  expect(small?.failing).toBeGreaterThan(0);
  expect(small?.remaining).toMatchObject([{ kind: "goroutine-leak", isNew: false }]);
  expect(small?.words).toMatch(/^[1-9]\d* of \d+ executions fail \(complete\)$/);
  expect(checked.find(({ repair }) => repair.title === "Give ch a buffer of 3")?.verdict).toBe("verified");
});

test("with two mistakes, a repair of one is partial", () => {
  const two = `package main

var a, b int

func main() {
	done := make(chan bool)
	go func() {
		a = 1
		done <- true
	}()
	a = 2
	<-done
	go func() {
		b = 1
		done <- true
	}()
	b = 2
	<-done
}
`;
  const checked = repairSearch(two, 26);
  const [first] = checked.filter(({ repair }) => repair.kind === "mutex");
  expect(first).toMatchObject({ verdict: "partial", complete: true });
  expect(first?.remaining.map(({ kind, isNew }) => [kind, isNew])).toEqual([["data-race", false]]);
});

test("the same program gets the same answer", () => {
  expect(repairSearch(COUNTER, 26)).toEqual(repairSearch(COUNTER, 26));
});
