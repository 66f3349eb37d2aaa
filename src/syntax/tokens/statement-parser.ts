// Statements, from tokens.

import type { Pos } from "../../base/source.ts";
import type { BlockStmt, CaseClause, CommClause, Expr, GenDecl, Ident, IfStmt, Stmt } from "../ast.ts";
import { unparen } from "./expression-parser.ts";
import { HeaderParser, type RangeClause } from "./header-parser.ts";

const EXPRESSION_STARTS = new Set(
  "+ - * & ^ ! <- int float imaginary rune string func ( [ struct map chan interface".split(" "),
);

export abstract class StatementParser extends HeaderParser {
  abstract genDecl(): GenDecl;

  /** A function's body; `{` is the current token. */
  override body(): BlockStmt {
    this.nFunctions++;
    const level = this.exprLevel;
    this.exprLevel = 0;
    const body = this.block("");
    this.exprLevel = level;
    this.nFunctions--;
    return body;
  }

  /** `context` names what the block belongs to, for the message when `{` is missing. */
  private block(context: string): BlockStmt {
    const pos = this.pos;
    if (!this.got("{")) {
      this.syntaxError(`expected { after ${context}`);
      this.advance("name", "}");
      if (this.got("}")) return { kind: "BlockStmt", ...this.span(pos), statements: [] };
    }
    const statements = this.statements();
    this.want("}");
    return { kind: "BlockStmt", ...this.span(pos), statements };
  }

  /** Statements up to `}`, `case`, `default` or what is none. Empty ones are dropped. */
  private statements(): Stmt[] {
    const statements: Stmt[] = [];
    while (!this.isOneOf(["EOF", "}", "case", "default"])) {
      const statement = this.nested(() => this.statement());
      if (statement === undefined) break;
      if (statement.kind !== "EmptyStmt") statements.push(statement);
      if (this.got(";") || this.is("}")) continue;
      this.syntaxError("at end of statement");
      this.advance(";", "}", "case", "default");
      this.got(";");
    }
    return statements;
  }

  /** A statement if one starts here. */
  private statement(): Stmt | undefined {
    const pos = this.pos;
    switch (this.kind) {
      case "name":
        return this.labeledOrSimple();
      case "var":
      case "const":
      case "type": {
        const decl = this.genDecl();
        return { kind: "DeclStmt", pos: decl.pos, end: decl.end, decl };
      }
      case "{":
        return this.block("");
      case "for":
        return this.forStmt();
      case "switch":
        return this.switchStmt();
      case "select":
        return this.selectStmt();
      case "if":
        return this.ifStmt();
      case "fallthrough":
        this.next();
        return { kind: "BranchStmt", ...this.span(pos), token: "fallthrough", label: undefined };
      case "break":
      case "continue":
      case "goto":
        return this.branch(this.kind);
      case "go":
      case "defer":
        return this.goOrDefer(this.kind === "go" ? "GoStmt" : "DeferStmt");
      case "return": {
        this.next();
        const results = this.is(";") || this.is("}") ? [] : this.exprList();
        return { kind: "ReturnStmt", ...this.span(pos), results };
      }
      default:
        if (this.is(";")) return { kind: "EmptyStmt", pos, end: pos };
        return EXPRESSION_STARTS.has(this.kind) ? this.simple(this.exprList()) : undefined;
    }
  }

  private branch(token: "break" | "continue" | "goto"): Stmt {
    const pos = this.pos;
    this.next();
    const label = token === "goto" || this.is("name") ? this.name() : undefined;
    return { kind: "BranchStmt", ...this.span(pos), token, label };
  }

  private goOrDefer(kind: "GoStmt" | "DeferStmt"): Stmt {
    const pos = this.pos;
    const word = this.kind;
    this.next();
    const given = this.primary();
    if (given.kind === "ParenExpr") this.error(`expression in ${word} must not be parenthesized`, given.pos);
    return { kind, ...this.span(pos), call: unparen(given) };
  }

  private labeledOrSimple(): Stmt | undefined {
    const left = this.exprList();
    const [label] = left;
    const colon = this.pos;
    if (left.length !== 1 || label?.kind !== "Ident" || !this.got(":")) return this.simple(left);
    const empty: Stmt = { kind: "EmptyStmt", pos: this.end, end: this.end };
    const statement = this.is("}") ? empty : this.nested(() => this.statement());
    if (statement !== undefined) return labeled(label, statement.kind === "EmptyStmt" ? empty : statement);
    this.syntaxError("missing statement after label", colon);
    return undefined;
  }

  // ---- Control statements ----

