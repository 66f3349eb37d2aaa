// `select`: all channels and values are evaluated first, then one case is taken (Go spec, "Select statements").

import { assert } from "../base/assert.ts";
import { INT, JUMP_EQ, RECV, SELECT, SEND } from "../ir/opcode.ts";
import type { CommClause, Expr, SelectStmt, Stmt, UnaryExpr } from "../syntax/ast.ts";
import { Typ } from "../types/basic.ts";
import { under } from "../types/identity.ts";
import type { ChanType } from "../types/type.ts";
import { Label } from "./code-builder.ts";
import { bindOrAssign } from "./declarations.ts";
import type { FunctionContext, Target } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { intoAs, operandAs, unparen } from "./operands.ts";
import { emitBox, emitUnbox } from "./values.ts";

/** One communication clause, taken apart. */
interface Case {
  readonly clause: CommClause;
  readonly channel: Expr;
  readonly type: ChanType;
  /** The value of a send. */
  readonly value: Expr | undefined;
  /** Where a received value and its flag go. */
  readonly targets: readonly Expr[];
  readonly pos: Expr["pos"];
}

/** Registers of a select: result triple, then a pair for each case. */
const RESULT_REGISTERS = 3;

export function lowerSelect(f: FunctionContext, s: SelectStmt, label: string | undefined): void {
  const { code } = f;
  const scope = f.openScope();
  const cases = s.clauses.flatMap((clause) => caseOf(f, clause) ?? []);
  const fallback = s.clauses.find((clause) => clause.communication === undefined);
  const target: Target = { label, breakTo: new Label(), continueTo: undefined };
  const taken = code.allocate(RESULT_REGISTERS + 2 * cases.length);
  const first = taken + RESULT_REGISTERS;
  for (const [i, one] of cases.entries()) evaluateCase(f, one, first + 2 * i);
  f.targets.push(target);
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0 && fallback === undefined) lowerSingle(f, only, taken, first);
  else lowerChoice(f, s, cases, fallback, taken, target);
  f.targets.pop();
  code.place(target.breakTo);
  f.closeScope(scope);
}

function caseOf(f: FunctionContext, clause: CommClause): Case | undefined {
  const s = clause.communication;
  if (s === undefined) return undefined;
  if (s.kind === "SendStmt") {
    const type = under(f.typeOf(s.channel)) as ChanType; // the checker has seen to it
    return { clause, channel: s.channel, type, value: s.value, targets: [], pos: s.arrow };
  }
  const receive = receiveOf(s);
  const type = under(f.typeOf(receive.x)) as ChanType; // as above
  const targets = s.kind === "AssignStmt" ? s.left : [];
  return { clause, channel: receive.x, type, value: undefined, targets, pos: receive.opPos };
}

function receiveOf(s: Stmt): UnaryExpr {
  const x = s.kind === "ExprStmt" ? s.x : s.kind === "AssignStmt" ? s.right[0] : undefined;
  const inner = x === undefined ? undefined : unparen(x);
  assert(inner?.kind === "UnaryExpr", "a select case receives or sends", { pos: s.pos });
  return inner;
}

function evaluateCase(f: FunctionContext, { channel, value, type, pos }: Case, into: number): void {
  const { code } = f;
  const mark = code.top;
  f.enclosing = pos;
  // Case by case: what a later case calls does not change what an earlier one has read.
  hoistCalls(f, value === undefined ? [channel] : [channel, value]);
  f.lower.expression(f, channel, into);
  if (value !== undefined && widthOf(type.elem) === 1) {
    intoAs(f, value, type.elem, into + 1);
  } else if (value !== undefined) {
    const words = operandAs(f, value, type.elem);
    code.pos = pos;
    emitBox(f, words, widthOf(type.elem), into + 1);
  }
  code.release(mark);
}

// Like gc: a select of one case without default is that send or receive.
function lowerSingle(f: FunctionContext, one: Case, taken: number, first: number): void {
  const { code } = f;
  code.pos = one.pos;
  if (one.value !== undefined) code.emit(SEND, first, first + 1, 0, 0, f.text(one.channel));
  else code.emit(RECV, taken + 1, first, 1, 0, f.text(one.channel));
  lowerClause(f, one.clause, one, taken);
}

function lowerChoice(
  f: FunctionContext,
  s: SelectStmt,
  cases: readonly Case[],
  fallback: CommClause | undefined,
  taken: number,
  target: Target,
): void {
  const { code } = f;
  const shape = f.program.select({
    cases: cases.map(({ value }) => ({ direction: value === undefined ? ("receive" as const) : ("send" as const) })),
    hasDefault: fallback !== undefined,
  });
  // Like gc's: one case with a default is an attempt at that send or receive.
  const [only, ...others] = cases;
  code.pos = only !== undefined && others.length === 0 ? only.pos : s.pos;
  const start = code.placeHere();
  const text = f.program.expression(cases.map(({ channel }) => f.textOf(channel)).join(", "));
  code.emit(SELECT, taken, taken + RESULT_REGISTERS, shape, 0, text);
  // Without cases it waits for ever: nothing comes after it.
  if (cases.length === 0 && fallback === undefined) code.jump(start);
  const bodies = cases.map(() => new Label());
  const last = fallback === undefined ? cases.length - 1 : cases.length;
  for (let i = 0; i < last; i++) {
    const mark = code.top;
    const index = code.allocate(1);
    code.emit(INT, index, i);
    code.emitJump(JUMP_EQ, bodies[i] as Label, 3, taken, index);
    code.release(mark);
  }
  if (fallback !== undefined) lowerClause(f, fallback, undefined, taken);
  else if (last >= 0) lowerClause(f, (cases[last] as Case).clause, cases[last], taken);
  for (let i = 0; i < last; i++) {
    code.jump(target.breakTo);
    code.place(bodies[i] as Label);
    lowerClause(f, (cases[i] as Case).clause, cases[i], taken);
  }
}

function lowerClause(f: FunctionContext, clause: CommClause, one: Case | undefined, taken: number): void {
  const { code } = f;
  const scope = f.openScope();
  if (one !== undefined && one.value === undefined) bindReceived(f, one, taken + 1);
  for (const s of clause.body) f.lower.statement(f, s);
  code.pos = clause.end;
  f.closeScope(scope);
}

function bindReceived(f: FunctionContext, { targets, type, pos }: Case, received: number): void {
  const { code } = f;
  const [value, flag] = targets;
  code.pos = pos;
  if (value !== undefined) {
    const width = widthOf(type.elem);
    const words = width === 1 ? received : code.allocate(width);
    if (width !== 1) emitUnbox(f, received, width, words);
    bindOrAssign(f, value, words, type.elem);
  }
  if (flag !== undefined) bindOrAssign(f, flag, received + 1, Typ.bool);
}
