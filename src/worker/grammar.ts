// tree-sitter and its grammar, which the worker fetches after its first program.

import { createParser, type GoParser } from "../syntax/cst.ts";
import { PARSER_ASSETS } from "./assets.ts";

export const loadGrammar = (): Promise<GoParser> => createParser(PARSER_ASSETS);
