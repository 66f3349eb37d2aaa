// Contexts that are cancelled.

import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { ofKind, placeOfStatement } from "./program-text.ts";

/** What was got from a context package function is cancelled when its maker returns. */
export function cancelRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return program.find(program.file, ofKind("AssignStmt"), true).flatMap((statement) => {
    const [ctx, cancel] = statement.left;
    const [call] = statement.right;
    const place = placeOfStatement(program, statement);
    if (call?.kind !== "CallExpr" || cancel?.kind !== "Ident" || ctx === undefined || place === undefined) return [];
    if (!/^context\.With(Cancel|Timeout|Deadline)/.test(program.textOf(call.fn))) return [];
    const name = cancel.name === "_" ? program.freshName("cancel") : cancel.name;
    const words = {
      kind: "cancel-context" as const,
      title: `Cancel ${program.textOf(ctx)} when the function returns`,
      why: `Whoever waits for ${program.textOf(ctx)} is then told to stop.`,
    };
    return draft(broken, words, (rewriter) => {
      if (name !== cancel.name) rewriter.replace(cancel, name);
      rewriter.after(place, `defer ${name}()`);
      return true;
    });
  });
}
