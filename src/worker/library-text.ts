// What Go's library is made from. The page's worker begins with the core and adds the other parts when a program asks for them.

import { type LibraryFile, type LibraryPart, mergedNatives, packagesOf } from "../stdlib/library-part.ts";
import type { Natives } from "../vm/api.ts";
import type { GoNames } from "./go-names/catalogue.ts";
import type { MapTools } from "./map-tools.ts";

/** A part that may come later. */
export interface LatePart extends LibraryPart {
  /** What real Go has: of the rest. */
  readonly goNames?: GoNames;
  /** What looks inside: of the maps. */
  readonly maps?: MapTools;
}

/** Packages that many programs need; those that few need, and the names in real Go; the inside of maps. */
export const PART_NAMES = ["common", "rest", "maps"] as const;
export type PartName = (typeof PART_NAMES)[number];

export class LibraryText {
  private readonly packages = new Map<string, readonly LibraryFile[]>();
  private readonly parts = new Set<PartName>();
  private names: GoNames | undefined;
  private tools: MapTools | undefined;
  private known: Natives = mergedNatives([]);

  /** The core packages import nothing that is not among them. */
  constructor(core: LibraryPart, others: Readonly<Partial<Record<PartName, LatePart>>> = {}) {
    this.take(core);
    for (const name of PART_NAMES) if (others[name] !== undefined) this.add(name, others[name]);
  }

  /** Without effect where it has been added. */
  add(name: PartName, part: LatePart): void {
    if (this.parts.has(name)) return;
    this.parts.add(name);
    this.take(part);
    this.names ??= part.goNames;
    this.tools ??= part.maps;
  }

  // A package may come in parts.
  private take({ texts, natives }: LibraryPart): void {
    for (const [path, files] of packagesOf(texts)) {
      const all = [...(this.packages.get(path) ?? []), ...files];
      this.packages.set(path, all.sort(byName));
    }
    this.known = mergedNatives([this.known, natives]);
  }

  has(name: PartName): boolean {
    return this.parts.has(name);
  }

  /** What real Go has; undefined until the part with it has come. */
  get goNames(): GoNames | undefined {
    return this.names;
  }

  /** What looks inside maps; undefined until the part with it has come. */
  get maps(): MapTools | undefined {
    return this.tools;
  }

  /** Those of all packages there are. */
  get natives(): Natives {
    return this.known;
  }

  files(path: string): readonly LibraryFile[] | undefined {
    return this.packages.get(path);
  }

  /** Import paths of all packages there are, sorted. */
  paths(): readonly string[] {
    return [...this.packages.keys()].sort();
  }
}

function byName(a: LibraryFile, b: LibraryFile): number {
  return a.name < b.name ? -1 : 1;
}
