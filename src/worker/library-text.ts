// What Go's library is made from. The page's worker begins with the core and adds the rest when a program asks for it.

import { type LibraryFile, packagesOf } from "../stdlib/library-files.ts";
import type { GoNames } from "./go-names/catalogue.ts";

/** Packages that come together. */
export interface LibraryPart {
  /** By path below the library's folder. */
  readonly texts: Readonly<Record<string, string>>;
  /** What real Go has; the part with it is the last one missing. */
  readonly goNames?: GoNames;
}

export class LibraryText {
  private readonly packages = new Map<string, readonly LibraryFile[]>();
  private names: GoNames | undefined;

  constructor(...parts: readonly LibraryPart[]) {
    for (const part of parts) this.add(part);
  }

  add({ texts, goNames }: LibraryPart): void {
    for (const [path, files] of packagesOf(texts)) this.packages.set(path, files);
    this.names ??= goNames;
  }

  /** What real Go has; undefined until the library is whole. */
  get goNames(): GoNames | undefined {
    return this.names;
  }

  files(path: string): readonly LibraryFile[] | undefined {
    return this.packages.get(path);
  }

  /** Import paths of all packages there are, sorted. */
  paths(): readonly string[] {
    return [...this.packages.keys()].sort();
  }
}
