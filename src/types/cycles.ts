// Cycles: declarations that need themselves, and types that contain themselves without a pointer between.

import type { Span } from "../base/source.ts";
import { Typ } from "./basic.ts";
import type { Checker } from "./context.ts";
import { identical } from "./identity.ts";
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
  // Cycles of values alone are told by the order of initialisation, others where their declarations are read.
  const isMixed = !isType && cycle.some((o) => o.kind === "typename");
  const what = isType ? "invalid recursive type" : isMixed ? "invalid cycle in declaration" : "initialization cycle";
  const code = isType || isMixed ? "invalid-decl-cycle" : "invalid-init-cycle";
  if (ordered.length === 1) {
    return { at: spanOf(first), code, message: `${what}: ${first.name} refers to itself` };
  }
  const lines = ordered.map((o, i) => {
    const next = ordered[(i + 1) % ordered.length] as Obj;
    return c.note(o.pos, `${o.name} refers to ${next.name}`);
  });
  const title = isType ? `${what} ${first.name}` : `${what} ${isMixed ? "of" : "for"} ${first.name}`;
  return { at: spanOf(first), code, message: title + lines.join("") };
}

// The first object in source order; in a cycle without types, the first variable or constant.
function firstOf(cycle: readonly Obj[]): number {
  const isValue = (o: Obj): boolean => o.kind === "var" || o.kind === "const";
  const hasValue = cycle.some(isValue) && !cycle.some((o) => o.kind === "typename");
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
  for (const t of cycle) {
    t.underlying = Typ.invalid;
    for (const instance of t.instances) instance.underlying = Typ.invalid;
  }
}

/**
 * Depth first through what a value holds directly: fields, elements of arrays, embedded interfaces. Declarations are read as
 * written; a type parameter stands for the argument of the innermost instance around it.
 */
class ContainmentSearch {
  private readonly path: Named[] = [];
  private readonly done = new Set<Named>();
  constructor(private readonly c: Checker) {}

  /** The declared types of a cycle that `type` leads into; `around` are the types whose declarations it stands in. */
  named(type: Named, around: readonly Named[] = []): Named[] | undefined {
    const origin = type.origin ?? type;
    if (around.some((outer) => identical(outer, type))) {
      const start = this.path.findLastIndex((outer) => identical(outer, type));
      return this.path.slice(start).map((t) => t.origin ?? t);
    }
    if (this.done.has(type) || origin.obj.pkg !== this.c.pkg) return undefined;
    this.path.push(type);
    const found = this.visit(origin.declaredRhs ?? Typ.invalid, [...around, type]);
    this.path.pop();
    if (around.length === 0 || type.typeArgs.length === 0) this.done.add(type);
    return found;
  }

  private visit(type: Type, around: readonly Named[]): Named[] | undefined {
    switch (type.kind) {
      case "array":
        return this.visit(type.elem, around);
      case "struct":
        return this.first(
          type.fields.map((field) => field.type),
          around,
        );
      case "interface":
        return this.first(type.embedded, around);
      case "union":
        return this.first(
          type.terms.map((term) => term.type),
          around,
        );
      case "named":
        return type instanceof Named ? this.named(type, around) : undefined;
      case "typeparam": {
        const argument = around.at(-1)?.typeArgs[type.index];
        return argument === undefined ? undefined : this.visit(argument, around.slice(0, -1));
      }
      default:
        return undefined;
    }
  }

  private first(types: readonly Type[], around: readonly Named[]): Named[] | undefined {
    for (const type of types) {
      const found = this.visit(type, around);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
