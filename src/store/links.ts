// Links to what is shown. Needed when somebody shares something, and not before.

import { err, ok, type Result } from "../base/result.ts";
import { encodeScenarioLink } from "../share/address.ts";
import { encodeLink } from "../share/codec.ts";
import { ENGINE_VERSION } from "../share/version.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { findScenario } from "./gallery.ts";
import { shownTime } from "./selectors.ts";
import type { State } from "./state.ts";

/** A link longer than this gets cut by some chat programs. */
export const COMFORTABLE_LINK_LENGTH = 1_900;

/**
 * The fragment (without `#`) of a link to what is shown now. An unedited scenario at what the search shows by itself gets the
 * short form. Errors: `nothing` while there is no trace of the current program, `too-large`.
 */
export function linkFragment(state: State): Result<string, "nothing" | "too-large"> {
  const { trace } = state;
  if (trace === undefined || !state.isTraceCurrent) return err("nothing");
  if (isScenarioAsFound(state)) return ok(encodeScenarioLink(state.scenario ?? "", state.cursor));
  return encodeLink({
    source: state.source,
    options: { ...state.options, entry: linkEntry(state), time: shownTime(state) },
    schedule: trace.schedule,
    cursor: state.cursor,
    selectedStep: state.selectedStep,
    panel: state.panel,
    traceHash: trace.hash,
    engine: ENGINE_VERSION,
  });
}

// An entry that the program does not have is not passed on.
function linkEntry({ options, entries }: State): string | undefined {
  return entries.some(({ name }) => name === options.entry) ? options.entry : undefined;
}

// Whether opening the scenario leads here by itself, but for the cursor.
function isScenarioAsFound(state: State): boolean {
  const scenario = findScenario(state.scenario ?? "");
  if (scenario === undefined || state.panel !== "state" || state.selectedStep !== state.cursor - 1) return false;
  if (!isSameOptions(state.options, { ...DEFAULT_RUN_OPTIONS, ...scenario.options })) return false;
  if (state.shown.kind === "finding") return state.shown.index === 0;
  return state.shown.kind === "default" && state.exploration?.findings.length === 0;
}

function isSameOptions(a: RunOptions, b: RunOptions): boolean {
  return (Object.keys(a) as (keyof RunOptions)[]).every((key) => a[key] === b[key]); // The keys of a RunOptions.
}
