// Expression switches and type switches.

import { JUMP_EQ, JUMP_IF } from "../ir/opcode.ts";
import type { CaseClause, Expr, SwitchStmt, TypeSwitchStmt } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import { isInterface } from "../types/predicates.ts";
import type { Type } from "../types/type.ts";
import { emitEquals } from "./binary.ts";
import { Label } from "./code-builder.ts";
import { declareFrom, slotWidth } from "./declarations.ts";
import { emitAssert } from "./expressions.ts";
import type { FunctionContext, Target } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { isNil, operand } from "./operands.ts";
import { emitWord } from "./values.ts";

export function lowerSwitch(f: FunctionContext, s: SwitchStmt, label: string | undefined): void {
  const { code } = f;
  const scope = f.openScope();
  if (s.init !== undefined) f.lower.statement(f, s.init);
  const tag = s.tag === undefined ? undefined : evaluateTag(f, s.tag);
  const bodies = s.clauses.map(() => new Label());
  let otherwise: Label | undefined;
  for (const [i, clause] of s.clauses.entries()) {
    const body = bodies[i] as Label; // one each
    if (clause.values === undefined) otherwise = body;
    for (const value of clause.values ?? []) {
      const mark = code.top;
      f.enclosing = value.pos;
      if (tag === undefined && isInterface(f.typeOf(value))) jumpIfCase(f, trueTag(f), value, body);
      else if (tag === undefined) f.lower.condition(f, value, body, true);
      else jumpIfCase(f, tag, value, body);
      code.release(mark);
    }
  }
  const target: Target = { label, breakTo: new Label(), continueTo: undefined };
  code.jump(otherwise ?? target.breakTo);
  f.targets.push(target);
  for (const [i, clause] of s.clauses.entries()) lowerBody(f, clause, bodies[i] as Label, bodies[i + 1], target);
  f.targets.pop();
  code.place(target.breakTo);
  f.closeScope(scope);
}

interface Tag {
  readonly register: number;
  readonly type: Type;
}

// Nothing that the cases evaluate can change a variable in registers.
function evaluateTag(f: FunctionContext, x: Expr): Tag {
  hoistCalls(f, [x]);
  return { register: operand(f, x), type: f.typeOf(x) };
}

// Without a tag, what is no bool itself is compared with true.
function trueTag(f: FunctionContext): Tag {
  const register = f.code.allocate(1);
  emitWord(f, true, register);
  return { register, type: Typ.bool };
}

function jumpIfCase(f: FunctionContext, tag: Tag, value: Expr, body: Label): void {
  const { code } = f;
  hoistCalls(f, [value]);
  code.pos = value.pos;
  const equal = code.allocate(1);
  if (isWord(tag.type) && !isInterface(f.typeOf(value)) && !isNil(f, value)) {
    const other = operand(f, value);
    code.pos = value.pos;
    code.emitJump(JUMP_EQ, body, 3, tag.register, other);
    return;
  }
  emitEquals(f, tag, value, equal);
  code.emitJump(JUMP_IF, body, 2, equal);
}

function isWord(type: Type): boolean {
  const kind = under(type).kind;
  return kind === "basic" || kind === "pointer" || kind === "chan";
}

function lowerBody(f: FunctionContext, clause: CaseClause, body: Label, next: Label | undefined, target: Target): void {
  const scope = f.openScope();
  f.code.place(body);
  const outer = f.fallthroughTo;
  f.fallthroughTo = next;
  for (const s of clause.body) f.lower.statement(f, s);
  f.fallthroughTo = outer;
  f.code.pos = clause.end;
  f.code.jump(target.breakTo);
  f.closeScope(scope);
}

// ---- Type switches

export function lowerTypeSwitch(f: FunctionContext, s: TypeSwitchStmt, label: string | undefined): void {
  const { code } = f;
  const scope = f.openScope();
  if (s.init !== undefined) f.lower.statement(f, s.init);
  hoistCalls(f, [s.x]);
  const subject = operand(f, s.x);
  const bodies = s.clauses.map(() => new Label());
  // Where each clause finds its value: registers that only it uses.
  const values = s.clauses.map((clause) => clauseValue(f, clause, subject));
  let otherwise: Label | undefined;
  for (const [i, clause] of s.clauses.entries()) {
    const body = bodies[i] as Label; // one each
    if (clause.values === undefined) otherwise = body;
    for (const type of clause.values ?? []) jumpIfType(f, s, type, subject, values[i] as ClauseValue, body);
  }
  const target: Target = { label, breakTo: new Label(), continueTo: undefined };
  code.jump(otherwise ?? target.breakTo);
  f.targets.push(target);
  for (const [i, clause] of s.clauses.entries()) {
    const inner = f.openScope();
    code.place(bodies[i] as Label);
    bindClause(f, clause, values[i] as ClauseValue);
    for (const statement of clause.body) f.lower.statement(f, statement);
    code.pos = clause.end;
    code.jump(target.breakTo);
    f.closeScope(inner);
  }
  f.targets.pop();
  code.place(target.breakTo);
  f.closeScope(scope);
}

interface ClauseValue {
  readonly register: number;
  /** The one type of the clause; otherwise the clause sees the interface itself. */
  readonly single: Type | undefined;
}

function clauseValue(f: FunctionContext, clause: CaseClause, subject: number): ClauseValue {
  const [only, ...others] = clause.values ?? [];
  if (only === undefined || others.length > 0 || isNil(f, only)) return { register: subject, single: undefined };
  const single = f.typeOf(only);
  return { register: f.code.allocate(widthOf(single) + 1), single };
}

function jumpIfType(
  f: FunctionContext,
  s: TypeSwitchStmt,
  x: Expr,
  subject: number,
  value: ClauseValue,
  body: Label,
): void {
  const { code } = f;
  const mark = code.top;
  code.pos = x.pos;
  if (isNil(f, x)) {
    const nil = code.allocate(1);
    emitWord(f, undefined, nil);
    code.emitJump(JUMP_EQ, body, 3, subject, nil);
    code.release(mark);
    return;
  }
  const type = f.typeOf(x);
  const width = widthOf(type);
  const into = value.single === undefined ? code.allocate(width + 1) : value.register;
  emitAssert(f, subject, f.typeOf(s.x), type, into, true, x);
  code.emitJump(JUMP_IF, body, 2, into + width);
  code.release(mark);
}

function bindClause(f: FunctionContext, clause: CaseClause, value: ClauseValue): void {
  const v = f.info.implicits.get(clause);
  if (v?.kind !== "var") return;
  f.code.pos = clause.pos;
  const isOwn = value.single !== undefined && !f.unit.storage.isCell(v);
  declareFrom(f, v, isOwn ? value.register : f.code.allocate(slotWidth(f, v)), value.register);
}
