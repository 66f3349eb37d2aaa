// The engine's WASM files as URLs of the bundle.

import grammarWasm from "tree-sitter-go/tree-sitter-go.wasm?url";
import runtimeWasm from "web-tree-sitter/web-tree-sitter.wasm?url";
import type { ParserAssets } from "../syntax/cst.ts";

export const PARSER_ASSETS: ParserAssets = { runtimeWasm, grammarWasm };
