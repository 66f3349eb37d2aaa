// The detectors of an ordinary run.

import type { Severity } from "../base/diagnostics.ts";
import { DataRaceDetector } from "./data-race.ts";
import { DeadlockDetector } from "./deadlock.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { GoroutineLeakDetector } from "./goroutine-leak.ts";
import { type Dependences, LostUpdateDetector } from "./lost-update.ts";

export interface DetectorOptions {
  readonly dependences: Dependences;
  readonly leakSeverity: Severity;
}

/** Fresh detectors that have reported nothing yet. */
export function createDetectors({ dependences, leakSeverity }: DetectorOptions): readonly Detector[] {
  return [
    new DataRaceDetector(),
    new LostUpdateDetector(dependences),
    new DeadlockDetector(),
    new GoroutineLeakDetector(leakSeverity),
    new EndingDetector(),
  ];
}
