// Expressions as gc prints them in messages: one line, bodies and literals' contents shortened to `…`.

import type { CallExpr, Expr, Field, FieldList, FuncType } from "../syntax/ast.ts";

// Longer expressions than anyone reads; hostile input would otherwise make quadratic messages.
const MAX_DEPTH = 60;

/** Source-like text of an expression. */
export function exprString(expr: Expr, depth = 0): string {
  if (depth > MAX_DEPTH) return "…";
  const show = (e: Expr): string => exprString(e, depth + 1);
  const showAll = (list: readonly Expr[]): string => list.map(show).join(", ");
  switch (expr.kind) {
    case "BadExpr":
      return "(bad expr)";
    case "Ident":
      return expr.name;
    case "BasicLit":
      return expr.value;
    case "CompositeLit":
      return `${expr.type === undefined ? "" : show(expr.type)}{${expr.elements.length === 0 ? "" : "…"}}`;
    case "FuncLit":
      return `${show(expr.type)} {${expr.body.statements.length === 0 ? "" : "…"}}`;
    case "ParenExpr":
      return `(${show(expr.x)})`;
    case "SelectorExpr":
      return `${show(expr.x)}.${expr.selector.name}`;
    case "IndexExpr":
      return `${show(expr.x)}[${showAll(expr.indices)}]`;
    case "SliceExpr":
      return sliceString(expr, show);
    case "TypeAssertExpr":
      return `${show(expr.x)}.(${expr.type === undefined ? "type" : show(expr.type)})`;
    case "CallExpr":
      return callString(expr, show);
    case "StarExpr":
      return `*${show(expr.x)}`;
    case "UnaryExpr":
      return `${expr.op}${show(expr.x)}`;
    case "BinaryExpr":
      return `${show(expr.x)} ${expr.op} ${show(expr.y)}`;
    case "KeyValueExpr":
      return `${show(expr.key)}: ${show(expr.value)}`;
    case "Ellipsis":
      return `...${expr.element === undefined ? "" : show(expr.element)}`;
    case "ArrayType":
      return `[${expr.length === undefined ? "" : show(expr.length)}]${show(expr.element)}`;
    case "StructType":
      return `struct{${fieldsString(expr.fields, "; ", show)}}`;
    case "FuncType":
      return `func${signature(expr, show)}`;
    case "InterfaceType":
      return `interface{${methodsString(expr.methods, show)}}`;
    case "MapType":
      return `map[${show(expr.key)}]${show(expr.value)}`;
    case "ChanType":
      return `${expr.direction === "send" ? "chan<-" : expr.direction === "receive" ? "<-chan" : "chan"} ${show(expr.value)}`;
  }
}

type Show = (expr: Expr) => string;

function sliceString(expr: Extract<Expr, { kind: "SliceExpr" }>, show: Show): string {
  const bound = (e: Expr | undefined): string => (e === undefined ? "" : show(e));
  const max = expr.max === undefined ? "" : `:${show(expr.max)}`;
  return `${show(expr.x)}[${bound(expr.low)}:${bound(expr.high)}${max}]`;
}

function callString(expr: CallExpr, show: Show): string {
  return `${show(expr.fn)}(${expr.args.map(show).join(", ")}${expr.hasEllipsis ? "..." : ""})`;
}

function fieldString(field: Field, show: Show): string {
  const names = field.names.map((name) => name.name).join(", ");
  return `${names}${names === "" ? "" : " "}${show(field.type)}`;
}

function fieldsString(list: FieldList, separator: string, show: Show): string {
  return list.fields.map((field) => fieldString(field, show)).join(separator);
}

function methodsString(list: FieldList, show: Show): string {
  return list.fields
    .map((field) => {
      const [name] = field.names;
      return name !== undefined && field.type.kind === "FuncType"
        ? `${name.name}${signature(field.type, show)}`
        : show(field.type);
    })
    .join("; ");
}

function signature(type: FuncType, show: Show): string {
  const params = `(${fieldsString(type.params, ", ", show)})`;
  if (type.results === undefined || type.results.fields.length === 0) return params;
  const [first] = type.results.fields;
  const isPlain = type.results.fields.length === 1 && first !== undefined && first.names.length === 0;
  return isPlain ? `${params} ${show(first.type)}` : `${params} (${fieldsString(type.results, ", ", show)})`;
}
