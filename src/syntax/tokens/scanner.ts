// Text -> tokens, with automatic semicolons (Go spec, "Lexical elements") and the compiler's messages. Linear in the text.

import { describeChar, type LexicalError, NUMBER, numberError, numberKind, readEscape } from "./literals.ts";

/**
 * A token's kind: `name`, `int`, `float`, `imaginary`, `rune`, `string`, `EOF`, or the text of a keyword, an operator or a
 * delimiter. Semicolons written are `;`, inserted ones `newline` or, at the end of the file, `;EOF`.
 */
export type TokenKind = string;

/** The tokens of a file as columns, in order; the last one is `EOF`. Offsets are UTF-16 indices. */
export interface TokenList {
  readonly text: string;
  readonly kinds: readonly TokenKind[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly errors: readonly LexicalError[];
}

const KEYWORDS = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range " +
    "return select struct switch type var"
  ).split(" "),
);

/** Longest first, so that the first match is the right one. */
const OPERATORS =
  "<<= >>= &^= ... && || << >> &^ += -= *= /= %= &= |= ^= <- ++ -- == != <= >= := + - * / % & | ^ < > = ! ( ) [ ] { } , ; . : ~".split(
    " ",
  );

const OPERATORS_BY_FIRST: ReadonlyMap<string, readonly string[]> = new Map(
  OPERATORS.map(({ 0: first = "" }) => [first, OPERATORS.filter((operator) => operator.startsWith(first))]),
);

/** After these a newline ends the statement. */
const ENDS_STATEMENT = new Set(
  "name int float imaginary rune string break continue fallthrough return ++ -- ) ] }".split(" "),
);

const ASCII_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

/** Splits `text` into tokens. Never fails: what cannot be a token is reported and skipped. */
export function scan(text: string): TokenList {
  return new Scanner(text).run();
}

