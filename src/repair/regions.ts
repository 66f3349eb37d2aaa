// Stretches of statements that are to run under a lock: chosen around the nodes that need it, and written with the lock taken before,
// given back behind, and on every way out.

import type { Node, Stmt } from "../syntax/ast.ts";
import { lockStatementsOf, syncCall } from "./locks.ts";
import {
  contains,
  type Fn,
  type ListOwner,
  ofKind,
  type Place,
  type ProgramText,
  placeOfStatement,
} from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** Statements `first` to `last` of one list. */
export interface Region {
  readonly owner: ListOwner;
  readonly list: readonly Stmt[];
  readonly first: number;
  readonly last: number;
}

/** How much goes under the lock: each statement, all from the first access to the last, or the whole function. */
export type Grain = "statement" | "span" | "function";

/** The regions of `fn` around `nodes`, none inside another; undefined when there is no such region. */
export function regionsAround(
  program: ProgramText,
  fn: Fn,
  nodes: readonly Node[],
  grain: Grain,
): readonly Region[] | undefined {
  const { body } = fn;
  if (body === undefined || nodes.length === 0) return undefined;
  if (grain === "function") return [{ owner: body, list: body.statements, first: 0, last: body.statements.length - 1 }];
  if (grain === "span") {
    const span = spanOf(program, nodes);
    return span === undefined ? undefined : [span];
  }
  const regions: Region[] = [];
  for (const node of nodes) {
    const place = program.placeOf(node);
    if (place === undefined) return undefined;
    regions.push({ owner: place.owner, list: place.list, first: place.index, last: place.index });
  }
  return merged(regions);
}

/** The smallest region that holds all nodes. */
export function spanOf(program: ProgramText, nodes: readonly Node[]): Region | undefined {
  const [start] = nodes;
  if (start === undefined) return undefined;
  for (let place = program.placeOf(start); place !== undefined; place = program.placeOf(place.owner)) {
    const indices = nodes.map((node) => place?.list.findIndex((statement) => contains(statement, node)) ?? -1);
    if (indices.every((index) => index >= 0)) {
      const { owner, list } = place;
      return { owner, list, first: Math.min(...indices), last: Math.max(...indices) };
    }
    if (program.parent(place.owner)?.kind === "FuncLit") return undefined;
  }
  return undefined;
}

/** The statements of a region. */
export function statementsOf({ list, first, last }: Region): readonly Stmt[] {
  return list.slice(first, last + 1);
}

export function isInside(region: Region, node: Node): boolean {
  return statementsOf(region).some((statement) => contains(statement, node));
}

/** Whether something in the region may wait for another goroutine, other than for a lock. */
export function mayBlock(program: ProgramText, nodes: readonly Node[]): boolean {
  const isWait = (node: Node): node is Node => {
    if (node.kind === "SendStmt" || node.kind === "SelectStmt") return true;
    if (node.kind === "UnaryExpr") return node.op === "<-";
    if (node.kind === "RangeStmt") return underlying(program.typeOf(node.x))?.kind === "chan";
    if (node.kind !== "CallExpr") return false;
    return syncCall(program, node)?.method === "Wait" || program.textOf(node.fn) === "time.Sleep";
  };
  return nodes.some((node) => program.find(node, isWait).length > 0);
}

function underlying(type: ReturnType<ProgramText["typeOf"]>): ReturnType<ProgramText["typeOf"]> {
  return type?.kind === "named" ? type.underlying : type;
}

// Regions inside others go, and neighbours become one.
function merged(regions: readonly Region[]): readonly Region[] {
  const outer = regions.filter(
    (region) => !regions.some((other) => other.owner !== region.owner && isInside(other, region.owner)),
  );
  const result: Region[] = [];
  for (const region of [...outer].sort((a, b) => start(a) - start(b))) {
    const before = result.at(-1);
    if (before !== undefined && before.owner === region.owner && region.first <= before.last + 1)
      result[result.length - 1] = { ...before, last: Math.max(before.last, region.last) };
    else result.push(region);
  }
  return result;
}

function start({ list, first }: Region): number {
  return list[first]?.pos ?? 0;
}

/** The words that take a lock and give it back. */
export interface LockWords {
  readonly lock: string;
  readonly unlock: string;
}

/**
 * Writes a region under a lock. Operations on the lock `replaced` inside it are taken out: the region stands for them. False when the
 * region cannot be left with the lock given back.
 */
