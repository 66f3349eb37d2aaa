// The whole library at once, for those who need not fetch it: the command line and tests.

import { COMMON_PART } from "../stdlib/common-part.ts";
import { CORE_PART } from "../stdlib/core-part.ts";
import { type LatePart, LibraryText, type PartName } from "./library-text.ts";
import { MAPS } from "./maps.ts";
import { REST } from "./rest.ts";

/** What comes behind the core. */
export const LATE_PARTS: Readonly<Record<PartName, LatePart>> = { common: COMMON_PART, rest: REST, maps: MAPS };

export function wholeLibrary(): LibraryText {
  return new LibraryText(CORE_PART, LATE_PARTS);
}
