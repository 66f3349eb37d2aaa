// All natives of the library: what its functions without a body stand for.

import type { Natives } from "../vm/api.ts";
import { bufioNatives } from "./bufio/natives.ts";
import { bytesNatives } from "./bytes/natives.ts";
import { contextNatives } from "./context/natives.ts";
import { errorsNatives } from "./errors/natives.ts";
import { fmtNatives } from "./fmt/natives.ts";
import { semaphoreNatives } from "./golang.org/x/sync/semaphore/natives.ts";
import { singleflightNatives } from "./golang.org/x/sync/singleflight/natives.ts";
import { crc32Natives } from "./hash/crc32/natives.ts";
import { maphashNatives } from "./hash/maphash/natives.ts";
import { bubbleNatives } from "./internal/bubble/natives.ts";
import { runecaseNatives } from "./internal/runecase/natives.ts";
import { logNatives } from "./log/natives.ts";
import { bitsNatives } from "./math/bits/natives.ts";
import { mathNatives } from "./math/natives.ts";
import { randNatives } from "./math/rand/natives.ts";
import { randV2Natives } from "./math/rand/v2/natives.ts";
import { osNatives } from "./os/natives.ts";
import { reflectNatives } from "./reflect/natives.ts";
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
  contextNatives,
  bubbleNatives,
  semaphoreNatives,
  singleflightNatives,
  runtimeNatives,
  bufioNatives,
  bytesNatives,
  runecaseNatives,
  logNatives,
  fmtNatives,
  timeNatives,
  errorsNatives,
  osNatives,
  strconvNatives,
  stringsNatives,
  mathNatives,
  bitsNatives,
  crc32Natives,
  maphashNatives,
  randNatives,
  randV2Natives,
  reflectNatives,
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
