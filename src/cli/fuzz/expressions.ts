// Expressions of a wanted type, from what is in scope. Every expression compiles: constants are kept out of places where the
// compiler would evaluate them and object.

import type { Chance } from "./chance.ts";
import type { GoType } from "./go-type.ts";
import * as t from "./go-type.ts";

/** Something in scope. */
export interface Variable {
  readonly name: string;
  readonly type: GoType;
}

/** An access path to a value: a variable, or what it leads to. */
export interface Place {
  readonly text: string;
  readonly type: GoType;
  readonly isAddressable: boolean;
  /** Whether it can be assigned to: what is addressable, and entries of maps. */
  readonly isAssignable: boolean;
}

/** Accessors that one path has at most. */
const MAX_ACCESSORS = 3;
const TRIES = 4;
/** Paths within paths: indices and arguments. */
const MAX_WALKS = 1;

export interface ExpressionOptions {
  /** No result may depend on what Go leaves open: only what real Go and we must agree on. */
  readonly isExact: boolean;
}

export class Expressions {
  /** Walks that are under way. */
  private nWalks = 0;

  constructor(
    protected readonly chance: Chance,
    /** Innermost last. */
    protected readonly scope: Variable[],
    protected readonly functions: readonly Variable[],
    protected readonly options: ExpressionOptions,
  ) {}

  /** An expression of the type. */
  expression(type: GoType, depth = 3): string {
    const { chance } = this;
    if (depth <= 0) return this.place(type)?.text ?? this.literal(type, depth);
    switch (chance.below(10)) {
      case 0:
      case 1:
      case 2:
        return this.place(type)?.text ?? this.operation(type, depth - 1);
      case 3:
        return this.literal(type, depth - 1);
      case 4:
        return this.wrapped(type, depth - 1);
      default:
        return this.operation(type, depth - 1);
    }
  }

  /** The same, of which the compiler does not know the value. */
  unknown(type: GoType, depth = 2): string {
    return this.place(type)?.text ?? `id[${type.text}](${this.literal(type, Math.min(1, depth))})`;
  }

