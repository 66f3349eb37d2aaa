// The architecture as a test: who may import whom, which packages and globals belong where, and no cycles. There is no list of
// exceptions. To move a boundary, change this table, src/README.md and the code in one commit.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Facts, type Import, readFacts } from "./layers.testing.ts";

type Layer = { readonly folder: string; readonly imports: readonly string[] };

const engine = [
  ...["base", "syntax", "types", "vet", "trace", "ir", "lower", "vm", "stdlib", "detect", "explore"],
  ...["mutexcheck", "repair", "importers", "scenarios", "share"],
];

// In the order of src/README.md, lowest first. A file may always import from its own folder. A name with a suffix is one file.
const layers: readonly Layer[] = [
  { folder: "base", imports: [] },
  { folder: "syntax", imports: ["base"] },
  { folder: "types", imports: ["base", "syntax"] },
  { folder: "trace", imports: ["base"] },
  { folder: "ir", imports: ["base", "trace"] },
  { folder: "vet", imports: ["base", "syntax", "types"] },
  { folder: "lower", imports: ["base", "syntax", "types", "trace", "ir"] },
  { folder: "vm", imports: ["base", "trace", "ir"] },
  { folder: "stdlib", imports: ["base", "trace", "ir", "vm"] },
  { folder: "detect", imports: ["base", "trace"] },
  { folder: "explore", imports: ["base", "trace", "ir", "vm", "detect"] },
  { folder: "mutexcheck", imports: ["base", "syntax", "types", "trace", "ir", "lower"] },
  { folder: "repair", imports: ["base", "syntax", "types", "trace"] },
  { folder: "importers", imports: ["base", "trace"] },
  { folder: "scenarios", imports: ["base"] },
  { folder: "share", imports: ["base", "trace"] },
  { folder: "worker", imports: engine },
  { folder: "store", imports: ["base", "trace", "share", "scenarios", "worker/protocol.ts", "worker/client.ts"] },
  { folder: "ui", imports: ["base"] },
  { folder: "views", imports: ["base", "trace", "store", "ui"] },
  { folder: "app", imports: [...engine, "worker", "store", "ui", "views"] },
  { folder: "cli", imports: [...engine, "worker"] },
];

// The folders and files that may import a package, and with it whatever is below its name.
const packages: Readonly<Record<string, readonly string[]>> = {
  "web-tree-sitter": ["syntax/cst.ts"],
  // The parser takes its wasm from whoever composes the engine.
  "web-tree-sitter/web-tree-sitter.wasm": ["worker", "cli"],
  "tree-sitter-go/tree-sitter-go.wasm": ["worker", "cli"],
  fflate: ["share", "importers"],
  zustand: ["store"],
  react: ["store", "ui", "views", "app"],
  "react-dom": ["ui", "views", "app"],
  d3: ["ui", "views"],
  "monaco-editor": ["views", "app"],
  "@monaco-editor/react": ["views", "app"],
  "@fontsource-variable/inter": ["ui", "app"],
  "@fontsource/jetbrains-mono": ["ui", "app"],
};

