// The engine in the page's worker and the command line, on the same programs: the same findings with the same schedules, the same
// counts and outcomes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../src/trace/options.ts";
import { expect, test } from "./support/app.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "raceweave-same-"));
/** Nobody waits for it: executions are what ends a search here. */
const TIMEOUT_MS = 3_000_000;

interface Case {
  readonly name: string;
  readonly source: string;
  readonly options: Partial<RunOptions>;
}

const goFiles = (path: string): readonly string[] =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith(".go"))
    .map((name) => `${path}/${name}`);

const cases = (paths: readonly string[], options: Partial<RunOptions>): readonly Case[] =>
  paths.map((name) => ({ name, source: readFileSync(join(root, name), "utf8"), options }));

// Two writers and a reader: some hundred thousand classes, so that the tree is explored in pieces.
const LARGE = `package main

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

const CASES: readonly Case[] = [
  ...cases(goFiles("src/scenarios"), { maxExecutions: 300 }),
  ...cases(
    goFiles("src/cli/golden").filter((_, i) => i % 27 === 0),
    { maxExecutions: 60 },
  ),
  { name: "a large tree", source: LARGE, options: { maxExecutions: 30_000 } },
];

/** What must not depend on where it was computed. */
function essence(result: object): unknown {
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

function inNode({ source, options }: Case): unknown {
  const file = join(folder, "main.go");
  writeFileSync(file, source);
  const words = ["explore", file, "--json", "--timeout", "3000", "--workers", "2"];
  const limit = ["--max-executions", String(options.maxExecutions)];
  const command = join(root, "dist-cli", "raceweave.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...words, ...limit], { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return essence(JSON.parse(stdout));
}

// Which script the page runs as its engine.
function rememberWorker(): void {
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      (window as { engineUrl?: string }).engineUrl ??= String(url);
    }
  };
}

async function inPage(page: Page, { source, options }: Case): Promise<unknown> {
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

// The same sources as the page's.
test.beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "build.mjs"), "cli"], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
});

test.beforeEach(async ({ context, page }) => {
  await context.addInitScript(rememberWorker);
  await page.goto("/");
  await page.waitForFunction(() => (window as { engineUrl?: string }).engineUrl !== undefined);
});

for (const one of CASES) {
  test(`${one.name}: the same in Node and in the browser`, async ({ page }) => {
    test.setTimeout(240_000);
    expect(await inPage(page, one)).toEqual(inNode(one));
  });
}
