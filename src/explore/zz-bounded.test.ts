import { expect, test } from "vitest";
import { BoundedStrategy } from "./bounded.ts";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { ClassHash } from "./bounded-classes.ts";
import { Run } from "./run.ts";
import { STUCK } from "./strategy.ts";
import { compileBodies, TestCompiler } from "./testing.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
const compiler = await TestCompiler.create();
test("x", () => {
  const compiled = compileBodies(compiler, JSON.parse(process.env.BODIES ?? "[]"));
  const run = new Run(compiled.machine({ maxGoroutines: 100 }));
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
  const strategy = new BoundedStrategy(dependence, { time: "ordered", maxPreemptions: Number(process.env.BOUND ?? 0) });
  while (strategy.next(run)) {
    while (run.machine.end === undefined && strategy.choose(run) !== STUCK) run.step();
    const { events, machine } = run;
    const order = new DependenceOrder(run, dependence, "ordered");
    while (order.length < run.length) order.observe();
    console.log(strategy.bound, new ClassHash(run, order).value(), Array.from({ length: events.length }, (_, i) => `${machine.goroutinePath(events.goroutine[i] as number)}:${OPERATION_NAMES[events.kind[i] as number]}@${(events.object[i] as number) % 1000}`).join(" "));
  }
  expect(1).toBe(1);
});
test("pair", () => {
  const compiled = compileBodies(compiler, [["x++"], ["time.Sleep(1)", "x++"]]);
  const run = new Run(compiled.machine({ maxGoroutines: 100 }));
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
  const order = new DependenceOrder(run, dependence, "ordered");
  const hash = new ClassHash(run, order);
  const plans = ["mmmm000001111" + "1mmmmmmmmmmmm", "mmmm000001111" + "mmmmmmmmmm"];
  for (const plan of ["mmmm00000111111mmmmmmmmmmmmmm1mmm", "mmmm0000011111mmmmmmmmmmm1mmmm"]) {
    run.restart(); order.backTo(0); hash.backTo(0);
    for (const c of plan) {
      const e = run.machine.enabled();
      let found = -1;
      for (let k = 0; k < e.length; k++) { const p = run.machine.goroutinePath(e.goroutine[k] as number); if ((c === "m" ? "" : c) === p) found = k; }
      if (found < 0) continue;
      run.goroutine = e.goroutine[found] as number; run.alternative = e.alternative[found] as number;
      run.step(); order.observe();
    }
    hash.value();
    const { events, machine } = run;
    console.log(Array.from({ length: events.length }, (_, i) => `${machine.goroutinePath(events.goroutine[i] as number)}:${OPERATION_NAMES[events.kind[i] as number]} ${(hash as any).low.at(i)}`).join("\n"));
  }
});
