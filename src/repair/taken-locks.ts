// The locks that a finding is about, as statements of the text: shared by the repairs of waits for locks.

import type { Node } from "../syntax/ast.ts";
import { type Broken, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatement } from "./locks.ts";
import type { Fn, ProgramText } from "./program-text.ts";

export function lockStatementAt(program: ProgramText, node: Node): LockStatement | undefined {
  const place = program.placeOf(node);
  const found = place && lockStatement(program, place);
  return found === undefined || found.operation.endsWith("nlock") ? undefined : found;
}

/** All lock statements that take a lock of the finding. */
export function takenLocks(broken: Broken): readonly LockStatement[] {
  const found = new Map<Node, LockStatement>();
  for (const event of broken.finding.events) {
    const node = nodeOfEvent(broken, event);
    const statement = node && lockStatementAt(broken.program, node);
    if (statement !== undefined) found.set(statement.x, statement);
  }
  return [...found.values()];
}

export function fnOf(program: ProgramText, { x }: LockStatement): Fn | undefined {
  return program.functionOf(x);
}

export function words(lock: LockStatement): { readonly unlock: string; readonly released: "Unlock" | "RUnlock" } {
  const released = lock.operation === "RLock" ? "RUnlock" : "Unlock";
  return { unlock: `${lock.lock}.${released}()`, released };
}

export const MAX_CALLS = 4;
