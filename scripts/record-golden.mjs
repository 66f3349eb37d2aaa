// Records what real Go does with the golden programs: `node scripts/record-golden.mjs [NAME]...` where `go` is installed; without
// names it records all of them. Tests compare with the file written here and need no Go. Each program is run several times; only
// what never changes may be golden. A first line `//raceweave:go 1.21` asks for that language version.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const NEWEST = "1.26";
const SYNC_MODULE = "golang.org/x/sync";
const folder = fileURLToPath(new URL("../src/cli/golden/", import.meta.url));
const record = join(folder, "expected.json");
const work = mkdtempSync(join(tmpdir(), "raceweave-golden-"));

function run(command, args, cwd = work) {
  const result = spawnSync(command, args, { encoding: "latin1", timeout: 60_000, cwd });
  if (result.error !== undefined) throw result.error;
  return result;
}

function mustRun(what, args, cwd) {
  const result = run("go", args, cwd);
  if (result.status !== 0) throw new Error(`${what}: go ${args.join(" ")} failed:\n${result.stderr}`);
}

// Paths, program counters and addresses are this machine's.
function normalise(stderr) {
  return stderr
    .replace(/\t\S*\/([^/\s]+\.go:\d+)( \+0x[0-9a-f]+)?/g, "\t$1")
    .replace(/0x[0-9a-f]+/g, "0x?")
    .replace(/pc=0x\?/g, "pc=?");
}

// A module of its own for each program: its go line sets the language version.
function build(file) {
  const source = readFileSync(join(folder, file), "utf8");
  const version = /^\/\/raceweave:go (1\.\d+)$/m.exec(source)?.[1] ?? NEWEST;
  const module = join(work, basename(file, ".go"));
  mkdirSync(module);
  copyFileSync(join(folder, file), join(module, file));
  writeFileSync(join(module, "go.mod"), `module golden\n\ngo ${version}\n`);
  if (source.includes(`"${SYNC_MODULE}/`)) mustRun(file, ["get", `${SYNC_MODULE}@latest`], module);
  const binary = join(module, "golden.bin");
  mustRun(file, ["build", "-o", binary, "."], module);
  return binary;
}

function recordOf(file) {
  const binary = build(file);
  const runs = Array.from({ length: RUNS }, () => run(binary, []));
  const results = new Set(
    runs.map((r) =>
      JSON.stringify({ exitCode: r.status, stdout: r.stdout, message: normalise(r.stderr).split("\n\ngoroutine ")[0] }),
    ),
  );
  if (results.size !== 1) throw new Error(`${file} is not deterministic:\n${[...results].join("\n")}`);
  const [first] = runs;
  console.log(`recorded ${file}`);
  // Bytes, one character each.
  return { exitCode: first.status, stdout: first.stdout, stderr: normalise(first.stderr) };
}

const present = readdirSync(folder).filter((name) => name.endsWith(".go"));
const asked = process.argv.slice(2).map((name) => `${basename(name, ".go")}.go`);
const unknown = asked.filter((file) => !present.includes(file));
if (unknown.length > 0) throw new Error(`there is no golden program ${unknown.join(", ")}`);
const recorded = (asked.length > 0 ? asked : present).map((file) => [basename(file, ".go"), recordOf(file)]);

const goVersion = run("go", ["version"]).stdout.trim();
const before = asked.length > 0 ? JSON.parse(readFileSync(record, "utf8")).programs : {};
const programs = Object.fromEntries(
  Object.entries({ ...before, ...Object.fromEntries(recorded) })
    .filter(([name]) => present.includes(`${name}.go`))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(`${record}.new`, `${JSON.stringify({ goVersion, runs: RUNS, programs }, undefined, 2)}\n`);
renameSync(`${record}.new`, record);
rmSync(work, { recursive: true });
