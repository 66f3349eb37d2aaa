// The parser in Node: its WASM files are read from the installed packages.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createParser, type GoParser } from "../syntax/cst.ts";

/** Loads the parser. Fails when the packages are not installed. */
export function loadParser(): Promise<GoParser> {
  const require = createRequire(import.meta.url);
  return createParser({
    runtimeWasm: readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    grammarWasm: readFileSync(require.resolve("tree-sitter-go/tree-sitter-go.wasm")),
  });
}
