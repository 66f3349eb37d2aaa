// The text of Go's whole library as Raceweave has it, by import path, for those who have it at hand from the start.

import { CORE_TEXTS } from "./core-texts.ts";
import { type LibraryFile, packagesOf } from "./library-files.ts";
import { REST_TEXTS } from "./rest-texts.ts";

/** Import path -> the package's files, in the order of their names. */
export const SOURCES: ReadonlyMap<string, readonly LibraryFile[]> = packagesOf({ ...CORE_TEXTS, ...REST_TEXTS });
