// Run by hand, needs Go: writes what gc says about each testdata/*.go into the file, as comments before the tokens
// where it says it. `node annotate.mjs file.go…`. The tests compare these comments with our diagnostics; they need no Go.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IMPORTS = ["fmt", "os", "sync", "errors", "strings", "time", "math", "context", "sync/atomic"];
const directory = mkdtempSync(join(tmpdir(), "annotate-"));
const format = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}";
const config = join(directory, "importcfg");
writeFileSync(config, execFileSync("go", ["list", "-export", "-f", format, "-deps", ...IMPORTS]));

for (const path of process.argv.slice(2)) {
  const source = readFileSync(path, "utf8").replace(/\/\* ERROR "(?:[^"\\]|\\.)*" \*\//g, "");
  const file = join(directory, "x.go");
  writeFileSync(file, source);
  const compile = ["tool", "compile", "-p", "main", "-e", "-importcfg", config, "-o", "x.o", "x.go"];
  const { stdout } = spawnSync("go", compile, { cwd: directory, encoding: "utf8" });
  writeFileSync(path, insert(source, parse(stdout)));
  console.log(`${path}: ${parse(stdout).length}`);
}

// Messages with their further lines; places inside messages are left out, as without a file set.
function parse(output) {
  const errors = [];
  for (const line of output.split("\n")) {
    const start = /^x\.go:(\d+):(\d+): (.*)$/.exec(line);
    if (start !== null) errors.push({ line: Number(start[1]), column: Number(start[2]), message: start[3] });
    else if (line !== "" && errors.length > 0)
      errors.at(-1).message += `\n${line.replace(/(?:x|\$GOROOT\S+)\.go:\d+:\d+: /, "")}`;
  }
  for (const error of errors) {
    // gc quotes a package's name when another package of that name (internal/sync) happens to be loaded.
    error.message = error.message
      .replaceAll('"sync".', "sync.")
      .replace(/ \((?:first|declared) at x\.go:\d+:\d+\)| (starting )?at x\.go:\d+:\d+/g, "");
  }
  return errors;
}

function insert(source, errors) {
  const lines = source.split("\n").map((line) => Buffer.from(line));
  for (const { line, column, message } of errors.reverse()) {
    const text = lines[line - 1];
    const comment = Buffer.from(`/* ERROR ${JSON.stringify(message)} */`);
    lines[line - 1] = Buffer.concat([text.subarray(0, column - 1), comment, text.subarray(column - 1)]);
  }
  return lines.map((line) => line.toString()).join("\n");
}
