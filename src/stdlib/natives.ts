// All natives of the library: what its functions without a body stand for.

import type { Natives } from "../vm/api.ts";
import { mergedNatives } from "./library-part.ts";
import { PARTS } from "./sources.ts";

/** Every native and operation by its Go name, for example `sync.(*Mutex).Lock`. */
export const NATIVES: Natives = mergedNatives(PARTS.map(({ natives }) => natives));
