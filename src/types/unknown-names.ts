// What to say about imports and names that are not there: nobody has them, or real Go has them and Raceweave has not (yet).

import type { Checker } from "./context.ts";
import type { Package } from "./info.ts";
import { deref } from "./predicates.ts";
import type { Type } from "./type.ts";

/** What real Go of the program's version has; its answers are facts recorded from it. */
export interface GoCatalogue {
  /** A package of the standard library. */
  readonly hasPackage: (path: string) => boolean;
  /** An exported name of a package that Raceweave has too, or `Type.Method`. */
  readonly hasName: (path: string, name: string) => boolean;
}

/** The message for an import that cannot be found, with the packages nearest to it among `known`. */
export function unknownImport(path: string, known: readonly string[], catalogue: GoCatalogue | undefined): string {
  if (path.split("/").includes("internal")) return `use of internal package ${path} not allowed`;
  const near = nearest(path, known);
  const hint = near.length === 0 ? "" : ` (there is ${near.join(", ")})`;
  const isForeign = path.split("/")[0]?.includes(".") === true;
  if (catalogue !== undefined && !isForeign && !catalogue.hasPackage(path))
    return `package ${path} is not in std${hint}`;
  return `package ${path} is not supported by Raceweave yet${hint}`;
}

// Packages with the same last part, packages around or inside it, and slips of the pen.
function nearest(path: string, known: readonly string[]): readonly string[] {
  const last = path.split("/").at(-1) ?? path;
  return known.filter((other) => {
    if (other.split("/").includes("internal")) return false;
    if (other.split("/").includes(last) || path.startsWith(`${other}/`)) return true;
    return distance(path, other) <= Math.min(2, Math.floor(path.length / 4));
  });
}

/** Number of letters to insert, delete, replace or swap with the next one that turns `a` into `b`. Cost: their product. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Says that Go has `pkg.name`, when it has. */
export function missingInLibrary(c: Checker, pkg: Package, name: string): string | undefined {
  if (c.catalogue?.hasName(pkg.path, name) !== true) return undefined;
  return `${pkg.name}.${name} is not in Raceweave's library yet (Go has it)`;
}

/** Says that Go's `type` has a method `name`, when it has. */
export function missingMethodInLibrary(c: Checker, type: Type, name: string): string | undefined {
  const base = deref(type).type;
  const pkg = base.kind === "named" ? base.obj.pkg : undefined;
  if (base.kind !== "named" || pkg === undefined) return undefined;
  if (c.catalogue?.hasName(pkg.path, `${base.obj.name}.${name}`) !== true) return undefined;
  return `method ${name} of ${c.spell(base)} is not in Raceweave's library yet (Go has it)`;
}
