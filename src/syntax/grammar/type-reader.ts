// CST -> AST for types, parameter lists, struct fields and interface elements.

import type { Span } from "../../base/source.ts";
import type { Expr, Field, FieldList, FuncType, IndexExpr } from "../ast.ts";
import { NONE, NodeReader } from "./node-reader.ts";

export abstract class TypeReader extends NodeReader {
  /** A type, a constraint, or a type argument (which may be an index expression in disguise). */
  typeExpr(node: number): Expr {
    const span = this.span(node);
    switch (this.type(node)) {
      case "type_identifier":
      case "identifier":
        return this.ident(node);
      case "qualified_type":
        return this.qualified(node);
      case "generic_type":
        return this.genericType(node);
      case "pointer_type":
        return { kind: "StarExpr", ...span, x: this.onlyType(node) };
      case "parenthesized_type":
        return { kind: "ParenExpr", ...span, x: this.onlyType(node) };
      case "negated_type":
        return { kind: "UnaryExpr", ...span, op: "~", opPos: span.pos, x: this.onlyType(node) };
      case "type_elem":
      case "type_constraint":
        return this.union(node);
      case "array_type":
      case "slice_type":
      case "implicit_length_array_type":
        return this.arrayType(node);
      case "map_type":
        return {
          kind: "MapType",
          ...span,
          key: this.typeField(node, "key"),
          value: this.typeField(node, "value"),
        };
      case "channel_type":
        return this.chanType(node);
      case "function_type":
        return this.funcType(node);
      case "struct_type":
        return { kind: "StructType", ...span, fields: this.structFields(this.firstNamed(node)) };
      case "interface_type":
        return { kind: "InterfaceType", ...span, methods: this.interfaceElements(node) };
      default:
        return this.bad(node);
    }
  }

  protected typeField(node: number, field: string): Expr {
    const child = this.field(node, field);
    return child === NONE ? this.bad(node) : this.typeExpr(child);
  }

  private onlyType(node: number): Expr {
    const child = this.firstNamed(node);
    return child === NONE ? this.bad(node) : this.typeExpr(child);
  }

  private qualified(node: number): Expr {
    return {
      kind: "SelectorExpr",
      ...this.span(node),
      x: this.ident(this.field(node, "package")),
      selector: this.ident(this.field(node, "name")),
    };
  }

  /** `G[A, B]`. The grammar reads `~G[A]` as `(~G)[A]`. */
  private genericType(node: number): Expr {
    const base = this.field(node, "type");
    const indices = this.named(this.field(node, "type_arguments")).map((argument) => this.typeExpr(argument));
    const index = (x: Expr): IndexExpr => ({ kind: "IndexExpr", pos: x.pos, end: this.end(node), x, indices });
    if (this.type(base) !== "negated_type") return index(this.typeExpr(base));
    const pos = this.pos(base);
    return { kind: "UnaryExpr", pos, end: this.end(node), op: "~", opPos: pos, x: index(this.onlyType(base)) };
  }

  /** `A | B | C`, left-associative as in expressions. */
  private union(node: number): Expr {
    let union: Expr | undefined;
    let bar: Span | undefined;
    for (const child of this.children(node)) {
      if (!this.cst.isNamed(child)) bar = this.span(child);
      else if (union === undefined || bar === undefined) union = this.typeExpr(child);
      else {
        const y = this.typeExpr(child);
        union = { kind: "BinaryExpr", pos: union.pos, end: y.end, op: "|", opPos: bar.pos, x: union, y };
      }
    }
    return union ?? this.bad(node);
  }

  private arrayType(node: number): Expr {
    const dots = this.token(node, "...");
    const length = this.field(node, "length");
    return {
      kind: "ArrayType",
      ...this.span(node),
      length:
        dots !== NONE
          ? { kind: "Ellipsis", ...this.span(dots), element: undefined }
          : length === NONE
            ? undefined
            : this.expr(length),
      element: this.typeField(node, "element"),
    };
  }

  private chanType(node: number): Expr {
    const [first = NONE, second = NONE] = this.children(node);
    const direction = this.type(first) === "<-" ? "receive" : this.type(second) === "<-" ? "send" : "both";
    return { kind: "ChanType", ...this.span(node), direction, value: this.typeField(node, "value") };
  }

  /** The signature of `node`: a function type, literal or declaration. Spans `func` to the end of the results. */
  protected funcType(node: number): FuncType {
    const parameters = this.field(node, "parameters");
    const result = this.field(node, "result");
    const keyword = this.token(node, "func");
    const typeParameters = this.field(node, "type_parameters");
    return {
      kind: "FuncType",
      pos: this.pos(keyword === NONE ? parameters : keyword),
      end: this.end(result === NONE ? parameters : result),
      typeParams: typeParameters === NONE ? undefined : this.typeParams(typeParameters),
      params: this.params(parameters),
      results: result === NONE ? undefined : this.results(result),
    };
  }

  private results(node: number): FieldList {
    if (this.type(node) === "parameter_list") return this.params(node);
    const type = this.typeExpr(node);
    const field: Field = { kind: "Field", ...this.span(node), names: [], type, tag: undefined };
    return { kind: "FieldList", ...this.span(node), fields: [field] };
  }

  protected params(node: number): FieldList {
    const fields = this.named(node).map((child) => this.param(child));
    // Go wants all or none of the parameters named.
    if (fields.some((field) => (field.names.length === 0) !== (fields[0]?.names.length === 0))) this.isDoubtful = true;
    return { kind: "FieldList", ...this.span(node), fields };
  }

  private param(node: number): Field {
    const names = this.fields(node, "name").map((name) => this.ident(name));
    let type = this.typeField(node, "type");
    const dots = this.token(node, "...");
    if (dots !== NONE) type = { kind: "Ellipsis", pos: this.pos(dots), end: type.end, element: type };
    return { kind: "Field", ...this.span(node), names, type, tag: undefined };
  }

  protected typeParams(node: number): FieldList {
    const fields = this.named(node).map((child) => this.param(child));
    return { kind: "FieldList", ...this.span(node), fields };
  }

  private structFields(node: number): FieldList {
    return { kind: "FieldList", ...this.span(node), fields: this.named(node).map((child) => this.structField(child)) };
  }

  private structField(node: number): Field {
    const names = this.fields(node, "name").map((name) => this.ident(name));
    let type = this.typeField(node, "type");
    const star = this.token(node, "*");
    if (star !== NONE) type = { kind: "StarExpr", pos: this.pos(star), end: type.end, x: type };
    const tag = this.field(node, "tag");
    return {
      kind: "Field",
      ...this.span(node),
      names,
      type,
      tag: tag === NONE ? undefined : this.literal(tag, "string"),
    };
  }

  private interfaceElements(node: number): FieldList {
    const open = this.token(node, "{");
    const fields = this.named(node).map((child) => this.interfaceElement(child));
    return { kind: "FieldList", pos: this.pos(open), end: this.end(node), fields };
  }

  private interfaceElement(node: number): Field {
    const span = this.span(node);
    if (this.type(node) !== "method_elem")
      return { kind: "Field", ...span, names: [], type: this.typeExpr(node), tag: undefined };
    const name = this.ident(this.field(node, "name"));
    return { kind: "Field", ...span, names: [name], type: this.funcType(node), tag: undefined };
  }
}
