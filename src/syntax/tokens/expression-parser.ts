// Expressions, from tokens.

import type { Pos } from "../../base/source.ts";
import type { BlockStmt, CallExpr, ChanType, CompositeLit, Expr } from "../ast.ts";
import { printExpr } from "../print.ts";
import { TypeParser } from "./type-parser.ts";

const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  ["||", "&&", "== != < <= > >=", "+ - | ^", "* / % & &^ << >>"].flatMap((operators, i) =>
    operators.split(" ").map((operator): [string, number] => [operator, i + 1]),
  ),
);

const UNARY_OPERATORS = new Set(["+", "-", "!", "^", "&", "~", "*", "<-"]);

export abstract class ExpressionParser extends TypeParser {
  abstract override body(): BlockStmt;

  override expr(): Expr {
    return this.nested(() => this.binary(this.unary(), 0));
  }

  protected exprList(): Expr[] {
    const list = [this.expr()];
    while (this.got(",")) list.push(this.expr());
    return list;
  }

  /** Operators that bind tighter than `precedence`, behind the operand `first`. */
  protected binary(first: Expr, precedence: number): Expr {
    let x = first;
    for (;;) {
      const op = this.kind;
      const found = PRECEDENCE.get(op) ?? 0;
      if (found <= precedence) return x;
      const opPos = this.pos;
      this.next();
      const y = this.nested(() => this.binary(this.unary(), found));
      x = { kind: "BinaryExpr", ...this.span(x.pos), op, opPos, x, y };
    }
  }

  protected unary(): Expr {
    if (!UNARY_OPERATORS.has(this.kind)) return this.primary();
    const pos = this.pos;
    const op = this.kind;
    this.next();
    const x = this.nested(() => this.unary());
    if (op === "*") return { kind: "StarExpr", ...this.span(pos), x };
    if (op === "<-" && x.kind === "ChanType") return this.receiveChannel(pos, x);
    return { kind: "UnaryExpr", ...this.span(pos), op, opPos: pos, x };
  }

  /** `<-` before a channel type belongs to the leftmost `chan`: `<-chan<- T` is `<-chan (<-T)`, which must be a channel too. */
  private receiveChannel(pos: Pos, type: ChanType): Expr {
    const end = type.end;
    if (type.direction === "receive") {
      this.syntaxError("unexpected <-, expected chan");
      return type;
    }
    if (type.direction === "both") return { ...type, pos, end, direction: "receive" };
    const inner = type.value;
    if (inner.kind === "ChanType") {
      const arrow = (inner.pos - 2) as Pos;
      return { kind: "ChanType", pos, end, direction: "receive", value: this.receiveChannel(arrow, inner) };
    }
    this.syntaxError(`unexpected ${printExpr(inner)}, expected chan`);
    return { ...type, pos, end, direction: "receive" };
  }

  /** An operand and all selectors, indices, calls and composite values behind it. */
  protected primary(): Expr {
    return this.primaryFrom(this.operand());
  }

  protected primaryFrom(operand: Expr): Expr {
    let x = operand;
    for (;;) {
      switch (this.kind) {
        case ".":
          x = this.selector(x);
          break;
        case "[":
          x = this.indexOrSlice(x);
          break;
        case "(":
          x = this.call(x);
          break;
        case "{":
          if (!this.startsComposite(x)) return x;
          if (x.kind === "ParenExpr") this.syntaxError("cannot parenthesize type in composite literal");
          x = this.composite(x);
          break;
        default:
          return x;
      }
    }
  }

  private operand(): Expr {
    const pos = this.pos;
    switch (this.kind) {
      case "name":
        return this.name();
      case "(": {
        this.next();
        this.exprLevel++;
        const x = this.expr();
        this.exprLevel--;
        this.want(")");
        return { kind: "ParenExpr", ...this.span(pos), x };
      }
      case "func": {
        this.next();
        const type = this.funcType(pos, "function type");
        if (!this.is("{")) return type;
        this.exprLevel++;
        const body = this.body();
        this.exprLevel--;
        return { kind: "FuncLit", ...this.span(pos), type, body };
      }
      case "[":
      case "chan":
      case "map":
      case "struct":
      case "interface":
        return this.typeExpr();
      default:
        return this.literal() ?? this.noOperand();
    }
  }

  private noOperand(): Expr {
    const bad = this.badExpr();
    this.syntaxError("expected expression");
    this.advance(")", "]", "}");
    return bad;
  }

