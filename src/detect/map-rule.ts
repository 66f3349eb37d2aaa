// What every rule about maps at runtime detail is: it looks at one execution's operations on maps that met, and tells what it finds.

import type { FindingKind } from "../trace/finding.ts";
import type { Trace } from "../trace/trace.ts";
import type { Execution, Sighting, Story } from "./detector.ts";
import type { MapOperation, MapOperations } from "./map-operations.ts";
import type { SiteRoles } from "./site-roles.ts";

/** An execution in which two operations on a map met. */
export interface MapScan {
  readonly execution: Execution;
  readonly operations: MapOperations;
  readonly roles: SiteRoles;
}

/** A mistake that a rule sees. Steps that are not known are -1. */
export interface MapFound {
  readonly kind: FindingKind;
  /** The operation that suffers, and the one that makes it. Where the program calls them is what makes the mistake this one. */
  readonly victim: MapOperation;
  readonly culprit: MapOperation;
  /** Steps and numbers that the rule's own story needs. */
  readonly rows: readonly number[];
  /** Key that it is about, as text; "" where there is none. */
  readonly key: string;
  readonly lastStep: number;
}

/** A sighting of this folder's detectors of maps. */
export interface MapSighting extends Sighting {
  readonly found: MapFound;
  readonly rule: MapRule;
}

export interface MapRule {
  /** Cost: about linear in the events, and what `Execution.mapAt` says. */
  scan(scan: MapScan, report: (found: MapFound) => void): void;
  /** Tells what a scan of this very trace reported. */
  describe(trace: Trace, found: MapFound): Story;
}
