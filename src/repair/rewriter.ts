// Collects changes of a program's text, statement by statement, and gives them as edits in gofmt's form: inserted statements get lines
// of their own, a function written on one line is spread over several where that is needed, imports are added in their order.

import type { Node, Stmt } from "../syntax/ast.ts";
import type { TextEdit } from "../trace/repair.ts";
import { importEdits } from "./imports.ts";
import { type ListOwner, listOf, type Place, type ProgramText } from "./program-text.ts";

/** At one offset: what follows a statement comes before what precedes the next. */
const AFTER = 0;
const BEFORE = 1;
const PLAIN = 2;

interface Piece extends TextEdit {
  readonly rank: number;
}

interface Insertion {
  readonly side: typeof AFTER | typeof BEFORE;
  readonly lines: readonly string[];
}

export class Rewriter {
  private readonly pieces: Piece[] = [];
  private readonly imports = new Set<string>();
  /** Lists that stand on one line and are spread. */
  private readonly spread = new Set<ListOwner>();
  private readonly insertions = new Map<Stmt, Insertion[]>();
  private readonly removed = new Set<Stmt>();
  private readonly places = new Map<Stmt, Place>();
  /** What is put into blocks that have no statement yet. */
  private readonly filled = new Map<ListOwner, string[]>();

  constructor(readonly program: ProgramText) {}

  /** Replaces a node's text. */
  replace(node: Node, text: string): void {
    const { program } = this;
    this.edit(program.offset(node.pos), program.offset(node.end), text);
  }

  /** Replaces a piece of the text. */
  edit(start: number, end: number, text: string): void {
    this.pieces.push({ start, end, text, rank: PLAIN });
  }

  /** Puts statements before one, each on its own line; `\n` within one starts a line of the same depth. */
  before(place: Place, ...statements: readonly string[]): void {
    this.insert(place, BEFORE, statements);
  }

  /** Puts statements after one. */
  after(place: Place, ...statements: readonly string[]): void {
    this.insert(place, AFTER, statements);
  }

  /** Puts statements at the beginning of a block. */
  atStart(owner: ListOwner, ...statements: readonly string[]): void {
    const list = listOf(owner);
    if (list.length > 0) this.before({ owner, list, index: 0 }, ...statements);
    else this.fill(owner, statements);
  }

  /** Puts statements at the end of a block. */
  atEnd(owner: ListOwner, ...statements: readonly string[]): void {
    const list = listOf(owner);
    if (list.length > 0) this.after({ owner, list, index: list.length - 1 }, ...statements);
    else this.fill(owner, statements);
  }

  /** Takes a statement out, with its line. */
  remove(place: Place): void {
    const statement = this.note(place);
    this.removed.add(statement);
    if (this.isOnOneLine(place.owner)) this.spreadOut(place.owner);
  }

  /** Imports a package if the file does not; returns the name that it has here. */
  use(path: string): string {
    const spec = this.program.file.imports.find(({ path: { value } }) => value.slice(1, -1) === path);
    if (spec !== undefined) return spec.name?.name ?? lastElement(path);
    this.imports.add(path);
    return lastElement(path);
  }

  /** A declaration of its own, before the one (or the method of it) that holds `node`. */
  declareBefore(node: Node, declaration: string): void {
    const { program } = this;
    const decl =
      program.file.decls.find((each) => each.pos <= node.pos && node.end <= each.end) ?? program.file.decls[0];
    const doc = decl?.kind === "FuncDecl" ? decl.doc[0] : undefined;
    const start = this.startOfComments(program.offset((doc ?? decl ?? node).pos));
    this.pieces.push({ start, end: start, text: `${declaration}\n\n`, rank: PLAIN });
  }

  /** A declaration of its own, behind the one that holds `node`. */
  declareAfter(node: Node, declaration: string): void {
    const { program } = this;
    const decl = program.file.decls.find((each) => each.pos <= node.pos && node.end <= each.end) ?? program.file;
    const at = this.lineEnd(program.offset(decl.end));
    this.pieces.push({ start: at, end: at, text: `\n\n${declaration}`, rank: PLAIN });
  }

