// CST -> AST for statements. Empty statements are dropped, except behind a label.

import type { Span } from "../../base/source.ts";
import type { BlockStmt, CaseClause, CommClause, Expr, GenDecl, Ident, IfStmt, Stmt } from "../ast.ts";
import { ExpressionReader } from "./expression-reader.ts";
import { NONE } from "./node-reader.ts";

export abstract class StatementReader extends ExpressionReader {
  abstract genDecl(node: number): GenDecl;

  block(node: number): BlockStmt {
    return { kind: "BlockStmt", ...this.span(node), statements: this.statementsOf(node) };
  }

  /** The statements of the `statement_list` child of `node`, if there is one. */
  private statementsOf(node: number): Stmt[] {
    const list = this.children(node).find((child) => this.type(child) === "statement_list");
    if (list === undefined) return [];
    const statements = this.named(list).filter((child) => this.type(child) !== "empty_statement");
    // `case x: label:` lacks a statement unless `}` follows.
    const isClause = this.type(node).endsWith("_case");
    if (isClause && statements.length > 0 && this.isBareLabel(statements.at(-1) ?? NONE)) this.isDoubtful = true;
    return statements.map((child) => this.stmt(child));
  }

  stmt(node: number): Stmt {
    const span = this.span(node);
    switch (this.type(node)) {
      case "const_declaration":
      case "var_declaration":
      case "type_declaration":
        return { kind: "DeclStmt", ...span, decl: this.genDecl(node) };
      case "return_statement":
        return { kind: "ReturnStmt", ...span, results: this.optionalList(this.firstNamed(node)) };
      case "go_statement":
      case "defer_statement":
        return this.goOrDefer(node);
      case "if_statement":
        return this.ifStmt(node);
      case "for_statement":
        return this.forStmt(node);
      case "expression_switch_statement":
        return this.switchStmt(node);
      case "type_switch_statement":
        return this.typeSwitch(node);
      case "select_statement": {
        const clauses = this.named(node).map((clause) => this.commClause(clause));
        return { kind: "SelectStmt", ...span, clauses };
      }
      case "labeled_statement":
        return this.labeled(node);
      case "break_statement":
      case "continue_statement":
      case "goto_statement":
      case "fallthrough_statement":
        return this.branch(node);
      case "block":
        return this.block(node);
      case "empty_statement":
        return { kind: "EmptyStmt", ...span };
      default:
        return this.simpleStmt(node);
    }
  }

  private simpleStmt(node: number): Stmt {
    const span = this.span(node);
    switch (this.type(node)) {
      case "expression_statement":
        return { kind: "ExprStmt", ...span, x: this.expr(this.firstNamed(node)) };
      case "send_statement": {
        const arrow = this.pos(this.token(node, "<-"));
        const channel = this.exprField(node, "channel");
        return { kind: "SendStmt", ...span, channel, arrow, value: this.exprField(node, "value") };
      }
      case "inc_statement":
      case "dec_statement": {
        const op = this.type(node) === "inc_statement" ? "++" : "--";
        const opPos = this.pos(this.token(node, op));
        return { kind: "IncDecStmt", ...span, x: this.expr(this.firstNamed(node)), op, opPos };
      }
      case "assignment_statement":
        return this.assign(node, this.field(node, "operator"));
      case "short_var_declaration":
        return this.assign(node, this.token(node, ":="));
      case "receive_statement":
        return this.receive(node);
      default:
        this.isDoubtful = true;
        return { kind: "BadStmt", ...span };
    }
  }

  private optionalList(node: number): Expr[] {
    return node === NONE ? [] : this.exprList(node);
  }

  private optionalStmt(node: number): Stmt | undefined {
    return node === NONE ? undefined : this.simpleStmt(node);
  }

  private assign(node: number, operator: number): Stmt {
    const left = this.exprList(this.field(node, "left"));
    const right = this.exprList(this.field(node, "right"));
    const op = this.text(operator);
    if (op !== "=" && op !== ":=" && left.length + right.length > 2) this.isDoubtful = true;
    return { kind: "AssignStmt", ...this.span(node), left, op, opPos: this.pos(operator), right };
  }

  /** `v, ok = <-c` or `<-c` in a select case. */
  private receive(node: number): Stmt {
    const list = this.field(node, "left");
    const right = this.exprField(node, "right");
    if (list === NONE) return { kind: "ExprStmt", ...this.span(node), x: right };
    const left = this.exprList(list);
    const define = this.token(node, ":=");
    const operator = define === NONE ? this.token(node, "=") : define;
    const op = this.text(operator);
    return { kind: "AssignStmt", ...this.span(node), left, op, opPos: this.pos(operator), right: [right] };
  }

  private goOrDefer(node: number): Stmt {
    const call = this.expr(this.firstNamed(node));
    if (call.kind === "ParenExpr") this.isDoubtful = true;
    return { kind: this.type(node) === "go_statement" ? "GoStmt" : "DeferStmt", ...this.span(node), call };
  }

