// Programs of several files, and tests of a package of which only a part is within our reach: for each test, what it does not
// need is taken out of the package before it is checked, so that one function's import does not cost the others.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Diagnostic } from "../../base/diagnostics.ts";
import { FileSet } from "../../base/source.ts";
import { lowerProgram } from "../../lower/lower.ts";
import { NATIVES } from "../../stdlib/natives.ts";
import { SOURCES } from "../../stdlib/sources.ts";
import type { File } from "../../syntax/ast.ts";
import type { GoParser } from "../../syntax/cst.ts";
import { parseFile } from "../../syntax/parse.ts";
import { walk } from "../../syntax/walk.ts";
import { checkPackage } from "../../types/check.ts";
import { type Compilation, siteResolver } from "../../worker/compile.ts";
import { Library } from "../../worker/library.ts";
import { wholeLibrary } from "../../worker/whole-library.ts";
import { neededParts } from "./needed-parts.ts";

/** Positions of the package's files start here, behind the whole library. */
const USER_BASE = 1 << 26;
const TEST_ENTRY = "conformanceTestMain";

interface ParsedPackage {
  readonly set: FileSet;
  readonly files: readonly File[];
  readonly diagnostics: readonly Diagnostic[];
}

interface EntryOptions {
  /** The function to begin with. */
  readonly entry: string;
  readonly testName: string | undefined;
  readonly goMinor: number;
}

/** Keeps the libraries, and the files of the last package. */
export class PackageCompiler {
  private readonly libraries = new Map<number, Library>();
  private latest: { readonly key: string; readonly parsed: ParsedPackage } | undefined;

  constructor(private readonly parser: GoParser) {}

  /** All files as one main package, started with these arguments. */
  compileProgram(paths: readonly string[], args: readonly string[], goMinor: number): Compilation {
    const parsed = this.parse(paths, goMinor);
    const words = ["os.Args", ...args.map(quoted)].join(", ");
    const text = `package main\n\nimport "os"\n\nfunc init() { os.Args = append(${words}) }\n`;
    const files = args.length === 0 ? parsed.files : [...parsed.files, this.glue(parsed, text)];
    return this.compile(parsed, files, { entry: "main", testName: undefined, goMinor });
  }

  /** The package's test function `test` with what it needs. */
  compileTest(paths: readonly string[], test: string, goMinor: number): Compilation {
    const parsed = this.parse(paths, goMinor);
    const needed = neededParts(parsed.files, test);
    const packageName = needed[0]?.packageName.name ?? "main";
    const body = [...filesReadBy(needed, parsed.set), `testing.RunTest("${test}", ${test})`].join("; ");
    const imports = `import "testing"${body.includes("os.") ? '; import "os"' : ""}`;
    const text = `package ${packageName}\n\n${imports}\n\nfunc ${TEST_ENTRY}() { ${body} }\n`;
    const glue = this.glue(parsed, text);
    const testName = `${packageName}.${test}`;
    return this.compile(parsed, [...needed, glue], { entry: TEST_ENTRY, testName, goMinor });
  }

  private glue({ set }: ParsedPackage, text: string): File {
    return parseFile(this.parser, set.add("_testmain.go", text)).file;
  }

  private compile(
    { set, diagnostics }: ParsedPackage,
    files: readonly File[],
    { entry, testName, goMinor }: EntryOptions,
  ): Compilation {
    const library = this.library(goMinor);
    const path = files[0]?.packageName.name ?? "main";
    const checked = checkPackage(path, files, (imported) => library.load(imported), {
      goMinor,
      fileSet: set,
      knownImports: [...SOURCES.keys()],
    });
    const found = [...diagnostics, ...checked.diagnostics];
    if (hasErrors(found)) return refused(set, found);
    const runtime = library.load("runtime");
    const { program, diagnostics: unsupported } = lowerProgram({
      main: checked.pkg,
      packages: library.inDependencyOrder([...(runtime === undefined ? [] : [runtime]), ...checked.pkg.imports]),
      files: set,
      entry,
      goMinor,
      mapDetail: "operation",
    });
    if (hasErrors(unsupported)) return refused(set, unsupported);
    return {
      diagnostics: [],
      entry,
      entries: undefined,
      testName,
      program,
      files: set,
      natives: NATIVES,
      maps: undefined,
      resolve: siteResolver(program, set),
    };
  }

  private parse(paths: readonly string[], goMinor: number): ParsedPackage {
    const key = `${goMinor} ${paths.join(" ")}`;
    if (this.latest?.key === key) return this.latest.parsed;
    const set = new FileSet(this.library(goMinor).files, USER_BASE);
    const results = paths.map((path) => parseFile(this.parser, set.add(basename(path), readFileSync(path, "utf8"))));
    const parsed = {
      set,
      files: results.map(({ file }) => file),
      diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    };
    this.latest = { key, parsed };
    return parsed;
  }

  private library(goMinor: number): Library {
    let library = this.libraries.get(goMinor);
    if (library === undefined) {
      library = new Library(goMinor, wholeLibrary());
      this.libraries.set(goMinor, library);
    }
    return library;
  }
}

// A Go string literal; JSON's escapes are Go's too.
function quoted(text: string): string {
  return JSON.stringify(text);
}

// Tests run in the folder of their files, and some read those: statements that put what is named there.
function filesReadBy(files: readonly File[], set: FileSet): readonly string[] {
  const names = new Set<string>();
  for (const file of files) {
    const own = set.file(file.pos)?.name ?? "";
    walk(file, (node) => {
      if (node.kind === "BasicLit" && node.value === quoted(own)) names.add(own);
      return true;
    });
  }
  return [...names].map((name) => `os.WriteFile(${quoted(name)}, []byte(${quoted(FILLING)}), 0o644)`);
}

/** What the files hold is nobody's business. */
const FILLING = "// Text.\n".repeat(50);

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

function refused(set: FileSet, diagnostics: readonly Diagnostic[]): Compilation {
  const views = diagnostics.map((d) => {
    const { file, line, column } = set.position(d.pos);
    const place = { line, column, startColumn: column, endLine: line, endColumn: column };
    return { code: d.code, severity: d.severity, message: `${file}: ${d.message}`, ...place };
  });
  const resolve = (): never => {
    throw new Error("a refused package has no sites");
  };
  return {
    diagnostics: views,
    entry: undefined,
    entries: undefined,
    testName: undefined,
    program: undefined,
    files: set,
    natives: NATIVES,
    maps: undefined,
    resolve,
  };
}
