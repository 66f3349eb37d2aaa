// The current token and how to go on after a mistake; common to all parts of the fallback parser.

import type { DiagnosticList } from "../../base/diagnostics.ts";
import type { Pos, SourceFile, Span } from "../../base/source.ts";
import type { BadExpr, BasicLit, BlockStmt, Expr, Ident } from "../ast.ts";
import { MAX_NESTING } from "../limits.ts";
import type { TokenKind, TokenList } from "./scanner.ts";

/** Keywords that start a statement: good places to go on from inside a function. */
const STATEMENT_STARTS = new Set(
  "break const continue defer fallthrough for go goto if return select switch type var".split(" "),
);

const LITERALS = new Set(["int", "float", "imaginary", "rune", "string"]);

export abstract class TokenReader {
  private index = 0;
  private depth = 0;
  private lastErrorLine = -1;
  /** Messages so far, those of the scanner included. */
  protected nErrors: number;
  /** Function bodies open around the current token. */
  protected nFunctions = 0;
  /** Below zero in the header of a control clause, where `{` opens the block. */
  protected exprLevel = 0;
  /** Reading was given up: every token is EOF from here on, and no message is added. */
  private isAborted = false;

  constructor(
    protected readonly source: SourceFile,
    private readonly tokens: TokenList,
    private readonly diagnostics: DiagnosticList,
  ) {
    this.nErrors = tokens.errors.length;
  }

  abstract expr(): Expr;
  abstract body(): BlockStmt;

  // ---- Tokens ----

  protected get kind(): TokenKind {
    return this.tokens.kinds[this.index] ?? "EOF";
  }

  /** Whether the current token is `kind`; `;` stands for inserted semicolons too. */
  protected is(kind: TokenKind): boolean {
    const current = this.kind;
    return current === kind || (kind === ";" && (current === "newline" || current === ";EOF"));
  }

  /** Whether the token `distance` behind the current one is `kind`. */
  protected peekIs(distance: number, kind: TokenKind): boolean {
    return this.tokens.kinds[this.index + distance] === kind;
  }

  protected isOneOf(kinds: readonly TokenKind[]): boolean {
    return kinds.some((kind) => this.is(kind));
  }

  protected get isLiteral(): boolean {
    return LITERALS.has(this.kind);
  }

  protected next(): void {
    if (this.index < this.tokens.kinds.length - 1) this.index++;
  }

  protected got(kind: TokenKind): boolean {
    if (!this.is(kind)) return false;
    this.next();
    return true;
  }

  /** Consumes `kind`, or reports its absence and skips one token. Returns where it stood. */
  protected want(kind: TokenKind): Pos {
    const pos = this.pos;
    if (!this.got(kind)) {
      this.syntaxError(`expected ${describeKind(kind)}`);
      this.advance();
    }
    return pos;
  }

  /** `=`, or `:=` with a message. */
  protected gotAssign(): boolean {
    if (this.is(":=")) this.syntaxError("expected =");
    else if (!this.is("=")) return false;
    this.next();
    return true;
  }

  /** Skips a bracketed part that is known to end; returns what reads it later, once everything else has been read. */
  protected skipBlock<T>(read: () => T): () => T {
    const start = this.index;
    let depth = 0;
    do {
      if (this.kind === "{") depth++;
      else if (this.kind === "}") depth--;
      this.next();
    } while (depth > 0 && this.kind !== "EOF");
    return () => {
      this.index = start;
      return read();
    };
  }

  protected get tokenText(): string {
    return this.source.text.slice(this.tokens.starts[this.index], this.tokens.ends[this.index]);
  }

  protected get pos(): Pos {
    return this.source.pos(this.tokens.starts[this.index] ?? this.source.text.length);
  }

  /** End of the token before the current one. */
  protected get end(): Pos {
    return this.source.pos(this.index === 0 ? 0 : (this.tokens.ends[this.previousIndex()] ?? 0));
  }

  /** An inserted semicolon is no end of anything. */
  private previousIndex(): number {
    let i = this.index - 1;
    while (i > 0 && (this.tokens.kinds[i] === "newline" || this.tokens.kinds[i] === ";EOF")) i--;
    return i;
  }

  /** From `pos` to the end of the previous token. */
  protected span(pos: Pos): Span {
    const end = this.end;
    return { pos, end: end < pos ? pos : end };
  }

  // ---- Messages ----

  /**
   * A syntax error at the current token or at `pos`. Messages that start with `in`, `at`, `after` or `expected` get the
   * unexpected token's name in front. At most one a line; none after the first at the end of the file.
   */
  protected syntaxError(message: string, pos: Pos = this.pos): void {
    if (this.is("EOF") && this.nErrors > 0) return;
    const line = this.lineOf(pos - this.source.base);
    if (line === this.lastErrorLine) return;
    this.lastErrorLine = line;
    this.error(`syntax error: ${this.complete(message)}`, pos);
  }

