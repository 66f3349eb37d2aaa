// Go text to output, for tests: the library checked once, then parse, check, lower and run under the first schedule.

import { FileSet, type Pos } from "../base/source.ts";
import type { Program } from "../ir/program.ts";
import { lowerProgram } from "../lower/lower.ts";
import type { File } from "../syntax/ast.ts";
import type { GoParser } from "../syntax/cst.ts";
import { parseFile } from "../syntax/parse.ts";
import { libraryTags, type MapDetail } from "../trace/map-detail.ts";
import { isBuildConstraintMet } from "../types/build-constraint.ts";
import { checkPackage } from "../types/check.ts";
import type { Package } from "../types/info.ts";
import type { Choices, Machine, MachineEnd, MachineOptions } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import { NATIVES } from "./natives.ts";
import { SOURCES } from "./sources.ts";

/** Positions of the programs under test start behind the library's. */
const USER_BASE = 1 << 26;

/** How a run ended and what it wrote. */
export interface Outcome {
  readonly output: string;
  readonly end: MachineEnd | undefined;
  readonly nSteps: number;
}

/** The library of one Go version, and programs on it. */
export class GoRunner {
  private readonly files = new FileSet();
  private readonly packages = new Map<string, Package>();

  constructor(
    private readonly parser: GoParser,
    private readonly goMinor = 26,
    private readonly mapDetail: MapDetail = "operation",
    private readonly tags = libraryTags(mapDetail),
    private readonly mapChecks = true,
  ) {}

  private parse(files: FileSet, name: string, text: string): File {
    const { file, diagnostics } = parseFile(this.parser, files.add(name, text));
    if (diagnostics[0] !== undefined) throw new Error(`${name}: ${diagnostics[0].message}`);
    return file;
  }

  private check(files: FileSet, path: string, parsed: readonly File[]): Package {
    const options = { goMinor: this.goMinor, isLibrary: path !== "main" };
    const { pkg, diagnostics } = checkPackage(path, parsed, (imported) => this.load(imported), options);
    const first = diagnostics.find(({ severity }) => severity === "error");
    if (first !== undefined) throw new Error(`${describe(files, first.pos)}: ${first.message}`);
    return pkg;
  }

  private load(path: string): Package | undefined {
    const known = this.packages.get(path);
    const sources = SOURCES.get(path);
    if (known !== undefined || sources === undefined) return known;
    const parsed = sources
      .map(({ name, text }) => this.parse(this.files, `${path}/${name}`, text))
      .filter(({ buildConstraint: tags }) => tags === undefined || isBuildConstraintMet(tags, this.goMinor, this.tags));
    const pkg = this.check(this.files, path, parsed);
    this.packages.set(path, pkg);
    return pkg;
  }

  /** Compiles a `main` package. Errors: an `Error` for whatever is wrong with it. */
  compile(source: string): Program {
    const files = new FileSet(this.files, USER_BASE);
    const main = this.check(files, "main", [this.parse(files, "main.go", source)]);
    const ordered = new Set<Package>();
    const visit = (pkg: Package): void => {
      for (const imported of pkg.imports) visit(imported);
      ordered.add(pkg);
    };
    for (const pkg of [this.load("runtime"), ...main.imports]) if (pkg !== undefined) visit(pkg);
    const { program, diagnostics } = lowerProgram({
      main,
      packages: [...ordered],
      files,
      entry: "main",
      goMinor: this.goMinor,
      mapDetail: this.mapDetail,
      mapChecks: this.mapChecks,
    });
    const first = diagnostics.find(({ severity }) => severity === "error");
    if (first !== undefined) throw new Error(`${describe(files, first.pos)}: ${first.message}`);
    return program;
  }

  /** A machine at the start of a `main` package. */
  machine(source: string, options: MachineOptions = { time: "ordered" }): Machine {
    return createMachine(this.compile(source), NATIVES, options);
  }

  /** Runs a `main` package under its first schedule. */
  run(source: string): Outcome {
    return runFrom(this.machine(source), () => 0);
  }
}

/** Runs a machine from its start, for at most a million steps; `choose` picks among the enabled choices. */
export function runFrom(machine: Machine, choose: (choices: Choices) => number): Outcome {
  machine.reset();
  while (machine.depth < 1_000_000) {
    const choices = machine.enabled();
    if (choices.length === 0) break;
    const at = choose(choices);
    machine.step(choices.goroutine[at] as number, choices.alternative[at] as number);
  }
  return { output: machine.output(), end: machine.end, nSteps: machine.depth };
}

function describe(files: FileSet, pos: Pos): string {
  const { file, line, column } = files.position(pos);
  return `${file}:${line}:${column}`;
}
