// A large tree explored by several threads. The bundle of this file is what the other threads run, too.
import { isMainThread } from "node:worker_threads";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import { Exploration } from "../../worker/exploration.ts";
import { machineFor } from "../../worker/machine.ts";
import { Pool } from "../../worker/pool.ts";
import { servePieces, startThread } from "../threads.ts";
import { compile } from "./engine.ts";
import type { Measure } from "./measure.ts";
import { fibBench } from "./programs.ts";

if (!isMainThread) await servePieces();

const SOURCE = fibBench(5);
const OPTIONS = { ...DEFAULT_RUN_OPTIONS, strategy: "dpor", maxExecutions: 200_000, timeoutMs: 1e9 } as const;

async function executionsPerSecond(nThreads: number): Promise<number> {
  const compilation = compile(SOURCE);
  const pool = new Pool(() => startThread(new URL(import.meta.url)), nThreads - 1);
  const colleagues = pool.assign({ source: SOURCE, fileName: "main.go", options: OPTIONS });
  const start = performance.now();
  const host = { elapsedMs: () => performance.now() - start, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, OPTIONS), compilation, OPTIONS, host, { colleagues });
  while (!exploration.advance(10)) await new Promise((resolve) => setImmediate(resolve));
  const { executions, elapsedMs } = exploration.result();
  pool.close();
  return (executions / elapsedMs) * 1000;
}

function measure(nThreads: number): Measure {
  return {
    name: `explorer: fib_bench(5), threads: ${nThreads}`,
    unit: "executions/s",
    better: "higher",
    run: () => executionsPerSecond(nThreads),
  };
}

export const measures: Measure[] = [measure(1), measure(2)];
