// Library packages from the texts of their files.

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
