// One lock or wait group for all, and not a copy for each.

import type { Field, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { callsOf } from "./channels.ts";
import { type Fn, ofKind, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

const SYNC_TYPES = /^sync\.(Mutex|RWMutex|WaitGroup|Once|Cond|Map|Pool)$/;

/** Parameters and receivers that copy a lock or a wait group become pointers. */
export function shareRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const copied = program
    .find(program.file, ofKind("FuncDecl"), true)
    .flatMap((fn) => [
      ...(fn.receiver?.fields ?? [])
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: true })),
      ...fn.type.params.fields
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: false })),
    ]);
  const literals = program
    .find(program.file, ofKind("FuncLit"), true)
    .flatMap((fn) =>
      fn.type.params.fields
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: false })),
    );
  const all = [...copied, ...literals];
  const [first] = all;
  if (first === undefined) return [];
  const name = first.field.names[0]?.name ?? program.textOf(first.field.type);
  const words = {
    kind: "share-lock" as const,
    title: `Pass ${name} as a pointer`,
    why: `A copy is another lock or wait group: with a pointer all goroutines use the same one.`,
  };
  return draft(broken, words, (rewriter) => {
    const done = new Set<Fn>();
    for (const { fn, field, isReceiver } of all) {
      const at = program.offset(field.type.pos);
      rewriter.edit(at, at, "*");
      if (!isReceiver && !done.has(fn)) for (const call of callsOf(program, fn)) addressArguments(rewriter, fn, call);
      done.add(fn);
    }
    return true;
  });
}

function addressArguments(rewriter: Rewriter, fn: Fn, call: Extract<Node, { kind: "CallExpr" }>): void {
  const { program } = rewriter;
  let index = 0;
  for (const field of fn.type.params.fields) {
    const n = Math.max(1, field.names.length);
    for (let i = index; i < index + n; i++) {
      const argument = call.args[i];
      if (argument === undefined || !holdsLock(program, field)) continue;
      const at = program.offset(argument.pos);
      if (argument.kind === "StarExpr") rewriter.edit(at, at + 1, "");
      else rewriter.edit(at, at, "&");
    }
    index += n;
  }
}

function holdsLock(program: ProgramText, { type }: Field): boolean {
  const text = program.textOf(type);
  if (SYNC_TYPES.test(text)) return true;
  const known = program.typeOf(type);
  if (known?.kind !== "named" || known.underlying.kind !== "struct") return false;
  return known.underlying.fields.some(
    ({ type: field }) => field.kind === "named" && field.obj.pkg?.path === "sync" && field.obj.name !== "Locker",
  );
}
