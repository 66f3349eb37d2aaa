// Lock operations in the text: which statements lock and unlock what, and which locks are held at a place as far as the text shows.

import type { CallExpr, Expr, Node, Stmt } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import { type Fn, listOf, type Place, type ProgramText } from "./program-text.ts";

/** A statement `x.Lock()`, `defer x.Unlock()` and so on. */
export interface LockStatement {
  readonly place: Place;
  readonly operation: "Lock" | "Unlock" | "RLock" | "RUnlock";
  /** As written. */
  readonly lock: string;
  readonly x: Expr;
  readonly isDeferred: boolean;
}

/** A call of a method of package sync: `wg.Add`, `mu.Lock`, `cond.Wait`. */
export interface SyncCall {
  readonly call: CallExpr;
  readonly method: string;
  readonly x: Expr;
}

/** The node as such a call, if it is one. */
export function syncCall(program: ProgramText, node: Node): SyncCall | undefined {
  if (node.kind !== "CallExpr" || node.fn.kind !== "SelectorExpr") return undefined;
  const obj = program.pkg.info.uses.get(node.fn.selector);
  if (obj?.kind !== "func" || obj.pkg?.path !== "sync") return undefined;
  return { call: node, method: node.fn.selector.name, x: node.fn.x };
}

/** The statement as such a call, deferred or not. */
export function syncStatement(program: ProgramText, statement: Stmt): (SyncCall & { isDeferred: boolean }) | undefined {
  if (statement.kind !== "ExprStmt" && statement.kind !== "DeferStmt") return undefined;
  const isDeferred = statement.kind === "DeferStmt";
  const found = syncCall(program, statement.kind === "DeferStmt" ? statement.call : statement.x);
  return found && { ...found, isDeferred };
}

const LOCK_OPERATIONS = ["Lock", "Unlock", "RLock", "RUnlock"] as const;

/** The statement at a place as a lock operation. */
export function lockStatement(program: ProgramText, place: Place): LockStatement | undefined {
  const found = syncStatement(program, place.list[place.index] as Stmt); // A place is one of a statement.
  const operation = LOCK_OPERATIONS.find((each) => each === found?.method);
  if (found === undefined || operation === undefined) return undefined;
  return { place, operation, lock: program.textOf(found.x), x: found.x, isDeferred: found.isDeferred };
}

/** All lock operations of a function, without those in function literals inside it, in source order. */
export function lockStatementsOf(program: ProgramText, fn: Fn): readonly LockStatement[] {
  if (fn.body === undefined) return [];
  const found: LockStatement[] = [];
  const isOwner = (node: Node): node is Place["owner"] =>
    node.kind === "BlockStmt" || node.kind === "CaseClause" || node.kind === "CommClause";
  for (const owner of program.find(fn.body, isOwner)) {
    const list = listOf(owner);
    for (let index = 0; index < list.length; index++) {
      const lock = lockStatement(program, { owner, list, index });
      if (lock !== undefined) found.push(lock);
    }
  }
  return found.sort((a, b) => a.x.pos - b.x.pos);
}

/** A lock that the text shows to be held. */
export interface Held {
  readonly acquired: LockStatement;
  /** Where it is given back in the same list; undefined when that is deferred, or nowhere. */
  readonly released: LockStatement | undefined;
}

/** Locks held at a node within its own function, innermost first. */
export function locksHeldAt(program: ProgramText, node: Node): readonly Held[] {
  const held: Held[] = [];
  const fn = program.functionOf(node);
  let at: Node = node;
  for (let place = program.placeOf(at); place !== undefined; place = program.placeOf(at)) {
    if (program.functionOf(place.owner) !== fn && place.owner !== fn?.body) break;
    held.push(...heldInList(program, place));
    at = place.owner;
    if (at === fn?.body) break;
  }
  return held;
}

function heldInList(program: ProgramText, { owner, list, index }: Place): readonly Held[] {
  const held: Held[] = [];
  const released = new Set<string>();
  for (let i = index - 1; i >= 0; i--) {
    const found = lockStatement(program, { owner, list, index: i });
    if (found === undefined || found.isDeferred) continue;
    if (found.operation === "Unlock" || found.operation === "RUnlock") released.add(found.lock);
    else if (!released.has(found.lock)) held.push({ acquired: found, released: releaseIn(program, found) });
  }
  return held;
}

/** The statement that gives the lock back in the list in which it is taken. */
export function releaseIn(program: ProgramText, acquired: LockStatement): LockStatement | undefined {
  const { owner, list, index } = acquired.place;
  for (let i = index + 1; i < list.length; i++) {
    const found = lockStatement(program, { owner, list, index: i });
    if (found?.lock === acquired.lock && !found.isDeferred && found.operation.endsWith("nlock")) return found;
  }
  return undefined;
}

/** Whether an expression's type is (a pointer to) `package.name`. */
export function isOfType(program: ProgramText, x: Expr | VarObj, path: string, ...names: readonly string[]): boolean {
  const type = x.kind === "var" ? x.type : program.typeOf(x);
  const elem = type?.kind === "pointer" ? type.elem : type;
  return elem?.kind === "named" && elem.obj.pkg?.path === path && names.includes(elem.obj.name);
}
