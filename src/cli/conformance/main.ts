// `npm run conformance`: this program is the driver, and started by itself an engine that the driver asks.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ENGINE_VERSION } from "../../share/version.ts";
import { loadParser } from "../parser.ts";
import { GoLibrary, REQUIRED_PACKAGES } from "./check-packages.ts";
import { ConformanceEngine } from "./engine.ts";
import { type Options, parseOptions, type Suite, USAGE } from "./options.ts";
import { runJobs, SERVE } from "./pool.ts";
import { collectPrograms, jobOf, judgeProgram, type Program, realResult, reasonToLeaveOut } from "./program-suite.ts";
import type { Answer, Job } from "./protocol.ts";
import { collectRaceTests, judgeRace, raceJobOf } from "./race-suite.ts";
import { RealGo, type RealResult } from "./real-go.ts";
import { reportText } from "./report.ts";
import { droppedEntries, type LeftOut, parseRecorded, REFUSED, recordOf, type Verdict } from "./results.ts";

const BAD_INPUT = 2;
const PROGRESS_MS = 10_000;

interface Outcome {
  readonly verdicts: readonly Verdict[];
  readonly leftOut: readonly LeftOut[];
  readonly note: string;
}

async function main(words: readonly string[]): Promise<number> {
  const parsed = parseOptions(words);
  if (words.includes("--help") || !parsed.ok) {
    if (!parsed.ok && !words.includes("--help")) process.stderr.write(`${parsed.error}\n\n`);
    process.stdout.write(USAGE);
    return words.includes("--help") ? 0 : BAD_INPUT;
  }
  const options = parsed.value;
  const go = RealGo.of(options.goroot, options.go);
  if (go === undefined) {
    process.stderr.write(`There is no go command in ${options.goroot}; --go PATH says where it is.\n`);
    return BAD_INPUT;
  }
  try {
    const drops: Verdict[] = [];
    for (const suite of options.suites) drops.push(...(await runSuite(suite, options, go)));
    return drops.length > 0 ? 1 : 0;
  } finally {
    go.dispose();
  }
}

async function runSuite(suite: Suite, options: Options, go: RealGo): Promise<readonly Verdict[]> {
  const outcome = await RUNS[suite](options, go);
  const title = `${suite} of ${go.version}${outcome.note}`;
  process.stdout.write(reportText(title, outcome.verdicts, outcome.leftOut, options.isListing));
  const file = join(process.cwd(), "conformance", `${suite}-go1.${go.minor}.json`);
  const before = existsSync(file) ? parseRecorded(readFileSync(file, "utf8")) : undefined;
  const drops = droppedEntries(before, outcome.verdicts);
  for (const { name, category, reason } of drops) process.stdout.write(`DROPPED ${name}: ${category}: ${reason}\n`);
  if (!options.isRecording) return drops;
  mkdirSync(join(file, ".."), { recursive: true });
  // A whole run forgets entries that are gone; a part leaves the others as they were.
  const kept = options.parts.length > 0 ? before : undefined;
  const record = recordOf({ suite, go: go.version, engine: ENGINE_VERSION.join(".") }, outcome.verdicts, kept);
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
  process.stdout.write(`Recorded in conformance/${suite}-go1.${go.minor}.json.\n`);
  return [];
}

const RUNS: Readonly<Record<Suite, (options: Options, go: RealGo) => Promise<Outcome>>> = {
  test: runPrograms,
  race: runRaceTests,
  check: checkPackages,
};

function isWanted(name: string, parts: readonly string[]): boolean {
  return parts.length === 0 || parts.some((part) => name.includes(part));
}

async function runPrograms({ goroot, parts, nEngines }: Options, go: RealGo): Promise<Outcome> {
  const folder = join(goroot, "test");
  const suite = collectPrograms(folder, go.minor);
  const leftOut = suite.leftOut.filter(({ name }) => isWanted(name, parts));
  const programs: { readonly program: Program; readonly real: RealResult }[] = [];
  const wanted = suite.programs.filter(({ name }) => isWanted(name, parts));
  const progress = new Progress("real Go", wanted.length);
  await inParallel(wanted, nEngines, async (program) => {
    const real = await realResult(go, program, folder);
    const reason = reasonToLeaveOut(program, real);
    if (reason === undefined) programs.push({ program, real });
    else leftOut.push({ name: program.name, reason });
    progress.add();
  });
  programs.sort((a, b) => (a.program.name < b.program.name ? -1 : 1));
  const answers = await answersOf(
    programs.map(({ program }) => jobOf(program, go.minor)),
    nEngines,
  );
  const verdicts = programs.map(({ program, real }, i) => judgeProgram(program, real, answers[i] as Answer));
  const others = [...suite.others].map(([action, n]) => `${action} ${n}`).join(", ");
  return { verdicts, leftOut, note: `, programs marked "// run" (not counted: ${others})` };
}

async function runRaceTests({ goroot, parts, nEngines }: Options, go: RealGo): Promise<Outcome> {
  const suite = collectRaceTests(join(goroot, "src", "runtime", "race", "testdata"), go.minor);
  const tests = suite.tests.filter(({ name, file }) => isWanted(`${file}/${name}`, parts));
  const answers = await answersOf(
    tests.map((test) => raceJobOf(suite, test, go.minor)),
    nEngines,
  );
  const verdicts = tests.map((test, i) => judgeRace(test, answers[i] as Answer));
  const nMust = tests.filter(({ mustRace }) => mustRace).length;
  return {
    verdicts,
    leftOut: suite.leftOut,
    note: `, ${nMust} must race and ${tests.length - nMust} must not`,
  };
}

// The packages that the front end has to accept, with all they import.
async function checkPackages({ goroot, parts }: Options, go: RealGo): Promise<Outcome> {
  const library = new GoLibrary(await loadParser(), goroot, go.minor);
  for (const path of REQUIRED_PACKAGES) library.check(path);
  const checks = library.checks.filter(({ path }) => isWanted(path, parts));
  const verdicts = checks.map(({ path, messages }): Verdict => {
    const isPassed = messages.length === 0;
    const category = isPassed ? "pass" : REFUSED;
    return { name: path, folder: path.split("/")[0] ?? "", isPassed, category, reason: messages[0] ?? "" };
  });
  return { verdicts, leftOut: [], note: ", packages of its library" };
}

async function answersOf(jobs: readonly Job[], nEngines: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const progress = new Progress("our engine", jobs.length);
  await runJobs(jobs, Math.min(nEngines, jobs.length), fileURLToPath(import.meta.url), (index, answer) => {
    answers[index] = answer;
    progress.add();
  });
  return answers;
}

async function inParallel<T>(items: readonly T[], n: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const serve = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: n }, serve));
}

/** Says now and then on standard error how far the run is. */
class Progress {
  private nDone = 0;
  private lastMs = performance.now();

  constructor(
    private readonly what: string,
    private readonly total: number,
  ) {}

  add(): void {
    this.nDone++;
    if (performance.now() - this.lastMs < PROGRESS_MS) return;
    this.lastMs = performance.now();
    process.stderr.write(`${this.what}: ${this.nDone} of ${this.total}\n`);
  }
}

async function serveJobs(): Promise<void> {
  const engine = new ConformanceEngine(await loadParser());
  process.on("message", (job: Job) => process.send?.(engine.answer(job)));
}

const words = process.argv.slice(2);
if (words[0] === SERVE) await serveJobs();
else process.exitCode = await main(words);
