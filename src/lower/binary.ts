// Binary operators: arithmetic, shifts, string concatenation, comparisons, logic; and jumps on conditions.

import {
  ADD,
  ADD_I,
  ADD_IMM,
  AND,
  AND_NOT,
  CONCAT,
  DIV,
  EQ,
  EQ_VALUE,
  JUMP_EQ,
  JUMP_IF,
  JUMP_IF_NOT,
  JUMP_LE,
  JUMP_LT,
  JUMP_NE,
  JUMP_NOT_LE,
  JUMP_NOT_LT,
  LE,
  LT,
  MUL,
  MUL_I,
  NE,
  NOT,
  OR,
  REM,
  SHL,
  SHR,
  SUB,
  SUB_I,
  XOR,
} from "../ir/opcode.ts";
import type { BinaryExpr, Expr } from "../syntax/ast.ts";
import { under } from "../types/identity.ts";
import { isInterface } from "../types/predicates.ts";
import type { Type } from "../types/type.ts";
import { Label } from "./code-builder.ts";
import type { FunctionContext } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { isStringType, kindOfNumber } from "./kinds.ts";
import { isInt64 } from "./layout.ts";
import { isNil, operand, operandAs, unparen } from "./operands.ts";
import { foldedCondition } from "./type-facts.ts";
import { emitConvert, emitIsNil, emitWord, needsInterface, wordOfConstant } from "./values.ts";

const ARITHMETIC: ReadonlyMap<string, number> = new Map([
  ["+", ADD],
  ["-", SUB],
  ["*", MUL],
  ["/", DIV],
  ["%", REM],
  ["&", AND],
  ["|", OR],
  ["^", XOR],
  ["&^", AND_NOT],
  ["<<", SHL],
  [">>", SHR],
]);
const FAST: ReadonlyMap<number, number> = new Map([
  [ADD, ADD_I],
  [SUB, SUB_I],
  [MUL, MUL_I],
]);
const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">="]);

/** Evaluates a binary expression that is no constant. */
export function lowerBinary(f: FunctionContext, x: BinaryExpr, into: number): void {
  if (x.op === "&&" || x.op === "||") {
    lowerLogical(f, x, into);
  } else if (COMPARISONS.has(x.op)) {
    lowerComparison(f, x, into);
  } else {
    const left = operand(f, x.x);
    emitArithmetic(f, x.op, f.typeOf(x), left, x.y, into, x);
  }
}

/** Register `into` = `left op y` in type `type`: also the middle of `x op= y`. */
export function emitArithmetic(
  f: FunctionContext,
  op: string,
  type: Type,
  left: number,
  y: Expr,
  into: number,
  at: { readonly opPos: Expr["pos"] },
): void {
  const { code } = f;
  const immediate = isInt64(type) && (op === "+" || op === "-") ? smallConstant(f, y) : undefined;
  if (immediate !== undefined) {
    code.pos = at.opPos;
    code.emit(ADD_IMM, into, left, op === "+" ? immediate : -immediate);
    return;
  }
  const right = operand(f, y);
  code.pos = at.opPos;
  emitOperator(f, op, type, left, right, into);
}

function emitOperator(f: FunctionContext, op: string, type: Type, left: number, right: number, into: number): void {
  if (isStringType(type)) {
    f.code.emit(CONCAT, into, left, right);
    return;
  }
  const general = ARITHMETIC.get(op) ?? ADD;
  const fast = isInt64(type) ? FAST.get(general) : undefined;
  f.code.emit(fast ?? general, into, left, right, fast === undefined ? (kindOfNumber(type) ?? 0) : 0);
}

function smallConstant(f: FunctionContext, x: Expr): number | undefined {
  const tv = f.info.types.get(x);
  if (tv?.value === undefined) return undefined;
  const word = wordOfConstant(tv.value, tv.type);
  return typeof word === "number" && Math.abs(word) < 0x7fffffff ? word : undefined;
}

// `x && y` into a register: y's value goes there directly.
function lowerLogical(f: FunctionContext, x: BinaryExpr, into: number): void {
  const isAnd = x.op === "&&";
  const short = new Label();
  const end = new Label();
  hoistCalls(f, [x.x]);
  f.lower.condition(f, x.x, short, !isAnd);
  hoistCalls(f, [x.y]);
  f.lower.expression(f, x.y, into);
  f.code.jump(end);
  f.code.place(short);
  emitWord(f, !isAnd, into);
  f.code.place(end);
}

// ---- Comparisons

/** Whether `===` on words compares values of the type. */
function isWordComparable(type: Type): boolean {
  const t = under(type);
  return t.kind === "basic" || t.kind === "pointer" || t.kind === "map" || t.kind === "chan" || t.kind === "signature";
}

/** The type in which operands are compared: an interface if one of them is one. */
function comparedType(f: FunctionContext, x: BinaryExpr): Type {
  const left = f.typeOf(x.x);
  return isInterface(f.typeOf(x.y)) && !isInterface(left) ? f.typeOf(x.y) : left;
}

function lowerComparison(f: FunctionContext, x: BinaryExpr, into: number): void {
  const { code } = f;
  if (x.op === "==" || x.op === "!=") {
    const isSame = x.op === "==";
    if (!emitEquality(f, x, isSame, into) && !isSame) code.emit(NOT, into, into);
    return;
  }
  const [left, right, op] = orderedOperands(f, x);
  code.pos = x.opPos;
  code.emit(op, into, left, right);
}

/** `a > b` is `b < a`; operands are still evaluated left to right. */
function orderedOperands(f: FunctionContext, x: BinaryExpr): [left: number, right: number, op: number] {
  const left = operand(f, x.x);
  const right = operand(f, x.y);
  const op = x.op === "<" || x.op === ">" ? LT : LE;
  return x.op === "<" || x.op === "<=" ? [left, right, op] : [right, left, op];
}

