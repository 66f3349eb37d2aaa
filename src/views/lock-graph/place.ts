// Where in the program's own text a step is.

import type { Trace } from "../../trace/trace.ts";

export interface Place {
  /** Without its package: `(*Account).deposit`, `main.func1`. */
  readonly function: string;
  /** 0 when no frame is the program's own. */
  readonly line: number;
}

const NOWHERE: Place = { function: "", line: 0 };

/** The innermost frame of the event at `step` that is the program's own. */
export function placeOf(trace: Trace, step: number): Place {
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [trace.events.site[step] ?? -1];
  const site = stack.map((index) => trace.sites[index]).find((each) => each?.isUser === true);
  if (site === undefined) return NOWHERE;
  return { function: site.function.slice(site.function.indexOf(".") + 1), line: site.line };
}
