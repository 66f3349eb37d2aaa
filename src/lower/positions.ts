// The position that Go gives a node: what its tracebacks, race reports and messages name. It is where the syntax tree of gc puts
// it: at the operator, the parenthesis of a call, the dot, the bracket.

import type { Pos } from "../base/source.ts";
import type { Expr, Stmt } from "../syntax/ast.ts";

/** Position of an expression. */
export function positionOf(x: Expr): Pos {
  switch (x.kind) {
    case "BinaryExpr":
    case "UnaryExpr":
      return x.opPos;
    case "CallExpr":
      return x.lparen;
    case "CompositeLit":
      return x.lbrace;
    case "SelectorExpr":
    case "IndexExpr":
    case "SliceExpr":
    case "TypeAssertExpr":
      // The token behind the operand; gofmt leaves nothing in between.
      return x.x.end;
    default:
      return x.pos;
  }
}

/** Position of a statement. */
export function statementPosition(s: Stmt): Pos {
  switch (s.kind) {
    case "AssignStmt":
    case "IncDecStmt":
      return s.opPos;
    case "SendStmt":
      return s.arrow;
    case "ExprStmt":
      return positionOf(s.x);
    default:
      return s.pos;
  }
}
