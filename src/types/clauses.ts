// What compound statements share: checking the statements inside, and refusing a second default clause.

import type { CommClause, Stmt } from "../syntax/ast.ts";
import type { Checker } from "./context.ts";

/** How compound statements in other files check the statements inside them. */
export interface StatementRules {
  readonly list: (c: Checker, list: readonly Stmt[]) => void;
  readonly one: (c: Checker, s: Stmt) => void;
}

/** `multiple defaults`, with the place of the first when places can be told. */
export function multipleDefaults(c: Checker, first: { readonly pos: CommClause["pos"] }): string {
  return `multiple defaults${c.place(" (first at ", first.pos, ")")}`;
}
