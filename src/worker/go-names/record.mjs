// Lists what real Go's packages export, from the lists that come with an installed Go: `node record.mjs GOROOT`. Only names,
// and the Go version that brought each: for telling a name that Raceweave's library lacks from one that nobody has.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [goroot] = process.argv.slice(2);
if (goroot === undefined) throw new Error("usage: node record.mjs GOROOT");
const library = fileURLToPath(new URL("../../stdlib/", import.meta.url));
/** Everything since Go 1.19, the oldest version a program can have, is told apart. */
const OLDEST = 19;

/** Names of the operating system: too many, and no use. */
const LEFT_OUT = ["syscall"];

const ours = new Set();
for (const path of readdirSync(library, { recursive: true })) {
  if (path.endsWith(".go") && path.includes("/")) ours.add(path.slice(0, path.lastIndexOf("/")));
}

/** Package -> name (`F`, `T`, `T.Method`) -> minor version. */
const packages = new Map();
/** Package -> minor version. */
const since = new Map();
const versionOf = (file) => Number(/^go1\.?(\d*)/.exec(file)[1] || 0);
const files = readdirSync(join(goroot, "api")).filter((file) => /^go1.*\.txt$/.test(file));
for (const file of files.sort((a, b) => versionOf(a) - versionOf(b))) {
  for (const line of readFileSync(join(goroot, "api", file), "utf8").split("\n")) add(line, versionOf(file));
}

function add(line, minor) {
  const match = /^pkg ([\w/.]+)(?: \([\w-]+\))?, (.*)$/.exec(line);
  if (match === null) return;
  const [, path, declaration] = match;
  const names = packages.get(path) ?? new Map();
  packages.set(path, names);
  if (!since.has(path)) since.set(path, minor);
  const name = nameOf(declaration);
  if (ours.has(path) && !LEFT_OUT.includes(path) && name !== undefined && !names.has(name)) names.set(name, minor);
}

function nameOf(declaration) {
  const method = /^method \(\*?(\w+)(?:\[[^)]*)?\) (\w+)/.exec(declaration);
  if (method !== null) return `${method[1]}.${method[2]}`;
  const required = /^type (\w+)(?:\[[^\]]*\])? interface, (\w+)\(/.exec(declaration);
  if (required !== null) return `${required[1]}.${required[2]}`;
  return /^(?:func|type|var|const) (\w+)/.exec(declaration)?.[1];
}

const dated = (name, minor) => (minor > OLDEST ? `${name}:${minor}` : name);
const list = (names) =>
  [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, minor]) => dated(name, minor))
    .join(" ");
const lines = [...packages]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, names]) => `  ${JSON.stringify(dated(path, since.get(path)))}: ${JSON.stringify(list(names))}`);
writeFileSync(new URL("./go-names.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
