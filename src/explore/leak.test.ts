import { expect, test } from "vitest";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { LeakProof } from "./leak.ts";
import { isMainExit } from "./record.ts";
import { Run } from "./run.ts";
import { ReplayStrategy } from "./schedule-codec.ts";
import { replay } from "./shorten.ts";
import { TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const programs: readonly [name: string, body: string, leaked: readonly string[]][] = [
  ["nobody receives", "ch := make(chan int); go func() { ch <- 1 }()", ["0"]],
  ["nobody closes", "ch := make(chan int); go func() { for range ch {} }(); ch <- 1", ["0"]],
  ["a lock that is never given back", "var mu sync.Mutex; mu.Lock(); go func() { mu.Lock() }()", ["0"]],
  ["a wait group that never comes down", "var wg sync.WaitGroup; wg.Add(1); go func() { wg.Wait() }()", ["0"]],
  ["a nil channel", "go func() { var ch chan int; <-ch }()", ["0"]],
  [
    "two that wait for each other",
    `var a, b sync.Mutex
     go func() { a.Lock(); runtime.Gosched(); b.Lock() }()
     go func() { b.Lock(); runtime.Gosched(); a.Lock() }()
     runtime.Gosched(); runtime.Gosched()`,
    ["0", "1"],
  ],
  ["one that somebody else still serves", "ch := make(chan int); go func() { ch <- 1 }(); go func() { <-ch }()", []],
  [
    "one that sleeps first",
    "ch := make(chan int); go func() { time.Sleep(5); ch <- 1 }(); go func() { time.Sleep(9); <-ch }()",
    [],
  ],
  [
    "one that goes on for ever",
    "ch := make(chan int); go func() { ch <- 1 }(); go func() { for { select { case <-ch: default: } } }()",
    [],
  ],
  ["a timer nobody waits for", "time.After(time.Hour)", []],
  ["one that a late panic would end", "ch := make(chan int); go func() { ch <- 1 }(); go func() { panic(1) }()", []],
  ["one that is made after main's end", "go func() { go func() { select {} }() }()", []],
  ["none left", "fmt.Print(1)", []],
];

test.each(programs)("%s", (_, body, leaked) => {
  const { machine: create } = compiler.main(body);
  const machine = create();
  const run = new Run(machine);
  replay(run, new ReplayStrategy(DEFAULT_SCHEDULE), 2000);
  expect(isMainExit(machine)).toBe(true);
  const before = machine.stateHash();
  const paths: string[] = [];
  new LeakProof().attempt(machine, (g) => paths.push(machine.goroutinePath(g)));
  expect(paths.sort()).toEqual(leaked);
  expect([machine.depth, machine.stateHash()]).toEqual([run.length, before]);
});

test("os.Exit is no main exit: nothing is left to leak", () => {
  const { machine: create } = compiler.main("ch := make(chan int); go func() { ch <- 1 }(); os.Exit(3)");
  const machine = create();
  replay(new Run(machine), new ReplayStrategy(DEFAULT_SCHEDULE), 2000);
  expect([machine.end?.kind, machine.end?.exitCode, isMainExit(machine)]).toEqual(["exit", 3, false]);
});
