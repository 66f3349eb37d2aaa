// The machine's laws, on random small programs: a step taken back leaves no trace, the same choices give the same events, the
// choices are a function of the state, and independent steps commute, also in another machine.
import fc from "fast-check";
import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import type { Program } from "../ir/program.ts";
import { Interface } from "../ir/value.ts";
import { isPlainWrite, OP_LOCK, OP_PRINT, OP_READ, OP_START, OP_UNLOCK, OP_WRITE } from "../trace/operation.ts";
import { caseOf, partnerCaseOf, partnerOf } from "./alternatives.ts";
import type { Machine } from "./api.ts";
import { Assembler, type Line, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";

// Registers 0-3 are captures (unbuffered channel, buffered channel, map, pointer), 4 the defer list, from 5 on scratch.
const menu = [
  "read",
  "write",
  "publish",
  "follow",
  "private",
  "send",
  "receive",
  "sendBuffered",
  "receiveBuffered",
  "select",
  "lock",
  "call",
  "print",
  "mapSet",
  "mapGet",
  "mapDelete",
  "range",
  "append",
  "sleep",
  "recover",
  "deferAt",
  "spawn",
] as const;
type Action = (typeof menu)[number];

interface Shape {
  readonly workers: readonly (readonly Action[])[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  workers: fc.array(fc.array(fc.constantFrom(...menu), { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
});

class Generator {
  readonly a = new Assembler();
  private label = 0;
  private readonly x = this.a.global("x");
  private readonly y = this.a.global("y");
  private readonly p = this.a.global("p", this.a.type({ kind: "pointer", name: "*int", elem: 0 }));
  private readonly mu = this.a.global("mu");
  private readonly s = this.a.global("s", this.a.type({ kind: "slice", name: "[]int", elem: 0 }));
  private readonly chan = this.a.type({ kind: "chan", name: "chan int", elem: 0 });
  private readonly map = this.a.type({ kind: "map", name: "map[int]int", key: 0, elem: 0 });
  private readonly operation = (name: string): number => this.a.operations.push(name) - 1;
  private readonly lock = this.operation("lock");
  private readonly unlock = this.operation("unlock");
  private readonly print = this.operation("print");
  private readonly sleep = this.operation("sleep");
  private readonly bump = this.a.fn(
    [
      [ir.LOAD_GLOBAL, 1, this.y],
      [ir.ADD_I, 1, 1, 0],
      [ir.STORE_GLOBAL, this.y, 1],
      [ir.MOVE, 0, 1],
      [ir.RETURN, 0, 1],
    ],
    { nParameters: 1, nResults: 1 },
  );
  private readonly recoverer = this.a.fn([
    [ir.RECOVER, 0],
    [ir.LOAD_GLOBAL, 1, this.x],
    [ir.RETURN, 0, 0],
  ]);
  private readonly child = this.a.fn([
    [ir.LOAD_GLOBAL, 0, this.x],
    [ir.STORE_GLOBAL, this.y, 0],
    [ir.RETURN, 0, 0],
  ]);
  private readonly shapeOfSelect =
    this.a.selects.push({ cases: [{ direction: "send" }, { direction: "receive" }], hasDefault: true }) - 1;

  private lines(action: Action, i: number): Line[] {
    const end = `l${this.label++}`;
    switch (action) {
      case "read":
        return [[ir.LOAD_GLOBAL, 5, this.x]];
      case "write":
        return [
          [ir.ADD_IMM, 5, 5, i + 1],
          [ir.STORE_GLOBAL, this.x, 5],
        ];
      case "publish":
        return [
          [ir.ALLOC, 6, this.a.int, 0],
          [ir.STORE, 6, 5, 0],
          [ir.STORE_GLOBAL, this.p, 6],
          [ir.STORE, 6, 5, 0],
        ];
      case "follow":
        return [[ir.LOAD_GLOBAL, 6, this.p], [ir.INT, 7, 0], [ir.JUMP_EQ, 6, 7, end], [ir.LOAD, 5, 6, 0], end];
      case "private":
        return [
          [ir.ALLOC, 6, this.a.int, 0],
          [ir.STORE, 6, 5, 0],
          [ir.LOAD, 5, 6, 0],
        ];
      case "send":
        return [[ir.SEND, 0, 5]];
      case "receive":
        return [
          [ir.RECV, 5, 0, 1],
          [ir.INT, 5, 3],
        ];
      case "sendBuffered":
        return [[ir.SEND, 1, 5]];
      case "receiveBuffered":
        return [[ir.RECV, 5, 1, 0]];
      case "select":
        return [
          [ir.MOVE, 7, 0],
          [ir.MOVE, 8, 5],
          [ir.MOVE, 9, 1],
          [ir.SELECT, 11, 7, this.shapeOfSelect],
        ];
      case "lock":
        return [
          [ir.INT, 7, this.mu],
          [ir.OPERATION, 7, this.lock],
          [ir.LOAD_GLOBAL, 5, this.x],
          [ir.INT, 7, this.mu],
          [ir.OPERATION, 7, this.unlock],
        ];
      case "call":
        return [
          [ir.MOVE, 8, 5],
          [ir.CALL, 8, this.bump],
          [ir.MOVE, 5, 8],
        ];
      case "print":
        return [
          [ir.MOVE, 7, 5],
          [ir.OPERATION, 7, this.print],
        ];
      case "mapSet":
        return [
          [ir.INT, 7, i],
          [ir.MAP_SET, 2, 7, 5, this.map],
        ];
      case "mapGet":
        return [
          [ir.INT, 7, 1],
          [ir.MAP_GET_OK, 7, 2, 7, this.map],
          [ir.MOVE, 5, 7],
        ];
      case "mapDelete":
        return [
          [ir.INT, 7, 1],
          [ir.MAP_DELETE, 2, 7, 0, this.map],
        ];
      case "range": {
        const next = `l${this.label++}`;
        return [[ir.MAP_ITER_INIT, 7, 2, this.map], next, [ir.MAP_ITER_NEXT, 7, end], [ir.JUMP_BACK, next], end];
      }
      case "append":
        return [
          [ir.LOAD_GLOBAL, 7, this.s],
          [ir.APPEND, 7, 7, 5, this.a.int],
          [ir.STORE_GLOBAL, this.s, 7],
        ];
      case "sleep":
        return [
          [ir.INT, 7, 10 + i],
          [ir.OPERATION, 7, this.sleep],
        ];
      case "recover":
        return [[ir.CALL, 8, this.thrower()]];
      case "deferAt":
        return [[ir.CALL, 8, this.outer()]];
      case "spawn":
        return [
          [ir.MAKE_CLOSURE, 7, this.child, 0, 0],
          [ir.GO, 7],
        ];
    }
  }

  private thrower(): number {
    return this.a.fn(
      [
        [ir.MAKE_CLOSURE, 1, this.recoverer, 0, 0],
        [ir.DEFER, 1],
        [ir.LOAD_GLOBAL, 1, this.y],
        [ir.CONST, 1, this.a.constant(new Interface(this.a.string, "boom"))],
        [ir.PANIC, 1],
        "recovered",
        [ir.RUN_DEFERS],
        [ir.RETURN, 0, 0],
      ],
      { deferRegister: 0, recover: "recovered" },
    );
  }

  // What it calls defers in its frame, with a scheduling point before and behind; then it panics.
  private outer(): number {
    const outer = this.a.reserve();
    const inner = this.a.fn(
      [
        [ir.LOAD_GLOBAL, 2, this.x],
        [ir.MAKE_CLOSURE, 1, this.recoverer, 0, 0],
        [ir.DEFER_AT, 1, 0, outer],
        [ir.LOAD_GLOBAL, 2, this.y],
        [ir.RETURN, 0, 0],
      ],
      { nParameters: 1 },
    );
    const lines: Line[] = [
      [ir.FRAME_DEPTH, 1],
      [ir.CALL, 1, inner],
      [ir.CONST, 1, this.a.constant(new Interface(this.a.string, "boom"))],
      [ir.PANIC, 1],
      "recovered",
      [ir.RUN_DEFERS],
      [ir.RETURN, 0, 0],
    ];
    return this.a.define(outer, lines, { deferRegister: 0, recover: "recovered" });
  }

  program({ workers }: Shape): Program {
    const fns = workers.map((actions) =>
      this.a.fn([[ir.INT, 5, 0], ...actions.flatMap((action, i) => this.lines(action, i)), [ir.RETURN, 0, 0]], {
        nCaptures: 4,
      }),
    );
    const main = this.a.fn([
      [ir.MAKE_CHAN, 0, this.chan, -1, 0],
      [ir.INT, 1, 1],
      [ir.MAKE_CHAN, 1, this.chan, 1, 0],
      [ir.MAP_MAKE, 2, this.map, -1, 0],
      [ir.ALLOC, 3, this.a.int, 0],
      ...fns.flatMap((fn): Line[] => [
        [ir.MAKE_CLOSURE, 6, fn, 0, 4],
        [ir.GO, 6],
      ]),
      [ir.LOAD_GLOBAL, 5, this.x],
      [ir.RETURN, 0, 0],
    ]);
    return this.a.program(main);
  }
}

const machineOf = (s: Shape, time: "ordered" | "drift"): Machine =>
  createMachine(new Generator().program(s), natives, { time, maxInstructionsPerTransition: 30 });

interface Choice {
  readonly goroutine: number;
  readonly alternative: number;
}

function choicesOf(m: Machine): Choice[] {
  const { length, goroutine, alternative } = m.enabled();
  return Array.from({ length }, (_, i) => ({
    goroutine: goroutine[i] as number,
    alternative: alternative[i] as number,
  }));
}

// Indices of goroutines belong to one machine; paths do not.
interface NamedChoice {
  readonly path: string;
  readonly cases: readonly number[];
  readonly partner: string;
}

function nameOf(m: Machine, { goroutine, alternative }: Choice): NamedChoice {
  const partner = partnerOf(alternative);
  return {
    path: m.goroutinePath(goroutine),
    cases: [caseOf(alternative), partnerCaseOf(alternative)],
    partner: partner < 0 ? "" : `G${m.goroutinePath(partner)}`,
  };
}

function stepNamed(m: Machine, wanted: NamedChoice): void {
  const choice = choicesOf(m).find((c) => JSON.stringify(nameOf(m, c)) === JSON.stringify(wanted));
  if (choice === undefined) throw new Error(`not enabled: ${JSON.stringify(wanted)}`);
  m.step(choice.goroutine, choice.alternative);
}

/** Everything that can be asked, as text. */
function observe(m: Machine): unknown {
  return {
    hash: m.stateHash(),
    choices: choicesOf(m),
    pending: m.live().map((g) => ({ ...m.pending(g), stack: m.stack(g), ordinal: m.operationOrdinal(g) })),
    output: m.output(),
    snapshot: m.snapshot((g) => g),
    end: m.end,
  };
}

const scenario = fc.tuple(
  shape,
  fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
  fc.constantFrom("ordered" as const, "drift" as const),
);

/** Steps along `picks` until nothing is left; calls `visit` before each step. */
function walk(m: Machine, picks: readonly number[], visit: (choice: Choice) => void): void {
  for (const pick of picks) {
    const choices = choicesOf(m);
    const choice = choices[pick % Math.max(1, choices.length)];
    if (choice === undefined) return;
    visit(choice);
    m.step(choice.goroutine, choice.alternative);
  }
}

test("undo after step restores everything that can be observed", () => {
  fc.assert(
    fc.property(scenario, ([s, picks, time]) => {
      const m = machineOf(s, time);
      const before: unknown[] = [];
      walk(m, picks, () => before.push(observe(m)));
      while (m.depth > 0) {
        m.undo();
        expect(observe(m)).toEqual(before.pop());
      }
    }),
    { numRuns: 150 },
  );
});

test("the same choices give the same events and states, after undo and in another machine", () => {
  fc.assert(
    fc.property(scenario, fc.nat(1000), ([s, picks, time], stray) => {
      const first = machineOf(s, time);
      const events: unknown[] = [];
      const choices: NamedChoice[] = [];
      walk(first, picks, (choice) => {
        // A stray step that is taken back must not matter.
        const others = choicesOf(first);
        const other = others[stray % others.length] as Choice;
        first.step(other.goroutine, other.alternative);
        first.undo();
        choices.push(nameOf(first, choice));
        events.push({ ...nameOf(first, choice), hash: first.stateHash() });
      });
      const second = machineOf(s, time);
      choices.forEach((choice, i) => {
        expect({ ...choice, hash: second.stateHash() }).toEqual(events[i]);
        stepNamed(second, choice);
        expect(second.depth).toBe(i + 1);
      });
      expect(second.stateHash()).toBe(first.stateHash());
      const { kind, site, extent } = first.last;
      expect(second.last).toMatchObject({ kind, site, extent });
    }),
    { numRuns: 150 },
  );
});

// A conservative part of the dependence relation: plain accesses to different cells, reads, starts, prints, different locks.
function isIndependent(m: Machine, a: Choice, b: Choice): boolean {
  if (a.goroutine === b.goroutine) return false;
  const x = { ...m.pending(a.goroutine) };
  const y = { ...m.pending(b.goroutine) };
  const known = [OP_READ, OP_WRITE, OP_START, OP_PRINT, OP_LOCK, OP_UNLOCK];
  if (!known.includes(x.kind) || !known.includes(y.kind)) return false;
  if (x.kind === OP_START || y.kind === OP_START || x.kind === OP_PRINT || y.kind === OP_PRINT) return true;
  const areApart = x.object + x.extent <= y.object || y.object + y.extent <= x.object;
  return (
    areApart ||
    (x.kind === OP_READ && y.kind === OP_READ) ||
    !(isPlainWrite(x.kind) || isPlainWrite(y.kind) || x.object === y.object)
  );
}

test("independent steps commute, also in another machine", () => {
  fc.assert(
    fc.property(scenario, ([s, picks, time]) => {
      const m = machineOf(s, time);
      const taken: NamedChoice[] = [];
      walk(m, picks, (choice) => {
        for (const other of choicesOf(m)) {
          if (!isIndependent(m, choice, other)) continue;
          m.step(choice.goroutine, choice.alternative);
          m.step(other.goroutine, other.alternative);
          const hash = m.stateHash();
          m.undo();
          m.undo();
          m.step(other.goroutine, other.alternative);
          m.step(choice.goroutine, choice.alternative);
          expect(m.stateHash()).toBe(hash);
          m.undo();
          m.undo();
          const second = machineOf(s, time);
          for (const named of [...taken, nameOf(m, other), nameOf(m, choice)]) stepNamed(second, named);
          expect(second.stateHash()).toBe(hash);
        }
        taken.push(nameOf(m, choice));
      });
    }),
    { numRuns: 80 },
  );
});
