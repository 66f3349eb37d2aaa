// Source text -> syntax tree: the entry of this layer. Two readers, one tree: what tree-sitter's grammar reads as Go does is
// taken from its (incremental) tree; a file with mistakes, or with one of the grammar's gaps, is read from its tokens by a
// parser of our own, which also words the messages.

import { type Diagnostic, DiagnosticList } from "../base/diagnostics.ts";
import type { SourceFile } from "../base/source.ts";
import type { Comment, File } from "./ast.ts";
import type { Cst, GoParser } from "./cst.ts";
import { MAX_NESTING, MAX_SOURCE_LENGTH } from "./limits.ts";
import { DeclarationParser } from "./tokens/declaration-parser.ts";
import { KnownParser } from "./tokens/known-parser.ts";
import { scan, type TokenList } from "./tokens/scanner.ts";
import { nestingMessage } from "./tokens/token-reader.ts";
import { nodeBelow } from "./walk.ts";

/** More mistakes than this are not shown. */
const MAX_DIAGNOSTICS = 100;

/** What a parse leaves for the next one of the same file: used up by it, or freed by `disposeState`. */
export interface ParseState {
  readonly cst: Cst | undefined;
}

export interface ParseResult {
  readonly file: File;
  /** In source order; code `syntax`. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * False when the tree has holes. What gc's parser says without calling it a syntax error (a missing index, two receivers)
   * does not keep it from checking the rest.
   */
  readonly isReadable: boolean;
  readonly state: ParseState;
}

/**
 * Parses a file, incrementally after `previous`; without a parser from its tokens, to the same tree. Always gives a tree: any text is accepted, what cannot be read is reported.
 * Cost: linear in the text (in the change, for the grammar's part of the work).
 */
export function parseFile(parser: GoParser | undefined, source: SourceFile, previous?: ParseState): ParseResult {
  if (source.text.length > MAX_SOURCE_LENGTH) return refuse(source, tooLong(source), previous);
  const tokens = scan(source.text);
  const comments = commentsOf(source, tokens);
  if (nestingOf(tokens) > MAX_NESTING) {
    // The grammar's runtime recurses over brackets in texts with errors, and its stack is small.
    if (previous !== undefined) disposeState(previous);
    return { ...readTokens(source, tokens, comments), state: { cst: undefined } };
  }
  const cst = parser?.parse(source.text, previous?.cst);
  const file = cst && parser?.read(cst, source, tokens, comments);
  if (file !== undefined) return { file, diagnostics: [], isReadable: true, state: { cst } };
  return { ...readTokens(source, tokens, comments), state: { cst } };
}

/**
 * Reads text that is known to be right, as the library's, from its tokens alone: the same tree, at a third of the cost and
 * without a parser. The body of a declared function is read when it is first looked at; a mistake there is an exception.
 * Cost: linear.
 */
export function parseKnown(source: SourceFile): Omit<ParseResult, "state"> {
  const tokens = scan(source.text);
  return readList(source, tokens, commentsOf(source, tokens), KnownParser);
}

/** How deep brackets nest at most, closed or not. */
function nestingOf(tokens: TokenList): number {
  let depth = 0;
  let deepest = 0;
  for (const kind of tokens.kinds) {
    if (kind === "(" || kind === "[" || kind === "{") deepest = Math.max(deepest, ++depth);
    else if ((kind === ")" || kind === "]" || kind === "}") && depth > 0) depth--;
  }
  return deepest;
}

/** Frees what a state holds outside the JavaScript heap. */
export function disposeState(state: ParseState): void {
  state.cst?.dispose();
}

/** Reads a text that may nest too deeply for whoever walks its tree. */
function readTokens(source: SourceFile, tokens: TokenList, comments: readonly Comment[]): Omit<ParseResult, "state"> {
  const result = readList(source, tokens, comments);
  const { file, diagnostics } = result;
  const deep = nodeBelow(file, MAX_NESTING);
  if (deep === undefined) return result;
  const tooDeep = diagnosticAt(source, deep.pos - source.base, nestingMessage());
  const said = diagnostics.length > 0 ? diagnostics : [tooDeep];
  return { file: { ...file, imports: [], decls: [] }, diagnostics: said, isReadable: false };
}

function readList(
  source: SourceFile,
  tokens: TokenList,
  comments: readonly Comment[],
  Parser = DeclarationParser,
): Omit<ParseResult, "state"> {
  const syntax = new DiagnosticList();
  const parser = new Parser(source, tokens, syntax, comments);
  const file = parser.file();
  const lexical = tokens.errors.map(({ offset, message }) => diagnosticAt(source, offset, message));
  const read = lexical.filter(({ pos }) => pos <= parser.stop);
  const diagnostics = [...read, ...syntax.items].toSorted((a, b) => a.pos - b.pos).slice(0, MAX_DIAGNOSTICS);
  const isReadable = read.length === 0 && !syntax.items.some(({ message }) => message.startsWith("syntax error"));
  return { file, diagnostics, isReadable };
}

function diagnosticAt(source: SourceFile, offset: number, message: string): Diagnostic {
  const end = source.pos(Math.min(offset + 1, source.text.length));
  return { pos: source.pos(offset), end, code: "syntax", severity: "error", message };
}

function commentsOf(source: SourceFile, tokens: TokenList): readonly Comment[] {
  return tokens.comments.map(({ start, end }) => ({
    pos: source.pos(start),
    end: source.pos(end),
    text: source.text.slice(start, end),
  }));
}

function tooLong(source: SourceFile): string {
  return `file too long: ${source.text.length} characters (limit ${MAX_SOURCE_LENGTH})`;
}

/** An empty file and one message. */
function refuse(source: SourceFile, message: string, previous: ParseState | undefined): ParseResult {
  if (previous !== undefined) disposeState(previous);
  const pos = source.pos(0);
  const file: File = {
    kind: "File",
    pos,
    end: source.pos(source.text.length),
    packageName: { kind: "Ident", pos, end: pos, name: "_" },
    imports: [],
    decls: [],
    comments: [],
    buildConstraint: undefined,
  };
  return { file, diagnostics: [diagnosticAt(source, 0, message)], isReadable: false, state: { cst: undefined } };
}
