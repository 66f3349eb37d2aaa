// One mistake, one finding: which of a search's findings say no more than another one does.

import type { Outcome, Verdict } from "../trace/exploration.ts";
import type { Finding } from "../trace/finding.ts";

/**
 * The findings without contradicting lock orders that have deadlocked after all (the deadlock says more, if it requires no more), and without
 * deadlocks in which somebody else happens to be stuck besides. If `isProved`, every schedule has been run, and a lock order that has
 * not deadlocked never will. A function of the set of findings, whatever their order.
 */
export function withoutSuperseded(findings: readonly Finding[], isProved: boolean): readonly Finding[] {
  const deadlocks = findings.filter(({ kind }) => kind === "deadlock");
  return findings.filter((finding) => {
    if (finding.kind === "deadlock") return !deadlocks.some((other) => isPartOf(other, finding));
    if (finding.kind !== "lock-order") return true;
    return !isProved && !deadlocks.some((deadlock) => hasDeadlocked(finding, deadlock));
  });
}

function isPartOf(part: Finding, whole: Finding): boolean {
  const [some, all] = [placesOf(part, "waits"), placesOf(whole, "waits")];
  return !requiresMore(part, whole) && some.size < all.size && [...some].every((place) => all.has(place));
}

function hasDeadlocked(order: Finding, deadlock: Finding): boolean {
  const places = placesOf(deadlock, "waits");
  return !requiresMore(deadlock, order) && [...placesOf(order, "second lock")].every((place) => places.has(place));
}

const requiresMore = (finding: Finding, other: Finding): boolean =>
  finding.requires.some((requirement) => !other.requires.includes(requirement));

function placesOf({ events }: Finding, role: string): ReadonlySet<string> {
  return new Set(events.filter((event) => event.role === role).map(({ file, line }) => `${file}:${line}`));
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
