// What a command works on.

import type { Compilation, Compiler } from "../worker/compile.ts";
import type { Arguments } from "./arguments.ts";

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
