// lostcancel: the cancel function of a context is thrown away, or a return can be reached on which nobody has called it.

import type { CallExpr, Expr, FuncDecl, FuncLit, Ident, Node, ReturnStmt, Stmt } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { VarObj } from "../types/objects.ts";
import { type Analysis, type Pass, unparen } from "./analysis.ts";

const MAKERS = new Set([
  ...["WithCancel", "WithTimeout", "WithDeadline"],
  ...["WithCancelCause", "WithTimeoutCause", "WithDeadlineCause"],
]);

export const lostcancel: Analysis = {
  name: "lostcancel",
  run(pass) {
    pass.functions((fn) => {
      if (fn.body !== undefined) checkFunction(pass, fn);
    });
  },
};

interface Definition {
  readonly variable: VarObj;
  readonly ident: Ident;
  readonly statement: Stmt;
}

function checkFunction(pass: Pass, fn: FuncDecl | FuncLit): void {
  const body = fn.body;
  if (body === undefined) return;
  walk(body, (node) => {
    if (node.kind === "FuncLit") return false;
    const definition = node.kind === "AssignStmt" ? definitionOf(pass, node, node.left, node.right) : undefined;
    if (definition === undefined) return true;
    const lost = new Paths(pass, definition).lostReturn(body.statements);
    if (lost === undefined) return true;
    const { ident, variable, statement } = definition;
    pass.report(statement, `the ${variable.name} function is not used on all paths (possible context leak)`);
    const end = lost === "end" ? { pos: (body.end - 1) as typeof body.end, end: body.end } : lost;
    pass.report(
      end,
      `this return statement may be reached without using the ${variable.name} var defined on line ${pass.lineOf(ident)}`,
    );
    return true;
  });
}

function definitionOf(
  pass: Pass,
  statement: Stmt,
  left: readonly Expr[],
  right: readonly Expr[],
): Definition | undefined {
  const call = right[0] === undefined ? undefined : unparen(right[0]);
  if (right.length !== 1 || left.length !== 2 || call?.kind !== "CallExpr" || !isMaker(pass, call)) return undefined;
  const ident = unparen(left[1] as Expr); // length 2
  if (ident.kind !== "Ident") return undefined;
  if (ident.name === "_") {
    const maker = pass.callee(call)?.name;
    pass.report(
      ident,
      `the cancel function returned by context.${maker} should be called, not discarded, to avoid a context leak`,
    );
    return undefined;
  }
  const variable = pass.variable(ident);
  const isLocal = variable?.role === "local";
  return variable !== undefined && isLocal ? { variable, ident, statement } : undefined;
}

function isMaker(pass: Pass, call: CallExpr): boolean {
  return pass.isCallOf(call, "context", MAKERS);
}

/** What can be reached from the definition on without a use. */
const NOT_YET = 0;
const UNUSED = 1;
const DONE = 2;

// Follows the paths of a function's body from the definition on. A loop's body may run or not.
class Paths {
  private lost: ReturnStmt | undefined;

  constructor(
    private readonly pass: Pass,
    private readonly definition: Definition,
  ) {}

  /** The first return that can be reached without a use; `end` for the end of the body. */
  lostReturn(body: readonly Stmt[]): ReturnStmt | "end" | undefined {
    const state = this.list(body, NOT_YET);
    return this.lost ?? (state === UNUSED ? "end" : undefined);
  }

  private list(statements: readonly Stmt[], state: number): number {
    let now = state;
    for (const statement of statements) now = this.statement(statement, now);
    return now;
  }

  private statement(s: Stmt, state: number): number {
    if (s === this.definition.statement) return UNUSED;
    switch (s.kind) {
      case "BlockStmt":
        return this.list(s.statements, state);
      case "LabeledStmt":
        return this.statement(s.statement, state);
      case "IfStmt": {
        const now = this.follow(s.condition, s.init === undefined ? state : this.statement(s.init, state));
        const then = this.list(s.then.statements, now);
        return join(then, s.else === undefined ? now : this.statement(s.else, now));
      }
      case "ForStmt": {
        const now = this.follow(s.condition, s.init === undefined ? state : this.statement(s.init, state));
        const after = this.list(s.body.statements, now);
        // Out of `for {}` only a break leads.
        return s.condition === undefined && !hasBreak(s.body) ? DONE : join(now, after);
      }
      case "RangeStmt": {
        const now = this.follow(s.x, state);
        return join(now, this.list(s.body.statements, now));
      }
      case "SwitchStmt":
      case "TypeSwitchStmt": {
        const tag = s.kind === "SwitchStmt" ? s.tag : s.x;
        const now = this.follow(tag, s.init === undefined ? state : this.statement(s.init, state));
        const isWhole = s.clauses.some((clause) => clause.values === undefined);
        const ends = s.clauses.map((clause) => this.list(clause.body, this.followAll(clause.values ?? [], now)));
        return [...ends, ...(isWhole ? [] : [now])].reduce(join, DONE);
      }
      case "SelectStmt":
        return s.clauses
          .map(({ communication, body }) =>
            this.list(body, communication === undefined ? state : this.statement(communication, state)),
          )
          .reduce(join, DONE);
      case "ReturnStmt": {
        const now = this.followAll(s.results, state);
        if (now === UNUSED) this.lost ??= s;
        return now === NOT_YET ? NOT_YET : DONE;
      }
      case "ExprStmt":
        return endsGoroutine(s.x) && state === UNUSED ? DONE : this.follow(s, state);
      default:
        return this.follow(s, state);
    }
  }

  private followAll(nodes: readonly Node[], state: number): number {
    return nodes.reduce((now, node) => this.follow(node, now), state);
  }

  private follow(node: Node | undefined, state: number): number {
    if (node === undefined || state !== UNUSED) return state;
    let isUsed = false;
    walk(node, (below) => {
      if (below.kind === "Ident" && this.pass.info.uses.get(below) === this.definition.variable) isUsed = true;
      return !isUsed;
    });
    return isUsed ? DONE : state;
  }
}

// Where two paths meet: what is unused on one of them may be unused.
function join(a: number, b: number): number {
  if (a === UNUSED || b === UNUSED) return UNUSED;
  return a === NOT_YET && b === NOT_YET ? NOT_YET : DONE;
}

function hasBreak(body: Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.kind === "BranchStmt" && node.token === "break") found = true;
    return node.kind !== "FuncLit" && !found;
  });
  return found;
}

function endsGoroutine(x: Expr): boolean {
  const call = unparen(x);
  return call.kind === "CallExpr" && call.fn.kind === "Ident" && call.fn.name === "panic";
}
