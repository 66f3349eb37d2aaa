// From Go text to a program: parse, check, choose the entry, lower. Pure composition of the layers below.

import type { Diagnostic } from "../base/diagnostics.ts";
import { FileSet, type Pos, type SourceFile } from "../base/source.ts";
import type { Program } from "../ir/program.ts";
import { lowerProgram } from "../lower/lower.ts";
import type { File } from "../syntax/ast.ts";
import type { GoParser } from "../syntax/cst.ts";
import { type ParseState, parseFile, parseKnown } from "../syntax/parse.ts";
import { libraryTags, type MapDetail, type MapProgram } from "../trace/map-detail.ts";
import type { Site } from "../trace/trace.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import { vet } from "../vet/vet.ts";
import type { Natives } from "../vm/api.ts";
import { chooseEntry, type Entry, entriesOf } from "./entry.ts";
import { Library } from "./library.ts";
import type { LatePart, LibraryText, PartName } from "./library-text.ts";
import type { MapTools } from "./map-tools.ts";
import type { DiagnosticView, EntryView } from "./protocol.ts";

/** Positions of user files start here, behind the whole library. */
const USER_BASE = 1 << 26;

/** Codes of messages about something that another part of the library may have, or that the names in real Go word otherwise. */
const NOT_FOUND = new Set(["unsupported-import", "undeclared-imported-name", "missing-field-or-method"]);

/** Where a package may be that the core does not have; the most likely one first. */
const PACKAGE_PARTS: readonly PartName[] = ["common", "rest"];

export interface CompileOptions {
  readonly fileName: string;
  readonly goMinor: number;
  readonly mapDetail: MapDetail;
  /** Whether the runtime's own checks for concurrent use of maps are in. Default: they are. */
  readonly mapChecks?: boolean;
  /** `main` or a test's name; undefined chooses. */
  readonly entry: string | undefined;
  /** Rather begins with main or the first test than to refuse an entry that is not there or a choice of several. */
  readonly takesFirstEntry?: boolean;
}

/** A program that runs, or the reasons why not. */
export interface Compilation {
  readonly diagnostics: readonly DiagnosticView[];
  readonly entry: string | undefined;
  /** `package.TestX` when the entry is a test. */
  readonly testName: string | undefined;
  /** Where the program can begin; undefined when the text does not parse. */
  readonly entries: readonly EntryView[] | undefined;
  readonly program: Program | undefined;
  /** Resolves positions of the program and the library. */
  readonly files: FileSet;
  /** What the functions without a body of the program stand for. */
  readonly natives: Natives;
  /** What looks inside maps; undefined where that part of the library is missing. */
  readonly maps: MapTools | undefined;
  /** Resolves a global site of `program`. */
  readonly resolve: (site: number) => Site;
  /** The same text with maps at another detail, or without checks; each is made once. */
  readonly variant?: (program: MapProgram) => Compilation;
}

/** What parsing and checking say about a program. */
export interface CheckedSource {
  /** Without a program: what is known before it is lowered. */
  readonly compilation: Compilation;
  /** Makes the program, or says what Raceweave cannot run of it; undefined when there are mistakes. */
  readonly lower: (() => Compilation) | undefined;
  /** The checked package and its file; undefined when there are mistakes. */
  readonly checked: { readonly pkg: Package; readonly file: SourceFile } | undefined;
}

/** Keeps what outlives one program: the parser, its last tree, the checked library by Go version and build tags. */
export class Compiler {
  private readonly libraries = new Map<string, Library>();
  private parseState: ParseState | undefined;

  /** @param parser undefined: texts are read from their tokens alone, until there is one. */
  constructor(
    private parser: GoParser | undefined,
    private readonly text: LibraryText,
  ) {}

  get hasParser(): boolean {
    return this.parser !== undefined;
  }

  /** Has texts read by the grammar from now on. */
  takeParser(parser: GoParser): void {
    this.parser ??= parser;
  }

