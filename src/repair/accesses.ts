// Where a program accesses the memory of a finding: the places that the finding names, and all others that name the same variable.

import type { Expr, Node } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import { accessAt, type Broken, nodeOfEvent } from "./broken.ts";
import { syncCall } from "./locks.ts";
import { type Fn, ofKind, type ProgramText } from "./program-text.ts";

/** Accesses of the memory that a finding is about. */
export interface Accesses {
  readonly variable: VarObj;
  /** In source order, each once. */
  readonly nodes: readonly Expr[];
  /** Those at the finding's own places. */
  readonly named: readonly Expr[];
}

/** The accesses of a finding; undefined when its memory has no name in the program's text. */
export function accessesOf(broken: Broken): Accesses | undefined {
  const found = broken.finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const access = node && accessAt(broken, node, event.object);
    return access === undefined ? [] : [access];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { program } = broken;
  const named = [...new Set(found.map(({ node }) => node))];
  const variables = [...new Set(found.map(({ variable }) => variable))];
  const all = new Set([...named, ...variables.flatMap((variable) => accessesTo(program, variable))]);
  return { variable: first.variable, named, nodes: [...all].sort((a, b) => a.pos - b.pos) };
}

/** Expressions in functions that access a variable or field; not keys of composite literals. */
export function accessesTo(program: ProgramText, variable: VarObj): readonly Expr[] {
  const accesses: Expr[] = [];
  for (const ident of program.usesOf(variable)) {
    const up = program.parent(ident);
    if (up?.kind === "KeyValueExpr" && up.key === ident) continue;
    if (program.functionOf(ident) === undefined) continue;
    accesses.push(up?.kind === "SelectorExpr" && up.selector === ident ? up : ident);
  }
  return accesses;
}

/** Accesses by function, in source order; a function literal's are its own. */
export function byFunction(program: ProgramText, nodes: readonly Expr[]): ReadonlyMap<Fn, readonly Expr[]> {
  const groups = new Map<Fn, Expr[]>();
  for (const node of nodes) {
    const fn = program.functionOf(node);
    if (fn === undefined) continue;
    const known = groups.get(fn);
    if (known === undefined) groups.set(fn, [node]);
    else known.push(node);
  }
  return groups;
}

/** Accesses that other goroutines may be at the same time as: not those before the first `go` statement or behind the last wait of a function. */
export function concurrentAccesses(program: ProgramText, { nodes, named, variable }: Accesses): readonly Expr[] {
  return nodes.filter((node) => {
    if (named.includes(node)) return true;
    const fn = program.functionOf(node);
    return fn === undefined || !(isBeforeSharing(program, fn, node, variable) || isAfterJoin(program, fn, node));
  });
}

function isBeforeSharing(program: ProgramText, fn: Fn, node: Expr, variable: VarObj): boolean {
  if (fn.body === undefined) return false;
  if (variable.role === "field" && isBuiltIn(program, fn, node)) return true;
  const isEntry = fn.kind === "FuncDecl" && fn.receiver === undefined && /^(main|init|Test.*)$/.test(fn.name.name);
  const definition = program.definitionOf(variable);
  const isOwner = definition !== undefined && program.functionOf(definition) === fn;
  if (!isEntry && !isOwner) return false;
  const starts = program.find(fn.body, ofKind("GoStmt"));
  const first = starts[0];
  if (first === undefined) return false;
  const loop = [...program.ancestors(first)].find(
    (up) => up.kind === "ForStmt" || up.kind === "RangeStmt" || up === fn,
  );
  const limit = loop !== undefined && loop !== fn ? loop.pos : first.pos;
  return node.end <= limit;
}

// `c := &T{}` or `c := new(T)` in the same function: nobody else has it yet, as far as the function's text shows.
function isBuiltIn(program: ProgramText, fn: Fn, access: Expr): boolean {
  if (access.kind !== "SelectorExpr" || access.x.kind !== "Ident") return false;
  const base = program.objectOf(access.x);
  const definition = base === undefined ? undefined : program.definitionOf(base);
  if (definition === undefined || program.functionOf(definition) !== fn) return false;
  const made = program.parent(definition);
  if (made?.kind !== "AssignStmt" || fn.kind !== "FuncDecl" || fn.name.name === "main") return false;
  const hasGo = fn.body !== undefined && program.find(fn.body, ofKind("GoStmt")).length > 0;
  return !hasGo && made.right.some((x) => /^&?[A-Za-z_.]+(\[[^\]]*\])?\{|^new\(/.test(program.textOf(x)));
}

function isAfterJoin(program: ProgramText, fn: Fn, node: Expr): boolean {
  const { body } = fn;
  if (body === undefined) return false;
  const lastGo = program.find(body, ofKind("GoStmt")).at(-1);
  if (lastGo === undefined) return false;
  const isJoin = (each: Node): boolean => {
    if (each.kind !== "ExprStmt") return false;
    const { x } = each;
    return syncCall(program, x)?.method === "Wait" && syncCall(program, x)?.call.args.length === 0;
  };
  const joins = body.statements.filter(isJoin).filter(({ pos }) => pos > lastGo.pos);
  return joins.some(({ end }) => end <= node.pos);
}

/** What happens to the variable at an access. */
export type Use = "read" | "write" | "update" | "address" | "method";

/** How an access uses its variable: `x++` and `x += 1` update it, `&x` takes its address, `x.f()` calls a method. */
export function roleOf(program: ProgramText, access: Expr): Use {
  let at: Node = access;
  for (let up = program.parent(at); up !== undefined; up = program.parent(at)) {
    switch (up.kind) {
      case "ParenExpr":
        at = up;
        continue;
      case "IndexExpr":
      case "SelectorExpr":
        if (up.x !== at) return "read";
        if (up.kind === "SelectorExpr" && program.variableOf(up) === undefined) return "method";
        at = up;
        continue;
      case "IncDecStmt":
        return "update";
      case "UnaryExpr":
        return up.op === "&" ? "address" : "read";
      case "AssignStmt":
        if (!up.left.includes(at as Expr)) return "read";
        return up.op === "=" || up.op === ":=" ? "write" : "update";
      case "RangeStmt":
        return up.key === at || up.value === at ? "write" : "read";
      default:
        return "read";
    }
  }
  return "read";
}

/** Whether the access changes the variable, or may. */
export function isWrite(program: ProgramText, access: Expr): boolean {
  const use = roleOf(program, access);
  return use === "write" || use === "update" || use === "address";
}
