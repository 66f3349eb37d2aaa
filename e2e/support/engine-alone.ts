// The page's engine on its own: a worker of the same script, asked directly.
import type { Page } from "@playwright/test";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../../src/trace/options.ts";

/** Nobody waits for it: executions are what ends a search here. */
const TIMEOUT_MS = 3_000_000;

export interface Case {
  readonly name: string;
  readonly source: string;
  readonly options: Partial<RunOptions>;
}

/** Two writers and a reader: some hundred thousand classes, so that the tree is explored in pieces. */
export const LARGE = `package main

import (
	"sync"
	"sync/atomic"
)

var x, y atomic.Int64
var n int

func main() {
	x.Store(1)
	y.Store(1)
	var wg sync.WaitGroup
	wg.Add(3)
	go func() {
		defer wg.Done()
		for i := 0; i < 5; i++ {
			x.Store(x.Load() + y.Load())
		}
	}()
	go func() {
		defer wg.Done()
		for i := 0; i < 5; i++ {
			y.Store(x.Load() + y.Load())
		}
		n++
	}()
	go func() {
		defer wg.Done()
		x.Load()
		y.Load()
		n++
	}()
	wg.Wait()
	println(n)
}
`;

/** What must not depend on where it was computed. */
export function essence(result: object): unknown {
  const { executions, redundant, complete, firstFinding, nRandom, steps, findings, outcomes } = result as Record<
    string,
    unknown
  >;
  const told = (findings as readonly Record<string, unknown>[]).map(
    ({ kind, severity, requires, message, explanation, schedule }) => ({
      kind,
      severity,
      requires,
      message,
      explanation,
      schedule,
    }),
  );
  return { executions, redundant, complete, firstFinding, nRandom, steps, outcomes, findings: told };
}

/** For `addInitScript`: remembers which script the page runs as its engine. */
export function rememberWorker(): void {
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      (window as { engineUrl?: string }).engineUrl ??= String(url);
    }
  };
}

/** The essence of a search by a new worker. */
export async function inPage(page: Page, { source, options }: Case): Promise<unknown> {
  const request = {
    kind: "analyze",
    id: 1,
    source,
    options: { ...DEFAULT_RUN_OPTIONS, timeoutMs: TIMEOUT_MS, ...options },
  };
  return essence(
    await page.evaluate(
      (asked) =>
        new Promise<object>((resolve, reject) => {
          const worker = new Worker((window as { engineUrl?: string }).engineUrl ?? "", { type: "module" });
          worker.onerror = () => reject(new Error("the engine has failed"));
          worker.onmessage = ({ data }) => {
            if (data.kind === "failed") reject(new Error(data.message));
            if (data.kind !== "exploration" || !data.isFinal) return;
            worker.terminate();
            resolve(data.result);
          };
          worker.postMessage(asked);
        }),
      request,
    ),
  );
}
