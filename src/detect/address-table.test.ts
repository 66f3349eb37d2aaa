import fc from "fast-check";
import { expect, test } from "vitest";
import { AddressTable } from "./address-table.ts";

test("behaves like a map from addresses to consecutive numbers, also after it is emptied", () => {
  const addresses = fc.array(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer()), { maxLength: 400 });
  fc.assert(
    fc.property(fc.array(addresses, { maxLength: 4 }), (rounds) => {
      const table = new AddressTable();
      for (const round of rounds) {
        const model = new Map<number, number>();
        table.clear();
        for (const address of round) {
          expect(table.find(address)).toBe(model.get(address) ?? -1);
          if (!model.has(address)) model.set(address, model.size);
          expect(table.slotOf(address)).toBe(model.get(address));
        }
        expect(table.length).toBe(model.size);
      }
    }),
    { numRuns: 60 },
  );
});
