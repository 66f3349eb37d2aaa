// The repairs that can be tried for a finding, by its kind: the most natural first. Whether one helps is for an exploration of the
// repaired program to say.

import type { FindingKind } from "../trace/finding.ts";
import type { Repair } from "../trace/repair.ts";
import type { Broken } from "./broken.ts";
import { compoundRepairs, mutexRepairs } from "./mutex.ts";

type Source = (broken: Broken) => readonly Repair[];

const OF_MEMORY: readonly Source[] = [mutexRepairs, compoundRepairs];

const SOURCES: Partial<Record<FindingKind, readonly Source[]>> = {
  "data-race": OF_MEMORY,
  "lost-update": OF_MEMORY,
};

/**
 * Repairs of a finding. Pure: the same program and finding give the same repairs. Their texts need not type-check: whoever offers
 * one has to check it. *Cost*: linear in the program, for each repair.
 */
export function repairsFor(broken: Broken): readonly Repair[] {
  return (SOURCES[broken.finding.kind] ?? []).flatMap((source) => source(broken));
}
