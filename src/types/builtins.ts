// Calls of predeclared functions (Go spec, "Built-in functions").

import type { CallExpr, Expr } from "../syntax/ast.ts";
import { assignment, typesSummary } from "./assignment.ts";
import { BYTE, Typ } from "./basic.ts";
import { compareOp, makeInt, toInt, UNKNOWN } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { evaluateAll, multiExpr, operandOf, record } from "./evaluate.ts";
import { identical, under } from "./identity.ts";
import { isValidIndex } from "./indexing.ts";
import { Operand } from "./operand.ts";
import {
  coreString,
  coreType,
  defaultType,
  isNumeric,
  isOrdered,
  isString,
  isTyped,
  isUntyped,
  isValid,
  largerUntyped,
  termsOf,
} from "./predicates.ts";
import type { BasicKind, Type } from "./type.ts";
import type { BuiltinName } from "./universe.ts";
import { ANY } from "./universe.ts";
import { UNSAFE_RULES } from "./unsafe.ts";
import { convertUntyped } from "./untyped.ts";
import { requires } from "./versions.ts";

export type BuiltinKind = "builtin-value" | "statement";

interface Shape {
  readonly nArgs: number;
  readonly isVariadic: boolean;
  readonly kind: BuiltinKind;
}

const SHAPES: Readonly<Record<BuiltinName, Shape>> = {
  append: { nArgs: 1, isVariadic: true, kind: "builtin-value" },
  cap: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  clear: { nArgs: 1, isVariadic: false, kind: "statement" },
  close: { nArgs: 1, isVariadic: false, kind: "statement" },
  complex: { nArgs: 2, isVariadic: false, kind: "builtin-value" },
  copy: { nArgs: 2, isVariadic: false, kind: "statement" },
  delete: { nArgs: 2, isVariadic: false, kind: "statement" },
  imag: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  len: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  make: { nArgs: 1, isVariadic: true, kind: "builtin-value" },
  max: { nArgs: 1, isVariadic: true, kind: "builtin-value" },
  min: { nArgs: 1, isVariadic: true, kind: "builtin-value" },
  new: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  panic: { nArgs: 1, isVariadic: false, kind: "statement" },
  print: { nArgs: 0, isVariadic: true, kind: "statement" },
  println: { nArgs: 0, isVariadic: true, kind: "statement" },
  real: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  recover: { nArgs: 0, isVariadic: false, kind: "statement" },
  Add: { nArgs: 2, isVariadic: false, kind: "builtin-value" },
  Alignof: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  Offsetof: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  Sizeof: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  Slice: { nArgs: 2, isVariadic: false, kind: "builtin-value" },
  SliceData: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
  String: { nArgs: 2, isVariadic: false, kind: "builtin-value" },
  StringData: { nArgs: 1, isVariadic: false, kind: "builtin-value" },
};

/** Evaluates the call of builtin `name`, whose operand is `x`. */
export function builtinCall(c: Checker, x: Operand, e: CallExpr, name: BuiltinName): BuiltinKind {
  const shape = SHAPES[name];
  if (name === "panic") c.panicCalls.add(e);
  x.invalidate();
  x.builtin = undefined;
  if (e.hasEllipsis && name !== "append") {
    c.error(e, "invalid-dot-dot-dot", `invalid operation: invalid use of ... with built-in ${name}`);
    evaluateAll(c, e.args);
    return shape.kind;
  }
  if (name === "complex" || name === "real" || name === "imag") c.noteComplex(e);
  // make and new take a type first: their arguments are not evaluated as values here.
  const takesType = name === "make" || name === "new";
  const isLength = name === "len" || name === "cap";
  const hadCall = c.hasCallOrReceive;
  if (isLength) c.hasCallOrReceive = false;
  const args = takesType ? [] : builtinArgs(c, e);
  const n = takesType ? e.args.length : args.length;
  if (!checkCount(c, e, shape, n)) {
    if (takesType) evaluateAll(c, e.args.slice(1));
  } else if (args.every((arg) => !arg.isInvalid)) BUILTIN_RULES[name](c, x, e, args, name);
  // Only what is not constant is a call to those who ask, and a length hides the calls inside it.
  if (isLength) c.hasCallOrReceive = hadCall;
  if (!x.isInvalid && x.mode !== "constant") c.hasCallOrReceive = true;
  return shape.kind;
}

