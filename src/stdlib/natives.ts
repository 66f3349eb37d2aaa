// All natives of the library: what its functions without a body stand for.

import type { Natives } from "../vm/api.ts";
import { errorsNatives } from "./errors/natives.ts";
import { fmtNatives } from "./fmt/natives.ts";
import { mathNatives } from "./math/natives.ts";
import { osNatives } from "./os/natives.ts";
import { runtimeNatives } from "./runtime/natives.ts";
import { sortNatives } from "./sort/natives.ts";
import { strconvNatives } from "./strconv/natives.ts";
import { stringsNatives } from "./strings/natives.ts";
import { atomicNatives } from "./sync/atomic/natives.ts";
import { syncNatives } from "./sync/natives.ts";
import { testingNatives } from "./testing/natives.ts";
import { timeNatives } from "./time/natives.ts";
import { unicodeNatives } from "./unicode/natives.ts";
import { utf8Natives } from "./unicode/utf8/natives.ts";

const packages: readonly Natives[] = [
  syncNatives,
  atomicNatives,
  runtimeNatives,
  fmtNatives,
  timeNatives,
  errorsNatives,
  osNatives,
  strconvNatives,
  stringsNatives,
  mathNatives,
  unicodeNatives,
  utf8Natives,
  sortNatives,
  testingNatives,
];

/** Functions without a body that the machine itself carries out. */
export const MACHINE_FUNCTIONS: ReadonlySet<string> = new Set(["runtime.Goexit"]);

/** Every native and operation by its Go name, for example `sync.(*Mutex).Lock`. */
export const NATIVES: Natives = {
  natives: new Map(packages.flatMap(({ natives }) => [...natives])),
  operations: new Map(packages.flatMap(({ operations }) => [...operations])),
};
