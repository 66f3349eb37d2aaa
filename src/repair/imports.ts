// Adding imports: in gofmt's order, in the form that the file has.

import type { GenDecl, ImportSpec } from "../syntax/ast.ts";
import type { TextEdit } from "../trace/repair.ts";
import type { ProgramText } from "./program-text.ts";

/** Edits that import `paths`, none of which the file imports yet. */
export function importEdits(program: ProgramText, paths: ReadonlySet<string>): readonly TextEdit[] {
  if (paths.size === 0) return [];
  const wanted = [...paths].sort();
  const decls = program.file.decls.filter(
    (decl): decl is GenDecl => decl.kind === "GenDecl" && decl.token === "import",
  );
  const group = decls.find((decl) => program.textOf(decl).includes("("));
  if (group !== undefined) return wanted.map((path) => intoGroup(program, group, path));
  const [only] = decls;
  if (decls.length === 1 && only !== undefined) return [asGroup(program, only, wanted)];
  const lines = wanted.map((path) => `import ${JSON.stringify(path)}`);
  const last = decls.at(-1);
  const at = program.offset((last ?? program.file.packageName).end);
  return [{ start: at, end: at, text: last === undefined ? `\n\n${lines.join("\n")}` : `\n${lines.join("\n")}` }];
}

function pathOf({ path }: ImportSpec): string {
  return path.value.slice(1, -1);
}

function intoGroup(program: ProgramText, group: GenDecl, path: string): TextEdit {
  const specs = firstSection(program, group);
  const next = specs.find((spec) => pathOf(spec) > path);
  const last = specs.at(-1);
  if (next !== undefined) {
    const start = program.offset(next.pos);
    return { start, end: start, text: `${JSON.stringify(path)}\n\t` };
  }
  const at = last === undefined ? program.offset(group.end) - 1 : lineEnd(program.text, program.offset(last.end));
  return {
    start: at,
    end: at,
    text: last === undefined ? `\n\t${JSON.stringify(path)}\n` : `\n\t${JSON.stringify(path)}`,
  };
}

// Packages of the standard library come first, up to an empty line.
function firstSection(program: ProgramText, group: GenDecl): readonly ImportSpec[] {
  const section: ImportSpec[] = [];
  for (const spec of group.specs) {
    if (spec.kind !== "ImportSpec") continue;
    const before = section.at(-1);
    const gap = before === undefined ? "" : program.text.slice(program.offset(before.end), program.offset(spec.pos));
    if (/\n\s*\n/.test(gap)) break;
    section.push(spec);
  }
  return section;
}

function asGroup(program: ProgramText, decl: GenDecl, wanted: readonly string[]): TextEdit {
  const specs = decl.specs.filter((spec): spec is ImportSpec => spec.kind === "ImportSpec");
  const rows = [
    ...specs.map((spec) => ({ path: pathOf(spec), text: program.textOf(spec) })),
    ...wanted.map((path) => ({ path, text: JSON.stringify(path) })),
  ];
  rows.sort((a, b) => (a.path < b.path ? -1 : 1));
  const text = `import (\n${rows.map((row) => `\t${row.text}\n`).join("")})`;
  return { start: program.offset(decl.pos), end: program.offset(decl.end), text };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
