// Records what real Go's test binaries do with the tests of src/cli/go-test: `node scripts/record-go-test.mjs` where `go` is
// installed. Each file is a package of its own, each test is run alone. Tests compare with the file written here and need no Go.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../src/cli/go-test/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-go-test-"));

function run(command, args, cwd) {
  const result = spawnSync(command, args, { encoding: "utf8", timeout: 60_000, cwd });
  if (result.error !== undefined) throw result.error;
  return result;
}

// Go recovers a test's panic and raises it again; Raceweave does not, and says so in the test.
const withoutTraces = (stderr) =>
  stderr
    .split("\n\ngoroutine ")[0]
    .replace(/ \[recovered, repanicked\]/g, "")
    .trim();

function recordOf(file) {
  const module = join(work, file);
  mkdirSync(module);
  copyFileSync(join(folder, file), join(module, file));
  writeFileSync(join(module, "go.mod"), "module x\n\ngo 1.26\n");
  const built = run("go", ["test", "-c", "-o", "x.test", "."], module);
  if (built.status !== 0) throw new Error(`${file}: ${built.stderr}`);
  const names = [...readFileSync(join(folder, file), "utf8").matchAll(/^func (Test\w+)\(\w+ \*testing\.T\)/gm)];
  return names.map(([, name]) => {
    const { status, stdout, stderr } = run("./x.test", ["-test.run", `^${name}$`], module);
    return [name, { exitCode: status, stdout, stderr: withoutTraces(stderr) }];
  });
}

const files = readdirSync(folder).filter((name) => name.endsWith("_test.go"));
const recorded = Object.fromEntries(files.sort().map((file) => [file, Object.fromEntries(recordOf(file))]));
const goVersion = run("go", ["version"], work).stdout.trim();
writeFileSync(join(folder, "expected.json"), `${JSON.stringify({ goVersion, files: recorded }, undefined, 2)}\n`);
rmSync(work, { recursive: true });