  /** Adds a part that the library began without. */
  complete(name: PartName, part: LatePart): void {
    this.text.add(name, part);
  }

  /** What looks inside maps; undefined where that part is missing. */
  get maps(): MapTools | undefined {
    return this.text.maps;
  }

  has(name: PartName): boolean {
    return this.text.has(name);
  }

  /**
   * The part of the library that has to come before this program can be compiled at that detail, or before it can run, or before what was
   * said of it is the whole truth: something in it was not found, or it has maps, whose inside a search may come to. Undefined when
   * nothing is missing.
   */
  lacks({ mapDetail }: Pick<MapProgram, "mapDetail">, compiled?: Compilation): PartName | undefined {
    const hasMaps = mapDetail !== "operation" || (compiled?.program?.mapPlaces ?? []).length > 0;
    if (hasMaps && !this.has("maps")) return "maps";
    const isLost = compiled?.diagnostics.some(({ code }) => NOT_FOUND.has(code)) === true;
    return isLost || this.lacksNatives(compiled?.program) ? PACKAGE_PARTS.find((name) => !this.has(name)) : undefined;
  }

  private lacksNatives(program: Program | undefined): boolean {
    const { natives, operations } = this.text.natives;
    if (program === undefined || this.has("common")) return false;
    return (
      program.operations.some((name) => !operations.has(name)) || program.natives.some((name) => !natives.has(name))
    );
  }

  /** Never throws on user text. Cost: linear in the text; a library package is loaded at its first import. */
  compile(source: string, options: CompileOptions): Compilation {
    const { compilation, lower } = this.check(source, options);
    return lower === undefined ? compilation : { ...lower(), variant: this.variants(source, options) };
  }

  private variants(source: string, options: CompileOptions): (program: MapProgram) => Compilation {
    const made = new Map<string, Compilation>();
    return (program) => {
      const name = JSON.stringify(program);
      const variant = made.get(name) ?? this.compile(source, { ...options, ...program });
      made.set(name, variant);
      return variant;
    };
  }

  /** The first half of `compile`, for diagnostics while somebody types. */
  check(source: string, options: CompileOptions): CheckedSource {
    const library = this.library(options.goMinor, options.mapDetail);
    const files = new FileSet(library.files, USER_BASE);
    const sourceFile = files.add(options.fileName, source);
    const parsed = parseFile(this.parser, sourceFile, this.parseState);
    this.parseState = parsed.state;
    const entries = parsed.isReadable ? entryViews(parsed.file, sourceFile) : undefined;
    const without = (diagnostics: readonly Diagnostic[]): Compilation => ({
      diagnostics: diagnostics.map((d) => diagnosticView(sourceFile, d)),
      entry: undefined,
      testName: undefined,
      entries,
      program: undefined,
      files,
      natives: this.text.natives,
      maps: this.text.maps,
      resolve: () => NO_SITE,
    });
    const fail = (diagnostics: readonly Diagnostic[]): CheckedSource => ({
      compilation: without(diagnostics),
      lower: undefined,
      checked: undefined,
    });
    if (entries === undefined) return fail(parsed.diagnostics);
    const entry = chooseEntry(parsed.file, {
      requested: options.entry,
      takesFirst: options.takesFirstEntry ?? false,
    });
    const glue = entry.ok ? this.glue(files, entry.value) : [];
    const checked = checkPackage(packagePath(parsed.file), [parsed.file, ...glue], (path) => library.load(path), {
      goMinor: options.goMinor,
      fileSet: files,
      knownImports: this.text.paths(),
      catalogue: library.catalogue,
    });
    const found = [...parsed.diagnostics, ...checked.diagnostics];
    if (hasErrors(found)) return fail(found);
    if (!entry.ok) return fail([...found, entry.error]);
    found.push(...vet(checked.pkg, [parsed.file], files));
    const compilation: Compilation = {
      ...without(found),
      entry: entry.value.name,
      testName: entry.value.glue === undefined ? undefined : `${checked.pkg.path}.${entry.value.name}`,
    };
    const lower = (): Compilation => {
      const lowered = lowerProgram({
        main: checked.pkg,
        packages: library.inDependencyOrder([...this.alwaysNeeded(library), ...checked.pkg.imports]),
        files,
        entry: entry.value.fn,
        goMinor: options.goMinor,
        mapDetail: options.mapDetail,
        mapChecks: options.mapChecks,
      });
      if (hasErrors(lowered.diagnostics)) return without([...found, ...lowered.diagnostics]);
      const program = withoutGlue(lowered.program, entry.value, checked.pkg);
      return { ...compilation, program, resolve: siteResolver(program, files) };
    };
    return { compilation, lower, checked: { pkg: checked.pkg, file: sourceFile } };
  }

