// Source files and positions. A position is one integer over all files of a file set, so that it fits a typed column.
// Offsets are UTF-16 indices (what the parser and the editor use); Go's own messages count bytes, see `Position.column`.

import { assert } from "./assert.ts";
import type { Brand } from "./brand.ts";

/** An offset into a file set; 0 is "no position". */
export type Pos = Brand<number, "Pos">;

/** No position. */
export const NO_POS = 0 as Pos;

/** A half-open range `[pos, end)` of one file. */
export interface Span {
  readonly pos: Pos;
  readonly end: Pos;
}

/** A position for people. `line` and `column` count from 1; `column` counts UTF-8 bytes as Go does; `utf16Column` as editors do. */
export interface Position {
  readonly file: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly utf16Column: number;
}

/** One file: its text and where it starts in the file set. */
export class SourceFile {
  private lineStarts: number[] | undefined;
  constructor(
    /** Name as shown in messages, e.g. `main.go` or `sync/once.go`. */
    readonly name: string,
    readonly text: string,
    /** `Pos` of the first character. */
    readonly base: number,
  ) {}

  /** The position of UTF-16 offset `offset`. */
  pos(offset: number): Pos {
    return (this.base + offset) as Pos;
  }

  /** UTF-16 offsets at which lines start; computed once. */
  lines(): readonly number[] {
    if (this.lineStarts === undefined) {
      const starts = [0];
      for (let i = this.text.indexOf("\n"); i >= 0; i = this.text.indexOf("\n", i + 1)) starts.push(i + 1);
      this.lineStarts = starts;
    }
    return this.lineStarts;
  }

  /** Position of a UTF-16 offset. Cost: logarithmic in lines, linear in the line's length. */
  position(offset: number): Position {
    const starts = this.lines();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const start = starts[low] ?? 0;
    const column = utf8Length(this.text, start, offset) + 1;
    return { file: this.name, offset, line: low + 1, column, utf16Column: offset - start + 1 };
  }
}

/** Files with disjoint position ranges. A child set sees its parent's files: the library is laid out once, a program many times. */
export class FileSet {
  private readonly files: SourceFile[] = [];
  private next: number;

  /** @param start first position of this set's own files; with a parent it must lie behind everything the parent will ever hold. */
  constructor(
    private readonly parent?: FileSet,
    start = 1,
  ) {
    this.next = start;
  }

  /** Adds a file behind all others. */
  add(name: string, text: string): SourceFile {
    const file = new SourceFile(name, text, this.next);
    this.next += text.length + 2;
    this.files.push(file);
    return file;
  }

  /** The file that holds `pos`, or undefined for `NO_POS` and foreign positions. */
  file(pos: Pos): SourceFile | undefined {
    for (let set: FileSet | undefined = this; set !== undefined; set = set.parent) {
      const first = set.files[0];
      if (first === undefined || pos < first.base) continue;
      for (let i = set.files.length - 1; i >= 0; i--) {
        const file = set.files[i];
        if (file !== undefined && pos >= file.base) return pos - file.base <= file.text.length + 1 ? file : undefined;
      }
    }
    return undefined;
  }

  /** Position for people; `pos` must belong to a file of this set. */
  position(pos: Pos): Position {
    const file = this.file(pos);
    assert(file !== undefined, "position outside every file", { pos });
    return file.position(pos - file.base);
  }
}

/** UTF-8 bytes of `text[start, end)`. */
export function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00 && i + 1 < end) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}
