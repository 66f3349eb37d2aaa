// The first comment of a program of Go's test/ folder says what to do with it: `// run`, `// errorcheck -0`, `// rundir`, ...

import { isBuildConstraintMet } from "../../types/build-constraint.ts";

/** What a file's directive asks for. */
export interface Directive {
  /** `run`, `errorcheck`, ...; empty when the file has none. */
  readonly action: string;
  /** Words for the go command, as `-race` or `-gcflags=-l`. */
  readonly flags: readonly string[];
  /** Words for the program; names of Go files belong to the program's package. */
  readonly args: readonly string[];
}

/** Flags whose value is the next word, when it is not behind a `=`. */
const WITH_VALUE: ReadonlySet<string> = new Set(["-goexperiment", "-gcflags", "-ldflags", "-t", "-lang"]);
const ACTION = /^[a-z]+$/;

/**
 * Reads the directive, which ends at the first blank line. A first line that is a build constraint is not part of it.
 * Cost: linear in the text before the package clause.
 */
export function readDirective(source: string): Directive {
  const recipe = /^\n*((?:\/\/.*\n)*)/.exec(source.replaceAll("\r\n", "\n"))?.[1] ?? "";
  const lines = recipe.split("\n");
  const [first = ""] = /^\/\/ *(\+build|go:build)\b/.test(lines[0] ?? "") ? lines.slice(1) : lines;
  const [action = "", ...words] = splitQuoted(first.replace(/^\/\//, ""));
  if (!ACTION.test(action)) return { action: "", flags: [], args: [] };
  let nFlags = 0;
  while (words[nFlags]?.startsWith("-")) nFlags += WITH_VALUE.has(words[nFlags] ?? "") ? 2 : 1;
  return { action, flags: words.slice(0, nFlags), args: words.slice(nFlags) };
}

/** Words between blanks; quotes keep blanks together and are removed. */
function splitQuoted(text: string): readonly string[] {
  const words = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ""));
}

/** What holds in Go's own test driver besides the platform. */
const DRIVER_TAGS: ReadonlySet<string> = new Set(["test_run", "cgo"]);

/** The first build constraint before the package clause that does not hold; undefined when all do. */
export function unmetConstraint(source: string, goMinor: number): string | undefined {
  const header = /^[\s\S]*?(?=^package )/m.exec(source)?.[0] ?? "";
  for (const line of header.split("\n")) {
    const expression = constraintOf(line.trim());
    if (expression !== undefined && !isBuildConstraintMet(expression, goMinor, DRIVER_TAGS)) return line.trim();
  }
  return undefined;
}

// `// +build a,b !c`: blanks are "or", commas "and".
function constraintOf(line: string): string | undefined {
  const modern = /^\/\/go:build (.*)$/.exec(line)?.[1];
  if (modern !== undefined) return modern;
  const old = /^\/\/ *\+build (.*)$/.exec(line)?.[1];
  if (old === undefined) return undefined;
  const alternatives = old.trim().split(/\s+/);
  return alternatives.map((terms) => `(${terms.split(",").join(" && ")})`).join(" || ");
}
