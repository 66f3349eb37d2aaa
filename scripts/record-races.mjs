// Records what real Go's race detector prints for the programs of src/cli/races: `node scripts/record-races.mjs` where `go` is installed.
// A test compares our reports with the file written here. Each program runs several times, since which access comes first is chance;
// addresses, goroutine numbers, offsets, folders and lines of Go's own files are taken out.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 25;
const folder = fileURLToPath(new URL("../src/cli/races/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-races-"));

function go(args, cwd) {
  const result = spawnSync("go", args, { encoding: "utf8", timeout: 120_000, cwd });
  if (result.status !== 0) throw new Error(`go ${args.join(" ")} failed:\n${result.stderr}`);
  return result.stdout.trim();
}

/** The reports in what a program printed, each with its rules. */
function reportsIn(stderr) {
  return stderr.match(/^==================\nWARNING: DATA RACE\n[\s\S]*?\n==================\n/gm) ?? [];
}

/** A report without what differs from run to run and from machine to machine. */
function normalise(report) {
  const numbers = [];
  const numberOf = (number) => {
    if (!numbers.includes(number)) numbers.push(number);
    return numbers.indexOf(number) + 1;
  };
  const lines = report
    .replace(/0x[0-9a-f]{12}/g, "0x?")
    .replace(/oroutine (\d+)/g, (_, number) => `oroutine ${numberOf(number)}`)
    .replace(/\((running|finished)\)/g, "(…)")
    .replace(/ \+0x[0-9a-f]+$/gm, "")
    .split("\n");
  const kept = [];
  for (let i = 0; i < lines.length; i++) {
    const isFrame = lines[i].startsWith("  ") && lines[i].endsWith("()");
    const isGo = isFrame && /^ {2}(runtime|sync\/atomic|sync)\./.test(lines[i]);
    if (!isGo) {
      kept.push(lines[i].replace(/^( {6}).*\/([^/]+)$/, "$1$2"));
      continue;
    }
    // The frame and its place; a wrapper that the linker made has the same name.
    if (kept.at(-2) !== lines[i]) kept.push(lines[i], "      …");
    i++;
  }
  return kept.join("\n");
}

function record(file) {
  const module = join(work, basename(file, ".go"));
  mkdirSync(module);
  copyFileSync(join(folder, file), join(module, file));
  writeFileSync(join(module, "go.mod"), "module races\n\ngo 1.26\n");
  const binary = join(module, "races.bin");
  go(["build", "-race", "-o", binary, "."], module);
  const seen = new Set();
  for (let run = 0; run < RUNS; run++) {
    const { stderr } = spawnSync(binary, [], {
      encoding: "utf8",
      timeout: 20_000,
      env: { GORACE: "atexit_sleep_ms=0" },
    });
    for (const report of reportsIn(stderr)) seen.add(normalise(report));
  }
  console.log(`${file}: ${seen.size} different reports in ${RUNS} runs`);
  return [...seen].sort();
}

const files = readdirSync(folder).filter((name) => name.endsWith(".go"));
const programs = Object.fromEntries(files.map((file) => [file, record(file)]));
const result = { go: go(["env", "GOVERSION"], work), runs: RUNS, programs };
writeFileSync(join(folder, "expected.json"), `${JSON.stringify(result, undefined, 2)}\n`);
rmSync(work, { recursive: true, force: true });
