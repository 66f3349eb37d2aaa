// Expression switches and type switches (Go spec, "Switch statements").

import type { CaseClause, Expr, SwitchStmt, TypeSwitchStmt } from "../syntax/ast.ts";
import { impossibleAssertion } from "./assignability.ts";
import { assignment } from "./assignment.ts";
import { Typ } from "./basic.ts";
import type { StatementRules } from "./clauses.ts";
import { multipleDefaults } from "./clauses.ts";
import { makeBool } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { operandOf, rawExpr } from "./evaluate.ts";
import { identical } from "./identity.ts";
import { constantKey } from "./literals.ts";
import { newVar } from "./new-object.ts";
import type { VarObj } from "./objects.ts";
import { Operand } from "./operand.ts";
import { comparison } from "./operators.ts";
import { hasNil, isComparable, isInterface, isValid } from "./predicates.ts";
import { unparen } from "./syntax-queries.ts";
import type { Type } from "./type.ts";
import { convertUntyped } from "./untyped.ts";

/** `switch x { … }`; without a tag, the tag is `true`. */
export function switchStmt(c: Checker, s: SwitchStmt, rules: StatementRules): void {
  c.inScope(() => {
    if (s.init !== undefined) rules.one(c, s.init);
    const x = tag(c, s);
    const seen = new Map<string, { readonly type: Type; readonly at: Expr }[]>();
    checkDefaults(c, s.clauses);
    for (const clause of s.clauses) {
      for (const value of clause.values ?? []) caseValue(c, x, value, seen);
      c.inScope(() => rules.list(c, clause.body));
    }
  });
}

function tag(c: Checker, s: SwitchStmt): Operand {
  if (s.tag === undefined) {
    const x = new Operand({ kind: "Ident", name: "true", pos: s.pos, end: s.pos });
    x.setConstant(Typ.bool, makeBool(true));
    return x;
  }
  const x = operandOf(c, s.tag);
  assignment(c, x, undefined, "switch expression");
  if (!x.isInvalid && !isComparable(x.type, true) && !hasNil(x.type)) {
    const why = `(${c.spell(x.type)} is not comparable)`;
    c.error(s.tag, "invalid-expr-switch", `cannot switch on ${c.describe(x)} ${why}`);
    x.invalidate();
  }
  return x;
}

function caseValue(
  c: Checker,
  x: Operand,
  e: Expr,
  seen: Map<string, { readonly type: Type; readonly at: Expr }[]>,
): void {
  const v = operandOf(c, e);
  if (x.isInvalid || v.isInvalid) return;
  const isNil = v.isNil;
  convertUntyped(c, v, x.type);
  if (v.isInvalid) return;
  if (isNil) v.type = Typ["untyped nil"];
  const result = v.clone();
  comparison(c, result, x.clone(), "==", true);
  if (result.isInvalid || v.mode !== "constant" || v.value === undefined) return;
  if (v.value.kind === "bool" || v.value.kind === "unknown") return;
  const key = `${v.value.kind}:${constantKey(v.value)}`;
  const known = seen.get(key) ?? [];
  const other = known.find((entry) => identical(entry.type, v.type));
  if (other !== undefined) {
    const note = c.note(placeInNote(other.at), "previous case");
    c.error(e, "duplicate-case", `duplicate case ${c.describe(v)} in expression switch${note}`);
    return;
  }
  known.push({ type: v.type, at: e });
  seen.set(key, known);
}

function checkDefaults(c: Checker, clauses: readonly CaseClause[]): void {
  let first: CaseClause | undefined;
  for (const clause of clauses) {
    if (clause.values !== undefined) continue;
    if (first !== undefined) c.error(clause, "duplicate-default", multipleDefaults(c, first));
    first ??= clause;
  }
}

/** `switch v := x.(type) { … }`. */
export function typeSwitchStmt(c: Checker, s: TypeSwitchStmt, rules: StatementRules): void {
  c.inScope(() => {
    if (s.init !== undefined) rules.one(c, s.init);
    if (s.binding !== undefined) c.recordDef(s.binding, undefined);
    const x = operandOf(c, s.x);
    const isUsable = switchedInterface(c, x);
    checkDefaults(c, s.clauses);
    const seen: { readonly type: Type; readonly at: Expr }[] = [];
    const bindings: VarObj[] = [];
    for (const clause of s.clauses) {
      const type = caseTypes(c, isUsable ? x : undefined, clause, seen);
      c.inScope(() => {
        if (s.binding !== undefined) {
          const v = newVar(s.binding.name, s.binding.pos, c.pkg, type ?? x.type, "local");
          bindings.push(v);
          c.env.scope.insert(v);
          c.depth.set(v, c.env.funcLits.length);
          c.recordImplicit(clause, v);
        }
        rules.list(c, clause.body);
      });
    }
    checkBinding(c, s, bindings);
  });
}

function switchedInterface(c: Checker, x: Operand): boolean {
  if (x.isInvalid) return false;
  if (isInterface(x.type)) return true;
  const what = x.type.kind === "typeparam" ? "cannot use type switch on type parameter value " : "";
  const text = what === "" ? `${c.describe(x)} is not an interface` : `${what}${c.describe(x)}`;
  c.error(x.expr, "invalid-type-switch", text);
  return false;
}

function checkBinding(c: Checker, s: TypeSwitchStmt, bindings: readonly VarObj[]): void {
  if (s.binding === undefined) return;
  if (s.binding.name === "_") c.error(s.binding, "no-new-var", "no new variable on left side of :=");
  else if (!bindings.some((v) => v.isUsed)) {
    c.error(s.binding, "unused-var", `${s.binding.name} declared and not used`);
  }
}

// Checks the types of a clause; yields the type its variable has: that of a single case, undefined for the switched one.
function caseTypes(
  c: Checker,
  x: Operand | undefined,
  clause: CaseClause,
  seen: { readonly type: Type; readonly at: Expr }[],
): Type | undefined {
  let single: Type | undefined;
  for (const e of clause.values ?? []) {
    const type = caseType(c, e);
    const isNil = type === Typ["untyped nil"];
    single = isNil ? undefined : type;
    if (!isValid(type)) continue;
    const other = seen.find((entry) => identical(entry.type, type));
    if (other !== undefined) {
      const note = c.note(other.at.pos, "previous case");
      const name = isNil ? "nil" : c.spell(type);
      c.error(e, "duplicate-case", `duplicate case ${name} in type switch${note}`);
      continue;
    }
    seen.push({ type, at: e });
    if (x === undefined || isNil) continue;
    const reason = impossibleAssertion(c, x.type, type);
    if (reason === undefined) continue;
    const detail = `${c.describe(x)} cannot have dynamic type ${c.spell(type)} ${reason}`;
    c.error(e, "impossible-assert", `impossible type switch case: ${c.exprString(e)}\n\t${detail}`);
  }
  return clause.values?.length === 1 ? single : undefined;
}

function caseType(c: Checker, e: Expr): Type {
  const inner = unparen(e);
  if (inner.kind === "Ident" && c.env.scope.lookup(inner.name)?.kind === "nil") {
    rawExpr(c, new Operand(e), e);
    return Typ["untyped nil"];
  }
  return c.rules.type(c, e);
}

// gc tells a call's place by its parenthesis where it is not the mistake itself.
function placeInNote(e: Expr): Expr["pos"] {
  return e.kind === "CallExpr" ? e.lparen : e.pos;
}
