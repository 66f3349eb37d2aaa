// Small analyses of things that are not what they look like.

import type { Expr, Node } from "../syntax/ast.ts";
import { printExpr } from "../syntax/print.ts";
import { walk } from "../syntax/walk.ts";
import { type Analysis, type Pass, unparen } from "./analysis.ts";

function forEachNode(pass: Pass, visit: (node: Node) => void): void {
  for (const file of pass.files) {
    walk(file, (node) => {
      visit(node);
      return true;
    });
  }
}

/** `x = x` does nothing. */
export const assign: Analysis = {
  name: "assign",
  run(pass) {
    forEachNode(pass, (node) => {
      if (node.kind !== "AssignStmt" || node.op !== "=" || node.left.length !== node.right.length) return;
      node.left.forEach((left, i) => {
        const right = node.right[i];
        if (right === undefined || mayDiffer(left) || mayDiffer(right)) return;
        const text = printExpr(left);
        if (text !== "_" && text === printExpr(right)) pass.report(node, `self-assignment of ${text}`);
      });
    });
  },
};

// Evaluated twice it may give another value.
function mayDiffer(x: Expr): boolean {
  let found = false;
  walk(x, (node) => {
    if (node.kind === "CallExpr" || (node.kind === "UnaryExpr" && node.op === "<-")) found = true;
    return !found;
  });
  return found;
}

/** The argument of a deferred call is evaluated at once: `defer log(time.Since(start))` measures nothing. */
export const defers: Analysis = {
  name: "defers",
  run(pass) {
    forEachNode(pass, (node) => {
      if (node.kind !== "DeferStmt") return;
      walk(node.call, (below) => {
        if (below.kind === "FuncLit") return false;
        if (below.kind === "CallExpr" && pass.isCallOf(below, "time", SINCE))
          pass.report(below, "call to time.Since is not deferred");
        return true;
      });
    });
  },
};

const SINCE = new Set(["Since"]);

/** A function is never nil: a call was meant. */
export const nilfunc: Analysis = {
  name: "nilfunc",
  run(pass) {
    forEachNode(pass, (node) => {
      if (node.kind !== "BinaryExpr" || (node.op !== "==" && node.op !== "!=")) return;
      const sides = [unparen(node.x), unparen(node.y)];
      const other = sides.find((x) => !isNil(pass, x));
      if (other === undefined || !sides.some((x) => isNil(pass, x))) return;
      const ident = other.kind === "SelectorExpr" ? other.selector : other;
      const obj = ident.kind === "Ident" ? pass.info.uses.get(ident) : undefined;
      if (obj?.kind !== "func") return;
      pass.report(node, `comparison of function ${obj.name} ${node.op} nil is always ${node.op === "!="}`);
    });
  },
};

function isNil(pass: Pass, x: Expr): boolean {
  return x.kind === "Ident" && pass.info.uses.get(x)?.kind === "nil";
}