  private selector(x: Expr): Expr {
    this.next();
    if (this.is("name")) {
      const selector = this.name();
      return { kind: "SelectorExpr", ...this.span(x.pos), x, selector };
    }
    if (!this.got("(")) {
      this.syntaxError("expected name or (");
      this.advance(";", ")");
      return x;
    }
    const type = this.got("type") ? undefined : this.typeExpr();
    this.want(")");
    return { kind: "TypeAssertExpr", ...this.span(x.pos), x, type };
  }

  private indexOrSlice(x: Expr): Expr {
    this.next();
    this.exprLevel++;
    const result = this.is(":") ? this.slice(x, undefined) : this.indexExpr(x);
    this.exprLevel--;
    return result;
  }

  private indexExpr(x: Expr): Expr {
    const first = this.is("]") ? this.missingIndex() : this.expr();
    if (!this.is(",") && !this.is("]")) return this.slice(x, first);
    const indices = this.typeArguments(first);
    this.want("]");
    return { kind: "IndexExpr", ...this.span(x.pos), x, indices };
  }

  private missingIndex(): Expr {
    this.syntaxError("expected operand");
    return this.badExpr();
  }

  private slice(x: Expr, low: Expr | undefined): Expr {
    if (!this.got(":")) {
      this.syntaxError("expected comma, : or ]");
      this.advance(",", ":", "]");
    }
    let high = this.is(":") || this.is("]") ? undefined : this.expr();
    let max: Expr | undefined;
    if (this.is(":")) {
      if (high === undefined) {
        this.error("middle index required in 3-index slice", this.pos);
        high = this.badExpr();
      }
      this.next();
      if (this.is("]")) this.error("final index required in 3-index slice", this.pos);
      max = this.is("]") ? this.badExpr() : this.expr();
    }
    this.want("]");
    return { kind: "SliceExpr", ...this.span(x.pos), x, low, high, max };
  }

  private call(fn: Expr): CallExpr {
    const lparen = this.pos;
    const args: Expr[] = [];
    let hasEllipsis = false;
    this.next();
    this.exprLevel++;
    const rparen = this.list("argument list", ",", ")", () => {
      args.push(this.expr());
      hasEllipsis = this.got("...");
      return hasEllipsis;
    });
    this.exprLevel--;
    return { kind: "CallExpr", ...this.span(fn.pos), fn, args, hasEllipsis, lparen, rparen };
  }

  /** Whether the `{` behind `x` opens its composite value rather than a block. */
  private startsComposite(x: Expr): boolean {
    const type = unparen(x);
    switch (type.kind) {
      case "Ident":
      case "SelectorExpr":
        return this.exprLevel >= 0;
      case "IndexExpr":
        return this.exprLevel >= 0 && !isValue(type);
      case "ArrayType":
      case "StructType":
      case "MapType":
        return true;
      default:
        return false;
    }
  }

  private composite(type: Expr | undefined): CompositeLit {
    const lbrace = this.pos;
    const elements: Expr[] = [];
    this.next();
    this.exprLevel++;
    this.list("composite literal", ",", "}", () => {
      elements.push(this.element());
      return false;
    });
    this.exprLevel--;
    return { kind: "CompositeLit", ...this.span(type?.pos ?? lbrace), type, elements, lbrace };
  }

  private element(): Expr {
    const key = this.elementPart();
    if (!this.got(":")) return key;
    const value = this.elementPart();
    return { kind: "KeyValueExpr", ...this.span(key.pos), key, value };
  }

  private elementPart(): Expr {
    return this.is("{") ? this.nested(() => this.composite(undefined)) : this.expr();
  }
}

/** `x` without the parentheses around it. */
export function unparen(x: Expr): Expr {
  let inner = x;
  while (inner.kind === "ParenExpr") inner = inner.x;
  return inner;
}

/** Whether `x` can only be a value, going by its shape. */
function isValue(x: Expr): boolean {
  switch (x.kind) {
    case "BasicLit":
    case "CompositeLit":
    case "FuncLit":
    case "SliceExpr":
    case "TypeAssertExpr":
    case "CallExpr":
    case "UnaryExpr":
    case "BinaryExpr":
      return true;
    case "ParenExpr":
      return isValue(x.x);
    case "IndexExpr":
      return isValue(x.x) || (x.indices.length === 1 && x.indices.some(isValue));
    default:
      return false;
  }
}
