// The operations of package os.

import type { Natives } from "../../vm/api.ts";
import { exitOperation, printOperation } from "../output.ts";
import { argNumber } from "../word.ts";

export const osNatives: Natives = {
  natives: new Map(),
  operations: new Map([
    ["os.Exit", exitOperation],
    ["os.write", printOperation((ctx) => (argNumber(ctx, 0) === 1 ? 1 : 2), 1)],
  ]),
};
