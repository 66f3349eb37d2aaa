// The detectors of an ordinary run.

import { DataRaceDetector } from "./data-race.ts";
import { DeadlockDetector } from "./deadlock.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { GoroutineLeakDetector } from "./goroutine-leak.ts";
import { type Dependences, LostUpdateDetector } from "./lost-update.ts";
import { LostWriteDetector } from "./lost-write.ts";
import type { SiteCalls, SiteRoles } from "./site-roles.ts";

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
    new DeadlockDetector(),
    new GoroutineLeakDetector(isTest),
    new EndingDetector(),
  ];
}
