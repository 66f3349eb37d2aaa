// The detectors of an ordinary run.

import type { FindingKind } from "../trace/finding.ts";
import { AbaDetector } from "./aba.ts";
import { AtomicityDetector } from "./atomicity.ts";
import { DataRaceDetector } from "./data-race.ts";
import type { Dependences } from "./dependences.ts";
import type { Detector } from "./detector.ts";
import { EndingDetector } from "./ending.ts";
import { InitOrderDetector } from "./init-order.ts";
import { LivelockDetector } from "./livelock.ts";
import { LockOrderDetector } from "./lock-order.ts";
import { MAP_KINDS } from "./map-kinds.ts";
import { RangeSnapshotDetector } from "./range-snapshot.ts";
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
  /** Makes the one that looks inside maps: for programs that have maps at runtime detail. */
  readonly mapDetector?: MapDetectorMaker | undefined;
}

export type MapDetectorMaker = (roles: SiteRoles) => Detector;

/** How a detector is made, and what it may report. */
interface Maker {
  readonly kinds: readonly FindingKind[];
  make(options: DetectorOptions): Detector | undefined;
}

const MAKERS: readonly Maker[] = [
  { kinds: ["data-race"], make: ({ roles, calls }) => new DataRaceDetector(roles, calls) },
  {
    kinds: ["lost-update", "check-then-act", "atomicity-violation"],
    make: ({ dependences, roles, calls }) => new AtomicityDetector(dependences, roles, calls),
  },
  { kinds: ["torn-snapshot"], make: ({ dependences, roles }) => new TornSnapshotDetector(dependences, roles) },
  { kinds: ["torn-snapshot"], make: ({ dependences, calls }) => new RangeSnapshotDetector(dependences, calls) },
  { kinds: ["init-order"], make: ({ dependences, roles }) => new InitOrderDetector(dependences, roles) },
  { kinds: MAP_KINDS, make: ({ roles, mapDetector }) => mapDetector?.(roles) },
  { kinds: ["torn-value"], make: ({ roles }) => new TornValueDetector(roles) },
  { kinds: ["aba"], make: ({ dependences, calls, roles }) => new AbaDetector(dependences, calls, roles) },
  {
    kinds: ["double-lock", "deadlock", "lost-wakeup", "goroutine-leak"],
    make: ({ isTest }) => new StuckDetector(isTest),
  },
  { kinds: ["livelock"], make: () => new LivelockDetector() },
  { kinds: ["lock-order"], make: ({ calls }) => new LockOrderDetector(calls) },
  { kinds: ["panic", "fatal", "map-fatal"], make: ({ roles }) => new EndingDetector(roles) },
];

/** Fresh detectors that have reported nothing yet: all, or those that may report a mistake of one of these kinds. */
export function createDetectors(options: DetectorOptions, wanted?: readonly FindingKind[]): readonly Detector[] {
  const makers = MAKERS.filter(({ kinds }) => wanted === undefined || kinds.some((kind) => wanted.includes(kind)));
  return makers.map((maker) => maker.make(options)).filter((detector) => detector !== undefined);
}
