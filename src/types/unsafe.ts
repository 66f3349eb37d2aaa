// The functions of package unsafe (Go spec, "Package unsafe"). Sizes and offsets are constants, as gc lays types out; what
// is done with raw memory is checked here and decided in lower.

import type { Expr } from "../syntax/ast.ts";
import { assignment } from "./assignment.ts";
import { BYTE, Typ } from "./basic.ts";
import type { Rule } from "./builtins.ts";
import { makeInt } from "./constant-value.ts";
import type { Checker } from "./context.ts";
import { rawExpr, record } from "./evaluate.ts";
import { under } from "./identity.ts";
import { isValidIndex } from "./indexing.ts";
import { Operand } from "./operand.ts";
import { coreType, deref, isInteger, isUntyped } from "./predicates.ts";
import { alignOf, hasVariableSize, sizeOf, structLayout } from "./sizes.ts";
import { unparen } from "./syntax-queries.ts";
import type { Type } from "./type.ts";
import type { UNSAFE_BUILTINS } from "./universe.ts";
import { convertUntyped } from "./untyped.ts";

export const UNSAFE_RULES: Readonly<Record<(typeof UNSAFE_BUILTINS)[number], Rule>> = {
  Add: (c, x, _e, [pointer, length]) => {
    if (pointer === undefined || length === undefined) return;
    assignment(c, pointer, Typ["unsafe.Pointer"], "argument to unsafe.Add");
    if (isUntyped(length.type)) convertUntyped(c, length, Typ.int);
    if (pointer.isInvalid || length.isInvalid) return;
    if (isInteger(length.type)) x.setValue(Typ["unsafe.Pointer"]);
    else c.error(length.expr, "invalid-unsafe-add", `invalid argument: index ${c.describe(length)} must be integer`);
  },
  Alignof: (c, x, _e, args) => measure(c, x, args, alignOf),
  Sizeof: (c, x, _e, args) => measure(c, x, args, sizeOf),
  Offsetof: (c, x, e) => offset(c, x, e.args[0] as Expr),
  Slice: (c, x, _e, [pointer, length]) => {
    if (pointer === undefined || length === undefined) return;
    const core = coreType(pointer.type);
    if (core?.kind !== "pointer") {
      c.error(pointer.expr, "invalid-unsafe-slice", `invalid argument: ${c.describe(pointer)} is not a pointer`);
    } else if (isValidIndex(c, length)) x.setValue({ kind: "slice", elem: core.elem });
  },
  SliceData: (c, x, _e, [slice]) => {
    if (slice === undefined) return;
    const core = coreType(slice.type);
    if (core?.kind !== "slice") {
      c.error(slice.expr, "invalid-unsafe-slice-data", `invalid argument: ${c.describe(slice)} is not a slice`);
    } else x.setValue({ kind: "pointer", elem: core.elem });
  },
  String: (c, x, _e, [pointer, length]) => {
    if (pointer === undefined || length === undefined) return;
    assignment(c, pointer, { kind: "pointer", elem: BYTE }, "argument to unsafe.String");
    if (!pointer.isInvalid && isValidIndex(c, length)) x.setValue(Typ.string);
  },
  StringData: (c, x, _e, [text]) => {
    if (text === undefined) return;
    assignment(c, text, Typ.string, "argument to unsafe.StringData");
    if (!text.isInvalid) x.setValue({ kind: "pointer", elem: BYTE });
  },
};

function measure(c: Checker, x: Operand, args: readonly Operand[], of: (type: Type) => number): void {
  const [arg] = args;
  if (arg === undefined) return;
  assignment(c, arg, undefined, "argument to unsafe.Sizeof");
  if (arg.isInvalid) return;
  if (hasVariableSize(arg.type)) {
    x.setValue(Typ.uintptr);
    return;
  }
  x.setConstant(Typ.uintptr, makeInt(BigInt(of(arg.type))));
}

// Offsetof(x.f): from x itself, through embedded structs but not through pointers.
function offset(c: Checker, x: Operand, arg: Expr): void {
  const e = unparen(arg);
  if (e.kind !== "SelectorExpr") {
    c.error(arg, "bad-offsetof-syntax", `invalid argument: ${c.exprString(arg)} is not a selector expression`);
    return;
  }
  const field = new Operand(e);
  rawExpr(c, field, e);
  const selection = c.info.selections.get(e);
  if (field.isInvalid || selection === undefined) return;
  if (selection.kind !== "field") {
    const text = `invalid argument: ${c.exprString(arg)} is a method value`;
    c.error(arg, "invalid-offsetof", text);
    return;
  }
  record(c, field);
  let type = deref(selection.receiver).type;
  let total = 0;
  for (const [i, index] of selection.path.entries()) {
    if (i > 0 && type.kind === "pointer") {
      const text = `invalid argument: field ${e.selector.name} is embedded via a pointer in ${c.exprString(e.x)}`;
      c.error(e.x, "invalid-offsetof", text);
      return;
    }
    const t = under(type);
    if (t.kind !== "struct") return;
    if (hasVariableSize(t)) {
      x.setValue(Typ.uintptr);
      return;
    }
    total += structLayout(t).offsets[index] ?? 0;
    type = t.fields[index]?.type ?? Typ.invalid;
  }
  x.setConstant(Typ.uintptr, makeInt(BigInt(total)));
}
