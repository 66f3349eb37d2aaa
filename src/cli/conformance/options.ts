// The words of `npm run conformance`.

import { err, ok, type Result } from "../../base/result.ts";

export interface Options {
  /** Go's own folder, with test/ and src/. */
  readonly goroot: string;
  /** The go command, when it is not in the goroot. */
  readonly go: string | undefined;
  readonly suites: readonly Suite[];
  /** Parts of names: only entries that have one of them; empty for all. */
  readonly parts: readonly string[];
  readonly isRecording: boolean;
  /** Every failure and every entry left out, each on a line. */
  readonly isListing: boolean;
  readonly nEngines: number;
}

export type Suite = (typeof SUITES)[number];

const SUITES = ["test", "race", "check"] as const;

export const USAGE = `npm run conformance -- --goroot DIR [--suite test|race|check] [PART OF NAME]...

Runs Go's own programs on our engine and compares with what real Go does with them:
  test   the programs of DIR/test that are marked "// run"
  race   the race detector's suite, DIR/src/runtime/race/testdata
  check  packages of Go's own library, DIR/src: they must be accepted
Results are compared with those in conformance/; what passed there and fails now ends the run with status 1.

  --go PATH    the go command, when it is not DIR/bin/go
  --list       a line for each entry that fails or is left out
  --record     writes the results to conformance/
  --engines N  engines at a time; default 2
`;

const MAX_ENGINES = 16;

export function parseOptions(words: readonly string[]): Result<Options> {
  const values = new Map<string, string>();
  const parts: string[] = [];
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (!word.startsWith("--")) parts.push(word);
    else if (word === "--list" || word === "--record") values.set(word, "");
    else if (["--goroot", "--go", "--suite", "--engines"].includes(word)) {
      const value = queue.shift();
      if (value === undefined) return err(`${word} needs a value`);
      values.set(word, value);
    } else return err(`unknown word ${word}`);
  }
  const goroot = values.get("--goroot");
  if (goroot === undefined) return err("--goroot DIR is missing: where is Go installed?");
  const suite = values.get("--suite");
  const suites = SUITES.filter((name) => suite === undefined || suite === name);
  if (suites.length === 0) return err(`there is no suite ${suite}`);
  const nEngines = Number(values.get("--engines") ?? 2);
  if (!Number.isInteger(nEngines) || nEngines < 1 || nEngines > MAX_ENGINES)
    return err(`--engines is a number from 1 to ${MAX_ENGINES}`);
  return ok({
    goroot: goroot.replace(/(?<=.)\/+$/, ""),
    go: values.get("--go"),
    suites,
    parts,
    isRecording: values.has("--record"),
    isListing: values.has("--list"),
    nEngines,
  });
}
