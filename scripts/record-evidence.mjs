// Records what real Go says about the gallery's programs: `node scripts/record-evidence.mjs` where `go` (and a C compiler, for
// -race) is installed. Writes src/scenarios/evidence.json: per program, how often each output and end was seen, and in how
// many runs the race detector reported a race.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 50;
const LIMIT_MS = 3000;
const folder = fileURLToPath(new URL("../src/scenarios/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-evidence-"));

function build(file, flags) {
  const binary = join(work, `${basename(file, ".go")}${flags.length}`);
  const result = spawnSync("go", ["build", ...flags, "-o", binary, join(folder, file)], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${file} does not build:\n${result.stderr}`);
  return binary;
}

// One run's end in a word or two: what it printed, or how it died.
function describe(result) {
  if (result.signal !== null || result.error !== undefined) return "still running after 3 s";
  const fatal = /^(fatal error|panic): .*$/m.exec(result.stderr);
  return fatal ? fatal[0] : result.stdout.trim();
}

function observe(binary) {
  const ends = {};
  let races = 0;
  for (let i = 0; i < RUNS; i++) {
    const result = spawnSync(binary, [], { encoding: "utf8", timeout: LIMIT_MS, killSignal: "SIGKILL" });
    const end = describe(result);
    ends[end] = (ends[end] ?? 0) + 1;
    if (result.stderr?.includes("WARNING: DATA RACE")) races++;
  }
  return { ends, races };
}

const programs = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith(".go"))) {
  const plain = observe(build(file, []));
  const race = observe(build(file, ["-race"]));
  programs[basename(file, ".go")] = {
    runs: RUNS,
    ends: plain.ends,
    raceRuns: RUNS,
    racesReported: race.races,
    raceEnds: race.ends,
  };
  console.log(`recorded ${file}`);
}
const goVersion = spawnSync("go", ["version"], { encoding: "utf8" }).stdout.trim();
writeFileSync(join(folder, "evidence.json"), `${JSON.stringify({ goVersion, programs }, undefined, 2)}\n`);
rmSync(work, { recursive: true });
