// Processes of this same program, each with an engine of its own that stays warm. A job that takes too long, or breaks the engine,
// costs its process.

import { type ChildProcess, fork } from "node:child_process";
import type { Answer, Job } from "./protocol.ts";

/** The word that makes the program an engine: it answers jobs until its parent goes. */
export const SERVE = "--serve";

/** Limits are of processor time; an engine is ended after so many times that long, and a minute for compiling on a busy machine. */
const PATIENCE = 5;
const GRACE_MS = 60_000;
const HEAP_MB = 4096;

/** Has `jobs` done by `nEngines` engines; `take` gets each answer with the job's index, in the order in which they end. */
export async function runJobs(
  jobs: readonly Job[],
  nEngines: number,
  program: string,
  take: (index: number, answer: Answer) => void,
): Promise<void> {
  let next = 0;
  const serve = async (): Promise<void> => {
    let engine: ChildProcess | undefined;
    for (let index = next++; index < jobs.length; index = next++) {
      engine ??= fork(program, [SERVE], {
        execArgv: [`--max-old-space-size=${HEAP_MB}`],
        stdio: ["ignore", 2, 2, "ipc"],
      });
      const answer = await ask(engine, jobs[index] as Job); // index is in range
      if (mayBeBroken(answer)) {
        engine.kill("SIGKILL");
        engine = undefined;
      }
      take(index, answer);
    }
    engine?.kill();
  };
  await Promise.all(Array.from({ length: nEngines }, serve));
}

// Time is up, or the engine's state is not to be trusted any more.
function mayBeBroken(answer: Answer): boolean {
  return answer.kind === "failed" && (answer.category === "time" || answer.category === "internal");
}

function limitOf(job: Job): number {
  return PATIENCE * (job.kind === "program" ? job.limits.timeoutMs : job.timeoutMs) + GRACE_MS;
}

function ask(engine: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      engine.off("message", finish);
      engine.off("exit", die);
      resolve(answer);
    };
    const die = (): void => finish({ kind: "failed", category: "internal", reason: "the engine's process died" });
    const timer = setTimeout(
      () => finish({ kind: "failed", category: "time", reason: "the engine gave no answer in time" }),
      limitOf(job),
    );
    engine.on("message", finish);
    engine.on("exit", die);
    engine.send(job);
  });
}
