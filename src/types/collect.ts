// Collecting the package-level declarations of all files into the package's scope, imports into the files' scopes, and
// methods onto their receiver types. Nothing is evaluated here.

import type { File, FuncDecl, GenDecl, Ident, ImportSpec, ValueSpec } from "../syntax/ast.ts";
import { Typ, UNSET } from "./basic.ts";
import { parseStringLiteral } from "./constant-literal.ts";
import { UNKNOWN } from "./constant-value.ts";
import type { Checker, DeclInfo } from "./context.ts";
import { checkArity, functionObject, isInherited } from "./declarations.ts";
import { isExported } from "./identity.ts";
import type { Package } from "./info.ts";
import { Named } from "./named.ts";
import type { Func } from "./new-object.ts";
import { newConst, newPackageName, newTypeName, newVar } from "./new-object.ts";
import type { Obj, PackageNameObj } from "./objects.ts";
import { Scope } from "./scope.ts";
import { embeddedIdent, unparen } from "./syntax-queries.ts";
import { UNSAFE } from "./universe.ts";

/** A function declaration whose body is still to be checked. */
export interface Body {
  readonly decl: FuncDecl;
  readonly obj: Func;
}

interface Method extends Body {
  readonly base: string;
}

/** Declares everything; yields functions and methods in source order. */
export function collectObjects(c: Checker, files: readonly File[]): Body[] {
  const bodies: Body[] = [];
  const methods: Method[] = [];
  const scopes: Scope[] = [];
  for (const file of files) {
    const scope = new Scope(c.packageScope);
    scopes.push(scope);
    c.recordDef(file.packageName, undefined);
    if (file.packageName.name === "_") c.error(file.packageName, "invalid-pkg-name", "invalid package name _");
    for (const decl of file.decls) {
      if (decl.kind === "GenDecl") collectGenDecl(c, decl, scope);
      else if (decl.kind === "FuncDecl") collectFunc(c, decl, scope, bodies, methods);
    }
  }
  for (const scope of scopes) checkFileScope(c, scope);
  attachMethods(c, methods);
  return bodies;
}

function collectGenDecl(c: Checker, decl: GenDecl, scope: Scope): void {
  let last: ValueSpec | undefined;
  for (const spec of decl.specs) {
    switch (spec.kind) {
      case "ImportSpec":
        collectImport(c, spec, scope);
        break;
      case "TypeSpec": {
        const obj = newTypeName(spec.name.name, spec.name.pos, c.pkg, spec.isAlias);
        if (!spec.isAlias) obj.type = new Named(obj);
        declare(c, spec.name, obj, scope, { kind: "type", spec });
        break;
      }
      case "ValueSpec":
        if (decl.token === "var") collectVars(c, spec, scope);
        else {
          if (spec.type !== undefined || spec.values.length > 0) last = spec;
          collectConsts(c, spec, last ?? spec, scope);
        }
        break;
    }
  }
}

function declare(
  c: Checker,
  ident: Ident,
  obj: Obj,
  scope: Scope,
  source: DeclInfo["source"],
  dependencies = new Set<Obj>(),
): void {
  if (ident.name === "init" && obj.kind !== "func") {
    c.error(ident, "invalid-init-decl", "cannot declare init - must be func");
    c.recordDef(ident, obj);
    return;
  }
  if (ident.name === "main" && c.pkg.name === "main" && obj.kind !== "func") {
    c.error(ident, "invalid-main-decl", "cannot declare main - must be func");
    c.recordDef(ident, obj);
    return;
  }
  c.declare(c.packageScope, ident, obj);
  c.declarations.set(obj, { obj, scope, source, dependencies, state: "new" });
}

function collectVars(c: Checker, spec: ValueSpec, scope: Scope): void {
  const objs = spec.names.map((name) => newVar(name.name, name.pos, c.pkg, UNSET, "package"));
  const isShared = spec.values.length === 1 && objs.length > 1;
  const shared = new Set<Obj>();
  objs.forEach((obj, i) => {
    const lhs = isShared ? objs : [obj];
    const init = isShared ? spec.values[0] : spec.values[i];
    // `var a, b = f()`: what one needs, all need.
    const dependencies = isShared ? shared : new Set<Obj>();
    declare(c, spec.names[i] as Ident, obj, scope, { kind: "var", spec, lhs, init }, dependencies);
  });
  checkArity(c, spec, spec, false);
}

