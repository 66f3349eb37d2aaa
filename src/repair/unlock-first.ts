// The lock is given back before what blocks: for good, for a moment, or after a copy of what it guards has been made.

import type { CallExpr, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatement, lockStatementsOf, releaseIn } from "./locks.ts";
import { contains, ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import { exitsOf } from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";
import { fnOf, MAX_CALLS, takenLocks, words } from "./taken-locks.ts";

/** The lock is given back before the statement that blocks. */
export function unlockFirstRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const locks = takenLocks(broken);
  const blocked = finding.events
    .filter(({ role }) => role.startsWith("waits"))
    .map((event) => nodeOfEvent(broken, event));
  const held = [...locks, ...blocked.flatMap((node) => (node === undefined ? [] : heldBefore(program, node)))];
  const seen = new Set<string>();
  return held.flatMap((lock) =>
    blocked.flatMap((node) => {
      if (node === undefined) return [];
      const target = blockingPlace(program, lock, node);
      const key = `${lock.x.pos} ${target?.index}`;
      if (target === undefined || seen.has(key)) return [];
      seen.add(key);
      const why = `Nobody then has to wait for ${lock.lock} while its holder waits for something else.`;
      const title = `Unlock ${lock.lock} before line ${program.source.position(program.offset(node.pos)).line}`;
      const words = { kind: "unlock-before-blocking" as const, title, why };
      return [
        ...overCopy(broken, lock, target),
        ...draft(broken, words, (rewriter) => moveUnlock(rewriter, lock, target)),
        ...draft(broken, { ...words, title: `${title}, and lock it again behind it` }, (rewriter) =>
          stepOutside(rewriter, lock, target),
        ),
      ];
    }),
  );
}

// What runs under the lock and blocks is left for a moment.
function stepOutside(rewriter: Rewriter, lock: LockStatement, target: Place): boolean {
  const { program } = rewriter;
  const statement = target.list[target.index] as Stmt; // A place is one of a statement.
  const region = { owner: target.owner, list: target.list, first: target.index, last: target.index };
  if (exitsOf(program, region).length > 0 || statement.kind === "ReturnStmt") return false;
  if (releaseIn(program, lock)?.place.index === target.index + 1) return false;
  rewriter.before(target, words(lock).unlock);
  rewriter.after(target, `${lock.lock}.${lock.operation}()`);
  return true;
}

// A loop over what the lock guards goes over a copy, so that it needs the lock no longer.
function overCopy(broken: Broken, lock: LockStatement, target: Place): readonly Repair[] {
  const { program, goMinor } = broken;
  const loop = target.list[target.index];
  if (loop?.kind !== "RangeStmt" || loop.x.kind !== "SelectorExpr" || goMinor < 21) return [];
  const { x } = loop;
  const type = program.typeOf(x);
  const kind = (type?.kind === "named" ? type.underlying : type)?.kind;
  if (kind !== "map" && kind !== "slice") return [];
  const name = program.freshName("snapshot", "copied");
  const title = `Go over a copy of ${program.textOf(x)} without ${lock.lock}`;
  const why = `The copy is made under the lock; what is called for its elements runs without it, and may take it.`;
  return draft(broken, { kind: "unlock-before-blocking", title, why }, (rewriter) => {
    rewriter.before(target, `${name} := ${rewriter.use(`${kind}s`)}.Clone(${program.textOf(x)})`);
    rewriter.replace(x, name);
    return moveUnlock(rewriter, lock, target);
  });
}

function heldBefore(program: ProgramText, node: Node): readonly LockStatement[] {
  const fn = program.functionOf(node);
  if (fn === undefined) return [];
  return lockStatementsOf(program, fn).filter(
    ({ operation, x, isDeferred }) => !operation.endsWith("nlock") && x.pos < node.pos && !isDeferred,
  );
}

/** The statement, in the list in which the lock is taken, that blocks: it holds the node, or calls what does. */
function blockingPlace(program: ProgramText, lock: LockStatement, node: Node): Place | undefined {
  const { owner, list, index } = lock.place;
  const reaches = (statement: Stmt): boolean => contains(statement, node) || callsInto(program, statement, node);
  for (let i = index + 1; i < list.length; i++) {
    const statement = list[i] as Stmt; // i is in range.
    const found = lockStatement(program, { owner, list, index: i });
    if (found?.lock === lock.lock && found.operation.endsWith("nlock") && !found.isDeferred) break;
    if (statement.kind !== "DeferStmt" && statement.kind !== "GoStmt" && reaches(statement))
      return { owner, list, index: i };
  }
  return unknownCall(program, lock);
}

// Calls of function values, of interfaces and of the library may lead anywhere.
function unknownCall(program: ProgramText, lock: LockStatement): Place | undefined {
  const { owner, list, index } = lock.place;
  const release = releaseIn(program, lock);
  for (let i = index + 1; i < (release?.place.index ?? list.length); i++) {
    const statement = list[i] as Stmt; // i is in range.
    if (statement.kind === "DeferStmt" || statement.kind === "GoStmt") continue;
    const isUnknown = program.find(statement, ofKind("CallExpr")).some((call) => leadsAnywhere(program, call, 0));
    if (isUnknown) return { owner, list, index: i };
  }
  return undefined;
}

function leadsAnywhere(program: ProgramText, call: CallExpr, depth: number): boolean {
  const name = call.fn.kind === "SelectorExpr" ? call.fn.selector : call.fn;
  const obj = name.kind === "Ident" ? program.objectOf(name) : undefined;
  if (obj?.kind === "var") return true;
  if (obj?.kind !== "func") return false;
  const callee = program.calleeOf(call);
  if (callee?.body !== undefined && depth < MAX_CALLS)
    return program.find(callee.body, ofKind("CallExpr")).some((each) => leadsAnywhere(program, each, depth + 1));
  return callee === undefined && (obj.pkg === program.pkg || obj.pkg?.path === "fmt" || obj.pkg === undefined);
}

/** Whether what a statement calls, or what that calls, holds the node. */
function callsInto(program: ProgramText, root: Node, node: Node, depth = 0): boolean {
  if (depth > MAX_CALLS) return false;
  return program.find(root, ofKind("CallExpr")).some((call) => {
    const callee = program.calleeOf(call);
    if (callee?.body === undefined) return false;
    return contains(callee.body, node) || callsInto(program, callee.body, node, depth + 1);
  });
}

function moveUnlock(rewriter: Rewriter, lock: LockStatement, target: Place): boolean {
  const { program } = rewriter;
  const { unlock } = words(lock);
  const release = releaseIn(program, lock);
  const fn = fnOf(program, lock);
  const deferred = fn && lockStatementsOf(program, fn).find((other) => other.isDeferred && other.lock === lock.lock);
  const { owner, list, index } = lock.place;
  if (release !== undefined) rewriter.remove(release.place);
  else if (deferred !== undefined) {
    rewriter.remove(deferred.place);
    if (target.index - 1 > index)
      for (const exit of exitsOf(program, { owner, list, first: index + 1, last: target.index - 1 })) {
        const place = placeOfStatement(program, exit);
        if (place === undefined) return false;
        rewriter.before(place, unlock);
      }
  }
  rewriter.before(target, unlock);
  return true;
}
