// atomic: `x = atomic.AddInt64(&x, 1)` assigns plainly what was added atomically.

import type { Expr } from "../syntax/ast.ts";
import { printExpr } from "../syntax/print.ts";
import { walk } from "../syntax/walk.ts";
import { type Analysis, unparen } from "./analysis.ts";

const ADDS = new Set(["AddInt32", "AddInt64", "AddUint32", "AddUint64", "AddUintptr"]);

export const atomic: Analysis = {
  name: "atomic",
  run(pass) {
    for (const file of pass.files) {
      walk(file, (node) => {
        if (node.kind !== "AssignStmt" || node.op !== "=" || node.left.length !== node.right.length) return true;
        node.right.forEach((right, i) => {
          const left = node.left[i];
          const call = unparen(right);
          if (left === undefined || call.kind !== "CallExpr") return;
          if (!pass.isCallOf(call, "sync/atomic", ADDS)) return;
          const target = addressed(call.args[0]);
          if (target !== undefined && printExpr(target) === printExpr(left))
            pass.report(left, "direct assignment to atomic value");
        });
        return true;
      });
    }
  },
};

// What the address is of: `x` of `&x`, `*p` of `p`.
function addressed(argument: Expr | undefined): Expr | undefined {
  if (argument === undefined) return undefined;
  const x = unparen(argument);
  if (x.kind === "UnaryExpr" && x.op === "&") return x.x;
  return { kind: "StarExpr", x, pos: x.pos, end: x.end };
}