function collectConsts(c: Checker, spec: ValueSpec, source: ValueSpec, scope: Scope): void {
  spec.names.forEach((name, i) => {
    const obj = newConst(name.name, name.pos, c.pkg, Typ.invalid, UNKNOWN);
    declare(c, name, obj, scope, {
      kind: "const",
      spec,
      type: source.type,
      init: source.values[i],
      isInherited: isInherited(spec, source),
    });
  });
  checkArity(c, spec, source, true);
}

function collectFunc(c: Checker, decl: FuncDecl, scope: Scope, bodies: Body[], methods: Method[]): void {
  const obj = functionObject(c, decl, scope);
  bodies.push({ decl, obj });
  c.recordFunc(decl, obj);
  c.declarations.set(obj, { obj, scope, source: { kind: "func", decl }, dependencies: new Set(), state: "new" });
  const { name } = decl;
  if (decl.receiver !== undefined) {
    c.recordDef(name, obj);
    const [field] = decl.receiver.fields;
    const base = field === undefined ? undefined : embeddedIdent(field.type);
    if (base !== undefined) methods.push({ decl, obj, base: base.name });
    return;
  }
  const isMain = name.name === "main" && c.pkg.name === "main";
  if (name.name === "init" || isMain) checkSpecial(c, decl);
  // init cannot be referred to, and there may be many.
  if (name.name === "init") c.recordDef(name, obj);
  else c.declare(c.packageScope, name, obj);
  if (name.name === "init" && decl.body === undefined) {
    c.error(name, "missing-init-body", "func init must have a body");
  }
}

function checkSpecial(c: Checker, decl: FuncDecl): void {
  const { name, type } = decl;
  if (type.typeParams !== undefined && type.typeParams.fields.length > 0) {
    c.error(
      type.typeParams.fields[0] ?? type.typeParams,
      "invalid-init-sig",
      `func ${name.name} must have no type parameters`,
    );
  }
  if (type.params.fields.length > 0 || (type.results !== undefined && type.results.fields.length > 0)) {
    const code = name.name === "init" ? "invalid-init-sig" : "invalid-main-decl";
    c.error(name, code, `func ${name.name} must have no arguments and no return values`);
  }
}

function collectImport(c: Checker, spec: ImportSpec, scope: Scope): void {
  const value = parseStringLiteral(spec.path.value);
  const path = value.kind === "string" ? value.value : "";
  const problem = pathProblem(path);
  if (problem !== undefined) {
    c.error(spec.path, "bad-import-path", `invalid import path (${problem})`);
    return;
  }
  const isHidden = !c.isLibrary && !c.isLenient && path.split("/").includes("internal");
  const imported = path === UNSAFE.path ? UNSAFE : isHidden ? undefined : c.importer(path);
  const pkg = imported ?? unknownPackage(c, spec, path);
  if (imported !== undefined && imported !== UNSAFE && !c.imports.includes(imported)) c.imports.push(imported);
  const name = spec.name?.name ?? pkg.name;
  if (name === "_") return;
  if (name === ".") {
    dotImport(c, spec, pkg, scope, imported !== undefined);
    return;
  }
  const obj = newPackageName(name, spec.name?.pos ?? spec.pos, c.pkg, pkg);
  if (spec.name === undefined) c.recordImplicit(spec, obj);
  else c.recordDef(spec.name, obj);
  if (name === "init") {
    c.error(spec, "invalid-init-decl", "cannot import package as init - init must be a func");
    return;
  }
  const other = scope.insert(obj);
  if (other !== undefined) {
    const note = c.note(other.pos, `other declaration of ${name}`);
    c.error(spec.name ?? spec, "duplicate-decl", `${name} redeclared in this block${note}`);
  }
  // A package that could not be imported has been reported once.
  if (imported !== undefined) {
    c.packageNames.push({ obj, span: spec.name ?? spec, path, isNamed: spec.name !== undefined && name !== pkg.name });
  }
}