  private ifStmt(node: number): IfStmt {
    const alternative = this.field(node, "alternative");
    return {
      kind: "IfStmt",
      ...this.span(node),
      init: this.optionalStmt(this.field(node, "initializer")),
      condition: this.exprField(node, "condition"),
      // biome-ignore lint/suspicious/noThenProperty: the syntax tree's own word; a node is never awaited
      then: this.block(this.field(node, "consequence")),
      else:
        alternative === NONE
          ? undefined
          : this.type(alternative) === "block"
            ? this.block(alternative)
            : this.ifStmt(alternative),
    };
  }

  private forStmt(node: number): Stmt {
    const span = this.span(node);
    const body = this.block(this.field(node, "body"));
    const header = this.firstNamed(node);
    switch (this.type(header)) {
      case "range_clause":
        return this.rangeStmt(node, header, body);
      case "for_clause": {
        const init = this.optionalStmt(this.field(header, "initializer"));
        const condition = this.optionalExpr(header, "condition");
        const post = this.optionalStmt(this.field(header, "update"));
        if (post?.kind === "AssignStmt" && post.op === ":=") this.isDoubtful = true;
        return { kind: "ForStmt", ...span, init, condition, post, body };
      }
      default: {
        const condition = this.type(header) === "block" ? undefined : this.expr(header);
        return { kind: "ForStmt", ...span, init: undefined, condition, post: undefined, body };
      }
    }
  }

  private rangeStmt(node: number, clause: number, body: BlockStmt): Stmt {
    const list = this.field(clause, "left");
    const left = this.optionalList(list);
    const [key, value] = left;
    const op = list === NONE ? undefined : this.token(clause, ":=") === NONE ? "=" : ":=";
    if (left.length > 2) this.isDoubtful = true;
    return { kind: "RangeStmt", ...this.span(node), key, value, op, x: this.exprField(clause, "right"), body };
  }

  private switchStmt(node: number): Stmt {
    return {
      kind: "SwitchStmt",
      ...this.span(node),
      init: this.optionalStmt(this.field(node, "initializer")),
      tag: this.optionalExpr(node, "value"),
      clauses: this.clauses(node, (clause) => this.exprList(this.field(clause, "value"))),
    };
  }

  private typeSwitch(node: number): Stmt {
    const alias = this.field(node, "alias");
    let binding: Ident | undefined;
    if (alias !== NONE) {
      const names = this.named(alias);
      const [name = NONE] = names;
      if (names.length === 1 && this.type(name) === "identifier") binding = this.ident(name);
      else this.isDoubtful = true;
    }
    return {
      kind: "TypeSwitchStmt",
      ...this.span(node),
      init: this.optionalStmt(this.field(node, "initializer")),
      binding,
      x: this.exprField(node, "value"),
      clauses: this.clauses(node, (clause) => this.fields(clause, "type").map((type) => this.typeExpr(type))),
    };
  }

  private clauses(node: number, values: (clause: number) => Expr[]): CaseClause[] {
    const isClause = (child: number): boolean => this.type(child).endsWith("_case");
    return this.children(node)
      .filter(isClause)
      .map((clause) => {
        const body = this.statementsOf(clause);
        return {
          kind: "CaseClause",
          ...this.clauseSpan(clause, body),
          values: this.type(clause) === "default_case" ? undefined : values(clause),
          body,
        };
      });
  }

  private commClause(node: number): CommClause {
    const communication = this.optionalStmt(this.field(node, "communication"));
    const body = this.statementsOf(node);
    return { kind: "CommClause", ...this.clauseSpan(node, body), communication, body };
  }

  /** A clause ends with its last statement; the grammar's goes on to the newline. */
  private clauseSpan(node: number, body: readonly Stmt[]): Span {
    return { pos: this.pos(node), end: body.at(-1)?.end ?? this.end(this.token(node, ":")) };
  }

  private isBareLabel(node: number): boolean {
    return this.type(node) === "labeled_statement" && this.named(node).length === 1;
  }

  private labeled(node: number): Stmt {
    const label = this.ident(this.field(node, "label"));
    const inner = this.named(node)[1] ?? NONE;
    const isEmpty = inner === NONE || this.type(inner) === "empty_statement";
    const end = this.end(this.token(node, ":"));
    const statement: Stmt = isEmpty ? { kind: "EmptyStmt", pos: end, end } : this.stmt(inner);
    return { kind: "LabeledStmt", pos: label.pos, end: statement.end, label, statement };
  }

  private branch(node: number): Stmt {
    const label = this.firstNamed(node);
    return {
      kind: "BranchStmt",
      ...this.span(node),
      token: branchToken(this.type(node)),
      label: label === NONE ? undefined : this.ident(label),
    };
  }
}

function branchToken(type: string): "break" | "continue" | "goto" | "fallthrough" {
  switch (type) {
    case "break_statement":
      return "break";
    case "continue_statement":
      return "continue";
    case "goto_statement":
      return "goto";
    default:
      return "fallthrough";
  }
}
