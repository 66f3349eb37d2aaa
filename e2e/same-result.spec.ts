// The engine in the page's worker and the command line, on the same programs: the same findings with the same schedules, the same
// counts and outcomes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunOptions } from "../src/trace/options.ts";
import { expect, test } from "./support/app.ts";
import { type Case, essence, inPage, LARGE, rememberWorker } from "./support/engine-alone.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "raceweave-same-"));
const goFiles = (path: string): readonly string[] =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith(".go"))
    .map((name) => `${path}/${name}`);

const cases = (paths: readonly string[], options: Partial<RunOptions>): readonly Case[] =>
  paths.map((name) => ({ name, source: readFileSync(join(root, name), "utf8"), options }));

const CASES: readonly Case[] = [
  ...cases(goFiles("src/scenarios"), { maxExecutions: 300 }),
  ...cases(
    goFiles("src/cli/golden").filter((_, i) => i % 27 === 0),
    { maxExecutions: 60 },
  ),
  { name: "a large tree", source: LARGE, options: { maxExecutions: 30_000 } },
];

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
