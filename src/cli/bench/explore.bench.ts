// Executions a second, with all detectors on.
import { compile, exploreAll } from "./engine.ts";
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

export const measures: Measure[] = [
  executions("two goroutines, counter++", counters(2), 1_000_000),
  executions("four goroutines, counter++", counters(4), 20_000),
  executions("fib_bench(3)", fibBench(3), 20_000),
  executions("fib_bench(5)", fibBench(5), 1_000_000),
];
