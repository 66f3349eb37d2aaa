// Executions a second, with all detectors on; what large trees take; whether memory stays flat.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compile, exploreAll } from "./engine.ts";
import { LARGE_TREES, lastzero } from "./large-trees.ts";
import { type Measure, perSecond } from "./measure.ts";
import { counters, fibBench } from "./programs.ts";

function executions(name: string, source: string, maxExecutions: number): Measure {
  return {
    name: `explorer: ${name}`,
    unit: "executions/s",
    better: "higher",
    run: () => {
      const compilation = compile(source);
      return perSecond(() => exploreAll(compilation, { maxExecutions }).executions);
    },
  };
}

/** Classes that a complete search found. Errors: when it was not complete. */
function classesOf(source: string): number {
  const { complete, executions, redundant } = exploreAll(compile(source), { maxExecutions: 10_000_000 });
  if (!complete) throw new Error("the search is not complete");
  return executions - redundant;
}

function wholeTree(name: string, source: string, classes: number): Measure {
  return {
    name: `explorer: ${name}, ${classes.toLocaleString("en-US")} classes`,
    unit: "s",
    better: "lower",
    isOnce: true,
    run: () => {
      const start = performance.now();
      const found = classesOf(source);
      if (found !== classes) throw new Error(`${name}: ${found} classes instead of ${classes}`);
      return (performance.now() - start) / 1000;
    },
  };
}

// Bytes in use after everything unreachable has been freed.
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

const heapGrowth: Measure = {
  name: "explorer: heap after 1,000,000 executions, over that after 100,000",
  unit: "times",
  better: "lower",
  isOnce: true,
  run: () => {
    const compilation = compile(fibBench(6));
    const early: number[] = [];
    exploreAll(compilation, { maxExecutions: 1_000_000 }, (executions) => {
      if (early.length === 0 && executions >= 100_000) early.push(heapInUse());
      if (early.length === 1 && executions >= 990_000) early.push(heapInUse());
    });
    return (early[1] ?? 0) / (early[0] ?? 1);
  },
};

export const measures: Measure[] = [
  executions("two goroutines, counter++", counters(2), 1_000_000),
  executions("four goroutines, counter++", counters(4), 20_000),
  executions("fib_bench(3)", fibBench(3), 20_000),
  executions("fib_bench(5)", fibBench(5), 1_000_000),
  {
    name: "explorer: fib_bench(5), visible operations",
    unit: "operations/s",
    better: "higher",
    run: () => {
      const compilation = compile(fibBench(5));
      return perSecond(() => exploreAll(compilation, { maxExecutions: 1_000_000 }).steps);
    },
  },
  wholeTree("lastzero(15)", lastzero(15), 18 * 2 ** 13),
  {
    name: "explorer: executions a class over large trees",
    unit: "executions/class",
    better: "lower",
    isOnce: true,
    run: () => {
      const found = LARGE_TREES.map(([, source]) => classesOf(source));
      const expected = LARGE_TREES.map(([, , classes]) => classes);
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      return sum(found) / sum(expected);
    },
  },
  heapGrowth,
];
