// The part of the library with what few programs need, and with the names that only messages need.

import { REST_PART } from "../stdlib/rest-part.ts";
import goNames from "./go-names/go-names.json";
import type { LatePart } from "./library-text.ts";

export const REST: LatePart = { ...REST_PART, goNames };
