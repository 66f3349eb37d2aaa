// The command line as people call it: words in, text and exit status out.

import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import type { Outcome, RuntimeMapsResult } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";
import { command, type Done, writeProgram } from "./testing.ts";

const COUNTER = `package main

import (
	"fmt"
	"sync"
)

func main() {
	counter := 0
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			counter++
		}()
	}
	wg.Wait()
	fmt.Println("counter =", counter)
}
`;
const counter = writeProgram("counter.go", COUNTER);

const TWO_TESTS = `package bank

import "testing"

func balance() int { return 1 }

func Testing(n int) int { return n }

func TestA(t *testing.T) {
	if got := balance(); got != 1 {
		t.Errorf("got %d", got)
	}
}

func TestB(t *testing.T) {
	check(t, 2)
	t.Fatal("enough")
}

func check(t *testing.T, want int) {
	t.Helper()
	if got := balance(); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}
`;

const program = (body: string, imports = `import "os"`): string =>
  `package main\n\n${imports}\n\nfunc main() {\n${body}}\n`;

interface Report {
  readonly entry: string | null;
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly line: number }[];
  readonly runtimeMaps: readonly RuntimeMapsResult[];
  readonly executions: number;
  readonly complete: boolean;
  readonly limits: readonly { readonly kind: string }[];
  readonly outcomes: readonly Outcome[];
  readonly findings: readonly (Finding & { readonly link: string | null })[];
}

// Checked by the tests that use it.
const report = ({ out }: Done): Report => JSON.parse(out) as Report;

// ---- run

test.each([
  ["output", program('\tos.Stdout.WriteString("a\\n")\n\tos.Stderr.WriteString("b\\n")\n'), 0, "a\n", "b\n"],
  ["bytes that are no text", program('\tos.Stdout.WriteString("é\\n")\n'), 0, "é\n", ""],
  ["an exit status", program("\tos.Exit(3)\n"), 1, "", "exit status 3\n"],
  [
    "a panic",
    program('\tpanic("héllo")\n', ""),
    1,
    "",
    "panic: héllo\n\ngoroutine 1 [running]:\nmain.main()\n\tprogram.go:6\nexit status 2\n",
  ],
])("run gives %s as go run does", async (_, text, status, out, err) => {
  const done = await command("run", writeProgram("program.go", text));
  expect({ ...done, err: done.err.replace(/\n\nexit/, "\nexit") }).toEqual({ status, out, err });
});

test("run says mistakes as go run does", async () => {
  const file = writeProgram("x.go", "package main\n\nfunc main() {\n\tx := 1\n\ty = 2\n}\n");
  const err = "# command-line-arguments\n./x.go:4:2: declared and not used: x\n./x.go:5:2: undefined: y\n";
  expect(await command("run", file)).toEqual({ status: 1, out: "", err });
});

// ---- Replay

