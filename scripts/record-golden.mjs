// Records what real Go does with the golden programs: `node scripts/record-golden.mjs` where `go` is installed. Tests compare
// with the files written here and need no Go. Each program is run several times; only what never changes may be golden.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const folder = fileURLToPath(new URL("../src/cli/golden/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-golden-"));

function run(command, args) {
  const result = spawnSync(command, args, { encoding: "latin1", timeout: 60_000, cwd: work });
  if (result.error !== undefined) throw result.error;
  return result;
}

// Paths, program counters and addresses are this machine's.
function normalise(stderr) {
  return stderr
    .replace(/\t\S*\/([^/\s]+\.go:\d+)( \+0x[0-9a-f]+)?/g, "\t$1")
    .replace(/0x[0-9a-f]+/g, "0x?")
    .replace(/pc=0x\?/g, "pc=?");
}

const programs = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith(".go"))) {
  const binary = join(work, basename(file, ".go"));
  const build = run("go", ["build", "-o", binary, join(folder, file)]);
  if (build.status !== 0) throw new Error(`${file} does not build:\n${build.stderr}`);
  const runs = Array.from({ length: RUNS }, () => run(binary, []));
  const results = new Set(
    runs.map((r) =>
      JSON.stringify({ exitCode: r.status, stdout: r.stdout, message: normalise(r.stderr).split("\n\ngoroutine ")[0] }),
    ),
  );
  if (results.size !== 1) throw new Error(`${file} is not deterministic:\n${[...results].join("\n")}`);
  const [first] = runs;
  programs[basename(file, ".go")] = {
    exitCode: first.status,
    // Bytes, one character each.
    stdout: first.stdout,
    stderr: normalise(first.stderr),
  };
  console.log(`recorded ${file}`);
}
const goVersion = run("go", ["version"]).stdout.trim();
writeFileSync(join(folder, "expected.json"), `${JSON.stringify({ goVersion, runs: RUNS, programs }, undefined, 2)}\n`);
rmSync(work, { recursive: true });
