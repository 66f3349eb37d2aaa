// Terminating statements (Go spec, "Terminating statements"): whether a function can run off its end.

import type { Stmt } from "../syntax/ast.ts";
import type { Checker } from "./context.ts";
import { unparen } from "./syntax-queries.ts";

/** Whether the last statement that is not empty is terminating. */
export function isTerminatingList(c: Checker, list: readonly Stmt[]): boolean {
  const last = list.findLast((s) => s.kind !== "EmptyStmt");
  return last !== undefined && isTerminating(c, last, "");
}

function isTerminating(c: Checker, s: Stmt, label: string): boolean {
  switch (s.kind) {
    case "LabeledStmt":
      return isTerminating(c, s.statement, s.label.name);
    case "ExprStmt": {
      const call = unparen(s.x);
      return call.kind === "CallExpr" && c.panicCalls.has(call);
    }
    case "ReturnStmt":
    case "BadStmt":
      return true;
    case "BranchStmt":
      return s.token === "goto" || s.token === "fallthrough";
    case "BlockStmt":
      return isTerminatingList(c, s.statements);
    case "IfStmt":
      return s.else !== undefined && isTerminatingList(c, s.then.statements) && isTerminating(c, s.else, "");
    case "SwitchStmt":
    case "TypeSwitchStmt":
      return (
        s.clauses.some((clause) => clause.values === undefined) &&
        s.clauses.every((clause) => isTerminatingList(c, clause.body) && !hasBreakList(clause.body, label, true))
      );
    case "SelectStmt":
      return s.clauses.every((clause) => isTerminatingList(c, clause.body) && !hasBreakList(clause.body, label, true));
    case "ForStmt":
      return s.condition === undefined && !hasBreak(s.body, label, true);
    default:
      return false;
  }
}

function hasBreakList(list: readonly Stmt[], label: string, isImplicit: boolean): boolean {
  return list.some((s) => hasBreak(s, label, isImplicit));
}

/** Whether `s` has a break that leaves the statement labelled `label`; `isImplicit`: a break without label does. */
function hasBreak(s: Stmt, label: string, isImplicit: boolean): boolean {
  switch (s.kind) {
    case "LabeledStmt":
      return hasBreak(s.statement, label, isImplicit);
    case "BranchStmt":
      return s.token === "break" && (s.label === undefined ? isImplicit : s.label.name === label && label !== "");
    case "BlockStmt":
      return hasBreakList(s.statements, label, isImplicit);
    case "IfStmt":
      return hasBreak(s.then, label, isImplicit) || (s.else !== undefined && hasBreak(s.else, label, isImplicit));
    case "SwitchStmt":
    case "TypeSwitchStmt":
    case "SelectStmt":
      return label !== "" && s.clauses.some((clause) => hasBreakList(clause.body, label, false));
    case "ForStmt":
    case "RangeStmt":
      return label !== "" && hasBreak(s.body, label, false);
    default:
      return false;
  }
}
