// The detectors of an ordinary run.

import type { Severity } from "../base/diagnostics.ts";
import { DataRaceDetector } from "./data-race.ts";
import { DeadlockDetector } from "./deadlock.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { GoroutineLeakDetector } from "./goroutine-leak.ts";
import { type Dependences, LostUpdateDetector } from "./lost-update.ts";
import { LostWriteDetector } from "./lost-write.ts";
import type { SiteRoles } from "./site-roles.ts";

export interface DetectorOptions {
  readonly dependences: Dependences;
  readonly leakSeverity: Severity;
  readonly roles: SiteRoles;
}

/** Fresh detectors that have reported nothing yet. */
export function createDetectors({ dependences, leakSeverity, roles }: DetectorOptions): readonly Detector[] {
  return [
    new DataRaceDetector(roles),
    new LostUpdateDetector(dependences, roles),
    new LostWriteDetector(roles),
    new DeadlockDetector(),
    new GoroutineLeakDetector(leakSeverity),
    new EndingDetector(),
  ];
}
