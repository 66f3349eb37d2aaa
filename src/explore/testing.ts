// Shared by this folder's tests: Go text to a machine, and searches of it.

import fc from "fast-check";
import { FileSet, type Pos } from "../base/source.ts";
import { MapDetector } from "../detect/map-detector.ts";
import type { Program } from "../ir/program.ts";
import { lowerProgram } from "../lower/lower.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { SOURCES } from "../stdlib/sources.ts";
import type { File } from "../syntax/ast.ts";
import type { GoParser } from "../syntax/cst.ts";
import { parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import type { SearchResult } from "../trace/exploration.ts";
import { libraryTags, type MapProgram } from "../trace/map-detail.ts";
import type { Site } from "../trace/trace.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import type { Machine, MachineOptions } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import { search } from "./search.ts";
import { type SearchOptions, siteFactsOf } from "./search-options.ts";

const USER_BASE = 1 << 26;
const GO_MINOR = 26;
/** The library has the maps' source, for programs at either detail. */
const TAGS = libraryTags([]);
const OPERATIONS: MapProgram = { mapDetail: "operation", mapChecks: true };

/** A program that is ready to run. */
export interface Compiled {
  readonly program: Program;
  readonly files: FileSet;
  resolve(site: number): Site;
  machine(options?: Partial<MachineOptions>): Machine;
}

/** Compiles Go text for tests; the library is loaded once. */
export class TestCompiler {
  private readonly libraryFiles = new FileSet();
  private readonly packages = new Map<string, Package>();

  private constructor(
    private readonly parser: GoParser,
    private readonly goMinor: number,
  ) {}

  static async create(goMinor = GO_MINOR): Promise<TestCompiler> {
    return new TestCompiler(await createNodeParser(), goMinor);
  }

  /** Compiles a `main` package. Errors: an `Error` with the first message. */
  compile(source: string, { mapDetail, mapChecks }: MapProgram = OPERATIONS): Compiled {
    const files = new FileSet(this.libraryFiles, USER_BASE);
    const main = this.check(files, "main", [this.parse(files, "main.go", source)]);
    const packages = new Set<Package>();
    const visit = (pkg: Package | undefined): void => {
      if (pkg === undefined || packages.has(pkg)) return;
      for (const imported of pkg.imports) visit(imported);
      packages.add(pkg);
    };
    visit(this.load("runtime"));
    for (const imported of main.imports) visit(imported);
    const { program, diagnostics } = lowerProgram({
      main,
      packages: [...packages],
      files,
      entry: "main",
      goMinor: this.goMinor,
      mapDetail,
      mapChecks,
    });
    fail(files, diagnostics);
    const sites = new Map<number, Site>();
    return {
      program,
      files,
      resolve: (site) => {
        const known = sites.get(site) ?? resolveSite(program, files, site);
        sites.set(site, known);
        return known;
      },
      machine: (options) => createMachine(program, NATIVES, { time: "ordered", files, ...options }),
    };
  }

  /** Compiles the body of main, with the usual imports and these declarations before it. */
  main(body: string, declarations = ""): Compiled {
    const text = `${declarations}\nfunc main() {\n${body}\n}\n`;
    const imports = ["fmt", "os", "runtime", "sync", "sync/atomic", "time"].filter((path) =>
      new RegExp(`\\b${path.slice(path.indexOf("/") + 1)}\\.`).test(text),
    );
    return this.compile(`package main\n${imports.map((path) => `import "${path}"\n`).join("")}${text}`);
  }

  private parse(files: FileSet, name: string, text: string): File {
    const { file, diagnostics } = parseFile(this.parser, files.add(name, text));
    fail(files, diagnostics);
    return file;
  }

  private check(files: FileSet, path: string, parsed: readonly File[]): Package {
    const options = { goMinor: this.goMinor, isLibrary: path !== "main" };
    const { pkg, diagnostics } = checkPackage(path, parsed, (imported) => this.load(imported), options);
    fail(files, diagnostics);
    return pkg;
  }

  private load(path: string): Package | undefined {
    const known = this.packages.get(path);
    const sources = SOURCES.get(path);
    if (known !== undefined || sources === undefined) return known;
    const parsed = sources
      .map(({ name, text }) => this.parse(this.libraryFiles, `${path}/${name}`, text))
      .filter(({ buildConstraint: tags }) => tags === undefined || isBuildConstraintMet(tags, this.goMinor, TAGS));
    const pkg = this.check(this.libraryFiles, path, parsed);
    this.packages.set(path, pkg);
    return pkg;
  }
}

function fail(files: FileSet, diagnostics: readonly { severity: string; pos: Pos; message: string }[]): void {
  const first = diagnostics.find(({ severity }) => severity === "error");
  if (first === undefined) return;
  const { file, line, column } = files.position(first.pos);
  throw new Error(`${file}:${line}:${column}: ${first.message}`);
}

function resolveSite(program: Program, files: FileSet, site: number): Site {
  let index = program.siteBase.length - 1;
  while (index > 0 && (program.siteBase[index] ?? 0) > site) index--;
  const fn = program.functions[index];
  const instruction = site - (program.siteBase[index] ?? 0);
  const pos = (fn?.positions[instruction] ?? 0) as Pos; // Recorded from a Pos.
  const place = files.file(pos) === undefined ? undefined : files.position(pos);
  return {
    file: place?.file ?? "",
    line: place?.line ?? 0,
    column: place?.column ?? 0,
    function: fn?.name ?? "",
    isUser: fn?.isUser ?? false,
    expression: program.expressions[fn?.expressions[instruction] ?? -1] ?? "",
  };
}

/** Options of a search in tests. */
export const SEARCH: SearchOptions = {
  strategy: "auto",
  time: "ordered",
  seed: 1,
  maxExecutions: 100_000,
  maxStepsPerExecution: 20_000,
};

/** Runs a search to its end. */
export function explore(
  compiled: Compiled,
  options: Partial<SearchOptions> = {},
  machineOptions: Partial<MachineOptions> = {},
): SearchResult {
  const all = { ...SEARCH, ...options };
  const machine = compiled.machine({ time: all.time, maxGoroutines: 100, ...machineOptions });
  const facts = siteFactsOf(machine, (roles) => new MapDetector(roles));
  const generator = search(machine, { resolve: compiled.resolve, facts }, all);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}

/** Distinct executions of a complete search. */
export function classesOf({ executions, redundant, complete }: SearchResult): number | "incomplete" {
  return complete ? executions - redundant : "incomplete";
}

const STATEMENTS = [
  "x++",
  "y = x",
  "x = y + 1",
  "fmt.Print(x)",
  "mu.Lock(); x++; mu.Unlock()",
  "mu.Lock(); nu.Lock(); nu.Unlock(); mu.Unlock()",
  "nu.Lock(); mu.Lock(); mu.Unlock(); nu.Unlock()",
  "if mu.TryLock() { y++; mu.Unlock() }",
  "rw.RLock(); y = x; rw.RUnlock()",
  "rw.Lock(); x++; rw.Unlock()",
  "if rw.TryRLock() { y++; rw.RUnlock() }",
  "ch <- 1",
  "y = <-ch",
  "buf <- 2",
  "y = <-buf",
  "select { case ch <- 3: x = 3; default: y = 4 }",
  "select { case v := <-ch: x = v; case v := <-buf: y = v }",
  "select { case v := <-ch: x = v; case buf <- 5: }",
  "select { case <-buf: default: x = 6 }",
  "fmt.Print(len(buf))",
  "close(done)",
  "<-done",
  "n.Add(2)",
  "n.Store(n.Load() + 1)",
  "n.CompareAndSwap(0, 7)",
  "m[1]++",
  "m[2] = m[1]",
  "once.Do(func() { x++ })",
  "runtime.Gosched()",
  "time.Sleep(1)",
  "other.Add(1); other.Done()",
  "other.Wait()",
  "panic(x)",
  "go func() { y++ }()",
];

const DECLARATIONS = `
var x, y int
var mu, nu sync.Mutex
var rw sync.RWMutex
var n atomic.Int64
var once sync.Once
var wg, other sync.WaitGroup
var ch, buf, done = make(chan int), make(chan int, 1), make(chan bool)
var m = map[int]int{}
`;

/** Bodies of goroutines: small programs that race, deadlock and panic as they like. */
export function goroutineBodies(nGoroutines: number, nStatements: number): fc.Arbitrary<string[][]> {
  const body = fc.array(fc.constantFrom(...STATEMENTS), { minLength: 1, maxLength: nStatements });
  return fc.array(body, { minLength: 2, maxLength: nGoroutines });
}

const MAX_GOROUTINES = 4;
const MAX_STATEMENTS = 5;

// Compiled once for all bodies: each goroutine does what its row of `plan` says. main copies the plan while it is alone, so
// that reading it is no visible operation.
function bodiesProgram(compiler: TestCompiler): Compiled {
  const cases = STATEMENTS.map((statement, i) => `case ${i + 1}:\n${statement}`);
  const indices = (from: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + i);
  const parameters = indices(0, MAX_STATEMENTS).map((i) => `s${i}`);
  const starts = indices(0, MAX_GOROUTINES).map((g) => {
    const plan = indices(g * MAX_STATEMENTS, MAX_STATEMENTS).map((i) => `p[${i}]`);
    return `if count > ${g} { go body(${plan.join(", ")}) }`;
  });
  return compiler.main(
    `p, count := plan, nGoroutines
     wg.Add(count)
     ${starts.join("\n")}
     wg.Wait()
     fmt.Print(x, y, n.Load(), m[1], m[2], len(buf))`,
    `${DECLARATIONS}
     var plan [${MAX_GOROUTINES * MAX_STATEMENTS}]int
     var nGoroutines int
     func body(${parameters.join(", ")} int) {
       defer wg.Done()
       ${parameters.map((name) => `do(${name})`).join("; ")}
     }
     func do(statement int) {
       switch statement {
       ${cases.join("\n")}
       }
     }`,
  );
}

const bodiesPrograms = new WeakMap<TestCompiler, Compiled>();

/** A program that runs the bodies, waits for them, and prints what is left. Statements are those of `goroutineBodies`. */
export function compileBodies(compiler: TestCompiler, bodies: readonly (readonly string[])[]): Compiled {
  const base = bodiesPrograms.get(compiler) ?? bodiesProgram(compiler);
  bodiesPrograms.set(compiler, base);
  const globalZero = [...base.program.globalZero];
  const addressOf = (name: string): number =>
    base.program.globals.find((global) => global.name === name && global.isUser)?.address ?? 0;
  const plan = addressOf("plan");
  globalZero[addressOf("nGoroutines") - 1] = bodies.length;
  bodies.forEach((body, g) => {
    body.forEach((statement, i) => {
      const index = STATEMENTS.indexOf(statement) + 1;
      if (index === 0) throw new Error(`no such statement: ${statement}`);
      globalZero[plan - 1 + g * MAX_STATEMENTS + i] = index;
    });
  });
  const program = { ...base.program, globalZero };
  return {
    ...base,
    program,
    machine: (options) => createMachine(program, NATIVES, { time: "ordered", files: base.files, ...options }),
  };
}
