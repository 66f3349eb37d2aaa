import { expect, test } from "vitest";
import type {
  MapPosition,
  SyncEntryView,
  SyncMapView,
  SyncTrieView,
  TrieChildView,
  TrieNodeView,
} from "../../trace/map-view.ts";
import { classicScene, type NodeScene, operationText, trieScene } from "./model.ts";

const entry = (key: string, address: number, state: SyncEntryView["state"] = "present"): SyncEntryView => ({
  key,
  value: state === "present" ? `${key}!` : "",
  state,
  address,
});

const at = (goroutine: number, holds: number, cell = -1): MapPosition => ({
  goroutine,
  function: "load",
  operation: "Load",
  key: "1",
  holds,
  cell,
});

const COMMON = { address: 1, name: "m", type: "sync.Map", count: 2, countAddress: -1, cursors: [] };
const [A, B, C] = [entry("a", 10), entry("b", 20, "expunged"), entry("c", 30)];

const classic = (changes: Partial<SyncMapView>): SyncMapView => ({
  ...COMMON,
  model: "sync-classic",
  positions: [],
  read: [],
  amended: false,
  dirty: undefined,
  misses: 0,
  ...changes,
});

test("an entry of both maps is one row; those of the dirty map alone come last", () => {
  const scene = classicScene(classic({ read: [A, B], dirty: [C, A], amended: true, misses: 1 }), undefined);
  const rows = scene.rows.map(({ key, state, isInRead, isInDirty }) => [key, state, isInRead, isInDirty]);
  expect(rows).toEqual([
    ["a", "present", true, true],
    ["b", "expunged", true, false],
    ["c", "present", false, true],
  ]);
  expect(scene).toMatchObject({ amended: true, misses: 1, nDirty: 2, nMore: 0 });
  expect(classicScene(classic({}), undefined)).toMatchObject({ rows: [], nDirty: undefined });
});

test("goroutines stand at the entry that they hold, the last step at the one it touched", () => {
  const positions = [at(0, 30), at(1, -1), at(2, 30)];
  const touch = { from: 10, to: 11, isChange: true, goroutine: 2 };
  const { rows } = classicScene(classic({ read: [A, C], positions }), touch);
  expect(rows.map((row) => row.at.map(({ goroutine }) => goroutine))).toEqual([[], [0, 2]]);
  expect(rows.map((row) => row.touch)).toEqual([touch, undefined]);
});

test("of a large map the first rows are shown, and the others counted", () => {
  const read = Array.from({ length: 1000 }, (_, i) => entry(String(i), 10 * i));
  const { rows, nMore } = classicScene(classic({ read }), undefined);
  expect([rows.length, nMore]).toEqual([200, 800]);
});

const EMPTY: TrieChildView = { kind: "empty" };
const leaf = (...entries: SyncEntryView[]): TrieChildView => ({ kind: "entries", entries });

function node(address: number, children: Readonly<Record<number, TrieChildView>>, isDead = false): TrieNodeView {
  const slots = Array.from({ length: 16 }, (_, i) => children[i] ?? EMPTY);
  return { address, isDead, children: slots, childrenAddress: address + 100 };
}

const trie = (changes: Partial<SyncTrieView>): SyncTrieView => ({
  ...COMMON,
  model: "sync-trie",
  positions: [],
  root: undefined,
  held: [],
  ...changes,
});

const textOf = ({ slots, contents }: NodeScene): string =>
  `${slots.map(({ kind }) => kind.at(1)).join("")} ${contents
    .map((content) => {
      const who = content.at.map(({ goroutine }) => `G${goroutine + 1}`).join("");
      if (content.kind === "node") return `${content.digit}${who}(${content.node.path} ${textOf(content.node)})`;
      if (content.kind === "empty") return `${content.digit}${who}`;
      return `${content.digit}${who}=${content.entries.map(({ key }) => key).join("→")}`;
    })
    .join(" ")}`;

test("a node is its slots, and what is in those that are in use or looked at", () => {
  const below = node(2000, { 0: leaf(A) });
  const root = node(1000, { 1: leaf(A, C), 15: { kind: "node", node: below } });
  const scene = trieScene(trie({ root, positions: [at(0, 1000, 3), at(1, 2000, 0), at(2, 1000)] }), undefined);
  expect(textOf(scene.root as NodeScene)).toBe("mnmmmmmmmmmmmmmo 1=a→c 3G1 f(f nmmmmmmmmmmmmmmm 0G2=a)");
  expect(scene.root?.at.map(({ goroutine }) => goroutine)).toEqual([2]);
});

test("what the last step touched: a slot, or a leaf further back in a chain", () => {
  const root = node(1000, { 1: leaf({ ...A, address: 1101 }, { ...C, address: 5000 }) });
  const touchOf = (address: number) => {
    const touch = { from: address, to: address + 1, isChange: false, goroutine: 0 };
    const scene = trieScene(trie({ root }), touch).root as NodeScene;
    const entries = scene.contents.flatMap((content) => (content.kind === "entries" ? content.entries : []));
    return [
      scene.slots.filter((slot) => slot.touch).map(({ digit }) => digit),
      entries.map((one) => one.touch === touch),
    ];
  };
  expect(touchOf(1101)).toEqual([["1"], [true, false]]);
  expect(touchOf(5000)).toEqual([[], [false, true]]);
  expect(touchOf(1104)).toEqual([["4"], [false, false]]);
});

test("dead nodes, and nodes that are only held", () => {
  const dead = node(2000, {}, true);
  const scene = trieScene(
    trie({ root: node(1000, { 4: { kind: "node", node: dead } }), held: [node(3000, {})] }),
    undefined,
  );
  const [content] = scene.root?.contents ?? [];
  expect(content?.kind === "node" && content.node.isDead).toBe(true);
  expect(scene.held.map(({ address, isDead }) => [address, isDead])).toEqual([[3000, false]]);
  expect(trieScene(trie({}), undefined).root).toBeUndefined();
});

test("slots beyond what can be shown are counted, wherever they are", () => {
  const full = (address: number, child: (i: number) => TrieChildView): TrieNodeView =>
    node(address, Object.fromEntries(Array.from({ length: 16 }, (_, i) => [i, child(i)])));
  const root = full(1, (i) => ({ kind: "node", node: full(1000 * (i + 1), () => leaf(A)) }));
  // A slot for the node, and 16 for its leaves: 200 are 11 nodes, and one without 4 leaves.
  expect(trieScene(trie({ root }), undefined).nMore).toBe(4 + 4 * 17);
});

test("how an operation is called", () => {
  expect(operationText({ operation: "Store", key: '"a"' })).toBe('Store "a"');
  expect(operationText({ operation: "Range", key: "" })).toBe("Range");
});
