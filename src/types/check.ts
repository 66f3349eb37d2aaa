// Type-checks a package: collects its declarations, works out what they are, then checks function bodies, and orders
// initialisation. The composition root of this folder: here the mutually recursive parts meet.

import type { Diagnostic } from "../base/diagnostics.ts";
import type { FileSet } from "../base/source.ts";
import type { File } from "../syntax/ast.ts";
import { checkBody, checkPending } from "./bodies.ts";
import type { Body } from "./collect.ts";
import { collectObjects } from "./collect.ts";
import type { CheckOptions, Rules } from "./context.ts";
import { Checker } from "./context.ts";
import { declareObject, localDecl } from "./declarations.ts";
import { evaluate } from "./expressions.ts";
import type { CheckResult, Importer } from "./info.ts";
import { initializationOrder } from "./init-order.ts";
import { Scope } from "./scope.ts";
import { functionBody } from "./statements.ts";
import { signatureType, typeOf } from "./type-expr.ts";
import { UNIVERSE } from "./universe.ts";

const RULES: Rules = {
  evaluate,
  type: typeOf,
  declare: declareObject,
  signature: signatureType,
  body: functionBody,
  localDecl,
};

/**
 * Checks the files of one package. Never throws on any tree; with mistakes the result's package is not `isComplete`.
 * Diagnostics are in source order. Cost: linear in the source, but for initialisation order.
 */
export function checkPackage(
  path: string,
  files: readonly File[],
  importer: Importer,
  options: CheckOptions,
): CheckResult {
  const c = new Checker(RULES, path, files, importer, new Scope(UNIVERSE), options);
  const bodies = collectObjects(c, files);
  for (const obj of [...c.declarations.keys()]) declareObject(c, obj);
  c.runLater();
  if (options.putsOffBodies === true) for (const body of bodies) c.pendingBodies.set(body.decl, body);
  else for (const body of bodies) checkBody(c, body);
  initializationOrder(c);
  // What only a body uses looks unused until the body is checked.
  if (options.putsOffBodies === true) c.pkg.checkBody = (decl) => checkPending(c, decl);
  else reportUnused(c);
  if (!c.diagnostics.hasErrors && !c.isLibrary && !c.isLenient) reportMissingBodies(c, bodies);
  const diagnostics = withoutRepeats(
    [...c.diagnostics.items].sort((a, b) => a.pos - b.pos),
    options.fileSet,
  );
  c.pkg.imports = c.imports;
  c.pkg.isComplete = !c.diagnostics.hasErrors;
  return { pkg: c.pkg, diagnostics };
}

// Like gc, says the same thing about a line once.
function withoutRepeats(sorted: readonly Diagnostic[], fileSet: FileSet | undefined): readonly Diagnostic[] {
  if (fileSet === undefined) return sorted;
  const said = new Set<string>();
  return sorted.filter(({ pos, message }) => {
    const file = fileSet.file(pos);
    const key = `${file?.name}:${file?.position(pos - file.base).line}: ${message}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

// gc tells this only of programs that are right otherwise.
function reportMissingBodies(c: Checker, bodies: readonly Body[]): void {
  for (const { decl } of bodies) {
    if (decl.body === undefined) c.error(decl.name, "missing-func-body", "missing function body");
  }
}

function reportUnused(c: Checker): void {
  for (const v of c.locals) {
    if (v.isUsed) continue;
    const span = { pos: v.pos, end: (v.pos + v.name.length) as typeof v.pos };
    c.error(span, "unused-var", `declared and not used: ${v.name}`);
  }
  for (const { obj, span, path, isNamed } of c.packageNames) {
    if (obj.isUsed) continue;
    const suffix = isNamed ? ` as ${obj.name}` : "";
    c.error(span, "unused-import", `"${path}" imported${suffix} and not used`);
  }
}
