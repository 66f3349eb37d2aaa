import { expect, test } from "vitest";
import { OPERATION_NAMES, PART_MARK } from "../trace/operation.ts";
import { DEPENDENCE_TABLE, Dependence, type DependenceOptions } from "./dependence.ts";
import { ChannelSets, EventRows } from "./run.ts";

const OBJECTS = ["x", "y", "mu", "ch", "buf"];

// `G2 write x 3`: goroutine, operation, object, extent; `->G3` is the partner. A default: `G2 select-default ch buf`.
function rowOf(text: string, sets: ChannelSets): EventRows {
  const words = text.split(" ");
  const kind = OPERATION_NAMES.indexOf(words[1] ?? "");
  const objects = words
    .slice(2)
    .filter((word) => OBJECTS.includes(word))
    .map((word) => 100 * (1 + OBJECTS.indexOf(word)));
  const number = words.slice(2).find((word) => /^-?\d+$/.test(word));
  const offset = words.find((word) => word.startsWith("+"));
  const partner = words.find((word) => word.startsWith("->G"));
  const rows = new EventRows();
  rows.length = 1;
  rows.kind[0] = kind;
  rows.goroutine[0] = Number(words[0]?.slice(1)) - 1;
  rows.object[0] = words[1] === "select-default" ? sets.intern(objects) : (objects[0] ?? -1) + Number(offset ?? 0);
  rows.extent[0] = Number(number ?? 1);
  rows.partner[0] = partner === undefined ? -1 : Number(partner.slice(3)) - 1;
  if (words.includes("->mark")) rows.partner[0] = PART_MARK;
  return rows;
}

function areDependent(a: string, b: string, options: Partial<DependenceOptions> = {}): boolean {
  const sets = new ChannelSets();
  const dependence = new Dependence(sets, { isOutputOrdered: false, time: "ordered", ...options });
  const [x, y] = [rowOf(a, sets), rowOf(b, sets)];
  const result = dependence.areDependent(x, 0, y, 0);
  expect(dependence.areDependent(y, 0, x, 0)).toBe(result);
  return result;
}

// One entry a row of the table: pairs it makes dependent, and neighbours that stay independent.
const rows: Readonly<
  Record<string, { readonly dependent: readonly string[]; readonly independent: readonly string[] }>
> = {
  "memory: write and read": {
    dependent: ["G2 write x | G3 read x", "G2 atomic-rmw x | G3 atomic-load x", "G2 write x 4 | G3 read x +3"],
    independent: ["G2 write x | G3 read y", "G2 write x 4 | G3 read x +4", "G2 atomic-rmw x | G3 cas-fail y"],
  },
  "memory: two writes": {
    dependent: ["G2 write x | G3 write x", "G2 atomic-rmw x | G3 atomic-rmw x", "G2 write x +1 2 | G3 write x 2"],
    independent: ["G2 read x | G3 read x", "G2 cas-fail x | G3 atomic-load x", "G2 write x | G3 write y"],
  },
  "map: two writes": {
    dependent: ["G2 map-write x 5 | G3 map-write x 6"],
    independent: ["G2 map-write x 5 | G3 map-write y 5"],
  },
  "map: write and read": {
    dependent: ["G2 map-write x 5 | G3 map-read x 5", "G2 map-write x 5 | G3 map-read x 0"],
    independent: ["G2 map-write x 5 | G3 map-read x 6", "G2 map-read x 0 | G3 map-read x 5"],
  },
  "lock: two acquisitions, unless both only read": {
    dependent: ["G2 lock mu | G3 lock mu", "G2 rw-announce mu | G3 rlock mu", "G2 rw-announce mu | G3 rw-announce mu"],
    independent: ["G2 rlock mu | G3 rlock mu", "G2 lock mu | G3 lock x"],
  },
  "lock: unlock and what it lets in": {
    dependent: ["G2 unlock mu | G3 lock mu", "G2 unlock mu | G3 rlock mu"],
    independent: ["G2 runlock mu | G3 rlock mu", "G2 runlock mu | G3 rw-announce mu", "G2 runlock mu | G3 runlock mu"],
  },
  "lock: a failed attempt and what changes the lock": {
    dependent: ["G2 trylock-fail mu | G3 unlock mu", "G2 trylock-fail mu | G3 runlock mu"],
    independent: ["G2 trylock-fail mu | G3 trylock-fail mu"],
  },
  "lock: last reader and waiting writer": {
    dependent: ["G2 runlock mu | G3 lock mu"],
    independent: ["G2 runlock mu | G3 lock x"],
  },
  "wait group: up and down": {
    dependent: ["G2 wg-add x 1 | G3 wg-add x -1"],
    independent: ["G2 wg-add x -1 | G3 wg-add x -1", "G2 wg-add x 1 | G3 wg-add x 2", "G2 wg-add x 1 | G3 wg-add y -1"],
  },
  "wait group: change and wait": {
    dependent: ["G2 wg-add x -1 | G3 wg-wait x"],
    independent: ["G2 wg-wait x | G3 wg-wait x"],
  },
  "once: two calls": {
    dependent: ["G2 once-begin x | G3 once-begin x", "G2 once-begin x | G3 once-end x"],
    independent: ["G2 once-begin x | G3 once-begin y"],
  },
  "cond: who waits, and who is woken": {
    dependent: [
      "G2 cond-wait x | G3 cond-signal x",
      "G2 cond-wait x | G3 cond-wait x",
      "G2 cond-wait x | G3 cond-broadcast x",
    ],
    independent: ["G2 cond-woken x | G3 cond-signal x", "G2 cond-signal x | G3 cond-signal x"],
  },
  "channel: two sends into a buffer": {
    dependent: ["G2 send buf 2 | G3 send buf 2"],
    independent: ["G2 send buf 2 | G3 receive buf 2", "G2 send buf 2 | G3 send ch 2"],
  },
  "channel: two receives": {
    dependent: ["G2 receive buf 2 | G3 receive buf 2"],
    independent: ["G2 receive ch 0 | G3 receive ch 0"],
  },
  "channel: close and send": {
    dependent: ["G2 close buf 2 | G3 send buf 2", "G2 close ch 0 | G3 rendezvous ch ->G4"],
    independent: ["G2 close buf 2 | G3 receive buf 2"],
  },
  "channel: two closes": {
    dependent: ["G2 close ch 0 | G3 close ch 0"],
    independent: ["G2 close ch 0 | G3 close buf 1"],
  },
  "channel: length and transfer": {
    dependent: ["G2 chan-len buf | G3 send buf 2", "G2 chan-len buf | G3 receive buf 2"],
    independent: ["G2 chan-len buf | G3 chan-len buf", "G2 chan-len buf | G3 close buf 2"],
  },
  "select: default and any operation on its channels": {
    dependent: [
      "G2 select-default ch buf | G3 send buf 2",
      "G2 select-default ch buf | G3 rendezvous ch ->G4",
      "G2 select-default ch | G3 close ch 0",
    ],
    independent: ["G2 select-default ch | G3 send buf 2", "G2 select-default ch buf | G3 select-default ch buf"],
  },
  "goroutines: counting them": {
    dependent: ["G2 count-goroutines | G3 go", "G2 count-goroutines | G3 exit"],
    independent: ["G2 count-goroutines | G3 count-goroutines", "G2 count-goroutines | G3 start"],
  },
  "timer: stopping it, and what that may prevent or wait for": {
    dependent: [
      "G2 timer-stop x | G3 timer-stop x",
      "G2 timer-stop x | G3 wake x",
      "G2 timer-stop x | G3 timer-sent x",
    ],
    independent: [
      "G2 timer-stop x | G3 timer-stop y",
      "G2 timer-stop x | G3 wake y",
      "G2 timer-sent x | G3 timer-sent x",
    ],
  },
  "time: reading the clock and moving it": {
    dependent: ["G2 sleep | G3 wake"],
    independent: ["G2 sleep | G3 sleep", "G2 wake | G3 wake"],
  },
  "time: in drift, any operation may read the clock": { dependent: [], independent: ["G2 wake | G3 read x"] },
  "output: two prints": { dependent: [], independent: ["G2 print | G3 print"] },
  "end: what shows in the outcome": {
    dependent: ["G1 exit | G2 print", "G1 exit | G2 panic", "G2 panic | G3 fatal", "G2 os-exit | G3 print"],
    independent: ["G2 exit | G3 print", "G1 exit | G2 exit", "G1 exit | G2 write x", "G2 panic | G3 write x"],
  },
};

