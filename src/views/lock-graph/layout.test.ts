import { expect, test } from "vitest";
import { accessKey, connectedWith, lockKey, sectionKey, variableKey } from "./connections.ts";
import { layOutLockGraph, linkPath } from "./layout.ts";
import type { LockGraphModel, SectionNode, VariableNode } from "./model.ts";

const section = (id: string, locks: readonly number[]): SectionNode => ({
  id,
  function: id,
  fromLine: 1,
  toLine: 2,
  goroutines: [0],
  locks: locks.map((address) => ({ address, isRead: false })),
  step: 0,
  waits: [],
});

const variable = (address: number, sections: readonly string[]): VariableNode => ({
  address,
  name: `v${address}`,
  type: "int",
  isMap: false,
  protection: "locks",
  locks: [],
  partial: undefined,
  edges: sections.map((id) => ({ section: id, variable: address, nReads: 1, nWrites: 0, step: 0 })),
});

const MODEL: LockGraphModel = {
  locks: [10, 11, 12].map((address, ordinal) => ({ address, name: `mu${address}`, kind: "mutex", ordinal })),
  sections: [
    section("a", [10]),
    section("b", [11]),
    section("c", [10, 11]),
    section("idle", [12]),
    section("open", []),
  ],
  variables: [variable(1, ["b", "open"]), variable(2, ["a", "c"]), variable(3, ["c"])],
  nMore: 0,
};

test.each([560, 700, 1100, 1440])("at %i pixels nothing overlaps and nothing sticks out", (width) => {
  const { boxes, height } = layOutLockGraph(MODEL, width);
  const columns = [
    MODEL.locks.map(({ address }) => lockKey(address)),
    MODEL.sections.map(({ id }) => sectionKey(id)),
    MODEL.variables.map(({ address }) => variableKey(address)),
  ].map((keys) => keys.map((key) => boxes.get(key) ?? { x: Number.NaN, y: 0, width: 0, height: 0 }));
  for (const column of columns) {
    const sorted = [...column].sort((a, b) => a.y - b.y);
    sorted.forEach((box, i) => {
      const before = sorted[i - 1];
      expect(box.y).toBeGreaterThanOrEqual(before === undefined ? 0 : before.y + before.height);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    });
  }
  const rightOf = (index: number) => Math.max(...(columns[index] ?? []).map((box) => box.x + box.width));
  expect(rightOf(0)).toBeLessThan(columns[1]?.[0]?.x ?? 0);
  expect(rightOf(1)).toBeLessThan(columns[2]?.[0]?.x ?? 0);
});

test("sections stand beside what they touch, those that touch nothing at the bottom", () => {
  const { boxes } = layOutLockGraph(MODEL, 1000);
  const ids = MODEL.sections.map(({ id }) => id);
  const byHeight = ids.sort((a, b) => (boxes.get(sectionKey(a))?.y ?? 0) - (boxes.get(sectionKey(b))?.y ?? 0));
  expect(byHeight).toEqual(["b", "open", "a", "c", "idle"]);
});

test("without locks and without variables the columns that are left take the room", () => {
  const { columns } = layOutLockGraph({ ...MODEL, locks: [], variables: [] }, 800);
  expect([columns.locks.width, columns.sections.x, columns.variables.width]).toEqual([0, 0, 0]);
});

test("a link goes from the middle of the right side to the middle of the left side", () => {
  const path = linkPath({ x: 0, y: 0, width: 10, height: 20 }, { x: 50, y: 40, width: 10, height: 10 });
  expect(path).toBe("M10,10C30,10,30,45,50,45");
});

const access = (id: string, address: number) =>
  accessKey({ section: id, variable: address, nReads: 0, nWrites: 0, step: 0 });

test.each<[string, string, readonly string[]]>([
  [
    "a lock",
    lockKey(11),
    [
      lockKey(11),
      sectionKey("b"),
      sectionKey("c"),
      lockKey(10),
      access("b", 1),
      variableKey(1),
      access("c", 2),
      variableKey(2),
      access("c", 3),
      variableKey(3),
    ],
  ],
  ["a section", sectionKey("a"), [sectionKey("a"), lockKey(10), access("a", 2), variableKey(2)]],
  ["a section alone", sectionKey("idle"), [sectionKey("idle"), lockKey(12)]],
  [
    "a variable",
    variableKey(1),
    [variableKey(1), access("b", 1), sectionKey("b"), lockKey(11), access("open", 1), sectionKey("open")],
  ],
  ["an access", access("c", 3), [access("c", 3), variableKey(3), sectionKey("c"), lockKey(10), lockKey(11)]],
])("connected with %s", (_, key, want) => {
  expect([...connectedWith(MODEL, key)].sort()).toEqual([...want].sort());
});

test("a section that somebody waits in is taller, and hangs together with the lock waited for", () => {
  const sections = MODEL.sections.map((each) =>
    each.id === "a" ? { ...each, waits: [{ goroutine: 0, lock: 12 }] } : each,
  );
  const waiting = { ...MODEL, sections };
  const height = (model: LockGraphModel): number =>
    layOutLockGraph(model, 1100).boxes.get(sectionKey("a"))?.height ?? 0;
  expect(height(waiting)).toBeGreaterThan(height(MODEL));
  expect(connectedWith(waiting, lockKey(12)).has(sectionKey("a"))).toBe(true);
  expect(connectedWith(waiting, sectionKey("a")).has(lockKey(12))).toBe(true);
});