test("the schedule of a finding replays it, as JSON and as a link", async () => {
  expect((await command("run", counter)).out).toBe("counter = 2\n");
  const { findings } = report(await command("explore", counter, "--json"));
  const lost = findings.find(({ kind }) => kind === "lost-update");
  expect(lost?.link).toMatch(/^#3[\w-]+x$/);
  const replayed = { status: 0, out: "counter = 1\n", err: "" };
  expect(await command("run", counter, "--schedule", JSON.stringify(lost?.schedule))).toEqual(replayed);
  expect(await command("run", counter, "--schedule", lost?.link ?? "")).toEqual(replayed);
  const address = `https://example.org/raceweave/${lost?.link}`;
  expect(await command("run", counter, "--schedule", address)).toEqual(replayed);
});

test("the schedule of a lost write brings the map's own steps with it", async () => {
  const body = `m := map[int]int{}
	for k := range 8 {
		m[k] = k
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { m[8] = 8; wg.Done() }()
	go func() { m[3] = 33; wg.Done() }()
	wg.Wait()
	println(m[3])`;
  const file = writeProgram("grow.go", program(`${body}\n`, `import "sync"`));
  const { findings, runtimeMaps } = report(
    await command("explore", file, "--go", "1.22", "--max-executions", "40", "--json"),
  );
  const lost = findings.find(({ kind }) => kind === "lost-write");
  expect(lost?.schedule.maps).toEqual([0]);
  expect(runtimeMaps[0]?.windows?.firstFinding).toBeLessThan(10);
  const replayed = { status: 0, out: "", err: "3\n" };
  expect(await command("run", file, "--go", "1.22", "--schedule", JSON.stringify(lost?.schedule))).toEqual(replayed);
  expect(await command("run", file, "--schedule", lost?.link ?? "")).toEqual(replayed);
});

test("every outcome's schedule gives that outcome", async () => {
  const { outcomes } = report(await command("explore", counter, "--json"));
  expect(outcomes.map(({ output }) => output).sort()).toEqual(["counter = 1\n", "counter = 2\n"]);
  for (const { output, schedule } of outcomes)
    expect((await command("run", counter, "--schedule", JSON.stringify(schedule))).out).toBe(output);
});

test("a link for another text, and a schedule that does not fit, are said", async () => {
  const { findings } = report(await command("explore", counter, "--json"));
  const other = writeProgram("other.go", program("", ""));
  const done = await command("run", other, "--schedule", findings[0]?.link ?? "");
  expect(done.status).toBe(0);
  expect(done.err).toMatch(/^raceweave: the link was made for another text than this file's\n/);
  expect(done.err).toContain("did not apply");
});

test.each([
  ["{", /not JSON: /],
  ['{"policy":"go-runq-1"}', /deviations is not a list/],
  ['{"policy":"fifo","deviations":[]}', /policy "fifo" is not known here/],
  ['{"policy":"go-runq-1","deviations":[{"kind":"switch","at":"x"}]}', /deviation 0 is malformed/],
  ["nonsense", /the link is damaged/],
  ["#9abcx", /the link is newer/],
  ["#s/lost-update", /expected the JSON of a schedule, or a link that carries one/],
  ["", /expected the JSON/],
])("--schedule %j is refused", async (schedule, message) => {
  const done = await command("run", counter, "--schedule", schedule);
  expect(done.status).toBe(2);
  expect(done.err).toMatch(message);
  expect(done.err.split("\n")).toHaveLength(2);
});

// ---- Tests as entries

test("a test file begins at its only test", async () => {
  const file = writeProgram("one_test.go", TWO_TESTS.replace("TestB", "helperB"));
  expect(await command("run", file)).toEqual({ status: 0, out: "PASS\n", err: "" });
  expect(report(await command("explore", file, "--json"))).toMatchObject({
    entry: "TestA",
    complete: true,
    findings: [],
  });
});

test("a test file with two tests asks for --entry", async () => {
  const file = writeProgram("two_test.go", TWO_TESTS);
  const message = "./two_test.go:1:9: several tests and no main: choose an entry; tests here: TestA, TestB\n";
  expect(await command("explore", file)).toEqual({ status: 2, out: "", err: message });
  const missing = await command("explore", file, "--entry", "TestC");
  expect(missing.err).toBe("./two_test.go:1:9: there is no entry TestC; tests here: TestA, TestB\n");
  expect(await command("run", file, "--entry", "TestA")).toEqual({ status: 0, out: "PASS\n", err: "" });
  expect(await command("run", file, "--entry", "TestB")).toEqual({
    status: 1,
    out: "--- FAIL: TestB (0.00s)\n    two_test.go:16: got 1, want 2\n    two_test.go:17: enough\nFAIL\n",
    err: "exit status 1\n",
  });
});

test("a link carries the entry", async () => {
  const leak = 'package p\n\nimport "testing"\n\nfunc TestA(t *testing.T) { go func() { <-make(chan int) }() }\n';
  const links = async (text: string): Promise<readonly string[]> => {
    const { findings } = report(
      await command("explore", writeProgram("l_test.go", text), "--entry", "TestA", "--json"),
    );
    return findings.map(({ kind, severity, link }) => `${kind} ${severity} ${typeof link}`);
  };
  expect(await links(leak)).toEqual(["goroutine-leak error string"]);
  expect(await links(`${leak}\nfunc TestB(t *testing.T) {}\n`)).toEqual(["goroutine-leak error string"]);
});

// ---- Bad input

test.each([
  ["missing", "/nowhere/x.go", "cannot read /nowhere/x.go: no such file"],
  ["a directory", tmpdir(), `cannot read ${tmpdir()}: it is a directory`],
])("a file that is %s", async (_, file, message) => {
  expect(await command("run", file)).toEqual({ status: 2, out: "", err: `raceweave: ${message}\n` });
  const done = await command("explore", file, "--json");
  expect(done.status).toBe(2);
  expect(report(done)).toMatchObject({
    entry: null,
    diagnostics: [{ code: "unreadable-file", message }],
    executions: 0,
    complete: false,
    findings: [],
  });
});

test("binary junk", async () => {
  const notText = writeProgram(
    "junk.go",
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 151) % 256),
  );
  const done = await command("explore", notText);
  expect(done).toEqual({ status: 2, out: "", err: `raceweave: ${notText} is not Go text: it is not UTF-8\n` });
  const ascii = writeProgram(
    "ascii.go",
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 151) % 128),
  );
  const { status, err } = await command("explore", ascii);
  expect(status).toBe(2);
  expect(err).toMatch(/^\.\/ascii\.go:1:1: /);
  expect((await command("run", ascii)).status).toBe(1);
});

