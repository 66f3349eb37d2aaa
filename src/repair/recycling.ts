// Nodes that are used again while somebody still looks at them: without recycling, a pointer that somebody holds keeps its meaning.

import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { isOfType } from "./locks.ts";
import { ofKind } from "./program-text.ts";

/** `pool.Put` goes, or waits for the end of the function. */
export function recyclingRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const puts = program.find(program.file, ofKind("CallExpr"), true).flatMap((call) => {
    const { fn } = call;
    const place = program.placeOf(call);
    const isPut = fn.kind === "SelectorExpr" && fn.selector.name === "Put" && isOfType(program, fn.x, "sync", "Pool");
    return isPut && place !== undefined ? [{ place, pool: program.textOf(fn.x) }] : [];
  });
  const [first] = puts;
  if (first === undefined) return [];
  const words = {
    kind: "no-recycling" as const,
    title: `Do not put anything back into ${first.pool}`,
    why: "Nobody then gets what somebody else still uses: it is freed when the last pointer to it is gone.",
  };
  return draft(broken, words, (rewriter) => {
    for (const { place } of puts) rewriter.remove(place);
    return true;
  });
}
