// Method ids: one per name and signature, so that a method with another signature does not satisfy an interface.

import type { Obj } from "../types/objects.ts";
import { type TypeKeys, uniqueName } from "./type-name.ts";

export class MethodIds {
  readonly names: string[] = [];
  private readonly ids = new Map<string, number>();

  constructor(private readonly keys: TypeKeys) {}

  /** The id of a method, declared or of an interface. */
  id(method: Obj): number {
    const name = uniqueName(method);
    const key = `${name} ${this.keys.key(method.type)}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.names.length;
      this.names.push(name);
      this.ids.set(key, id);
    }
    return id;
  }
}
