// Types, struct fields and interface elements, from tokens.

import type { Pos } from "../../base/source.ts";
import type { Expr, Field, Ident } from "../ast.ts";
import { makeField, ParameterParser } from "./parameter-parser.ts";

export abstract class TypeParser extends ParameterParser {
  protected typeExpr(): Expr {
    const type = this.optionalType();
    if (type !== undefined) return type;
    const bad = this.badExpr();
    this.syntaxError("expected type");
    this.advance(",", ":", ";", ")", "]", "}");
    return bad;
  }

  /** A type if one starts here. */
  protected override optionalType(): Expr | undefined {
    return this.nested(() => this.readType());
  }

  private readType(): Expr | undefined {
    const pos = this.pos;
    switch (this.kind) {
      case "name":
        return this.typeName(this.name());
      case "*": {
        this.next();
        const x = this.typeExpr();
        return { kind: "StarExpr", ...this.span(pos), x };
      }
      case "(": {
        this.next();
        const x = this.typeExpr();
        this.want(")");
        return { kind: "ParenExpr", ...this.span(pos), x };
      }
      case "[":
        this.next();
        return this.bracketType(pos);
      case "<-": {
        this.next();
        this.want("chan");
        const value = this.channelElement();
        return { kind: "ChanType", ...this.span(pos), direction: "receive", value };
      }
      case "chan": {
        this.next();
        const direction = this.got("<-") ? "send" : "both";
        const value = this.channelElement();
        return { kind: "ChanType", ...this.span(pos), direction, value };
      }
      case "map":
        return this.mapType();
      case "func":
        this.next();
        return this.funcType(pos, "function type");
      case "struct":
        return this.structType();
      case "interface":
        return this.interfaceType();
      default:
        return undefined;
    }
  }

  private channelElement(): Expr {
    const type = this.optionalType();
    if (type !== undefined) return type;
    this.syntaxError("missing channel element type");
    return this.badExpr();
  }

  private mapType(): Expr {
    const pos = this.pos;
    this.next();
    this.want("[");
    const key = this.typeExpr();
    this.want("]");
    const value = this.typeExpr();
    return { kind: "MapType", ...this.span(pos), key, value };
  }

  /** `name`, `pkg.Name`, either instantiated. */
  protected override typeName(name: Ident): Expr {
    let x: Expr = name;
    if (this.got(".")) {
      const selector = this.name();
      x = { kind: "SelectorExpr", ...this.span(name.pos), x: name, selector };
    }
    return this.is("[") ? this.instance(x) : x;
  }

  private instance(x: Expr): Expr {
    this.want("[");
    if (this.is("]")) this.syntaxError("expected type argument list");
    this.exprLevel++;
    const indices = this.is("]") ? [this.badExpr()] : this.typeArguments(this.typeExpr());
    this.exprLevel--;
    this.want("]");
    return { kind: "IndexExpr", ...this.span(x.pos), x, indices };
  }

  /** Type arguments behind the first one; a comma may follow the last. */
  protected typeArguments(first: Expr): Expr[] {
    const list = [first];
    while (this.got(",")) {
      const type = this.optionalType();
      if (type === undefined) break;
      list.push(type);
    }
    return list;
  }

  /** Behind `[` at `pos`: a slice type or an array type whose length may have been read already. */
  protected bracketType(pos: Pos, length?: Expr): Expr {
    if (length === undefined && this.got("]")) return this.arrayOf(pos, undefined);
    let n = length;
    if (n === undefined) {
      const dots = this.pos;
      if (this.got("...")) n = { kind: "Ellipsis", ...this.span(dots), element: undefined };
      else {
        this.exprLevel++;
        n = this.expr();
        this.exprLevel--;
      }
    }
    if (this.is(",")) {
      this.syntaxError("unexpected comma; expected ]");
      this.next();
    }
    this.want("]");
    return this.arrayOf(pos, n);
  }

  private arrayOf(pos: Pos, length: Expr | undefined): Expr {
    const element = this.typeExpr();
    return { kind: "ArrayType", ...this.span(pos), length, element };
  }

  protected override arrayOrInstance(name: Ident): Expr {
    const pos = this.want("[");
    if (this.got("]")) return this.arrayOf(pos, undefined);
    if (this.is("...")) return this.bracketType(pos);
    this.exprLevel++;
    const first = this.expr();
    const hasComma = this.is(",");
    const indices = this.typeArguments(first);
    this.exprLevel--;
    this.want("]");
    const instance = { kind: "IndexExpr", ...this.span(name.pos), x: name, indices } as const;
    if (hasComma) return instance;
    const element = this.optionalType();
    if (element === undefined) return instance;
    return { kind: "ArrayType", ...this.span(pos), length: first, element };
  }

