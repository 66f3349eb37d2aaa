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
  const order = new DependenceOrder(run, dependence, "ordered");
  while (strategy.next(run)) {
    order.backTo(run.length);
    while (run.machine.end === undefined && strategy.choose(run) !== STUCK) { run.step(); order.observe(); }
    const { events, machine } = run;
    console.log(strategy.bound, new ClassHash(run, order).value(), Array.from({ length: events.length }, (_, i) => `${machine.goroutinePath(events.goroutine[i] as number)}:${OPERATION_NAMES[events.kind[i] as number]}@${(events.object[i] as number) % 1000}`).join(" "));
  }
  expect(1).toBe(1);
});
