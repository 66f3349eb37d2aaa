// Which mutex guards a variable: one that guards it elsewhere, one of the same struct, or a new one declared beside it.

import type { Expr, Node, StructType } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import { isOfType, locksHeldAt } from "./locks.ts";
import { isSame, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** A mutex that accesses can take. */
export interface MutexChoice {
  /** For titles. */
  readonly name: string;
  readonly isNew: boolean;
  readonly isReadWrite: boolean;
  /** How the code at an access spells it; undefined where it cannot. */
  spell(access: Expr): string | undefined;
  /** Adds its declaration. */
  declare(rewriter: Rewriter): boolean;
}

/** Mutexes for a variable, the most natural first. */
export function mutexesFor(program: ProgramText, variable: VarObj, accesses: readonly Expr[]): readonly MutexChoice[] {
  const guarding = guardOf(program, accesses);
  const choices: MutexChoice[] = [];
  if (variable.role === "field") {
    const struct = structOf(program, variable);
    if (struct !== undefined) {
      choices.push(...fieldMutexes(program, struct, guarding));
      if (choices.length === 0)
        choices.push(
          newField(program, struct, variable),
          ...readWrite(variable, newField(program, struct, variable, "RWMutex")),
        );
    }
  } else if (guarding !== undefined) choices.push(asWritten(program, guarding));
  if (variable.role !== "field" && choices.length === 0)
    choices.push(
      newVariable(program, variable, "Mutex"),
      ...readWrite(variable, newVariable(program, variable, "RWMutex")),
    );
  return choices;
}

// Maps are often read far more than written.
function readWrite({ type }: VarObj, choice: MutexChoice): readonly MutexChoice[] {
  return (type.kind === "named" ? type.underlying : type).kind === "map" ? [choice] : [];
}

/** A new mutex for the whole package, declared before the function of `node`. */
export function packageMutex(program: ProgramText, node: Node, ...wishes: readonly string[]): MutexChoice {
  const name = program.freshName(...wishes);
  return {
    name,
    isNew: true,
    isReadWrite: false,
    spell: () => name,
    declare(rewriter) {
      rewriter.declareBefore(node, `var ${name} ${rewriter.use("sync")}.Mutex`);
      return true;
    },
  };
}

/** A new mutex as a field of the struct that has the variable. */
export function newField(
  program: ProgramText,
  struct: StructType,
  variable: VarObj,
  type: "Mutex" | "RWMutex" = "Mutex",
): MutexChoice {
  const name = program.freshName("mu", `${variable.name}Mu`);
  return {
    name,
    isNew: true,
    isReadWrite: type === "RWMutex",
    spell: (access) => {
      const base = baseOf(program, access, variable);
      return base === undefined ? undefined : `${base}.${name}`;
    },
    declare: (rewriter) => addField(rewriter, struct, name, `${rewriter.use("sync")}.${type}`),
  };
}

/** The struct type, written in this file, that a field belongs to. */
export function structOf(program: ProgramText, field: VarObj): StructType | undefined {
  const ident = program.definitionOf(field);
  if (ident === undefined) return undefined;
  for (const up of program.ancestors(ident)) if (up.kind === "StructType") return up;
  return undefined;
}

/** Adds a field above the others, with an empty line behind it so that nothing needs aligning. */
export function addField(rewriter: Rewriter, struct: StructType, name: string, type: string): boolean {
  const { program } = rewriter;
  const [first] = struct.fields.fields;
  if (first === undefined) return false;
  const text = program.textOf(struct);
  if (!text.includes("\n")) {
    const fields = struct.fields.fields.map((field) => `\t${program.textOf(field)}\n`).join("");
    if (struct.fields.fields.length > 1) return false;
    rewriter.replace(struct, `struct {\n\t${name} ${type}\n\n${fields}}`);
    return true;
  }
  const open = program.offset(struct.pos) + text.indexOf("{") + 1;
  rewriter.edit(open, open, `\n\t${name} ${type}\n`);
  return true;
}

/** A new variable declared beside another one: in the same group, before the same statement, or at the start of its function. */
export function declareBeside(rewriter: Rewriter, variable: VarObj, name: string, type: string): boolean {
  const { program } = rewriter;
  const ident = program.definitionOf(variable);
  if (ident === undefined) return false;
  const line = type.startsWith("= ") && variable.role !== "package" ? `${name} :${type}` : `var ${name} ${type}`;
  if (variable.role === "package") {
    const decl = program.file.decls.find((each) => each.pos <= ident.pos && ident.end <= each.end);
    if (decl === undefined) return false;
    rewriter.declareAfter(decl, line);
    return true;
  }
  const place = program.placeOf(ident);
  const fn = program.functionOf(ident);
  const isParameter = variable.role !== "local";
  if (place !== undefined && !isParameter) rewriter.before(place, line);
  else {
    const owner = [...program.ancestors(ident)].find((up) => up.kind === "FuncDecl" || up.kind === "FuncLit") ?? fn;
    if (owner?.body === undefined) return false;
    rewriter.atStart(owner.body, line);
  }
  return true;
}

function newVariable(program: ProgramText, variable: VarObj, type: "Mutex" | "RWMutex"): MutexChoice {
  const name = program.freshName("mu", `${variable.name}Mu`);
  return {
    name,
    isNew: true,
    isReadWrite: type === "RWMutex",
    spell: () => name,
    declare: (rewriter) => declareBeside(rewriter, variable, name, `${rewriter.use("sync")}.${type}`),
  };
}

// A lock of the text, as another access would write it: a variable as it is, a field with the base of the access.
function asWritten(program: ProgramText, lock: Expr): MutexChoice {
  const name = program.textOf(lock);
  const isReadWrite = isOfType(program, lock, "sync", "RWMutex");
  return { name, isNew: false, isReadWrite, spell: () => name, declare: () => true };
}

function fieldMutexes(program: ProgramText, struct: StructType, guarding: Expr | undefined): readonly MutexChoice[] {
  const choices: MutexChoice[] = [];
  const wanted = guarding === undefined ? undefined : program.variableOf(guarding);
  for (const { names, type } of struct.fields.fields) {
    for (const ident of names) {
      const field = program.objectOf(ident);
      if (field?.kind !== "var" || !isOfType(program, field, "sync", "Mutex", "RWMutex")) continue;
      const choice = ownField(program, field.name, isOfType(program, field, "sync", "RWMutex"));
      if (wanted !== undefined && isSame(wanted, field)) choices.unshift(choice);
      else choices.push(choice);
    }
    if (names.length === 0 && isMutexName(program.textOf(type)))
      choices.push(ownField(program, undefined, program.textOf(type).endsWith("RWMutex")));
  }
  return choices;
}

function isMutexName(text: string): boolean {
  return text === "sync.Mutex" || text === "sync.RWMutex";
}

function ownField(program: ProgramText, field: string | undefined, isReadWrite: boolean): MutexChoice {
  return {
    name: field ?? "its mutex",
    isNew: false,
    isReadWrite,
    spell: (access) => {
      const base = access.kind === "SelectorExpr" ? simpleBase(program, access.x) : undefined;
      return base === undefined || field === undefined ? base : `${base}.${field}`;
    },
    declare: () => true,
  };
}

function baseOf(program: ProgramText, access: Expr, variable: VarObj): string | undefined {
  if (access.kind !== "SelectorExpr") return undefined;
  const field = program.variableOf(access);
  return field !== undefined && isSame(field, variable) ? simpleBase(program, access.x) : undefined;
}

/** The text of an expression that can be said again: names and fields. */
export function simpleBase(program: ProgramText, x: Expr): string | undefined {
  if (x.kind === "Ident") return x.name;
  if (x.kind === "SelectorExpr") return simpleBase(program, x.x) === undefined ? undefined : program.textOf(x);
  return undefined;
}

// The lock that most accesses hold in the text.
function guardOf(program: ProgramText, accesses: readonly Expr[]): Expr | undefined {
  const votes = new Map<string, { readonly x: Expr; n: number }>();
  for (const access of accesses) {
    for (const { acquired } of locksHeldAt(program, access)) {
      const known = votes.get(acquired.lock);
      if (known === undefined) votes.set(acquired.lock, { x: acquired.x, n: 1 });
      else known.n++;
    }
  }
  return [...votes.values()].sort((a, b) => b.n - a.n)[0]?.x;
}
