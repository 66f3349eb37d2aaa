// For tests: Go text to a program, with a small library of its own (what the lowering itself needs, and a lock).

import { assert } from "../base/assert.ts";
import type { Diagnostic } from "../base/diagnostics.ts";
import { FileSet } from "../base/source.ts";
import { STRIDE } from "../ir/opcode.ts";
import { printFunction, printInstruction } from "../ir/printer.ts";
import type { FunctionIr, Program } from "../ir/program.ts";
import { validateProgram } from "../ir/validator.ts";
import type { GoParser } from "../syntax/cst.ts";
import { parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import { lowerProgram } from "./lower.ts";

const LIBRARY: Readonly<Record<string, string>> = {
  runtime: `package runtime
type errorString string
type plainError string
func panicText(v any) string { return "" }
func printLine(args ...any) {}
func printWords(args ...any) {}
type hmap[K comparable, V any] struct { count int; elem V }
type hiter[K comparable, V any] struct { key *K; elem *V }
func mapMake[K comparable, V any](hint int) *hmap[K, V] { return &hmap[K, V]{} }
func mapGet[K comparable, V any](h *hmap[K, V], key K) V { return h.elem }
func mapGetOk[K comparable, V any](h *hmap[K, V], key K) (V, bool) { return h.elem, false }
func mapAssign[K comparable, V any](h *hmap[K, V], key K) *V { return &h.elem }
func mapDelete[K comparable, V any](h *hmap[K, V], key K) {}
func mapLen[K comparable, V any](h *hmap[K, V]) int { return h.count }
func mapClear[K comparable, V any](h *hmap[K, V]) {}
func mapIterStart[K comparable, V any](h *hmap[K, V], it *hiter[K, V]) {}
func mapIterNext[K comparable, V any](it *hiter[K, V]) {}
//raceweave:constant
func hasPointers[K comparable, V any]() bool
//raceweave:constant
func keyClass[K comparable, V any]() int
//raceweave:constant
func needsKeyUpdate[K comparable]() bool
func Facts[K comparable, V any]() int {
	if keyClass[K, V]() == 3 || keyClass[K, V]() == 0 && needsKeyUpdate[K]() { return 1000 + keyClass[K, V]() }
	if !hasPointers[K, V]() { return 100 + keyClass[K, V]() }
	return keyClass[K, V]()
}
`,
  sync: `package sync
type Mutex struct { state int32; holder int }
//raceweave:operation
func (m *Mutex) Lock()
//raceweave:operation
func (m *Mutex) Unlock()
type Locker interface { Lock(); Unlock() }
`,
  atomic: `package atomic
//raceweave:operation
func AddInt64(addr *int64, delta int64) int64
//raceweave:operation
func LoadInt64(addr *int64) int64
`,
  native: `package native
func Itoa(n int) string
`,
};

export interface TestOptions {
  readonly goMinor?: number;
  readonly mapDetail?: MapDetail;
  /** Well-formedness is checked unless the program is expected to have diagnostics. */
  readonly mayFail?: boolean;
  /** Further packages of the library, by path. */
  readonly library?: Readonly<Record<string, string>>;
}

/** What a test looks at. */
export interface Lowered {
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: FileSet;
  fn(name: string): FunctionIr;
  /** The listing of a function, without its head line. */
  listing(name: string): string;
  /** `line:column` of each instruction of a function. */
  places(name: string): readonly string[];
}

/** A compiler for tests; make one per test file. */
export async function createTestCompiler(): Promise<(text: string, options?: TestOptions) => Lowered> {
  const parser = await createNodeParser();
  return (text, options = {}) => compileText(parser, text, options);
}

/** `statements` in a function f, with `declarations` before it; main calls f. */
export function inFunction(statements: string, declarations = "", signature = "()"): string {
  return `package main\n${declarations}\nfunc f${signature} {\n${statements}\n}\nvar use = f\nfunc main() {}\n`;
}

function compileText(parser: GoParser, text: string, options: TestOptions): Lowered {
  const files = new FileSet();
  const goMinor = options.goMinor ?? 26;
  const packages: Package[] = [];
  const check = (path: string, source: string): Package => {
    const { file, diagnostics } = parseFile(parser, files.add(`${path}.go`, source));
    const importer = (imported: string): Package | undefined => packages.find((pkg) => pkg.path === imported);
    const checked = checkPackage(path, [file], importer, { goMinor, isLibrary: path !== "main" });
    const first = [...diagnostics, ...checked.diagnostics].find((d) => d.severity === "error");
    assert(first === undefined, `${path}: ${first?.message}`);
    return checked.pkg;
  };
  for (const [path, source] of Object.entries({ ...LIBRARY, ...options.library })) packages.push(check(path, source));
  const main = check("main", text);
  const mapDetail = options.mapDetail ?? "operation";
  const { program, diagnostics } = lowerProgram({ main, packages, files, entry: "main", goMinor, mapDetail });
  if (options.mayFail !== true) {
    const problems = [...diagnostics.map((d) => d.message), ...validateProgram(program)];
    assert(problems.length === 0, problems.join("\n"));
  }
  return new LoweredProgram(program, diagnostics, files);
}

class LoweredProgram implements Lowered {
  constructor(
    readonly program: Program,
    readonly diagnostics: readonly Diagnostic[],
    readonly files: FileSet,
  ) {}

  fn(name: string): FunctionIr {
    const found = this.program.functions.find((fn) => fn.name === name);
    assert(found !== undefined, `no function ${name}`, { have: this.program.functions.map((fn) => fn.name) });
    return found;
  }

  listing(name: string): string {
    const [, ...lines] = printFunction(this.program, this.fn(name)).trimEnd().split("\n");
    return lines.map((line) => line.trim()).join("\n");
  }

  places(name: string): readonly string[] {
    const fn = this.fn(name);
    return [...fn.positions].map((pos, i) => {
      const file = this.files.file(pos as FunctionIr["pos"]); // recorded from a Pos
      const place = file?.position(pos - file.base);
      const instruction = printInstruction(this.program, fn, i * STRIDE).trim();
      return `${place?.line}:${place?.column} ${instruction.split(" ")[1]}`;
    });
  }
}
