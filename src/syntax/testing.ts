// For tests only: a parser from the installed wasm files, and a compact S-expression form of a tree.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createParser, type GoParser } from "./cst.ts";

/** The parser as tests in Node use it. */
export function createNodeParser(): Promise<GoParser> {
  const require = createRequire(import.meta.url);
  return createParser({
    runtimeWasm: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    grammarWasm: readFileSync(require.resolve("tree-sitter-go/tree-sitter-go.wasm")),
  });
}
