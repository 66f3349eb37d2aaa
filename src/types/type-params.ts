// Type parameter lists (Go spec, "Type parameter declarations", "Type constraints").

import type { Expr, FieldList } from "../syntax/ast.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import { Interface } from "./named.ts";
import { newTypeName } from "./new-object.ts";
import { isInterface, isValid } from "./predicates.ts";
import type { Scope } from "./scope.ts";
import type { Type, TypeParam } from "./type.ts";
import { constraintElement } from "./type-expr.ts";

/**
 * Declares `[A, B any]` in `scope`. Constraints may mention any of the parameters, and the generic type itself: `named` is
 * told the parameters before constraints are read.
 */
export function typeParameters(
  c: Checker,
  list: FieldList,
  scope: Scope,
  named: (params: readonly TypeParam[]) => void = () => {},
): TypeParam[] {
  const params: TypeParam[] = [];
  const open: { readonly param: TypeParam; readonly constraint: Expr }[] = [];
  for (const field of list.fields) {
    for (const name of field.names) {
      const obj = newTypeName(name.name, name.pos, c.pkg, false);
      const param: TypeParam = { kind: "typeparam", obj, index: params.length, constraint: new Interface([], []) };
      obj.type = param;
      c.declare(scope, name, obj);
      params.push(param);
      open.push({ param, constraint: field.type });
    }
  }
  named(params);
  const known = new Map<Expr, Type>();
  c.within({ ...c.env, scope }, () => {
    for (const { param, constraint } of open) {
      const type = known.get(constraint) ?? constraintType(c, constraint);
      known.set(constraint, type);
      if (isValid(type)) param.constraint = type;
      else param.obj.type = Typ.invalid;
    }
  });
  return params;
}

// Anything but an interface stands for the interface that embeds it.
function constraintType(c: Checker, e: Expr): Type {
  const type = constraintElement(c, e);
  if (!isValid(type)) return type;
  if (type.kind === "typeparam") {
    c.error(e, "misplaced-type-param", "cannot use a type parameter as constraint");
    return Typ.invalid;
  }
  if (type.kind !== "union" && isInterface(type)) return type;
  return new Interface([], [type], true);
}
