// Source text -> syntax tree: the entry of this layer.

import type { Diagnostic } from "../base/diagnostics.ts";
import { DiagnosticList } from "../base/diagnostics.ts";
import type { SourceFile } from "../base/source.ts";
import type { File } from "./ast.ts";
import type { Cst, GoParser } from "./cst.ts";
import { DeclarationReader } from "./grammar/declaration-reader.ts";

/** What a parse leaves for the next one of the same file. Used up by it; call `dispose` on the last. */
export interface ParseState {
  readonly cst: Cst | undefined;
}

export interface ParseResult {
  readonly file: File;
  readonly diagnostics: readonly Diagnostic[];
  readonly state: ParseState;
}

/** Parses a file. Never throws on any text. */
export function parseFile(parser: GoParser, source: SourceFile, previous?: ParseState): ParseResult {
  const cst = parser.parse(source.text, previous?.cst);
  const reader = new DeclarationReader(cst, source);
  const diagnostics = new DiagnosticList();
  const file = reader.file();
  if (cst.hasError || reader.isDoubtful)
    diagnostics.error({ pos: source.pos(0), end: source.pos(0) }, "syntax", "syntax error");
  return { file, diagnostics: diagnostics.items, state: { cst } };
}
