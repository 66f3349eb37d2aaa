// The command line: `raceweave run FILE.go`, `raceweave explore FILE.go`. Reads the file, writes the answer, sets the exit status.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Compiler } from "../worker/compile.ts";
import { parseArguments, USAGE } from "./arguments.ts";
import { exploreFile } from "./explore.ts";
import { loadParser } from "./parser.ts";
import { runFile } from "./run.ts";

const BAD_INPUT = 2;

async function main(words: readonly string[]): Promise<number> {
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    process.stderr.write(`raceweave: ${parsed.error}\n${USAGE}`);
    return BAD_INPUT;
  }
  const source = readSource(parsed.value.file);
  if (source === undefined) return BAD_INPUT;
  const input = { source, fileName: basename(parsed.value.file), compiler: new Compiler(await loadParser()) };
  return parsed.value.command === "run" ? runFile(input, parsed.value) : exploreFile(input, parsed.value);
}

function readSource(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    process.stderr.write(`raceweave: cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

process.exitCode = await main(process.argv.slice(2));
