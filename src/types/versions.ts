// Language versions: what a program may use, and files that ask for another version than the rest (`//go:build go1.21`).

import type { Span } from "../base/source.ts";
import type { File } from "../syntax/ast.ts";
import { impliedMinor } from "./build-constraint.ts";
import type { Checker } from "./context.ts";
import type { Package } from "./info.ts";

/** Files could not choose their version before this one: asking for less gives this one. */
const FIRST_CHOOSABLE = 21;

/** The language version of a file in a program for Go 1.`goMinor`, as gc works it out. */
function fileMinor(file: File, goMinor: number): number {
  const asked = file.buildConstraint === undefined ? undefined : impliedMinor(file.buildConstraint);
  return asked === undefined ? goMinor : Math.max(asked, FIRST_CHOOSABLE);
}

/** The language version where `pos` is: that of its file. Loop variables depend on it. */
export function minorAt(pkg: Package, pos: Span["pos"]): number {
  if (pkg.files.length === 1 && pkg.files[0]?.buildConstraint === undefined) return pkg.goMinor;
  const file = pkg.files.find((f) => pos >= f.pos && pos <= f.end);
  return file === undefined ? pkg.goMinor : fileMinor(file, pkg.goMinor);
}

/** Whether the program at `at` may use what Go 1.`minor` brought. The library may use everything. */
export function allows(c: Checker, at: Span, minor: number): boolean {
  return c.isLibrary || minorAt(c.pkg, at.pos) >= minor;
}

/** Like `allows`; says `what requires go1.N or later` when not. */
export function requires(c: Checker, at: Span, minor: number, what: string): boolean {
  if (allows(c, at, minor)) return true;
  c.error(at, "unsupported-feature", `${what} requires go1.${minor} or later`);
  return false;
}

/** What gc adds to a message about a version: where that version was set. */
export function versionOrigin(pkg: Package, at: Span): string {
  const minor = minorAt(pkg, at.pos);
  return minor === pkg.goMinor
    ? `(-lang was set to go1.${minor}; check go.mod)`
    : `(file declares //go:build go1.${minor})`;
}
