import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { OP_LOCK, OPERATION_NAMES } from "../trace/operation.ts";
import type { Machine, MachineOptions, OperationNative } from "./api.ts";
import { Assembler, type Line, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";

const order: MachineOptions = { time: "ordered" };

/** Runs the first choice always; the events as text. */
function runFirst(m: Machine): string[] {
  const events: string[] = [];
  for (let choices = m.enabled(); choices.length > 0; choices = m.enabled()) {
    m.step(choices.goroutine[0] as number, choices.alternative[0] as number);
    events.push(`G${m.last.goroutine} ${OPERATION_NAMES[m.last.kind]}`);
  }
  return events;
}

function counterProgram() {
  const a = new Assembler();
  const counter = a.global("counter");
  const worker = a.fn([
    [ir.LOAD_GLOBAL, 0, counter],
    [ir.ADD_IMM, 0, 0, 1],
    [ir.STORE_GLOBAL, counter, 0],
    [ir.RETURN, 0, 0],
  ]);
  const main = a.fn([
    [ir.MAKE_CLOSURE, 0, worker, 0, 0],
    [ir.GO, 0],
    [ir.GO, 0],
    [ir.RETURN, 0, 0],
  ]);
  return a.program(main);
}

test("a program of two goroutines that add to one counter", () => {
  const m = createMachine(counterProgram(), natives, order);
  expect(runFirst(m)).toEqual(["G0 start", "G0 go", "G0 go", "G0 exit"]);
  expect(m.end).toEqual({ kind: "exit", exitCode: 0, text: "", goroutine: 0 });
  m.continueAfterMain();
  expect(runFirst(m)).toEqual(
    ["start", "read", "write", "exit"]
      .map((op) => `G1 ${op}`)
      .concat(["start", "read", "write", "exit"].map((op) => `G2 ${op}`)),
  );
  expect(m.last.goroutine).toBe(2);
});

test("undo restores the hash", () => {
  const m = createMachine(counterProgram(), natives, order);
  const hashes: number[] = [];
  for (let choices = m.enabled(); choices.length > 0; choices = m.enabled()) {
    hashes.push(m.stateHash());
    m.step(choices.goroutine[choices.length - 1] as number, 0);
  }
  while (m.depth > 0) {
    m.undo();
    expect(m.stateHash()).toBe(hashes.pop());
  }
});

test("a loop without visible operations ends its transition, and an undo window forgets old steps", () => {
  const a = new Assembler();
  const main = a.fn(["loop", [ir.JUMP_BACK, "loop"], [ir.RETURN, 0, 0]]);
  const m = createMachine(a.program(main), natives, { ...order, maxInstructionsPerTransition: 100, undoWindow: 5 });
  const hashes: number[] = [];
  for (let i = 0; i < 40; i++) {
    hashes.push(m.stateHash());
    m.step(0, 0);
  }
  expect(OPERATION_NAMES[m.last.kind]).toBe("yield");
  expect(m.depth).toBe(40);
  for (let i = 0; i < 5; i++) {
    m.undo();
    expect(m.stateHash()).toBe(hashes.pop());
  }
  expect(m.depth).toBe(35);
});

test("deep recursion within one transition and undo across returns", () => {
  const a = new Assembler();
  const x = a.global("x");
  // f(n): x++ at the way down and up, so that transitions begin and end at every depth.
  const f = a.reserve();
  a.define(
    f,
    [
      [ir.LOAD_GLOBAL, 1, x],
      [ir.ADD_I, 1, 1, 0],
      [ir.STORE_GLOBAL, x, 1],
      [ir.INT, 2, 0],
      [ir.JUMP_EQ, 0, 2, "end"],
      [ir.ADD_IMM, 3, 0, -1],
      [ir.CALL, 3, f],
      [ir.MOVE, 1, 3],
      "end",
      [ir.LOAD_GLOBAL, 2, x],
      [ir.ADD_I, 0, 1, 2],
      [ir.RETURN, 0, 1],
    ],
    { nParameters: 1, nResults: 1 },
  );
  const idle = a.fn([[ir.RETURN, 0, 0]]);
  const p = a.operations.push("print") - 1;
  const main = a.fn([
    [ir.MAKE_CLOSURE, 0, idle, 0, 0],
    [ir.GO, 0],
    [ir.INT, 1, 20],
    [ir.CALL, 1, f],
    [ir.OPERATION, 1, p],
    [ir.RETURN, 0, 0],
  ]);
  const m = createMachine(a.program(main), natives, order);
  const finish = (): string => {
    while (m.end === undefined) m.step(0, 0);
    return m.output();
  };
  const want = finish();
  for (let back = 1; back < m.depth; back += 3) {
    for (let i = 0; i < back; i++) m.undo();
    expect(finish()).toBe(want);
  }
});

test.each([
  ["goroutines", { maxGoroutines: 3 }, "more than 3 goroutines"],
  ["memory cells", { maxCells: 1000 }, "out of memory: limit 1 MB (1000 words)"],
])("too many %s is a limit that says so", (what, options, text) => {
  const a = new Assembler();
  const child = a.fn([[ir.RETURN, 0, 0]]);
  const grow: Line[] =
    what === "goroutines"
      ? [
          [ir.MAKE_CLOSURE, 0, child, 0, 0],
          [ir.GO, 0],
        ]
      : [[ir.ALLOC, 0, a.int, 0]];
  const main = a.fn(["loop", ...grow, [ir.JUMP_BACK, "loop"], [ir.RETURN, 0, 0]]);
  const m = createMachine(a.program(main), natives, { ...order, ...options });
  while (m.step(0, 0) === 0);
  expect(m.end).toMatchObject({ kind: "limit", text });
});

test("the snapshot names variables, locks, channels and maps, and says who waits for what", () => {
  const a = new Assembler();
  const mutex = a.type({
    kind: "struct",
    name: "sync.Mutex",
    isNamed: true,
    width: 2,
    zero: [0, 0],
    fields: [
      { name: "state", type: a.int, offset: 0, isEmbedded: false, isExported: false },
      { name: "holder", type: a.int, offset: 1, isEmbedded: false, isExported: false },
    ],
  });
  const account = a.type({
    kind: "struct",
    name: "main.Account",
    isNamed: true,
    width: 4,
    zero: [0, 0, "", 0],
    fields: [
      { name: "mu", type: mutex, offset: 0, isEmbedded: false, isExported: false },
      { name: "Owner", type: a.string, offset: 2, isEmbedded: false, isExported: true },
      { name: "Balance", type: a.int, offset: 3, isEmbedded: false, isExported: true },
    ],
  });
  const acc = a.global("acc", account);
  const m1 = a.global("m", a.type({ kind: "map", name: "map[string]int", key: a.string, elem: a.int }));
  const lock = a.operations.push("hold") - 1;
  const worker = a.fn([
    [ir.INT, 0, acc],
    [ir.OPERATION, 0, lock],
    [ir.RETURN, 0, 0],
  ]);
  const main = a.fn([
    [ir.CONST, 0, a.constant('A "b"')],
    [ir.STORE_GLOBAL, acc + 2, 0],
    [ir.MAP_MAKE, 1, 5 + 2, -1, 0],
    [ir.STORE_GLOBAL, m1, 1],
    [ir.CONST, 2, a.constant("k")],
    [ir.INT, 3, 4],
    [ir.MAP_SET, 1, 2, 3, 5 + 2],
    [ir.MAKE_CLOSURE, 4, worker, 0, 0],
    [ir.GO, 4],
    [ir.CALL, 4, worker],
    [ir.STORE_GLOBAL, acc + 3, 3],
    [ir.RETURN, 0, 0],
  ]);
  const hold: OperationNative = {
    kind: OP_LOCK,
    waitReason: "sync.Mutex.Lock",
    ready: (ctx) => ctx.load(ctx.get(0) as number) === 0,
    run: (ctx) => {
      ctx.store(ctx.get(0) as number, 1);
      ctx.store((ctx.get(0) as number) + 1, ctx.goroutine + 1);
      return undefined;
    },
  };
  const operations = new Map([...natives.operations, ["hold", hold] as const]);
  const m = createMachine(a.program(main), { ...natives, operations }, order);
  for (const g of [0, 0, 0, 1]) m.step(g, 0);
  const s = m.snapshot((g) => g);
  expect(s.shared.map(({ name, type, value }) => `${name} ${type} = ${value}`)).toEqual([
    'acc main.Account = {mu:{locked} Owner:"A \\"b\\"" Balance:0}',
    'm map[string]int = map["k":4]',
  ]);
  expect(s.locks).toEqual([
    { address: acc, name: "acc.mu", kind: "mutex", holder: 0, readers: [], waiters: [1], state: "locked" },
  ]);
  expect(s.maps).toMatchObject([{ name: "x", type: "map[string]int", entries: [['"k"', "4"]] }]);
  expect(s.goroutines).toMatchObject([
    { goroutine: 0, status: "runnable", next: "write acc.Balance", locksHeld: [acc] },
    {
      goroutine: 1,
      status: "blocked",
      next: "lock acc.mu",
      waitReason: "sync.Mutex.Lock",
      waitsFor: acc,
      locksHeld: [],
    },
  ]);
  expect(m.describe(acc + 3)).toEqual({ kind: "variable", name: "acc.Balance", type: "int" });
});
