// Build constraints (`//go:build` lines): which files belong to a build for one Go version. Raceweave stands for one
// platform, the 64-bit one whose sizes the checker uses.

/** Tags besides `go1.N` that hold. */
const PLATFORM_TAGS: ReadonlySet<string> = new Set(["linux", "unix", "amd64", "gc"]);

/**
 * Whether the expression of a `//go:build` line holds for Go 1.`goMinor`, with `tags` set besides those of the platform.
 * Malformed expressions do not hold. Cost: linear.
 */
export function isBuildConstraintMet(
  expression: string,
  goMinor: number,
  tags: ReadonlySet<string> = new Set(),
): boolean {
  const tokens = expression.match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
  const parser = new ConstraintParser(tokens, (tag) => hasTag(tag, goMinor, tags));
  const value = parser.or();
  return value && parser.isAtEnd && !parser.hasFailed;
}

function hasTag(tag: string, goMinor: number, tags: ReadonlySet<string>): boolean {
  const version = /^go1\.(\d+)$/.exec(tag);
  if (version !== null) return Number(version[1]) >= 1 && Number(version[1]) <= goMinor;
  return PLATFORM_TAGS.has(tag) || tags.has(tag);
}

// Longer nesting than anyone writes; keeps hostile input from using up the stack.
const MAX_DEPTH = 100;

class ConstraintParser {
  private next = 0;
  private depth = 0;
  hasFailed = false;
  constructor(
    private readonly tokens: readonly string[],
    private readonly holds: (tag: string) => boolean,
  ) {}

  get isAtEnd(): boolean {
    return this.next === this.tokens.length;
  }

  or(): boolean {
    let value = this.and();
    while (this.accept("||")) value = this.and() || value;
    return value;
  }

  private and(): boolean {
    let value = this.not();
    while (this.accept("&&")) value = this.not() && value;
    return value;
  }

  private not(): boolean {
    let isNegated = false;
    while (this.accept("!")) isNegated = !isNegated;
    return this.atom() !== isNegated;
  }

  private atom(): boolean {
    if (this.accept("(")) {
      if (++this.depth > MAX_DEPTH) return this.fail();
      const value = this.or();
      this.depth--;
      return this.accept(")") ? value : this.fail();
    }
    const token = this.tokens[this.next];
    if (token === undefined || !/^[\p{L}\p{N}_.]+$/u.test(token)) return this.fail();
    this.next++;
    return this.holds(token);
  }

  private accept(token: string): boolean {
    if (this.tokens[this.next] !== token) return false;
    this.next++;
    return true;
  }

  private fail(): boolean {
    this.hasFailed = true;
    return false;
  }
}
