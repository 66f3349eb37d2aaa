// What a command works on.

import type { Compilation, Compiler } from "../worker/compile.ts";
import type { Arguments } from "./arguments.ts";

/** Exit status for what cannot be run: wrong words, no such file, a program that does not compile. */
export const BAD_INPUT = 2;

export interface Input {
  readonly source: string;
  /** Base name of the file, as in messages. */
  readonly fileName: string;
  readonly compiler: Compiler;
}

/** Compiles the input as the arguments say. */
export function compileInput(input: Input, args: Arguments): Compilation {
  return input.compiler.compile(input.source, {
    fileName: input.fileName,
    goMinor: args.options.goMinor,
    mapDetail: args.options.mapDetail,
    entry: args.entry,
  });
}

/** Diagnostics as `go build` prints them. */
export function diagnosticLines(compilation: Compilation, file: string): string {
  return compilation.diagnostics.map((d) => `./${file}:${d.line}:${d.column}: ${d.message}\n`).join("");
}

/** A Go string of bytes as bytes. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
