// `npm run bench [-- PART OF A NAME]...`: builds every src/cli/bench/*.bench.ts as the product is built, runs each in a Node of its
// own, loads the built page in the tests' browser, prints the figures and records them in bench/results.json.
// `npm run bench -- --page [PART OF A PROGRAM'S PATH]...`: only the time from a paste to the first witness, over the buggy programs.
// `npm run bench -- --scenarios [PART OF A SLUG]...`: only the time from opening a map scenario of the gallery to its finding.
// `npm run bench -- --yaegi PATH [PART OF A NAME]...`: only the comparison with that interpreter; fails below the budget.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { basename, join } from "node:path";
import { ensureBuilt, viteBuild } from "../scripts/build.mjs";
import { fail, root, say } from "../scripts/process.mjs";
import { benchAgainst } from "./yaegi.mjs";

const sources = join(root, "src", "cli", "bench");
const built = join(root, "bench", "out");
const resultsFile = join(root, "bench", "results.json");
const wanted = process.argv.slice(2);
const yaegiAt = wanted.indexOf("--yaegi");
const [, yaegi] = yaegiAt < 0 ? [] : wanted.splice(yaegiAt, 2);

const isAbout = (flag) => {
  const at = wanted.indexOf(flag);
  if (at >= 0) wanted.splice(at, 1);
  return at >= 0;
};
const isAboutPastes = isAbout("--page");
const isAboutScenarios = isAbout("--scenarios");

function collect(script, args) {
  const child = spawnSync(process.execPath, [join(root, "bench", script), ...args, ...wanted], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", 2],
  });
  if (child.status !== 0) fail(`${script} ${args.map((arg) => basename(arg)).join(" ")} failed; it says why above.`);
  const lines = child.stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line));
}

function benchFile(file) {
  const name = file.replace(/\.ts$/, "");
  const isBuilt = viteBuild(["--ssr", `src/cli/bench/${file}`, "--outDir", join(built, name), "--emptyOutDir"]);
  if (!isBuilt) fail(`Building ${file} failed; Vite says why above.`);
  return collect("measure.mjs", [join(built, name, `${name}.mjs`)]);
}

function benchPage() {
  if (!ensureBuilt("app")) fail("Building the app failed; Vite says why above.");
  return collect("page-load.mjs", []);
}

function digits(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(3);
}

function printTable(results) {
  const rows = results.map(({ name, figure, low, high, unit }) => [
    name,
    `${digits(figure)} ${unit}`,
    `${digits(low)} … ${digits(high)}`,
  ]);
  const header = ["measure", "median", "range"];
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  const line = ([name, ...cells]) =>
    [name.padEnd(widths[0]), ...cells.map((cell, i) => cell.padStart(widths[i + 1]))].join("   ");
  console.log(`\n${[header, ...rows].map(line).join("\n")}\n`);
}

function readRecorded() {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8"));
  } catch {
    return { results: [] }; // The first run has nothing to merge with.
  }
}

function record(changes) {
  const { results, yaegi } = readRecorded();
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  writeFileSync(resultsFile, `${JSON.stringify({ machine, results, yaegi, ...changes }, null, 2)}\n`);
  say("Recorded in bench/results.json.");
}

// A run of some measures leaves the others' figures as they were.
function benchOurselves() {
  const files = readdirSync(sources)
    .filter((name) => name.endsWith(".bench.ts"))
    .sort();
  const results = [...files.flatMap(benchFile), ...benchPage()];
  if (results.length === 0) fail(`No measure has ${wanted.map((part) => `"${part}"`).join(" or ")} in its name.`);
  printTable(results);
  const measured = new Set(results.map(({ name }) => name));
  const isKept = ({ name }) => (wanted.length > 0 || name.startsWith("page: ")) && !measured.has(name);
  const kept = readRecorded().results.filter(isKept);
  record({ results: [...kept, ...results].sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

// Some of the programs alone do not make the figure.
function benchInPage(script) {
  if (!ensureBuilt("app")) fail("Building the app failed; Vite says why above.");
  const results = collect(script, []);
  printTable(results);
  const measured = new Set(results.map(({ name }) => name));
  const kept = readRecorded().results.filter(({ name }) => !measured.has(name));
  if (wanted.length === 0) record({ results: [...kept, ...results].sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

function benchYaegi() {
  if (yaegi === undefined) fail("--yaegi needs the path of the interpreter.");
  const { result, missed } = benchAgainst(yaegi, wanted);
  if (wanted.length === 0) record({ yaegi: result });
  if (missed.length > 0) fail(`Below the budget:\n${missed.join("\n")}`);
}

if (isAboutPastes) benchInPage("paste.mjs");
else if (isAboutScenarios) benchInPage("scenarios.mjs");
else if (yaegiAt < 0) benchOurselves();
else benchYaegi();
