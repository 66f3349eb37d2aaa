// One mistake, one finding: which of a search's findings say no more than another one does.

import type { Outcome, Verdict } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";

/**
 * The findings without contradicting lock orders that have deadlocked after all: the deadlock says more, if it requires nothing. If `isProved`, every schedule has
 * been run, and a lock order that has not deadlocked never will.
 */
export function withoutSuperseded(findings: readonly Finding[], isProved: boolean): readonly Finding[] {
  if (!findings.some(({ kind }) => kind === "lock-order")) return findings;
  const deadlocks = findings.filter(({ kind, requires }) => kind === "deadlock" && requires.length === 0);
  return findings.filter((finding) => {
    if (finding.kind !== "lock-order") return true;
    if (isProved) return false;
    const places = placesOf(finding, "second lock");
    return !deadlocks.some((deadlock) => places.every((place) => placesOf(deadlock, "waits").includes(place)));
  });
}

function placesOf({ events }: Finding, role: string): readonly string[] {
  return events.filter((event) => event.role === role).map(({ file, line }) => `${file}:${line}`);
}

/** The outcomes, with nothing said of lock orders: it is proved that none of them deadlocks. */
export function withoutLockOrders(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (!outcomes.some(({ verdicts }) => verdicts.some(({ kinds }) => kinds.includes("lock-order")))) return outcomes;
  return outcomes.map((outcome) => ({ ...outcome, verdicts: withoutKind(outcome.verdicts) }));
}

function withoutKind(verdicts: readonly Verdict[]): readonly Verdict[] {
  const counts = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const kinds = verdict.kinds.filter((kind) => kind !== "lock-order");
    const count = verdict.count + (counts.get(kinds.join(" "))?.count ?? 0);
    counts.set(kinds.join(" "), { kinds, count });
  }
  return [...counts.values()];
}
