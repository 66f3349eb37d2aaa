// Every library file parses and checks, for every Go version, and bodyless functions and natives are the same set.

import { beforeAll, expect, test } from "vitest";
import type { Diagnostic } from "../base/diagnostics.ts";
import { FileSet } from "../base/source.ts";
import type { File, FuncDecl } from "../syntax/ast.ts";
import type { GoParser } from "../syntax/cst.ts";
import { parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { libraryTags } from "../trace/map-detail.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import { NATIVES } from "./natives.ts";
import { SOURCES } from "./sources.ts";

const DIRECTIVE = "//raceweave:operation";
const CONSTANT = "//raceweave:constant";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

interface Loaded {
  readonly path: string;
  readonly file: File;
}

class LibraryReader {
  readonly messages: string[] = [];
  readonly files: Loaded[] = [];
  private readonly fileSet = new FileSet();
  private readonly packages = new Map<string, Package | undefined>();

  constructor(
    private readonly goMinor: number,
    private readonly tags: ReadonlySet<string> = libraryTags("operation"),
    paths: Iterable<string> = SOURCES.keys(),
  ) {
    for (const path of paths) this.load(path);
  }

  private load(path: string): Package | undefined {
    if (!this.packages.has(path)) this.packages.set(path, this.check(path));
    return this.packages.get(path);
  }

  private check(path: string): Package | undefined {
    const files = (SOURCES.get(path) ?? []).flatMap(({ name, text }) => {
      const { file, diagnostics } = parseFile(parser, this.fileSet.add(`${path}/${name}`, text));
      this.report(diagnostics);
      const isMet =
        file.buildConstraint === undefined || isBuildConstraintMet(file.buildConstraint, this.goMinor, this.tags);
      return isMet ? [file] : [];
    });
    if (files.length === 0) return undefined;
    this.files.push(...files.map((file) => ({ path, file })));
    const options = { goMinor: this.goMinor, isLibrary: true };
    const { pkg, diagnostics } = checkPackage(path, files, (imported) => this.load(imported), options);
    this.report(diagnostics);
    return pkg;
  }

  private report(diagnostics: readonly Diagnostic[]): void {
    for (const { pos, message } of diagnostics) {
      const { file, line, column } = this.fileSet.position(pos);
      this.messages.push(`${file}:${line}:${column}: ${message}`);
    }
  }
}

test.each([19, 20, 21, 22, 23, 25, 26])("the library is right Go 1.%i", (goMinor) => {
  expect(new LibraryReader(goMinor).messages).toEqual([]);
});

test.each([19, 20, 23, 24, 25, 26])("maps and sync.Map at runtime detail are right Go 1.%i", (goMinor) => {
  expect(new LibraryReader(goMinor, libraryTags("runtime"), ["runtime", "sync"]).messages).toEqual([]);
});

function receiverName(decl: FuncDecl): string {
  const type = decl.receiver?.fields[0]?.type;
  if (type === undefined) return "";
  const pointed = type.kind === "StarExpr" ? type.x : type;
  const base = pointed.kind === "IndexExpr" ? pointed.x : pointed;
  const name = base.kind === "Ident" ? base.name : "?";
  return type.kind === "StarExpr" ? `(*${name}).` : `${name}.`;
}

function bodylessFunctions({ path, file }: Loaded): { readonly name: string; readonly isOperation: boolean }[] {
  return file.decls.flatMap((decl) => {
    if (decl.kind !== "FuncDecl" || decl.body !== undefined) return [];
    // What follows from type arguments is the compiler's.
    if (decl.doc.some(({ text }) => text === CONSTANT)) return [];
    const isOperation = decl.doc.some(({ text }) => text === DIRECTIVE);
    return [{ name: `${path}.${receiverName(decl)}${decl.name.name}`, isOperation }];
  });
}

// The machine itself carries these out.
const MACHINE_FUNCTIONS = ["runtime.Goexit"];

test("every function without a body is a native or an operation, and nothing else is", () => {
  // Whatever the version and the tags.
  const files = new FileSet();
  const declared = [...SOURCES].flatMap(([path, sources]) =>
    sources.flatMap(({ name, text }) =>
      bodylessFunctions({ path, file: parseFile(parser, files.add(`${path}/${name}`, text)).file }),
    ),
  );
  const names = (isOperation: boolean): string[] =>
    [...new Set(declared.flatMap((each) => (each.isOperation === isOperation ? [each.name] : [])))].sort();
  expect(names(true)).toEqual([...NATIVES.operations.keys()].sort());
  expect(names(false)).toEqual([...NATIVES.natives.keys(), ...MACHINE_FUNCTIONS].sort());
});
