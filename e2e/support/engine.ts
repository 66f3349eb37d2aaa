// What the engine's worker hands to the page, byte for byte. Listens in from outside: the product has no hook for tests.
import type { BrowserContext, Page } from "@playwright/test";

type Recorder = { recordedTraces?: string[] };

function listenToWorkers(): void {
  const recorder = window as Recorder;
  recorder.recordedTraces = [];
  const NativeWorker = window.Worker;
  const columns = (_: string, value: unknown) => (value instanceof Int32Array ? Array.from(value) : value);
  window.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }: MessageEvent<{ trace?: unknown; witness?: { trace: unknown } }>) => {
        const trace = data.trace ?? data.witness?.trace;
        if (trace !== undefined) recorder.recordedTraces?.push(JSON.stringify(trace, columns));
      });
    }
  };
}

/** Records every trace that pages of this context will get. Before the first page is opened. */
export async function recordTraces(context: BrowserContext): Promise<void> {
  await context.addInitScript(listenToWorkers);
}

/** The trace that the page got last, all its columns and tables, as JSON. */
export async function lastTrace(page: Page): Promise<string> {
  const last = await page.evaluate(() => (window as Recorder).recordedTraces?.at(-1));
  if (last === undefined) throw new Error("the page has not got a trace");
  return last;
}
