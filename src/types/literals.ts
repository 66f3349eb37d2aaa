// Literals: basic, composite and function literals (Go spec, "Composite literals", "Function literals").

import type { BasicLit, CompositeLit, Expr, FuncLit, KeyValueExpr } from "../syntax/ast.ts";
import { assignment } from "./assignment.ts";
import { Typ } from "./basic.ts";
import type { ConstantValue } from "./constant.ts";
import {
  formatConstant,
  parseFloatLiteral,
  parseInt64Literal,
  parseRuneLiteral,
  parseStringLiteral,
} from "./constant-literal.ts";
import { toInt, UNKNOWN } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { evaluateAll, operandOf } from "./evaluate.ts";
import { identical, isExported, sameName } from "./identity.ts";
import { isValidIndex } from "./indexing.ts";
import type { Operand } from "./operand.ts";
import { coreType, isInterface, isValid } from "./predicates.ts";
import { Scope } from "./scope.ts";
import type { StructType, Type } from "./type.ts";
import { checkOverflow } from "./untyped.ts";

/** Evaluates a number, rune or string literal. */
export function basicLiteral(c: Checker, x: Operand, e: BasicLit): void {
  switch (e.literal) {
    case "int":
      x.setConstant(Typ["untyped int"], parseInt64Literal(e.value));
      break;
    case "float":
      x.setConstant(Typ["untyped float"], parseFloatLiteral(e.value));
      break;
    case "rune":
      x.setConstant(Typ["untyped rune"], parseRuneLiteral(e.value));
      break;
    case "string":
      x.setConstant(Typ["untyped string"], parseStringLiteral(e.value));
      break;
    case "imaginary":
      c.noteComplex(e);
      x.setConstant(Typ["untyped complex"], UNKNOWN);
      return;
  }
  if (x.value?.kind === "unknown") {
    if (e.literal === "int" || e.literal === "float") {
      const shown = e.value.length > 40 ? `${e.value.slice(0, 10)}…` : e.value;
      c.error(e, "invalid-const-val", `malformed constant: ${shown}`);
    }
    x.invalidate();
    return;
  }
  checkOverflow(c, x, e, "");
}

/** Evaluates a function literal; outside functions its body is checked once all declarations are known. */
export function functionLiteral(c: Checker, x: Operand, e: FuncLit): void {
  c.info.captures.set(e, c.info.captures.get(e) ?? []);
  const scope = new Scope(c.env.scope, true);
  const inside = { ...c.env, scope, funcLits: [...c.env.funcLits, e] };
  const signature = c.within(inside, () => c.rules.signature(c, e.type, scope));
  c.recordType(e.type, { mode: "type", type: signature, value: undefined });
  const isInFunction = c.env.signature !== undefined;
  const env = { ...inside, signature };
  const check = (): void => c.rules.body(c, env, e.body);
  if (isInFunction) check();
  else c.later(check);
  x.setValue(signature);
}

/** Evaluates `T{…}`, or `{…}` where `hint` is the element type of the literal around it. */
export function compositeLiteral(c: Checker, x: Operand, e: CompositeLit, hint: Type | undefined): void {
  const type = literalType(c, e, hint);
  if (type === undefined) {
    evaluateAll(c, e.elements);
    return;
  }
  const base = e.type === undefined ? elided(type) : type;
  const core = coreType(base);
  let result = type;
  switch (core?.kind) {
    case "struct":
      structElements(c, e, base, core);
      break;
    case "array": {
      const length = indexedElements(c, e.elements, core.elem, core.length);
      // `[...]T{}`: the elements give the length.
      if (core.length < 0 && isOpenArray(e)) result = { kind: "array", elem: core.elem, length };
      break;
    }
    case "slice":
      indexedElements(c, e.elements, core.elem, -1);
      break;
    case "map":
      mapElements(c, e.elements, core.key, core.elem);
      break;
    default:
      evaluateAll(c, e.elements);
      if (isValid(base) && (core === undefined || isValid(core))) {
        const why = core === undefined ? " (no common underlying type)" : "";
        c.error(e, "invalid-lit", `invalid composite literal type ${c.spell(type)}${why}`);
      }
      return;
  }
  x.setValue(result);
  if (result !== type && e.type !== undefined) c.recordType(e.type, { mode: "type", type: result, value: undefined });
}