  // ---- Structs and interfaces ----

  private structType(): Expr {
    const pos = this.pos;
    this.next();
    const open = this.want("{");
    const fields: Field[] = [];
    this.list("struct type", ";", "}", () => {
      const field = this.structField();
      if (field !== undefined) fields.push(field);
      return false;
    });
    return { kind: "StructType", ...this.span(pos), fields: { kind: "FieldList", ...this.span(open), fields } };
  }

  private structField(): Field | undefined {
    const pos = this.pos;
    if (this.is("name")) return this.namedOrEmbedded();
    if (this.is("*") || this.is("(")) {
      const type = this.embeddedPointer();
      const tag = this.literal();
      return { kind: "Field", ...this.span(pos), names: [], type, tag };
    }
    this.syntaxError("expected field name or embedded type");
    this.advance(";", "}");
    return undefined;
  }

  private namedOrEmbedded(): Field {
    const first = this.name();
    if (this.is(".") || this.isLiteral || this.is(";") || this.is("}")) {
      const type = this.typeName(first);
      const tag = this.literal();
      return { kind: "Field", ...this.span(first.pos), names: [], type, tag };
    }
    const names = this.names(first);
    const type = names.length === 1 && this.is("[") ? this.arrayOrInstance(first) : this.typeExpr();
    const tag = this.literal();
    const isEmbedded = type.kind === "IndexExpr" && type.x === first;
    return { kind: "Field", ...this.span(first.pos), names: isEmbedded ? [] : names, type, tag };
  }

  /** `*T`; parentheses are read with a message. */
  private embeddedPointer(): Expr {
    const pos = this.pos;
    if (this.is("(")) {
      this.syntaxError("cannot parenthesize embedded type");
      this.next();
      const inner = this.is("*") ? this.embeddedPointer() : this.typeName(this.name());
      this.got(")");
      return inner;
    }
    this.want("*");
    const x = this.is("(") ? this.embeddedPointer() : this.typeName(this.name());
    return { kind: "StarExpr", ...this.span(pos), x };
  }

  private interfaceType(): Expr {
    const pos = this.pos;
    this.next();
    const open = this.want("{");
    const fields: Field[] = [];
    this.list("interface type", ";", "}", () => {
      fields.push(this.interfaceElement());
      return false;
    });
    return { kind: "InterfaceType", ...this.span(pos), methods: { kind: "FieldList", ...this.span(open), fields } };
  }

  private interfaceElement(): Field {
    if (!this.is("name")) return makeField([], this.union());
    const name = this.name();
    if (this.is("[") && this.peekIs(1, "]")) this.emptyBrackets();
    if (this.is("(") || this.isTypeParamsOfMethod()) {
      const type = this.funcType(this.pos, "interface method");
      return { kind: "Field", ...this.span(name.pos), names: [name], type, tag: undefined };
    }
    return makeField([], this.unionFrom(this.typeName(name), true));
  }

  private emptyBrackets(): void {
    this.next();
    const pos = this.pos;
    this.next();
    this.error(`empty type ${this.is("(") ? "parameter" : "argument"} list`, pos);
  }

  /** `[P C](`: told from an instance `[A, B]` by what follows the first name. */
  private isTypeParamsOfMethod(): boolean {
    return this.is("[") && this.peekIs(1, "name") && this.peekIs(2, "name");
  }

  /** `~A | B`. */
  protected override union(): Expr {
    return this.unionFrom(this.term(), true);
  }

  /** Continues a union behind `x`, where unions are allowed. */
  protected override unionFrom(x: Expr, isAllowed: boolean): Expr {
    let union = x;
    while (isAllowed && this.is("|")) {
      const opPos = this.pos;
      this.next();
      const y = this.term();
      union = { kind: "BinaryExpr", ...this.span(x.pos), op: "|", opPos, x: union, y };
    }
    return union;
  }

  private term(): Expr {
    const pos = this.pos;
    if (this.got("~")) {
      const x = this.typeExpr();
      return { kind: "UnaryExpr", ...this.span(pos), op: "~", opPos: pos, x };
    }
    const type = this.optionalType();
    if (type !== undefined) return type;
    this.syntaxError("expected ~ term or type");
    this.advance("|", ";", ")", "]", "}");
    return { kind: "BadExpr", pos, end: pos };
  }
}
