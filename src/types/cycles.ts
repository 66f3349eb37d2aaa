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
export function checkFinite(c: Checker, type: Named): void {
  if (c.infiniteTypes.has(type)) return;
  const cycle = new ContainmentSearch(c).named(type);
  if (cycle === undefined || cycle.some((t) => c.infiniteTypes.has(t))) return;
  for (const t of cycle) c.infiniteTypes.add(t);
  const objects = cycle.map((t) => t.obj);
  const { at, message } = cycleMessage(c, objects, type.obj);
  c.error(at, "invalid-type-cycle", message);
  for (const t of cycle) t.underlying = Typ.invalid;
}

/** Depth first through what a value holds directly: fields, elements of arrays, embedded interfaces. */
class ContainmentSearch {
  private readonly path: Named[] = [];
  private readonly done = new Set<Named>();
  constructor(private readonly c: Checker) {}

  /** The declared types of a cycle that `type` leads into. */
  named(type: Named): Named[] | undefined {
    const origin = type.origin ?? type;
    const start = this.path.indexOf(origin);
    if (start >= 0) return this.path.slice(start);
    if (this.done.has(origin) || origin.obj.pkg !== this.c.pkg) return undefined;
    this.path.push(origin);
    const found = this.visit(origin.declaredRhs ?? Typ.invalid);
    this.path.pop();
    this.done.add(origin);
    return found;
  }

  private visit(type: Type): Named[] | undefined {
    switch (type.kind) {
      case "array":
        return this.visit(type.elem);
      case "struct":
        return this.first(type.fields.map((field) => field.type));
      case "interface":
        return this.first(type.embedded);
      case "union":
        return this.first(type.terms.map((term) => term.type));
      case "named":
        return type instanceof Named ? this.named(type) : undefined;
      default:
        return undefined;
    }
  }

  private first(types: readonly Type[]): Named[] | undefined {
    for (const type of types) {
      const found = this.visit(type);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
