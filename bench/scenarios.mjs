// Opens the gallery's scenarios about maps in the built page, which is loaded already, and measures from the opening to the moment when the
// finding that the scenario is about has been painted in the list. `node bench/scenarios.mjs [PART OF A SLUG]...`
import { chromium } from "@playwright/test";
import { recordedChromium } from "../scripts/chromium.mjs";
import { origin, startServer } from "./page-server.mjs";
import { report } from "./summary.mjs";

/** A scenario without its finding by then counts as if it had taken this long. */
const limitMs = 15_000;
const nRounds = 3;

/** What each scenario is about; of those in which nothing goes wrong, the end of the search. */
const scenarios = [
  ["two-keys", "data-race"],
  ["once-map", "lost-update"],
  ["two-locks", "data-race"],
  ["range-and-insert", "map-fatal"],
  ["delete-during-range", "map-fatal"],
  ["delete-delete", "wrong-count"],
  ["sync-map", "lost-update"],
  ["sync-map-range", "torn-snapshot"],
  ["aba-map", "aba"],
  ["aba-pool", "aba"],
  ["sharded-map", undefined],
  ["copy-on-write-map", undefined],
  ["two-writers", "lost-insert"],
  ["evacuated-bucket", "lost-write"],
  ["late-value", "map-fatal"],
  ["read-during-growth", "stale-read"],
  ["read-during-growth-24", "wild-access"],
  ["torn-pair", "wild-access"],
  ["iterator-skip", "iteration-skip"],
  ["iterator-repeat", "iteration-repeat"],
  ["iterator-no-repeat", "iteration-skip"],
  ["same-size-growth", "iteration-skip"],
];

// Runs in the page before anything else. Listens to what the engine says: the product has no hook for this.
function listen() {
  const state = { openedAt: 0, wanted: undefined, isChecked: false, phases: {} };
  window.openToFinding = state;
  const reach = (phase) => {
    state.phases[phase] ??= performance.now() - state.openedAt;
  };
  // The page draws in the next frame; behind it the finding is on the screen.
  const paint = () => requestAnimationFrame(() => requestAnimationFrame(() => reach("painted")));
  const heard = ({ data }) => {
    if (state.openedAt === 0) return;
    if (data.kind === "diagnostics") state.isChecked = true;
    if (!state.isChecked || data.kind !== "exploration") return;
    const { findings, complete } = data.result;
    if (findings.length > 0) reach("first");
    const isThere = state.wanted === undefined ? complete : findings.some(({ kind }) => kind === state.wanted);
    if (!isThere || state.phases.told !== undefined) return;
    reach("told");
    paint();
  };
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(url, options) {
      super(url, options);
      this.addEventListener("message", heard);
    }
  };
}

async function openAndWait(page, slug, wanted) {
  await page.evaluate(
    ([fragment, kind]) => {
      Object.assign(window.openToFinding, { openedAt: performance.now(), wanted: kind, isChecked: false, phases: {} });
      location.hash = fragment;
    },
    [`s/${slug}`, wanted],
  );
  const isPainted = () => window.openToFinding.phases.painted > 0;
  await page.waitForFunction(isPainted, undefined, { timeout: limitMs, polling: 20 }).catch(() => undefined);
  return page.evaluate(() => window.openToFinding.phases);
}

/** Whatever the last scenario's search still does would be measured with the next one. */
async function waitForRest(page) {
  const stop = page.getByRole("button", { name: /^stop/i });
  if (await stop.isVisible().catch(() => false)) await stop.click({ timeout: 1000 }).catch(() => undefined);
  await page.waitForTimeout(100);
}

const parts = process.argv.slice(2);
const wantedScenarios = scenarios.filter(([slug]) => parts.length === 0 || parts.some((part) => slug.includes(part)));
const server = await startServer();
const browser = await chromium.launch({ executablePath: recordedChromium() });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(listen);
  await page.goto(origin, { waitUntil: "networkidle" });
  // The first one warms the engine up; not counted.
  await openAndWait(page, "two-keys", "data-race");
  const medians = [];
  for (const [slug, wanted] of wantedScenarios) {
    const times = [];
    for (let round = 0; round < nRounds; round++) {
      await waitForRest(page);
      await openAndWait(page, "mutex-counter", undefined);
      await waitForRest(page);
      const phases = await openAndWait(page, slug, wanted);
      times.push(phases.painted ?? limitMs);
      const words = Object.entries(phases).map(([phase, ms]) => `${phase} ${Math.round(ms)}`);
      process.stderr.write(`${slug.padEnd(24)} ${(wanted ?? "no bug").padEnd(16)} ${words.join(", ")}\n`);
    }
    medians.push(times.sort((a, b) => a - b)[Math.floor(nRounds / 2)]);
  }
  report({ name: "page: map scenario opened to its finding", unit: "ms", better: "lower" }, medians);
} finally {
  await browser.close();
  server.kill();
}