  private ifStmt(): IfStmt {
    const pos = this.pos;
    const header = this.header("if");
    const condition = this.conditionOf(header.condition) ?? this.badExpr();
    const block = this.block("if clause");
    const alternative = this.got("else") ? this.elseBranch() : undefined;
    // biome-ignore lint/suspicious/noThenProperty: the syntax tree's own word; a node is never awaited
    return { kind: "IfStmt", ...this.span(pos), init: header.init, condition, then: block, else: alternative };
  }

  private elseBranch(): BlockStmt | IfStmt | undefined {
    if (this.is("if")) return this.nested(() => this.ifStmt());
    if (this.is("{")) return this.block("");
    this.syntaxError("else must be followed by if or statement block");
    this.advance("name", "}");
    return undefined;
  }

  private forStmt(): Stmt {
    const pos = this.pos;
    const { init, condition, post } = this.header("for");
    if (condition?.kind === "RangeClause") return this.rangeStmt(pos, condition);
    const value = this.conditionOf(condition);
    const body = this.block("for clause");
    return { kind: "ForStmt", ...this.span(pos), init, condition: value, post, body };
  }

  private rangeStmt(pos: Pos, clause: RangeClause): Stmt {
    const [key, value, extra] = clause.left;
    if (extra !== undefined) this.error("range clause permits at most two iteration variables", extra.pos);
    const body = this.block("for clause");
    return { kind: "RangeStmt", ...this.span(pos), key, value, op: clause.op, x: clause.x, body };
  }

  private switchStmt(): Stmt {
    const pos = this.pos;
    const { init, condition } = this.header("switch");
    const guard = typeSwitchGuard(condition);
    const tag = guard === undefined ? this.conditionOf(condition) : undefined;
    const clauses: CaseClause[] = [];
    this.clauseBlock("switch", () => clauses.push(this.caseClause()));
    const span = this.span(pos);
    if (guard === undefined) return { kind: "SwitchStmt", ...span, init, tag, clauses };
    return { kind: "TypeSwitchStmt", ...span, init, binding: guard.binding, x: guard.x, clauses };
  }

  private selectStmt(): Stmt {
    const pos = this.pos;
    this.next();
    const clauses: CommClause[] = [];
    this.clauseBlock("select", () => clauses.push(this.commClause()));
    return { kind: "SelectStmt", ...this.span(pos), clauses };
  }

  private clauseBlock(keyword: string, clause: () => void): void {
    if (!this.got("{")) {
      this.syntaxError(`missing { after ${keyword} clause`);
      this.advance("case", "default", "}");
    }
    while (!this.isOneOf(["EOF", "}"])) clause();
    this.want("}");
  }

  private caseClause(): CaseClause {
    const pos = this.pos;
    const values = this.clauseHead(() => this.exprList());
    this.want(":");
    const end = this.end;
    const body = this.statements();
    return { kind: "CaseClause", pos, end: body.at(-1)?.end ?? end, values, body };
  }

  private commClause(): CommClause {
    const pos = this.pos;
    const communication = this.clauseHead(() => this.simple(this.exprList()));
    this.want(":");
    const end = this.end;
    const body = this.statements();
    return { kind: "CommClause", pos, end: body.at(-1)?.end ?? end, communication, body };
  }

  /** `case …` or `default`, up to the colon. */
  private clauseHead<T>(read: () => T): T | undefined {
    if (this.got("case")) return read();
    if (this.got("default")) return undefined;
    this.syntaxError("expected case or default or }");
    this.advance(":", "case", "default", "}");
    return undefined;
  }
}

function labeled(label: Ident, statement: Stmt): Stmt {
  return { kind: "LabeledStmt", pos: label.pos, end: statement.end, label, statement };
}

/** `x.(type)` or `v := x.(type)`. */
function typeSwitchGuard(
  statement: Stmt | RangeClause | undefined,
): { readonly binding: Ident | undefined; readonly x: Expr } | undefined {
  if (statement?.kind === "ExprStmt") return guardOf(statement.x, undefined);
  if (statement?.kind !== "AssignStmt" || statement.op !== ":=") return undefined;
  const [left] = statement.left;
  const [right] = statement.right;
  if (statement.left.length !== 1 || statement.right.length !== 1) return undefined;
  return left?.kind === "Ident" && right !== undefined ? guardOf(right, left) : undefined;
}

function guardOf(x: Expr, binding: Ident | undefined): { binding: Ident | undefined; x: Expr } | undefined {
  return x.kind === "TypeAssertExpr" && x.type === undefined ? { binding, x: x.x } : undefined;
}
