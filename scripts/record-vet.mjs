// Records what real `go vet` says about our programs: `node scripts/record-vet.mjs` where `go` is installed. Only analyses that we have
// too are kept. The test compares with the file written here and needs no Go. `//raceweave:go 1.21` or `// go: 1.21` at the head of a
// program asks for that language version.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const NEWEST = "1.26";
const FOLDERS = ["src/vet/testdata", "src/cli/golden", "src/cli/bugs"];
const ANALYSES = [
  ...["assign", "atomic", "copylocks", "defers", "loopclosure", "lostcancel", "nilfunc"],
  ...["testinggoroutine", "waitgroup"],
];
const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-vet-"));

function programs(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".go"))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function versionOf(source) {
  return /^\/\/(?:raceweave:go| go:) (1\.\d+)$/m.exec(source)?.[1] ?? NEWEST;
}

// A package of its own for each program, in the module of its language version.
function lay(path, index) {
  const source = readFileSync(join(root, path), "utf8");
  if (/"golang\.org\/x\//.test(source)) return undefined;
  const version = versionOf(source);
  const module = join(work, version);
  const name = `p${index}`;
  mkdirSync(join(module, name), { recursive: true });
  writeFileSync(join(module, "go.mod"), `module vetted\n\ngo ${version}\n`);
  const isTest = /^func Test\w*\(/m.test(source);
  writeFileSync(join(module, name, isTest ? "x_test.go" : "x.go"), source);
  return { path, version, name };
}

function messagesOf(version) {
  const args = ["vet", "-json", ...ANALYSES.map((name) => `-${name}`), "./..."];
  const result = spawnSync("go", args, { cwd: join(work, version), encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.error !== undefined) throw result.error;
  const byPackage = new Map();
  const text = result.stdout + result.stderr;
  for (const object of text.split(/^# .*\n/m).filter((part) => part.trim().startsWith("{"))) {
    for (const json of object.trim().split(/\n(?=\{)/)) {
      for (const [id, found] of Object.entries(JSON.parse(json))) {
        const name = /vetted\/(p\d+)/.exec(id)?.[1];
        for (const [analysis, list] of Object.entries(found)) {
          if (!Array.isArray(list)) throw new Error(`${id}: ${analysis}: ${JSON.stringify(list)}`);
          for (const { posn, message } of list) add(byPackage, name, { analysis, posn, message, id });
        }
      }
    }
  }
  return byPackage;
}

function add(byPackage, name, { analysis, posn, message, id }) {
  const [, line, column] = /:(\d+):(\d+)$/.exec(posn);
  const own = new RegExp(`${id.split(" ")[0]}\\.`, "g");
  const entry = `${line}:${column} ${analysis}: ${message.replace(own, "main.")}`;
  const list = byPackage.get(name) ?? [];
  if (!list.includes(entry)) list.push(entry);
  byPackage.set(name, list);
}

try {
  const laid = FOLDERS.flatMap(programs)
    .map(lay)
    .filter((each) => each !== undefined);
  const byVersion = new Map([...new Set(laid.map(({ version }) => version))].map((v) => [v, messagesOf(v)]));
  const files = {};
  for (const { path, version, name } of laid) {
    const messages = byVersion.get(version).get(name) ?? [];
    files[path] = messages.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));
  }
  const { stdout } = spawnSync("go", ["version"], { encoding: "utf8" });
  const version = /go1\.[\d.]+/.exec(stdout)[0];
  const text = JSON.stringify({ go: version, analyses: ANALYSES, files }, undefined, 1);
  writeFileSync(join(root, "src/vet/testdata/vet.json"), `${text}\n`);
  const n = Object.values(files).filter((list) => list.length > 0).length;
  process.stdout.write(`${laid.length} programs, ${n} with messages (${version})\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
