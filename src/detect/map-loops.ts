// The `range` loops over maps at runtime detail, with the keys that each has yielded.

import * as op from "../trace/operation.ts";
import type { Site, Trace } from "../trace/trace.ts";
import { stackOf } from "./dependences.ts";
import type { Execution } from "./detector.ts";
import type { MapOperation, MapOperations } from "./map-operations.ts";
import { isOfRuntime, ROLE_MAP_ITER_START, type SiteRoles } from "./site-roles.ts";

/** A loop. */
export interface MapLoop {
  readonly start: MapOperation;
  /** Events that yield an entry. */
  readonly yields: number[];
  /** The event that ends it; -1: it was left in another way, or never ended. */
  end: number;
}

/** The loops of an execution whose beginning is an event: the map was shared by then. In the order of their beginnings. */
export function loopsOf(execution: Execution, operations: MapOperations): readonly MapLoop[] {
  const { events } = execution;
  const loops: MapLoop[] = [];
  const open: MapLoop[] = [];
  let next = 0;
  for (let i = 0; i < events.length; i++) {
    const operation = operations.list[next];
    if (operation?.first === i) {
      next++;
      if (operation.role === ROLE_MAP_ITER_START) {
        const loop: MapLoop = { start: operation, yields: [], end: -1 };
        loops.push(loop);
        open.push(loop);
      }
    }
    if (events.kind[i] !== op.OP_MAP_YIELD) continue;
    const loop = loopAt(execution, open, operations.at(i));
    if (loop === undefined) continue;
    if (events.extent[i] === 0) {
      loop.end = i;
      open.splice(open.indexOf(loop), 1);
    } else loop.yields.push(i);
  }
  return loops;
}

// The innermost open loop over the map on the line that asks for an entry: others inside it have been left.
function loopAt(
  execution: Execution,
  open: readonly MapLoop[],
  operation: MapOperation | undefined,
): MapLoop | undefined {
  if (operation === undefined) return undefined;
  const { goroutine, map, role, site } = operation;
  if (role === ROLE_MAP_ITER_START) return open.findLast(({ start }) => start === operation);
  return open.findLast(
    ({ start }) => start.goroutine === goroutine && start.map === map && isOnOneLine(execution, start.site, site),
  );
}

function isOnOneLine(execution: Execution, a: number, b: number): boolean {
  const [first, second] = [a, b].map((site) => siteOf(execution, site));
  return first === undefined || (first.line === second?.line && first.function === second.function);
}

function siteOf(execution: Execution, site: number): Site | undefined {
  return execution.resolve?.(site) ?? (execution as Execution & Partial<Pick<Trace, "sites">>).sites?.[site];
}

/**
 * Whether everything that was yielded to the loop was yielded to one activation of its function: a function that calls itself has
 * several loops at one place. *Cost*: that of `stackOf` for every entry.
 */
export function isOneLoop(execution: Execution, { start, yields }: MapLoop, roles: SiteRoles): boolean {
  const below = (step: number): string | undefined => {
    const stack = stackOf(execution, step);
    const caller = stack?.findIndex((site) => !isOfRuntime(roles(site))) ?? -1;
    return caller < 0 ? undefined : stack?.slice(caller + 1).join(" ");
  };
  const own = below(start.first);
  return yields.every((step) => below(step) === own);
}
