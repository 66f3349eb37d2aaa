// The library packages that a program needs which only prints, locks and sleeps, with all that they import. They are a part of the engine's
// own bundle. What such a program does not run in them has its natives in common-part.ts.

import { errorsNatives } from "./errors/natives.ts";
import { fmtNatives } from "./fmt/natives.ts";
import { bubbleNatives } from "./internal/bubble/natives.ts";
import { type LibraryPart, mergedNatives } from "./library-part.ts";
import { osNatives } from "./os/natives.ts";
import { runtimeNatives } from "./runtime/natives.ts";
import { atomicNatives } from "./sync/atomic/natives.ts";
import { syncNatives } from "./sync/natives.ts";
import { timeNatives } from "./time/natives.ts";

export const CORE_PART: LibraryPart = {
  texts: import.meta.glob<string>(
    [
      "./{errors,fmt,io,io/fs,os,runtime,strconv,syscall,time}/*.go",
      "./internal/{bubble,reflected}/*.go",
      "./{sync,sync/atomic}/*.go",
      // See map-part.ts.
      "!./runtime/map_*.go",
      "!./sync/map_{classic,trie,detailed}*.go",
    ],
    { query: "?raw", import: "default", eager: true },
  ),
  natives: mergedNatives([
    syncNatives,
    atomicNatives,
    bubbleNatives,
    runtimeNatives,
    fmtNatives,
    timeNatives,
    errorsNatives,
    osNatives,
  ]),
};
