// Comments that mean something: directives above functions and the build constraint.

import type { Pos, SourceFile } from "../base/source.ts";
import type { Comment } from "./ast.ts";

/** The comments directly above `pos`: no blank line, no other text between them and the line of `pos`. In file order. */
export function docAbove(source: SourceFile, comments: readonly Comment[], pos: Pos): readonly Comment[] {
  let last = lowerBound(comments, pos) - 1;
  let start: number = pos;
  const doc: Comment[] = [];
  for (; last >= 0; last--) {
    const comment = comments[last];
    if (comment === undefined || !isOneLineApart(source, comment.end, start)) break;
    if (!startsLine(source, comment.pos)) break;
    doc.push(comment);
    start = comment.pos;
  }
  return doc.reverse();
}

/** How many comments start before `pos`. */
function lowerBound(comments: readonly Comment[], pos: Pos): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOneLineApart(source: SourceFile, from: number, to: number): boolean {
  const between = source.text.slice(from - source.base, to - source.base);
  return /^[ \t\r]*\n[ \t\r]*$/.test(between);
}

function startsLine(source: SourceFile, pos: Pos): boolean {
  const offset = pos - source.base;
  const lineStart = source.text.lastIndexOf("\n", offset - 1) + 1;
  return source.text.slice(lineStart, offset).trim() === "";
}

/** The expression of the first `//go:build` line before the package clause at `packagePos`. */
export function buildConstraintOf(comments: readonly Comment[], packagePos: Pos): string | undefined {
  for (const comment of comments) {
    if (comment.pos >= packagePos) return undefined;
    const match = /^\/\/go:build[ \t]+(.*?)\s*$/.exec(comment.text);
    if (match !== null) return match[1];
  }
  return undefined;
}
