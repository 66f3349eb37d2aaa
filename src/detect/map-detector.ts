// Mistakes that show inside maps at runtime detail. One mistake is a kind and the two places in the program where the operations that
// met are called, however many of their steps it can come from.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Detector, Execution, Sighting, Sink, Story } from "./detector.ts";
import { IterationRule } from "./iteration.ts";
import { LostWriteRule } from "./lost-write.ts";
import { MapContentRule } from "./map-content.ts";
import { MapOperations } from "./map-operations.ts";
import type { MapFound, MapRule, MapSighting } from "./map-rule.ts";
import type { SiteRoles } from "./site-roles.ts";
import { StaleReadRule } from "./stale-read.ts";
import { WildAccessRule } from "./wild-access.ts";

export class MapDetector implements Detector {
  readonly needs = [op.OP_MAP_READ, op.OP_MAP_WRITE];
  private readonly operations: MapOperations;
  private readonly rules: readonly MapRule[];
  private readonly known = new Set<string>();

  constructor(private readonly roles: SiteRoles) {
    this.operations = new MapOperations(roles);
    this.rules = [
      new LostWriteRule(roles),
      new StaleReadRule(roles),
      new MapContentRule(roles),
      new WildAccessRule(),
      new IterationRule(roles),
    ];
  }

  scan(execution: Execution, sink: Sink): void {
    const { operations, roles } = this;
    if (!operations.read(execution)) return;
    for (const rule of this.rules) rule.scan({ execution, operations, roles }, (found) => this.take(rule, found, sink));
  }

  describe(trace: Trace, sighting: Sighting): Story {
    const { found, rule } = sighting as MapSighting; // `take` makes no others.
    return rule.describe(trace, found);
  }

  private take(rule: MapRule, found: MapFound, sink: Sink): void {
    const { kind, victim, culprit, rows, lastStep } = found;
    sink.saw(kind);
    const sites = [victim.site, culprit.site];
    const key = `${kind} ${Math.min(...sites)} ${Math.max(...sites)}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    const sighting: MapSighting = { kind, sites, rows, lastStep, found, rule };
    sink.report(sighting);
  }
}
