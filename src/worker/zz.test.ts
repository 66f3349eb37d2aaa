import { test } from "vitest";
import { readFileSync, readdirSync } from "node:fs";
import { createNodeParser } from "../syntax/testing.ts";
import { parseFile } from "../syntax/parse.ts";
import { checkPackage } from "../types/check.ts";
import { FileSet } from "../base/source.ts";
import { Library } from "./library.ts";
import { SOURCES } from "../stdlib/sources.ts";
test("check golden", async () => {
  const parser = await createNodeParser();
  const lib = new Library(parser, 26);
  for (const path of SOURCES.keys()) { try { lib.load(path); } catch (e) { console.log(path, String(e), JSON.stringify((e as {context?: unknown}).context)?.slice(0,200)); } }
  for (const dir of ["src/cli/golden/", "src/scenarios/"]) for (const f of readdirSync(dir).filter((f) => f.endsWith(".go"))) {
    const fs = new FileSet(lib.files, 1 << 26);
    const file = fs.add(f, readFileSync(dir + f, "utf8"));
    const p = parseFile(parser, file);
    const r = checkPackage("main", [p.file], (x) => lib.load(x), { goMinor: 26 });
    for (const d of [...p.diagnostics, ...r.diagnostics].slice(0, 3)) { const q = fs.position(d.pos); console.log(`${f}:${q.line}:${q.column}: ${d.message}`); }
  }
}, 60000);
