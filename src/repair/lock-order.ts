// Two locks in one order: the statements change places, a field of their owners decides, or a third lock comes before both.

import type { CallExpr, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { type LockStatement, lockStatement, lockStatementsOf, releaseIn } from "./locks.ts";
import { packageMutex } from "./mutex-choice.ts";
import { ofKind, type ProgramText } from "./program-text.ts";
import { type Region, spanOf, writeLocked } from "./regions.ts";
import { fnOf, MAX_CALLS, takenLocks } from "./taken-locks.ts";

/** One order for two locks: the two statements of one of the goroutines change places. */
export function lockOrderRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const pairs = orderedPairs(broken);
  return pairs.flatMap(({ first, second }) => {
    if (first.operation !== second.operation && !(first.operation === "Lock" && second.operation === "Lock")) return [];
    const where = program.declarationOf(first.x)?.name.name ?? "the goroutine";
    return draft(
      broken,
      {
        kind: "lock-order",
        title: `Lock ${second.lock} before ${first.lock} in ${where}`,
        why: `All goroutines then take the two locks in one order, and none can have the one while it waits for the other.`,
      },
      (rewriter) => {
        for (const [from, to] of [
          [first, second],
          [second, first],
        ] as const) {
          rewriter.replace(from.x, to.lock);
          const deferred = releaseBehind(program, from);
          if (deferred !== undefined) rewriter.replace(deferred.x, to.lock);
        }
        return true;
      },
    );
  });
}

/** The deferred unlock right behind a lock. */
function releaseBehind(program: ProgramText, { place, lock }: LockStatement): LockStatement | undefined {
  const next = { ...place, index: place.index + 1 };
  const found = next.index < place.list.length ? lockStatement(program, next) : undefined;
  return found?.isDeferred === true && found.lock === lock ? found : undefined;
}

/** Pairs of lock statements in one function, the first still held at the second, that the finding's goroutines go through. */
function orderedPairs(broken: Broken): readonly { readonly first: LockStatement; readonly second: LockStatement }[] {
  const { program } = broken;
  const taken = takenLocks(broken);
  const pairs = new Map<Node, { readonly first: LockStatement; readonly second: LockStatement }>();
  for (const second of taken) {
    const fn = fnOf(program, second);
    if (fn === undefined) continue;
    const before = lockStatementsOf(program, fn).filter(
      ({ operation, x, lock }) => !operation.endsWith("nlock") && x.pos < second.x.pos && lock !== second.lock,
    );
    const first = before.findLast((each) => {
      const release = releaseIn(program, each);
      return release === undefined || release.x.pos > second.x.pos;
    });
    if (first !== undefined) pairs.set(second.x, { first, second });
  }
  return [...pairs.values()];
}

/** The same code takes two locks of one type in the order of its arguments: the order becomes that of a field. */
export function orderByFieldRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return orderedPairs(broken).flatMap(({ first, second }) => {
    if (first.x.kind !== "SelectorExpr" || second.x.kind !== "SelectorExpr") return [];
    const [a, b] = [first.x.x, second.x.x];
    if (a.kind !== "Ident" || b.kind !== "Ident" || first.x.selector.name !== second.x.selector.name) return [];
    const field = orderField(program, a);
    if (field === undefined) return [];
    const [low, high] = [program.freshName("first", "low"), program.freshName("second", "high")];
    const lock = first.x.selector.name;
    return draft(
      broken,
      {
        kind: "lock-order",
        title: `Lock ${a.name} and ${b.name} in the order of their ${field}`,
        why: "Whichever way round they are given, all goroutines take the two locks in one order.",
      },
      (rewriter) => {
        rewriter.before(
          first.place,
          `${low}, ${high} := ${a.name}, ${b.name}`,
          `if ${high}.${field} < ${low}.${field} {\n\t${low}, ${high} = ${high}, ${low}\n}`,
        );
        rewriter.replace(first.x, `${low}.${lock}`);
        rewriter.replace(second.x, `${high}.${lock}`);
        return true;
      },
    );
  });
}

// A number or a string that names one of them, and is not changed by anybody.
function orderField(program: ProgramText, x: Extract<Node, { kind: "Ident" }>): string | undefined {
  const type = program.typeOf(x);
  const elem = type?.kind === "pointer" ? type.elem : type;
  const struct = elem?.kind === "named" ? elem.underlying : elem;
  if (struct?.kind !== "struct") return undefined;
  return struct.fields.find(({ name, type: field }) => {
    const basic = field.kind === "named" ? field.underlying : field;
    return (
      /^(id|ID|num|number|no|index|key|name|rank|seq)$/.test(name) && basic.kind === "basic" && basic.basic !== "bool"
    );
  })?.name;
}

/** A lock that must be had before any two others are taken together. */
export function gateRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const regions: Region[] = [];
  for (const lock of takenLocks(broken)) {
    const fn = fnOf(program, lock);
    const inner = fn && secondLock(program, lock);
    const region = inner && spanOf(program, [lock.x, inner]);
    if (region === undefined || regions.some((each) => each.owner === region.owner && each.first === region.first))
      continue;
    regions.push(region);
  }
  const [first] = regions;
  if (first === undefined) return [];
  const mutex = packageMutex(program, first.owner, "orderMu", "bothMu");
  return draft(
    broken,
    {
      kind: "gate-lock",
      title: `Take both locks under ${mutex.name}`,
      why: `Only one goroutine at a time is between its first lock and its second: they cannot have one each and wait for the other.`,
    },
    (rewriter) => {
      mutex.declare(rewriter);
      return regions.every((region) =>
        writeLocked(rewriter, region, { lock: `${mutex.name}.Lock()`, unlock: `${mutex.name}.Unlock()` }),
      );
    },
  );
}

// What takes another lock while this one is held: a statement of the same list, or a call that leads to one.
function secondLock(program: ProgramText, lock: LockStatement): Node | undefined {
  const { owner, list, index } = lock.place;
  for (let i = index + 1; i < list.length; i++) {
    const statement = list[i] as Stmt; // i is in range.
    const found = lockStatement(program, { owner, list, index: i });
    if (found !== undefined && !found.isDeferred) {
      if (found.lock === lock.lock) return undefined;
      if (!found.operation.endsWith("nlock")) return found.x;
    }
    if (statement.kind === "GoStmt" || statement.kind === "DeferStmt") continue;
    const call = program.find(statement, ofKind("CallExpr")).find((each) => takesLock(program, each, 0));
    if (call !== undefined) return call;
  }
  return undefined;
}

function takesLock(program: ProgramText, call: CallExpr, depth: number): boolean {
  const callee = program.calleeOf(call);
  if (callee?.body === undefined || depth > MAX_CALLS) return false;
  if (lockStatementsOf(program, callee).length > 0) return true;
  return program.find(callee.body, ofKind("CallExpr")).some((each) => takesLock(program, each, depth + 1));
}
