// Type objects that are filled in after they are made: declared types and interfaces. Everything else is plain data.

import { Typ } from "./basic.ts";
import type { Obj } from "./objects.ts";
import type { InterfaceType, NamedType, Type, TypeParam } from "./type.ts";

/** A declared type or an instance of one. What it stands for is worked out when first asked for. */
export class Named implements NamedType {
  readonly kind = "named";
  typeParams: readonly TypeParam[] = [];
  /** Generic types only: the instances made so far. */
  readonly instances: Named[] = [];
  private resolved: Type | undefined;
  private declaredMethods: Obj[] = [];
  private rhs: Type | undefined;

  constructor(
    readonly obj: Obj,
    readonly origin: Named | undefined = undefined,
    readonly typeArgs: readonly Type[] = [],
    /** Instances only: the right-hand side and the methods of the origin with the arguments put in. */
    private readonly expand: InstanceExpander | undefined = undefined,
  ) {}

  /** Sets the type on the right of the declaration; it may itself be a declared type that is not resolved yet. */
  setRhs(rhs: Type): void {
    this.rhs = rhs;
    this.resolved = undefined;
  }

  /** True when the declaration has been read (its right-hand side may still be incomplete). */
  get hasRhs(): boolean {
    return this.origin !== undefined ? this.origin.hasRhs : this.rhs !== undefined;
  }

  /** The right-hand side as written: for finding cycles. Undefined while the declaration is being read. */
  get declaredRhs(): Type | undefined {
    return this.rhs;
  }

  get underlying(): Type {
    if (this.resolved !== undefined) return this.resolved;
    const found = this.expand === undefined ? this.followRhs() : this.expandUnderlying();
    if (found === undefined) return Typ.invalid;
    this.resolved = found;
    return found;
  }

  set underlying(type: Type) {
    this.resolved = type;
  }

  get methods(): Obj[] {
    const origin = this.origin;
    if (this.expand === undefined || origin === undefined) return this.declaredMethods;
    if (this.declaredMethods.length !== origin.methods.length) {
      this.declaredMethods = origin.methods.map((method) => this.expand?.method(this, method) ?? method);
    }
    return this.declaredMethods;
  }

  // Chains like `type A B; type B C` end at a type that is not declared; a chain that never ends is invalid.
  private followRhs(): Type | undefined {
    let type = this.rhs;
    for (let steps = 0; type !== undefined && steps < 10_000; steps++) {
      if (type.kind !== "named") return type;
      if (!(type instanceof Named)) return type.underlying;
      if (type.resolved !== undefined) return type.resolved;
      if (type.expand !== undefined) return type.hasRhs ? type.underlying : undefined;
      type = type.rhs;
    }
    return undefined;
  }

  private expandUnderlying(): Type | undefined {
    const origin = this.origin;
    if (origin === undefined || !origin.hasRhs || this.expand === undefined) return undefined;
    const underlying = origin.underlying;
    if (underlying === Typ.invalid) return undefined;
    return this.expand.underlying(this, underlying);
  }
}

/** Puts type arguments into what belongs to a generic type. */
export interface InstanceExpander {
  readonly underlying: (instance: Named, origin: Type) => Type;
  readonly method: (instance: Named, method: Obj) => Obj;
}

/** One term of a union: `T` or `~T`. */
export interface Term {
  readonly tilde: boolean;
  readonly type: Type;
}

/** What an interface stands for: the types that have all `methods` and are described by one of `terms`. */
export interface TypeSet {
  /** Own and embedded methods, sorted by name. */
  readonly methods: readonly Obj[];
  /** Undefined when every type is allowed; empty when none is. */
  readonly terms: readonly Term[] | undefined;
  /** The predeclared `comparable` is embedded. */
  readonly isComparable: boolean;
}

/** An interface that remembers its type set once every embedded type is known. */
export class Interface implements InterfaceType {
  readonly kind = "interface";
  /** Filled by identity.ts. */
  typeSet: TypeSet | undefined;

  constructor(
    readonly methods: readonly Obj[],
    readonly embedded: readonly Type[],
    readonly isImplicit = false,
  ) {}
}
