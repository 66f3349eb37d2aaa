// A write lock where something is changed under a read lock.

import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatementsOf } from "./locks.ts";
import type { Fn } from "./program-text.ts";

/** `RLock` becomes `Lock` where something is written under it. */
export function exclusiveRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const found = new Map<Fn, readonly LockStatement[]>();
  for (const event of finding.events) {
    const node = nodeOfEvent(broken, event);
    const fn = node && program.functionOf(node);
    const shared =
      fn && lockStatementsOf(program, fn).filter(({ operation }) => operation === "RLock" || operation === "RUnlock");
    if (fn !== undefined && shared !== undefined && shared.length > 0) found.set(fn, shared);
  }
  const all = [...found.values()].flat();
  const [first] = all;
  if (first === undefined) return [];
  const title = `Lock ${first.lock} for writing`;
  const why = `Several goroutines can have a read lock at once; the write lock keeps all others out.`;
  return draft(broken, { kind: "exclusive-lock", title, why }, (rewriter) => {
    for (const { x, operation } of all) {
      const selector = program.parent(x);
      if (selector?.kind === "SelectorExpr")
        rewriter.replace(selector.selector, operation === "RLock" ? "Lock" : "Unlock");
    }
    return true;
  });
}
