// Parses and checks packages of an installed Go's own library, as a test of the front end: right programs must give no
// message. Their imports are read from the same installation; one that is not there has members of any kind.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../base/diagnostics.ts";
import { FileSet } from "../../base/source.ts";
import type { File } from "../../syntax/ast.ts";
import type { GoParser } from "../../syntax/cst.ts";
import { disposeState, parseFile } from "../../syntax/parse.ts";
import { isBuildConstraintMet } from "../../types/build-constraint.ts";
import { checkPackage } from "../../types/check.ts";
import type { Package } from "../../types/info.ts";

/** The packages whose sources the front end must accept, by import path. */
export const REQUIRED_PACKAGES: readonly string[] = [
  "sync",
  "sync/atomic",
  "context",
  "time",
  "container/heap",
  "container/list",
  "container/ring",
  "sort",
  "strings",
  "strconv",
];

export interface PackageCheck {
  readonly path: string;
  readonly nFiles: number;
  /** `file:line:column: message`, in source order; empty for a package that was accepted. */
  readonly messages: readonly string[];
}

/** The library of one installation: every package is checked once, after its imports. */
export class GoLibrary {
  private readonly files = new FileSet();
  private readonly packages = new Map<string, Package | undefined>();
  /** Every package checked so far, imports first. */
  readonly checks: PackageCheck[] = [];

  constructor(
    private readonly parser: GoParser,
    private readonly goroot: string,
    private readonly goMinor: number,
  ) {}

  /** Checks the package in `GOROOT/src/path` and what it imports; undefined when there is none. */
  check(path: string): PackageCheck | undefined {
    this.load(path);
    return this.checks.find((done) => done.path === path);
  }

  /** The checked package, mistakes or not; undefined when there is none. */
  load(path: string): Package | undefined {
    if (this.packages.has(path)) return this.packages.get(path);
    // Marked before its imports are read: a cycle ends here.
    this.packages.set(path, undefined);
    const directory = ["src", "src/vendor"].map((base) => join(this.goroot, base, path)).find(existsSync);
    if (directory === undefined) return undefined;
    const { files, diagnostics } = this.parse(directory, path);
    if (files.length === 0) return undefined;
    const checked = checkPackage(path, files, (imported) => this.load(imported), {
      goMinor: this.goMinor,
      isLibrary: true,
      isLenient: true,
      fileSet: this.files,
    });
    this.packages.set(path, checked.pkg);
    const messages = [...diagnostics, ...checked.diagnostics].map((d) => this.message(d));
    this.checks.push({ path, nFiles: files.length, messages });
    return checked.pkg;
  }

  private parse(directory: string, path: string): { files: File[]; diagnostics: Diagnostic[] } {
    const files: File[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const name of readdirSync(directory).sort()) {
      if (!isForPlatform(name)) continue;
      const text = readFileSync(join(directory, name), "utf8");
      const parsed = parseFile(this.parser, this.files.add(`${path}/${name}`, text));
      disposeState(parsed.state);
      const { buildConstraint } = parsed.file;
      if (buildConstraint !== undefined && !isBuildConstraintMet(buildConstraint, this.goMinor)) continue;
      if (parsed.file.imports.some((spec) => spec.path.value === '"C"')) continue;
      files.push(parsed.file);
      diagnostics.push(...parsed.diagnostics);
    }
    return { files, diagnostics };
  }

  private message(d: Diagnostic): string {
    const { file, line, column } = this.files.position(d.pos);
    return `${file}:${line}:${column}: ${d.message}`;
  }
}

const SYSTEMS =
  "aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos";
const MACHINES =
  "386|amd64|amd64p32|arm|armbe|arm64|arm64be|loong64|mips|mipsle|mips64|mips64le|mips64p32|mips64p32le|ppc|ppc64|" +
  "ppc64le|riscv|riscv64|s390|s390x|sparc|sparc64|wasm";
const SUFFIX = new RegExp(`_(?:(${SYSTEMS})_)?(${SYSTEMS}|${MACHINES})$`);

/** Whether a Go file's name says that it belongs to a build (not a test) for the platform Raceweave stands for. */
export function isForPlatform(name: string): boolean {
  if (!name.endsWith(".go") || name.endsWith("_test.go") || /^[._]/.test(name)) return false;
  const suffix = SUFFIX.exec(name.slice(0, -".go".length));
  return suffix?.slice(1).every((part) => part === undefined || part === "linux" || part === "amd64") ?? true;
}
