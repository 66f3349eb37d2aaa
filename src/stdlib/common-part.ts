// Library packages that many programs need, and natives of the core that fewer need. The packages import the core and each other.

import { contextNatives } from "./context/natives.ts";
import { scanNatives, scanOperations } from "./fmt/scan.ts";
import { runecaseNatives } from "./internal/runecase/natives.ts";
import { type LibraryPart, mergedNatives, nativesOf } from "./library-part.ts";
import { logNatives } from "./log/natives.ts";
import { bitsNatives } from "./math/bits/natives.ts";
import { mathNatives } from "./math/natives.ts";
import { randNatives } from "./math/rand/natives.ts";
import { randV2Natives } from "./math/rand/v2/natives.ts";
import { environmentOperations } from "./os/environment.ts";
import { pathOperations } from "./os/path-operations.ts";
import { sortNatives } from "./sort/natives.ts";
import { strconvNatives } from "./strconv/natives.ts";
import { stringsNatives } from "./strings/natives.ts";
import * as syncMap from "./sync/map-natives.ts";
import { testingNatives } from "./testing/natives.ts";
import { calendarNatives } from "./time/calendar-natives.ts";
import { utf8Natives } from "./unicode/utf8/natives.ts";

export const COMMON_PART: LibraryPart = {
  texts: import.meta.glob<string>(
    [
      "./{cmp,context,iter,log,maps,slices,sort,strings,testing,unicode/utf8}/*.go",
      "./internal/runecase/*.go",
      "./{math,math/bits,math/rand,math/rand/v2}/*.go",
    ],
    { query: "?raw", import: "default", eager: true },
  ),
  natives: mergedNatives([
    contextNatives,
    runecaseNatives,
    logNatives,
    stringsNatives,
    mathNatives,
    bitsNatives,
    randNatives,
    randV2Natives,
    utf8Natives,
    sortNatives,
    testingNatives,
    nativesOf(scanNatives, scanOperations),
    nativesOf({}, { ...pathOperations, ...environmentOperations }),
    nativesOf(calendarNatives),
    nativesOf(syncMap.mapNatives, syncMap.mapOperations),
    strconvNatives,
  ]),
};