test("every row of the table has a test, and every test a row", () => {
  expect(Object.keys(rows)).toEqual(DEPENDENCE_TABLE.map(({ name }) => name));
});

test.each(Object.entries(rows))("%s", (_, { dependent, independent }) => {
  const split = (pair: string): [string, string] => pair.split(" | ") as [string, string];
  for (const pair of dependent) expect([pair, areDependent(...split(pair))]).toEqual([pair, true]);
  for (const pair of independent) expect([pair, areDependent(...split(pair))]).toEqual([pair, false]);
});

test.each(["map-grow", "map-evacuate", "map-grown", "map-yield", "map-wild"])("%s touches nothing", (note) => {
  for (const other of OPERATION_NAMES.slice(1)) {
    expect([other, areDependent(`G2 ${note} x`, `G3 ${other} x`, { time: "drift" })]).toEqual([other, false]);
  }
});

test("marks of operations on a map at runtime detail are independent of each other", () => {
  expect(areDependent("G2 map-write x 7 ->mark", "G3 map-write x 7 ->mark")).toBe(false);
  expect(areDependent("G2 map-write x 0 ->mark", "G3 map-read x 7 ->mark")).toBe(false);
  expect(areDependent("G2 map-write x 7 ->mark", "G3 map-read x 0")).toBe(true);
});

test("options: ordered output, drifting time", () => {
  expect(areDependent("G2 print", "G3 print", { isOutputOrdered: true })).toBe(true);
  expect(areDependent("G2 wake", "G3 read x", { time: "drift" })).toBe(true);
  expect(areDependent("G2 wake", "G3 exit", { time: "drift" })).toBe(true);
});

test.each([
  ["one goroutine", "G2 read x", "G2 read y"],
  ["a go statement and its child", "G2 go ->G3", "G3 start"],
  ["a rendezvous and its receiver", "G2 rendezvous ch ->G3", "G3 read x"],
  ["two rendezvous with one receiver", "G2 rendezvous ch ->G4", "G3 rendezvous ch ->G4"],
])("%s: dependent", (_, a, b) => {
  expect(areDependent(a, b)).toBe(true);
});

test.each([
  ["two rendezvous of four goroutines", "G2 rendezvous ch ->G3", "G4 rendezvous ch ->G5"],
  ["two go statements", "G2 go ->G4", "G3 go ->G5"],
  ["a goroutine's start and another's write", "G2 start", "G3 write x"],
])("%s: independent", (_, a, b) => {
  expect(areDependent(a, b)).toBe(false);
});
