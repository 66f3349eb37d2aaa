// Cycles: declarations that need themselves, and types that contain themselves without a pointer between.

import type { Span } from "../base/source.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import { Named } from "./named.ts";
import type { Obj } from "./objects.ts";
import type { Type } from "./type.ts";

function spanOf(obj: Obj): Span {
  return { pos: obj.pos, end: (obj.pos + obj.name.length) as Obj["pos"] };
}

/** gc's message for a declaration cycle, told at its first object in source order. */
export function cycleMessage(
  c: Checker,
  cycle: readonly Obj[],
  obj: Obj,
): { readonly at: Span; readonly code: string; readonly message: string } {
  const start = firstOf(cycle);
  const ordered = [...cycle.slice(start), ...cycle.slice(0, start)];
  const first = ordered[0] ?? obj;
  const isType = first.kind === "typename";
  const what = isType ? "invalid recursive type" : "initialization cycle";
  const code = isType ? "invalid-decl-cycle" : "invalid-init-cycle";
  if (ordered.length === 1) {
    return { at: spanOf(first), code, message: `${what}: ${first.name} refers to itself` };
  }
  const lines = ordered.map((o, i) => {
    const next = ordered[(i + 1) % ordered.length] as Obj;
    return c.note(o.pos, `${o.name} refers to ${next.name}`);
  });
  const title = isType ? `${what} ${first.name}` : `${what} for ${first.name}`;
  return { at: spanOf(first), code, message: title + lines.join("") };
}

// The first object in source order, of variables and constants if there are any.
function firstOf(cycle: readonly Obj[]): number {
  const isValue = (o: Obj): boolean => o.kind === "var" || o.kind === "const";
  const hasValue = cycle.some(isValue);
  let best = -1;
  cycle.forEach((o, i) => {
    if (hasValue && !isValue(o)) return;
    if (best < 0 || o.pos < (cycle[best] as Obj).pos) best = i;
  });
  return Math.max(best, 0);
}

/** Reports a type whose values would contain themselves. */
export function checkFinite(c: Checker, type: Named, _at: Span): void {
  if (c.infiniteTypes.has(type)) return;
  const path: Named[] = [];
  const done = new Set<Named>();
  const visit = (t: Type): Named[] | undefined => {
    switch (t.kind) {
      case "array":
        return visit(t.elem);
      case "struct":
        for (const field of t.fields) {
          const found = visit(field.type);
          if (found !== undefined) return found;
        }
        return undefined;
      case "interface":
        for (const embedded of t.embedded) {
          const found = visit(embedded);
          if (found !== undefined) return found;
        }
        return undefined;
      case "union":
        for (const term of t.terms) {
          const found = visit(term.type);
          if (found !== undefined) return found;
        }
        return undefined;
      case "named":
        return t instanceof Named ? visitNamed(t) : undefined;
      default:
        return undefined;
    }
  };
  const visitNamed = (named: Named): Named[] | undefined => {
    const origin = named.origin ?? named;
    const start = path.indexOf(origin);
    if (start >= 0) return path.slice(start);
    if (done.has(origin) || origin.obj.pkg !== c.pkg) return undefined;
    path.push(origin);
    const found = visit(origin.declaredRhs ?? Typ.invalid);
    path.pop();
    done.add(origin);
    return found;
  };
  const cycle = visitNamed(type);
  if (cycle === undefined || cycle.some((t) => c.infiniteTypes.has(t))) return;
  for (const t of cycle) c.infiniteTypes.add(t);
  const { at, message } = cycleMessage(
    c,
    cycle.map((t) => t.obj),
    type.obj,
  );
  c.error(at, "invalid-type-cycle", message);
  for (const t of cycle) t.underlying = Typ.invalid;
}
