// Who wrote a cell last: the question that a person asks of a picture of memory.

import { OP_ATOMIC_RMW, OP_ATOMIC_STORE, OP_WRITE } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";
import type { CellPart, CellScene, Span } from "./model.ts";

export interface LastWrite {
  readonly part: CellPart;
  readonly step: number;
  readonly goroutine: number;
  /** The function of the map's own code, or of the user's, that wrote. */
  readonly function: string;
  /** Line of the program that it is about; 0 when there is none. */
  readonly line: number;
}

// Of memory: what a map tells of a whole operation writes no cell.
function isWrite(kind: number): boolean {
  return kind === OP_WRITE || kind === OP_ATOMIC_STORE || kind === OP_ATOMIC_RMW;
}

/** The last step before the cursor that wrote into `span`; -1. Cost: O(cursor), without allocation. */
export function lastWriteStep({ events }: Pick<Trace, "events">, cursor: number, { from, to }: Span): number {
  const { kind, object, extent } = events;
  if (from < 0 || from >= to) return -1;
  for (let step = Math.min(cursor, events.length) - 1; step >= 0; step--) {
    const address = object[step] as number; // Columns have `length` rows, here and below.
    if (address < 0 || address >= to || !isWrite(kind[step] as number)) continue;
    if (address + Math.max(1, extent[step] as number) > from) return step;
  }
  return -1;
}

/** The last write of each part of a cell, latest first. Parts that no recorded step wrote are left out. */
export function lastWrites(trace: Trace, cursor: number, { spans }: Pick<CellScene, "spans">): readonly LastWrite[] {
  const found = (["tag", "key", "value"] as const).flatMap((part) => {
    const step = lastWriteStep(trace, cursor, spans[part]);
    return step < 0 ? [] : [describe(trace, step, part)];
  });
  return found.sort((a, b) => b.step - a.step);
}

function describe(trace: Trace, step: number, part: CellPart): LastWrite {
  const { goroutine, site, stack } = trace.events;
  const sites = (trace.stacks[stack[step] ?? -1] ?? [site[step] ?? -1]).flatMap((index) => trace.sites[index] ?? []);
  return {
    part,
    step,
    goroutine: goroutine[step] ?? 0,
    function: shortFunction(sites[0]?.function ?? ""),
    line: sites.find(({ isUser }) => isUser)?.line ?? 0,
  };
}

/** `runtime.mapAssign[int,string]` -> `mapAssign`, `main.main.func1` -> `main.func1`. */
export function shortFunction(qualified: string): string {
  const [plain = ""] = qualified.split("[");
  const dot = plain.indexOf(".", plain.lastIndexOf("/") + 1);
  return dot < 0 ? plain : plain.slice(dot + 1);
}

/**
 * For each group of spans the last step before the cursor that wrote into one of them; -1. One pass for all.
 * Cost: O(cursor log spans); less where all are found early.
 */
export function lastWriteSteps(
  { events }: Pick<Trace, "events">,
  cursor: number,
  groups: readonly (readonly Span[])[],
): Int32Array {
  const steps = new Int32Array(groups.length).fill(-1);
  const spans = groups
    .flatMap((group, index) => group.map(({ from, to }) => ({ from, to, index })))
    .filter(({ from, to }) => from >= 0 && from < to)
    .sort((a, b) => a.from - b.from);
  let nMissing = new Set(spans.map(({ index }) => index)).size;
  for (let step = Math.min(cursor, events.length) - 1; step >= 0 && nMissing > 0; step--) {
    const from = events.object[step] as number; // Columns have `length` rows.
    if (from < 0 || !isWrite(events.kind[step] as number)) continue;
    const to = from + Math.max(1, events.extent[step] as number);
    for (let i = firstReaching(spans, from); i < spans.length; i++) {
      const span = spans[i] as (typeof spans)[number]; // `i` is in bounds.
      if (span.from >= to) break;
      if (span.to <= from || steps[span.index] !== -1) continue;
      steps[span.index] = step;
      nMissing--;
    }
  }
  return steps;
}

// Spans do not overlap one another: index of the first that ends behind `address`.
function firstReaching(spans: readonly Span[], address: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) > address) high = middle;
    else low = middle + 1;
  }
  return low;
}