  private lineOf(offset: number): number {
    const starts = this.source.lines();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  private complete(message: string): string {
    if (/^(in|at|after) /.test(message)) return `unexpected ${this.describeToken()} ${message}`;
    return message.startsWith("expected ") ? `unexpected ${this.describeToken()}, ${message}` : message;
  }

  /** A message that the compiler gives without `syntax error:`. */
  protected error(message: string, pos: Pos): void {
    if (this.isAborted) return;
    this.nErrors++;
    const isHere = pos === this.pos && !this.is(";") && !this.is("EOF");
    const end = isHere ? this.source.pos(this.tokens.ends[this.index] ?? 0) : ((pos + 1) as Pos);
    this.diagnostics.error({ pos, end }, "syntax", message);
  }

  protected describeToken(): string {
    const kind = this.kind;
    if (kind === "name") return `name ${this.tokenText}`;
    if (LITERALS.has(kind)) return `literal ${shorten(this.tokenText)}`;
    if (kind === ";") return "semicolon";
    if (kind === ";EOF") return "EOF";
    return kind === "newline" ? kind : describeKind(kind);
  }

  /** Skips to one of `follow` (or, inside a function, to a statement); without `follow`, skips one token. */
  protected advance(...follow: readonly TokenKind[]): void {
    if (follow.length === 0) this.next();
    while (follow.length > 0 && !this.is("EOF") && !this.isOneOf(follow)) {
      if (this.nFunctions > 0 && STATEMENT_STARTS.has(this.kind)) return;
      this.next();
    }
  }

  /** Runs `read` one level deeper; gives up where the nesting is too deep. */
  protected nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING) this.abort();
    const result = read();
    this.depth--;
    return result;
  }

  private abort(): void {
    if (!this.isAborted) this.error(nestingMessage(), this.pos);
    this.isAborted = true;
    this.index = this.tokens.kinds.length - 1;
  }

  /** Whether the scanner has reported something inside `span`. */
  protected isMalformed(span: Span): boolean {
    const start = span.pos - this.source.base;
    const end = span.end - this.source.base;
    return this.tokens.errors.some(({ offset }) => offset >= start && offset <= end);
  }

  // ---- Small nodes ----

  protected badExpr(): BadExpr {
    return { kind: "BadExpr", pos: this.pos, end: this.pos };
  }

  protected name(): Ident {
    const pos = this.pos;
    if (this.is("name")) {
      const name = this.tokenText;
      this.next();
      return { kind: "Ident", ...this.span(pos), name };
    }
    this.syntaxError("expected name");
    this.advance();
    return { kind: "Ident", pos, end: pos, name: "_" };
  }

  protected names(first: Ident): Ident[] {
    const names = [first];
    while (this.got(",")) names.push(this.name());
    return names;
  }

  protected literal(): BasicLit | undefined {
    if (!this.isLiteral) return undefined;
    const pos = this.pos;
    const literal = this.kind as BasicLit["literal"]; // LITERALS lists exactly these
    const value = this.tokenText;
    this.next();
    return { kind: "BasicLit", ...this.span(pos), literal, value };
  }

  /**
   * Elements up to `close`, which is consumed: `[ element { separator element } [ separator ] ] close`. `element` returns
   * true after the last one that may stand. Returns where `close` stands.
   */
  protected list(context: string, separator: TokenKind, close: TokenKind, element: () => boolean | undefined): Pos {
    let isLast = false;
    while (!this.is("EOF") && !this.is(close) && !isLast) {
      isLast = element() === true;
      if (this.got(separator) || this.is(close)) continue;
      const missing = `${describeKind(separator)} or ${describeKind(close)}`;
      this.syntaxError(`in ${context}; possibly missing ${missing}`);
      this.advance(")", "]", "}");
      if (!this.is(close)) return this.pos;
    }
    return this.want(close);
  }
}

/** A token kind in a message. */
function describeKind(kind: TokenKind): string {
  if (kind === ",") return "comma";
  if (kind === ";") return "semicolon or newline";
  return /^[a-z]+$/.test(kind) && kind !== "name" ? `keyword ${kind}` : kind;
}

/** An unclosed raw string goes on to the end of the file. */
function shorten(literal: string): string {
  const line = literal.split("\n", 1)[0] ?? "";
  return line === literal ? line : `${line}…`;
}

/** The message for a program nested beyond what is handled. */
export function nestingMessage(): string {
  return `nesting too deep (limit ${MAX_NESTING})`;
}
