// Comments at the ends of neighbouring lines stand in one column, as gofmt puts them: when an edit makes such a line longer or shorter,
// the blanks before the comments change with it.

import { applyEdits, type TextEdit } from "../trace/repair.ts";
import type { ProgramText } from "./program-text.ts";

interface TrailingComment {
  /** Offsets in the new text: start of its line, end of the code, start of the comment. */
  readonly line: number;
  readonly codeEnd: number;
  readonly start: number;
  /** The same two in the old text. */
  readonly oldCodeEnd: number;
  readonly oldStart: number;
}

/** The edits, and those that put the comments of the changed lines back into their columns. */
export function withAlignedComments(program: ProgramText, edits: readonly TextEdit[]): readonly TextEdit[] {
  const text = applyEdits(program.text, edits);
  const comments = trailingComments(program, edits, text);
  const extra: TextEdit[] = [];
  for (const run of runsOf(text, comments)) {
    if (!run.some(({ oldStart }) => isTouched(program, edits, oldStart))) continue;
    const widths = run.map(({ line, codeEnd }) => widthOf(text.slice(line, codeEnd)));
    const column = Math.max(...widths) + 1;
    run.forEach(({ codeEnd, start, oldCodeEnd, oldStart }, i) => {
      const blanks = " ".repeat(column - (widths[i] ?? 0));
      if (text.slice(codeEnd, start) !== blanks) extra.push({ start: oldCodeEnd, end: oldStart, text: blanks });
    });
  }
  return extra.length === 0 ? edits : merged([...edits, ...extra]);
}

function merged(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.i - b.i)
    .map(({ edit }) => edit);
}

function trailingComments(program: ProgramText, edits: readonly TextEdit[], text: string): readonly TrailingComment[] {
  return program.file.comments.flatMap((comment) => {
    const oldStart = program.offset(comment.pos);
    if (!comment.text.startsWith("//") || edits.some((edit) => edit.start < oldStart && oldStart < edit.end)) return [];
    const start = newOffset(edits, oldStart);
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const code = text.slice(line, start).trimEnd();
    const oldCodeEnd = program.text.slice(0, oldStart).trimEnd().length;
    const isOwnLine = code.trim() === "" || program.text.slice(oldCodeEnd, oldStart).includes("\n");
    return isOwnLine ? [] : [{ line, codeEnd: line + code.length, start, oldCodeEnd, oldStart }];
  });
}

/** Where an offset that no edit replaces is afterwards; what is inserted there comes before it. */
function newOffset(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) if (end <= offset) shift += text.length - (end - start);
  return offset + shift;
}

/** Comments of neighbouring lines of one depth. */
function runsOf(text: string, comments: readonly TrailingComment[]): readonly (readonly TrailingComment[])[] {
  const runs: TrailingComment[][] = [];
  for (const comment of comments) {
    const last = runs.at(-1)?.at(-1);
    const isNext = last !== undefined && text.indexOf("\n", last.start) + 1 === comment.line;
    if (isNext && depthOf(text, last.line) === depthOf(text, comment.line)) runs.at(-1)?.push(comment);
    else runs.push([comment]);
  }
  return runs;
}

function depthOf(text: string, line: number): number {
  return /^\t*/.exec(text.slice(line, line + 100))?.[0].length ?? 0;
}

function isTouched(program: ProgramText, edits: readonly TextEdit[], offset: number): boolean {
  const start = program.text.lastIndexOf("\n", offset - 1) + 1;
  const before = start === 0 ? 0 : program.text.lastIndexOf("\n", start - 2) + 1;
  const end = program.text.indexOf("\n", offset);
  const next = end < 0 ? program.text.length : program.text.indexOf("\n", end + 1);
  return edits.some((edit) => edit.end >= before && edit.start <= (next < 0 ? program.text.length : next));
}

// Columns count characters, as gofmt does.
function widthOf(code: string): number {
  return [...code].length;
}
