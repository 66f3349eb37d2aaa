// Where a program begins: main.main, or one test function of a test file.

import type { Diagnostic } from "../base/diagnostics.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { File, FuncDecl } from "../syntax/ast.ts";

export interface Entry {
  /** Function of the user's package that the machine runs. */
  readonly fn: string;
  /** As shown and as given on the command line: `main` or `TestX`. */
  readonly name: string;
  /** A file to add to the package so that `fn` exists; undefined for main. */
  readonly glue: string | undefined;
}

const TEST_ENTRY = "raceweaveTestMain";

/** What to begin with. */
export interface EntryWish {
  /** `main`, a test's name, or undefined: main if there is one, else the only test. */
  readonly requested: string | undefined;
  /** Where the wish cannot be met or leaves a choice: main, else the first test, instead of an error. */
  readonly takesFirst: boolean;
}

/** The functions a program can begin with: main if it is one, then the tests in the order of the file. */
export function entriesOf(file: File): readonly FuncDecl[] {
  const functions = file.decls.filter(isFunction);
  const mains = file.packageName.name === "main" ? functions.filter((decl) => decl.name.name === "main") : [];
  return [...mains.slice(0, 1), ...functions.filter(isTest)];
}

/** Chooses the entry. Errors: a diagnostic that names the entries to choose from. */
export function chooseEntry(file: File, { requested, takesFirst }: EntryWish): Result<Entry, Diagnostic> {
  const names = entriesOf(file).map((decl) => decl.name.name);
  const name = nameOf(names, requested, takesFirst);
  if (name === "main") return ok({ fn: "main", name, glue: undefined });
  if (name !== undefined) return ok({ fn: TEST_ENTRY, name, glue: glueFor(file, name) });
  const tests = names.filter((each) => each !== "main");
  return err({
    ...whereToSay(file),
    code: "no-entry",
    severity: "error",
    message: noEntryMessage(file, requested, tests),
  });
}

function nameOf(names: readonly string[], requested: string | undefined, takesFirst: boolean): string | undefined {
  if (requested !== undefined && names.includes(requested)) return requested;
  const isClear = requested === undefined && (names[0] === "main" || names.length === 1);
  return isClear || takesFirst ? names[0] : undefined;
}

function isFunction(decl: File["decls"][number]): decl is FuncDecl {
  return decl.kind === "FuncDecl" && decl.receiver === undefined;
}

function isTest(decl: FuncDecl): boolean {
  return /^Test(?!\p{Ll})/u.test(decl.name.name) && takesTesting("T", decl);
}

// One parameter of type *T or *testing.T (or M): what go test looks for.
function takesTesting(type: "T" | "M", { type: { params } }: FuncDecl): boolean {
  const [field, ...more] = params.fields;
  if (field === undefined || more.length > 0 || field.names.length > 1 || field.type.kind !== "StarExpr") return false;
  const { x } = field.type;
  return (x.kind === "Ident" && x.name === type) || (x.kind === "SelectorExpr" && x.selector.name === type);
}

// The program of a test: TestMain if the file has one, which runs the test when it says so.
function glueFor(file: File, test: string): string {
  const hasTestMain = file.decls.some(
    (decl) =>
      decl.kind === "FuncDecl" &&
      decl.receiver === undefined &&
      decl.name.name === "TestMain" &&
      takesTesting("M", decl),
  );
  const call = hasTestMain ? `RunMain("${test}", ${test}, TestMain)` : `RunTest("${test}", ${test})`;
  return `package ${file.packageName.name}\n\nimport "testing"\n\nfunc ${TEST_ENTRY}() { testing.${call} }\n`;
}

function whereToSay(file: File): Pick<Diagnostic, "pos" | "end"> {
  return { pos: file.packageName.pos, end: file.packageName.end };
}

function noEntryMessage(file: File, requested: string | undefined, tests: readonly string[]): string {
  const choices = tests.length === 0 ? "" : `; tests here: ${tests.join(", ")}`;
  if (requested !== undefined) return `there is no entry ${requested}${choices}`;
  if (tests.length > 1) return `several tests and no main: choose an entry${choices}`;
  if (file.packageName.name !== "main")
    return `package ${file.packageName.name} is not a main package and has no test to run`;
  return "function main is undeclared in the main package";
}
