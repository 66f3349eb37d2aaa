// The detectors of an ordinary run.

import { DataRaceDetector } from "./data-race.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { LockOrderDetector } from "./lock-order.ts";
import { type Dependences, LostUpdateDetector } from "./lost-update.ts";
import { LostWriteDetector } from "./lost-write.ts";
import type { SiteCalls, SiteRoles } from "./site-roles.ts";
import { StuckDetector } from "./stuck.ts";
import { TornValueDetector } from "./torn-value.ts";

export interface DetectorOptions {
  readonly dependences: Dependences;
  /** The program is a test. */
  readonly isTest: boolean;
  readonly roles: SiteRoles;
  readonly calls: SiteCalls;
}

/** Fresh detectors that have reported nothing yet. */
export function createDetectors({ dependences, isTest, roles, calls }: DetectorOptions): readonly Detector[] {
  return [
    new DataRaceDetector(roles, calls),
    new LostUpdateDetector(dependences, roles),
    new LostWriteDetector(roles),
    new TornValueDetector(roles),
    new StuckDetector(isTest),
    new LockOrderDetector(calls),
    new EndingDetector(),
  ];
}
