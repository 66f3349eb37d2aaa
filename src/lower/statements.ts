// Statements without a file of their own, blocks, labels and jumps.

import { assert, assertNever } from "../base/assert.ts";
import { RETURN, RUN_DEFERS, SEND } from "../ir/opcode.ts";
import type { BranchStmt, Expr, IfStmt, LabeledStmt, ReturnStmt, SendStmt, Stmt } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import type { VarObj } from "../types/objects.ts";
import { lowerAssign, lowerIncDec } from "./assignments.ts";
import { lowerBuiltinStatement } from "./builtins.ts";
import { Label } from "./code-builder.ts";
import { define, lowerVarSpec } from "./declarations.ts";
import type { FunctionContext } from "./function-context.ts";
import { lowerDefer, lowerGo } from "./go-defer.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { lowerFor } from "./loops.ts";
import { intoAs, isPlainCall, operand, operandAs, registerOf, unparen } from "./operands.ts";
import { emitLoad, emitStore } from "./place.ts";
import { variablePlace } from "./place-of.ts";
import { statementPosition } from "./positions.ts";
import { lowerRange } from "./range.ts";
import { exitByBranch, exitByReturn } from "./range-function.ts";
import { lowerSelect } from "./select.ts";
import { lowerSwitch, lowerTypeSwitch } from "./switches.ts";
import { tupleTypes } from "./tuples.ts";
import { foldedCondition } from "./type-facts.ts";
import { emitBox, emitConvert } from "./values.ts";

/** Lowers one statement. What it declares stays in scope; all other registers are freed. */
export function lowerStatement(f: FunctionContext, s: Stmt): void {
  const { code } = f;
  const label = f.pendingLabel;
  f.pendingLabel = undefined;
  code.pos = s.pos;
  f.enclosing = statementPosition(s);
  const mark = code.top;
  switch (s.kind) {
    case "DeclStmt":
      // Types and constants make no code.
      for (const spec of s.decl.specs) if (spec.kind === "ValueSpec" && s.decl.token === "var") lowerVarSpec(f, spec);
      return;
    case "AssignStmt":
      if (s.op === ":=") {
        define(f, s.left, s.right, s.opPos);
        return;
      }
      lowerAssign(f, s);
      break;
    case "LabeledStmt":
      lowerLabeled(f, s);
      return;
    case "EmptyStmt":
      return;
    case "ExprStmt":
      lowerExpressionStatement(f, s.x);
      break;
    case "SendStmt":
      lowerSend(f, s);
      break;
    case "IncDecStmt":
      lowerIncDec(f, s);
      break;
    case "GoStmt":
      lowerGo(f, s);
      break;
    case "DeferStmt":
      lowerDefer(f, s);
      break;
    case "ReturnStmt":
      lowerReturn(f, s);
      break;
    case "BranchStmt":
      lowerBranch(f, s);
      break;
    case "BlockStmt":
      lowerBlock(f, s.statements);
      break;
    case "IfStmt":
      lowerIf(f, s);
      break;
    case "SwitchStmt":
      lowerSwitch(f, s, label);
      break;
    case "TypeSwitchStmt":
      lowerTypeSwitch(f, s, label);
      break;
    case "SelectStmt":
      lowerSelect(f, s, label);
      break;
    case "ForStmt":
      lowerFor(f, s, label);
      break;
    case "RangeStmt":
      lowerRange(f, s, label);
      break;
    case "BadStmt":
      assert(false, "a program with syntax errors is not lowered", { pos: s.pos });
      return;
    default:
      assertNever(s);
  }
  code.release(mark);
}

/** Statements in a scope of their own. */
function lowerBlock(f: FunctionContext, statements: readonly Stmt[]): void {
  const scope = f.openScope();
  for (const s of statements) f.lower.statement(f, s);
  f.closeScope(scope);
}

function lowerLabeled(f: FunctionContext, s: LabeledStmt): void {
  const name = s.label.name;
  const label = f.labels.get(name);
  if (label !== undefined) {
    f.code.place(label);
    // A goto further down may lead here.
    f.code.isReachable = true;
  }
  f.pendingLabel = name;
  f.lower.statement(f, s.statement);
}

