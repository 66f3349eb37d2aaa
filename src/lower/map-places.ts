// The expressions of the user's text that make maps: what `MapDetail` numbers, and what decides which form a map has.

import type { MapPlace } from "../ir/program.ts";
import type { Expr } from "../syntax/ast.ts";
import { printExpr } from "../syntax/print.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import type { Info, Package } from "../types/info.ts";
import { coreType } from "../types/predicates.ts";
import type { MapType, Type } from "../types/type.ts";
import { unparen } from "./operands.ts";
import type { TypeKeys } from "./type-name.ts";

/** A tag in a type's key. */
const TAG = / "(?:[^"\\]|\\.)*"/g;

/** Which maps of a program are at runtime detail, and where it makes maps. */
export class MapPlaces {
  readonly places: readonly MapPlace[];
  private readonly ordinals = new Map<Expr, number>();
  /** Of lists: keys of the map types that are made at runtime detail; undefined: any type may be. */
  private readonly detailedTypes: ReadonlySet<string> | undefined;

  constructor(
    private readonly detail: MapDetail,
    { info }: Package,
    private readonly keys: TypeKeys,
  ) {
    const makers = makersOf(info);
    for (const [i, { x }] of makers.entries()) this.ordinals.set(x, i);
    this.places = makers.map(({ x }) => ({ pos: x.pos, text: printExpr(x) }));
    this.detailedTypes = typeof detail === "string" ? undefined : this.keysOf(detail, makers);
  }

  private keysOf(detail: readonly number[], makers: readonly Maker[]): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    for (const ordinal of detail) {
      const maker = makers[ordinal];
      if (maker === undefined) continue;
      // In a generic function it makes maps of many types.
      if (hasTypeParameters(maker.type)) return undefined;
      found.add(this.keyOf(maker.type));
    }
    return found;
  }

  // Struct tags do not keep one map type from being converted to another (Go spec, "Conversions").
  private keyOf(type: MapType): string {
    return this.keys.key(type).replaceAll(TAG, "");
  }

  /** Ordinal of a map-making expression of the user's text; undefined in the library. */
  ordinalOf(x: Expr): number | undefined {
    return this.ordinals.get(x);
  }

  /** Whether `x`, in the user's text or a generic function of the library, makes maps at runtime detail. The library's own maps never are. */
  isDetailed(x: Expr, isInstance: boolean): boolean {
    const ordinal = this.ordinals.get(x);
    if (typeof this.detail === "string") return this.detail === "runtime" && (ordinal !== undefined || isInstance);
    return ordinal !== undefined && this.detail.includes(ordinal);
  }

  /** Whether a map of this type may be at runtime detail. */
  mayBeDetailed(type: MapType): boolean {
    if (this.detail === "operation" || this.detail.length === 0) return false;
    return this.detailedTypes === undefined || this.detailedTypes.has(this.keyOf(type));
  }
}

interface Maker {
  readonly x: Expr;
  readonly type: MapType;
}

function makersOf(info: Info): readonly Maker[] {
  const found: Maker[] = [];
  for (const [x, { type }] of info.types) {
    const isMaker = x.kind === "CompositeLit" || (x.kind === "CallExpr" && isMake(info, x.fn));
    const core = isMaker ? coreType(type) : undefined;
    if (core?.kind === "map") found.push({ x, type: core });
  }
  return found.sort((a, b) => a.x.pos - b.x.pos);
}

function isMake(info: Info, fn: Expr): boolean {
  const name = unparen(fn);
  return name.kind === "Ident" && name.name === "make" && info.uses.get(name)?.kind === "builtin";
}

function hasTypeParameters(type: Type, seen = new Set<Type>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if (type.kind === "typeparam") return true;
  const parts: Type[] = [];
  if (type.kind === "named") parts.push(...type.typeArgs);
  else if (type.kind === "struct") parts.push(...type.fields.map((field) => field.type));
  else if (type.kind === "signature") parts.push(...[...type.params, ...type.results].map((v) => v.type));
  else if ("elem" in type) parts.push(type.elem);
  if (type.kind === "map") parts.push(type.key);
  return parts.some((part) => hasTypeParameters(part, seen));
}
