// Everything that Go's library as we have it exports is lowered and validated: a corpus of some thousand lines, and the first
// place where a library file shows that it uses what the lowering cannot do.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileSet } from "../base/source.ts";
import { validateProgram } from "../ir/validator.ts";
import { parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { libraryTags } from "../trace/map-detail.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import { isExported } from "../types/identity.ts";
import type { Package } from "../types/info.ts";
import { lowerProgram } from "./lower.ts";

const parser = await createNodeParser();
/** Read as text: the library is a corpus here, nothing of it is imported. */
const LIBRARY = join(import.meta.dirname, "..", "stdlib");

function sources(path: string): readonly string[] {
  const names = readdirSync(`${LIBRARY}/${path}`, { withFileTypes: true });
  return names.filter((entry) => entry.isFile() && entry.name.endsWith(".go")).map((entry) => `${path}/${entry.name}`);
}

/** With the insides of maps. */
const TAGS = libraryTags([]);

const paths = readdirSync(LIBRARY, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".go"))
  .map((entry) => entry.parentPath.slice(LIBRARY.length + 1))
  .filter((path, i, all) => all.indexOf(path) === i && !path.includes("golden") && !path.includes("testdata"));

/** References to all exported functions and methods that are not generic, of a package imported as `as`. */
function references(pkg: Package, as: string): string[] {
  const list: string[] = [];
  for (const [name, obj] of pkg.scope) {
    if (!isExported(name) || pkg.name === "main") continue;
    if (obj.kind === "func" && obj.type.kind === "signature" && obj.type.typeParams.length === 0)
      list.push(`${as}.${name}`);
    if (obj.kind !== "typename" || obj.type.kind !== "named" || obj.type.typeParams.length > 0 || obj.isAlias) continue;
    for (const method of obj.type.methods) if (isExported(method.name)) list.push(`(*${as}.${name}).${method.name}`);
  }
  return list;
}

test.each([19, 26])("the whole library, Go 1.%i", (goMinor) => {
  const files = new FileSet();
  const packages = new Map<string, Package>();
  const load = (path: string): Package | undefined => {
    const known = packages.get(path);
    if (known !== undefined || !paths.includes(path)) return known;
    const parsed = sources(path).map(
      (name) => parseFile(parser, files.add(name, readFileSync(`${LIBRARY}/${name}`, "utf8"))).file,
    );
    const used = parsed.filter(
      (f) => f.buildConstraint === undefined || isBuildConstraintMet(f.buildConstraint, goMinor, TAGS),
    );
    if (used.length === 0) return undefined;
    const { pkg, diagnostics } = checkPackage(path, used, load, { goMinor, isLibrary: true });
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => `${path}: ${d.message}`)).toEqual([]);
    packages.set(path, pkg);
    return pkg;
  };
  const loaded = paths.flatMap((path) => load(path) ?? []);
  // Packages may have one name: math/rand and math/rand/v2.
  const used = loaded
    .map((pkg, i) => ({ pkg, as: `p${i}` }))
    .filter(({ pkg, as }) => !pkg.path.split("/").includes("internal") && references(pkg, as).length > 0);
  const imports = used.map(({ pkg, as }) => `import ${as} "${pkg.path}"`).join("\n");
  const all = used.flatMap(({ pkg, as }) => references(pkg, as));
  const text = `package main\n${imports}\nvar all = []any{\n${all.join(",\n")},\n}\nfunc main() {}\n`;
  const { pkg, diagnostics } = checkPackage("main", [parseFile(parser, files.add("main.go", text)).file], load, {
    goMinor,
  });
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  const input = {
    main: pkg,
    packages: [...packages.values()],
    files,
    entry: "main",
    goMinor,
    mapDetail: "operation",
  } as const;
  const lowered = lowerProgram(input);
  expect(lowered.diagnostics.map((d) => d.message)).toEqual([]);
  expect(validateProgram(lowered.program)).toEqual([]);
  expect(lowered.program.functions.length).toBeGreaterThan(200);
});
