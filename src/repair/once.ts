// sync.Once around an initialisation that is to happen once, wherever the variable is used first.

import type { Expr, IfStmt, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { accessesOf } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import { addField, declareBeside, simpleBase, structOf } from "./mutex-choice.ts";
import { isSame, ofKind, type ProgramText } from "./program-text.ts";

/** `if x == nil { x = … }` becomes `once.Do(func() { x = … })`. */
export function onceRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const variables = [
    ...new Set(accesses.named.map((node) => program.variableOf(node)).filter((each) => each !== undefined)),
  ];
  return variables.flatMap((variable) => {
    const tests = initialisations(program, variable);
    const [test] = tests;
    if (test === undefined || tests.length !== 1) return [];
    const name = program.freshName("once", `${variable.name}Once`);
    const base = variable.role === "field" ? baseOf(program, test.access) : undefined;
    if (variable.role === "field" && base === undefined) return [];
    const words = {
      kind: "once" as const,
      title: `Initialise ${variable.name} through a sync.Once`,
      why: `The first one to come runs the initialisation, and everybody else waits until it is done, and sees all of it.`,
    };
    return draft(broken, words, (rewriter) => {
      const type = `${rewriter.use("sync")}.Once`;
      const struct = variable.role === "field" ? structOf(program, variable) : undefined;
      const isDeclared =
        variable.role === "field"
          ? struct !== undefined && addField(rewriter, struct, name, type)
          : declareBeside(rewriter, variable, name, type);
      if (!isDeclared) return false;
      const { statement } = test;
      const spelled = base === undefined ? name : `${base}.${name}`;
      rewriter.edit(program.offset(statement.pos), program.offset(statement.then.pos), `${spelled}.Do(func() `);
      const end = program.offset(statement.end);
      rewriter.edit(end, end, ")");
      return true;
    });
  });
}

function baseOf(program: ProgramText, access: Expr): string | undefined {
  return access.kind === "SelectorExpr" ? simpleBase(program, access.x) : undefined;
}

interface Initialisation {
  readonly statement: IfStmt;
  readonly access: Expr;
}

// Tests of the variable with its assignment inside, and no way out of the function.
function initialisations(program: ProgramText, variable: VarObj): readonly Initialisation[] {
  return program.find(program.file, ofKind("IfStmt"), true).flatMap((statement) => {
    if (statement.init !== undefined || statement.else !== undefined) return [];
    const access = testedVariable(program, statement.condition);
    const tested = access && program.variableOf(access);
    if (access === undefined || tested === undefined || !isSame(tested, variable)) return [];
    const leaves = program.find(statement.then, isWayOut).length > 0;
    const assigns = program
      .find(statement.then, ofKind("AssignStmt"))
      .some(({ left }) => left.some((x) => program.textOf(x) === program.textOf(access)));
    const isNested = program
      .find(statement.then, ofKind("IfStmt"))
      .some((inner) => inner !== statement && testedVariable(program, inner.condition) !== undefined);
    return leaves || !assigns || isNested ? [] : [{ statement, access }];
  });
}

function isWayOut(node: Node): node is Node {
  return node.kind === "ReturnStmt" || node.kind === "BranchStmt";
}

function testedVariable(program: ProgramText, condition: Expr): Expr | undefined {
  if (condition.kind === "UnaryExpr" && condition.op === "!") return named(program, condition.x);
  if (
    condition.kind === "BinaryExpr" &&
    condition.op === "==" &&
    /^(nil|0|false|"")$/.test(program.textOf(condition.y))
  )
    return named(program, condition.x);
  return undefined;
}

function named(program: ProgramText, x: Expr): Expr | undefined {
  return program.variableOf(x) === undefined ? undefined : x;
}
