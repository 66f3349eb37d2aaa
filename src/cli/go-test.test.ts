// Package testing against what real Go's test binary did with the same tests (go-test/expected.json, made by
// scripts/record-go-test.mjs). Two things differ on purpose: a panic is not recovered and raised again on its way, so Go's
// "[recovered, repanicked]" is not there; and all parallel subtests run at once, where Go lets as many run as there are processors.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { type Result, runDefault } from "./default-run.testing.ts";
import expected from "./go-test/expected.json" with { type: "json" };
import { loadParser } from "./parser.ts";
import { command, writeProgram } from "./testing.ts";

type Recorded = Readonly<
  Record<string, { readonly exitCode: number; readonly stdout: string; readonly stderr: string }>
>;

const pathOf = (file: string): string => fileURLToPath(new URL(`./go-test/${file}`, import.meta.url));
const files: Readonly<Record<string, Recorded>> = expected.files;
const file = pathOf("every_test.go");
const tests: Recorded = expected.files["every_test.go"];

// Bytes, and goroutine traces, which go through the library's own functions.
function asRecorded({ exitCode, stdout, stderr }: Result): Result {
  const [message = ""] = stderr.split("\n\ngoroutine ");
  return { exitCode, stdout: Buffer.from(stdout, "latin1").toString(), stderr: message.trim() };
}

const compiler = new Compiler(await loadParser(), wholeLibrary());

function runTest(fileName: string, entry: string): Result {
  const source = readFileSync(pathOf(fileName), "utf8");
  const compilation = compiler.compile(source, { fileName, goMinor: 26, mapDetail: "operation", entry });
  return asRecorded(runDefault(compilation));
}

test.each(Object.entries(files))("every test of %s has a recording", (name, recorded) => {
  const found = readFileSync(pathOf(name), "utf8").matchAll(/^func (Test\w+)\(\w+ \*testing\.T\)/gm);
  expect(Object.keys(recorded)).toEqual([...found].map(([, test]) => test));
});

const each = Object.entries(files).flatMap(([name, recorded]) =>
  Object.entries(recorded).map(([test, want]) => [name, test, want] as const),
);

test.each(each)("%s: %s does what real Go did", (name, entry, want) => {
  expect(runTest(name, entry)).toEqual(want);
});

// A test of several goroutines: what it prints does not depend on the schedule.
test("a failure in another goroutine is one outcome", async () => {
  const { status, out } = await command("explore", file, "--entry", "TestGoroutines", "--json");
  expect(status).toBe(0);
  const { outcomes, complete } = JSON.parse(out);
  expect(complete).toBe(true);
  expect(outcomes).toMatchObject([{ kind: "exit", exitCode: 1, output: tests.TestGoroutines?.stdout }]);
});

test("a goroutine that outlives a failed test is an error", async () => {
  const { status, out } = await command("explore", file, "--entry", "TestOutlives", "--json");
  expect(status).toBe(1);
  expect(JSON.parse(out).findings).toMatchObject([{ kind: "goroutine-leak", severity: "error" }]);
});

const PARALLEL = `package x

import "testing"

func TestParallel(t *testing.T) {
	t.Parallel()
	shared := 0
	t.Run("group", func(t *testing.T) {
		for i := range 2 {
			t.Run("p", func(t *testing.T) {
				t.Parallel()
				shared += i
			})
		}
		if shared != 0 {
			t.Error("a parallel subtest began before the body's end")
		}
	})
	if shared != 1 {
		t.Errorf("shared = %d", shared)
	}
}
`;

test("parallel subtests race with each other, and with nothing else", async () => {
  const parallel = writeProgram("parallel_test.go", PARALLEL);
  expect(await command("run", parallel)).toEqual({ status: 0, out: "PASS\n", err: "" });
  const { out } = await command("explore", parallel, "--json");
  const { findings, outcomes, complete } = JSON.parse(out);
  expect(complete).toBe(true);
  const races = findings.filter(({ kind }: { readonly kind: string }) => kind === "data-race");
  for (const { events } of races) for (const { line } of events) expect(line).toBe(12);
  expect(races.length).toBeGreaterThan(0);
  const outputs = outcomes.map(({ output }: { readonly output: string }) => output).sort();
  expect(outputs).toEqual(["--- FAIL: TestParallel (0.00s)\n    parallel_test.go:20: shared = 0\nFAIL\n", "PASS\n"]);
});

test("what is done before everybody is blocked happens before synctest.Wait returns", async () => {
  const { status, out } = await command("explore", pathOf("bubble_test.go"), "--entry", "TestClock", "--json");
  expect([status, JSON.parse(out).findings, JSON.parse(out).complete]).toEqual([0, [], true]);
});
