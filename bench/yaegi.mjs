// Our machine against yaegi, the Go interpreter: `npm run bench -- --yaegi PATH [PART OF A NAME]...`. Both run the same programs
// (src/cli/bench/yaegi), as whole processes, in turn, in two sizes: the difference is what the larger size costs, without
// start-up and compilation. Processor time, of several rounds the least. Ours is the built command line's `run`: undo log, sharing
// marks, event columns and default policy on, garbage collected; no detectors.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../scripts/build.mjs";
import { fail, root } from "../scripts/process.mjs";
import { isWanted } from "./summary.mjs";

const folder = join(root, "src", "cli", "bench", "yaegi");
const nRounds = 3;
/** The larger size is so many times the smaller. */
const growth = 3;
/** Ratios, yaegi's time to ours, that design.md asks for. */
const budget = { median: 1.5, groups: { calls: 2, methods: 2, channels: 2 }, least: 0.7 };
const header = /^\/\/ group (\w+), n (\d+)$/m;

function readPrograms(wanted) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".go"))
    .map((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const [, group, n] = header.exec(source) ?? fail(`${file} has no line "// group NAME, n COUNT".`);
      return { name: file.replace(/\.go$/, "").replaceAll("_", " "), group, n: Number(n), source };
    })
    .filter(({ name, group }) => isWanted(`${group}: ${name}`, wanted));
}

// What a process and its threads used of the processors, in milliseconds: other work on the machine does not count. The shell's
// `times` says it in its second line, as `0m1.230s 0m0.040s` (user, system).
function timeOf(command, args, file) {
  const script = '"$@"; status=$?; times >&3; exit $status';
  const child = spawnSync("sh", ["-c", script, "sh", command, ...args, file], {
    encoding: "utf8",
    maxBuffer: 1 << 24,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  if (child.status !== 0) fail(`${command} ${args.join(" ")} ${file} failed: ${child.error ?? child.stderr}`);
  const times = [...child.output[3].split("\n")[1].matchAll(/(\d+)m([\d.]+)s/g)];
  const ms = times.reduce((sum, [, minutes, seconds]) => sum + 1000 * (60 * Number(minutes) + Number(seconds)), 0);
  return { ms, output: child.stdout };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return round2((sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2);
}

function compare({ name, group, n, source }, yaegi, scratch) {
  const sizes = [n, growth * n].map((size, i) => {
    const file = join(scratch, `${name.replaceAll(" ", "_")}_${i}.go`);
    writeFileSync(file, source.replace("const n = 1\n", `const n = ${size}\n`));
    return file;
  });
  const cli = [join(root, "dist-cli", "raceweave.mjs"), "run"];
  const times = { ours: [[], []], yaegi: [[], []] };
  for (let round = 0; round < nRounds; round++)
    sizes.forEach((file, i) => {
      const ours = timeOf(process.execPath, cli, file);
      const theirs = timeOf(yaegi, ["run"], file);
      if (ours.output !== theirs.output) fail(`${name}: ours wrote ${ours.output}, yaegi ${theirs.output}`);
      times.ours[i].push(ours.ms);
      times.yaegi[i].push(theirs.ms);
    });
  const [oursMs, yaegiMs] = [times.ours, times.yaegi].map(([small, large]) => Math.min(...large) - Math.min(...small));
  return { name, group, oursMs: Math.round(oursMs), yaegiMs: Math.round(yaegiMs), ratio: round2(yaegiMs / oursMs) };
}

const round2 = (value) => Number(value.toFixed(2));

function shortcomings(rows, overall, groups) {
  return [
    ...(overall < budget.median ? [`the median is ${overall}, below ${budget.median}`] : []),
    ...Object.entries(budget.groups)
      .filter(([group, least]) => groups[group] < least)
      .map(([group, least]) => `${group}: ${groups[group]}, below ${least}`),
    ...rows
      .filter(({ ratio }) => !(ratio >= budget.least))
      .map(({ name, ratio }) => `${name}: ${ratio}, below ${budget.least}`),
  ];
}

function print(rows, overall, groups) {
  console.log("\nratio: yaegi's time to ours, for the same work");
  for (const { group, name, oursMs, yaegiMs, ratio } of rows)
    console.log(
      `${`${group}: ${name}`.padEnd(32)} ours ${oursMs} ms`.padEnd(50),
      `yaegi ${yaegiMs} ms`.padEnd(16),
      ratio,
    );
  for (const [group, ratio] of Object.entries(groups)) console.log(`${group.padEnd(32)} median ${ratio}`);
  console.log(`${"all".padEnd(32)} median ${overall}\n`);
}

/** Runs the wanted programs on both and prints the ratios. Returns what is recorded, and where the budget is not met. */
export function benchAgainst(yaegi, wanted) {
  if (!ensureBuilt("cli")) fail("Building the command line failed; Vite says why above.");
  const scratch = mkdtempSync(join(tmpdir(), "raceweave-bench-"));
  const rows = readPrograms(wanted).map((program) => compare(program, yaegi, scratch));
  rmSync(scratch, { recursive: true });
  if (rows.length === 0) fail(`No program has ${wanted.join(" or ")} in its name.`);
  const names = [...new Set(rows.map(({ group }) => group))];
  const ratiosOf = (group) => rows.filter((row) => row.group === group).map(({ ratio }) => ratio);
  const groups = Object.fromEntries(names.map((group) => [group, median(ratiosOf(group))]));
  const overall = median(rows.map(({ ratio }) => ratio));
  print(rows, overall, groups);
  return { result: { median: overall, groups, rows }, missed: shortcomings(rows, overall, groups) };
}
