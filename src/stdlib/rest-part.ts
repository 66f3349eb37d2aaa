// The library packages that few programs need: whatever the other parts leave out.

import { bufioNatives } from "./bufio/natives.ts";
import { bytesNatives } from "./bytes/natives.ts";
import { semaphoreNatives } from "./golang.org/x/sync/semaphore/natives.ts";
import { singleflightNatives } from "./golang.org/x/sync/singleflight/natives.ts";
import { crc32Natives } from "./hash/crc32/natives.ts";
import { maphashNatives } from "./hash/maphash/natives.ts";
import { type LibraryPart, mergedNatives } from "./library-part.ts";
import { reflectNatives } from "./reflect/natives.ts";
import { unicodeNatives } from "./unicode/natives.ts";

export const REST_PART: LibraryPart = {
  texts: import.meta.glob<string>(
    [
      "./**/*.go",
      // See core-part.ts.
      "!./{errors,fmt,io,io/fs,os,runtime,strconv,syscall,time}/*.go",
      "!./internal/{bubble,reflected}/*.go",
      "!./{sync,sync/atomic}/*.go",
      // See common-part.ts.
      "!./{cmp,context,iter,log,maps,slices,sort,strings,testing,unicode/utf8}/*.go",
      "!./internal/runecase/*.go",
      "!./{math,math/bits,math/rand,math/rand/v2}/*.go",
    ],
    { query: "?raw", import: "default", eager: true },
  ),
  natives: mergedNatives([
    semaphoreNatives,
    singleflightNatives,
    bufioNatives,
    bytesNatives,
    crc32Natives,
    maphashNatives,
    reflectNatives,
    unicodeNatives,
  ]),
};
