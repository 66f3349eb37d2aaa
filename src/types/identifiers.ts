// Identifiers and selectors: what a name denotes where it stands, and `x.f` in all its meanings (Go spec, "Selectors",
// "Method values", "Method expressions", "Qualified identifiers").

import type { Span } from "../base/source.ts";
import type { Expr, Ident, SelectorExpr } from "../syntax/ast.ts";
import { embedsInvalid, isPointerToInterface } from "./assignability.ts";
import type { Checker } from "./context.ts";
import { exprOrType } from "./evaluate.ts";
import { isExported, under } from "./identity.ts";
import type { Lookup } from "./method-sets.ts";
import { lookupFieldOrMethod, withoutReceiver } from "./method-sets.ts";
import { newVar } from "./new-object.ts";
import type { FuncObj, Obj, PackageNameObj, VarObj } from "./objects.ts";
import type { Operand } from "./operand.ts";
import { isValid } from "./predicates.ts";
import type { SignatureType, Type } from "./type.ts";
import { BUILTINS, UNIVERSE, UNSAFE_BUILTINS } from "./universe.ts";
import { missingInLibrary, missingMethodInLibrary } from "./unknown-names.ts";

/** Evaluates an identifier. */
export function identifier(c: Checker, x: Operand, e: Ident): void {
  if (e.name === "_") {
    c.error(e, "invalid-blank", "cannot use _ as value or type");
    return;
  }
  const obj = c.env.scope.lookup(e.name);
  if (obj === undefined) {
    c.error(e, "undeclared-name", `undefined: ${e.name}`);
    return;
  }
  c.recordUse(e, obj);
  c.noteDotImport(obj);
  c.rules.declare(c, obj);
  if (obj.kind === "package-name") {
    obj.isUsed = true;
    c.error(e, "invalid-pkg-use", `use of package ${obj.name} not in selector`);
    return;
  }
  objectOperand(c, x, obj, e);
}

// The operand a declared object gives: shared by plain and qualified identifiers.
function objectOperand(c: Checker, x: Operand, obj: Obj, at: Span): void {
  switch (obj.kind) {
    case "const":
      c.addDependency(obj);
      if (!isValid(obj.type)) return;
      if (obj === UNIVERSE.own("iota")) {
        if (c.env.iota === undefined) {
          c.error(at, "invalid-iota", "cannot use iota outside constant declaration");
          return;
        }
        x.setConstant(obj.type, c.env.iota);
      } else x.setConstant(obj.type, obj.value);
      return;
    case "typename":
      x.mode = isValid(obj.type) ? "type" : "invalid";
      x.type = obj.type;
      return;
    case "var":
      if (obj.pkg === c.pkg) obj.isUsed = true;
      c.addDependency(obj);
      c.noteCapture(obj);
      if (!isValid(obj.type)) return;
      x.mode = "variable";
      x.type = obj.type;
      return;
    case "func":
      c.addDependency(obj);
      if (isValid(obj.type)) x.setValue(obj.type);
      return;
    case "builtin":
      x.mode = "builtin";
      x.builtin = [...BUILTINS, ...UNSAFE_BUILTINS].find((name) => name === obj.name);
      return;
    case "nil":
      x.setValue(obj.type);
      return;
    case "label":
    case "package-name":
      return;
  }
}

/** Evaluates `x.f`. */
export function selector(c: Checker, x: Operand, e: SelectorExpr): void {
  const imported = packageOf(c, e.x);
  if (imported !== undefined) {
    qualified(c, x, e, imported);
    return;
  }
  exprOrType(c, x, e.x);
  if (x.mode === "invalid") return;
  if (x.mode === "builtin") {
    c.error({ pos: e.x.end, end: e.end }, "uncalled-builtin", `invalid use of ${c.describe(x)} in selector expression`);
    x.invalidate();
    return;
  }
  const found = lookupFieldOrMethod(x.type, x.mode === "variable", c.pkg, e.selector.name);
  if (found.kind !== "found") {
    selectorError(c, x, e, found);
    x.invalidate();
    return;
  }
  const { obj, path, isIndirect } = found;
  const receiver = x.type;
  c.recordUse(e.selector, obj);
  if (obj.kind === "func") c.addDependency(obj.origin ?? obj);
  if (x.mode === "type") {
    methodExpr(c, x, e, found, receiver);
    return;
  }
  c.recordSelection(e, { kind: obj.kind === "var" ? "field" : "method", receiver, obj, path, isIndirect });
  if (obj.kind === "var") {
    const isVariable = x.mode === "variable" || isIndirect;
    x.setValue(obj.type);
    if (isVariable) x.mode = "variable";
    return;
  }
  // Calling a pointer method on a variable takes its address.
  if (obj.hasPointerReceiver && !isIndirect) markAddressTaken(c, e.x);
  methodValue(x, obj);
}

function methodValue(x: Operand, obj: FuncObj): void {
  if (obj.type.kind === "signature") x.setValue(withoutReceiver(obj.type));
  else x.invalidate();
}

function packageOf(c: Checker, e: Expr): PackageNameObj | undefined {
  if (e.kind !== "Ident") return undefined;
  const obj = c.env.scope.lookup(e.name);
  if (obj?.kind !== "package-name") return undefined;
  c.recordUse(e, obj);
  obj.isUsed = true;
  return obj;
}