class Scanner {
  private readonly kinds: TokenKind[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly comments: { start: number; end: number }[] = [];
  private readonly errors: LexicalError[] = [];
  private offset = 0;
  /** A newline here ends the statement. */
  private needsSemicolon = false;

  private readonly hasOddCharacters: boolean;

  constructor(private readonly text: string) {
    this.hasOddCharacters = /[\0\ufeff]|\p{Cs}/u.test(text);
  }

  run(): TokenList {
    if (this.text.charCodeAt(0) === BOM) this.offset = 1;
    while (this.offset < this.text.length) this.scanOne();
    if (this.needsSemicolon) this.push(";EOF", this.text.length, this.text.length);
    this.push("EOF", this.text.length, this.text.length);
    const { text, kinds, starts, ends, comments, errors } = this;
    return { text, kinds, starts, ends, comments, errors };
  }

  private push(kind: TokenKind, start: number, end: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.offset = end;
    this.needsSemicolon = ENDS_STATEMENT.has(kind);
  }

  private error(offset: number, message: string): void {
    this.errors.push({ offset, message });
  }

  private scanOne(): void {
    const start = this.offset;
    const code = this.text.charCodeAt(start);
    if (code === NEWLINE) {
      if (this.needsSemicolon) this.push("newline", start, start + 1);
      else this.offset++;
    } else if (code === SPACE || code === TAB || code === RETURN) this.offset++;
    else if (isAsciiLetter(code)) this.name();
    else if (isDecimal(code) || (code === DOT && isDecimal(this.text.charCodeAt(start + 1)))) this.number();
    else if (code === DOUBLE_QUOTE) this.string();
    else if (code === BACK_QUOTE) this.rawString();
    else if (code === QUOTE) this.rune();
    else if (code === SLASH && this.comment()) return;
    else if (code >= 0x80) this.unicodeName();
    else this.operator();
  }

  private name(): void {
    ASCII_NAME.lastIndex = this.offset;
    const match = ASCII_NAME.exec(this.text);
    const end = this.offset + (match?.[0].length ?? 1);
    const name = match?.[0] ?? "";
    if (this.text.charCodeAt(end) >= 0x80) this.unicodeName();
    else this.push(KEYWORDS.has(name) ? name : "name", this.offset, end);
  }

  /** A name with characters beyond ASCII; foreign characters are reported and taken as part of it, as the compiler does. */
  private unicodeName(): void {
    const start = this.offset;
    let end = start;
    while (end < this.text.length) {
      const code = this.text.codePointAt(end) ?? 0;
      const char = String.fromCodePoint(code);
      if (!(code >= 0x80 || isAsciiLetter(code) || isDecimal(code))) break;
      if (code === BOM) this.error(end, "invalid BOM in the middle of the file");
      else if (code >= 0xd800 && code < 0xe000) this.error(end, "invalid UTF-8 encoding");
      else if (code >= 0x80 && !LETTER.test(char)) {
        if (!DIGIT.test(char)) this.error(end, `invalid character ${describeChar(code)} in identifier`);
        else if (end === start) this.error(end, `identifier cannot begin with digit ${describeChar(code)}`);
      }
      end += char.length;
    }
    this.push("name", start, end);
  }

  private number(): void {
    NUMBER.lastIndex = this.offset;
    const literal = NUMBER.exec(this.text)?.[0] ?? "";
    const error = numberError(literal);
    if (error !== undefined) this.error(this.offset + error.offset, error.message);
    this.push(numberKind(literal), this.offset, this.offset + literal.length);
  }

  private string(): void {
    const start = this.offset;
    let i = start + 1;
    for (;;) {
      const code = this.text.charCodeAt(i);
      if (code === DOUBLE_QUOTE) {
        i++;
        break;
      }
      if (code === BACKSLASH) i = this.escape(i, '"');
      else if (code === NEWLINE) {
        this.error(i, "newline in string");
        break;
      } else if (i >= this.text.length) {
        this.error(start, "string not terminated");
        break;
      } else i++;
    }
    this.checkText(start, i);
    this.push("string", start, i);
  }

  private rawString(): void {
    const start = this.offset;
    const close = this.text.indexOf("`", start + 1);
    if (close < 0) this.error(start, "string not terminated");
    const end = close < 0 ? this.text.length : close + 1;
    this.checkText(start, end);
    this.push("string", start, end);
  }

  private rune(): void {
    const start = this.offset;
    const nErrors = this.errors.length;
    let nChars = 0;
    let i = start + 1;
    for (; ; nChars++) {
      const code = this.text.codePointAt(i) ?? 0;
      if (i >= this.text.length) {
        if (nErrors === this.errors.length) this.error(start, "rune literal not terminated");
        break;
      }
      if (code === QUOTE) {
        if (nErrors === this.errors.length && nChars === 0) this.error(i, "empty rune literal or unescaped '");
        else if (nErrors === this.errors.length && nChars !== 1)
          this.error(start, "more than one character in rune literal");
        i++;
        break;
      }
      if (code === NEWLINE) {
        if (nErrors === this.errors.length) this.error(i, "newline in rune literal");
        break;
      }
      if (code === BACKSLASH) i = this.escape(i, "'");
      else i += code > 0xffff ? 2 : 1;
    }
    this.push("rune", start, i);
  }

  private escape(start: number, quote: string): number {
    const { end, error } = readEscape(this.text, start, quote);
    if (error !== undefined) this.error(error.offset, error.message);
    return end;
  }

  /** Characters that may stand nowhere, not even in strings and comments. */
  private checkText(start: number, end: number): void {
    if (!this.hasOddCharacters) return;
    const part = this.text.slice(start, end);
    const nul = part.indexOf("\0");
    if (nul >= 0) this.error(start + nul, "invalid NUL character");
    const bom = part.indexOf("\ufeff");
    if (bom >= 0) this.error(start + bom, "invalid BOM in the middle of the file");
    const surrogate = part.search(/\p{Cs}/u);
    if (surrogate >= 0) this.error(start + surrogate, "invalid UTF-8 encoding");
  }

  /** A general comment with a newline inside acts like a newline. */
  private comment(): boolean {
    const start = this.offset;
    const second = this.text.charCodeAt(start + 1);
    if (second !== SLASH && second !== STAR) return false;
    const isLine = second === SLASH;
    const close = isLine ? this.text.indexOf("\n", start) : this.text.indexOf("*/", start + 2);
    if (close < 0 && !isLine) this.error(start, "comment not terminated");
    let end = close < 0 ? this.text.length : isLine ? close : close + 2;
    this.checkText(start, end);
    const hasNewline = !isLine && this.text.slice(start, end).includes("\n");
    if (hasNewline && this.needsSemicolon) this.push("newline", start, end);
    this.offset = end;
    if (isLine && this.text.charCodeAt(end - 1) === RETURN) end--;
    this.comments.push({ start, end });
    return true;
  }

  private operator(): void {
    const start = this.offset;
    const candidates = OPERATORS_BY_FIRST.get(this.text.charAt(start));
    const operator = candidates?.find((candidate) => this.text.startsWith(candidate, start));
    if (operator !== undefined) {
      this.push(operator, start, start + operator.length);
      return;
    }
    const code = this.text.charCodeAt(start);
    this.error(start, code === 0 ? "invalid NUL character" : `invalid character ${describeChar(code)}`);
    this.offset++;
  }
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const BACKSLASH = 92;
const BACK_QUOTE = 96;
const BOM = 0xfeff;

function isDecimal(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}
