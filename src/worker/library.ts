// Go's library as checked packages for one Go version: loaded on first import, kept for the engine's life.

import { assert } from "../base/assert.ts";
import { FileSet } from "../base/source.ts";
import type { File } from "../syntax/ast.ts";
import { parseKnown } from "../syntax/parse.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import type { GoCatalogue } from "../types/unknown-names.ts";
import { goCatalogue } from "./go-names/catalogue.ts";
import type { LibraryText } from "./library-text.ts";

export class Library {
  readonly files = new FileSet();
  private readonly packages = new Map<string, Package>();
  private known: GoCatalogue | undefined;

  /** `text` may grow later. `tags`: build tags besides those of the platform and the version. */
  constructor(
    readonly goMinor: number,
    private readonly text: LibraryText,
    private readonly tags: ReadonlySet<string> = new Set(),
  ) {}

  /** What real Go of this version has; undefined until the library is whole. */
  get catalogue(): GoCatalogue | undefined {
    if (this.text.goNames !== undefined) this.known ??= goCatalogue(this.text.goNames, this.goMinor);
    return this.known;
  }

  /** The package with this import path, its imports loaded before it; undefined when Raceweave has none. */
  load(path: string): Package | undefined {
    const known = this.packages.get(path);
    if (known !== undefined) return known;
    const sources = this.text.files(path);
    if (sources === undefined) return undefined;
    const files = sources
      .map(({ name, text }) => this.parse(`${path}/${name}`, text))
      .filter((file) => this.applies(file));
    // A package that this version of Go does not have yet.
    if (files.length === 0) return undefined;
    const { pkg, diagnostics } = checkPackage(path, files, (imported) => this.load(imported), {
      goMinor: this.goMinor,
      isLibrary: true,
      putsOffBodies: true,
    });
    const mistake = diagnostics.find((d) => d.severity === "error");
    assert(mistake === undefined, `library package ${path}: ${mistake?.message}`, {
      at: mistake && this.files.position(mistake.pos),
    });
    this.packages.set(path, pkg);
    return pkg;
  }

  /** `roots` and everything they import, each package behind its imports. */
  inDependencyOrder(roots: readonly Package[]): readonly Package[] {
    const ordered = new Set<Package>();
    const visit = (pkg: Package): void => {
      if (ordered.has(pkg)) return;
      for (const imported of pkg.imports) visit(imported);
      ordered.add(pkg);
    };
    for (const root of roots) visit(root);
    return [...ordered];
  }

  private parse(name: string, text: string): File {
    const { file, diagnostics } = parseKnown(this.files.add(name, text));
    assert(diagnostics.length === 0, `library file ${name}: ${diagnostics[0]?.message}`);
    return file;
  }

  private applies(file: File): boolean {
    return file.buildConstraint === undefined || isBuildConstraintMet(file.buildConstraint, this.goMinor, this.tags);
  }
}
