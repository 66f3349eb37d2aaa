// The native of package hash/crc32: the table of a polynomial.

import type { Natives } from "../../../vm/api.ts";
import { argNumber } from "../../word.ts";

function tableEntry(byte: number, polynomial: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
  return crc >>> 0;
}

export const crc32Natives: Natives = {
  natives: new Map([
    [
      "hash/crc32.fill",
      (ctx) => {
        const [table, polynomial] = [argNumber(ctx, 0), argNumber(ctx, 1)];
        for (let i = 0; i < 256; i++) ctx.store(table + i, tableEntry(i, polynomial));
      },
    ],
  ]),
  operations: new Map(),
};
