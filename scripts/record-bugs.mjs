// Records what real Go does with the buggy programs and their repairs: `node scripts/record-bugs.mjs [CATEGORY/NAME]...` where `go`
// is installed; without names it records those whose text has changed since. Each is built with -race and run several times; one that hangs
// is run again as an ordinary build, which can tell a deadlock. Fails if a repaired program is anything but clean.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 10;
/** A run that hangs is not repeated so often: it costs its whole time. */
const HANGS = 2;
const TIMEOUT_MS = 5000;
const NEWEST = "1.26";
const folder = fileURLToPath(new URL("../src/cli/bugs/", import.meta.url));
const record = join(folder, "evidence.json");
const work = mkdtempSync(join(tmpdir(), "raceweave-bugs-"));

function go(args, cwd) {
  const result = spawnSync("go", args, { encoding: "latin1", timeout: 300_000, cwd });
  if (result.error !== undefined) throw result.error;
  return result;
}

const hashOf = (source) => createHash("sha256").update(source).digest("hex").slice(0, 16);

function moduleOf(name, source) {
  const version = /^\/\/ go: (.*)$/m.exec(source)?.[1] ?? NEWEST;
  const test = /^\/\/ entry: (Test.*)$/m.exec(source)?.[1];
  const module = join(work, name.replaceAll(/[/.]/g, "-"));
  mkdirSync(module);
  writeFileSync(join(module, "go.mod"), `module bug\n\ngo ${version}\n`);
  writeFileSync(join(module, test === undefined ? "main.go" : "bug_test.go"), source);
  return { module, test };
}

function build(name, { module, test }, isRace) {
  const binary = join(module, isRace ? "race.bin" : "plain.bin");
  const command = test === undefined ? ["build"] : ["test", "-c", "-vet=off"];
  const result = go([...command, ...(isRace ? ["-race"] : []), "-o", binary, "."], module);
  if (result.status !== 0) throw new Error(`${name} does not build:\n${result.stderr}${result.stdout}`);
  return { binary, args: test === undefined ? [] : ["-test.v", "-test.timeout=0", "-test.run", `^${test}$`] };
}

// One word each for how a run ended, and whether a race was reported on the way.
function runOnce({ binary, args }) {
  const { status, error, stdout, stderr } = spawnSync(binary, args, {
    encoding: "latin1",
    timeout: TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  const all = `${stdout}\n${stderr}`;
  const race = all.includes("WARNING: DATA RACE");
  const message = /^(panic|fatal error): (.*)$/m.exec(all);
  if (error?.code === "ETIMEDOUT") return { end: "hang", race, output: "" };
  if (error !== undefined) throw error;
  if (message !== null) return { end: `${message[1]}: ${withoutNumbers(message[2])}`, race, output: "" };
  const isFailure = /^\s*--- FAIL/m.test(all) && !race;
  const end = isFailure ? "test fails" : status === 0 || race ? "exit" : `exit status ${status}`;
  return { end, race, output: args.length > 0 ? "" : stdout };
}

const withoutNumbers = (text) => text.replace(/0x[0-9a-f]+/g, "0x?").replace(/ \[recovered.*$/, "");

function runs(binary, count) {
  const results = [];
  const hangs = () => results.filter(({ end }) => end === "hang").length;
  while (results.length < count && hangs() < HANGS) results.push(runOnce(binary));
  return results;
}

function counts(words) {
  const byWord = new Map();
  for (const word of words) byWord.set(word, (byWord.get(word) ?? 0) + 1);
  return Object.fromEntries([...byWord].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function recordOf(name) {
  const source = readFileSync(join(folder, `${name}.go`), "utf8");
  const module = moduleOf(name, source);
  const vet = go(["vet", "."], module.module).stderr.match(/^\S+\.go:\d+:\d+: .*$/gm) ?? [];
  const results = runs(build(name, module, true), RUNS);
  const ends = counts(results.map(({ end }) => end));
  const outputs = new Set(results.filter(({ end }) => end === "exit").map(({ output }) => output)).size;
  const evidence = {
    text: hashOf(source),
    runs: results.length,
    races: results.filter(({ race }) => race).length,
    ends,
    outputs,
  };
  if (vet.length > 0) evidence.vet = vet.map((line) => line.replace(/^\S*?(?=\w+\.go:)/, ""));
  if (ends.hang !== undefined)
    evidence.withoutRace = counts(runs(build(name, module, false), HANGS).map(({ end }) => end));
  rmSync(module.module, { recursive: true });
  const isClean = evidence.races === 0 && Object.keys(ends).join() === "exit";
  if (name.endsWith(".fixed") && !isClean) throw new Error(`${name} is no repair: ${JSON.stringify(evidence)}`);
  return evidence;
}

const categories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const names = categories.flatMap(({ name }) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith(".go"))
    .map((file) => `${name}/${file.slice(0, -".go".length)}`),
);
const before = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")).programs : {};
const isRecorded = (name) => before[name]?.text === hashOf(readFileSync(join(folder, `${name}.go`), "utf8"));
const asked = process.argv.slice(2);
const todo =
  asked.length > 0 ? names.filter((name) => asked.includes(name)) : names.filter((name) => !isRecorded(name));
const programs = { ...before };
const failures = [];

function save() {
  const kept = Object.entries(programs).filter(([name]) => names.includes(name));
  const sorted = Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ goVersion: go(["version"], work).stdout.trim(), programs: sorted }, undefined, 2);
  writeFileSync(`${record}.new`, `${text}\n`);
  renameSync(`${record}.new`, record);
}

for (const name of todo) {
  try {
    programs[name] = recordOf(name);
    console.log(name, JSON.stringify(programs[name].ends), `${programs[name].races} races`);
  } catch (error) {
    delete programs[name];
    failures.push(error.message);
    console.error(error.message);
  }
  save();
}
save();
rmSync(work, { recursive: true });
if (failures.length > 0) process.exitCode = 1;
