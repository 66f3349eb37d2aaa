// The Swiss map at runtime detail: which steps its operations take, and Go's hazards between them.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import { OP_MAP_WILD, OP_READ, OP_WRITE, OPERATION_NAMES } from "../../trace/operation.ts";
import type { Machine } from "../../vm/api.ts";
import { GoRunner, type Outcome, runFrom } from "../run-go.testing.ts";
import { twoGoroutines } from "./two-goroutines.testing.ts";

let runner: GoRunner;
beforeAll(async () => {
  runner = new GoRunner(await createNodeParser(), 26, "runtime");
});

const MAIN = 0;
const FIRST = 1;
const SECOND = 2;

/** Two goroutines on a map `m` that main has made; main goes on with `after` when both are done. */
const program = (before: string, first: string, second: string, after: string): string =>
  twoGoroutines(before, first, second, after, "var m map[int]int");

const fill = (n: number): string => `m = make(map[int]int); for i := 0; i < ${n}; i++ { m[i] = i }`;

// Who is enabled and comes first in `order` takes a step; returns who, or -1.
function stepFirst(machine: Machine, order: readonly number[]): number {
  const { length, goroutine, alternative } = machine.enabled();
  for (const g of order) {
    const at = goroutine.indexOf(g);
    if (at < 0 || at >= length) continue;
    machine.step(g, alternative[at] as number);
    return g;
  }
  return -1;
}

/** Steps of the first goroutine as they touch memory, when it runs alone and then main. */
function steps(before: string, operation: string): string[] {
  const machine = runner.machine(program(before, operation, "", ""));
  const seen: string[] = [];
  machine.reset();
  for (let g = stepFirst(machine, [MAIN, FIRST]); g >= 0; g = stepFirst(machine, [MAIN, FIRST])) {
    const { kind, object } = machine.last;
    if (g === FIRST && object > 0) seen.push(`${OPERATION_NAMES[kind]} ${machine.describe(object).name}`);
  }
  return seen;
}

const TABLE = ["read m.dirPtr", "read m.dirPtr[]", "read m.dirPtr[].groups"];
const SLOT = "m.dirPtr[].groups[].slots[]";
const CONTROL = "m.dirPtr[].groups[].ctrl";
const BEGIN_WRITE = ["map-write m", "read m.writing", "read m.seed", "read m.writing", "write m.writing"];
const END_WRITE = ["read m.writing", "read m.writing", "write m.writing"];
const decrement = (name: string): string[] => [`read ${name}`, `write ${name}`];

const operations: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a lookup in a small map needs no hash",
    fill(1),
    "_ = m[0]",
    ["map-read m", "read m", "read m.writing", "read m.dirLen", "read m.dirPtr"].concat(
      ["ctrl", "slots[].key", "slots[].elem"].map((part) => `read m.dirPtr.${part}`),
    ),
  ],
  [
    "a lookup in a table loads a group's control word once",
    fill(20),
    "_ = m[3]",
    ["map-read m", "read m", "read m.writing", "read m.dirLen", "read m.seed", "read m.dirLen", ...TABLE].concat(
      [CONTROL, `${SLOT}.key`, `${SLOT}.elem`].map((part) => `read ${part}`),
    ),
  ],
  [
    "an element is stored when the bit is turned back",
    fill(20),
    "m[3] = 7",
    [
      ...BEGIN_WRITE,
      ...["read m.dirPtr", "read m.dirLen", "read m.dirLen", ...TABLE, `read ${CONTROL}`, `read ${SLOT}.key`],
      ...[...END_WRITE, `write ${SLOT}.elem`],
    ],
  ],
  [
    "an insert stores the key, its control byte and three counts",
    fill(20),
    "m[30] = 7",
    [
      ...BEGIN_WRITE,
      ...["read m.dirPtr", "read m.dirLen", "read m.dirLen", ...TABLE, `read ${CONTROL}`, `read ${CONTROL}`],
      ...["read m.dirPtr[].growthLeft", `write ${SLOT}.key`, `write ${CONTROL}`],
      ...[...decrement("m.dirPtr[].growthLeft"), ...decrement("m.dirPtr[].used"), ...decrement("m")],
      ...[...END_WRITE, `write ${SLOT}.elem`],
    ],
  ],
  [
    "a delete counts before it clears",
    fill(9),
    "delete(m, 3)",
    [
      ...["map-write m", "read m", ...BEGIN_WRITE.slice(1), "read m.dirLen", ...TABLE],
      ...[`read ${CONTROL}`, `read ${SLOT}.key`, ...decrement("m.dirPtr[].used"), ...decrement("m")],
      ...[`write ${SLOT}.elem`, `read ${CONTROL}`, `write ${CONTROL}`, ...decrement("m.dirPtr[].growthLeft")],
      ...["read m", ...END_WRITE],
    ],
  ],
  [
    "the first insert makes a group whose memory is zero for a moment",
    "m = map[int]int{}",
    "m[0] = 7",
    [
      ...[...BEGIN_WRITE, "read m.dirPtr", "write m.dirPtr", "write m.dirPtr.ctrl", "read m.dirLen", "read m"],
      ...[
        "read m.dirPtr",
        "read m.dirPtr.ctrl",
        "write m.dirPtr.slots[].key",
        "write m.dirPtr.ctrl",
        "read m",
        "write m",
      ],
      ...[...END_WRITE, "write m.dirPtr.slots[].elem"],
    ],
  ],
];

test.each(operations)("%s", (_, before, operation, wanted) => {
  const [variable, ...seen] = steps(before, operation).map((step) => step.replace(/\[\d+\]/g, "[]"));
  expect(variable).toBe("read m"); // The global variable.
  expect(seen.slice(0, -1)).toEqual(wanted); // Behind it: the wait group.
});

