// A sync.Map in snapshots, at both details and in both shapes.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { libraryTags } from "../../trace/map-detail.ts";
import type { MapPosition, SyncMapView, SyncTrieView, TrieNodeView } from "../../trace/map-view.ts";
import type { Snapshot } from "../../trace/snapshot.ts";
import type { Machine } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import { NATIVES } from "../natives.ts";
import { GoRunner } from "../run-go.testing.ts";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

type Detail = "operation" | "runtime";

const runners = new Map<string, GoRunner>();

function machineOf(body: string, goMinor: number, detail: Detail): Machine {
  const source = `package main\n\nimport "sync"\n\nvar m sync.Map\n\nfunc main() {\n${body}\n}\n`;
  const key = `${goMinor} ${detail}`;
  const runner = runners.get(key) ?? new GoRunner(parser, goMinor, "operation", libraryTags(detail));
  runners.set(key, runner);
  const machine = createMachine(runner.compile(source), NATIVES, { time: "ordered" });
  machine.reset();
  return machine;
}

// One step of the first schedule; false at the end.
function step(machine: Machine): boolean {
  const { length, goroutine, alternative } = machine.enabled();
  if (length > 0) machine.step(goroutine[0] as number, alternative[0] as number);
  return length > 0;
}

/** Snapshots of the first schedule, before every step and at the end. */
function* snapshots(body: string, goMinor: number, detail: Detail): Generator<Snapshot> {
  const machine = machineOf(body, goMinor, detail);
  do yield machine.snapshot((g) => g);
  while (step(machine));
}

function last(body: string, goMinor: number, detail: Detail): Snapshot {
  const machine = machineOf(body, goMinor, detail);
  while (step(machine));
  return machine.snapshot((g) => g);
}

test("at operation detail it is a map with entries", () => {
  const { maps, detailedMaps, shared } = last(`m.Store("a", 1); m.Store(2, "zwei")`, 26, "operation");
  expect(maps.map(({ name, type, entries }) => ({ name, type, entries }))).toEqual([
    {
      name: "m",
      type: "sync.Map",
      entries: [
        ['"a"', "1"],
        ["2", '"zwei"'],
      ],
    },
  ]);
  expect(detailedMaps).toEqual([]);
  expect(shared).toEqual([]);
});

test("as a value it is shown by its size", () => {
  const texts = (detail: Detail): readonly string[] => {
    const all = [...snapshots("var n sync.Map; n.Store(1, 2); n.Load(1)", 26, detail)];
    const variables = all.flatMap(({ goroutines }) =>
      goroutines.flatMap(({ frames }) => frames.flatMap((f) => f.variables)),
    );
    return [...new Set(variables.filter(({ name }) => name === "n").map(({ value }) => value))];
  };
  expect(texts("operation")).toEqual(["{0 entries}", "{1 entry}"]);
  expect(texts("runtime")).toEqual(["{…}"]);
});

function classic(body: string): SyncMapView {
  const { detailedMaps = [], maps, shared, locks } = last(body, 23, "runtime");
  expect({ maps, shared, locks }).toEqual({ maps: [], shared: [], locks: [] });
  expect(detailedMaps.map(({ name, type }) => [name, type])).toEqual([["m", "sync.Map"]]);
  return detailedMaps[0] as SyncMapView;
}

const entriesOf = (entries: SyncMapView["read"] | undefined): string | undefined =>
  entries?.map(({ key, value, state }) => `${key} ${state === "present" ? value : state}`).join(", ");

function pictureOf({ read, amended, dirty, misses, count }: SyncMapView): unknown {
  return { read: entriesOf(read), amended, dirty: entriesOf(dirty), misses, count };
}