  /** The edits, in order; undefined when two of them are about the same text. */
  edits(): readonly TextEdit[] | undefined {
    const imports = importEdits(this.program, this.imports).map((edit) => ({ ...edit, rank: PLAIN }));
    const sorted = [...this.pieces, ...this.statementPieces(), ...imports]
      .map((piece, i) => ({ ...piece, i }))
      .sort((a, b) => a.start - b.start || a.end - b.end || a.rank - b.rank || a.i - b.i);
    let end = 0;
    const edits: TextEdit[] = [];
    for (const piece of sorted) {
      if (piece.start < end) return undefined;
      end = piece.end;
      edits.push({ start: piece.start, end: piece.end, text: piece.text });
    }
    return edits;
  }

  private insert(place: Place, side: typeof AFTER | typeof BEFORE, statements: readonly string[]): void {
    const statement = this.note(place);
    const lines = statements.flatMap((each) => each.split("\n"));
    const known = this.insertions.get(statement) ?? [];
    known.push({ side, lines });
    this.insertions.set(statement, known);
    if (this.isOnOneLine(place.owner) || !this.hasOwnLines(statement)) this.spreadOut(place.owner);
  }

  private fill(owner: ListOwner, statements: readonly string[]): void {
    const lines = this.filled.get(owner) ?? [];
    lines.push(...statements.flatMap((each) => each.split("\n")));
    this.filled.set(owner, lines);
    this.spreadOut(owner);
  }

  private note(place: Place): Stmt {
    const statement = place.list[place.index] as Stmt; // A place is one of a statement.
    this.places.set(statement, place);
    return statement;
  }

  // Whoever spreads a block spreads those around it that begin on its line.
  private spreadOut(owner: ListOwner): void {
    this.spread.add(owner);
    for (const up of this.program.ancestors(owner))
      if ((up.kind === "BlockStmt" || up.kind === "CaseClause" || up.kind === "CommClause") && this.isOnOneLine(up))
        this.spread.add(up);
  }

  private isOnOneLine(owner: ListOwner): boolean {
    return owner.kind === "BlockStmt" && !this.program.textOf(owner).includes("\n");
  }

  /** Nothing else stands on the statement's lines but a comment behind it. */
  private hasOwnLines(statement: Stmt): boolean {
    const { text } = this.program;
    const start = this.program.offset(statement.pos);
    const end = this.program.offset(statement.end);
    const before = text.slice(this.lineStart(start), start);
    const behind = text.slice(end, this.lineEnd(end));
    return before.trim() === "" && /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(behind);
  }

  private statementPieces(): readonly Piece[] {
    const pieces: Piece[] = [];
    for (const owner of this.spread) pieces.push(...this.spreadPieces(owner));
    for (const [statement, insertions] of this.insertions) {
      const owner = this.places.get(statement)?.owner;
      if (owner === undefined || this.spread.has(owner)) continue;
      for (const { side, lines } of insertions) pieces.push(this.linePiece(statement, side, lines));
    }
    for (const statement of this.removed) {
      const owner = this.places.get(statement)?.owner;
      if (owner !== undefined && !this.spread.has(owner)) pieces.push(this.removalPiece(statement));
    }
    return pieces;
  }

  private linePiece(statement: Stmt, side: typeof AFTER | typeof BEFORE, lines: readonly string[]): Piece {
    const start = this.program.offset(statement.pos);
    const indent = this.indentAt(start);
    const text = lines.map((line) => `${line === "" ? "" : indent}${line}\n`).join("");
    const at = side === BEFORE ? this.lineStart(start) : this.lineEnd(this.program.offset(statement.end)) + 1;
    return { start: at, end: at, text, rank: side };
  }

