// Loads the built page in a fresh browser profile several times and reports what the page itself marked:
// every `performance.mark("raceweave:NAME")`, the first paint, and the JavaScript fetched before the first timeline.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { recordedChromium } from "../scripts/chromium.mjs";
import { root } from "../scripts/process.mjs";
import { isWanted, report } from "./summary.mjs";

const nLoads = 5;
const markPrefix = "raceweave:";
const port = 20_000 + (process.pid % 20_000);

async function startServer() {
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1" };
  const server = spawn(process.execPath, [join(root, "scripts", "serve.mjs")], { env, stdio: ["ignore", "pipe", 2] });
  await Promise.race([
    once(server.stdout, "data"),
    once(server, "exit").then(() => Promise.reject(new Error("the server ended before it served"))),
  ]);
  return server;
}

// Runs in the page.
function readTimings(prefix) {
  const entries = (type) => performance.getEntriesByType(type);
  const marks = entries("mark").filter(({ name }) => name.startsWith(prefix));
  const paint = entries("paint").find(({ name }) => name === "first-contentful-paint");
  const timeline = marks.find(({ name }) => name === `${prefix}first-timeline`) ?? paint;
  const early = entries("resource").filter(
    ({ name, responseEnd }) => name.endsWith(".js") && responseEnd <= (timeline?.startTime ?? 0),
  );
  return [
    ["page load: first paint", "ms", paint?.startTime],
    ...marks.map(({ name, startTime }) => [
      `page load: ${name.slice(prefix.length).replaceAll("-", " ")}`,
      "ms",
      startTime,
    ]),
    [
      "page load: JavaScript before the first timeline, compressed",
      "kB",
      early.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
    ],
  ];
}

async function loadOnce(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "networkidle" });
  const timings = await page.evaluate(readTimings, markPrefix);
  await context.close();
  return timings.filter(([, , value]) => value !== undefined);
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
