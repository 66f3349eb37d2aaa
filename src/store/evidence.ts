// What real Go said about the gallery's programs, fetched when somebody asks.

import { findScenario } from "./gallery.ts";

/** How often something was seen, by what it was. */
export type Counts = Readonly<Record<string, number>>;

/** One program, built with one release; see scripts/record-evidence.mjs. */
export interface ProgramEvidence {
  readonly runs: number;
  /** Outputs, or the first line of how it died. */
  readonly ends: Counts;
  readonly raceRuns: number;
  readonly racesReported: number;
  readonly raceEnds: Counts;
  /** The variant in which `main` is called again and again: ends of processes, and lines printed before. */
  readonly repeated?: {
    readonly rounds: number;
    readonly runs: number;
    readonly ends: Counts;
    readonly lines: Counts;
  };
}

export interface ReleaseEvidence {
  readonly version: string;
  readonly program: ProgramEvidence;
}

interface Recorded {
  readonly releases: readonly {
    readonly version: string;
    readonly programs: Readonly<Record<string, ProgramEvidence>>;
  }[];
}

/** By release, the oldest first. Programs of which another scenario shows another side have one recording. */
export async function loadEvidence(slug: string): Promise<readonly ReleaseEvidence[]> {
  const { default: recorded } = (await import("../scenarios/evidence.json")) as { readonly default: unknown };
  const names = [slug, findScenario(slug)?.counterpart];
  return (recorded as Recorded).releases.flatMap(({ version, programs }) => {
    const program = names.map((name) => programs[name ?? ""]).find((known) => known !== undefined);
    return program === undefined ? [] : [{ version, program }];
  });
}
