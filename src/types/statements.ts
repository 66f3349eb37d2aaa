// Statements (Go spec, "Statements"): types, and what may stand where. Labels and missing returns are separate passes.

import type {
  AssignStmt,
  BlockStmt,
  CommClause,
  DeferStmt,
  Expr,
  GoStmt,
  Ident,
  IncDecStmt,
  ReturnStmt,
  SelectStmt,
  SendStmt,
  Stmt,
} from "../syntax/ast.ts";
import { assignment, assignOperand, assignVars, initVars, returnMismatch } from "./assignment.ts";
import { UNSET } from "./basic.ts";
import { call } from "./calls.ts";
import type { StatementRules } from "./clauses.ts";
import { multipleDefaults } from "./clauses.ts";
import type { Checker, Environment } from "./context.ts";
import { evaluateAll, multiExpr, operandOf, rawExpr, record } from "./evaluate.ts";
import { checkLabels } from "./labels.ts";
import { newVar } from "./new-object.ts";
import type { VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { binary, channelElement } from "./operators.ts";
import { isBoolean, isNumeric } from "./predicates.ts";
import { rangeStmt } from "./range.ts";
import { switchStmt, typeSwitchStmt } from "./switches.ts";
import { unparen } from "./syntax-queries.ts";
import { isTerminatingList } from "./terminating.ts";

/** Checks a function's body in its environment: statements, labels, and that it returns when it must. */
export function functionBody(c: Checker, env: Environment, body: BlockStmt): void {
  c.within({ ...env, iota: env.iota, errorSpan: undefined }, () => statements(c, body.statements));
  checkLabels(c, body);
  if (env.signature !== undefined && env.signature.results.length > 0 && !isTerminatingList(c, body.statements)) {
    c.error({ pos: (body.end - 1) as typeof body.end, end: body.end }, "missing-return", "missing return");
  }
}

/** A list of statements in the current scope. */
export function statements(c: Checker, list: readonly Stmt[]): void {
  for (const s of list) statement(c, s);
}

/** One statement. */
export function statement(c: Checker, s: Stmt): void {
  switch (s.kind) {
    case "BadStmt":
    case "EmptyStmt":
      return;
    case "DeclStmt":
      c.rules.localDecl(c, s.decl);
      return;
    case "LabeledStmt":
      statement(c, s.statement);
      return;
    case "ExprStmt":
      expressionStmt(c, s.x);
      return;
    case "SendStmt":
      send(c, s);
      return;
    case "IncDecStmt":
      incDec(c, s);
      return;
    case "AssignStmt":
      assign(c, s);
      return;
    case "GoStmt":
    case "DeferStmt":
      suspended(c, s);
      return;
    case "ReturnStmt":
      returnStmt(c, s);
      return;
    case "BranchStmt":
      // Labels and targets are looked at function by function, see labels.ts.
      return;
    case "BlockStmt":
      block(c, s);
      return;
    case "IfStmt":
      c.inScope(() => {
        if (s.init !== undefined) statement(c, s.init);
        condition(c, s.condition, "if");
        block(c, s.then);
        if (s.else !== undefined) statement(c, s.else);
      });
      return;
    case "SwitchStmt":
      switchStmt(c, s, BODY);
      return;
    case "TypeSwitchStmt":
      typeSwitchStmt(c, s, BODY);
      return;
    case "SelectStmt":
      select(c, s);
      return;
    case "ForStmt":
      c.inScope(() => {
        if (s.init !== undefined) statement(c, s.init);
        if (s.condition !== undefined) condition(c, s.condition, "for");
        if (s.post !== undefined) postStmt(c, s.post);
        block(c, s.body);
      });
      return;
    case "RangeStmt":
      rangeStmt(c, s, BODY);
      return;
  }
}

const BODY: StatementRules = { list: statements, one: statement };

function block(c: Checker, s: BlockStmt): void {
  c.inScope(() => statements(c, s.statements));
}

function condition(c: Checker, e: Expr, where: "if" | "for"): void {
  const x = operandOf(c, e);
  if (x.isInvalid) return;
  if (!isBoolean(x.type)) {
    c.error(e, "invalid-cond", `non-boolean condition in ${where} statement`);
    return;
  }
  assignment(c, x, undefined, `${where} condition`);
}

function postStmt(c: Checker, s: Stmt): void {
  if (s.kind === "AssignStmt" && s.op === ":=") {
    c.error(s, "invalid-post-decl", "cannot declare in post statement of for loop");
    return;
  }
  statement(c, s);
}

function expressionStmt(c: Checker, e: Expr): void {
  const x = new Operand(e);
  const inner = unparen(e);
  if (inner.kind === "CallExpr") {
    const kind = callResult(c, x, e, inner);
    if (kind === "statement" || x.isInvalid) return;
  } else {
    rawExpr(c, x, e);
    if (x.isInvalid || (inner.kind === "UnaryExpr" && inner.op === "<-")) return;
  }
  if (x.mode === "builtin") {
    c.error(e, "uncalled-builtin", `${c.describe(x)} must be called`);
  } else if (x.mode === "type") {
    c.error(e, "not-an-expr", `${c.describe(x)} is not an expression`);
  } else c.error(e, "unused-expr", `${c.describe(x)} is not used`);
}

// Evaluates a call where its kind matters; records it like any expression.
function callResult(c: Checker, x: Operand, e: Expr, inner: Extract<Expr, { kind: "CallExpr" }>) {
  const kind = call(c, x, inner);
  x.expr = inner;
  record(c, x);
  for (let outer = e; outer !== inner && outer.kind === "ParenExpr"; outer = outer.x) {
    x.expr = outer;
    record(c, x);
  }
  x.expr = e;
  return kind;
}

function send(c: Checker, s: SendStmt): void {
  const channel = operandOf(c, s.channel);
  const value = operandOf(c, s.value);
  if (channel.isInvalid || value.isInvalid) return;
  const elem = channelElement(c, channel, "send");
  if (typeof elem === "string") c.error(s, "invalid-send", `invalid operation: cannot send to ${elem}`);
  else assignment(c, value, elem, "send");
}

function incDec(c: Checker, s: IncDecStmt): void {
  const x = operandOf(c, s.x);
  if (x.isInvalid) return;
  if (!isNumeric(x.type)) {
    const text = `invalid operation: ${c.exprString(s.x)}${s.op} (non-numeric type ${c.spell(x.type)})`;
    c.error(s.x, "non-numeric-inc-dec", text);
    return;
  }
  x.setValue(x.type);
  assignOperand(c, s.x, x, "assignment");
}

function assign(c: Checker, s: AssignStmt): void {
  if (s.op === ":=") {
    shortVarDecl(c, s);
    return;
  }
  if (s.op === "=") {
    assignVars(c, s.left, s.right);
    return;
  }
  const [left] = s.left;
  const [right] = s.right;
  if (left === undefined || right === undefined || s.left.length !== 1 || s.right.length !== 1) {
    c.error(s, "multi-val-assign-op", `assignment operation ${s.op} requires single-valued expressions`);
    evaluateAll(c, [...s.left, ...s.right]);
    return;
  }
  const x = new Operand(left);
  binary(c, x, undefined, left, right, s.op.slice(0, -1), s.opPos);
  if (!x.isInvalid) assignOperand(c, left, x, "assignment operation");
}

function shortVarDecl(c: Checker, s: AssignStmt): void {
  const targets: VarObj[] = [];
  const fresh: { readonly ident: Ident; readonly v: VarObj }[] = [];
  const seen = new Set<string>();
  let hasError = false;
  for (const e of s.left) {
    const [v, isNew] = shortTarget(c, e, seen);
    if (v === undefined) hasError = true;
    targets.push(v ?? newVar("_", e.pos, c.pkg, UNSET, "local"));
    if (isNew && v !== undefined && e.kind === "Ident") fresh.push({ ident: e, v });
  }
  initVars(c, targets, s.right, "assignment");
  for (const { ident, v } of fresh) c.declare(c.env.scope, ident, v);
  if (hasError || fresh.some(({ v }) => v.name !== "_")) return;
  const at = { pos: s.opPos, end: (s.opPos + 2) as typeof s.opPos };
  c.error(at, "no-new-var", "no new variables on left side of :=");
}

// The variable an identifier left of := stands for, and whether it is new.
function shortTarget(c: Checker, e: Expr, seen: Set<string>): [VarObj | undefined, boolean] {
  if (e.kind !== "Ident") {
    evaluateAll(c, [e]);
    if (e.kind !== "BadExpr") {
      c.error(e, "bad-decl", `non-name ${c.exprString(e)} on left side of :=`);
    }
    return [undefined, false];
  }
  if (e.name !== "_" && seen.has(e.name)) {
    c.error(e, "repeated-decl", `${e.name} repeated on left side of :=`);
    return [undefined, false];
  }
  seen.add(e.name);
  const existing = c.env.scope.own(e.name);
  if (existing === undefined || e.name === "_") return [newVar(e.name, e.pos, c.pkg, UNSET, "local"), true];
  c.recordUse(e, existing);
  if (existing.kind === "var") {
    c.noteCapture(existing);
    return [existing, false];
  }
  c.error(e, "unassignable-operand", `cannot assign to ${e.name}`);
  return [undefined, false];
}

function suspended(c: Checker, s: GoStmt | DeferStmt): void {
  const what = s.kind === "GoStmt" ? "go" : "defer";
  const code = s.kind === "GoStmt" ? "invalid-go" : "invalid-defer";
  const inner = unparen(s.call);
  if (inner.kind !== "CallExpr") {
    evaluateAll(c, [s.call]);
    if (inner.kind !== "BadExpr") c.error(s.call, code, `expression in ${what} must be function call`);
    return;
  }
  const x = new Operand(s.call);
  const kind = callResult(c, x, s.call, inner);
  if (x.isInvalid) return;
  if (kind === "conversion") {
    c.error(s.call, code, `${what} requires function call, not conversion ${c.describe(x)}`);
  } else if (kind === "builtin-value") {
    c.error(s.call, "unused-results", `${what} discards result of ${c.describe(x)}`);
  }
}

function returnStmt(c: Checker, s: ReturnStmt): void {
  const results = c.env.signature?.results ?? [];
  const [first] = s.results;
  if (first === undefined) {
    if (results.length > 0) bareReturn(c, s, results);
    return;
  }
  if (results.length > 0) {
    initVars(c, results, s.results, "return statement", s);
    return;
  }
  const values = s.results.length === 1 ? multiExpr(c, first, false).values : s.results.map((e) => operandOf(c, e));
  if (values.some((x) => x.isInvalid)) return;
  returnMismatch(c, s, [], values);
}

function bareReturn(c: Checker, s: ReturnStmt, results: readonly VarObj[]): void {
  if ((results[0] as VarObj).name === "") {
    returnMismatch(c, s, results, []);
    return;
  }
  for (const result of results) {
    const other = c.env.scope.lookup(result.name);
    if (other === undefined || other === result || result.name === "_") continue;
    // gc puts the result's own type here, whatever it is that hides the result.
    const inner = `inner declaration of var ${result.name} ${c.spell(result.type)}`;
    const text = `result parameter ${result.name} not in scope at return${c.note(other.pos, inner)}`;
    c.error(s, "out-of-scope-result", text);
  }
}

function select(c: Checker, s: SelectStmt): void {
  let firstDefault: CommClause | undefined;
  for (const clause of s.clauses) {
    const comm = clause.communication;
    if (comm === undefined) {
      if (firstDefault !== undefined) c.error(clause, "duplicate-default", multipleDefaults(c, firstDefault));
      firstDefault ??= clause;
    } else if (!isCommunication(comm)) {
      const text = "select case must be send or receive (possibly with assignment)";
      c.error({ pos: commPosition(comm), end: comm.end }, "invalid-select-case", text);
      continue;
    }
    c.inScope(() => {
      if (comm !== undefined) statement(c, comm);
      statements(c, clause.body);
    });
  }
}

// gc tells an expression's place by its operator.
function commPosition(s: Stmt): Stmt["pos"] {
  if (s.kind !== "ExprStmt") return s.pos;
  if (s.x.kind === "CallExpr") return s.x.lparen;
  return s.x.kind === "BinaryExpr" ? s.x.opPos : s.pos;
}

function isCommunication(s: Stmt): boolean {
  if (s.kind === "SendStmt" || s.kind === "BadStmt") return true;
  let e: Expr | undefined;
  if (s.kind === "ExprStmt") e = s.x;
  else if (s.kind === "AssignStmt" && s.right.length === 1 && (s.op === "=" || s.op === ":=")) e = s.right[0];
  if (e === undefined) return false;
  const inner = unparen(e);
  return inner.kind === "BadExpr" || (inner.kind === "UnaryExpr" && inner.op === "<-");
}