function builtinArgs(c: Checker, e: CallExpr): Operand[] {
  const [only] = e.args;
  if (only !== undefined && e.args.length === 1) return multiExpr(c, only, false).values;
  return e.args.map((arg) => operandOf(c, arg));
}

function checkCount(c: Checker, e: CallExpr, shape: Shape, n: number): boolean {
  const isShort = n < shape.nArgs;
  const isLong = !shape.isVariadic && n > shape.nArgs;
  if (!isShort && !isLong) return true;
  const what = isShort ? "not enough" : "too many";
  const text = isShort && n === 0 ? `${c.exprString(e.fn)}()` : c.exprString(e);
  c.error(
    e,
    "wrong-arg-count",
    `invalid operation: ${what} arguments for ${text} (expected ${shape.nArgs}, found ${n})`,
  );
  return false;
}

/** Checks the arguments of a builtin, whose number is right, and makes `x` its result. */
export type Rule = (c: Checker, x: Operand, e: CallExpr, args: readonly Operand[], name: BuiltinName) => void;

const BUILTIN_RULES: Readonly<Record<BuiltinName, Rule>> = {
  append: appendRule,
  cap: lengthRule,
  clear: clearRule,
  close: closeRule,
  complex: complexRule,
  copy: copyRule,
  delete: deleteRule,
  imag: partRule,
  len: lengthRule,
  make: makeRule,
  max: extremeRule,
  min: extremeRule,
  new: newRule,
  panic: panicRule,
  print: printRule,
  println: printRule,
  real: partRule,
  recover: (_c, x) => x.setValue(ANY),
  ...UNSAFE_RULES,
};

function noValue(x: Operand): void {
  x.mode = "novalue";
  x.type = { kind: "tuple", vars: [] };
}

function appendRule(c: Checker, x: Operand, e: CallExpr, args: readonly Operand[]): void {
  const list = args[0] as Operand;
  const core = coreType(list.type);
  if (core?.kind !== "slice") {
    // append([]byte(nil), s...) is handled below; anything else here has no elements.
    const what = list.isNil ? "untyped nil" : c.describe(list);
    c.error(list.expr, "invalid-append", `invalid append: argument must be a slice; have ${what}`);
    return;
  }
  const type = list.type;
  const rest = args.slice(1);
  if (e.hasEllipsis) appendAll(c, e, type, core.elem, args);
  else for (const arg of rest) assignment(c, arg, core.elem, "argument to append");
  x.setValue(type);
}

// append(s, t...): t is assignable to s's type, or a string when s holds bytes.
function appendAll(c: Checker, e: CallExpr, type: Type, elem: Type, args: readonly Operand[]): void {
  const last = args.at(-1) as Operand;
  if (args.length !== 2) {
    const isShort = args.length < 2;
    const types = args.map((arg) => arg.type);
    const have = typesSummary(c, types, false, true);
    const want = typesSummary(c, [type, { kind: "slice", elem }], true, false);
    const text = `${isShort ? "not enough" : "too many"} arguments in call to ${c.exprString(e.fn)}`;
    c.error((args[2] ?? last).expr, "wrong-arg-count", `${text}\n\thave ${have}\n\twant ${want}`);
    return;
  }
  const bytes = under(elem);
  if (bytes.kind === "basic" && bytes.basic === "uint8") {
    const core = coreString(last.type);
    if (core !== undefined && isString(core)) {
      if (isUntyped(last.type)) convertUntyped(c, last, Typ.string);
      return;
    }
  }
  assignment(c, last, { kind: "slice", elem }, "argument to append");
}

function lengthRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[], name: BuiltinName): void {
  const arg = args[0] as Operand;
  const isLen = name === "len";
  if (arg.mode === "constant" && arg.value?.kind === "string" && isLen && isString(arg.type)) {
    if (isUntyped(arg.type)) convertUntyped(c, arg, Typ.string);
    x.setConstant(Typ.int, makeInt(BigInt(arg.value.value.length)));
    return;
  }
  const types = typesOf(arg.type);
  if (types.length === 0 || !types.every((type) => hasLength(type, isLen))) {
    const what = arg.isNil ? "nil" : c.describe(arg);
    if (isValid(under(arg.type))) {
      c.error(arg.expr, isLen ? "invalid-len" : "invalid-cap", `invalid argument: ${what} for built-in ${name}`);
    }
    return;
  }
  const array = arrayOf(under(arg.type));
  if (arg.type.kind !== "typeparam" && array !== undefined && !c.hasCallOrReceive) {
    x.setConstant(Typ.int, makeInt(BigInt(array.length)));
  } else x.setValue(Typ.int);
}

function arrayOf(t: Type): Extract<Type, { kind: "array" }> | undefined {
  if (t.kind === "array") return t;
  if (t.kind !== "pointer") return undefined;
  const base = under(t.elem);
  return base.kind === "array" ? base : undefined;
}

function hasLength(type: Type, isLen: boolean): boolean {
  const t = under(type);
  switch (t.kind) {
    case "basic":
      return isLen && isString(t);
    case "map":
      return isLen;
    case "slice":
    case "chan":
      return true;
    default:
      return arrayOf(t) !== undefined;
  }
}

function clearRule(c: Checker, x: Operand, e: CallExpr, args: readonly Operand[]): void {
  if (!requires(c, e.fn, 21, c.exprString(e.fn))) return;
  const arg = args[0] as Operand;
  const types = typesOf(arg.type);
  if (types.length === 0 || !types.every((type) => ["map", "slice"].includes(under(type).kind))) {
    const text = `cannot clear ${c.describe(arg)}: argument must be (or constrained by) map or slice`;
    c.error(arg.expr, "invalid-clear", `invalid argument: ${text}`);
    return;
  }
  noValue(x);
}

function closeRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[]): void {
  const arg = args[0] as Operand;
  const channels = typesOf(arg.type).map(under);
  if (channels.length === 0 || channels.some((type) => type.kind !== "chan")) {
    c.error(arg.expr, "invalid-close", `invalid operation: cannot close non-channel ${c.describe(arg)}`);
    return;
  }
  if (channels.some((type) => type.kind === "chan" && type.direction === "receive")) {
    c.error(arg.expr, "invalid-close", `invalid operation: cannot close receive-only channel ${c.describe(arg)}`);
    return;
  }
  noValue(x);
}

// The types a value may have: those of a type parameter's constraint, or the one.
function typesOf(type: Type): readonly Type[] {
  if (type.kind !== "typeparam") return [type];
  return termsOf(type)?.map((term) => term.type) ?? [];
}

function copyRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[]): void {
  const dst = args[0] as Operand;
  const src = args[1] as Operand;
  const dstCore = coreType(dst.type);
  if (dstCore?.kind !== "slice") {
    c.error(dst.expr, "invalid-copy", `invalid copy: argument must be a slice; have ${c.describe(dst)}`);
    return;
  }
  const srcCore = coreString(src.type);
  const isText = srcCore !== undefined && isString(srcCore);
  const srcText = c.describe(src);
  if (isText && isUntyped(src.type)) convertUntyped(c, src, Typ.string);
  const srcElem = isText ? BYTE : srcCore?.kind === "slice" ? srcCore.elem : undefined;
  if (srcElem === undefined) {
    c.error(
      src.expr,
      "invalid-copy",
      `invalid copy: argument must be a slice; have ${src.isNil ? "untyped nil" : c.describe(src)}`,
    );
    return;
  }
  if (!identical(dstCore.elem, srcElem)) {
    const text = `arguments ${c.describe(dst)} and ${srcText} have different element types`;
    c.error(dst.expr, "invalid-copy", `invalid copy: ${text} ${c.spell(dstCore.elem)} and ${c.spell(srcElem)}`);
    return;
  }
  x.setValue(Typ.int);
}

function deleteRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[]): void {
  const map = args[0] as Operand;
  const key = args[1] as Operand;
  const maps = typesOf(map.type).map(under);
  const [first] = maps;
  if (first?.kind !== "map" || maps.some((type) => type.kind !== "map")) {
    c.error(map.expr, "invalid-delete", `invalid argument: ${c.describe(map)} is not a map`);
    return;
  }
  if (maps.some((type) => type.kind === "map" && !identical(type.key, first.key))) {
    c.error(map.expr, "invalid-delete", `invalid argument: maps of ${c.describe(map)} must have identical key types`);
    return;
  }
  assignment(c, key, first.key, "argument to delete");
  if (!key.isInvalid) noValue(x);
}

function makeRule(c: Checker, x: Operand, e: CallExpr): void {
  const typeArg = e.args[0] as Expr;
  const sizes = e.args.slice(1);
  const type = c.rules.type(c, typeArg);
  if (!isValid(type)) {
    evaluateAll(c, sizes);
    return;
  }
  const core = coreType(type);
  const min = core?.kind === "slice" ? 2 : core?.kind === "map" || core?.kind === "chan" ? 1 : 0;
  if (min === 0) {
    const why = core === undefined ? "no specific type" : "type must be slice, map, or channel";
    const text = `cannot make ${c.exprString(typeArg)}: ${why}`;
    c.error(typeArg, "invalid-make", `invalid argument: ${text}`);
    evaluateAll(c, sizes);
    return;
  }
  if (e.args.length < min || e.args.length > min + 1) {
    const text = `${c.exprString(e)} expects ${min} or ${min + 1} arguments; found ${e.args.length}`;
    c.error(e, "wrong-arg-count", `invalid operation: ${text}`);
    evaluateAll(c, sizes);
    return;
  }
  const values = sizes.map((size) => makeSize(c, size));
  const [length, capacity] = values;
  if (length !== undefined && capacity !== undefined && length > capacity) {
    c.error(sizes[0] as Expr, "swapped-make-args", "invalid argument: length and capacity swapped");
  }
  x.setValue(type);
}

// A size may be a float constant with an integer value.
function makeSize(c: Checker, e: Expr): bigint | undefined {
  const x = operandOf(c, e);
  if (!isValidIndex(c, x) || x.value === undefined) return undefined;
  return toInt(x.value);
}

function extremeRule(c: Checker, x: Operand, e: CallExpr, args: readonly Operand[], name: BuiltinName): void {
  if (!requires(c, e.fn, 21, `built-in ${name}`)) return;
  for (const arg of args) {
    if (isOrdered(arg.type)) continue;
    c.error(arg.expr, "invalid-min-max-operand", `invalid argument: ${c.describe(arg)} cannot be ordered`);
    return;
  }
  const first = args[0] as Operand;
  const result = first.clone();
  for (const arg of args.slice(1)) {
    if (!matchExtreme(c, result, arg)) return;
    if (result.mode === "constant" && arg.mode === "constant" && result.value && arg.value) {
      if (compareOp(name === "min" ? "<" : ">", arg.value, result.value) === true) result.value = arg.value;
    } else {
      result.mode = "value";
      result.value = undefined;
    }
  }
  if (result.mode !== "constant") result.mode = "value";
  // All arguments have the result's type; constants are as wide as it.
  if (isTyped(result.type)) for (const arg of args) convertUntyped(c, arg, result.type);
  else if (result.mode !== "constant") for (const arg of args) convertUntyped(c, arg, defaultType(result.type));
  x.mode = result.mode;
  x.type = result.type;
  x.value = result.value;
}

function matchExtreme(c: Checker, result: Operand, arg: Operand): boolean {
  const mismatch = (): boolean => {
    const text = `mismatched types ${c.spell(result.type)} (previous argument) and ${c.spell(arg.type)}`;
    c.error(arg.expr, "mismatched-types", `invalid argument: ${text} (type of ${c.exprString(arg.expr)})`);
    return false;
  };
  if (isUntyped(result.type) && isUntyped(arg.type)) {
    const larger = largerUntyped(result.type, arg.type);
    if (larger === undefined) return mismatch();
    result.type = larger;
    return true;
  }
  if (isUntyped(result.type) !== isUntyped(arg.type)) {
    if (isString(result.type) !== isString(arg.type)) return mismatch();
    if (isUntyped(arg.type)) convertUntyped(c, arg, result.type);
    else {
      convertUntyped(c, result, arg.type);
    }
    return !arg.isInvalid && !result.isInvalid;
  }
  return identical(result.type, arg.type) ? true : mismatch();
}

