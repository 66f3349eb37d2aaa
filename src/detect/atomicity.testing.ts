// For tests of detectors that ask about the program: dependences between lines of a picture.

import type { Trace } from "../trace/trace.ts";
import type { Dependences, MeetingOfReads } from "./dependences.ts";

/** Lines -> lines of the reads that they depend on. */
export interface LineDependences {
  readonly data?: (line: number) => readonly number[];
  readonly control?: (line: number) => readonly number[];
  /** Meetings: lines of the reads, one a value. */
  readonly meetings?: readonly {
    readonly lines: readonly number[];
    readonly control?: readonly number[];
    readonly isIndex?: boolean;
    readonly isSum?: boolean;
  }[];
  readonly branchedOn?: readonly number[];
  readonly dereferenced?: readonly number[];
}

/** The same by sites of the trace. */
export function dependencesOnLines(trace: Trace, lines: LineDependences): Dependences {
  const lineOf = (site: number): number => trace.sites[site]?.line ?? 0;
  const sitesOf = (wanted: readonly number[]): readonly number[] =>
    trace.sites.flatMap(({ line }, site) => (wanted.includes(line) ? [site] : []));
  const meetings = (lines.meetings ?? []).map(
    (meeting, site): MeetingOfReads => ({
      site,
      isIndex: meeting.isIndex ?? false,
      isSum: meeting.isSum ?? false,
      operands: meeting.lines.map((line) => sitesOf([line])),
      control: sitesOf(meeting.control ?? []),
    }),
  );
  return {
    data: (site) => sitesOf(lines.data?.(lineOf(site)) ?? []),
    control: (site) => sitesOf(lines.control?.(lineOf(site)) ?? []),
    deciding: (site) => sitesOf(lines.control?.(lineOf(site)) ?? []),
    meetings: (site) => meetings.filter(({ operands }) => operands.some((sites) => sites.includes(site))),
    isDereferenced: (site) => lines.dereferenced?.includes(lineOf(site)) ?? false,
    isBranchedOn: (site) => lines.branchedOn?.includes(lineOf(site)) ?? false,
    connects: () => true,
    joins: () => true,
    gathers: () => true,
  };
}
