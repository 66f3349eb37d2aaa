// copylocks: a value that contains a lock is copied: the copy's lock guards nothing that the original's does.

import type { CallExpr, Expr, Field, FieldList, FuncType, Node } from "../syntax/ast.ts";
import { printExpr } from "../syntax/print.ts";
import { walk } from "../syntax/walk.ts";
import type { Package } from "../types/info.ts";
import { lookupFieldOrMethod } from "../types/method-sets.ts";
import type { Obj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { typeString } from "../types/type-string.ts";
import { type Analysis, type Pass, unparen } from "./analysis.ts";

export const copylocks: Analysis = {
  name: "copylocks",
  run(pass) {
    for (const file of pass.files) {
      walk(file, (node) => {
        check(pass, node);
        return true;
      });
    }
  },
};

function check(pass: Pass, node: Node): void {
  switch (node.kind) {
    case "AssignStmt":
      if (node.op === "=" || node.op === ":=") checkAssignment(pass, node.left, node.right);
      return;
    case "ValueSpec":
      checkDeclaration(pass, node.names, node.values);
      return;
    case "CompositeLit":
      for (const element of node.elements) {
        const value = element.kind === "KeyValueExpr" ? element.value : element;
        const path = copied(pass, value);
        if (path !== undefined) pass.report(value, `literal copies lock value from ${printExpr(value)}: ${path}`);
      }
      return;
    case "CallExpr":
      checkCall(pass, node);
      return;
    case "ReturnStmt":
      for (const result of node.results) {
        const path = copied(pass, result);
        if (path !== undefined) pass.report(result, `return copies lock value: ${path}`);
      }
      return;
    case "RangeStmt":
      if (node.op !== undefined) for (const variable of [node.key, node.value]) checkRange(pass, variable);
      return;
    case "FuncDecl":
      checkFunction(pass, node.name.name, node.receiver, node.type);
      return;
    case "FuncLit":
      checkFunction(pass, "func", undefined, node.type);
  }
}

function checkAssignment(pass: Pass, left: readonly Expr[], right: readonly Expr[]): void {
  right.forEach((value, i) => {
    const path = copied(pass, value);
    const target = left[i];
    if (path === undefined || target === undefined) return;
    pass.report(value, `assignment copies lock value to ${printExpr(target)}: ${path}`);
  });
}

function checkDeclaration(pass: Pass, names: readonly { readonly name: string }[], values: readonly Expr[]): void {
  values.forEach((value, i) => {
    const path = copied(pass, value);
    if (path !== undefined) pass.report(value, `variable declaration copies lock value to ${names[i]?.name}: ${path}`);
  });
}

const NO_COPY = new Set(["new", "len", "cap", "Sizeof", "Offsetof", "Alignof"]);

function checkCall(pass: Pass, call: CallExpr): void {
  const fn = unparen(call.fn);
  const ident = fn.kind === "SelectorExpr" ? fn.selector : fn;
  const obj = ident.kind === "Ident" ? pass.info.uses.get(ident) : undefined;
  if (obj?.kind === "builtin" && NO_COPY.has(obj.name)) return;
  for (const argument of call.args) {
    const path = copied(pass, argument);
    if (path !== undefined) pass.report(argument, `call of ${printExpr(call.fn)} copies lock value: ${path}`);
  }
}

function checkRange(pass: Pass, variable: Expr | undefined): void {
  if (variable === undefined) return;
  const ident = unparen(variable);
  if (ident.kind === "Ident" && ident.name === "_") return;
  const declared = ident.kind === "Ident" ? pass.info.defs.get(ident)?.type : undefined;
  const path = lockPath(declared ?? pass.typeOf(ident), pass.pkg);
  if (path !== undefined) pass.report(variable, `range var ${printExpr(variable)} copies lock: ${path}`);
}

function checkFunction(pass: Pass, name: string, receiver: FieldList | undefined, type: FuncType): void {
  const fields: Field[] = [...(receiver?.fields ?? []), ...type.params.fields];
  for (const field of fields) {
    const fieldType = field.type.kind === "Ellipsis" ? undefined : pass.typeOf(field.type);
    const path = lockPath(fieldType, pass.pkg);
    if (path !== undefined) pass.report(field.type, `${name} passes lock by value: ${path}`);
  }
}

// Where the lock is in what the expression copies; a fresh value is not copied from anywhere.
function copied(pass: Pass, value: Expr): string | undefined {
  const x = unparen(value);
  if (x.kind === "CompositeLit" || x.kind === "CallExpr") return undefined;
  if (x.kind === "StarExpr" && unparen(x.x).kind === "CallExpr") return undefined;
  const known = pass.info.types.get(x);
  if (known === undefined || known.mode === "type" || known.mode === "novalue") return undefined;
  return lockPath(known.type, pass.pkg);
}

/** `main.Cache contains sync.Mutex`: how a type contains a lock; undefined when it does not. */
function lockPath(type: Type | undefined, pkg: Package): string | undefined {
  return type === undefined ? undefined : searchLock(type, pkg, new Set());
}

function searchLock(type: Type, pkg: Package, visited: Set<Type>): string | undefined {
  if (visited.has(type)) return undefined;
  visited.add(type);
  const under = type.kind === "named" ? type.underlying : type;
  if (under.kind === "array") return searchLock(under.elem, pkg, visited);
  if (under.kind !== "struct") return undefined;
  const name = fullName(type);
  const marker = markerOf(type);
  if (marker !== undefined) return `${name} contains ${marker}`;
  if (isLock(type, pkg)) return name;
  for (const field of under.fields) {
    const inner = searchLock(field.type, pkg, visited);
    if (inner !== undefined) return `${name} contains ${inner}`;
  }
  return undefined;
}

/** By package: types that real Go's library marks as not to be copied, with a field that ours may lack. */
const MARKED: Readonly<Record<string, ReadonlySet<string>>> = {
  sync: new Set(["WaitGroup", "Once", "Map", "Pool", "Cond"]),
  "sync/atomic": new Set(["Bool", "Int32", "Int64", "Uint32", "Uint64", "Uintptr", "Pointer"]),
};

function markerOf(type: Type): string | undefined {
  const path = type.kind === "named" ? type.obj.pkg?.path : undefined;
  if (type.kind !== "named" || path === undefined) return undefined;
  return MARKED[path]?.has(type.obj.name) === true ? `${path}.noCopy` : undefined;
}

// With the whole path of its package, as vet prints it.
function fullName(type: Type): string {
  const text = typeString(type, undefined);
  const pkg = type.kind === "named" ? type.obj.pkg : undefined;
  return pkg !== undefined && text.startsWith(`${pkg.name}.`) ? pkg.path + text.slice(pkg.name.length) : text;
}

// A pointer to it has Lock and Unlock, the value itself does not have both.
function isLock(type: Type, pkg: Package): boolean {
  const kinds = ["Lock", "Unlock"].map((name) => {
    const found = lookupFieldOrMethod(type, false, pkg, name);
    const isPlain = (found.kind === "found" || found.kind === "pointer-receiver") && isPlainMethod(found.obj);
    return isPlain ? found.kind : "none";
  });
  return !kinds.includes("none") && kinds.includes("pointer-receiver");
}

function isPlainMethod(obj: Obj): boolean {
  return obj.kind === "func" && obj.type.kind === "signature" && obj.type.params.length + obj.type.results.length === 0;
}
