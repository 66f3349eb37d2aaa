// `for` with a condition. Shape: jump out when the condition fails, body, post statement, jump back.

import { ALLOC } from "../ir/opcode.ts";
import type { Expr, ForStmt } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import { Label } from "./code-builder.ts";
import type { FunctionContext, Target } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { unparen } from "./operands.ts";
import { cellAt, emitLoad, emitStore } from "./place.ts";
import { emitWord, wordOfConstant } from "./values.ts";

/** Since this version each iteration has its own copy of the loop's variables. */
export const PER_ITERATION_SINCE = 22;

export function lowerFor(f: FunctionContext, s: ForStmt, label: string | undefined): void {
  const { code } = f;
  const scope = f.openScope();
  if (s.init !== undefined) f.lower.statement(f, s.init);
  pinConstants(f, s.condition);
  const start = code.placeHere();
  const target: Target = { label, breakTo: new Label(), continueTo: new Label() };
  if (s.condition !== undefined) f.lower.condition(f, s.condition, target.breakTo, false);
  f.targets.push(target);
  f.lower.statement(f, s.body);
  f.targets.pop();
  if (target.continueTo !== undefined) code.place(target.continueTo);
  renewVariables(f, s);
  if (s.post !== undefined) f.lower.statement(f, s.post);
  code.pos = s.pos;
  code.jump(start);
  code.place(target.breakTo);
  f.closeScope(scope);
}

// Constants that the condition compares with are put into registers once, before the loop.
function pinConstants(f: FunctionContext, condition: Expr | undefined): void {
  if (condition === undefined) return;
  const x = unparen(condition);
  if (x.kind !== "BinaryExpr" || f.info.types.get(x)?.value !== undefined) return;
  if (x.op === "&&" || x.op === "||") {
    pinConstants(f, x.x);
    pinConstants(f, x.y);
    return;
  }
  for (const side of [x.x, x.y]) {
    const inner = unparen(side);
    const tv = f.info.types.get(inner);
    if (tv?.value?.kind !== "int" || (tv.type.kind === "basic" && tv.type.basic.startsWith("untyped"))) continue;
    const register = f.code.allocate(1);
    emitWord(f, wordOfConstant(tv.value, tv.type), register);
    f.hoisted.set(inner, register);
  }
}

// Variables that closures may have captured get a fresh cell with the same value before the post statement.
function renewVariables(f: FunctionContext, s: ForStmt): void {
  if (f.unit.goMinor < PER_ITERATION_SINCE || s.init?.kind !== "AssignStmt" || s.init.op !== ":=") return;
  for (const x of s.init.left) {
    const v = x.kind === "Ident" ? f.info.defs.get(x) : undefined;
    if (v?.kind === "var" && f.variables.get(v)?.isCell === true) renew(f, v);
  }
}

function renew(f: FunctionContext, v: VarObj): void {
  const { code } = f;
  const mark = code.top;
  const { register } = f.variable(v);
  const width = widthOf(v.type);
  const words = code.allocate(width);
  const span = { pos: v.pos, end: v.pos };
  code.pos = v.pos;
  emitLoad(f, cellAt(register), width, words, undefined);
  code.emit(ALLOC, register, f.typeIndex(v.type, span), f.program.allocation(v.name));
  emitStore(f, cellAt(register), width, words, undefined);
  code.release(mark);
}
