// Workers of this same file, each with an engine of its own that stays warm. A job that takes too long costs its worker.

import { Worker } from "node:worker_threads";
import type { Answer, Job } from "./protocol.ts";

/** Beyond its job's own limit a worker gets this long: compiling has no limit of its own. */
const GRACE_MS = 10_000;
const HEAP_MB = 4096;
const STACK_MB = 4;

/** Runs `jobs` on `nWorkers` workers; `take` gets each answer with the job's index, in the order in which they end. */
export async function runJobs(
  jobs: readonly Job[],
  nWorkers: number,
  entry: URL,
  take: (index: number, answer: Answer) => void,
): Promise<void> {
  let next = 0;
  const serve = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let index = next++; index < jobs.length; index = next++) {
      worker ??= new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: STACK_MB } });
      const job = jobs[index] as Job; // index is in range
      const answer = await ask(worker, job);
      if (answer === undefined || answer.kind === "failed") {
        // Time is up, or the engine's state is not to be trusted any more.
        const isFrontEnd = answer?.kind === "failed" && answer.category === "front-end";
        if (!isFrontEnd) {
          await worker.terminate();
          worker = undefined;
        }
      }
      take(index, answer ?? { kind: "failed", category: "time", reason: "the worker gave no answer in time" });
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: nWorkers }, serve));
}

function limitOf(job: Job): number {
  return (job.kind === "program" ? job.limits.timeoutMs : job.timeoutMs) + GRACE_MS;
}

function ask(worker: Worker, job: Job): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | undefined): void => {
      clearTimeout(timer);
      worker.off("message", finish);
      worker.off("error", die);
      resolve(answer);
    };
    const die = (error: Error): void =>
      finish({ kind: "failed", category: "internal", reason: `the worker died: ${error.message}` });
    const timer = setTimeout(() => finish(undefined), limitOf(job));
    worker.on("message", finish);
    worker.on("error", die);
    worker.postMessage(job);
  });
}
