import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { findConflicts } from "./conflicts.ts";
import { Dependence } from "./dependence.ts";
import { ChannelSets, EventRows } from "./run.ts";

function preemptionsOf(picture: string): readonly (readonly [step: number, to: number])[] {
  const { events } = traceOfPicture(picture);
  const rows = new EventRows();
  rows.reserve(events.length);
  rows.length = events.length;
  for (const column of ["kind", "goroutine", "object", "extent", "partner", "site"] as const)
    rows[column].set(events[column]);
  const dependence = new Dependence(new ChannelSets(), { isOutputOrdered: false, time: "ordered" });
  return findConflicts(rows, rows.length, dependence, () => true).preemptions.map(({ step, to }) => [step, to]);
}

test("preemptions come where something conflicts, in the middle of something first", () => {
  const picture = `
    G1      G2       G3
    go G2
    go G3
            start
            read x
            write x
            write y
            exit
                     start
                     read x
                     write x
                     exit
  `;
  // Before the write, since G2 has read x by then; then before the read. Nobody else touches y.
  expect(preemptionsOf(picture)).toEqual([
    [4, 2],
    [3, 2],
  ]);
});

test("between two locks", () => {
  const picture = `
    G1      G2       G3
    go G2
    go G3
            lock a
            lock b
                     lock b
                     lock a
  `;
  expect(preemptionsOf(picture)[0]).toEqual([3, 2]);
});

test("not where the other goroutine would have to wait for a lock", () => {
  const picture = `
    G1      G2       G3
    go G2
    go G3
            lock a
            read x
            write x
            unlock a
                     lock a
                     write x
                     unlock a
  `;
  expect(preemptionsOf(picture)).toEqual([[2, 2]]);
});

test("a goroutine that does not exist yet is no alternative", () => {
  const picture = `
    G1      G2
    write x
    write x
    go G2
            write x
  `;
  expect(preemptionsOf(picture)).toEqual([]);
});
