// CST -> AST for expressions. Calls, conversions and instantiations come out in one normal form (see ast.ts).

import type { BasicLit, CallExpr, CompositeLit, Expr } from "../ast.ts";
import { NONE } from "./node-reader.ts";
import { TypeReader } from "./type-reader.ts";

export abstract class ExpressionReader extends TypeReader {
  expr(node: number): Expr {
    const span = this.span(node);
    switch (this.type(node)) {
      case "identifier":
      case "nil":
      case "true":
      case "false":
      case "iota":
        return this.ident(node);
      case "int_literal":
      case "float_literal":
      case "imaginary_literal":
      case "rune_literal":
      case "raw_string_literal":
      case "interpreted_string_literal":
        return this.literal(node, literalKind(this.type(node)));
      case "parenthesized_expression":
        return { kind: "ParenExpr", ...span, x: this.onlyExpr(node) };
      case "unary_expression":
        return this.unary(node);
      case "binary_expression":
        return this.binary(node);
      case "selector_expression":
        return {
          kind: "SelectorExpr",
          ...span,
          x: this.exprField(node, "operand"),
          selector: this.ident(this.field(node, "field")),
        };
      case "index_expression":
        return {
          kind: "IndexExpr",
          ...span,
          x: this.exprField(node, "operand"),
          indices: [this.exprField(node, "index")],
        };
      case "slice_expression":
        return this.slice(node);
      case "type_assertion_expression":
        return {
          kind: "TypeAssertExpr",
          ...span,
          x: this.exprField(node, "operand"),
          type: this.typeField(node, "type"),
        };
      case "call_expression":
        return this.call(node);
      case "type_conversion_expression":
        return this.conversion(node);
      case "type_instantiation_expression":
        return this.instantiation(node);
      case "composite_literal":
        return this.composite(node);
      case "func_literal":
        return { kind: "FuncLit", ...span, type: this.funcType(node), body: this.block(this.field(node, "body")) };
      default:
        return this.typeExpr(node);
    }
  }

  protected exprField(node: number, field: string): Expr {
    const child = this.field(node, field);
    return child === NONE ? this.bad(node) : this.expr(child);
  }

  protected optionalExpr(node: number, field: string): Expr | undefined {
    const child = this.field(node, field);
    return child === NONE ? undefined : this.expr(child);
  }

  protected exprList(node: number): Expr[] {
    return this.named(node).map((child) => this.expr(child));
  }

  private onlyExpr(node: number): Expr {
    const child = this.firstNamed(node);
    return child === NONE ? this.bad(node) : this.expr(child);
  }

  private unary(node: number): Expr {
    const operator = this.field(node, "operator");
    const op = this.text(operator);
    const x = this.exprField(node, "operand");
    if (op === "*") return { kind: "StarExpr", ...this.span(node), x };
    return { kind: "UnaryExpr", ...this.span(node), op, opPos: this.pos(operator), x };
  }

  private binary(node: number): Expr {
    const operator = this.field(node, "operator");
    return {
      kind: "BinaryExpr",
      ...this.span(node),
      op: this.text(operator),
      opPos: this.pos(operator),
      x: this.exprField(node, "left"),
      y: this.exprField(node, "right"),
    };
  }

  private slice(node: number): Expr {
    return {
      kind: "SliceExpr",
      ...this.span(node),
      x: this.exprField(node, "operand"),
      low: this.optionalExpr(node, "start"),
      high: this.optionalExpr(node, "end"),
      max: this.optionalExpr(node, "capacity"),
    };
  }

  private call(node: number): CallExpr {
    const list = this.field(node, "arguments");
    const typeArguments = this.field(node, "type_arguments");
    let fn = this.exprField(node, "function");
    if (typeArguments !== NONE) {
      const indices = this.typeArguments(typeArguments);
      fn = { kind: "IndexExpr", pos: fn.pos, end: this.end(typeArguments), x: fn, indices };
    }
    const given = this.named(list);
    const args = given.map((argument) => this.argument(argument));
    const last = given.at(-1);
    const hasEllipsis = last !== undefined && this.type(last) === "variadic_argument";
    if (given.slice(0, -1).some((argument) => this.type(argument) === "variadic_argument")) this.isDoubtful = true;
    return this.makeCall(node, fn, args, hasEllipsis, this.cst.starts[list] ?? 0);
  }

  private argument(node: number): Expr {
    return this.type(node) === "variadic_argument" ? this.onlyExpr(node) : this.expr(node);
  }

  private conversion(node: number): Expr {
    const fn = this.typeBehindOperator(this.field(node, "type"));
    const open = this.token(node, "(");
    const operand = this.exprField(node, "operand");
    return this.makeCall(node, fn, [operand], false, this.cst.starts[open] ?? 0);
  }

  /** `*T(x)` and `<-chan T(x)` are an operator before `T(x)` or `chan T(x)`; the grammar takes it for a part of the type. */
  private typeBehindOperator(node: number): Expr {
    const first = this.children(node)[0] ?? NONE;
    if (first !== NONE && (this.type(first) === "*" || this.type(first) === "<-")) this.isDoubtful = true;
    return this.typeExpr(node);
  }

  private makeCall(node: number, fn: Expr, args: Expr[], hasEllipsis: boolean, open: number): CallExpr {
    const span = this.span(node);
    const lparen = this.source.pos(open);
    const rparen = this.source.pos((this.cst.ends[node] ?? 1) - 1);
    return { kind: "CallExpr", ...span, fn, args, hasEllipsis, lparen, rparen };
  }

  private instantiation(node: number): Expr {
    const [base = NONE, ...indices] = this.named(node);
    const x = this.typeBehindOperator(base);
    return { kind: "IndexExpr", ...this.span(node), x, indices: indices.map((index) => this.typeExpr(index)) };
  }

  private composite(node: number): CompositeLit {
    return { ...this.literalValue(this.field(node, "body")), pos: this.pos(node), type: this.typeField(node, "type") };
  }

  private literalValue(node: number): CompositeLit {
    const elements = this.named(node).map((child) => this.element(child));
    return { kind: "CompositeLit", ...this.span(node), type: undefined, elements, lbrace: this.pos(node) };
  }

  private element(node: number): Expr {
    switch (this.type(node)) {
      case "keyed_element": {
        const key = this.element(this.field(node, "key"));
        const value = this.element(this.field(node, "value"));
        return { kind: "KeyValueExpr", ...this.span(node), key, value };
      }
      case "literal_element": {
        const inner = this.firstNamed(node);
        return this.type(inner) === "literal_value" ? this.literalValue(inner) : this.expr(inner);
      }
      default:
        return this.bad(node);
    }
  }
}

function literalKind(type: string): BasicLit["literal"] {
  switch (type) {
    case "int_literal":
      return "int";
    case "float_literal":
      return "float";
    case "imaginary_literal":
      return "imaginary";
    case "rune_literal":
      return "rune";
    default:
      return "string";
  }
}
