// `run --map-log`: the map log in place of the program's output.

import { expect, test } from "vitest";
import { command, writeProgram } from "./testing.ts";

const file = writeProgram(
  "maplog.go",
  `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[string]int)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, key := range []string{"键", "=b"} {
		wg.Add(1)
		go func() {
			mu.Lock()
			m[key]++
			mu.Unlock()
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
`,
);

test("JSON Lines of the default run", async () => {
  const { status, out, err } = await command("run", file, "--map-log", "jsonl");
  const events = out
    .trimEnd()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));
  expect(events.map(({ ev, op, g, key, len }) => [ev, op, g, key, len])).toEqual([
    ["map.op", "get", 3, '"=b"', 0],
    ["map.op", "assign", 3, '"=b"', 1],
    ["map.op", "get", 2, '"键"', 1],
    ["map.op", "assign", 2, '"键"', 2],
    ["map.op", "len", 1, undefined, 2],
  ]);
  expect(events[0]).toMatchObject({ locks: { mu: "W" }, stack: ["main.main.func1 maplog.go:16"] });
  expect([status, err]).toEqual([0, ""]);
});

test("with the runtime's own steps, as CSV and as Prometheus's text", async () => {
  const runtime = ["--detail", "runtime", "--go", "1.23"];
  const csv = await command("run", file, "--map-log", "csv", ...runtime);
  expect(csv.out.split("\r\n").length).toBe(5);
  expect(csv.out).toContain('"""键"""');
  const metrics = await command("run", file, "--map-log", "prometheus", ...runtime);
  expect(metrics.out).toContain('gorace_map_writes_total{map="m#1",goroutine="2"} 1\n');
  expect(metrics.out).toContain('gorace_critical_section_steps_count{lock="mu"} 2\n');
});

test("a schedule can be given; how the program ends goes to standard error", async () => {
  const clash = writeProgram(
    "clash.go",
    `package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() { m[1] = 1; done <- true }()
	go func() { m[2] = 2; done <- true }()
	<-done
	<-done
}
`,
  );
  const deviations = [{ kind: "switch", at: "1", ordinal: 1, inner: 8, to: "0" }];
  const schedule = JSON.stringify({ policy: "go-runq-1", deviations });
  const words = ["run", clash, "--detail", "runtime", "--go", "1.23", "--schedule", schedule, "--map-log", "jsonl"];
  const { status, out, err } = await command(...words);
  expect(out).toContain('"fatal":"concurrent map writes"');
  expect(err).toMatch(/^fatal error: concurrent map writes\n/);
  expect(status).toBe(1);
});

test.each([
  [["run", file, "--map-log", "xml"], "--map-log xml: expected jsonl, csv, growth-csv, prometheus"],
  [["explore", file, "--map-log", "csv"], "--map-log is an option of run"],
])("%j is refused", async (words, sentence) => {
  const { status, err } = await command(...words);
  expect([status, err.split("\n")[0]]).toEqual([2, `raceweave: ${sentence}`]);
});
