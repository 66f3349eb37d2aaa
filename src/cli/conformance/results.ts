// A suite's results: one verdict an entry, their totals, and the comparison with what was recorded before.

/** What became of one entry. */
export interface Verdict {
  readonly name: string;
  /** For the table of totals: the program's folder, the test's file. */
  readonly folder: string;
  readonly isPassed: boolean;
  /** `pass`, or what sort of failure. */
  readonly category: string;
  /** One line for people; empty for a pass. */
  readonly reason: string;
}

/** An entry that does not count, with the reason. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

export interface Totals {
  readonly passed: number;
  readonly supported: number;
  readonly total: number;
}

/** What is kept in the repository. */
export interface Recorded extends Totals {
  readonly suite: string;
  readonly go: string;
  readonly engine: string;
  /** By entry: `pass` or the failure's category. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Failures of this category mean that the program was refused: it is not supported. */
export const REFUSED = "front-end";

export function totalsOf(verdicts: readonly Verdict[]): Totals {
  return {
    passed: verdicts.filter(({ isPassed }) => isPassed).length,
    supported: verdicts.filter(({ category }) => category !== REFUSED).length,
    total: verdicts.length,
  };
}

/** Entries that passed when they were recorded and do not now. What was not run is not compared. */
export function droppedEntries(recorded: Recorded | undefined, verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(({ name, isPassed }) => !isPassed && recorded?.entries[name] === "pass");
}

/** The record after this run; entries that were not run keep what was recorded when `isWhole` is false. */
export function recordOf(
  run: Pick<Recorded, "suite" | "go" | "engine">,
  verdicts: readonly Verdict[],
  before: Recorded | undefined,
): Recorded {
  const merged: Record<string, string> = { ...before?.entries };
  for (const { name, category } of verdicts) merged[name] = category;
  const entries = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
  const categories = Object.values(entries);
  return {
    ...run,
    passed: categories.filter((category) => category === "pass").length,
    supported: categories.filter((category) => category !== REFUSED).length,
    total: categories.length,
    entries,
  };
}

/** Reads a record. Errors: undefined for anything that is not one. */
export function parseRecorded(text: string): Recorded | undefined {
  const value: unknown = JSON.parse(text);
  return isRecorded(value) ? value : undefined;
}

function isRecorded(value: unknown): value is Recorded {
  if (typeof value !== "object" || value === null || !("entries" in value)) return false;
  const { entries } = value;
  return typeof entries === "object" && entries !== null && Object.values(entries).every((v) => typeof v === "string");
}