// Characters no import path may have (Go spec, "Import declarations").
const BAD_PATH = /[\s!"#$%&'()*,:;<=>?[\]^`{|}\ufffd\\]/;

function pathProblem(path: string): string | undefined {
  if (path === "") return "empty string";
  const bad = BAD_PATH.exec(path)?.[0];
  if (bad === undefined) return undefined;
  const code = bad.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `invalid character U+${code}${bad > " " ? ` '${bad}'` : ""}`;
}

function dotImport(c: Checker, spec: ImportSpec, pkg: Package, scope: Scope, isKnown: boolean): void {
  const name = newPackageName(pkg.name, spec.pos, c.pkg, pkg);
  const names = c.dotImports.get(scope) ?? new Map<string, PackageNameObj>();
  c.dotImports.set(scope, names);
  for (const [key, obj] of pkg.scope) {
    if (!isExported(key)) continue;
    scope.insert(obj);
    names.set(key, name);
  }
  if (isKnown) c.packageNames.push({ obj: name, span: spec, path: pkg.path, isNamed: false });
}

function unknownPackage(c: Checker, spec: ImportSpec, path: string): Package {
  const pkg: Package = {
    path,
    name: path.split("/").findLast((part) => !/^v\d+$/.test(part)) ?? path,
    scope: new Map(),
    imports: [],
    files: [],
    info: c.info,
    goMinor: c.goMinor,
    isComplete: false,
  };
  c.unknownPackages.add(pkg);
  if (!c.isLenient) c.error(spec.path, "unsupported-import", c.unknownImport(path));
  return pkg;
}

// A package-level name and an imported package's name may not be the same in one file.
function checkFileScope(c: Checker, scope: Scope): void {
  for (const [name, obj] of scope.names) {
    const other = c.packageScope.own(name);
    const isDot = obj.kind !== "package-name";
    const imported = obj.kind === "package-name" ? obj.imported : obj.pkg;
    if (other === undefined || imported === undefined) continue;
    const at = { pos: other.pos, end: (other.pos + name.length) as typeof other.pos };
    const note = c.note(obj.pos, `other declaration of ${name}`);
    c.error(
      at,
      "duplicate-decl",
      `${name} already declared through ${isDot ? "dot-" : ""}import of package ${imported.name} ("${imported.path}")${note}`,
    );
  }
}

function attachMethods(c: Checker, methods: readonly Method[]): void {
  for (const { base, obj } of methods) {
    const { type, isPointer } = resolveBase(c, base);
    // Also `func (P) m()` with `type P = *T`.
    if (isPointer) obj.hasPointerReceiver = true;
    if (type === undefined || obj.name === "_") continue;
    const other = type.methods.find((method) => method.name === obj.name);
    if (other === undefined) {
      type.methods.push(obj);
      continue;
    }
    const at = { pos: obj.pos, end: (obj.pos + obj.name.length) as typeof obj.pos };
    const where = c.place(" at ", other.pos);
    c.error(at, "duplicate-method", `method ${type.obj.name}.${obj.name} already declared${where}`);
  }
}

const MAX_ALIASES = 100;

// The declared type a receiver names, through aliases of the same package.
function resolveBase(c: Checker, name: string): { readonly type: Named | undefined; readonly isPointer: boolean } {
  let current = name;
  let isPointer = false;
  for (let steps = 0; steps < MAX_ALIASES; steps++) {
    const obj = c.packageScope.own(current);
    if (obj?.kind !== "typename") break;
    if (!obj.isAlias) return { type: obj.type instanceof Named ? obj.type : undefined, isPointer };
    const source = c.declarations.get(obj)?.source;
    if (source?.kind !== "type") break;
    const next = embeddedIdent(source.spec.type);
    // An alias of an instance names no declared type of its own.
    const written = unparen(source.spec.type);
    const target = written.kind === "StarExpr" ? unparen(written.x) : written;
    if (next === undefined || target.kind === "IndexExpr") break;
    isPointer ||= unparen(source.spec.type).kind === "StarExpr";
    current = next.name;
  }
  return { type: undefined, isPointer };
}