/** Emits == (or != where one instruction can); false when `into` holds == although != was wanted. */
function emitEquality(f: FunctionContext, x: BinaryExpr, isSame: boolean, into: number): boolean {
  const { code } = f;
  const against = nilOperand(f, x);
  if (against !== undefined) {
    const value = operand(f, against);
    code.pos = x.opPos;
    emitIsNil(f, value, f.typeOf(against), into);
    return isSame;
  }
  const type = comparedType(f, x);
  const left = operandAs(f, x.x, type);
  const right = operandAs(f, x.y, type);
  code.pos = x.opPos;
  if (isWordComparable(type)) {
    code.emit(isSame ? EQ : NE, into, left, right);
    return true;
  }
  code.emit(EQ_VALUE, into, left, right, f.typeIndex(type, x));
  return isSame;
}

/** Register `into` = whether a value in registers equals `x`: a case of a switch. */
export function emitEquals(
  f: FunctionContext,
  value: { readonly register: number; readonly type: Type },
  x: Expr,
  into: number,
): void {
  const { code } = f;
  if (isNil(f, x)) {
    emitIsNil(f, value.register, value.type, into);
    return;
  }
  const type = isInterface(f.typeOf(x)) ? f.typeOf(x) : value.type;
  let left = value.register;
  if (needsInterface(value.type, type)) {
    left = code.allocate(1);
    emitConvert(f, value.register, value.type, type, left, x);
  }
  const right = operandAs(f, x, type);
  code.pos = x.pos;
  if (isWordComparable(type)) code.emit(EQ, into, left, right);
  else code.emit(EQ_VALUE, into, left, right, f.typeIndex(type, x));
}

// The operand that is compared with nil, if the other one is nil.
function nilOperand(f: FunctionContext, x: BinaryExpr): Expr | undefined {
  if (isNil(f, x.y)) return x.x;
  return isNil(f, x.x) ? x.y : undefined;
}

// ---- Conditions

/** Jumps to `target` if boolean `x` is `sense`, else goes on. Comparisons and jumps are one instruction where they can be. */
export function lowerCondition(f: FunctionContext, x: Expr, target: Label, sense: boolean): void {
  const { code } = f;
  const inner = unparen(x);
  const constant = f.info.types.get(inner)?.value;
  const known = constant?.kind === "bool" ? constant.value : foldedCondition(f, inner);
  const mark = code.top;
  if (known !== undefined) {
    if (known === sense) code.jump(target);
  } else if (f.hoisted.has(inner)) {
    jumpOnWord(f, inner, target, sense);
  } else if (inner.kind === "UnaryExpr" && inner.op === "!") {
    lowerCondition(f, inner.x, target, !sense);
  } else if (inner.kind === "BinaryExpr" && (inner.op === "&&" || inner.op === "||")) {
    jumpOnLogical(f, inner, target, sense);
  } else if (inner.kind === "BinaryExpr" && jumpOnComparison(f, inner, target, sense)) {
    // Done.
  } else {
    hoistCalls(f, [inner]);
    jumpOnWord(f, inner, target, sense);
  }
  code.release(mark);
}

function jumpOnWord(f: FunctionContext, x: Expr, target: Label, sense: boolean): void {
  const value = operand(f, x);
  f.code.emitJump(sense ? JUMP_IF : JUMP_IF_NOT, target, 2, value);
}

function jumpOnLogical(f: FunctionContext, x: BinaryExpr, target: Label, sense: boolean): void {
  // `a && b` is true when both are; `a || b` is false when both are.
  if ((x.op === "&&") === sense) {
    const skip = new Label();
    lowerCondition(f, x.x, skip, !sense);
    lowerCondition(f, x.y, target, sense);
    f.code.place(skip);
  } else {
    lowerCondition(f, x.x, target, sense);
    lowerCondition(f, x.y, target, sense);
  }
}

function jumpOnComparison(f: FunctionContext, x: BinaryExpr, target: Label, sense: boolean): boolean {
  const { code } = f;
  if (!COMPARISONS.has(x.op)) return false;
  hoistCalls(f, [x.x, x.y]);
  if (x.op === "==" || x.op === "!=") return jumpOnEquality(f, x, target, (x.op === "==") === sense);
  const [left, right, op] = orderedOperands(f, x);
  code.pos = x.opPos;
  if (op === LT) code.emitJump(sense ? JUMP_LT : JUMP_NOT_LT, target, 3, left, right);
  else code.emitJump(sense ? JUMP_LE : JUMP_NOT_LE, target, 3, left, right);
  return true;
}

function jumpOnEquality(f: FunctionContext, x: BinaryExpr, target: Label, isSame: boolean): boolean {
  const { code } = f;
  const against = nilOperand(f, x);
  const type = against === undefined ? comparedType(f, x) : f.typeOf(against);
  const isNilTest = against !== undefined && under(type).kind !== "slice";
  if (isNilTest || (against === undefined && isWordComparable(type))) {
    const left = operandAs(f, against ?? x.x, type);
    const right = isNilTest ? nilWord(f, type) : operandAs(f, x.y, type);
    code.pos = x.opPos;
    code.emitJump(isSame ? JUMP_EQ : JUMP_NE, target, 3, left, right);
    return true;
  }
  const equal = code.allocate(1);
  emitEquality(f, x, true, equal);
  code.emitJump(isSame ? JUMP_IF : JUMP_IF_NOT, target, 2, equal);
  return true;
}

function nilWord(f: FunctionContext, type: Type): number {
  const register = f.code.allocate(1);
  const kind = under(type).kind;
  emitWord(f, kind === "interface" || kind === "signature" ? undefined : 0, register);
  return register;
}
