// Build constraints (`//go:build` lines): which files belong to a build for one Go version. Raceweave stands for one
// platform, the 64-bit one whose sizes the checker uses.

/** Tags besides `go1.N` that hold. */
const PLATFORM_TAGS: ReadonlySet<string> = new Set(["linux", "unix", "amd64", "gc"]);

/** A parsed constraint. */
type Constraint =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "not"; readonly x: Constraint }
  | { readonly kind: "and" | "or"; readonly x: Constraint; readonly y: Constraint };

/**
 * Whether the expression of a `//go:build` line holds for Go 1.`goMinor`, with `tags` set besides those of the platform.
 * Malformed expressions do not hold. Cost: linear.
 */
export function isBuildConstraintMet(
  expression: string,
  goMinor: number,
  tags: ReadonlySet<string> = new Set(),
): boolean {
  const constraint = parse(expression);
  return constraint !== undefined && holds(constraint, (tag) => hasTag(tag, goMinor, tags));
}

/**
 * The N of the oldest Go 1.N that a file with this `//go:build` line needs, which is also the language version it is written
 * in; undefined when the line says nothing about that. As go/build/constraint.GoVersion. Cost: linear.
 */
export function impliedMinor(expression: string): number | undefined {
  const constraint = parse(expression);
  const minor = constraint === undefined ? -1 : leastMinor(constraint, true);
  return minor < 0 ? undefined : minor;
}

function holds(constraint: Constraint, hasTag: (tag: string) => boolean): boolean {
  switch (constraint.kind) {
    case "tag":
      return hasTag(constraint.tag);
    case "not":
      return !holds(constraint.x, hasTag);
    case "and":
      return holds(constraint.x, hasTag) && holds(constraint.y, hasTag);
    case "or":
      return holds(constraint.x, hasTag) || holds(constraint.y, hasTag);
  }
}

function hasTag(tag: string, goMinor: number, tags: ReadonlySet<string>): boolean {
  const minor = minorOf(tag);
  if (minor >= 1) return minor <= goMinor;
  return PLATFORM_TAGS.has(tag) || tags.has(tag);
}

// -1 for tags that are no version.
function minorOf(tag: string): number {
  const version = /^go1\.(\d+)$/.exec(tag);
  return version === null ? -1 : Number(version[1]);
}

function leastMinor(constraint: Constraint, isPositive: boolean): number {
  switch (constraint.kind) {
    case "tag":
      return isPositive ? minorOf(constraint.tag) : -1;
    case "not":
      return leastMinor(constraint.x, !isPositive);
    default: {
      const x = leastMinor(constraint.x, isPositive);
      const y = leastMinor(constraint.y, isPositive);
      return (constraint.kind === "and") === isPositive ? Math.max(x, y) : Math.min(x, y);
    }
  }
}

// Longer expressions than anyone writes; keeps hostile input from using up the stack.
const MAX_TOKENS = 1000;

// Undefined when malformed.
function parse(expression: string): Constraint | undefined {
  const tokens = expression.match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
  return tokens.length > MAX_TOKENS ? undefined : new ConstraintParser(tokens).parse();
}

class ConstraintParser {
  private next = 0;
  constructor(private readonly tokens: readonly string[]) {}

  parse(): Constraint | undefined {
    const constraint = this.or();
    return this.next === this.tokens.length ? constraint : undefined;
  }

  private or(): Constraint | undefined {
    let x = this.and();
    while (x !== undefined && this.accept("||")) {
      const y = this.and();
      x = y && { kind: "or", x, y };
    }
    return x;
  }

  private and(): Constraint | undefined {
    let x = this.not();
    while (x !== undefined && this.accept("&&")) {
      const y = this.not();
      x = y && { kind: "and", x, y };
    }
    return x;
  }

  private not(): Constraint | undefined {
    if (!this.accept("!")) return this.atom();
    const x = this.not();
    return x && { kind: "not", x };
  }

  private atom(): Constraint | undefined {
    if (this.accept("(")) {
      const inner = this.or();
      return this.accept(")") ? inner : undefined;
    }
    const tag = this.tokens[this.next];
    if (tag === undefined || !/^[\p{L}\p{N}_.]+$/u.test(tag)) return undefined;
    this.next++;
    return { kind: "tag", tag };
  }

  private accept(token: string): boolean {
    if (this.tokens[this.next] !== token) return false;
    this.next++;
    return true;
  }
}
