// Repairs as a person reads them: which lines go, which come, and what exploring the repaired program showed.

import type { CheckedRepair, RepairVerdict, TextEdit } from "../../trace/repair.ts";

/** Lines that belong together: those that go and those that come in their place. */
export interface Hunk {
  /** First line of the old text that it is about, from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The edits as whole lines. Edits in one line, or in lines that touch, are one hunk. Cost: linear in the text. */
export function hunksOf(source: string, edits: readonly TextEdit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (let i = 0; i < edits.length; ) {
    const start = lineStart(source, (edits[i] as TextEdit).start); // i is in range
    let end = start;
    let text = "";
    let at = start;
    do {
      const edit = edits[i] as TextEdit;
      text += source.slice(at, edit.start) + edit.text;
      at = edit.end;
      end = lineEnd(source, at);
      i++;
    } while (i < edits.length && (edits[i] as TextEdit).start <= end);
    text += source.slice(at, end);
    hunks.push(hunk(source, start, end, text));
  }
  return hunks;
}

/** A line of the comparison; `gap` stands for lines in between that stay. */
export type DiffLine =
  | { readonly kind: "same" | "removed"; readonly line: number; readonly text: string }
  | { readonly kind: "added"; readonly text: string }
  | { readonly kind: "gap" };

/** Lines of the old text around each hunk: enough to see where it is. */
const CONTEXT = 1;

/** The edits as lines that go and come, with a line of what stays around them. Cost: linear in the text. */
export function diffOf(source: string, edits: readonly TextEdit[]): readonly DiffLine[] {
  const old = source.replace(/\n$/, "").split("\n");
  const lines: DiffLine[] = [];
  // First line that has not been given yet, from 1.
  let next = 1;
  const stay = (from: number, to: number): void => {
    for (let line = Math.max(next, from); line <= Math.min(to, old.length); line++)
      lines.push({ kind: "same", line, text: old[line - 1] as string }); // line is in range
    next = Math.max(next, Math.min(to, old.length) + 1);
  };
  for (const { line, removed, added } of hunksOf(source, edits)) {
    const from = line - CONTEXT;
    stay(next, Math.min(from - 1, next - 1 + (lines.length === 0 ? 0 : CONTEXT)));
    if (lines.length > 0 && next < from) lines.push({ kind: "gap" });
    stay(from, line - 1);
    removed.forEach((text, i) => {
      lines.push({ kind: "removed", line: line + i, text });
    });
    next = Math.max(next, line + removed.length);
    for (const text of added) lines.push({ kind: "added", text });
  }
  if (lines.length > 0) stay(next, next - 1 + CONTEXT);
  return lines;
}

// Lines at both ends that stay as they are do not belong to it.
function hunk(source: string, start: number, end: number, text: string): Hunk {
  let removed = source.slice(start, end).split("\n");
  let added = text.split("\n");
  let line = source.slice(0, start).split("\n").length;
  while (removed.length > 0 && added.length > 0 && removed[0] === added[0]) {
    removed = removed.slice(1);
    added = added.slice(1);
    line++;
  }
  while (removed.length > 0 && added.length > 0 && removed.at(-1) === added.at(-1)) {
    removed = removed.slice(0, -1);
    added = added.slice(0, -1);
  }
  return { line, removed, added };
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  return end < 0 ? source.length : end;
}

const TONES = { verified: "ok", unproved: "plain", partial: "warn", refuted: "race" } as const;

/** How loud to say what came of it. */
export function toneOf(verdict: RepairVerdict): (typeof TONES)[RepairVerdict] {
  return TONES[verdict];
}

/** Those that help, and those that do not. */
export function sorted(checked: readonly CheckedRepair[]): {
  readonly helpful: readonly CheckedRepair[];
  readonly refuted: readonly CheckedRepair[];
} {
  return {
    helpful: checked.filter(({ verdict }) => verdict !== "refuted"),
    refuted: checked.filter(({ verdict }) => verdict === "refuted"),
  };
}
