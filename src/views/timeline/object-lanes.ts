// Which objects get a lane of their own: what the finding is about, what goroutines wait on, and variables that they share.

import { bookkeepingOf } from "../../store/bookkeeping.ts";
import { isPlainWrite } from "../../trace/operation.ts";
import type { Trace, TraceObject } from "../../trace/trace.ts";

/** Lanes of objects at most; the picture is about goroutines. */
const MAX_LANES = 10;
const MAX_VARIABLES = 4;

interface Use {
  readonly object: TraceObject;
  readonly goroutines: Set<number>;
  nEvents: number;
  hasWrite: boolean;
  isMarked: boolean;
}

/** Addresses of the objects to show, locks and channels before variables, in the order of the trace's objects. Cost: O(events). */
export function chooseObjects(trace: Trace, marked: readonly number[]): readonly number[] {
  const inner = bookkeepingOf(trace);
  const uses = usesOf(trace, marked).filter(({ object, isMarked }) => isMarked || !inner.has(object.address));
  const isVariable = ({ object }: Use): boolean =>
    object.kind === "variable" || object.kind === "map" || object.kind === "other";
  const byWeight = (a: Use, b: Use): number => Number(b.isMarked) - Number(a.isMarked) || b.nEvents - a.nEvents;
  const variables = uses
    .filter((use) => isVariable(use) && (use.isMarked || (use.goroutines.size > 1 && use.hasWrite)))
    .sort(byWeight)
    .slice(0, MAX_VARIABLES);
  const others = uses
    .filter((use) => !isVariable(use) && use.nEvents > 0)
    .sort(byWeight)
    .slice(0, MAX_LANES - variables.length);
  const order = new Map(trace.objects.map(({ address }, index) => [address, index]));
  const inOrder = (a: Use, b: Use): number => (order.get(a.object.address) ?? 0) - (order.get(b.object.address) ?? 0);
  return [...others.sort(inOrder), ...variables.sort(inOrder)].map(({ object }) => object.address);
}

function usesOf(trace: Trace, marked: readonly number[]): Use[] {
  const uses = new Map<number, Use>();
  for (const object of trace.objects)
    uses.set(object.address, { object, goroutines: new Set(), nEvents: 0, hasWrite: false, isMarked: false });
  const { length, goroutine, object, kind } = trace.events;
  for (let step = 0; step < length; step++) {
    const use = uses.get(object[step] as number);
    if (use === undefined) continue;
    use.nEvents++;
    use.goroutines.add(goroutine[step] as number);
    use.hasWrite ||= isPlainWrite(kind[step] as number);
  }
  for (const step of marked) {
    const use = uses.get(object[step] ?? -1);
    if (use !== undefined) use.isMarked = true;
  }
  return [...uses.values()];
}

/** Steps that touch each of `objects`, ascending. Cost: O(events). */
export function stepsOfObjects(trace: Trace, objects: readonly number[]): readonly Int32Array[] {
  const lists = new Map<number, number[]>(objects.map((address) => [address, []]));
  const { length, object } = trace.events;
  for (let step = 0; step < length; step++) lists.get(object[step] as number)?.push(step);
  return objects.map((address) => Int32Array.from(lists.get(address) ?? []));
}
