// Records what real Go says about the gallery's programs: `node scripts/record-evidence.mjs GO... [-- PROGRAM...]`, each GO a go command
// with which to build (a C compiler is needed, for -race); of all programs, or of some. Writes src/scenarios/evidence.json: for each
// release and program, how often each end was seen, and in how many runs the race detector reported a race. A program that a release
// cannot build is left out there.
//
// What happens inside maps needs two goroutines at the same place at the same time, which is rare in programs that are over so soon.
// Programs with maps are therefore run as a variant, too: `main` again and again in one process, with a short pause of random length (a loop
// that counts, no synchronisation) after each go statement. `repeated` counts how often each end of a process was seen, and each line
// that was printed before it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 50;
/** How often `main` is called in a process of the variant, and how many processes there are. */
const ROUNDS = 5_000;
const REPEATED_RUNS = 50;
const PAUSE = `
var noise uint32

func pause() {
	noise = noise*1664525 + 1013904223
	for n := noise >> 17; n > 0; n-- {
	}
}
`;
const LIMIT_MS = 3000;
const REPEATED_LIMIT_MS = 20_000;
const folder = fileURLToPath(new URL("../src/scenarios/", import.meta.url));
const file = join(folder, "evidence.json");
const work = mkdtempSync(join(tmpdir(), "raceweave-evidence-"));

function build(go, source, name, flags) {
  const path = join(work, `${name}.go`);
  writeFileSync(path, source);
  const binary = join(work, `${name}${flags.join("")}`);
  const result = spawnSync(go, ["build", ...flags, "-o", binary, path], { encoding: "utf8" });
  return result.status === 0 ? binary : undefined;
}

function run(binary, limitMs) {
  return spawnSync(binary, [], { encoding: "utf8", timeout: limitMs, killSignal: "SIGKILL", maxBuffer: 1 << 26 });
}

// How a process died in a line, without addresses and wild numbers; undefined if it came to its end.
function death(result, limitMs) {
  if (result.signal !== null || result.error !== undefined) return `still running after ${limitMs / 1000} s`;
  const line = /^(unexpected fault address|fatal error: .*|panic: .*)/m.exec(result.stderr ?? "");
  return line?.[0].replace(/\[-?\d+\]/, "[…]");
}

function count(counts, key, n = 1) {
  counts[key] = (counts[key] ?? 0) + n;
}

function observe(binary) {
  const ends = {};
  let races = 0;
  for (let i = 0; i < RUNS; i++) {
    const result = run(binary, LIMIT_MS);
    count(ends, death(result, LIMIT_MS) ?? result.stdout.trim());
    if (result.stderr?.includes("WARNING: DATA RACE")) races++;
  }
  return { ends, races };
}

function observeRepeated(binary) {
  const ends = {};
  const lines = {};
  for (let i = 0; i < REPEATED_RUNS; i++) {
    const result = run(binary, REPEATED_LIMIT_MS);
    count(ends, death(result, REPEATED_LIMIT_MS) ?? "all rounds done");
    for (const line of (result.stdout ?? "").trimEnd().split("\n")) if (line !== "") count(lines, line);
  }
  return { rounds: ROUNDS, runs: REPEATED_RUNS, ends, lines };
}

function repeated(source) {
  const round = source.replace("func main() {", "func round() {").replace(/^\t\}\(\)$/gm, "\t}()\n\tpause()");
  return `${round}${PAUSE}\nfunc main() {\n\tfor i := 0; i < ${ROUNDS}; i++ {\n\t\tround()\n\t}\n}\n`;
}

// What a package's variable keeps from one call of main to the next would be another program.
const isRepeated = (source) => /\bmap\[|sync\.Map/.test(source) && !/^var\b/m.test(source);

function recordProgram(go, name, source) {
  const [plain, race] = [[], ["-race"]].map((flags) => build(go, source, name, flags));
  if (plain === undefined || race === undefined) return undefined;
  const once = observe(plain);
  const withRace = observe(race);
  const record = {
    runs: RUNS,
    ends: once.ends,
    raceRuns: RUNS,
    racesReported: withRace.races,
    raceEnds: withRace.ends,
  };
  if (!isRepeated(source)) return record;
  return { ...record, repeated: observeRepeated(build(go, repeated(source), `${name}-repeated`, [])) };
}

function recordRelease(go) {
  const version = spawnSync(go, ["version"], { encoding: "utf8" }).stdout.trim().replace("go version ", "");
  const programs = { ...known.find((release) => release.version === version)?.programs };
  for (const name of wanted) {
    const record = recordProgram(go, name, readFileSync(join(folder, `${name}.go`), "utf8"));
    if (record === undefined) delete programs[name];
    else programs[name] = record;
    console.log(`${version}: ${record === undefined ? "cannot build" : "recorded"} ${name}`);
  }
  const sorted = Object.fromEntries(Object.entries(programs).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { version, processors: availableParallelism(), programs: sorted };
}

const separator = process.argv.indexOf("--");
const commands = process.argv.slice(2, separator < 0 ? undefined : separator);
const all = readdirSync(folder).filter((name) => name.endsWith(".go"));
const wanted = separator < 0 ? all.map((name) => basename(name, ".go")) : process.argv.slice(separator + 1);
const known = separator < 0 ? [] : JSON.parse(readFileSync(file, "utf8")).releases;
const recorded = (commands.length === 0 ? ["go"] : commands).map(recordRelease);
const others = known.filter(({ version }) => recorded.every((release) => release.version !== version));
writeFileSync(file, `${JSON.stringify({ releases: [...others, ...recorded] }, undefined, 2)}\n`);
rmSync(work, { recursive: true });
