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

/**
 * Chooses the entry. `requested` is `main`, a test's name or undefined: main if there is one, else the only test.
 * Errors: a diagnostic that names the entries to choose from.
 */
export function chooseEntry(file: File, requested: string | undefined): Result<Entry, Diagnostic> {
  const tests = file.decls.filter(isTest).map((decl) => decl.name.name);
  const hasMain = file.decls.some(
    (decl) => decl.kind === "FuncDecl" && decl.receiver === undefined && decl.name.name === "main",
  );
  const name =
    requested ?? (file.packageName.name === "main" && hasMain ? "main" : tests.length === 1 ? tests[0] : undefined);
  if (name !== undefined && tests.includes(name)) return ok({ fn: TEST_ENTRY, name, glue: glueFor(file, name) });
  if (name === "main" && hasMain && file.packageName.name === "main") return ok({ fn: "main", name, glue: undefined });
  return err({
    ...whereToSay(file),
    code: "no-entry",
    severity: "error",
    message: noEntryMessage(file, requested, tests),
  });
}

function isTest(decl: File["decls"][number]): decl is FuncDecl {
  if (decl.kind !== "FuncDecl" || decl.receiver !== undefined) return false;
  return /^Test(?!\p{Ll})/u.test(decl.name.name) && takesTestingT(decl);
}

// One parameter of type *T or *testing.T: what go test looks for.
function takesTestingT({ type: { params } }: FuncDecl): boolean {
  const [field, ...more] = params.fields;
  if (field === undefined || more.length > 0 || field.names.length > 1 || field.type.kind !== "StarExpr") return false;
  const { x } = field.type;
  return (x.kind === "Ident" && x.name === "T") || (x.kind === "SelectorExpr" && x.selector.name === "T");
}

function glueFor(file: File, test: string): string {
  return `package ${file.packageName.name}\n\nimport "testing"\n\nfunc ${TEST_ENTRY}() { testing.RunTest("${test}", ${test}) }\n`;
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
