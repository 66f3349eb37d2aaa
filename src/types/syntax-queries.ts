// Small questions about syntax that several parts of the checker ask.

import type { Expr, Ident } from "../syntax/ast.ts";

/** The expression without parentheses around it. */
export function unparen(e: Expr): Expr {
  let inner = e;
  while (inner.kind === "ParenExpr") inner = inner.x;
  return inner;
}

/** The identifier that names what is called, embedded or instantiated: `T` of `T`, `*T`, `p.T` and `T[A]`. */
export function embeddedIdent(e: Expr): Ident | undefined {
  switch (e.kind) {
    case "Ident":
      return e;
    case "StarExpr":
    case "ParenExpr":
    case "IndexExpr":
      return embeddedIdent(e.x);
    case "SelectorExpr":
      return e.selector;
    default:
      return undefined;
  }
}
