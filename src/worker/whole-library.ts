// The whole library at once, for those who need not fetch it: the command line and tests.

import { CORE_TEXTS } from "../stdlib/core-texts.ts";
import { LibraryText } from "./library-text.ts";
import { REST } from "./rest.ts";

export function wholeLibrary(): LibraryText {
  return new LibraryText({ texts: CORE_TEXTS }, REST);
}
