// Repairs of memory that is shared without anybody meaning it: what a function hands out is copied, and what is appended to a shared
// slice does not go into its spare room.

import type { CallExpr, Expr } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { Type } from "../types/type.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { valuesOf } from "./channels.ts";
import { ofKind, type ProgramText } from "./program-text.ts";

/** First version with packages slices and maps. */
const HAS_CLONE = 21;

/** A slice or map that a function returns is copied first. */
export function returnCopyRepairs(broken: Broken): readonly Repair[] {
  const { program, finding, goMinor } = broken;
  if (goMinor < HAS_CLONE) return [];
  const names = new Set(finding.events.flatMap(({ object }) => object.replace(/\[[^\]]*\]/g, "").split(".")));
  const isShared = (x: Expr): boolean => {
    const variable = program.variableOf(x);
    if (variable === undefined) return false;
    return (
      names.has(variable.name) ||
      valuesOf(program, variable).some((value) => names.has(program.variableOf(value)?.name ?? ""))
    );
  };
  const returned = program
    .find(program.file, ofKind("ReturnStmt"), true)
    .flatMap(({ results }) => results.filter((x) => clonedBy(program.typeOf(x)) !== undefined && isShared(x)));
  const [first] = returned;
  if (first === undefined) return [];
  const words = {
    kind: "return-copy" as const,
    title: `Return a copy of ${program.textOf(first)}`,
    why: "Who gets it can use it without a lock: nobody else changes the copy.",
  };
  return draft(broken, words, (rewriter) => {
    for (const x of returned) {
      const path = clonedBy(program.typeOf(x));
      if (path !== undefined) rewriter.replace(x, `${rewriter.use(path)}.Clone(${program.textOf(x)})`);
    }
    return true;
  });
}

function clonedBy(type: Type | undefined): "slices" | "maps" | undefined {
  const kind = (type?.kind === "named" ? type.underlying : type)?.kind;
  return kind === "slice" ? "slices" : kind === "map" ? "maps" : undefined;
}

/** `append` to a slice that others append to as well gets memory of its own. */
export function clipRepairs(broken: Broken): readonly Repair[] {
  const { program, finding, goMinor } = broken;
  const calls = new Set<CallExpr>();
  for (const event of finding.events) {
    const node = nodeOfEvent(broken, event);
    const place = node && program.placeOf(node);
    const statement = place?.list[place.index];
    if (statement !== undefined) for (const call of appendsOf(program, statement)) calls.add(call);
  }
  const [first] = calls;
  const [slice] = first?.args ?? [];
  if (slice === undefined || goMinor < HAS_CLONE) return [];
  const words = {
    kind: "clip" as const,
    title: `Append to ${program.textOf(slice)} without its spare room`,
    why: "With no room behind its last element, every append makes memory of its own instead of writing into what is shared.",
  };
  return draft(broken, words, (rewriter) => {
    for (const { args } of calls) {
      const [x] = args;
      if (x !== undefined) rewriter.replace(x, `${rewriter.use("slices")}.Clip(${program.textOf(x)})`);
    }
    return true;
  });
}

function appendsOf(program: ProgramText, root: Parameters<ProgramText["find"]>[0]): readonly CallExpr[] {
  return program.find(root, ofKind("CallExpr")).filter(({ fn, args }) => {
    const [x] = args;
    return program.textOf(fn) === "append" && (x?.kind === "Ident" || x?.kind === "SelectorExpr");
  });
}