export function writeLocked(
  rewriter: Rewriter,
  region: Region,
  { lock, unlock }: LockWords,
  replaced?: string,
): boolean {
  const { program } = rewriter;
  if (replaced !== undefined) removeOperations(rewriter, region, replaced);
  const { owner, list, first, last } = region;
  const before: Place = { owner, list, index: first };
  const behind: Place = { owner, list, index: last };
  const exits = exitsOf(program, region);
  if (exits.length === 0) {
    rewriter.before(before, lock);
    if (!neverEnds(program, list[last])) rewriter.after(behind, unlock);
    return true;
  }
  if (isTail(program, region) && exits.every(({ kind }) => kind === "ReturnStmt")) {
    rewriter.before(before, lock, `defer ${unlock}`);
    return true;
  }
  const places = exits.map((exit) => exitPlace(program, exit));
  if (places.some((place) => place === undefined)) {
    // A result that has to be computed under the lock: then the rest of the function stays under it.
    const rest: Region = { ...region, last: list.length - 1 };
    if (fnOfBody(program, owner) === undefined || mayBlock(program, statementsOf(rest))) return false;
    rewriter.before(before, lock, `defer ${unlock}`);
    return true;
  }
  rewriter.before(before, lock);
  for (const place of places) if (place !== undefined) rewriter.before(place, unlock);
  if (list[last]?.kind !== "ReturnStmt" && list[last]?.kind !== "BranchStmt") rewriter.after(behind, unlock);
  return true;
}

/** Where an unlock can stand before a way out; undefined where it would come before what it has to be after. */
function exitPlace(program: ProgramText, exit: Exit): Place | undefined {
  if (exit.kind === "ReturnStmt" && !exit.results.every((result) => isSteady(program, result))) return undefined;
  return placeOfStatement(program, exit);
}

function removeOperations(rewriter: Rewriter, region: Region, lock: string): void {
  const { program } = rewriter;
  const fn = program.functionOf(region.owner) ?? fnOfBody(program, region.owner);
  if (fn === undefined) return;
  for (const found of lockStatementsOf(program, fn)) {
    const statement = found.place.list[found.place.index];
    if (found.lock === lock && statement !== undefined && isInside(region, statement)) rewriter.remove(found.place);
  }
}

function fnOfBody(program: ProgramText, owner: ListOwner): Fn | undefined {
  const up = program.parent(owner);
  return up?.kind === "FuncDecl" || up?.kind === "FuncLit" ? up : undefined;
}

function neverEnds(program: ProgramText, statement: Stmt | undefined): boolean {
  return statement?.kind === "ForStmt" && statement.condition === undefined && !hasBreak(program, statement);
}

function hasBreak(program: ProgramText, loop: Extract<Stmt, { kind: "ForStmt" }>): boolean {
  return program.find(loop.body, ofKind("BranchStmt")).some(({ token, label, pos }) => {
    if (label !== undefined) return true;
    const inner = [...program.ancestors(program.nodeAt(program.offset(pos)))];
    const target = inner.find(({ kind }) => BREAKABLE.has(kind));
    return token === "break" && target === loop;
  });
}

const BREAKABLE = new Set(["ForStmt", "RangeStmt", "SwitchStmt", "TypeSwitchStmt", "SelectStmt"]);

type Exit = Extract<Stmt, { kind: "ReturnStmt" | "BranchStmt" }>;

/** Statements that leave the region: returns, and jumps to outside of it. */
export function exitsOf(program: ProgramText, region: Region): readonly Exit[] {
  const isExit = (node: Node): node is Exit => {
    if (node.kind === "ReturnStmt") return true;
    return node.kind === "BranchStmt" && node.token !== "fallthrough" && leaves(program, region, node);
  };
  return statementsOf(region).flatMap((statement) => program.find(statement, isExit));
}

function leaves(
  program: ProgramText,
  region: Region,
  { token, label, pos }: Extract<Stmt, { kind: "BranchStmt" }>,
): boolean {
  if (label !== undefined) {
    const labels = statementsOf(region).flatMap((statement) => program.find(statement, ofKind("LabeledStmt")));
    return !labels.some((each) => each.label.name === label.name);
  }
  const targets = new Set<string>(["ForStmt", "RangeStmt"]);
  if (token === "break") for (const kind of ["SwitchStmt", "TypeSwitchStmt", "SelectStmt"]) targets.add(kind);
  const statement = statementsOf(region).find((each) => each.pos <= pos && pos < each.end);
  for (let at: Node | undefined = program.nodeAt(program.offset(pos)); at !== undefined; at = program.parent(at)) {
    if (targets.has(at.kind)) return statement === undefined || !contains(statement, at);
    if (at.kind === "FuncLit" || at.kind === "FuncDecl") break;
  }
  return true;
}

/** Whether the function is over when the region is. */
function isTail(program: ProgramText, { owner, list, last }: Region): boolean {
  if (list[last]?.kind === "ReturnStmt") return true;
  return fnOfBody(program, owner) !== undefined && last === list.length - 1;
}

/** Whether an expression gives the same without the lock: constants and local names. */
function isSteady(program: ProgramText, x: Node): boolean {
  if (x.kind === "BasicLit") return true;
  if (x.kind !== "Ident") return false;
  const obj = program.objectOf(x);
  return obj?.kind === "nil" || obj?.kind === "const" || (obj?.kind === "var" && obj.role !== "package");
}
