// What one ending was, in a word, and a glance at what it printed.

import type { ProgramOutcome } from "../../store/selectors.ts";
import type { FindingKind } from "../../trace/finding.ts";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";

const TONES = {
  exit: "plain",
  panic: "race",
  fatal: "race",
  deadlock: "race",
  livelock: "race",
  limit: "warn",
  stopped: "warn",
} as const;

/** How loud to say it. An exit status other than 0 is the program's own way of saying that something failed. */
export function toneOf({ kind, exitCode }: ProgramOutcome): "plain" | "race" | "warn" {
  return kind === "exit" && exitCode !== 0 ? "warn" : TONES[kind];
}

/** How the program ended. */
export function endingWords({ kind, exitCode }: ProgramOutcome): string {
  return kind === "exit" && exitCode !== 0 ? outcomesStrings.exitStatus(exitCode) : outcomesStrings.kinds[kind];
}

/** The first lines of `output`, at most `maxLines`, with an ellipsis when there is more. Without trailing blank lines. */
export function excerpt(output: string, maxLines = 4): string {
  const lines = output.replace(/\n+$/, "").split("\n");
  return lines.length <= maxLines ? lines.join("\n") : `${lines.slice(0, maxLines).join("\n")}\n…`;
}

/** What detectors saw in executions that ended like this; how it ended says itself. */
export function kindsOf({ verdicts }: Pick<ProgramOutcome, "verdicts">): readonly FindingKind[] {
  return [...new Set(verdicts.flatMap(({ kinds }) => kinds))].filter((kind) => !ENDINGS.has(kind)).sort();
}

const ENDINGS: ReadonlySet<FindingKind> = new Set(["data-race", "panic", "fatal", "map-fatal", "deadlock"]);