function lowerExpressionStatement(f: FunctionContext, x: Expr): void {
  const inner = unparen(x);
  if (isPlainCall(f, inner)) {
    f.lower.call(f, inner);
  } else if (inner.kind === "CallExpr") {
    lowerBuiltinStatement(f, inner);
  } else {
    hoistCalls(f, [inner]);
    operand(f, inner);
  }
}

function lowerSend(f: FunctionContext, s: SendStmt): void {
  const { code } = f;
  const channel = under(f.typeOf(s.channel));
  if (channel.kind !== "chan") return;
  hoistCalls(f, [s.channel, s.value]);
  const to = operand(f, s.channel);
  const value = emitBox(f, operandAs(f, s.value, channel.elem), widthOf(channel.elem));
  code.pos = s.arrow;
  code.emit(SEND, to, value, 0, 0, f.text(s.channel));
}

function lowerIf(f: FunctionContext, s: IfStmt): void {
  const scope = f.openScope();
  if (s.init !== undefined) f.lower.statement(f, s.init);
  const known = foldedCondition(f, s.condition);
  if (known === true) lowerBlock(f, s.then.statements);
  else if (known === undefined) lowerBranches(f, s);
  else if (s.else !== undefined) f.lower.statement(f, s.else);
  f.closeScope(scope);
}

function lowerBranches(f: FunctionContext, s: IfStmt): void {
  const { code } = f;
  const otherwise = new Label();
  code.pos = s.condition.pos;
  f.lower.condition(f, s.condition, otherwise, false);
  lowerBlock(f, s.then.statements);
  if (s.else === undefined) {
    code.place(otherwise);
  } else {
    const end = new Label();
    code.jump(end);
    code.place(otherwise);
    f.lower.statement(f, s.else);
    code.place(end);
  }
}

function lowerBranch(f: FunctionContext, s: BranchStmt): void {
  const { code } = f;
  const label = s.label?.name;
  switch (s.token) {
    case "break": {
      const target = f.targets.findLast((t) => label === undefined || t.label === label);
      if (target !== undefined) code.jump(target.breakTo);
      else leaveBody(f, s);
      return;
    }
    case "continue": {
      const target = f.targets.findLast(
        (t) => t.continueTo !== undefined && (label === undefined || t.label === label),
      );
      if (target?.continueTo !== undefined) code.jump(target.continueTo);
      else leaveBody(f, s);
      return;
    }
    case "goto": {
      const target = f.labels.get(label ?? "");
      if (target !== undefined) code.jump(target);
      else leaveBody(f, s);
      return;
    }
    case "fallthrough":
      if (f.fallthroughTo !== undefined) code.jump(f.fallthroughTo);
      return;
    default:
      assertNever(s.token);
  }
}

// The target lies outside the body of a `range` over a function.
function leaveBody(f: FunctionContext, s: BranchStmt): void {
  if (f.rangeBody !== undefined) exitByBranch(f, f.rangeBody, s);
}

// ---- Return

function lowerReturn(f: FunctionContext, s: ReturnStmt): void {
  const { code } = f;
  if (s.results.length === 0) {
    lowerReturnWords(f, undefined);
  } else if (f.rangeBody === undefined && mustStoreResults(f) && s.results.length === f.signature.results.length) {
    returnThroughVariables(f, s);
  } else if (f.rangeBody !== undefined || mustStoreResults(f)) {
    hoistCalls(f, s.results);
    const window = code.allocate(wordsOf(f.enclosingResults));
    resultsInto(f, s.results, window);
    code.pos = s.pos;
    lowerReturnWords(f, window);
  } else {
    returnDirectly(f, s);
  }
}

// A result that returns itself is neither read nor written, as in gc.
function returnThroughVariables(f: FunctionContext, s: ReturnStmt): void {
  const { code } = f;
  const { results } = f.signature;
  hoistCalls(f, s.results);
  const changed = results.flatMap((result, i) => {
    const value = s.results[i] as Expr; // as many
    if (isVariable(f, value, result)) return [];
    const register = code.allocate(widthOf(result.type));
    intoAs(f, value, result.type, register);
    return [{ result, register }];
  });
  code.pos = s.pos;
  for (const { result, register } of changed) {
    emitStore(f, variablePlace(f, result), widthOf(result.type), register, undefined);
  }
  emitReturn(f, results);
}

