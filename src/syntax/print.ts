// One-line source form of expressions, as messages show them.

import { assertNever } from "../base/assert.ts";
import type { CallExpr, ChanType, CompositeLit, Expr, Field, FieldList, FuncType, SliceExpr } from "./ast.ts";

/**
 * An expression in gofmt's spacing on one line; bodies of function literals and values of composite literals are shown as
 * `{…}`. Recursive: bounded by the parser's nesting limit.
 */
export function printExpr(x: Expr): string {
  switch (x.kind) {
    case "BadExpr":
      return "BadExpr";
    case "Ident":
      return x.name;
    case "BasicLit":
      return x.value;
    case "CompositeLit":
      return printComposite(x);
    case "FuncLit":
      return `${printFuncType(x.type)} {…}`;
    case "ParenExpr":
      return `(${printExpr(x.x)})`;
    case "SelectorExpr":
      return `${printExpr(x.x)}.${x.selector.name}`;
    case "IndexExpr":
      return `${printExpr(x.x)}[${printList(x.indices)}]`;
    case "SliceExpr":
      return printSlice(x);
    case "TypeAssertExpr":
      return `${printExpr(x.x)}.(${x.type === undefined ? "type" : printExpr(x.type)})`;
    case "CallExpr":
      return printCall(x);
    case "StarExpr":
      return `*${printExpr(x.x)}`;
    case "UnaryExpr":
      return x.op + printExpr(x.x);
    case "BinaryExpr":
      return `${printExpr(x.x)} ${x.op} ${printExpr(x.y)}`;
    case "KeyValueExpr":
      return `${printExpr(x.key)}: ${printExpr(x.value)}`;
    case "Ellipsis":
      return x.element === undefined ? "..." : `...${printExpr(x.element)}`;
    case "ArrayType":
      return `[${x.length === undefined ? "" : printExpr(x.length)}]${printExpr(x.element)}`;
    case "StructType":
      return `struct{${printFields(x.fields, "; ")}}`;
    case "FuncType":
      return printFuncType(x);
    case "InterfaceType":
      return `interface{${x.methods.fields.map(printMethod).join("; ")}}`;
    case "MapType":
      return `map[${printExpr(x.key)}]${printExpr(x.value)}`;
    case "ChanType":
      return printChan(x);
    default:
      return assertNever(x);
  }
}

function printList(list: readonly Expr[]): string {
  return list.map(printExpr).join(", ");
}

function printComposite(x: CompositeLit): string {
  return `${x.type === undefined ? "" : printExpr(x.type)}{${x.elements.length === 0 ? "" : "…"}}`;
}

function printSlice({ x, low, high, max }: SliceExpr): string {
  const part = (index: Expr | undefined): string => (index === undefined ? "" : printExpr(index));
  return `${printExpr(x)}[${part(low)}:${part(high)}${max === undefined ? "" : `:${printExpr(max)}`}]`;
}

function printCall({ fn, args, hasEllipsis }: CallExpr): string {
  return `${printExpr(fn)}(${printList(args)}${hasEllipsis ? "..." : ""})`;
}

/** `chan (<-chan T)` keeps its parentheses in the tree; `chan<- T` and `<-chan T` need none. */
function printChan({ direction, value }: ChanType): string {
  const element = printExpr(value);
  if (direction === "receive") return `<-chan ${element}`;
  return direction === "send" ? `chan<- ${element}` : `chan ${element}`;
}

function printFuncType(type: FuncType): string {
  return `func${printSignature(type)}`;
}

function printSignature({ params, results }: FuncType): string {
  const head = `(${printFields(params, ", ")})`;
  const [only, ...others] = results?.fields ?? [];
  if (results === undefined || only === undefined) return head;
  if (others.length === 0 && only.names.length === 0) return `${head} ${printExpr(only.type)}`;
  return `${head} (${printFields(results, ", ")})`;
}

function printFields(list: FieldList, separator: string): string {
  return list.fields.map((field) => printField(field)).join(separator);
}

/** A method with its signature, or an embedded element. */
function printMethod({ names, type }: Field): string {
  const [name] = names;
  return name === undefined || type.kind !== "FuncType" ? printExpr(type) : name.name + printSignature(type);
}

/** A parameter, struct field or embedded type. */
function printField({ names, type }: Field): string {
  const list = names.map((name) => name.name).join(", ");
  if (names.length === 0) return printExpr(type);
  return `${list} ${printExpr(type)}`;
}
