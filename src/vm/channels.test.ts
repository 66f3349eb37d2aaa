import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { caseOf, partnerCaseOf, partnerOf } from "./alternatives.ts";
import type { Machine, MachineOptions } from "./api.ts";
import { Assembler, type Line, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";

/** main makes a channel of `capacity`, starts one goroutine per body (channel in register 0), then runs `rest`. */
function program(
  capacity: number,
  bodies: readonly (readonly Line[])[],
  rest: readonly Line[],
  setup = new Assembler(),
) {
  const a = setup;
  const chan = a.type({ kind: "chan", name: "chan int", elem: a.int });
  const fns = bodies.map((body) => a.fn([...body, [ir.RETURN, 0, 0]], { nCaptures: 1 }));
  const main = a.fn([
    [ir.INT, 0, capacity],
    [ir.MAKE_CHAN, 0, chan, capacity === 0 ? -1 : 0, 0],
    ...fns.flatMap((fn): Line[] => [
      [ir.MAKE_CLOSURE, 1, fn, 0, 1],
      [ir.GO, 1],
    ]),
    ...rest,
    [ir.RETURN, 0, 0],
  ]);
  return a.program(main);
}

const machineOf = (p: ReturnType<typeof program>, time: MachineOptions["time"] = "ordered"): Machine =>
  createMachine(p, natives, { time });

const choices = (m: Machine): string[] => {
  const { length, goroutine, alternative } = m.enabled();
  return Array.from({ length }, (_, i) => {
    const alt = alternative[i] as number;
    const partner = partnerOf(alt);
    const kind = OPERATION_NAMES[m.pending(goroutine[i] as number).kind];
    const cases = alt === 0 ? "" : ` case ${caseOf(alt)}`;
    return `G${goroutine[i]} ${kind}${cases}${partner < 0 ? "" : ` with G${partner} case ${partnerCaseOf(alt)}`}`;
  });
};

/** Steps the named goroutines by their first choice. */
function steps(m: Machine, ...goroutines: readonly number[]): void {
  for (const g of goroutines) {
    const { length, goroutine, alternative } = m.enabled();
    const i = goroutine.slice(0, length).indexOf(g);
    if (i < 0) throw new Error(`G${g} cannot run: ${choices(m)}`);
    m.step(g, alternative[i] as number);
  }
}

const send = (value: number): Line[] => [
  [ir.INT, 1, value],
  [ir.SEND, 0, 1],
];
const receive: Line[] = [[ir.RECV, 2, 0, 1]];

test("an unbuffered send and a receive are one step of the sender, which moves the receiver on", () => {
  const m = machineOf(program(0, [send(7)], receive));
  steps(m, 0, 0);
  expect(choices(m)).toEqual(["G1 start"]);
  steps(m, 1);
  expect(choices(m)).toEqual(["G1 rendezvous case -1 with G0 case -1"]);
  steps(m, 1);
  expect(m.last).toMatchObject({ goroutine: 1, partner: 0, value: 7, extent: 0 });
  expect(OPERATION_NAMES[m.last.kind]).toBe("rendezvous");
  expect(choices(m)).toEqual(["G0 exit", "G1 exit"]);
  m.undo();
  expect(choices(m)).toEqual(["G1 rendezvous case -1 with G0 case -1"]);
});

test("a buffer is first in, first out; a full one blocks", () => {
  const m = machineOf(program(2, [[...send(1), ...send(2), ...send(3)]], [...receive, ...receive]));
  steps(m, 0, 0, 1, 1, 1);
  expect(choices(m)).toEqual(["G0 receive"]);
  steps(m, 0);
  expect(m.last).toMatchObject({ value: 1, extent: 2 });
  expect(choices(m)).toEqual(["G0 receive", "G1 send"]);
  steps(m, 1, 0);
  expect(m.last.value).toBe(2);
});

test("a closed channel gives zero values, and sending on it panics", () => {
  const m = machineOf(program(0, [[[ir.CLOSE_CHAN, 0]], send(1)], receive));
  steps(m, 0, 0, 0, 1, 2);
  expect(choices(m)).toEqual(["G1 close", "G2 rendezvous case -1 with G0 case -1"]);
  steps(m, 1);
  expect(choices(m)).toEqual(["G0 receive", "G1 exit", "G2 rendezvous"]);
  steps(m, 0);
  expect(m.last.value).toBe(0);
  steps(m, 2, 2);
  expect(m.end?.text).toContain("panic: send on closed channel\n\ngoroutine 3 [running]:");
});

test("all goroutines asleep is a deadlock with Go's text", () => {
  const m = machineOf(program(0, [receive], receive));
  steps(m, 0, 0, 1);
  expect(choices(m)).toEqual([]);
  expect(m.end).toMatchObject({ kind: "deadlock", exitCode: 2 });
  expect(m.end?.text).toBe(
    "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.f1()\n\n" +
      "goroutine 2 [chan receive]:\nmain.f0()\ncreated by main.f1 in goroutine 1\n",
  );
});

test("nil channels block for ever", () => {
  const m = machineOf(
    program(
      0,
      [],
      [
        [ir.INT, 0, 0],
        [ir.RECV, 1, 0, 0],
      ],
    ),
  );
  steps(m, 0);
  expect(choices(m)).toEqual([]);
  expect(m.end?.text).toContain("goroutine 1 [chan receive (nil chan)]:");
});

/** select { case ch <- 5: case <-ch: default: } with the channel in register 0. */
function selectBoth(a: Assembler, hasDefault: boolean): Line[] {
  const shape = a.selects.push({ cases: [{ direction: "send" }, { direction: "receive" }], hasDefault }) - 1;
  return [
    [ir.MOVE, 2, 0],
    [ir.INT, 3, 5],
    [ir.MOVE, 4, 0],
    [ir.SELECT, 6, 2, shape],
  ];
}

test("a select offers each case and partner; its default is open to goroutines that have not arrived", () => {
  const a = new Assembler();
  const m = machineOf(program(0, [receive, send(9)], selectBoth(a, true), a));
  steps(m, 0, 0, 0, 1, 2);
  expect(choices(m)).toEqual([
    "G0 select case 0 with G1 case -1",
    "G0 select",
    "G2 rendezvous case -1 with G0 case 1",
    "G2 rendezvous case -1 with G1 case -1",
  ]);
  steps(m, 0);
  expect(OPERATION_NAMES[m.last.kind]).toBe("rendezvous");
  m.undo();
  m.step(0, 0);
  expect(OPERATION_NAMES[m.last.kind]).toBe("select-default");
});

test("a select does not meet itself", () => {
  const a = new Assembler();
  const m = machineOf(program(0, [], selectBoth(a, false), a));
  steps(m, 0);
  expect(choices(m)).toEqual([]);
  expect(m.end?.text).toContain("goroutine 1 [select]:");
});

test("who is known to have parked is served first, and closes a select's default", () => {
  const a = new Assembler();
  const sleep = a.operations.push("sleep") - 1;
  // G1 receives; main sleeps (so G1 is known to be parked), then starts G2, which receives too, and selects.
  const late = a.fn([...receive, [ir.RETURN, 0, 0]], { nCaptures: 1 });
  const rest: Line[] = [
    [ir.INT, 1, 100],
    [ir.OPERATION, 1, sleep],
    [ir.MAKE_CLOSURE, 1, late, 0, 1],
    [ir.GO, 1],
    ...selectBoth(a, true),
  ];
  const m = machineOf(program(0, [receive], rest, a));
  steps(m, 0, 0, 1);
  expect(choices(m)).toEqual(["G0 wake"]);
  expect(m.snapshot((g) => g).goroutines.map(({ status }) => status)).toEqual(["sleeping", "blocked"]);
  steps(m, 0, 0, 2);
  expect(m.snapshot((g) => g).nowNs).toBe(100);
  expect(choices(m)).toEqual(["G0 select case 0 with G1 case -1"]);
});

test("a timer fires at any moment in drift time, in ordered time only when nothing else can run", () => {
  const sleepers = (): ReturnType<typeof program> => {
    const a = new Assembler();
    const sleep = a.operations.push("sleep") - 1;
    const sleeper = (ns: number): Line[] => [
      [ir.INT, 1, ns],
      [ir.OPERATION, 1, sleep],
    ];
    return program(0, [sleeper(20), sleeper(10)], receive, a);
  };
  for (const [time, want] of [
    ["ordered", ["G0 go"]],
    ["drift", ["G0 go", "G1 wake"]],
  ] as const) {
    const m = machineOf(sleepers(), time);
    steps(m, 0, 0, 1);
    expect(choices(m)).toEqual(want);
  }
  const m = machineOf(sleepers());
  steps(m, 0, 0, 0, 1, 2);
  expect(choices(m)).toEqual(["G2 wake"]);
  steps(m, 2, 2);
  expect(choices(m)).toEqual(["G1 wake"]);
});
