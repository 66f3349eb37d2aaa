// Trials in a process of their own, so that one that hangs or eats all memory can be ended.

import { assert } from "../../base/assert.ts";
import { Compiler } from "../../worker/compile.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { loadParser } from "../parser.ts";
import type { Input } from "./input.ts";
import { tryInput } from "./trial.ts";

/** What the process says of an input. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "refused" | "explored" }
  | { readonly kind: "wrong"; readonly message: string; readonly stack: string };

/** More typed arrays than this after a trial are a leak or a limit that does not hold. */
const MAX_ARRAY_BYTES = 1 << 30;

/** Answers inputs until the process is ended. */
export async function serveTrials(): Promise<void> {
  const send = (said: Answer): boolean | undefined => process.send?.(said);
  const compiler = new Compiler(await loadParser(), wholeLibrary());
  process.on("message", (input: Input) => send(answer(compiler, input)));
  process.on("disconnect", () => process.exit());
  send({ kind: "ready" });
}

function answer(compiler: Compiler, input: Input): Answer {
  try {
    const kind = tryInput(compiler, input);
    const { arrayBuffers } = process.memoryUsage();
    assert(arrayBuffers < MAX_ARRAY_BYTES, `${arrayBuffers >> 20} MiB of arrays after a trial`);
    return { kind };
  } catch (error) {
    // Whatever was thrown is what the run is looking for.
    if (error instanceof Error)
      return { kind: "wrong", message: `${error.name}: ${error.message}`, stack: error.stack ?? "" };
    return { kind: "wrong", message: String(error), stack: "" };
  }
}
