// Waits for ever beside goroutines that never come to rest, and what clocks that run ahead of the goroutines do not prove.

import { expect, test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const TICKER = `
type service struct { n int; stop, asked chan int }
func (s *service) run() {
	for range time.NewTicker(time.Second).C { s.n++ }
}
func (s *service) serve() {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
			s.n++
		case r := <-s.asked:
			_ = r
		}
	}
}
func (s *service) call(f func()) {
	for range time.NewTicker(time.Second).C { f() }
}
func (s *service) count() {
	for range time.NewTicker(time.Second).C {
		if s.n++; s.n == 1_000_000 { close(s.stop) }
	}
}
func lost() { c := make(chan int); go func() { c <- 1 }() }
`;

const programs: readonly [name: string, body: string, want: readonly string[]][] = [
  ["main, beside a ticker", "go new(service).run(); c := make(chan int); <-c", ["deadlock"]],
  [
    "main, asking a loop that forgets to answer",
    "s := &service{}; go s.serve(); var mu sync.Mutex; mu.Lock(); mu.Lock()",
    ["double-lock"],
  ],
  [
    "a loop that can get at it, but never sends",
    "s := &service{stop: make(chan int)}; go s.run(); <-s.stop",
    ["deadlock"],
  ],
  [
    "a loop that calls a function might",
    "s := &service{stop: make(chan int)}; go s.call(func() { s.n++ }); <-s.stop",
    [],
  ],
  ["a loop that closes it after a while", "s := &service{stop: make(chan int)}; go s.count(); <-s.stop", []],
  ["a sender, beside a ticker", "go new(service).run(); lost()", ["goroutine-leak"]],
  [
    "a sender, beside a ticker and a main that goes on",
    "go new(service).run(); lost(); for { time.Sleep(1) }",
    ["goroutine-leak"],
  ],
  [
    "a variable that is not read again refers to nothing",
    `go func() {
       c := make(chan int)
       go func() { c <- 1 }()
       _ = c
       for { time.Sleep(time.Second) }
     }()
     time.Sleep(time.Second)`,
    ["goroutine-leak"],
  ],
  [
    "one that is read again does",
    `go func() {
       c := make(chan int)
       go func() { c <- 1 }()
       for i := 0; ; i++ { time.Sleep(time.Second); if i == 1_000_000 { <-c } }
     }()
     time.Sleep(time.Second)`,
    [],
  ],
  [
    "who is helped by one who waits for a ticker's loop",
    `s := &service{asked: make(chan int)}
     c := make(chan int)
     go s.serve()
     go func() { s.asked <- 1; <-c }()
     c <- 1`,
    [],
  ],
];

test.each(programs)("%s", (_, body, want) => {
  const { findings } = explore(compiler.main(body, TICKER), { maxExecutions: 4, maxStepsPerExecution: 2100 });
  expect(findings.map(({ kind }) => kind)).toEqual(want);
});

test("main that waits for ever ends an execution long before the limit on steps", () => {
  const program = compiler.main("go new(service).run(); c := make(chan int); <-c", TICKER);
  const { findings, steps } = explore(program, { maxExecutions: 1, maxStepsPerExecution: 20_000 });
  expect(findings.map(({ kind, events }) => [kind, events.length])).toEqual([["deadlock", 1]]);
  expect(steps).toBeLessThan(10_000);
});

test("drift: a timer may fire early, but not by several seconds", () => {
  const program = (patience: string): string => `
     done := make(chan int)
     go func() { done <- 1 }()
     select { case <-done: case <-time.After(${patience}): }`;
  const kindsFor = (patience: string): readonly string[] =>
    explore(compiler.main(program(patience)), { time: "drift", maxExecutions: 200 }).findings.map(({ kind }) => kind);
  expect(kindsFor("time.Second")).toEqual(["goroutine-leak"]);
  expect(kindsFor("5 * time.Second")).toEqual([]);
});
