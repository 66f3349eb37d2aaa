// Simple statements and what stands between a control keyword and its block, from tokens.

import type { Pos } from "../../base/source.ts";
import type { AssignStmt, Expr, Stmt } from "../ast.ts";
import { printExpr } from "../print.ts";
import { ExpressionParser } from "./expression-parser.ts";

/** `k, v := range x`; `op` is undefined for `range x`. */
export interface RangeClause {
  readonly kind: "RangeClause";
  readonly left: readonly Expr[];
  readonly op: "=" | ":=" | undefined;
  readonly x: Expr;
}

/** What stands between `if`, `for` or `switch` and its block. */
export interface Header {
  readonly init?: Stmt | undefined;
  readonly condition?: Stmt | RangeClause | undefined;
  readonly post?: Stmt | undefined;
}

type ControlKeyword = "if" | "for" | "switch";

export abstract class HeaderParser extends ExpressionParser {
  /** A simple statement whose first expressions were read. */
  protected simple(left: readonly Expr[]): Stmt {
    const clause = this.simpleOrRange(left, false);
    return clause.kind === "RangeClause" ? { kind: "BadStmt", ...this.span(this.pos) } : clause;
  }

  private simpleOrRange(left: readonly Expr[], allowsRange: boolean): Stmt | RangeClause {
    const [x] = left;
    const pos = x?.pos ?? this.pos;
    const op = this.kind;
    const opPos = this.pos;
    if (op === "=" || op === ":=") {
      this.next();
      if (allowsRange && this.got("range")) return { kind: "RangeClause", left, op, x: this.expr() };
      const right = this.exprList();
      return { kind: "AssignStmt", ...this.span(pos), left, op, opPos, right };
    }
    if (left.length > 1 || x === undefined) {
      this.syntaxError("expected := or = or comma");
      this.advance(";", "}");
      return { kind: "ExprStmt", ...this.span(pos), x: x ?? this.badExpr() };
    }
    if (op === "++" || op === "--") {
      this.next();
      return { kind: "IncDecStmt", ...this.span(pos), x, op, opPos };
    }
    if (op === "<-") {
      this.next();
      const value = this.expr();
      return { kind: "SendStmt", ...this.span(pos), channel: x, arrow: opPos, value };
    }
    if (!isAssignOperator(op)) return { kind: "ExprStmt", pos: x.pos, end: x.end, x };
    this.next();
    const right = [this.expr()];
    return { kind: "AssignStmt", ...this.span(pos), left, op, opPos, right };
  }

  protected header(keyword: ControlKeyword): Header {
    this.next();
    if (this.is("{")) {
      if (keyword === "if") this.syntaxError("missing condition in if statement");
      return keyword === "if" ? { condition: this.badStatement() } : {};
    }
    const outer = this.exprLevel;
    this.exprLevel = -1;
    const header = this.headerParts(keyword);
    this.exprLevel = outer;
    return header;
  }

  private badStatement(): Stmt {
    return { kind: "ExprStmt", pos: this.pos, end: this.pos, x: this.badExpr() };
  }

  private headerParts(keyword: ControlKeyword): Header {
    let init: Stmt | undefined;
    if (!this.is(";")) {
      if (this.got("var")) this.syntaxError(`var declaration not allowed in ${keyword} initializer`);
      const first = this.headerStatement(keyword === "for");
      if (first.kind === "RangeClause") return { condition: first };
      init = first;
    }
    if (this.is("{")) return { condition: init };
    const semicolon = this.pos;
    const written = this.is("newline") ? "newline" : this.is(";EOF") ? "EOF" : "semicolon";
    const hasSemicolon = this.got(";");
    if (!hasSemicolon) {
      this.want("{");
      if (!this.is("{")) this.advance("{", "}");
    }
    if (keyword === "for") return this.forParts(init);
    const condition = this.is("{") ? undefined : this.headerStatement(false);
    if (condition !== undefined || keyword !== "if" || !hasSemicolon) return { init, condition: stmtOf(condition) };
    const missing =
      written === "semicolon"
        ? "missing condition in if statement"
        : `unexpected ${written}, expected { after if clause`;
    this.syntaxError(missing, semicolon);
    return { init, condition: this.badStatement() };
  }

  private headerStatement(allowsRange: boolean): Stmt | RangeClause {
    if (allowsRange && this.got("range")) return { kind: "RangeClause", left: [], op: undefined, x: this.expr() };
    return this.simpleOrRange(this.exprList(), allowsRange);
  }

  /** Behind the first semicolon of a `for` clause. */
  private forParts(init: Stmt | undefined): Header {
    let condition: Stmt | undefined;
    if (!this.is(";")) {
      if (this.is("{")) {
        this.syntaxError("expected for loop condition");
        return { init };
      }
      condition = stmtOf(this.headerStatement(false));
    }
    this.want(";");
    const post = this.is("{") ? undefined : stmtOf(this.headerStatement(false));
    if (post?.kind === "AssignStmt" && post.op === ":=")
      this.syntaxError("cannot declare in post statement of for loop", post.opPos);
    return { init, condition, post };
  }

  /** The condition as an expression; any other statement is reported. */
  protected conditionOf(statement: Stmt | RangeClause | undefined): Expr | undefined {
    if (statement === undefined || statement.kind === "RangeClause") return undefined;
    if (statement.kind === "ExprStmt") return statement.x;
    const pos = operatorPos(statement);
    this.syntaxError(`cannot use ${describeStatement(statement)} as value`, pos);
    return { kind: "BadExpr", pos: statement.pos, end: statement.end };
  }
}

function isAssignOperator(op: string): boolean {
  return op.length > 1 && op.endsWith("=") && !["==", "!=", "<=", ">=", ":="].includes(op);
}

function stmtOf(statement: Stmt | RangeClause | undefined): Stmt | undefined {
  return statement?.kind === "RangeClause" ? undefined : statement;
}

/** Where the compiler places a statement with an operator. */
function operatorPos(statement: Stmt): Pos {
  if (statement.kind === "SendStmt") return statement.arrow;
  return statement.kind === "AssignStmt" || statement.kind === "IncDecStmt" ? statement.opPos : statement.pos;
}

/** A statement that stands where a value should, as the compiler prints it. */
function describeStatement(statement: Stmt): string {
  switch (statement.kind) {
    case "AssignStmt":
      return describeAssignment(statement);
    case "IncDecStmt":
      return printExpr(statement.x) + statement.op;
    case "SendStmt":
      return `${printExpr(statement.channel)} <- ${printExpr(statement.value)}`;
    default:
      return "statement";
  }
}

/** `=` for `==` is the common mistake: both sides are set off by parentheses. */
function describeAssignment({ left, op, right }: AssignStmt): string {
  const list = (side: readonly Expr[]): string => side.map(printExpr).join(", ");
  if (op !== "=") return `${list(left)} ${op} ${list(right)}`;
  const emphasize = (side: readonly Expr[]): string =>
    side.length === 1 && side[0]?.kind === "BinaryExpr" ? `(${list(side)})` : list(side);
  return `assignment ${emphasize(left)} = ${emphasize(right)}`;
}
