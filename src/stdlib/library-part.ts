// Parts of the library: the texts of packages, and what their functions without a body stand for.

import type { Native, Natives, OperationNative } from "../vm/api.ts";

/** Packages, or files of them, that come together. */
export interface LibraryPart {
  /** By path below this folder. */
  readonly texts: Readonly<Record<string, string>>;
  readonly natives: Natives;
}

/** A file of a library package; `name` is relative to the package. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Import path -> the package's files, in the order of their names. Which of them apply depends on their build tags. `texts`: by
 * path below this folder.
 */
export function packagesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, readonly LibraryFile[]> {
  const packages = new Map<string, LibraryFile[]>();
  for (const path of Object.keys(texts).sort()) {
    const slash = path.lastIndexOf("/");
    const importPath = path.slice("./".length, slash);
    const files = packages.get(importPath) ?? [];
    files.push({ name: path.slice(slash + 1), text: texts[path] as string });
    packages.set(importPath, files);
  }
  return packages;
}

/** Natives and operations by name. */
export function nativesOf(
  natives: Readonly<Record<string, Native>>,
  operations: Readonly<Record<string, OperationNative>> = {},
): Natives {
  return { natives: new Map(Object.entries(natives)), operations: new Map(Object.entries(operations)) };
}

/** The natives of several packages or parts together. */
export function mergedNatives(all: readonly Natives[]): Natives {
  return {
    natives: new Map(all.flatMap(({ natives }) => [...natives])),
    operations: new Map(all.flatMap(({ operations }) => [...operations])),
  };
}
