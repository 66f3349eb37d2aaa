// For tests only: parses and checks Go text, with small packages to import.

import { FileSet } from "../base/source.ts";
import type { GoParser } from "../syntax/cst.ts";
import { parseFile } from "../syntax/parse.ts";
import { checkPackage } from "./check.ts";
import type { CheckOptions } from "./context.ts";
import type { CheckResult, Importer, Package } from "./info.ts";

/** Declarations of just what the tests use, by import path. */
const PACKAGES: Readonly<Record<string, string>> = {
  errors: "package errors\nfunc New(text string) error",
  fmt: `package fmt
type Stringer interface{ String() string }
func Println(a ...any) (n int, err error)
func Printf(format string, a ...any) (n int, err error)
func Sprint(a ...any) string
func Errorf(format string, a ...any) (err error)`,
  math: "package math\nconst Pi = 3.14159265358979323846264338327950288419716939937510582097494459",
  os: "package os\nfunc Exit(code int)",
  strings: "package strings\nfunc ToUpper(s string) string\nfunc toUpper(s string) string",
  sync: `package sync
type Locker interface { Lock(); Unlock() }
type Mutex struct { _ struct{}; mu int32 }
func (m *Mutex) Lock()
func (m *Mutex) Unlock()
func (m *Mutex) lockSlow()
type WaitGroup struct { n int64 }
func (wg *WaitGroup) Add(delta int)
func (wg *WaitGroup) Done()
func (wg *WaitGroup) Wait()
type Once struct { done bool }
func (o *Once) Do(f func())
type Pair[A, B any] struct { First A; Second B }
func (p Pair[A, B]) Swap() Pair[B, A]`,
  time: `package time
type Duration int64
type Time struct { wall uint64; ext int64 }
const Second Duration = 1000000000
func Sleep(d Duration)
func After(d Duration) <-chan Time`,
};

/** A package that must be right, from source in the test; the same importer gives the same package again. */
export function testImporter(parser: GoParser): Importer {
  const known = new Map<string, Package>();
  const load = (path: string): Package | undefined => {
    const text = PACKAGES[path];
    const cached = known.get(path);
    if (text === undefined || cached !== undefined) return cached;
    const { pkg, diagnostics } = check(parser, text, { path, importer: load, isLibrary: true });
    if (diagnostics.length > 0) throw new Error(`${path}: ${diagnostics.map((d) => d.message).join("; ")}`);
    known.set(path, pkg);
    return pkg;
  };
  return load;
}

export interface TestOptions extends Partial<CheckOptions> {
  readonly path?: string;
  readonly importer?: Importer;
}

/** Parses and checks one file of Go; syntax errors fail the test. Positions are offsets plus 1. */
export function check(parser: GoParser, text: string, options: TestOptions = {}): CheckResult {
  const source = (options.fileSet ?? new FileSet()).add("main.go", text);
  const { file, diagnostics } = parseFile(parser, source);
  if (diagnostics.length > 0) throw new Error(`${diagnostics.map((d) => d.message).join("\n")}\nin:\n${text}`);
  const { path = "main", importer = () => undefined } = options;
  return checkPackage(path, [file], importer, { goMinor: 26, ...options });
}

/** The body of a function as a whole program. */
export function inMain(statements: string): string {
  return `package main\nfunc main() {\n${statements}\n}\n`;
}
