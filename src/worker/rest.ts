// What the worker fetches after its start: packages that few programs import, and the names that only messages need.

import { REST_TEXTS } from "../stdlib/rest-texts.ts";
import goNames from "./go-names/go-names.json";
import type { LibraryPart } from "./library-text.ts";

export const REST: LibraryPart = { texts: REST_TEXTS, goNames };
