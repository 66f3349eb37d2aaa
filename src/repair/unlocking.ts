// Locks that are given back on every way out, once, and in the way in which they were taken.

import type { Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatement, lockStatementsOf, releaseIn } from "./locks.ts";
import { type Fn, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import { exitsOf, type Region } from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";
import { fnOf, takenLocks, words } from "./taken-locks.ts";

/** `defer mu.Unlock()` right behind the lock, or an unlock before each way out that lacks one. */
export function deferUnlockRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return takenLocks(broken).flatMap((lock) => {
    const fn = fnOf(program, lock);
    if (fn?.body === undefined) return [];
    const releases = lockStatementsOf(program, fn).filter(
      (other) => other.lock === lock.lock && other.operation.endsWith("nlock"),
    );
    if (releases.some(({ isDeferred }) => isDeferred)) return [];
    const { unlock } = words(lock);
    const why = `Whoever has taken ${lock.lock} gives it back, whichever way the function ends.`;
    const title = `Defer ${unlock.slice(0, -2)} behind the lock`;
    const isWhole = lock.place.owner === fn.body;
    return [
      ...(isWhole
        ? draft(broken, { kind: "defer-unlock", title, why }, (rewriter) => {
            for (const release of releases) rewriter.remove(release.place);
            rewriter.after(lock.place, `defer ${unlock}`);
            return true;
          })
        : []),
      ...draft(broken, { kind: "defer-unlock", title: `Unlock ${lock.lock} on every way out`, why }, (rewriter) =>
        unlockAtExits(rewriter, lock, unlock),
      ),
    ];
  });
}

function unlockAtExits(rewriter: Rewriter, lock: LockStatement, unlock: string): boolean {
  const { program } = rewriter;
  const { owner, list, index } = lock.place;
  const release = releaseIn(program, lock);
  const last = release === undefined ? list.length - 1 : release.place.index - 1;
  if (last <= index) return false;
  const region: Region = { owner, list, first: index + 1, last };
  let n = 0;
  for (const exit of exitsOf(program, region)) {
    const place = placeOfStatement(program, exit);
    if (place === undefined) return false;
    if (isReleasedBefore(program, place, lock.lock)) continue;
    rewriter.before(place, unlock);
    n++;
  }
  const end = list[last];
  if (release === undefined && end !== undefined && end.kind !== "ReturnStmt" && end.kind !== "BranchStmt") {
    rewriter.after({ owner, list, index: last }, unlock);
    n++;
  }
  return n > 0;
}

function isReleasedBefore(program: ProgramText, { owner, list, index }: Place, lock: string): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const found = lockStatement(program, { owner, list, index: i });
    if (found?.lock === lock) return found.operation.endsWith("nlock");
  }
  return false;
}

/** An unlock too many goes. */
export function unlockOnceRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  return finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const fn = node && (program.functionOf(node) as Fn | undefined);
    if (fn === undefined) return [];
    const releases = lockStatementsOf(program, fn).filter(({ operation }) => operation.endsWith("nlock"));
    return releases.flatMap((release) =>
      draft(
        broken,
        {
          kind: "unlock-once",
          title: `Remove ${program.textOf(release.place.list[release.place.index] as Stmt)} of line ${program.source.position(program.offset(release.x.pos)).line}`,
          why: `Each lock is given back once.`,
        },
        (rewriter) => {
          rewriter.remove(release.place);
          return true;
        },
      ),
    );
  });
}

/** An unlock of the wrong sort: `RUnlock` for what was locked for writing, or the other way round. */
export function matchingUnlockRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  return finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const place = node && program.placeOf(node);
    const release = place && lockStatement(program, place);
    if (release === undefined || !release.operation.endsWith("nlock")) return [];
    const selector = program.parent(release.x);
    const other = release.operation === "Unlock" ? "RUnlock" : "Unlock";
    if (selector?.kind !== "SelectorExpr") return [];
    const title = `Call ${release.lock}.${other} at line ${event.line}`;
    const why = "What was locked for writing is given back by Unlock, what was locked for reading by RUnlock.";
    return draft(broken, { kind: "matching-unlock", title, why }, (rewriter) => {
      rewriter.replace(selector.selector, other);
      return true;
    });
  });
}
