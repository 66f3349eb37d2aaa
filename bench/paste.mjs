// Pastes the programs of src/cli/bugs into the built page, which is open already, and measures from the paste to the moment when the
// timeline of the first finding has been painted. `node bench/paste.mjs [PART OF A PROGRAM'S PATH]...`
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { recordedChromium } from "../scripts/chromium.mjs";
import { root } from "../scripts/process.mjs";
import { origin, startServer } from "./page-server.mjs";
import { report } from "./summary.mjs";

const folder = join(root, "src", "cli", "bugs");
/** A program without a finding by then counts as if it had taken this long. */
const limitMs = 15_000;

/** A mistake of an older Go only: a paste does not change the page's version. */
const isOfOlderGo = (name) => /^\/\/ go: 1\.\d+$/m.test(readFileSync(join(folder, name), "utf8"));

function programs(parts) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".go") && !name.endsWith(".fixed.go") && !isOfOlderGo(name))
    .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
    .sort();
}

// Runs in the page before anything else. Listens to what the engine says: the product has no hook for this.
function listen() {
  const state = { pastedAt: 0, phases: {} };
  window.pasteToWitness = state;
  const reach = (phase) => {
    state.phases[phase] ??= performance.now() - state.pastedAt;
  };
  const painted = () => {
    reach("painted");
  };
  const heard = ({ data }) => {
    if (state.pastedAt === 0 || state.phases.painted > 0) return;
    if (data.kind === "diagnostics") reach("checked");
    if (state.phases.checked === undefined) return;
    if (data.kind === "exploration" && data.result.findings.length > 0) {
      reach("found");
      if (data.witness !== undefined) reach("trace");
    }
    if (data.kind === "trace" && state.phases.found > 0) reach("trace");
    const hasState = data.kind === "snapshot" || data.witness !== undefined;
    if (!hasState || state.phases.trace === undefined || state.phases.state !== undefined) return;
    reach("state");
    // The page draws in the next frame; behind it the picture is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(painted));
  };
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(url, options) {
      super(url, options);
      this.addEventListener("message", heard);
    }
  };
  const pasted = () => Object.assign(state, { pastedAt: performance.now(), phases: {} });
  document.addEventListener("paste", pasted, { capture: true });
}

async function pasteAndWait(page, text) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole("textbox", { name: "Go program" }).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  const isPainted = () => window.pasteToWitness.phases.painted > 0;
  await page.waitForFunction(isPainted, undefined, { timeout: limitMs, polling: 20 }).catch(() => undefined);
  return page.evaluate(() => window.pasteToWitness.phases);
}

function words(phases) {
  const parts = Object.entries(phases).map(([phase, ms]) => `${phase} ${Math.round(ms)}`);
  return parts.join(", ");
}

/** Whatever the last program's search still does would be measured with the next one. */
async function waitForRest(page) {
  const stop = page.getByRole("button", { name: /^stop/i });
  if (await stop.isVisible().catch(() => false)) await stop.click({ timeout: 1000 }).catch(() => undefined);
  await page.waitForTimeout(100);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: recordedChromium() });
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(origin, { waitUntil: "networkidle" });
  await page.waitForFunction(() => performance.getEntriesByName("raceweave:monaco-ready").length > 0);
  const names = programs(process.argv.slice(2));
  // The first ones warm the engine up; not counted.
  for (const name of names.slice(0, 3)) await pasteAndWait(page, readFileSync(join(folder, name), "utf8"));
  const times = [];
  for (const name of names) {
    await waitForRest(page);
    const phases = await pasteAndWait(page, readFileSync(join(folder, name), "utf8"));
    const ms = phases.painted ?? limitMs;
    process.stderr.write(`${String(Math.round(ms)).padStart(6)} ms  ${name.padEnd(50)} ${words(phases)}\n`);
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))];
  report({ name: "page: paste to first witness", unit: "ms", better: "lower" }, times);
  report({ name: "page: paste to first witness, 95th percentile", unit: "ms", better: "lower" }, [at(0.95)]);
} finally {
  await browser.close();
  server.kill();
}
