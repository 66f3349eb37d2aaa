// Checks the bodies of declared functions: at once, or each when somebody asks for it.

import { assert } from "../base/assert.ts";
import type { FuncDecl } from "../syntax/ast.ts";
import type { Body } from "./collect.ts";
import type { Checker, DeclInfo } from "./context.ts";
import type { Obj } from "./objects.ts";

/** Checks one body; what it says of the package's variables goes into the function's dependencies. */
export function checkBody(c: Checker, { decl, obj }: Body): void {
  const signature = obj.type;
  const info = c.declarations.get(obj);
  const scope = c.functionScopes.get(obj);
  if (decl.body === undefined || signature.kind !== "signature" || info === undefined || scope === undefined) return;
  const env = { scope, decl: info, iota: undefined, errorSpan: undefined, signature, funcLits: [] };
  c.rules.body(c, env, decl.body);
  c.runLater();
}

/** Checks a body that was put off, unless that has happened. Fails on a mistake: only what is known to be right is put off. */
export function checkPending(c: Checker, decl: FuncDecl): void {
  if (!checkIfPending(c, decl)) return;
  const mistake = c.diagnostics.items.find(({ severity }) => severity === "error");
  assert(mistake === undefined, `${c.pkg.path}.${decl.name.name}: ${mistake?.message}`);
}

function checkIfPending(c: Checker, decl: FuncDecl): boolean {
  const body = c.pendingBodies.get(decl);
  if (body === undefined) return false;
  c.pendingBodies.delete(decl);
  checkBody(c, body);
  return true;
}

/** What a declaration refers to, in its body too. */
export function dependenciesOf(c: Checker, { source, dependencies }: DeclInfo): ReadonlySet<Obj> {
  if (source.kind === "func") checkIfPending(c, source.decl);
  return dependencies;
}
