// The detectors of an ordinary run.

import { AbaDetector } from "./aba.ts";
import { AtomicityDetector } from "./atomicity.ts";
import { DataRaceDetector } from "./data-race.ts";
import type { Dependences } from "./dependences.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { InitOrderDetector } from "./init-order.ts";
import { LivelockDetector } from "./livelock.ts";
import { LockOrderDetector } from "./lock-order.ts";
import { LostWriteDetector } from "./lost-write.ts";
import type { SiteCalls, SiteRoles } from "./site-roles.ts";
import { StuckDetector } from "./stuck.ts";
import { TornSnapshotDetector } from "./torn-snapshot.ts";
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
    new AtomicityDetector(dependences, roles, calls),
    new TornSnapshotDetector(dependences, roles),
    new InitOrderDetector(dependences, roles),
    new LostWriteDetector(roles),
    new TornValueDetector(roles),
    new AbaDetector(dependences, calls),
    new StuckDetector(isTest),
    new LivelockDetector(),
    new LockOrderDetector(calls),
    new EndingDetector(),
  ];
}
