// The other end of trial-worker.ts: asks, watches the time, and starts a new process after one that had to be ended. Processes and not
// threads: a second thread cannot load the parser's WASM, and memory that is not JavaScript's has no limit of its own.

import { type ChildProcess, fork } from "node:child_process";
import type { Input } from "./input.ts";
import type { Answer } from "./trial-worker.ts";

/** What is known of an input after its trial. `signature` is the same for the same mistake, as far as one can tell. */
export type Verdict =
  | { readonly kind: "refused" | "explored" }
  | { readonly kind: "wrong"; readonly message: string; readonly signature: string; readonly stack: string };

const MAX_HEAP_MB = 1024;

export class TrialProcess {
  private child: ChildProcess | undefined;

  /** @param file the module that serves trials when it is given the word `serve`. */
  constructor(private readonly file: string) {}

  /** Tries an input. An answer that takes longer than `timeoutMs` is a hang. */
  async try(input: Input, timeoutMs: number): Promise<Verdict> {
    const child = await this.ready();
    const answer = await answerOf(child, timeoutMs, input);
    if (typeof answer === "string") {
      this.end();
      return { kind: "wrong", message: answer, signature: signatureOf(answer, ""), stack: "" };
    }
    if (answer.kind === "wrong") return { ...answer, signature: signatureOf(answer.message, answer.stack) };
    return answer;
  }

  end(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  private async ready(): Promise<ChildProcess> {
    if (this.child !== undefined) return this.child;
    const child = fork(this.file, ["serve"], {
      execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
      stdio: ["ignore", 2, "ignore", "ipc"],
    });
    await new Promise((resolve, reject) => child.once("message", resolve).once("exit", reject));
    child.removeAllListeners("exit");
    this.child = child;
    return child;
  }
}

/** The answer, or why there is none. */
function answerOf(
  child: ChildProcess,
  timeoutMs: number,
  input: Input,
): Promise<Exclude<Answer, { kind: "ready" }> | string> {
  return new Promise((resolve) => {
    const finish = (result: Exclude<Answer, { kind: "ready" }> | string): void => {
      clearTimeout(timer);
      child.off("message", hear);
      child.off("exit", lose);
      resolve(result);
    };
    const hear = (answer: Exclude<Answer, { kind: "ready" }>): void => finish(answer);
    const lose = (): void => finish("the process ended: out of memory or stack");
    const timer = setTimeout(() => finish(`hang: no answer after ${timeoutMs / 1000} s`), timeoutMs);
    child.on("message", hear);
    child.on("exit", lose);
    child.send(input);
  });
}

/** A mistake without what differs from program to program: numbers and quoted names. */
function signatureOf(message: string, stack: string): string {
  const what =
    message
      .replace(/"[^"]*"|`[^`]*`|\d+/g, "_")
      .split("\n")[0]
      ?.slice(0, 100) ?? "";
  const frames = [...stack.matchAll(/^\s+at (?:new )?([\w.$#<>]+) /gm)].map(([, name]) => name ?? "");
  const where = frames.filter((name) => name !== "assert").slice(0, 2);
  return [what, ...where].join(" < ");
}