  /** A path in scope to a value of the type. */
  place(type: GoType, accepts: (place: Place) => boolean = () => true): Place | undefined {
    for (let i = 0; i < TRIES; i++) {
      const found = this.walk((place) => place.type.text === type.text && accepts(place));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Any path that `accepts` takes. */
  walk(accepts: (place: Place) => boolean): Place | undefined {
    const { chance, scope } = this;
    if (scope.length === 0) return undefined;
    const { name, type } = chance.oneIn(2) ? chance.of(scope) : chance.of(scope.slice(-4));
    let place: Place | undefined = { text: name, type, isAddressable: true, isAssignable: true };
    if (this.nWalks > MAX_WALKS) return accepts(place) ? place : undefined;
    this.nWalks++;
    for (let i = 0; place !== undefined && i <= MAX_ACCESSORS && !accepts(place); i++) place = this.access(place);
    this.nWalks--;
    return place !== undefined && accepts(place) ? place : undefined;
  }

  private access({ text, type, isAddressable }: Place): Place | undefined {
    const { chance } = this;
    const open = { isAddressable: true, isAssignable: true };
    const closed = { isAddressable: false, isAssignable: false };
    switch (type.kind) {
      case "slice":
        return { text: `${text}[${this.index(3)}]`, type: type.elem, ...open };
      case "array": {
        const index = chance.oneIn(4) ? this.index(type.length) : String(chance.below(type.length));
        return { text: `${text}[${index}]`, type: type.elem, isAddressable, isAssignable: isAddressable };
      }
      case "map":
        return {
          text: `${text}[${this.literal(type.key, 0)}]`,
          type: type.elem,
          isAddressable: false,
          isAssignable: true,
        };
      case "pointer":
        return { text: `(*${text})`, type: type.elem, ...open };
      case "struct": {
        const { name, type: fieldType } = chance.of(type.fields);
        return { text: `${text}.${name}`, type: fieldType, isAddressable, isAssignable: isAddressable };
      }
      case "function":
        return { text: this.call(text, type.params, 1), type: type.result, ...closed };
      default:
        return undefined;
    }
  }

  private index(length: number): string {
    const { chance } = this;
    return chance.oneIn(3) ? this.unknown(t.INT, 0) : `id[int](${chance.below(length)})`;
  }

  protected call(callee: string, params: readonly GoType[], depth: number): string {
    return `${callee}(${params.map((param) => this.expression(param, depth)).join(", ")})`;
  }

  /** A literal or composite literal; constants carry their type. */
  literal(type: GoType, depth: number): string {
    const { chance } = this;
    if (depth < 0 && isComposite(type)) return `${type.text}{}`;
    switch (type.kind) {
      case "basic":
        return this.constant(type);
      case "slice": {
        if (chance.oneIn(8)) return `${type.text}(nil)`;
        if (chance.oneIn(6)) return `make(${type.text}, ${chance.below(4)}, ${4 + chance.below(3)})`;
        return `${type.text}{${this.elements(type.elem, 1 + chance.below(4), depth)}}`;
      }
      case "array":
        return `${type.text}{${this.elements(type.elem, chance.below(type.length + 1), depth)}}`;
      case "map":
        if (chance.oneIn(8)) return `${type.text}(nil)`;
        return chance.oneIn(2)
          ? `make(${type.text})`
          : `${type.text}{${this.literal(type.key, 0)}: ${this.expression(type.elem, depth)}}`;
      case "pointer":
        return chance.oneIn(6) ? `(${type.text})(nil)` : `ref[${type.elem.text}](${this.expression(type.elem, depth)})`;
      case "channel":
        return `make(${type.text}, ${chance.below(3)})`;
      case "function":
        return this.closure(type.params, type.result, depth);
      case "struct":
        if (chance.oneIn(4)) return `${type.text}{}`;
        return `${type.text}{${type.fields.map(({ name, type: of }) => `${name}: ${this.expression(of, depth - 1)}`).join(", ")}}`;
      case "any": {
        const inner = chance.of([t.INT, t.STRING, t.BOOL, ...t.INTEGERS, t.slice(t.INT)]);
        return chance.oneIn(6) ? "any(nil)" : `any(${this.expression(inner, depth - 1)})`;
      }
    }
  }

  private elements(type: GoType, count: number, depth: number): string {
    return Array.from({ length: count }, () => this.expression(type, depth - 1)).join(", ");
  }

  private closure(params: readonly GoType[], result: GoType, depth: number): string {
    const names = params.map((param, i) => ({ name: `p${this.scope.length}_${i}`, type: param }));
    this.scope.push(...names);
    const body = this.expression(result, depth);
    this.scope.length -= names.length;
    const list = names.map(({ name, type }) => `${name} ${type.text}`).join(", ");
    return `func(${list}) ${result.text} { tick(); return ${body} }`;
  }

  private constant(type: GoType): string {
    const { chance } = this;
    if (type.text === "bool") return chance.of(["true", "false"]);
    if (type.text === "string")
      return chance.of(['""', '"a"', '"hello"', '"世界"', '"\\x00\\xff"', "`raw\\`", '"a" + "b"']);
    if (t.isFloat(type)) return `${type.text}(${chance.of(["0", "1.5", "-2.25", "1e10", "0.1", "3", "0x1p-2"])})`;
    const bits = Number(/\d+$/.exec(type.text)?.[0] ?? 64);
    const isSigned = !type.text.startsWith("u");
    const max = (1n << BigInt(isSigned ? bits - 1 : bits)) - 1n;
    const value = chance.of([
      0n,
      1n,
      2n,
      3n,
      7n,
      100n,
      max,
      max - 1n,
      isSigned ? -1n : 1n,
      isSigned ? -max - 1n : 255n,
    ]);
    return `${type.text}(${value > max ? max : value})`;
  }

  // Something that yields a value of any type.
  private wrapped(type: GoType, depth: number): string {
    const { chance } = this;
    const value = (): string => this.expression(type, depth);
    switch (chance.below(9)) {
      case 0:
        return `pick[${type.text}](${this.expression(t.BOOL, depth)}, ${value()}, ${value()})`;
      case 1:
        return `func() ${type.text} { tick(); return ${value()} }()`;
      case 2:
        return `(*ref[${type.text}](${value()}))`;
      case 3:
        return `Box[${type.text}]{V: ${value()}}.Get()`;
      case 4:
        return `[]${type.text}{${value()}, ${value()}}[${this.index(2)}]`;
      case 5:
        return `any(${value()}).(${type.text})`;
      case 6:
        return `map[string]${type.text}{"k": ${value()}}[${this.expression(t.STRING, 0)}]`;
      case 7:
        return `first[${type.text}](${value()}, ${value()})`;
      default:
        return this.called(type, depth) ?? `id(${this.unknown(type)})`;
    }
  }

  private called(type: GoType, depth: number): string | undefined {
    const fitting = this.functions.filter((fn) => fn.type.kind === "function" && fn.type.result.text === type.text);
    if (fitting.length === 0) return undefined;
    const { name, type: of } = this.chance.of(fitting);
    return of.kind === "function" ? this.call(name, of.params, depth) : undefined;
  }

  // What operators and builtin functions give.
  private operation(type: GoType, depth: number): string {
    const { chance } = this;
    if (type.text === "bool") return this.condition(depth);
    if (type.text === "string") return this.text(depth);
    if (t.isInteger(type)) return this.integer(type, depth);
    if (t.isFloat(type)) {
      if (chance.oneIn(4)) return `${type.text}(${this.unknown(chance.of([...t.INTEGERS, ...t.FLOATS]))})`;
      return `(${this.unknown(type)} ${chance.of(["+", "-", "*", "/"])} ${this.expression(type, depth)})`;
    }
    if (type.kind === "slice") return this.slices(type, depth);
    return this.wrapped(type, depth);
  }

  private integer(type: GoType, depth: number): string {
    const { chance } = this;
    const left = this.unknown(type);
    switch (chance.below(11)) {
      case 0:
        return `(${left} ${chance.of(["/", "%"])} ${this.unknown(type)})`;
      case 1:
        return `(${left} ${chance.of(["<<", ">>"])} ${this.unknown(chance.of(t.INTEGERS))})`;
      case 2:
        return `(${left} ${chance.of(["<<", ">>"])} ${chance.below(70)})`;
      case 3: {
        const from = this.options.isExact ? t.INTEGERS : [...t.INTEGERS, ...t.FLOATS];
        return `${type.text}(${this.unknown(chance.of(from))})`;
      }
      case 4:
        return `${chance.of(["-", "^", "+"])}${left}`;
      case 5:
        return `${chance.of(["min", "max"])}(${left}, ${this.expression(type, depth)})`;
      case 6:
        return `${type.text}(len(${this.expression(chance.of([t.STRING, t.slice(t.INT), t.map(t.INT, t.INT)]), depth)}))`;
      case 7:
        return `sum[${type.text}](${this.expression(t.slice(type), depth)}...)`;
      default:
        return `(${left} ${chance.of(["+", "-", "*", "&", "|", "^", "&^"])} ${this.expression(type, depth)})`;
    }
  }

  private condition(depth: number): string {
    const { chance } = this;
    const type = chance.of([t.INT, t.STRING, t.BOOL, ...t.INTEGERS, ...t.FLOATS]);
    switch (chance.below(6)) {
      case 0:
        return `!${this.unknown(t.BOOL)}`;
      case 1:
        return `(${this.unknown(t.BOOL)} ${chance.of(["&&", "||"])} ${this.expression(t.BOOL, depth)})`;
      case 2: {
        const place = this.walk((found) => t.isComparable(found.type));
        if (place !== undefined)
          return `(${place.text} ${chance.of(["==", "!="])} ${this.expression(place.type, depth)})`;
        return "(id(1) == 1)";
      }
      case 3: {
        const place = this.walk((found) => ["slice", "map", "function", "pointer"].includes(found.type.kind));
        return place === undefined ? "id(true)" : `(${place.text} ${chance.of(["==", "!="])} nil)`;
      }
      case 4:
        return `isType[${type.text}](${this.expression(t.ANY, depth)})`;
      default: {
        const operators = t.isOrdered(type) ? ["==", "!=", "<", "<=", ">", ">="] : ["==", "!="];
        return `(${this.unknown(type)} ${chance.of(operators)} ${this.expression(type, depth)})`;
      }
    }
  }

  private text(depth: number): string {
    const { chance } = this;
    const left = this.unknown(t.STRING);
    switch (chance.below(6)) {
      case 0:
        return `${left}[${this.unknown(t.INT, 0)}:]`;
      case 1:
        return `string([]byte(${left}))`;
      case 2:
        return `string([]rune(${left}))`;
      case 3:
        return `string(rune(${this.unknown(chance.of(t.INTEGERS))}))`;
      case 4: {
        const place = this.walk((found) => t.isPrintable(found.type));
        return `fmt.Sprint(${place?.text ?? left})`;
      }
      default:
        return `(${left} + ${this.expression(t.STRING, depth)})`;
    }
  }

  private slices(type: Extract<GoType, { kind: "slice" | "pointer" | "channel" }>, depth: number): string {
    const { chance } = this;
    const from = this.unknown(type);
    switch (chance.below(5)) {
      case 0:
        return `append(${from}, ${this.expression(type.elem, depth)})`;
      case 1:
        return `append(${from}[:${chance.below(2)}:${1 + chance.below(2)}], ${this.expression(type, depth)}...)`;
      case 2:
        return `${from}[${this.index(2)}:]`;
      case 3:
        return `mapped[${type.elem.text}, ${type.elem.text}](${from}, ${this.literal(t.func([type.elem], type.elem), 1)})`;
      default:
        return this.literal(type, depth);
    }
  }
}

// With a literal whose elements could be literals again, and so on, a text would grow without bound.
function isComposite({ kind }: GoType): boolean {
  return kind === "slice" || kind === "array" || kind === "map" || kind === "struct";
}
