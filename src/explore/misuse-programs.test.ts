// Channels, wait groups and locks used against their rules: what the findings say of who did what before.

import { expect, test } from "vitest";
import { explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const programs: readonly [name: string, body: string, events: readonly string[], words: string][] = [
  [
    "a send that a close may come before",
    `ch := make(chan int, 1)
	go func() { ch <- 1 }()
	close(ch)
	runtime.Gosched()`,
    ["closes 7", "sends 6", "panics 6"],
    "Nothing orders the close behind the send",
  ],
  [
    "a send after the close of the same goroutine",
    `ch := make(chan int, 1)
	close(ch)
	ch <- 1`,
    ["closes 5", "sends 6", "panics 6"],
    "here it comes first every time",
  ],
  [
    "two closes",
    `ch := make(chan int)
	close(ch)
	defer println("left")
	close(ch)`,
    ["closes 5", "closes again 7", "panics 7"],
    "one goroutine owns the close",
  ],
  ["a close of nil", "var ch chan int\n\tclose(ch)", ["panics 5"], "make(chan T)"],
  [
    "a Done too many",
    `var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	wg.Done()`,
    ["adds 6", "one Done too many 8", "panics 8"],
    "Add has counted 1 for wg and Done 2",
  ],
  [
    "a Done before any Add",
    `var wg sync.WaitGroup
	go wg.Done()
	runtime.Gosched()`,
    ["one Done too many 7", "panics 7"],
    "No Add has come before",
  ],
  [
    "an Unlock too many",
    `var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	mu.Unlock()`,
    ["before 7", "unlocks again 8", "fatal error 8"],
    "had unlocked mu at main.go:7",
  ],
  [
    "an Unlock of a copy",
    `var mu sync.Mutex
	mu.Unlock()`,
    ["fatal error 6"],
    "has never been locked",
  ],
  [
    "Unlock for RUnlock",
    `var mu sync.RWMutex
	mu.RLock()
	mu.Unlock()`,
    ["before 6", "unlocks again 7", "fatal error 7"],
    "had locked mu at main.go:6",
  ],
];

test.each(programs)("%s", (_, body, events, words) => {
  const { findings } = explore(compiler.main(body));
  const finding = findings.find(({ kind }) => kind === "panic" || kind === "fatal");
  expect(finding?.events.map(({ role, line }) => `${role} ${line}`)).toEqual(events);
  expect(finding?.explanation.join("\n")).toContain(words);
});
