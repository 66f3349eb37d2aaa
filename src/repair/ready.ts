// A reader that may come before its variable is set waits for a channel that is closed behind the assignment.

import type { CompositeLit, Expr } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { accessesOf, isWrite } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import { addField, declareBeside, simpleBase, structOf } from "./mutex-choice.ts";
import { ofKind, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** Adds a channel that says that the finding's variable is set. */
export function readyRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const { variable, named } = accesses;
  const writers = named.filter((node) => isWrite(program, node));
  const readers = named.filter((node) => !isWrite(program, node));
  const [writer] = writers;
  if (writer === undefined || writers.length !== 1 || readers.length === 0 || isInLoop(program, writer)) return [];
  const name = program.freshName("ready", `${variable.name}Ready`);
  const words = {
    kind: "wait-first" as const,
    title: `Wait until ${variable.name} is set`,
    why: `${name} is closed behind the assignment: who has received from it sees ${variable.name}.`,
  };
  return draft(broken, words, (rewriter) => {
    if (!declare(rewriter, variable, name)) return false;
    const behind = program.placeOf(writer);
    const close = spelled(program, writer, variable, name);
    if (behind === undefined || close === undefined) return false;
    rewriter.after(behind, `close(${close})`);
    for (const reader of readers) {
      const before = program.placeOf(reader);
      const receive = spelled(program, reader, variable, name);
      if (before === undefined || receive === undefined) return false;
      rewriter.before(before, `<-${receive}`);
    }
    return true;
  });
}

function isInLoop(program: ProgramText, node: Expr): boolean {
  for (const up of program.ancestors(node)) {
    if (up.kind === "ForStmt" || up.kind === "RangeStmt") return true;
    if (up.kind === "FuncDecl" || up.kind === "FuncLit") return false;
  }
  return false;
}

function spelled(program: ProgramText, access: Expr, variable: VarObj, name: string): string | undefined {
  if (variable.role !== "field") return name;
  const base = access.kind === "SelectorExpr" ? simpleBase(program, access.x) : undefined;
  return base === undefined ? undefined : `${base}.${name}`;
}

function declare(rewriter: Rewriter, variable: VarObj, name: string): boolean {
  const { program } = rewriter;
  if (variable.role !== "field") return declareBeside(rewriter, variable, name, "= make(chan struct{})");
  const struct = structOf(program, variable);
  const literals = struct === undefined ? [] : literalsOf(program, variable);
  if (struct === undefined || literals.length === 0 || !addField(rewriter, struct, name, "chan struct{}")) return false;
  for (const literal of literals) {
    const [first] = literal.elements;
    if (first !== undefined && first.kind !== "KeyValueExpr") return false;
    const open = program.offset(literal.lbrace) + 1;
    const hasLines = first !== undefined && program.text.slice(open, program.offset(first.pos)).includes("\n");
    if (hasLines) return false;
    rewriter.edit(open, open, `${name}: make(chan struct{})${first === undefined ? "" : ", "}`);
  }
  return true;
}

/** Composite literals of the struct that has the field. */
function literalsOf(program: ProgramText, field: VarObj): readonly CompositeLit[] {
  return program.find(program.file, ofKind("CompositeLit"), true).filter((literal) => {
    const type = program.typeOf(literal);
    const named = type?.kind === "pointer" ? type.elem : type;
    const struct = named?.kind === "named" ? named.underlying : named;
    return struct?.kind === "struct" && struct.fields.some(({ pos }) => pos === field.pos);
  });
}
