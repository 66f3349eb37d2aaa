// Initial values of the library's package variables that nobody can tell were not worked out: without calls, and of types that
// hold no functions or interfaces. Those of variables that the program does not use are left out, with the variables; package
// unicode alone has hundreds. The rest are evaluated before anything else of their package.

import type { Expr } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";
import { under } from "../types/identity.ts";
import type { Info, Initializer, Package } from "../types/info.ts";
import type { VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { unparen } from "./operands.ts";
import type { ProgramBuilder } from "./program-builder.ts";

/** The plain initialisers of a library package, in order. Cost: linear in the package's initial values. */
export function plainInitializers(pkg: Package): ReadonlySet<Initializer> {
  const plain = new Set<Initializer>();
  const others = new Set<VarObj>();
  for (const initializer of pkg.info.initOrder) {
    const [v, ...more] = initializer.lhs;
    const isPlain =
      v !== undefined &&
      more.length === 0 &&
      v.name !== "_" &&
      !isDynamic(v.type, new Set()) &&
      isPlainValue(pkg.info, initializer.rhs, others);
    if (isPlain) plain.add(initializer);
    else for (const v of initializer.lhs) others.add(v);
  }
  return plain;
}

/** Which of the packages' plain initialisers are needed: they give values to variables that something refers to. */
export function neededInitializers(
  program: ProgramBuilder,
  plainOf: ReadonlyMap<Package, ReadonlySet<Initializer>>,
): ReadonlySet<Initializer> {
  const needed = new Set<Initializer>();
  let hasNew = true;
  while (hasNew) {
    hasNew = false;
    for (const [pkg, plain] of plainOf) {
      for (const initializer of plain) {
        if (needed.has(initializer) || !initializer.lhs.some((v) => program.isReferred(v))) continue;
        needed.add(initializer);
        hasNew = true;
        for (const v of variablesIn(pkg.info, initializer.rhs)) program.addressOf(v);
      }
    }
  }
  return needed;
}

// Values with functions behind them: making them can ask for more code.
function isDynamic(type: Type, seen: Set<Type>): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return false;
    case "pointer":
    case "slice":
    case "array":
    case "chan":
      return isDynamic(t.elem, seen);
    case "map":
      return isDynamic(t.key, seen) || isDynamic(t.elem, seen);
    case "struct":
      return t.fields.some((field) => isDynamic(field.type, seen));
    default:
      return true;
  }
}

/** `others`: variables of the package that do not have their values yet. */
function isPlainValue(info: Info, x: Expr, others: ReadonlySet<VarObj>): boolean {
  const tv = info.types.get(x);
  if (tv?.value !== undefined || tv?.mode === "type") return true;
  const areParts = (...parts: readonly Expr[]): boolean => parts.every((part) => isPlainValue(info, part, others));
  switch (x.kind) {
    case "Ident": {
      const obj = info.uses.get(x);
      return obj?.kind === "nil" || (obj?.kind === "var" && !others.has(obj));
    }
    case "ParenExpr":
      return areParts(x.x);
    case "CompositeLit":
      return x.elements.every((element) => {
        if (element.kind !== "KeyValueExpr") return areParts(element);
        const isField = element.key.kind === "Ident" && !info.types.has(element.key);
        return areParts(element.value) && (isField || areParts(element.key));
      });
    case "UnaryExpr": {
      const operand = unparen(x.x);
      // Taking a variable's address does not read it.
      if (x.op === "&" && operand.kind === "Ident") return info.uses.get(operand)?.kind === "var";
      return x.op === "&" && operand.kind === "CompositeLit" && areParts(operand);
    }
    case "SelectorExpr":
      return info.selections.get(x) === undefined && info.uses.get(x.selector)?.kind === "var";
    default:
      return false;
  }
}

function variablesIn(info: Info, x: Expr): VarObj[] {
  const found: VarObj[] = [];
  const visit = (node: Expr): void => {
    if (node.kind === "Ident") {
      const obj = info.uses.get(node);
      if (obj?.kind === "var" && obj.role === "package") found.push(obj);
    }
    for (const child of children(node)) visit(child as Expr); // a plain value has only expressions below
  };
  visit(x);
  return found;
}
