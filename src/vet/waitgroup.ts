// waitgroup: Add as the first thing that a new goroutine does comes too late for a Wait that does not wait for it to start.

import type { CallExpr, Expr, Stmt } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { type Analysis, isNamed, type Pass, unparen } from "./analysis.ts";

export const waitgroup: Analysis = {
  name: "waitgroup",
  run(pass) {
    for (const file of pass.files) {
      walk(file, (node) => {
        const add = node.kind === "GoStmt" ? firstAdd(pass, node.call) : undefined;
        if (add !== undefined)
          pass.report({ pos: add.lparen, end: add.end }, "WaitGroup.Add called from inside new goroutine");
        return true;
      });
    }
  },
};

function firstAdd(pass: Pass, started: Expr): CallExpr | undefined {
  const call = unparen(started);
  const literal = call.kind === "CallExpr" ? unparen(call.fn) : undefined;
  const first: Stmt | undefined = literal?.kind === "FuncLit" ? literal.body.statements[0] : undefined;
  const add = first?.kind === "ExprStmt" ? unparen(first.x) : undefined;
  if (add?.kind !== "CallExpr" || add.fn.kind !== "SelectorExpr" || add.fn.selector.name !== "Add") return undefined;
  return isNamed(pass.typeOf(add.fn.x), "sync", "WaitGroup") ? add : undefined;
}
