// Repairs of variables that goroutines share by accident: each goroutine gets a variable of its own, or a copy as an argument.

import type { Expr, FuncLit, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { typeString } from "../types/type-string.ts";
import { accessesOf, roleOf } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import { contains, ofKind } from "./program-text.ts";

interface Capture {
  readonly variable: VarObj;
  readonly literal: FuncLit;
  readonly start: Extract<Node, { kind: "GoStmt" }>;
  readonly uses: readonly Expr[];
}

/** Local variables of the finding that the function literals of `go` statements use. */
function capturesOf(broken: Broken): readonly Capture[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const { variable } = accesses;
  const definition = program.definitionOf(variable);
  if (definition === undefined || variable.role === "field" || variable.role === "package") return [];
  return program.find(program.file, ofKind("GoStmt"), true).flatMap((start) => {
    if (start.call.kind !== "CallExpr" || start.call.fn.kind !== "FuncLit") return [];
    const literal = start.call.fn;
    const uses = accesses.nodes.filter((node) => contains(literal.body, node));
    return uses.length === 0 || contains(literal, definition) ? [] : [{ variable, literal, start, uses }];
  });
}

/** The goroutine declares the variable for itself. */
export function ownVariableRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const captures = capturesOf(broken).filter(({ uses }) => {
    const [first] = uses;
    return first !== undefined && roleOf(program, first) === "write";
  });
  const [one] = captures;
  if (one === undefined) return [];
  const { name, type } = one.variable;
  const words = {
    kind: "own-variable" as const,
    title: `Give the goroutine its own ${name}`,
    why: `It assigns ${name} before it reads it: with a variable of its own, nobody else sees or changes it.`,
  };
  return draft(broken, words, (rewriter) => {
    for (const { literal } of captures) rewriter.atStart(literal.body, `var ${name} ${typeString(type, program.pkg)}`);
    return true;
  });
}

/** The goroutine gets the value that the variable has when it is started. */
export function argumentCopyRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const captures = capturesOf(broken).filter(({ uses }) => uses.every((use) => roleOf(program, use) === "read"));
  const [one] = captures;
  if (one === undefined) return [];
  const { name, type } = one.variable;
  const words = {
    kind: "argument-copy" as const,
    title: `Pass ${name} to the goroutine as an argument`,
    why: `An argument is evaluated at the go statement: what happens to ${name} afterwards does not matter.`,
  };
  return draft(broken, words, (rewriter) => {
    for (const { literal, start } of captures) {
      if (start.call.kind !== "CallExpr") return false;
      const { params } = literal.type;
      const end = program.offset(params.end) - 1;
      rewriter.edit(end, end, `${params.fields.length > 0 ? ", " : ""}${name} ${typeString(type, program.pkg)}`);
      const at = program.offset(start.call.rparen);
      rewriter.edit(at, at, `${start.call.args.length > 0 ? ", " : ""}${name}`);
    }
    return true;
  });
}

/** Before Go 1.22 a loop has one variable for all its rounds: each round makes a copy. */
export function loopVariableRepairs(broken: Broken): readonly Repair[] {
  const { program, goMinor } = broken;
  const variable = accessesOf(broken)?.variable;
  const definition = variable && program.definitionOf(variable);
  if (goMinor >= 22 || variable === undefined || definition === undefined) return [];
  const { name } = variable;
  const loop = [...program.ancestors(definition)].find((up) => up.kind === "ForStmt" || up.kind === "RangeStmt");
  if ((loop?.kind !== "ForStmt" && loop?.kind !== "RangeStmt") || contains(loop.body, definition)) return [];
  const words = {
    kind: "loop-variable" as const,
    title: `Copy ${name} in each round of the loop`,
    why: `Before Go 1.22 all rounds share ${name}: a copy belongs to its round alone.`,
  };
  return draft(broken, words, (rewriter) => {
    rewriter.atStart(loop.body, `${name} := ${name}`);
    return true;
  });
}
