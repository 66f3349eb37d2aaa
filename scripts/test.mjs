// `npm test`: everything that must hold before a change is good, on a fresh clone or a used one.
// Every stage runs even if an earlier one failed, unless it needs what that one makes. The last line is `N passed, N failed`;
// a stage that fails without a failed test to show for it (lint, types, build, a crash) counts as one failure.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { root, run, say, stampFolder } from "./process.mjs";

const vitestReport = join(stampFolder, "vitest.json");
const playwrightReport = join(stampFolder, "playwright.json");

function runTool(packagePath, args, env = {}) {
  const tool = join(root, "node_modules", packagePath);
  return run(process.execPath, [tool, ...args], { env: { ...process.env, ...env } });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // The tool ended before it could write one; its exit status says so.
  }
}

function unitTests() {
  rmSync(vitestReport, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  const isOk = runTool("vitest/vitest.mjs", ["run", ...reporters]);
  const report = readReport(vitestReport);
  return { isOk, passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function browserTests() {
  rmSync(playwrightReport, { force: true });
  const args = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"];
  const isOk = runTool("@playwright/test/cli.js", args, { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport });
  const stats = readReport(playwrightReport)?.stats;
  return { isOk, passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
}

const stages = [
  {
    name: "a browser for the tests",
    run: () => ensureChromium(),
    todo: "Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  },
  {
    name: "format and lint",
    run: () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
    todo: "npm run check  mends what can be mended by itself.",
  },
  {
    name: "types",
    run: () => runTool("typescript/bin/tsc", ["--noEmit"]),
    todo: "npm run types  shows the errors again.",
  },
  {
    name: "layers and unit tests",
    run: unitTests,
    todo: "npx vitest FILE  runs the tests of one file at each change.",
  },
  {
    name: "build",
    run: () => ensureBuilt("app") && ensureBuilt("cli"),
    todo: "npm run build  shows the errors again.",
  },
  {
    name: "browser tests",
    needs: ["a browser for the tests", "build"],
    run: browserTests,
    todo: "npx playwright test -c e2e FILE  runs one file; add --ui to watch it.",
  },
];

function runStage(stage, results) {
  const missing = (stage.needs ?? []).filter((name) => results.some((result) => result.name === name && !result.isOk));
  if (missing.length > 0)
    return { isOk: false, passed: 0, failed: 0, note: `not run: it needs "${missing.join('", "')}"` };
  const outcome = stage.run();
  const result = typeof outcome === "boolean" ? { isOk: outcome, passed: 0, failed: 0 } : outcome;
  return result.isOk || result.failed > 0 ? result : { ...result, failed: 1 };
}

function lineOf({ name, isOk, passed, failed, note, seconds }) {
  const tests = passed + failed > 0 && !(passed === 0 && failed === 1) ? `, ${passed} passed, ${failed} failed` : "";
  return `${isOk ? "✔" : "✖"} ${name} (${note ?? `${seconds} s${tests}`})`;
}

ensureDependencies();
mkdirSync(stampFolder, { recursive: true });
const results = [];
for (const [index, stage] of stages.entries()) {
  say(`\n── ${index + 1}/${stages.length} ${stage.name} ──`);
  const start = Date.now();
  const result = runStage(stage, results);
  results.push({ name: stage.name, todo: stage.todo, seconds: ((Date.now() - start) / 1000).toFixed(1), ...result });
  say(lineOf(results.at(-1)));
}

const sum = (field) => results.reduce((total, result) => total + result[field], 0);
const failures = results.filter((result) => !result.isOk);
console.log(`\n── summary ──\n${results.map(lineOf).join("\n")}\n`);
for (const { name, todo, note } of failures) console.log(`✖ ${name}: ${note ?? todo}`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