function isOpenArray(e: CompositeLit): boolean {
  return e.type?.kind === "ArrayType" && e.type.length?.kind === "Ellipsis";
}

function literalType(c: Checker, e: CompositeLit, hint: Type | undefined): Type | undefined {
  if (e.type === undefined) {
    if (hint === undefined) c.error(e, "untyped-lit", "missing type in composite literal");
    return hint;
  }
  if (e.type.kind === "ArrayType" && e.type.length?.kind === "Ellipsis") {
    return { kind: "array", elem: c.rules.type(c, e.type.element), length: -1 };
  }
  const type = c.rules.type(c, e.type);
  return isValid(type) ? type : undefined;
}

// `&T` may be left out too.
function elided(type: Type): Type {
  const core = coreType(type);
  return core?.kind === "pointer" ? core.elem : type;
}

// Only a literal whose type is left out may take it from the literal around it.
function elementOperand(c: Checker, e: Expr, type: Type | undefined): Operand {
  return operandOf(c, e, e.kind === "CompositeLit" ? type : undefined);
}

function structElements(c: Checker, e: CompositeLit, base: Type, struct: StructType): void {
  const [first] = e.elements;
  if (first === undefined) return;
  if (struct.fields.some((field) => !isValid(field.type))) {
    evaluateAll(c, e.elements);
    return;
  }
  if (first.kind === "KeyValueExpr") keyedFields(c, e, base, struct);
  else positionalFields(c, e, base, struct);
}

function keyedFields(c: Checker, e: CompositeLit, base: Type, struct: StructType): void {
  const seen = new Set<number>();
  for (const element of e.elements) {
    if (element.kind !== "KeyValueExpr") {
      c.error(element, "mixed-struct-lit", "mixture of field:value and value elements in struct literal");
      evaluateAll(c, [element]);
      continue;
    }
    const index = fieldIndex(c, element, base, struct);
    const field = index === undefined ? undefined : struct.fields[index];
    if (index === undefined || field === undefined) {
      evaluateAll(c, [element.value]);
      continue;
    }
    const x = operandOf(c, element.value);
    assignment(c, x, field.type, "struct literal");
    if (seen.has(index)) {
      c.error(element, "duplicate-lit-field", `duplicate field name ${field.name} in struct literal`);
    }
    seen.add(index);
  }
}

function fieldIndex(c: Checker, element: KeyValueExpr, base: Type, struct: StructType): number | undefined {
  const key = element.key;
  if (key.kind !== "Ident") {
    c.error(key, "invalid-lit-field", `invalid field name ${c.exprString(key)} in struct literal`);
    return undefined;
  }
  const wanted = { kind: "label", name: key.name, pos: key.pos, pkg: c.pkg, type: Typ.invalid, isUsed: true } as const;
  const index = struct.fields.findIndex((field) => key.name !== "_" && sameName(field, wanted));
  const field = struct.fields[index];
  if (field !== undefined) {
    c.recordUse(key, field);
    return index;
  }
  const near = struct.fields.find((f) => key.name !== "_" && f.name.toLowerCase() === key.name.toLowerCase());
  const isForeign = near !== undefined && near.pkg !== c.pkg && !isExported(near.name);
  if (isForeign && near.name === key.name) {
    const text = `cannot refer to unexported field ${key.name} in struct literal of type ${c.spell(base)}`;
    c.error(key, "unexported-lit-field", text);
    return undefined;
  }
  const but = near === undefined || isForeign ? "" : `, but does have ${near.name}`;
  const text = `unknown field ${key.name} in struct literal of type ${c.spell(base)}${but}`;
  c.error(key, "missing-lit-field", text);
  return undefined;
}

