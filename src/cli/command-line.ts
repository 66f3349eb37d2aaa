// A whole command: reads the words and the file, runs or explores, gives the exit status. Nothing here is global, so tests call it.

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { err, ok, type Result } from "../base/result.ts";
import { Compiler } from "../worker/compile.ts";
import { type PiecePort, Pool } from "../worker/pool.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { type Arguments, MAX_WORKERS, parseArguments, USAGE } from "./arguments.ts";
import { badFileObject, exploreFile } from "./explore.ts";
import { BAD_INPUT } from "./input.ts";
import { loadParser } from "./parser.ts";
import { repairFile } from "./repair.ts";
import { runFile } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Executes `raceweave WORDS...`. Never throws on bad words, files or programs. Returns the exit status. `startWorker` starts another
 * thread for large searches; without it there is only this one.
 */
export async function executeCommand(
  words: readonly string[],
  terminal: Terminal,
  startWorker?: () => PiecePort,
): Promise<number> {
  if (words.some((word) => word === "--help" || word === "-h")) {
    terminal.out(USAGE);
    return 0;
  }
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    terminal.err(`raceweave: ${parsed.error}\n${USAGE}`);
    return BAD_INPUT;
  }
  const args = parsed.value;
  const source = readSource(args.file);
  if (!source.ok) {
    terminal.err(`raceweave: ${source.error}\n`);
    if (args.isJson) terminal.out(badFileObject(args, source.error));
    return BAD_INPUT;
  }
  const input = {
    source: source.value,
    fileName: basename(args.file),
    compiler: new Compiler(await loadParser(), wholeLibrary()),
  };
  switch (args.command) {
    case "run":
      return runFile(input, args, terminal);
    case "explore":
      return exploreFile(input, args, terminal, poolFor(args, startWorker));
    case "repair":
      return repairFile(input, args, terminal);
  }
}

function poolFor({ nWorkers }: Arguments, startWorker: (() => PiecePort) | undefined): Pool | undefined {
  const size = (nWorkers ?? Math.min(MAX_WORKERS, availableParallelism())) - 1;
  return startWorker === undefined || size === 0 ? undefined : new Pool(startWorker, size);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
};

// Errors: a sentence with the file's name.
function readSource(file: string): Result<string> {
  try {
    // A byte order mark is part of the text: the parser knows where Go allows one.
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "code" in error ? String(error.code) : "";
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return err(`${file} is not Go text: it is not UTF-8`);
    return err(`cannot read ${file}: ${REASONS[code] ?? error.message}`);
  }
}
