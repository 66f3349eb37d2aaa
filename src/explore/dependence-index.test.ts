// The index finds the races that looking at every pair of steps finds.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Rng } from "../base/rng.ts";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { Run } from "./run.ts";
import { type Compiled, compileBodies, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

// Random choices; now and then back, to go on from there.
function walk(compiled: Compiled, seed: number): void {
  const run = new Run(compiled.machine({ maxGoroutines: 100 }));
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: true, time: "ordered" });
  const all = new DependenceOrder(run, dependence, "ordered", Number.POSITIVE_INFINITY);
  const indexed = new DependenceOrder(run, dependence, "ordered", 0);
  const rng = new Rng(seed);
  run.restart();
  for (let n = 0; n < 300; n++) {
    const { goroutine, alternative, length } = run.machine.enabled();
    if (length === 0 || rng.below(20) === 0) {
      const depth = rng.below(run.length + 1);
      run.backTo(depth);
      all.backTo(depth);
      indexed.backTo(depth);
      continue;
    }
    const k = rng.below(length);
    run.goroutine = goroutine[k] as number;
    run.alternative = alternative[k] as number;
    run.step();
    all.observe();
    indexed.observe();
    expect(indexed.raceFirst.toArray()).toEqual(all.raceFirst.toArray());
    expect(indexed.raceSecond.toArray()).toEqual(all.raceSecond.toArray());
  }
}

test("the index finds what looking at every pair finds", () => {
  fc.assert(
    fc.property(goroutineBodies(4, 5), fc.nat(), (bodies, seed) => walk(compileBodies(compiler, bodies), seed)),
    { numRuns: 30 },
  );
});