function positionalFields(c: Checker, e: CompositeLit, base: Type, struct: StructType): void {
  for (let i = 0; i < e.elements.length; i++) {
    const element = e.elements[i] as Expr;
    if (element.kind === "KeyValueExpr") {
      c.error(element, "mixed-struct-lit", "mixture of field:value and value elements in struct literal");
      evaluateAll(c, [element.value]);
      continue;
    }
    const field = struct.fields[i];
    const x = operandOf(c, element);
    if (field === undefined) {
      c.error(element, "invalid-struct-lit", `too many values in struct literal of type ${c.spell(base)}`);
      evaluateAll(c, e.elements.slice(i + 1));
      return;
    }
    if (!isExported(field.name) && field.pkg !== c.pkg) {
      const text = `implicit assignment to unexported field ${field.name} in struct literal of type ${c.spell(base)}`;
      c.error(element, "unexported-lit-field", text);
      continue;
    }
    assignment(c, x, field.type, "struct literal");
  }
  if (e.elements.length < struct.fields.length) {
    const at = { pos: (e.end - 1) as typeof e.pos, end: e.end };
    c.error(at, "invalid-struct-lit", `too few values in struct literal of type ${c.spell(base)}`);
  }
}

// Elements of arrays and slices; yields the length they need.
function indexedElements(c: Checker, elements: readonly Expr[], elem: Type, length: number): number {
  const seen = new Set<number>();
  let index = 0;
  let max = 0;
  for (const element of elements) {
    let value = element;
    let isValidPlace = true;
    if (element.kind === "KeyValueExpr") {
      value = element.value;
      const key = elementIndex(c, element.key, length);
      if (key === undefined) isValidPlace = false;
      else index = key;
    } else if (length >= 0 && index >= length) {
      c.error(element, "oversize-array-lit", `index ${index} is out of bounds (>= ${length})`);
      isValidPlace = false;
    }
    if (isValidPlace) {
      if (seen.has(index)) {
        c.error(element, "duplicate-lit-key", `duplicate index ${index} in array or slice literal`);
      }
      seen.add(index);
    }
    index++;
    max = Math.max(max, index);
    const x = elementOperand(c, value, elem);
    assignment(c, x, elem, "array or slice literal");
  }
  return max;
}

function elementIndex(c: Checker, key: Expr, length: number): number | undefined {
  const x = operandOf(c, key);
  if (!isValidIndex(c, x)) return undefined;
  const value = x.mode === "constant" && x.value !== undefined ? toInt(x.value) : undefined;
  if (value === undefined) {
    c.error(key, "invalid-lit-index", `index ${c.exprString(key)} must be integer constant`);
    return undefined;
  }
  if (length >= 0 && value >= BigInt(length)) {
    c.error(key, "invalid-lit-index", `invalid argument: index ${value} out of bounds [0:${length}]`);
    return undefined;
  }
  return Number(value);
}

function mapElements(c: Checker, elements: readonly Expr[], keyType: Type, elem: Type): void {
  const seen = new Map<string, Type[]>();
  for (const element of elements) {
    if (element.kind !== "KeyValueExpr") {
      c.error(element, "missing-lit-key", "missing key in map literal");
      evaluateAll(c, [element]);
      continue;
    }
    const key = elementOperand(c, element.key, keyType);
    assignment(c, key, keyType, "map literal");
    if (key.mode === "constant" && key.value !== undefined && isDuplicate(seen, key.value, key.type, keyType)) {
      c.error(element.key, "duplicate-lit-key", `duplicate key ${formatConstant(key.value)} in map literal`);
    }
    const x = elementOperand(c, element.value, elem);
    assignment(c, x, elem, "map literal");
  }
}

// In a map keyed by interfaces, equal values of different types are different keys.
function isDuplicate(seen: Map<string, Type[]>, value: ConstantValue, type: Type, keyType: Type): boolean {
  const name = `${value.kind}:${constantKey(value)}`;
  const types = seen.get(name);
  if (types === undefined) {
    seen.set(name, [type]);
    return false;
  }
  if (!isInterface(keyType) || types.some((t) => identical(t, type))) return true;
  types.push(type);
  return false;
}

/** A key that is equal exactly for equal constants of one kind. */
export function constantKey(value: ConstantValue): string {
  switch (value.kind) {
    case "float":
      return `${value.numerator}/${value.denominator}`;
    case "unknown":
      return "?";
    default:
      return String(value.value);
  }
}
