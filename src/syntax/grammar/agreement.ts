// Does the grammar's tree read the text as the tokens do? It takes newlines for space wherever it does not want one, so it
// accepts statements that Go ends earlier; and its idea of identifiers and literals is its own.

import type { Cst } from "../cst.ts";
import type { TokenList } from "../tokens/scanner.ts";

/** Nodes whose children are separated by newlines. */
const LISTS = new Set(
  (
    "source_file block statement_list const_declaration var_spec_list import_spec_list type_declaration " +
    "field_declaration_list interface_type expression_switch_statement type_switch_statement select_statement"
  ).split(" "),
);

/**
 * Whether the leaves of `cst` are exactly `tokens`, every inserted semicolon stands where the grammar separates list elements,
 * and none is missing before a clause. Linear in the tree.
 */
export function agrees(cst: Cst, tokens: TokenList): boolean {
  const open: number[] = [];
  let token = 0;
  for (let node = 0; node < cst.nNodes; node++) {
    while (open.length > 0 && (cst.next[open.at(-1) ?? 0] ?? 0) <= node) open.pop();
    if (isInserted(tokens, token)) {
      const parent = open.at(-1);
      // `switch x` newline `{`: the brace belongs to the switch.
      if (parent === undefined || !LISTS.has(cst.type(parent)) || cst.type(node) === "{") return false;
      while (isInserted(tokens, token)) token++;
    }
    if ((cst.next[node] ?? 0) > node + 1) open.push(node);
    else if (node > 0) {
      if (tokens.starts[token] !== cst.starts[node] || tokens.ends[token] !== cst.ends[node]) return false;
      if (isClauseStart(cst.type(node)) && !mayPrecedeClause(tokens.kinds[token - 1] ?? "")) return false;
      token++;
    }
  }
  while (isInserted(tokens, token)) token++;
  return tokens.kinds[token] === "EOF";
}

function isInserted(tokens: TokenList, token: number): boolean {
  const kind = tokens.kinds[token];
  return kind === "newline" || kind === ";EOF";
}

function isClauseStart(type: string): boolean {
  return type === "case" || type === "default";
}

/** The grammar lets a clause follow a statement directly. */
function mayPrecedeClause(kind: string): boolean {
  return kind === "newline" || kind === ";" || kind === ":" || kind === "{";
}