// `pkg.Name`. Names of packages that could not be imported are silent: the import has been reported.
function qualified(c: Checker, x: Operand, e: SelectorExpr, pkgName: PackageNameObj): void {
  const name = e.selector.name;
  if (c.unknownPackages.has(pkgName.imported)) return;
  const obj = pkgName.imported.scope.get(name);
  if (obj === undefined || !isExported(name)) {
    const gap = missingInLibrary(c, pkgName.imported, name);
    if (gap !== undefined) {
      c.error(e.selector, "unsupported-name", gap);
      return;
    }
    const near = [...pkgName.imported.scope.keys()].find(
      (key) => isExported(key) && key !== name && key.toLowerCase() === name.toLowerCase(),
    );
    const hint = near === undefined ? "" : ` (but have ${near})`;
    const code = obj === undefined ? "undeclared-imported-name" : "unexported-name";
    c.error(e.selector, code, `undefined: ${pkgName.name}.${name}${hint}`);
    return;
  }
  c.recordUse(e.selector, obj);
  objectOperand(c, x, obj, e.selector);
}

function methodExpr(
  c: Checker,
  x: Operand,
  e: SelectorExpr,
  found: Extract<Lookup, { kind: "found" }>,
  receiver: Type,
): void {
  const { obj, path, isIndirect } = found;
  if (obj.kind !== "func" || obj.type.kind !== "signature") {
    const text = `${c.exprString(e)} undefined (type ${c.spell(receiver)} has no method ${e.selector.name})`;
    c.error(e.selector, "missing-field-or-method", text);
    x.invalidate();
    return;
  }
  c.recordSelection(e, { kind: "method-expr", receiver, obj, path, isIndirect });
  // Named only where the other parameters are.
  const isNamed = (obj.type.params[0]?.name ?? "") !== "";
  const receiverName = obj.type.receiver?.name ?? "";
  const self = newVar(isNamed ? receiverName || "_" : "", e.pos, c.pkg, receiver, "param");
  const signature: SignatureType = { ...withoutReceiver(obj.type), params: [self, ...obj.type.params] };
  x.setValue(signature);
}

function selectorError(c: Checker, x: Operand, e: SelectorExpr, found: Lookup): void {
  if (!isValid(under(x.type)) || embedsInvalid(x.type)) return;
  const name = e.selector.name;
  const text = c.exprString(e);
  if (found.kind === "ambiguous") {
    c.error(e.selector, "ambiguous-selector", `ambiguous selector ${text}`);
  } else if (found.kind === "pointer-receiver") {
    const message =
      x.mode === "type"
        ? `invalid method expression ${c.spell(x.type)}.${name} (needs pointer receiver (*${c.spell(x.type)}).${name})`
        : `cannot call pointer method ${name} on ${c.spell(x.type)}`;
    c.error(e.selector, "invalid-method-expr", message);
  } else {
    const gap = missingMethodInLibrary(c, x.type, name);
    if (gap !== undefined) c.error(e.selector, "unsupported-name", gap);
    else c.error(e.selector, "missing-field-or-method", `${text} undefined (${missingReason(c, x.type, name)})`);
  }
}

function missingReason(c: Checker, type: Type, name: string): string {
  if (isPointerToInterface(type)) return `type ${c.spell(type)} is pointer to interface, not interface`;
  if (type.kind === "pointer" && type.elem.kind === "typeparam") {
    return `type ${c.spell(type)} is pointer to type parameter, not type parameter`;
  }
  const what = `type ${c.spell(type)} has no field or method ${name}`;
  const near = lookupFieldOrMethod(type, true, c.pkg, name, true);
  if (near.kind !== "found") return what;
  const kind = near.obj.kind === "var" ? "field" : "method";
  const isForeign = near.obj.pkg !== c.pkg && !isExported(near.obj.name);
  if (isForeign && near.obj.name === name) return `cannot refer to unexported ${kind} ${name}`;
  return isForeign ? what : `${what}, but does have ${kind} ${near.obj.name}`;
}

/** The variable that holds the storage `e` denotes: through fields and array elements, not through pointers or slices. */
export function rootVariable(c: Checker, e: Expr): VarObj | undefined {
  switch (e.kind) {
    case "Ident": {
      const obj = c.info.uses.get(e);
      return obj?.kind === "var" ? obj : undefined;
    }
    case "ParenExpr":
      return rootVariable(c, e.x);
    case "SelectorExpr": {
      const selection = c.info.selections.get(e);
      if (selection !== undefined) return selection.isIndirect ? undefined : rootVariable(c, e.x);
      const obj = c.info.uses.get(e.selector);
      return obj?.kind === "var" ? obj : undefined;
    }
    case "IndexExpr": {
      const type = c.info.types.get(e.x)?.type;
      return type !== undefined && under(type).kind === "array" ? rootVariable(c, e.x) : undefined;
    }
    default:
      return undefined;
  }
}

/** Notes that the address of what `e` denotes is taken. */
export function markAddressTaken(c: Checker, e: Expr): void {
  const root = rootVariable(c, e);
  if (root !== undefined) c.info.addressTaken.add(root);
}
