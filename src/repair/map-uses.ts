// What a program does with a map variable, use by use: for repairs that put something else in its place.

import type { Expr, IndexExpr, Stmt } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import { typeString } from "../types/type-string.ts";
import { accessesTo } from "./accesses.ts";
import { valuesOf } from "./channels.ts";
import { type Place, type ProgramText, placeOfStatement } from "./program-text.ts";

/** One use of the map. */
export type MapUse =
  /** `m[k]` as a value; with `, ok` behind it. */
  | { readonly kind: "get"; readonly access: Expr; readonly index: IndexExpr; readonly isCommaOk: boolean }
  /** `m[k] = v`, `m[k]++`, `m[k] += v`: `op` without `=`, `""` for a plain assignment. */
  | {
      readonly kind: "set";
      readonly access: Expr;
      readonly index: IndexExpr;
      readonly place: Place;
      readonly op: string;
      readonly value: string;
    }
  | { readonly kind: "delete"; readonly access: Expr; readonly key: string; readonly place: Place }
  /** `range m`, `len(m)`. */
  | { readonly kind: "whole"; readonly access: Expr };

/** A map variable with its types as written, and all its uses. */
export interface MapVariable {
  readonly variable: VarObj;
  readonly key: string;
  readonly elem: string;
  readonly type: string;
  readonly keyKind: "string" | "integer" | "other";
  readonly uses: readonly MapUse[];
}

/** The variable as a map whose every use is of these kinds, and which begins empty; undefined otherwise. */
export function mapVariable(program: ProgramText, variable: VarObj): MapVariable | undefined {
  const type = variable.type.kind === "named" ? variable.type.underlying : variable.type;
  if (type.kind !== "map" || !valuesOf(program, variable).every((value) => isEmptyMap(program, value)))
    return undefined;
  const uses = accessesTo(program, variable).map((access) => mapUseAt(program, access));
  if (uses.some((use) => use === undefined)) return undefined;
  const key = type.key.kind === "named" ? type.key.underlying : type.key;
  const keyKind =
    key.kind !== "basic" ? "other" : key.basic === "string" ? "string" : /^u?int/.test(key.basic) ? "integer" : "other";
  return {
    variable,
    key: typeString(type.key, program.pkg),
    elem: typeString(type.elem, program.pkg),
    type: typeString(variable.type, program.pkg),
    keyKind,
    uses: uses.filter((use) => use !== undefined),
  };
}

/** `make(map[K]V)` or `map[K]V{}`. */
function isEmptyMap(program: ProgramText, x: Expr): boolean {
  if (x.kind === "CompositeLit") return x.elements.length === 0;
  return x.kind === "CallExpr" && program.textOf(x.fn) === "make";
}

function mapUseAt(program: ProgramText, access: Expr): MapUse | undefined {
  const up = program.parent(access);
  if (up?.kind === "RangeStmt" && up.x === access) return { kind: "whole", access };
  if (up?.kind === "CallExpr") return callUse(program, access, up);
  if (up?.kind !== "IndexExpr" || up.x !== access) return undefined;
  const statement = program.parent(up);
  if (statement?.kind === "IncDecStmt") return setUse(program, access, up, statement, statement.op.charAt(0), "1");
  if (statement?.kind !== "AssignStmt" || !statement.left.includes(up)) {
    const isCommaOk = statement?.kind === "AssignStmt" && statement.left.length === 2 && statement.right.length === 1;
    return isAddressable(program, up) ? undefined : { kind: "get", access, index: up, isCommaOk };
  }
  const [value] = statement.right;
  if (statement.left.length !== 1 || value === undefined) return undefined;
  return setUse(program, access, up, statement, statement.op.slice(0, -1), program.textOf(value));
}

// `m[k][i] = v` and `m[k].f()` go on from the element.
function isAddressable(program: ProgramText, index: IndexExpr): boolean {
  const up = program.parent(index);
  return up?.kind === "IndexExpr" && up.x === index;
}

function setUse(
  program: ProgramText,
  access: Expr,
  index: IndexExpr,
  statement: Stmt,
  op: string,
  value: string,
): MapUse | undefined {
  const place = placeOfStatement(program, statement);
  return place && { kind: "set", access, index, place, op, value };
}

function callUse(program: ProgramText, access: Expr, call: Extract<Expr, { kind: "CallExpr" }>): MapUse | undefined {
  const name = program.textOf(call.fn);
  if (name === "len" && call.args[0] === access) return { kind: "whole", access };
  const statement = program.parent(call);
  const place = statement?.kind === "ExprStmt" ? placeOfStatement(program, statement) : undefined;
  const key = call.args[1];
  if (name !== "delete" || place === undefined || key === undefined) return undefined;
  return { kind: "delete", access, key: program.textOf(key), place };
}
