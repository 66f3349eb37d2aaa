import { expect, test } from "vitest";
import { OP_GO, OP_READ, OP_RENDEZVOUS, OP_WRITE } from "./operation.ts";
import { traceOfPicture } from "./picture.ts";

test("a picture gives one event per row, in the goroutine of its column", () => {
  const trace = traceOfPicture(`
    G1      G2      G3
    go G2
    go G3
            read x
                    write x 2 @7
            rendezvous ch G3
            ~lock mu
    end deadlock
  `);
  expect([...trace.events.kind]).toEqual([OP_GO, OP_GO, OP_READ, OP_WRITE, OP_RENDEZVOUS]);
  expect([...trace.events.goroutine]).toEqual([0, 0, 1, 2, 1]);
  expect([...trace.events.partner]).toEqual([1, 2, -1, -1, 2]);
  expect([...trace.events.extent]).toEqual([1, 1, 1, 2, 1]);
  expect(trace.events.object[2]).toBe(trace.events.object[3]);
  expect([...trace.events.site].map((site) => trace.sites[site]?.line)).toEqual([1, 2, 3, 7, 5]);
  expect(trace.blocked.map(({ goroutine }) => goroutine)).toEqual([1]);
  expect(trace.end.kind).toBe("deadlock");
  expect(trace.goroutines[2]).toMatchObject({ parent: 0, path: "1", createdAt: trace.events.site[1] });
});

test("an unknown operation is refused", () => {
  expect(() => traceOfPicture("G1\nfly away")).toThrow(/row 1/);
});
