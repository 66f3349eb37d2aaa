// The random strategies: same seed, same executions; they find what they are for about as often as their papers say.

import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { PctStrategy } from "./pct.ts";
import { PosStrategy } from "./pos.ts";
import { RandomStrategy } from "./random.ts";
import { Run } from "./run.ts";
import { STEP, type Strategy } from "./strategy.ts";
import { SurwStrategy } from "./surw.ts";
import { type Compiled, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

type Maker = (run: Run, seed: number, n: number) => Strategy;

const makers: Readonly<Record<string, Maker>> = {
  random: (_, seed, n) => new RandomStrategy(seed, n),
  pct: (_, seed, n) => new PctStrategy(seed, 3, n),
  pos: (run, seed, n) =>
    new PosStrategy(new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" }), seed, n),
  surw: (_, seed, n) => new SurwStrategy(seed, n),
};

/** What the program prints, execution by execution. */
function outputs(compiled: Compiled, make: Maker, seed: number, n: number): string[] {
  const run = new Run(compiled.machine());
  const strategy = make(run, seed, n);
  const seen: string[] = [];
  while (strategy.next(run)) {
    while (run.machine.end === undefined && strategy.choose(run) === STEP) run.step();
    seen.push(`${run.machine.end?.kind} ${run.machine.output()}`);
  }
  return seen;
}

function share(all: readonly string[], wanted: string): number {
  return all.filter((text) => text === wanted).length / all.length;
}

// One store among n: where it comes tells the interleaving.
const interleavings = (n: number): Compiled =>
  compiler.main(
    `done := make(chan bool, 2)
     go func() { for range ${n} { x.Add(1) }; done <- true }()
     go func() { y = x.Add(100) % 100; done <- true }()
     <-done
     <-done
     fmt.Print(y)`,
    "var x atomic.Int64; var y int64",
  );

test.each(Object.keys(makers))("%s: the same seed gives the same executions, another one gives others", (name) => {
  const compiled = interleavings(6);
  const make = makers[name] as Maker;
  const first = outputs(compiled, make, 7, 40);
  expect(outputs(compiled, make, 7, 40)).toEqual(first);
  expect(outputs(compiled, make, 8, 40)).not.toEqual(first);
  expect(first.length).toBe(40);
});

test("surw makes every place of one operation among eight about as likely", () => {
  const all = outputs(interleavings(8), makers.surw as Maker, 1, 3000);
  for (let place = 0; place <= 8; place++) {
    expect(share(all, `exit ${place}`)).toBeGreaterThan(0.06);
    expect(share(all, `exit ${place}`)).toBeLessThan(0.17);
  }
});

test("a random walk hardly ever puts it last but one of thirty; surw does", () => {
  const compiled = interleavings(30);
  const wanted = "exit 29";
  expect(share(outputs(compiled, makers.surw as Maker, 1, 2000), wanted)).toBeGreaterThan(
    4 * share(outputs(compiled, makers.random as Maker, 1, 2000), wanted),
  );
});

test("pct finds a bug of depth 2 at least as often as its guarantee says", () => {
  const compiled = compiler.main(
    `go func() { for range 20 { x.Add(1) }; ready.Store(true) }()
     go func() { if ready.Load() { fmt.Print("late") }; done <- true }()
     <-done`,
    "var x atomic.Int64; var ready atomic.Bool; var done = make(chan bool)",
  );
  const run = new Run(compiled.machine());
  const strategy = (makers.pct as Maker)(run, 1, 1);
  strategy.next(run);
  while (run.machine.end === undefined && strategy.choose(run) === STEP) run.step();
  const all = outputs(compiled, makers.pct as Maker, 1, 600);
  // 1 / (n * k) for n goroutines and k steps.
  expect(share(all, "exit late")).toBeGreaterThan(1 / (3 * Math.max(run.length, 30)));
});

test("pos turns a conflict round half the time, however long the rest is", () => {
  const compiled = compiler.main(
    `go func() { for range 50 { x.Add(1) }; v = last.Add(1); done <- true }()
     go func() { w = last.Add(2); done <- true }()
     <-done
     <-done
     fmt.Print(v)`,
    "var x, last atomic.Int64; var v, w int64; var done = make(chan bool, 2)",
  );
  const early = share(outputs(compiled, makers.pos as Maker, 1, 1000), "exit 1");
  expect(early).toBeGreaterThan(0.001);
  expect(share(outputs(compiled, makers.random as Maker, 1, 1000), "exit 1")).toBeLessThan(0.001);
});

test.each(Object.keys(makers))("%s ends where a goroutine spins", (name) => {
  const compiled = compiler.main(
    `go func() { ready.Store(true) }()
     for !ready.Load() { }
     fmt.Print("ok")`,
    "var ready atomic.Bool",
  );
  expect(outputs(compiled, makers[name] as Maker, 3, 20)).toEqual(Array.from({ length: 20 }, () => "exit ok"));
});