// What would make a run depend on anything but program, options and schedule; or reach outside.
const impureNames = new Set([
  ...["Date", "performance", "Math.random", "crypto", "WeakRef", "FinalizationRegistry"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame", "requestIdleCallback"],
  ...["fetch", "XMLHttpRequest", "WebSocket", "Worker", "MessageChannel", "BroadcastChannel", "postMessage", "console"],
  ...["window", "document", "self", "globalThis", "navigator", "location", "localStorage", "sessionStorage"],
  ...["indexedDB", "process", "Buffer", "require", "async", "Promise", "module-level let"],
]);
const mayLoadWasm = "syntax/cst.ts";

// A test may lean on every folder that stands at or above its own in the table (a machine's test may start from Go text) and
// on test-only packages. So may what is shared by tests alone: `testing.ts` or `x.testing.ts`.
const isTestFile = (path: string): boolean => /(\.test|(^|[./])testing)\.tsx?$/.test(path);
const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");
const isAt = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function allowedFolders(path: string): readonly string[] {
  const index = layers.findIndex(({ folder }) => folder === folderOf(path));
  if (isTestFile(path)) return layers.slice(0, index < 0 ? layers.length : index + 1).map(({ folder }) => folder);
  return layers[index] === undefined ? [] : [layers[index].folder, ...layers[index].imports];
}

function packageRule(path: string, specifier: string): string | undefined {
  if (isTestFile(path)) return undefined;
  if (specifier.startsWith("node:")) return isAt(path, "cli") ? undefined : "only cli uses Node";
  const names = Object.keys(packages).filter((name) => isAt(specifier, name));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  const places = longest === undefined ? [] : (packages[longest] ?? []);
  return places.some((place) => isAt(path, place)) ? undefined : `that package is for ${places.join(", ") || "nobody"}`;
}

function importRule(path: string, { target, isPackage, isTypeOnly, isReference }: Import): string | undefined {
  if (isPackage) return packageRule(path, target);
  if (isTestFile(target) && !isTestFile(path)) return "that is for tests alone";
  const isBeside = isTestFile(target) && folderOf(target) === folderOf(path);
  if (!isBeside && !allowedFolders(path).some((place) => isAt(target, place))) return "not in its row of the table";
  if (isTestFile(path)) return undefined;
  // A view knows no other view, so that each can be removed.
  const [folder, view] = target.split("/");
  if (folder === "views" && isAt(path, "views") && !isAt(path, `views/${view}`)) return "another view";
  // The page loads these two; what they import by value is in its first chunk.
  const isPageSide = path === "worker/client.ts" || path === "worker/protocol.ts";
  const isLight = isTypeOnly || isReference || ["base", "trace", "worker/protocol.ts"].some((at) => isAt(target, at));
  if (isPageSide && !isLight) return "the page would load the engine; import the type alone";
  return undefined;
}

function purityRule(path: string, name: string): string | undefined {
  if (isTestFile(path) || !engine.includes(folderOf(path)) || !impureNames.has(name)) return undefined;
  if (path === mayLoadWasm && (name === "async" || name === "Promise")) return undefined;
  return "the engine has no clock, chance, I/O, page, waiting or state of its own";
}

function problemsOf(path: string, { imports, uses }: Facts): string[] {
  const isPlaced = isTestFile(path) || path.endsWith(".d.ts") || layers.some(({ folder }) => isAt(path, folder));
  const problems = isPlaced ? [] : [`${path}: in no folder of the table`];
  for (const each of imports) {
    const problem = importRule(path, each);
    if (problem !== undefined) problems.push(`${path}:${each.line} imports ${each.target}: ${problem}`);
  }
  for (const { line, name } of uses) {
    const problem = purityRule(path, name);
    if (problem !== undefined) problems.push(`${path}:${line} uses ${name}: ${problem}`);
  }
  return problems;
}

// Depth first; a file met again while it is still open closes a cycle. Types do not count: types of one folder may refer to
// each other across files (a type has methods, a method has a type), and between folders the table rules cycles out.
function findCycles(files: ReadonlyMap<string, Facts>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (path: string): void => {
    if (open.includes(path)) cycles.push([...open.slice(open.indexOf(path)), path].join(" -> "));
    if (done.has(path) || open.includes(path)) return;
    open.push(path);
    for (const { target, isPackage, isTypeOnly, isReference } of files.get(path)?.imports ?? [])
      if (!isPackage && !isTypeOnly && !isReference) visit(target);
    open.pop();
    done.add(path);
  };
  for (const path of files.keys()) visit(path);
  return cycles;
}

function check(texts: ReadonlyMap<string, string>): string[] {
  const files = new Map([...texts].map(([path, text]) => [path, readFacts(path, text)]));
  return [...[...files].flatMap(([path, facts]) => problemsOf(path, facts)), ...findCycles(files)];
}

const sourceFolder = import.meta.dirname;

function readSources(): Map<string, string> {
  const names = readdirSync(sourceFolder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const sources = names.filter((name) => /\.tsx?$/.test(name)).sort();
  return new Map(sources.map((name) => [name, readFileSync(join(sourceFolder, name), "utf8")]));
}

test("imports go down the table, the engine is pure, nothing is cyclic", () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(1);
  expect(check(sources)).toEqual([]);
});

test("src/README.md has the same table", () => {
  const rows = readFileSync(join(sourceFolder, "README.md"), "utf8").matchAll(/^\| `(\w+)\/` \| (.*?) \|/gm);
  const documented = [...rows].map(([, folder, imports = ""]) => ({
    folder,
    imports: [...imports.matchAll(/`([\w/.]+)`/g)].map(([, name]) => name),
  }));
  const shorten = (imports: readonly string[]) =>
    engine.every((folder) => imports.includes(folder))
      ? ["engine", ...imports.filter((folder) => !engine.includes(folder))]
      : [...imports];
  expect(documented).toEqual(layers.map(({ folder, imports }) => ({ folder, imports: shorten(imports) })));
});

// Each is one file's text and the part of the complaint that must appear; undefined if it is fine.
const cases: readonly [name: string, path: string, text: string, want: string | undefined][] = [
  ["downwards", "vm/a.ts", 'import { x } from "../ir/b.ts";', undefined],
  ["own folder", "vm/deep/a.ts", 'import { x } from "../b.ts";', undefined],
  ["upwards", "ir/a.ts", 'import { x } from "../vm/b.ts";', "imports vm/b.ts: not in its row"],
  ["types count", "ir/a.ts", 'import type { X } from "../vm/b.ts";', "imports vm/b.ts"],
  ["inline types count", "ir/a.ts", 'type X = import("../vm/b.ts").X;', "imports vm/b.ts"],
  ["re-export", "ir/a.ts", 'export * from "../vm/b.ts";', "imports vm/b.ts"],
  ["named re-export", "ir/a.ts", 'export { x } from "../vm/b.ts";', "imports vm/b.ts"],
  ["import()", "app/a.ts", 'const b = import("../cli/b.ts");', "imports cli/b.ts"],
  ["computed import()", "app/a.ts", "const b = import(name);", "not a literal"],
  ["query", "ui/a.ts", 'import text from "../stdlib/sync/sync.go?raw";', "imports stdlib/sync/sync.go"],
  ["worker URL", "store/a.ts", 'new Worker(new URL("../worker/server.ts", import.meta.url));', "worker/server.ts"],
  ["glob", "trace/a.ts", 'import.meta.glob(["../stdlib/**/*.go", "!../x"]);', "imports stdlib"],
  ["own glob", "stdlib/a.ts", 'import.meta.glob("./**/*.go", { query: "?raw" });', undefined],
  ["no alias", "app/a.ts", 'import { x } from "/src/vm/b.ts";', "that package is for nobody"],
  ["one file of a layer", "store/a.ts", 'import { x } from "../worker/client.ts";', undefined],
  ["not the others", "store/a.ts", 'import { x } from "../worker/server.ts";', "not in its row"],
  ["another view", "views/a/a.ts", 'import { x } from "../b/b.ts";', "another view"],
  ["same view", "views/a/a.ts", 'import { x } from "./b.ts";', undefined],
  ["client, by value", "worker/client.ts", 'import { x } from "../vm/b.ts";', "the page would load the engine"],
  ["client, by type", "worker/client.ts", 'import type { X } from "../explore/b.ts";', undefined],
  ["parser package", "syntax/parse.ts", 'import { Parser } from "web-tree-sitter";', "for syntax/cst.ts"],
  ["parser package, there", "syntax/cst.ts", 'import { Parser } from "web-tree-sitter";', undefined],
  ["wasm", "worker/server.ts", 'import url from "web-tree-sitter/web-tree-sitter.wasm?url";', undefined],
  ["React below", "share/a.ts", 'import { useState } from "react";', "for store, ui, views, app"],
  ["unknown package", "app/a.ts", 'import x from "left-pad";', "for nobody"],
  ["Node in the engine", "vm/a.ts", 'import { readFileSync } from "node:fs";', "only cli uses Node"],
  ["Node in a test", "vm/a.test.ts", 'import { readFileSync } from "node:fs";', undefined],
  ["a test may start lower", "vm/a.test.ts", 'import { parse } from "../syntax/parse.ts";', undefined],
  ["a test may not reach up", "vm/a.test.ts", 'import { explore } from "../explore/dpor.ts";', "not in its row"],
  ["test code in product code", "vm/a.ts", 'import { x } from "./testing.ts";', "for tests alone"],
  ["Node in what tests share", "vm/b.testing.ts", 'import { readFileSync } from "node:fs";', undefined],
  ["no folder", "a.ts", "", "in no folder of the table"],
  ["clock", "vm/a.ts", "const t = Date.now();", "uses Date"],
  ["clock above", "worker/a.ts", "const t = Date.now();", undefined],
  ["chance", "explore/a.ts", "const t = Math.random();", "uses Math.random"],
  ["arithmetic", "explore/a.ts", "const t = Math.min(1, 2);", undefined],
  ["waiting", "detect/a.ts", "export async function f() {}", "uses async"],
  ["waiting for wasm", "syntax/cst.ts", "export async function f(): Promise<void> { await 1; }", undefined],
  ["state", "vm/a.ts", "let count = 0; export const next = () => ++count;", "uses module-level let"],
  ["exported state", "vm/a.ts", "export let count = 0;", "uses module-level let"],
  ["a local", "vm/a.ts", "export function f() { let count = 0; return ++count; }", undefined],
  ["page", "share/a.ts", "export const hash = () => window.location.hash;", "uses window"],
  ["member names", "vm/a.ts", "export const f = (o: { fetch: 1 }) => ({ process: o.fetch });", undefined],
  ["a parameter", "vm/a.ts", "export const f = (process: number) => process + 1;", undefined],
  ["shorthand", "vm/a.ts", "export const f = { performance };", "uses performance"],
  ["words in text", "vm/a.ts", "export const f = \"import x from '../cli/a.ts'; fetch()\"; // Date", undefined],
];

test.each(cases)("rule: %s", (_, path, text, want) => {
  const problems = check(new Map([[path, text]])).join("\n");
  if (want === undefined) expect(problems).toBe("");
  else expect(problems).toContain(want);
});

test("a cycle is found; types and a worker's URL close none", () => {
  const cyclic = new Map([
    ["vm/a.ts", 'import { b } from "./b.ts";'],
    ["vm/b.ts", 'export * from "./c.ts";'],
    ["vm/c.ts", 'import { a } from "./a.ts";'],
  ]);
  expect(check(cyclic)).toEqual(["vm/a.ts -> vm/b.ts -> vm/c.ts -> vm/a.ts"]);
  const acyclic = new Map([
    ["types/a.ts", 'import type { B } from "./b.ts";'],
    ["types/b.ts", 'import { a } from "./a.ts";'],
    ["worker/pool.ts", 'new Worker(new URL("./server.ts", import.meta.url));'],
    ["worker/server.ts", 'import { pool } from "./pool.ts";'],
  ]);
  expect(check(acyclic)).toEqual([]);
});
