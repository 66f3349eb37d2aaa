import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { Dependence } from "./dependence.ts";
import { findPreemptions } from "./preemption.ts";
import { ChannelSets, EventRows } from "./run.ts";
import { classesOf, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

function preemptionsOf(picture: string): readonly (readonly [step: number, to: number])[] {
  const { events } = traceOfPicture(picture);
  const rows = new EventRows();
  rows.reserve(events.length);
  rows.length = events.length;
  for (const column of ["kind", "goroutine", "object", "extent", "partner", "site"] as const)
    rows[column].set(events[column]);
  const dependence = new Dependence(new ChannelSets(), { isOutputOrdered: false, time: "ordered" });
  return findPreemptions(rows, dependence).map(({ step, to }) => [step, to]);
}

test("preemptions come where something conflicts, in the middle of something first", () => {
  const picture = `
    G1      G2       G3
    go G2
    go G3
            start
            read x
            write x
            write y
            exit
                     start
                     read x
                     write x
                     exit
  `;
  // Before the write, since G2 has read x by then; then before the read. Nobody else touches y.
  expect(preemptionsOf(picture)).toEqual([
    [4, 2],
    [3, 2],
  ]);
});

test("between two locks", () => {
  const picture = `
    G1      G2       G3
    go G2
    go G3
            lock a
            lock b
                     lock b
                     lock a
  `;
  expect(preemptionsOf(picture)[0]).toEqual([3, 2]);
});

test("a goroutine that does not exist yet is no alternative", () => {
  const picture = `
    G1      G2
    write x
    write x
    go G2
            write x
  `;
  expect(preemptionsOf(picture)).toEqual([]);
});

test("a long search goes to random corners now and then, and comes back to where it was", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup
     wg.Add(7)
     for range 7 {
       go func() {
         defer wg.Done()
         x.Add(1)
       }()
     }
     wg.Wait()`,
    "var x atomic.Int64",
  );
  const result = explore(compiled, { detects: false });
  expect(result.executions).toBeGreaterThan(5040 + 200);
  expect(classesOf(result)).toBe(5040);
});

test("what few schedules show is found early even when there are very many", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup
     wg.Add(3)
     for range 3 {
       go func() {
         defer wg.Done()
         for range 20 {
           mu.Lock(); v := x; mu.Unlock()
           mu.Lock(); x = v + 1; mu.Unlock()
         }
       }()
     }
     wg.Wait()`,
    "var x int; var mu sync.Mutex",
  );
  const { firstFinding, findings, complete } = explore(compiled, { maxExecutions: 40 });
  expect(complete).toBe(false);
  expect(findings.map(({ kind }) => kind)).toEqual(["lost-update"]);
  expect(firstFinding).toBeLessThan(5);
});

test("when everything has been seen, random runs tell the share of each outcome; they are no part of what is complete", () => {
  const compiled = compiler.main(
    `var wg sync.WaitGroup; wg.Add(2)
     for range 2 { go func() { defer wg.Done(); x.Store(x.Load() + 1) }() }
     wg.Wait(); fmt.Print(x.Load())`,
    "var x atomic.Int64",
  );
  const { outcomes, nRandom, complete, executions, redundant } = explore(compiled, { maxExecutions: 500 });
  expect([complete, executions - redundant]).toEqual([true, 4]);
  expect(nRandom).toBeGreaterThan(300);
  expect(outcomes.reduce((sum, outcome) => sum + outcome.nRandom, 0)).toBe(nRandom);
  expect(outcomes.every((outcome) => outcome.nRandom > 20)).toBe(true);
});

test("time drifts when ordered time has been seen; what that finds says so, and counts for nothing else", () => {
  const compiled = compiler.main(
    "go func() { time.Sleep(time.Second); close(ch) }(); close(ch); fmt.Print(1)",
    "var ch = make(chan int)",
  );
  const { findings, outcomes, complete, timeMode } = explore(compiled);
  expect([complete, timeMode]).toEqual([true, "ordered"]);
  expect(findings.map(({ kind, requires }) => [kind, requires])).toEqual([["panic", ["drift"]]]);
  expect(outcomes.map(({ output }) => output)).toEqual(["1"]);
});
