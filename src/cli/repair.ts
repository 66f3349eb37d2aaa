// `raceweave repair`: what could be changed so that each finding cannot happen any more, with the evidence, as unified differences.

import type { Finding } from "../trace/finding.ts";
import type { CheckedRepair, TextEdit } from "../trace/repair.ts";
import { Exploration } from "../worker/exploration.ts";
import { machineFor } from "../worker/machine.ts";
import { RepairSearch } from "../worker/repairs.ts";
import type { Arguments } from "./arguments.ts";
import { BAD_INPUT, compileInput, diagnosticLines, type Input } from "./input.ts";
import type { Terminal } from "./terminal.ts";

const NOTHING_FOUND = 0;
const FOUND = 1;
const SLICE_MS = 1000;
const CONTEXT_LINES = 3;

/** Explores the program and prints repairs of each finding. Returns the exit status: 0 when nothing was found, 1 otherwise. */
export function repairFile(input: Input, { options, isJson }: Arguments, terminal: Terminal): number {
  const start = performance.now();
  const compilation = compileInput(input, options);
  if (compilation.program === undefined) {
    terminal.err(diagnosticLines(compilation, input.fileName));
    return BAD_INPUT;
  }
  const exploration = new Exploration(machineFor(compilation, options), compilation, options, {
    elapsedMs: () => performance.now() - start,
    isStopped: () => false,
  });
  while (!exploration.advance(SLICE_MS));
  const result = exploration.result();
  const { source, fileName, compiler } = input;
  const found = result.findings.map((finding) => {
    const search = new RepairSearch(compiler, { source, fileName, options, compilation, finding, result });
    while (!search.advance());
    return { finding, checked: search.result().checked };
  });
  terminal.out(isJson ? jsonText(found) : found.map((each) => findingText(each, source, fileName)).join("\n"));
  return found.length === 0 ? NOTHING_FOUND : FOUND;
}

interface Repaired {
  readonly finding: Finding;
  readonly checked: readonly CheckedRepair[];
}

function jsonText(found: readonly Repaired[]): string {
  const findings = found.map(({ finding: { kind, message, key }, checked }) => ({
    kind,
    message,
    key,
    repairs: checked.map(({ repair, ...evidence }) => ({ ...repair, ...evidence })),
  }));
  return `${JSON.stringify({ findings }, undefined, 2)}\n`;
}

function findingText({ finding, checked }: Repaired, source: string, fileName: string): string {
  const offered = checked.filter(({ verdict }) => verdict !== "refuted");
  const head = `${finding.kind}: ${finding.message}\n`;
  if (offered.length === 0) return `${head}  no repair is known that helps\n`;
  return head + offered.map((each) => repairText(each, source, fileName)).join("");
}

function repairText({ repair, words, remaining }: CheckedRepair, source: string, fileName: string): string {
  const left = remaining.map(({ message }) => `  # left: ${message}\n`).join("");
  return `\n  # ${repair.title}: ${words}\n  # ${repair.why}\n${left}${unifiedDiff(source, repair.edits, fileName)}`;
}

interface Hunk {
  /** Lines of the old text, from 0; `end` is behind the last. */
  start: number;
  end: number;
  readonly edits: TextEdit[];
}

/** The edits as a unified difference that `patch` understands. */
export function unifiedDiff(source: string, edits: readonly TextEdit[], fileName: string): string {
  const lines = source.split("\n");
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const hunks: Hunk[] = [];
  for (const edit of edits) {
    const [start, end] = [lineOf(edit.start), lineOf(edit.end) + 1];
    const last = hunks.at(-1);
    if (last !== undefined && start - last.end <= 2 * CONTEXT_LINES) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else hunks.push({ start, end, edits: [edit] });
  }
  let shift = 0;
  const texts = hunks.map((hunk) => {
    const from = Math.max(0, hunk.start - CONTEXT_LINES);
    const to = Math.min(lines.length - (source.endsWith("\n") ? 1 : 0), hunk.end + CONTEXT_LINES);
    const before = lines.slice(from, to);
    const after = edited(source, starts[from] ?? 0, (starts[to] ?? source.length + 1) - 1, hunk.edits).split("\n");
    const text = `@@ -${from + 1},${before.length} +${from + 1 + shift},${after.length} @@\n${changes(before, after)}`;
    shift += after.length - before.length;
    return text;
  });
  return `--- ${fileName}\n+++ ${fileName}\n${texts.join("")}`;
}

function edited(source: string, from: number, to: number, edits: readonly TextEdit[]): string {
  let text = "";
  let at = from;
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at, Math.max(at, to));
}

// By the longest common subsequence of lines: hunks are short.
function changes(before: readonly string[], after: readonly string[]): string {
  const width = after.length + 1;
  const lengths = new Int32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let text = "";
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      text += ` ${before[i++]}\n`;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) text += `-${before[i++]}\n`;
    else text += `+${after[j++]}\n`;
  }
  return text;
}
