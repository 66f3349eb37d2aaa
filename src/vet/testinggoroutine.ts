// testinggoroutine: Fatal and its like end the goroutine that calls them; in another one than the test's, the test goes on.

import type { CallExpr, FuncDecl, FuncLit, GoStmt, Node } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { Obj } from "../types/objects.ts";
import { type Analysis, isNamed, type Pass, unparen } from "./analysis.ts";

const FORBIDDEN = new Set(["FailNow", "Fatal", "Fatalf", "Skip", "Skipf", "SkipNow"]);
const TEST_TYPES = ["T", "B", "F"] as const;

export const testinggoroutine: Analysis = {
  name: "testinggoroutine",
  run(pass) {
    const functions = declaredFunctions(pass);
    for (const file of pass.files) {
      walk(file, (node) => {
        if (node.kind === "GoStmt") checkStart(pass, node, functions);
        return true;
      });
    }
  },
};

type Body = FuncDecl | FuncLit;

function checkStart(pass: Pass, started: GoStmt, functions: ReadonlyMap<Obj, Body>): void {
  const call = unparen(started.call);
  if (call.kind !== "CallExpr") return;
  const fn = unparen(call.fn);
  if (fn.kind === "FuncLit") {
    for (const { at, name } of forbiddenCalls(pass, fn)) pass.report(at, `call to ${name} from a non-test goroutine`);
    return;
  }
  const ident = fn.kind === "SelectorExpr" ? fn.selector : fn;
  const obj = ident.kind === "Ident" ? pass.info.uses.get(ident) : undefined;
  const body = obj === undefined ? undefined : functions.get(obj);
  if (obj === undefined || body === undefined) return;
  for (const { name } of forbiddenCalls(pass, body))
    pass.report(started, `call to ${name} from a non-test goroutine (${obj.name} calls ${name})`);
}

// Functions of the package, and literals that a variable is declared with.
function declaredFunctions(pass: Pass): ReadonlyMap<Obj, Body> {
  const functions = new Map<Obj, Body>();
  for (const [decl, obj] of pass.info.funcs) functions.set(obj, decl);
  for (const file of pass.files) {
    walk(file, (node) => {
      if (node.kind !== "AssignStmt" || node.left.length !== node.right.length) return true;
      node.right.forEach((right, i) => {
        const left = node.left[i];
        const literal = unparen(right);
        const variable = left === undefined ? undefined : pass.variable(left);
        if (literal.kind === "FuncLit" && variable !== undefined) functions.set(variable, literal);
      });
      return true;
    });
  }
  return functions;
}

// Calls of the function itself: not of goroutines it starts, nor of subtests, which have their own.
function forbiddenCalls(pass: Pass, fn: Body): readonly { readonly at: Node; readonly name: string }[] {
  const found: { at: Node; name: string }[] = [];
  if (fn.body === undefined) return found;
  walk(fn.body, (node) => {
    if (node.kind === "GoStmt") return false;
    if (node.kind !== "CallExpr") return true;
    if (isSubtest(pass, node)) return false;
    const name = forbiddenName(pass, node);
    if (name !== undefined) found.push({ at: node, name });
    return true;
  });
  return found;
}

function testType(pass: Pass, call: CallExpr): string | undefined {
  if (call.fn.kind !== "SelectorExpr") return undefined;
  const type = pass.typeOf(call.fn.x);
  return TEST_TYPES.find((name) => isNamed(type, "testing", name));
}

function forbiddenName(pass: Pass, call: CallExpr): string | undefined {
  if (call.fn.kind !== "SelectorExpr" || !FORBIDDEN.has(call.fn.selector.name)) return undefined;
  const type = testType(pass, call);
  return type === undefined ? undefined : `(*testing.${type}).${call.fn.selector.name}`;
}

function isSubtest(pass: Pass, call: CallExpr): boolean {
  return call.fn.kind === "SelectorExpr" && call.fn.selector.name === "Run" && testType(pass, call) !== undefined;
}
