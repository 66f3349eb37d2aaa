// Scopes: names to objects, innermost first. Local names are declared in source order, so visibility needs no positions.

import type { Obj } from "./objects.ts";

export class Scope {
  readonly names = new Map<string, Obj>();
  constructor(
    readonly parent: Scope | undefined,
    /** True for the scope of a function's parameters: the root of its local scopes. */
    readonly isFunc = false,
  ) {}

  /** The object of exactly this scope. */
  own(name: string): Obj | undefined {
    return this.names.get(name);
  }

  /** The innermost object called `name`. */
  lookup(name: string): Obj | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const obj = scope.names.get(name);
      if (obj !== undefined) return obj;
    }
    return undefined;
  }

  /** Declares `obj` unless the name is taken here; yields the object that holds the name already. `_` is never declared. */
  insert(obj: Obj): Obj | undefined {
    if (obj.name === "_") return undefined;
    const other = this.names.get(obj.name);
    if (other !== undefined) return other;
    this.names.set(obj.name, obj);
    return undefined;
  }
}
