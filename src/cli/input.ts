// What a command works on.

import { mapProgramOf } from "../trace/map-detail.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Compilation, Compiler } from "../worker/compile.ts";

/** Exit status for what cannot be run: wrong words, no such file, a program that does not compile. */
export const BAD_INPUT = 2;

export interface Input {
  readonly source: string;
  /** Base name of the file, as in messages. */
  readonly fileName: string;
  readonly compiler: Compiler;
}

/** Compiles the input as the options say, and the schedule if there is one. */
export function compileInput(
  { compiler, source, fileName }: Input,
  options: RunOptions,
  schedule?: Schedule,
): Compilation {
  const { goMinor, entry } = options;
  return compiler.compile(source, { fileName, goMinor, entry, ...mapProgramOf(options, schedule) });
}

/** Diagnostics as `go build` prints them. */
export function diagnosticLines(compilation: Compilation, file: string): string {
  return compilation.diagnostics.map((d) => `./${file}:${d.line}:${d.column}: ${d.message}\n`).join("");
}

/** A Go string of bytes as bytes. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
