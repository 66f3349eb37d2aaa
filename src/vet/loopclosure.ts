// loopclosure: before Go 1.22 a loop has one variable for all iterations, and a function literal started at the end of the body
// sees what later iterations make of it.

import type { CallExpr, Expr, ForStmt, FuncLit, RangeStmt, Stmt } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { VarObj } from "../types/objects.ts";
import { type Analysis, isNamed, type Pass, unparen } from "./analysis.ts";

/** Language version from which on every iteration has its own variables. */
const PER_ITERATION = 22;

export const loopclosure: Analysis = {
  name: "loopclosure",
  run(pass) {
    if (pass.pkg.goMinor >= PER_ITERATION) return;
    for (const file of pass.files) {
      walk(file, (node) => {
        if (node.kind === "RangeStmt" || node.kind === "ForStmt") checkLoop(pass, node);
        return true;
      });
    }
  },
};

function checkLoop(pass: Pass, loop: RangeStmt | ForStmt): void {
  const variables = loopVariables(pass, loop);
  if (variables.size === 0) return;
  for (const literal of literalsThatOutlive(pass, loop.body.statements)) reportCaptures(pass, literal, variables);
}

function loopVariables(pass: Pass, loop: RangeStmt | ForStmt): ReadonlySet<VarObj> {
  const targets = loop.kind === "RangeStmt" ? [loop.key, loop.value] : changedBy(loop.post);
  return new Set(targets.flatMap((target) => (target === undefined ? [] : (pass.variable(target) ?? []))));
}

function changedBy(post: Stmt | undefined): readonly Expr[] {
  if (post?.kind === "IncDecStmt") return [post.x];
  return post?.kind === "AssignStmt" ? post.left : [];
}

// Literals of go and defer statements that nothing in the body comes after, and of subtests that run in parallel.
function literalsThatOutlive(pass: Pass, body: readonly Stmt[]): readonly FuncLit[] {
  const literals: FuncLit[] = [];
  forEachLast(body, (last) => {
    if (last.kind === "GoStmt" || last.kind === "DeferStmt") literals.push(...literalOf(last.call));
    else if (last.kind === "ExprStmt") literals.push(...groupCall(pass, last.x));
  });
  for (const statement of body) if (statement.kind === "ExprStmt") literals.push(...parallelSubtest(pass, statement.x));
  return literals;
}

function forEachLast(body: readonly Stmt[], visit: (last: Stmt) => void): void {
  const last = body.at(-1);
  if (last === undefined) return;
  switch (last.kind) {
    case "IfStmt":
      forEachLast(last.then.statements, visit);
      if (last.else !== undefined) forEachLast([last.else], visit);
      return;
    case "BlockStmt":
      forEachLast(last.statements, visit);
      return;
    case "ForStmt":
    case "RangeStmt":
      forEachLast(last.body.statements, visit);
      return;
    case "SwitchStmt":
    case "TypeSwitchStmt":
    case "SelectStmt":
      for (const clause of last.clauses) forEachLast(clause.body, visit);
      return;
    default:
      visit(last);
  }
}

function literalOf(call: Expr): readonly FuncLit[] {
  const x = unparen(call);
  const fn = x.kind === "CallExpr" ? unparen(x.fn) : undefined;
  return fn?.kind === "FuncLit" ? [fn] : [];
}

// `g.Go(func() error { … })` of golang.org/x/sync/errgroup.
function groupCall(pass: Pass, x: Expr): readonly FuncLit[] {
  const call = methodCall(pass, x, "golang.org/x/sync/errgroup", "Group", "Go");
  const literal = call?.args[0] === undefined ? undefined : unparen(call.args[0]);
  return literal?.kind === "FuncLit" ? [literal] : [];
}

// `t.Run(name, func(t *testing.T) { …; t.Parallel(); … })`; before Parallel it runs at once.
function parallelSubtest(pass: Pass, x: Expr): readonly FuncLit[] {
  const call = methodCall(pass, x, "testing", "T", "Run");
  const literal = call?.args[1] === undefined ? undefined : unparen(call.args[1]);
  if (literal?.kind !== "FuncLit") return [];
  const { statements } = literal.body;
  const at = statements.findIndex(
    (s) => s.kind === "ExprStmt" && methodCall(pass, s.x, "testing", "T", "Parallel") !== undefined,
  );
  if (at < 0) return [];
  return [{ ...literal, body: { ...literal.body, statements: statements.slice(at + 1) } }];
}

function methodCall(pass: Pass, x: Expr, path: string, type: string, name: string): CallExpr | undefined {
  const call = unparen(x);
  if (call.kind !== "CallExpr" || call.fn.kind !== "SelectorExpr" || call.fn.selector.name !== name) return undefined;
  return isNamed(pass.typeOf(call.fn.x), path, type) ? call : undefined;
}

function reportCaptures(pass: Pass, literal: FuncLit, variables: ReadonlySet<VarObj>): void {
  walk(literal.body, (node) => {
    if (node.kind !== "Ident") return true;
    const used = pass.info.uses.get(node);
    if (used?.kind === "var" && variables.has(used))
      pass.report(node, `loop variable ${node.name} captured by func literal`);
    return true;
  });
}