// ---- What two goroutines make of it

// Outcomes of all schedules with one switch: the first goroutine takes 0, 1, 2, … steps, then the second takes all of its own.
function outcomesWithOneSwitch(machine: Machine): Outcome[] {
  const seen: Outcome[] = [];
  let nBefore: number; // Steps of the first goroutine before the switch.
  do {
    const limit = seen.length;
    nBefore = 0;
    const outcome = runFrom(machine, ({ length, goroutine }) => {
      const enabled = goroutine.slice(0, length);
      const order = nBefore < limit ? [MAIN, FIRST, SECOND] : [MAIN, SECOND, FIRST];
      const next = order.find((each) => enabled.includes(each)) ?? MAIN;
      if (next === FIRST && nBefore < limit) nBefore++;
      return enabled.indexOf(next);
    });
    seen.push(outcome);
  } while (nBefore === seen.length - 1);
  return seen;
}

// In the order of the switch, repetitions left out.
function changes(outcomes: readonly Outcome[]): string[] {
  const texts = outcomes.map(({ output, end }) =>
    end?.kind === "exit" ? output.trim() : (end?.text.split("\n")[0] ?? ""),
  );
  return texts.filter((text, i) => text !== texts[i - 1]);
}

const TWO_WRITERS = "fatal error: concurrent map writes";
const races: readonly (readonly [string, string, string, string, string, readonly string[]])[] = [
  [
    "an element stored after its table was replaced is lost",
    fill(14),
    "m[3] = 100",
    "m[14] = 14",
    "m[3], len(m)",
    ["100 15", TWO_WRITERS, "3 15", "100 15"],
  ],
  [
    "so is one of a small map that has become a table",
    fill(7),
    "m[3] = 100",
    "m[14] = 14; m[15] = 15",
    "m[3], len(m)",
    ["100 9", TWO_WRITERS, "3 9", "100 9"],
  ],
  [
    "an element stored after its key was deleted becomes another key's",
    fill(7),
    "m[3] = 100",
    "delete(m, 3); m[20] = 20",
    "m[3], m[20], len(m)",
    ["100 20 8", TWO_WRITERS, "0 100 7", "0 20 7"],
  ],
];

test.each(races)("%s", (_, before, first, second, what, wanted) => {
  const machine = runner.machine(program(before, first, second, `println(${what})`));
  expect(changes(outcomesWithOneSwitch(machine))).toEqual(wanted);
});

// Address of a field of the header of `m`.
function fieldAddress(machine: Machine, field: string): number {
  const map = machine.snapshot((g) => g).detailedMaps?.find(({ name }) => name === "m");
  const header = map?.address ?? 0;
  for (let address = header; address < header + 16; address++)
    if (machine.describe(address).name === `m.${field}`) return address;
  throw new Error(`no field ${field}`);
}

// Runs goroutine `g` until it is about to do this to a field of the header.
function runUntil(machine: Machine, g: number, kind: number, field: string): void {
  const address = fieldAddress(machine, field);
  for (;;) {
    const pending = machine.pending(g);
    if (pending.kind === kind && pending.object === address) return;
    if (stepFirst(machine, [g]) < 0) throw new Error(`goroutine ${g} does not get there`);
  }
}

function startBoth(machine: Machine): void {
  machine.reset();
  while (machine.live().length < 3) stepFirst(machine, [MAIN]);
}

// The addresses past an array's end that goroutine `g` asks for until it ends.
function wildAccesses(machine: Machine, g: number): number[] {
  const wild: number[] = [];
  while (stepFirst(machine, [g]) >= 0) if (machine.last.kind === OP_MAP_WILD) wild.push(machine.last.extent);
  return wild;
}

test("a reader that has seen a small map takes the new directory for a group", () => {
  const machine = runner.machine(program(fill(8), "_ = m[3]", "m[8] = 8", ""));
  startBoth(machine);
  runUntil(machine, FIRST, OP_READ, "dirPtr");
  runUntil(machine, SECOND, OP_WRITE, "dirLen");
  expect(wildAccesses(machine, FIRST)).toEqual([0]);
});

// A hash goes past the end if its second bit is set.
test("between the new shift and the new directory an index may lie past the old one's end", () => {
  let wild: number[] = [];
  for (let key = 0; key < 16 && wild.length === 0; key++) {
    const machine = runner.machine(
      program(fill(1700), `_ = m[${key}]`, "for i := 1700; i < 2500; i++ { m[i] = i }", ""),
    );
    startBoth(machine);
    runUntil(machine, FIRST, OP_READ, "globalShift");
    runUntil(machine, SECOND, OP_WRITE, "dirPtr");
    wild = wildAccesses(machine, FIRST);
  }
  expect(wild).toHaveLength(1);
  expect(wild[0]).toBeGreaterThan(1);
});

test.each([3, 9])("explored, a loop over %s entries may begin with each of them", (n) => {
  const machine = runner.machine(
    `package main

func main() {
	m := map[int]int{}
	for i := 0; i < ${n}; i++ {
		m[i] = i
	}
	for key := range m {
		println(key)
		break
	}
}
`,
    { time: "ordered", mapOrder: "explored" },
  );
  const first = new Set<string>();
  let nStarts = 1;
  for (let start = 0; start < nStarts; start++) {
    const { output } = runFrom(machine, ({ length }) => {
      nStarts = Math.max(nStarts, length);
      return length > 1 ? start : 0;
    });
    first.add(output.trim());
  }
  expect([...first].sort()).toEqual(Array.from({ length: n }, (_, i) => String(i)));
});
