// The optimal search against brute force: as many executions as there are classes under the dependence relation, none cut.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { endsProgram } from "./reversals.ts";
import { Run } from "./run.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

/** All interleavings of a program, by their dependence order; the end of the program always comes last. */
class BruteForce {
  readonly classes = new Set<string>();
  nExecutions = 0;
  private readonly run: Run;
  private readonly order: DependenceOrder;

  constructor(
    compiled: Compiled,
    private readonly maxExecutions: number,
  ) {
    this.run = new Run(compiled.machine({ maxGoroutines: 100 }));
    const dependence = new Dependence(this.run.channelSets, { isOutputOrdered: false, time: "ordered" });
    this.order = new DependenceOrder(this.run, dependence, "ordered");
    this.run.restart();
    this.explore();
  }

  get isComplete(): boolean {
    return this.nExecutions < this.maxExecutions;
  }

  private explore(): void {
    const { run, order } = this;
    const choices = this.choices();
    if (choices.length === 0) {
      this.nExecutions++;
      this.classes.add(this.className());
      return;
    }
    const depth = run.length;
    for (const [goroutine, alternative] of choices) {
      if (!this.isComplete) return;
      run.goroutine = goroutine;
      run.alternative = alternative;
      run.step();
      order.observe();
      this.explore();
      order.backTo(depth);
      run.backTo(depth);
    }
  }

  private choices(): readonly (readonly [number, number])[] {
    const { machine } = this.run;
    const { goroutine, alternative, length } = machine.enabled();
    const all = Array.from({ length }, (_, k) => [goroutine[k] as number, alternative[k] as number] as const);
    const others = all.filter(([g]) => !endsProgram(machine.pending(g).kind, g));
    return others.length > 0 ? others : all;
  }

  // Every step by name, with the names of those ordered before it.
  private className(): string {
    const { run, order } = this;
    const { goroutine, partner, kind, object, alternative } = run.events;
    const nTurns = new Map<number, number>();
    const turn = (g: number): string => {
      nTurns.set(g, (nTurns.get(g) ?? 0) + 1);
      return `${g}:${nTurns.get(g)}`;
    };
    const names: string[] = [];
    const lines: string[] = [];
    for (let j = 0; j < run.length; j++) {
      const other = (partner[j] as number) < 0 ? "" : turn(partner[j] as number);
      names.push(`${turn(goroutine[j] as number)}${other} ${kind[j]} ${object[j]} ${alternative[j]}`);
      lines.push(`${names[j]} after ${names.filter((_, i) => i < j && order.isOrdered(i, j)).sort()}`);
    }
    return lines.sort().join("\n");
  }
}

test("each class of executions is explored once, and nothing else", () => {
  let nCompared = 0;
  fc.assert(
    fc.property(goroutineBodies(3, 2), (bodies) => {
      // Two ends in sight are told apart by more than the order in which brute force takes them.
      fc.pre(bodies.every((body) => !body.includes("panic(x)")));
      const compiled = compileBodies(compiler, bodies);
      const all = new BruteForce(compiled, 250);
      if (!all.isComplete) return;
      nCompared++;
      const result = explore(compiled, { strategy: "dpor", detects: false });
      expect(classesOf(result)).toBe(all.classes.size);
      // The default run comes first, and again within the search.
      expect(result.redundant).toBe(1);
    }),
    { numRuns: 25 },
  );
  expect(nCompared).toBeGreaterThan(4);
});