function isVariable(f: FunctionContext, x: Expr, v: VarObj): boolean {
  const inner = unparen(x);
  return inner.kind === "Ident" && f.info.uses.get(inner) === v;
}

function wordsOf(vars: readonly VarObj[]): number {
  return vars.reduce((sum, v) => sum + widthOf(v.type), 0);
}

/** Returns with results in registers from `words` on, or with what the result variables hold. */
export function lowerReturnWords(f: FunctionContext, words: number | undefined): void {
  if (f.rangeBody !== undefined) {
    exitByReturn(f, f.rangeBody, words);
    return;
  }
  if (words !== undefined && !mustStoreResults(f)) {
    f.code.emit(RETURN, words, f.resultWidth);
    return;
  }
  let from = words ?? 0;
  for (const result of words === undefined ? [] : f.signature.results) {
    emitStore(f, variablePlace(f, result), widthOf(result.type), from, undefined);
    from += widthOf(result.type);
  }
  emitReturn(f, f.signature.results);
}

/** Whether results are kept in variables or slots until the function has really returned: others can see or change them. */
function mustStoreResults(f: FunctionContext): boolean {
  return f.deferRegister >= 0 || f.signature.results.some((v) => f.variables.get(v)?.isCell === true);
}

function returnDirectly(f: FunctionContext, s: ReturnStmt): void {
  const { code } = f;
  const { results } = f.signature;
  const width = f.resultWidth;
  const [first] = s.results;
  hoistCalls(f, s.results);
  const only = s.results.length === 1 && results.length === 1 && first !== undefined ? first : undefined;
  const inPlace = only === undefined || !isSameWords(f, only, results[0] as VarObj) ? undefined : registerOf(f, only);
  if (inPlace !== undefined) {
    code.pos = s.pos;
    code.emit(RETURN, inPlace, width);
    return;
  }
  const window = code.allocate(width);
  resultsInto(f, s.results, window);
  code.pos = s.pos;
  code.emit(RETURN, window, width);
}

function isSameWords(f: FunctionContext, x: Expr, result: VarObj): boolean {
  return under(result.type).kind !== "interface" || under(f.typeOf(x)).kind === "interface";
}

// Values of a return statement as results, one after the other.
function resultsInto(f: FunctionContext, values: readonly Expr[], window: number): void {
  const { code, enclosingResults: results } = f;
  const [first] = values;
  if (first !== undefined && values.length < results.length) {
    const types = tupleTypes(f, first);
    const mark = code.top;
    let from = f.lower.call(f, first, window);
    let into = window;
    for (const [i, result] of results.entries()) {
      const type = types[i] ?? result.type;
      emitConvert(f, from, type, result.type, into, first);
      from += widthOf(type);
      into += widthOf(result.type);
    }
    code.release(mark);
    return;
  }
  let into = window;
  for (const [i, result] of results.entries()) {
    intoAs(f, values[i] as Expr, result.type, into); // the checker has counted them
    into += widthOf(result.type);
  }
}

/** Runs deferred calls, then returns what the result variables hold. */
export function emitReturn(f: FunctionContext, results: readonly VarObj[]): void {
  const { code } = f;
  if (f.deferRegister >= 0) code.emit(RUN_DEFERS);
  const width = f.resultWidth;
  if (width === 0) {
    code.emit(RETURN, 0, 0);
    return;
  }
  const [only] = results;
  if (only !== undefined && results.length === 1 && f.isRegister(only)) {
    code.emit(RETURN, f.variable(only).register, width);
    return;
  }
  const mark = code.top;
  const window = code.allocate(width);
  let into = window;
  for (const result of results) {
    emitLoad(f, variablePlace(f, result), widthOf(result.type), into, undefined);
    into += widthOf(result.type);
  }
  code.emit(RETURN, window, width);
  code.release(mark);
}
