// What a permalink restores. Any change of this shape is a new link version with an upgrader and a fixture.

import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";

/** Panels a link can open; indices are part of the format: append only. */
export const LINK_PANELS = ["state", "locks", "output", "outcomes", "verdicts", "fixes", "maps"] as const;
export type LinkPanel = (typeof LINK_PANELS)[number];

/** A moment: program, options, schedule and what was looked at. */
export interface LinkState {
  readonly source: string;
  readonly options: RunOptions;
  readonly schedule: Schedule;
  readonly cursor: number;
  /** Selected step; -1 for none. */
  readonly selectedStep: number;
  readonly panel: LinkPanel;
  /** Hash of the trace that the schedule gave when the link was made (`Trace.hash`); 0 when there was none. */
  readonly traceHash: number;
  /** Engine that made the link: major, minor, patch. */
  readonly engine: readonly [number, number, number];
}

/** What a URL fragment asks for. */
export type Link =
  | { readonly kind: "none" }
  /** `#s/<slug>` or `#s/<slug>@<cursor>`: a gallery scenario, shown as the search finds it. */
  | { readonly kind: "scenario"; readonly slug: string; readonly cursor: number | undefined }
  | { readonly kind: "state"; readonly state: LinkState };

/** Why a link cannot be opened. */
export type LinkError = "damaged" | "too-large" | "newer" | "unknown-scenario";