  private library(goMinor: number, detail: MapDetail): Library {
    const tags = libraryTags(detail);
    const key = [goMinor, ...tags].join(" ");
    let library = this.libraries.get(key);
    if (library === undefined) {
      library = new Library(goMinor, this.text, tags, tags.size > 0 ? this.library(goMinor, "operation") : undefined);
      this.libraries.set(key, library);
    }
    return library;
  }

  private alwaysNeeded(library: Library): readonly Package[] {
    const runtime = library.load("runtime");
    return runtime === undefined ? [] : [runtime];
  }

  private glue(files: FileSet, entry: Entry): readonly File[] {
    return entry.glue === undefined ? [] : [parseKnown(files.add("_testmain.go", entry.glue)).file];
  }
}

function packagePath(file: File): string {
  return file.packageName.name;
}

// The function that calls a test is nobody's: it has no lines, and what it does is the library's.
function withoutGlue(program: Program, { fn, glue }: Entry, { path }: Package): Program {
  if (glue === undefined) return program;
  const name = `${path}.${fn}`;
  return { ...program, functions: program.functions.map((ir) => (ir.name === name ? { ...ir, isUser: false } : ir)) };
}

function entryViews(file: File, source: SourceFile): readonly EntryView[] {
  return entriesOf(file).map(({ name }) => ({ name: name.name, line: source.position(name.pos - source.base).line }));
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

const NO_SITE: Site = { file: "", line: 0, column: 0, function: "", isUser: false, expression: "" };

function diagnosticView(file: SourceFile, diagnostic: Diagnostic): DiagnosticView {
  const last = file.text.length;
  const start = file.position(Math.min(last, Math.max(0, diagnostic.pos - file.base)));
  const end = file.position(Math.min(last, Math.max(0, diagnostic.end - file.base)));
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    line: start.line,
    column: start.column,
    startColumn: start.utf16Column,
    endLine: end.line,
    endColumn: end.utf16Column,
  };
}

/** Resolves the global sites of a program; each once. */
export function siteResolver(program: Program, files: FileSet): (site: number) => Site {
  const known = new Map<number, Site>();
  return (site) => {
    let resolved = known.get(site);
    if (resolved === undefined) {
      resolved = resolveSite(program, files, site);
      known.set(site, resolved);
    }
    return resolved;
  };
}

function resolveSite(program: Program, files: FileSet, site: number): Site {
  const fn = program.functions[functionOf(program, site)];
  if (fn === undefined) return NO_SITE;
  const instruction = site - (program.siteBase[fn.index] ?? 0);
  const pos = (fn.positions[instruction] ?? 0) as Pos; // recorded by lower from a Pos
  const file = files.file(pos);
  const place = file?.position(pos - file.base);
  return {
    file: place?.file ?? "",
    line: place?.line ?? 0,
    column: place?.column ?? 0,
    function: fn.name,
    isUser: fn.isUser,
    expression: program.expressions[fn.expressions[instruction] ?? -1] ?? "",
  };
}

// The last function that starts at or before the site.
function functionOf(program: Program, site: number): number {
  let low = 0;
  let high = program.functions.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((program.siteBase[middle] ?? 0) <= site) low = middle;
    else high = middle;
  }
  return low;
}
