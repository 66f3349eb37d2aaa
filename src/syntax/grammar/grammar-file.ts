// A concrete syntax tree -> the file, where the grammar can be trusted.

import type { SourceFile } from "../../base/source.ts";
import type { Comment, File } from "../ast.ts";
import type { Cst } from "../cst.ts";
import { MAX_NESTING } from "../limits.ts";
import type { TokenList } from "../tokens/scanner.ts";
import { agrees } from "./agreement.ts";
import { DeclarationReader } from "./declaration-reader.ts";

/** The file as the grammar sees it; undefined where that cannot be trusted. Linear in the tree. */
export function readGrammar(
  cst: Cst,
  source: SourceFile,
  tokens: TokenList,
  comments: readonly Comment[],
): File | undefined {
  if (cst.hasError || tokens.errors.length > 0 || cst.depth > MAX_NESTING || !agrees(cst, tokens)) return undefined;
  const reader = new DeclarationReader(cst, source, comments);
  const file = reader.file();
  return reader.isDoubtful ? undefined : file;
}
