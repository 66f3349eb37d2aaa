// CST -> AST for types, parameter lists, struct fields and interface elements.

import type { Span } from "../../base/source.ts";
import type { Expr, Field, FieldList, FuncType, Ident } from "../ast.ts";
import { MAX_NESTING } from "../limits.ts";
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

  /** The one type below `node`. */
  private onlyType(node: number): Expr {
    const [child, ...others] = this.named(node);
    return child === undefined || others.length > 0 ? this.bad(node) : this.typeExpr(child);
  }

  private qualified(node: number): Expr {
    return {
      kind: "SelectorExpr",
      ...this.span(node),
      x: this.ident(this.field(node, "package")),
      selector: this.ident(this.field(node, "name")),
    };
  }

  /** `G[A, B]`. The grammar reads `~G[A]` as `(~G)[A]`, see `term`. */
  private genericType(node: number): Expr {
    const base = this.field(node, "type");
    const indices = this.typeArguments(this.field(node, "type_arguments"));
    const x = this.type(base) === "negated_type" ? this.onlyType(base) : this.typeExpr(base);
    return { kind: "IndexExpr", pos: x.pos, end: this.end(node), x, indices };
  }

  /** Types only; the grammar lets unions through. */
  protected typeArguments(node: number): Expr[] {
    return this.named(node).map((argument) => this.onlyType(argument));
  }

  /** `~T` or `T` in a union. */
  private term(node: number): Expr {
    const tilde = this.type(node) === "generic_type" ? this.field(node, "type") : node;
    if (this.type(tilde) !== "negated_type") return this.typeExpr(node);
    const span = this.span(node);
    const x = tilde === node ? this.onlyType(node) : this.genericType(node);
    return { kind: "UnaryExpr", ...span, op: "~", opPos: span.pos, x };
  }

  /** `A | B | C`, left-associative as in expressions. */
  private union(node: number): Expr {
    let union: Expr | undefined;
    let bar: Span | undefined;
    if ((this.cst.next[node] ?? 0) - node > MAX_NESTING) this.isDoubtful = true; // flat here, deep in the tree
    for (const child of this.children(node)) {
      if (!this.cst.isNamed(child)) bar = this.span(child);
      else if (union === undefined || bar === undefined) union = this.term(child);
      else {
        const y = this.term(child);
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
    const value = this.typeField(node, "value");
    // `chan <-chan T` sends `chan T`; the grammar has it carry `<-chan T`.
    if (direction === "both" && value.kind === "ChanType" && value.direction === "receive") this.isDoubtful = true;
    return { kind: "ChanType", ...this.span(node), direction, value };
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
      params: this.params(parameters, true),
      results: result === NONE ? undefined : this.results(result),
    };
  }

  private results(node: number): FieldList {
    if (this.type(node) === "parameter_list") return this.params(node, false);
    const type = this.typeExpr(node);
    const field: Field = { kind: "Field", ...this.span(node), names: [], type, tag: undefined };
    return { kind: "FieldList", ...this.span(node), fields: [field] };
  }

  /** A parameter list; only its last parameter may be `...T`, and only if `allowsDots`. */
  protected params(node: number, allowsDots: boolean): FieldList {
    const fields = this.named(node).map((child) => this.param(child));
    const others = allowsDots ? fields.slice(0, -1) : fields;
    if (others.some((field) => field.type.kind === "Ellipsis")) this.isDoubtful = true;
    const isMixed = fields.some((field) => (field.names.length === 0) !== (fields[0]?.names.length === 0));
    return { kind: "FieldList", ...this.span(node), fields: isMixed ? this.regroup(fields) : fields };
  }

  /** The grammar may take the first names of `a, b int, c bool` for types. Go wants all parameters named, or none. */
  private regroup(fields: readonly Field[]): Field[] {
    const regrouped: Field[] = [];
    let names: Ident[] = [];
    for (const field of fields) {
      if (field.names.length > 0) {
        names.push(...field.names);
        regrouped.push({ ...field, pos: names[0]?.pos ?? field.pos, names });
        names = [];
      } else if (field.type.kind === "Ident") names.push(field.type);
      else this.isDoubtful = true;
    }
    if (names.length > 0) this.isDoubtful = true;
    return regrouped;
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