  // With an empty line where it would leave two, or one at an end of its block.
  private removalPiece(statement: Stmt): Piece {
    const { text } = this.program;
    let start = this.lineStart(this.program.offset(statement.pos));
    let end = this.lineEnd(this.program.offset(statement.end)) + 1;
    const isEmptyLine = (at: number): boolean => text.slice(at, this.lineEnd(at)).trim() === "";
    const previous = start === 0 ? 0 : this.lineStart(start - 1);
    const next = text.slice(end, this.lineEnd(end)).trim();
    const isOpened = text.slice(previous, start).trimEnd().endsWith("{");
    if (isEmptyLine(previous) && (next === "" || next.startsWith("}"))) start = previous;
    else if (isOpened && next === "") end = this.lineEnd(end) + 1;
    return { start, end, text: "", rank: PLAIN };
  }

  /** The gaps between the statements of a list become ends of lines. */
  private spreadPieces(owner: ListOwner): readonly Piece[] {
    const { program } = this;
    const outer = this.indentAt(program.offset(owner.pos)) + "\t".repeat(this.spreadAround(owner));
    const inner = `${outer}\t`;
    const row = (line: string): string => (line === "" ? "\n" : `\n${inner}${line}`);
    const pieces: Piece[] = [];
    const open = program.offset(owner.pos);
    const gap = /[ \t]*$/.exec(program.text.slice(0, open))?.[0].length ?? 0;
    // Functions on one line each have their braces in one column.
    if (gap > 1) pieces.push({ start: open - gap, end: open, text: " ", rank: PLAIN });
    let at = this.listStart(owner);
    let text = (this.filled.get(owner) ?? []).map(row).join("");
    for (const statement of listOf(owner)) {
      const start = program.offset(statement.pos);
      const end = program.offset(statement.end);
      const insertions = this.insertions.get(statement) ?? [];
      const lines = (side: number): string =>
        insertions
          .filter((each) => each.side === side)
          .flatMap((each) => each.lines.map(row))
          .join("");
      text += lines(BEFORE);
      const isRemoved = this.removed.has(statement);
      if (!isRemoved) {
        pieces.push({ start: at, end: start, text: `${text}\n${inner}`, rank: PLAIN });
        text = "";
        at = end;
      }
      text += lines(AFTER);
    }
    if (owner.kind === "BlockStmt")
      pieces.push({ start: at, end: program.offset(owner.end) - 1, text: `${text}\n${outer}`, rank: PLAIN });
    else if (text !== "") pieces.push({ start: at, end: at, text, rank: PLAIN });
    return pieces;
  }

  private spreadAround(owner: ListOwner): number {
    let n = 0;
    const line = this.lineStart(this.program.offset(owner.pos));
    for (const up of this.program.ancestors(owner))
      if (this.spread.has(up as ListOwner) && this.program.offset(up.pos) >= line) n++; // Only owners are in the set.
    return n;
  }

  private listStart(owner: ListOwner): number {
    const { program } = this;
    if (owner.kind === "BlockStmt") return program.offset(owner.pos) + 1;
    const first = owner.body[0];
    const limit = first === undefined ? program.offset(owner.end) : program.offset(first.pos);
    return program.text.lastIndexOf(":", limit - 1) + 1;
  }

  /** White space at the beginning of the line of an offset. */
  indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.program.text.slice(this.lineStart(offset)))?.[0] ?? "";
  }

  private lineStart(offset: number): number {
    return this.program.text.lastIndexOf("\n", offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    const end = this.program.text.indexOf("\n", offset);
    return end < 0 ? this.program.text.length : end;
  }

  // A declaration's comments stand right above it.
  private startOfComments(offset: number): number {
    let start = this.lineStart(offset);
    while (start > 0) {
      const previous = this.lineStart(start - 1);
      if (!this.program.text.slice(previous, start).startsWith("//")) break;
      start = previous;
    }
    return start;
  }
}

function lastElement(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
