// The text of Go's library as Raceweave has it, by import path.

/** A file of a library package; `name` is relative to the package. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
}

const texts = import.meta.glob<string>("./**/*.go", { query: "?raw", import: "default", eager: true });

function collect(): ReadonlyMap<string, readonly LibraryFile[]> {
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

/** Import path -> the package's files, in the order of their names. Which of them apply depends on their build tags. */
export const SOURCES: ReadonlyMap<string, readonly LibraryFile[]> = collect();
