// The suite of buggy programs and their repaired twins: what its comments say, and one search of a program. Format: README.md.

import { readdirSync, readFileSync } from "node:fs";
import type { ExplorationResult } from "../../trace/exploration.ts";
import type { Finding } from "../../trace/finding.ts";
import { DEFAULT_RUN_OPTIONS } from "../../trace/options.ts";
import type { Compiler } from "../../worker/compile.ts";
import { Exploration } from "../../worker/exploration.ts";
import { machineFor } from "../../worker/machine.ts";

const suiteFolder = new URL("./", import.meta.url);
const NEWEST_MINOR = 26;
/** Visible operations: programs with loops stop here before they have used up their executions. */
const MAX_OPERATIONS = 500_000;

/** One finding that a program has to give. */
export interface Wanted {
  /** One of these kinds. */
  readonly kinds: readonly string[];
  /** All of them are lines of the finding's events. */
  readonly lines: readonly number[];
}

/** A program of the suite. */
export interface BugProgram {
  /** `category/name`, with `.fixed` for a twin. */
  readonly name: string;
  readonly source: string;
  readonly goMinor: number;
  readonly entry: string;
  /** The expected finding may need time that drifts. */
  readonly needsDrift: boolean;
  readonly wanted: readonly Wanted[];
  /** Kinds that are true as well. */
  readonly also: readonly string[];
}

/** A bug and its repair. */
export interface Bug {
  readonly buggy: BugProgram;
  readonly fixed: BugProgram;
}

/** All of the suite, by category and name. */
export function readSuite(folder = suiteFolder): readonly Bug[] {
  const categories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return categories.flatMap(({ name: category }) =>
    readdirSync(new URL(`${category}/`, folder))
      .filter((file) => file.endsWith(".go") && !file.endsWith(".fixed.go"))
      .map((file) => `${category}/${file.slice(0, -".go".length)}`)
      .map((name) => ({ buggy: readProgram(folder, name), fixed: readProgram(folder, `${name}.fixed`) })),
  );
}

function readProgram(folder: URL, name: string): BugProgram {
  const source = readFileSync(new URL(`${name}.go`, folder), "utf8");
  const header = (key: string): string | undefined => new RegExp(`^// ${key}: (.*)$`, "m").exec(source)?.[1];
  return {
    name,
    source,
    goMinor: Number(header("go")?.replace("1.", "") ?? NEWEST_MINOR),
    entry: header("entry") ?? "main",
    needsDrift: /^\/\/ drift$/m.test(source),
    wanted: wantedOf(source),
    also: header("also")?.split(" ") ?? [],
  };
}

// `// want: kind` on a line, `one|other` where either fits, `kind/group` where a program has several findings of a kind.
function wantedOf(source: string): readonly Wanted[] {
  const byGroup = new Map<string, number[]>();
  source.split("\n").forEach((text, index) => {
    const groups = /\/\/ want: (.*)$/.exec(text)?.[1]?.split(" ") ?? [];
    for (const group of groups) byGroup.set(group, [...(byGroup.get(group) ?? []), index + 1]);
  });
  return [...byGroup].map(([group, lines]) => ({ kinds: group.split("/")[0]?.split("|") ?? [], lines }));
}

/** Compiles a program and searches it with the default options, but for the size of the search. Errors: it does not compile. */
export function exploreProgram(compiler: Compiler, program: BugProgram, maxExecutions: number): ExplorationResult {
  const { goMinor, entry } = program;
  const fileName = `${program.name.split("/")[1]}.go`;
  const compilation = compiler.compile(program.source, { fileName, goMinor, mapDetail: "operation", entry });
  const [mistake] = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (mistake !== undefined) throw new Error(`${program.name}:${mistake.line}: ${mistake.message}`);
  const options = { ...DEFAULT_RUN_OPTIONS, goMinor, entry, maxExecutions };
  const host = { elapsedMs: () => 0, isStopped: () => false };
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, host);
  while (!exploration.advance(0)) {
    const { steps, executions } = exploration.result();
    if (steps >= MAX_OPERATIONS || executions >= maxExecutions) break;
  }
  return exploration.result();
}

/** The finding that was wanted, if it is there. */
export function findWanted(findings: readonly Finding[], { kinds, lines }: Wanted): Finding | undefined {
  return findings.find(
    ({ kind, events }) => kinds.includes(kind) && lines.every((line) => events.some((event) => event.line === line)),
  );
}
