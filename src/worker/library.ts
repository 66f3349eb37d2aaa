// Go's library as checked packages for one Go version: loaded on first import, kept for the engine's life.

import { assert } from "../base/assert.ts";
import { FileSet } from "../base/source.ts";
import type { LibraryFile } from "../stdlib/library-part.ts";
import type { File } from "../syntax/ast.ts";
import { parseKnown } from "../syntax/parse.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import type { GoCatalogue } from "../types/unknown-names.ts";
import { goCatalogue } from "./go-names/catalogue.ts";
import type { LibraryText } from "./library-text.ts";

/** A library file begins with its build constraint, if it has one. */
const BUILD_LINE = /^\/\/go:build (.+)/;

export class Library {
  readonly files: FileSet;
  private readonly packages = new Map<string, Package>();
  private known: GoCatalogue | undefined;

  /**
   * `text` may grow later. `tags`: build tags besides those of the platform and the version. `base`: of the same text and version; packages
   * that are the same there are shared.
   */
  constructor(
    readonly goMinor: number,
    private readonly text: LibraryText,
    private readonly tags: ReadonlySet<string> = new Set(),
    private readonly base?: Library,
  ) {
    this.files = base?.files ?? new FileSet();
  }

  /** What real Go of this version has; undefined until the library is whole. */
  get catalogue(): GoCatalogue | undefined {
    if (this.text.goNames !== undefined) this.known ??= goCatalogue(this.text.goNames, this.goMinor);
    return this.known;
  }

  /** The package with this import path, its imports loaded before it; undefined when Raceweave has none. */
  load(path: string): Package | undefined {
    const known = this.packages.get(path);
    if (known !== undefined) return known;
    const sources = this.sources(path);
    // A package that this version of Go does not have yet.
    if (sources.length === 0) return undefined;
    const pkg = this.shared(path, sources) ?? this.check(path, sources);
    this.packages.set(path, pkg);
    return pkg;
  }

  // Those of the package's files that belong to this build.
  private sources(path: string): readonly LibraryFile[] {
    return (this.text.files(path) ?? []).filter(({ text }) => {
      const constraint = BUILD_LINE.exec(text)?.[1];
      return constraint === undefined || isBuildConstraintMet(constraint, this.goMinor, this.tags);
    });
  }

  // The package of the base, if it has the same files and imports.
  private shared(path: string, sources: readonly LibraryFile[]): Package | undefined {
    const others = this.base?.sources(path);
    if (others?.length !== sources.length || !sources.every((file, i) => file === others[i])) return undefined;
    const pkg = this.base?.load(path);
    return pkg?.imports.every((imported) => this.load(imported.path) === imported) ? pkg : undefined;
  }

  private check(path: string, sources: readonly LibraryFile[]): Package {
    const files = sources.map(({ name, text }) => this.parse(`${path}/${name}`, text));
    const { pkg, diagnostics } = checkPackage(path, files, (imported) => this.load(imported), {
      goMinor: this.goMinor,
      isLibrary: true,
      putsOffBodies: true,
    });
    const mistake = diagnostics.find((d) => d.severity === "error");
    assert(mistake === undefined, `library package ${path}: ${mistake?.message}`, {
      at: mistake && this.files.position(mistake.pos),
    });
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
}