test("words that make no sense get the usage", async () => {
  const { status, out, err } = await command("explore", counter, "--fast");
  expect([status, out]).toEqual([2, ""]);
  expect(err).toMatch(/^raceweave: unknown option --fast\nusage: /);
  expect(await command("--help")).toMatchObject({ status: 0, err: "" });
});

// ---- explore's exit status

const MUTEX = COUNTER.replace("counter++", "mu.Lock()\n\t\t\tcounter++\n\t\t\tmu.Unlock()").replace(
  "var wg",
  "var mu sync.Mutex\n\tvar wg",
);

// Only a timer that fires early lets main leave before the value is there.
const TIMEOUT = `package main

import "time"

func main() {
	value := make(chan int)
	go func() {
		time.Sleep(time.Millisecond)
		value <- 1
	}()
	select {
	case <-value:
	case <-time.After(time.Second):
		panic("too late")
	}
}
`;

test.each([
  ["nothing found", MUTEX, [], 0],
  ["findings", COUNTER, [], 1],
  ["a program that does not compile", "package main\n", [], 2],
  ["an endless loop", program("\tfor {\n\t}\n", ""), ["--max-steps", "10", "--max-executions", "2"], 3],
  ["too few executions", MUTEX, ["--max-executions", "1"], 3],
  ["timers in order", TIMEOUT, [], 0],
  ["timers that drift", TIMEOUT, ["--drift"], 1],
])("explore's exit status for %s", async (_, text, words, status) => {
  const done = await command("explore", writeProgram("status.go", text), "--json", ...words);
  expect(done.status).toBe(status);
  const { limits, complete } = report(done);
  expect(limits.length > 0).toBe(status === 3);
  if (status < 2) expect(complete).toBe(true);
});

test("a time limit is named", async () => {
  const endless = writeProgram(
    "endless.go",
    program("\tfor n := 0; ; n++ {\n\t\truntime.Gosched()\n\t}\n", 'import "runtime"'),
  );
  const done = await command("explore", endless, "--timeout", "0.05", "--max-steps", "10000000", "--json");
  expect(done.status).toBe(3);
  expect(report(done)).toMatchObject({ complete: false, findings: [], limits: [{ kind: "time" }] });
});

test("the report for people names findings, outcomes and extent", async () => {
  const { out } = await command("explore", counter);
  expect(out).toMatch(/^lost-update \(error\): lost update of counter/);
  expect(out).toContain("counter = 1");
  expect(out).toMatch(/complete: every schedule that matters was explored\n$/);
});