// new(T), and since Go 1.26 new(value).
function newRule(c: Checker, x: Operand, e: CallExpr): void {
  const arg = e.args[0] as Expr;
  const probe = new Operand(arg);
  c.rules.evaluate(c, probe, arg, undefined, false);
  probe.expr = arg;
  if (probe.isInvalid) return;
  if (probe.mode === "type") {
    const type = c.rules.type(c, arg);
    if (isValid(type)) x.setValue({ kind: "pointer", elem: type });
    return;
  }
  record(c, probe);
  const value = operandOf(c, arg);
  if (value.isInvalid) return;
  assignment(c, value, undefined, "argument to new");
  if (value.isInvalid || !requires(c, e, 26, `new(${c.exprString(arg)})`)) return;
  if (!value.isInvalid) x.setValue({ kind: "pointer", elem: value.type });
}

// complex(re, im): both of one floating-point type, or untyped.
function complexRule(c: Checker, x: Operand, e: CallExpr, args: readonly Operand[]): void {
  const [re, im] = args as readonly [Operand, Operand];
  if (isUntyped(re.type) && isTyped(im.type)) convertUntyped(c, re, im.type);
  else if (isUntyped(im.type) && isTyped(re.type)) convertUntyped(c, im, re.type);
  if (re.isInvalid || im.isInvalid) return;
  if (isTyped(re.type) && !identical(re.type, im.type)) {
    const text = `${c.exprString(e)} (mismatched types ${c.spell(re.type)} and ${c.spell(im.type)})`;
    c.error(re.expr, "invalid-complex", `invalid operation: ${text}`);
    return;
  }
  const isConstant = re.mode === "constant" && im.mode === "constant";
  const type = isTyped(re.type) ? re.type : isConstant ? Typ["untyped float"] : Typ.float64;
  if (!isConstant) for (const part of [re, im]) convertUntyped(c, part, type);
  const result = COMPLEX_OF[kindOf(type)];
  if (result === undefined) {
    const text = `arguments have type ${c.spell(type)}, expected floating-point`;
    c.error(re.expr, "invalid-complex", `invalid argument: ${text}`);
  } else if (isConstant) x.setConstant(result, UNKNOWN);
  else x.setValue(result);
}

// real(z) and imag(z).
function partRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[]): void {
  const arg = args[0] as Operand;
  if (isUntyped(arg.type)) {
    if (arg.mode === "constant" && isNumeric(arg.type)) arg.type = Typ["untyped complex"];
    else convertUntyped(c, arg, Typ.complex128);
  }
  if (arg.isInvalid) return;
  const result = PART_OF[kindOf(arg.type)];
  if (result === undefined) {
    c.error(arg.expr, "invalid-complex", `invalid argument: ${c.describe(arg)} not of complex type`);
  } else if (arg.mode === "constant") x.setConstant(result, UNKNOWN);
  else x.setValue(result);
}

const COMPLEX_OF: Readonly<Partial<Record<BasicKind, Type>>> = {
  float32: Typ.complex64,
  float64: Typ.complex128,
  "untyped float": Typ["untyped complex"],
};
const PART_OF: Readonly<Partial<Record<BasicKind, Type>>> = {
  complex64: Typ.float32,
  complex128: Typ.float64,
  "untyped complex": Typ["untyped float"],
};

function kindOf(type: Type): BasicKind {
  const t = under(type);
  return t.kind === "basic" ? t.basic : "invalid";
}

function panicRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[]): void {
  const arg = args[0] as Operand;
  assignment(c, arg, ANY, "argument to panic");
  if (!arg.isInvalid) noValue(x);
}

function printRule(c: Checker, x: Operand, _e: CallExpr, args: readonly Operand[], name: BuiltinName): void {
  for (const arg of args) assignment(c, arg, undefined, `argument to built-in ${name}`);
  if (args.every((arg) => !arg.isInvalid)) noValue(x);
}
