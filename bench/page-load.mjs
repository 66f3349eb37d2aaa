// Loads the built page in a fresh browser profile several times and reports what the page itself marked:
// every `performance.mark("raceweave:NAME")`, the first paint, and the JavaScript that page and worker fetched before the first timeline.
import { chromium } from "@playwright/test";
import { recordedChromium } from "../scripts/chromium.mjs";
import { origin, startServer } from "./page-server.mjs";
import { isWanted, report } from "./summary.mjs";

const nLoads = 5;
const markPrefix = "raceweave:";

// Runs in the page.
function readTimings(prefix) {
  const entries = (type) => performance.getEntriesByType(type);
  const marks = entries("mark").filter(({ name }) => name.startsWith(prefix));
  const paint = entries("paint").find(({ name }) => name === "first-contentful-paint");
  const timeline = marks.find(({ name }) => name === `${prefix}first-timeline`);
  return {
    firstTimeline: performance.timeOrigin + (timeline?.startTime ?? 0),
    timings: [
      ["page load: first paint", "ms", paint?.startTime],
      ...marks.map(({ name, startTime }) => [
        `page load: ${name.slice(prefix.length).replaceAll("-", " ")}`,
        "ms",
        startTime,
      ]),
    ],
  };
}

// Runs in the page, and in its workers: a worker's own script is among the page's, what that imports among the worker's.
function readScripts() {
  const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
  return scripts.map(({ responseEnd, encodedBodySize }) => ({
    end: performance.timeOrigin + responseEnd,
    size: encodedBodySize,
  }));
}

async function loadOnce(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  // Monaco comes last.
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, `${markPrefix}monaco-ready`);
  const { timings, firstTimeline } = await page.evaluate(readTimings, markPrefix);
  const scripts = await Promise.all([page, ...page.workers()].map((each) => each.evaluate(readScripts)));
  await context.close();
  const early = scripts.flat().filter(({ end }) => end <= firstTimeline);
  const bytes = early.reduce((sum, { size }) => sum + size, 0);
  const measured = [...timings, ["page load: JavaScript before the first timeline, compressed", "kB", bytes / 1000]];
  return measured.filter(([, , value]) => value !== undefined);
}

const server = await startServer();
const browser = await chromium.launch({ executablePath: recordedChromium() });
try {
  await loadOnce(browser); // The browser's own start-up; not counted.
  const samples = new Map();
  for (let i = 0; i < nLoads; i++)
    for (const [name, unit, value] of await loadOnce(browser)) {
      if (!samples.has(name)) samples.set(name, { unit, values: [] });
      samples.get(name).values.push(value);
    }
  for (const [name, { unit, values }] of samples)
    if (isWanted(name, process.argv.slice(2))) report({ name, unit, better: "lower" }, values);
} finally {
  await browser.close();
  server.kill();
}