test.each([
  ["", { read: "", amended: false, dirty: undefined, misses: 0, count: 0 }],
  ["m.Store(1, 10); m.Store(2, 20)", { read: "", amended: true, dirty: "1 10, 2 20", misses: 0, count: 2 }],
  ["m.Store(1, 10); m.Store(2, 20); m.Load(1)", { read: "", amended: true, dirty: "1 10, 2 20", misses: 1, count: 2 }],
  [
    "m.Store(1, 10); m.Store(2, 20); m.Load(1); m.Load(7); m.Delete(2)",
    { read: "1 10, 2 deleted", amended: false, dirty: undefined, misses: 0, count: 1 },
  ],
  [
    "m.Store(1, 10); m.Store(2, 20); m.Load(1); m.Load(7); m.Delete(2); m.Store(3, nil)",
    { read: "1 10, 2 expunged", amended: true, dirty: "1 10, 3 nil", misses: 0, count: 2 },
  ],
  [
    "m.Store(1, 10); m.Store(2, 20); m.Load(1); m.Load(7); m.Delete(2); m.Store(3, nil); m.Store(2, 21); m.Delete(1)",
    { read: "1 deleted, 2 21", amended: true, dirty: "1 deleted, 3 nil, 2 21", misses: 0, count: 2 },
  ],
])("Go 1.23: %s", (body, want) => {
  expect(pictureOf(classic(body))).toEqual(want);
});

const leaves = (node: TrieNodeView): string[] =>
  node.children.flatMap((child) => {
    if (child.kind === "node") return leaves(child.node);
    return child.kind === "entries" ? child.entries.map(({ key, value }) => `${key} ${value}`) : [];
  });

const inner = (node: TrieNodeView): number =>
  node.children.reduce((n, child) => (child.kind === "node" ? n + 1 + inner(child.node) : n), 0);

test("Go 1.26: leaves in nested nodes, which go when they are empty", () => {
  const n = 40;
  const trie = (body: string): SyncTrieView => last(body, 26, "runtime").detailedMaps?.[0] as SyncTrieView;
  const full = trie(`for i := 0; i < ${n}; i++ { m.Store(i, i*i) }`);
  const root = full.root as TrieNodeView;
  expect(leaves(root).sort()).toEqual(Array.from({ length: n }, (_, i) => `${i} ${i * i}`).sort());
  expect(inner(root)).toBeGreaterThan(3);
  expect(full.name).toBe("m");
  expect([full.count, root.children.length, root.isDead, full.held]).toEqual([n, 16, false, []]);
  const empty = trie(`for i := 0; i < ${n}; i++ { m.Store(i, i) }; for i := 0; i < ${n}; i++ { m.Delete(i) }`);
  expect(leaves(empty.root as TrieNodeView)).toEqual([]);
  expect(inner(empty.root as TrieNodeView)).toBe(0);
  expect(trie("").root).toBeUndefined();
});

// What the snapshots say about where the only goroutine is, without repetitions.
function places(body: string, goMinor: number): string[] {
  const seen: string[] = [];
  for (const { detailedMaps = [] } of snapshots(body, goMinor, "runtime")) {
    const view = detailedMaps[0] as SyncMapView | SyncTrieView;
    for (const place of view.positions) {
      const text = placeText(view, place);
      if (text !== seen.at(-1)) seen.push(text);
    }
  }
  return seen;
}

function placeText(
  view: SyncMapView | SyncTrieView,
  { operation, key, function: fn, holds, cell }: MapPosition,
): string {
  if (view.model === "sync-trie") return `${operation} ${key} ${fn} ${holds === view.root?.address} ${cell >= 0}`;
  const entry = [...view.read, ...(view.dirty ?? [])].find(({ address }) => address === holds);
  return `${operation} ${key} ${fn} ${entry?.key ?? "-"}`;
}

test("where a goroutine is: the method, its key, the innermost function, and what it holds", () => {
  expect(places("m.Store(1, 10); m.Range(func(k, v any) bool { return true })", 23)).toEqual([
    "Store 1 current -",
    "Store 1 swap -",
    "Store 1 current -",
    "Store 1 add -",
    "Store 1 swap -",
    "Range  current -",
    "Range  each -",
    "Range  current -",
    "Range  promote -",
    "Range  each -",
    "Range  load 1",
  ]);
  const inTrie = places(`m.Store("a", 10); m.Load("a")`, 26);
  expect(inTrie).toContain('Store "a" settle true true');
  expect(inTrie).toContain('Store "a" insert true true');
  expect(inTrie).toContain('Load "a" walk true true');
});

test("of the locks inside, those in use are shown", () => {
  const names = new Set<string>();
  for (const { locks } of snapshots("m.Store(1, 10)", 23, "runtime")) for (const { name } of locks) names.add(name);
  expect([...names]).toEqual(["m.mu"]);
});
