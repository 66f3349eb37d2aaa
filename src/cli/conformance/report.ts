// A suite's results as text for a terminal.

import { type LeftOut, type Totals, totalsOf, type Verdict } from "./results.ts";

const EXAMPLES = 3;

/** Totals by folder, failures and what was left out: grouped by reason, or one line for each entry. */
export function reportText(
  title: string,
  verdicts: readonly Verdict[],
  leftOut: readonly LeftOut[],
  isListing: boolean,
): string {
  const failures = verdicts.filter(({ isPassed }) => !isPassed);
  const lines = [title, "", ...totalsTable(verdicts), ""];
  if (failures.length > 0) lines.push("Failures", ...(isListing ? listOf(failures) : groupsOf(failures)), "");
  if (leftOut.length > 0)
    lines.push("Left out", ...(isListing ? leftOut.map(leftOutLine) : groupsOf(leftOut.map(generalised))), "");
  return `${lines.join("\n")}\n`;
}

function totalsTable(verdicts: readonly Verdict[]): readonly string[] {
  const folders = [...new Set(verdicts.map(({ folder }) => folder))].sort();
  const rows: (readonly [string, Totals])[] = folders.map((folder) => [
    folder,
    totalsOf(verdicts.filter((verdict) => verdict.folder === folder)),
  ]);
  return ["passed supported total", ...[...rows, ["all", totalsOf(verdicts)] as const].map(totalsLine)];
}

function totalsLine([folder, { passed, supported, total }]: readonly [string, Totals]): string {
  const numbers = `${String(passed).padStart(6)} ${String(supported).padStart(9)} ${String(total).padStart(5)}`;
  return `${numbers}  ${((100 * passed) / Math.max(1, total)).toFixed(1).padStart(5)} %  ${folder}`;
}

function listOf(failures: readonly Verdict[]): readonly string[] {
  return failures.map(({ name, category, reason }) => `${name}: ${category}: ${reason}`);
}

function leftOutLine({ name, reason }: LeftOut): string {
  return `${name}: ${reason}`;
}

interface Grouped {
  readonly name: string;
  readonly category?: string;
  readonly reason: string;
}

function generalised({ name, reason }: LeftOut): Grouped {
  return { name, reason: reason.replace(/:.*/, "") };
}

// The most frequent first. Numbers and names differ from program to program where the reason is one.
function groupsOf(entries: readonly Grouped[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { name, category, reason } of entries) {
    const key = category === undefined ? reason : `${category}: ${shapeOf(reason)}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([key, names]) => {
      const more = names.length > EXAMPLES ? ", …" : "";
      return `${String(names.length).padStart(5)}  ${key}  (${names.slice(0, EXAMPLES).join(", ")}${more})`;
    });
}

function shapeOf(reason: string): string {
  const code = /^\[[\w-]+\]/.exec(reason)?.[0];
  if (code === undefined) return reason.replace(/^line \d+: .*/, "another output").slice(0, 100);
  const message = reason.slice(code.length).replace(/^ \d+:\d+: /, "");
  return code.startsWith("[unsupported") || code.includes("import") ? `${code} ${message}`.slice(0, 100) : code;
}
