// Go's whole library as Raceweave has it, for those who have it at hand from the start.

import { COMMON_PART } from "./common-part.ts";
import { CORE_PART } from "./core-part.ts";
import { type LibraryFile, type LibraryPart, packagesOf } from "./library-part.ts";
import { MAP_PART } from "./map-part.ts";
import { REST_PART } from "./rest-part.ts";

/** Every file and every native is in one of these. */
export const PARTS: readonly LibraryPart[] = [CORE_PART, COMMON_PART, MAP_PART, REST_PART];

/** Import path -> the package's files, in the order of their names. */
export const SOURCES: ReadonlyMap<string, readonly LibraryFile[]> = packagesOf(
  Object.assign({}, ...PARTS.map(({ texts }) => texts)),
);
