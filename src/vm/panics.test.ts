// The texts are those of Go 1.26.8, recorded by running the same programs there.
import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { Interface } from "../ir/value.ts";
import { Assembler, type Line, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";

/** Runs main alone to its end. */
function run(a: Assembler, main: number, goMinor = 26) {
  const m = createMachine(a.program(main, goMinor), natives, { time: "ordered" });
  while (m.enabled().length > 0) m.step(0, 0);
  return { end: m.end, output: m.output() };
}

const print = (a: Assembler): number => {
  const known = a.operations.indexOf("print");
  return known < 0 ? a.operations.push("print") - 1 : known;
};

const firstLines = (text: string | undefined): string => (text ?? "").split("\n\n")[0]?.trimEnd() ?? "";

const nil = "runtime error: invalid memory address or nil pointer dereference";
const signal = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]";

const simple: readonly (readonly [string, (a: Assembler) => Line[], string])[] = [
  [
    "nil load",
    () => [
      [ir.INT, 0, 0],
      [ir.LOAD, 1, 0, 0],
    ],
    `panic: ${nil}\n${signal}`,
  ],
  [
    "nil store",
    () => [
      [ir.INT, 0, 0],
      [ir.STORE, 0, 0, 0],
    ],
    `panic: ${nil}\n${signal}`,
  ],
  ["nil func", () => [[ir.CALL_CLOSURE, 1, 0]], `panic: ${nil}\n${signal}`],
  ["nil interface", () => [[ir.CALL_INTERFACE, 0, 0]], `panic: ${nil}\n${signal}`],
  [
    "divide",
    () => [
      [ir.INT, 0, 0],
      [ir.DIV, 0, 0, 0, ir.KIND_I64],
    ],
    "panic: runtime error: integer divide by zero",
  ],
  [
    "shift",
    () => [
      [ir.INT, 0, -1],
      [ir.SHL, 0, 0, 0, ir.KIND_I64],
    ],
    "panic: runtime error: negative shift amount",
  ],
  [
    "index",
    (a) => [
      [ir.INT, 0, 3],
      [ir.MAKE_SLICE, 1, 0, -1, a.int],
      [ir.NOP, 0],
      [ir.INT, 2, 5],
      [ir.LOAD_ELEM, 3, 1, 2],
    ],
    "panic: runtime error: index out of range [5] with length 3",
  ],
  [
    "negative index",
    () => [
      [ir.INT, 0, -1],
      [ir.INDEX_CHECK, 0, 3],
    ],
    "panic: runtime error: index out of range [-1]",
  ],
  [
    "nil map",
    () => [
      [ir.INT, 0, 0],
      [ir.MAP_SET, 0, 0, 0, 0],
    ],
    "panic: assignment to entry in nil map",
  ],
  [
    "close nil",
    () => [
      [ir.INT, 0, 0],
      [ir.CLOSE_CHAN, 0],
    ],
    "panic: close of nil channel",
  ],
  ["panic(nil)", () => [[ir.PANIC, 0]], "panic: panic called with nil argument"],
  [
    "assert type",
    (a) => [
      [ir.INT, 0, 1],
      [ir.MAKE_INTERFACE, 0, 0, a.int],
      [ir.ASSERT_TYPE, 1, 0, a.string, 0],
    ],
    "panic: interface conversion: interface {} is int, not string",
  ],
  [
    "assert nil",
    (a) => [[ir.ASSERT_TYPE, 1, 0, a.string, 0]],
    "panic: interface conversion: interface {} is nil, not string",
  ],
  [
    "negative make",
    (a) => [
      [ir.INT, 0, -1],
      [ir.MAKE_SLICE, 1, 0, -1, a.int],
      [ir.NOP, 0],
    ],
    "panic: runtime error: makeslice: len out of range",
  ],
  ["go nil", () => [[ir.GO, 0]], "fatal error: go of nil func value"],
];

test.each(simple)("%s", (_, lines, want) => {
  const a = new Assembler();
  const main = a.fn([...lines(a), [ir.RETURN, 0, 0]]);
  const { end } = run(a, main);
  expect(firstLines(end?.text)).toBe(want);
  expect(end?.exitCode).toBe(2);
});

test("stack overflow is fatal", () => {
  const a = new Assembler();
  const main = a.reserve();
  a.define(main, [
    [ir.CALL, 1, main],
    [ir.RETURN, 0, 0],
  ]);
  const { end } = run(a, main);
  expect(firstLines(end?.text)).toBe(
    "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow",
  );
});

/** A function that panics with a string constant. */
function panics(a: Assembler, text: string): Line[] {
  return [
    [ir.CONST, 1, a.constant(new Interface(a.string, text))],
    [ir.PANIC, 1],
  ];
}

test("deferred calls run last first, and recover stops the panic", () => {
  const a = new Assembler();
  const p = print(a);
  const show = (n: number) =>
    a.fn([
      [ir.INT, 0, n],
      [ir.OPERATION, 0, p],
      [ir.RETURN, 0, 0],
    ]);
  const recoverer = a.fn([
    [ir.RECOVER, 0],
    [ir.OPERATION, 0, p],
    [ir.RETURN, 0, 0],
  ]);
  const f = a.fn(
    [
      [ir.MAKE_CLOSURE, 1, show(1), 0, 0],
      [ir.DEFER, 1],
      [ir.MAKE_CLOSURE, 1, recoverer, 0, 0],
      [ir.DEFER, 1],
      [ir.MAKE_CLOSURE, 1, show(2), 0, 0],
      [ir.DEFER, 1],
      ...panics(a, "boom"),
      "recovered",
      [ir.RUN_DEFERS],
      [ir.RETURN, 0, 0],
    ],
    { deferRegister: 0, recover: "recovered" },
  );
  const main = a.fn([
    [ir.CALL, 0, f],
    [ir.INT, 0, 3],
    [ir.OPERATION, 0, p],
    [ir.RETURN, 0, 0],
  ]);
  expect(run(a, main)).toEqual({
    end: { kind: "exit", exitCode: 0, text: "", goroutine: 0 },
    output: '2\n"boom"\n1\n3\n',
  });
});

/** main: defers `deferred` and panics with "first". */
function withDeferred(a: Assembler, deferred: number, goMinor = 26) {
  const main = a.fn(
    [
      [ir.MAKE_CLOSURE, 1, deferred, 0, 0],
      [ir.DEFER, 1],
      ...panics(a, "first"),
      "recovered",
      [ir.RUN_DEFERS],
      [ir.RETURN, 0, 0],
    ],
    { name: "main.main", deferRegister: 0, recover: "recovered" },
  );
  return run(a, main, goMinor);
}

test("a panic in a deferred call is printed behind the first", () => {
  const a = new Assembler();
  expect(firstLines(withDeferred(a, a.fn(panics(a, "second"))).end?.text)).toBe("panic: first\n\tpanic: second");
});

test("a panic after recover says that the first was recovered", () => {
  const a = new Assembler();
  const deferred = a.fn([[ir.RECOVER, 0], ...panics(a, "again")]);
  expect(firstLines(withDeferred(a, deferred).end?.text)).toBe("panic: first [recovered]\n\tpanic: again");
});

test.each([
  [26, "panic: first [recovered, repanicked]"],
  [24, "panic: first [recovered]\n\tpanic: first"],
])("in Go 1.%i a repanic prints as it does there", (goMinor, want) => {
  const a = new Assembler();
  const deferred = a.fn([
    [ir.RECOVER, 0],
    [ir.PANIC, 0],
  ]);
  expect(firstLines(withDeferred(a, deferred, goMinor).end?.text)).toBe(want);
});

test("a nested panic that is recovered lets the outer one go on", () => {
  const a = new Assembler();
  const recoverer = a.fn([
    [ir.RECOVER, 0],
    [ir.RETURN, 0, 0],
  ]);
  const deferred = a.fn(
    [
      [ir.MAKE_CLOSURE, 1, recoverer, 0, 0],
      [ir.DEFER, 1],
      ...panics(a, "second"),
      "recovered",
      [ir.RUN_DEFERS],
      [ir.RETURN, 0, 0],
    ],
    { deferRegister: 0, recover: "recovered" },
  );
  expect(firstLines(withDeferred(a, deferred).end?.text)).toBe("panic: first");
});

test.each([
  ["a function called by the deferred one", false, "panic: first"],
  ["a compiler-made wrapper's target", true, ""],
])("recover in %s", (_, isWrapper, want) => {
  const a = new Assembler();
  const recoverer = a.fn([
    [ir.RECOVER, 0],
    [ir.RETURN, 0, 0],
  ]);
  const deferred = a.fn(
    [
      [ir.CALL, 0, recoverer],
      [ir.RETURN, 0, 0],
    ],
    { isWrapper },
  );
  expect(firstLines(withDeferred(a, deferred).end?.text)).toBe(want);
});

test("defer recover() does not recover", () => {
  const a = new Assembler();
  const deferred = a.fn(
    [
      [ir.RECOVER, 0],
      [ir.RETURN, 0, 0],
    ],
    { isWrapper: true },
  );
  expect(firstLines(withDeferred(a, deferred).end?.text)).toBe("panic: first");
});

test("recover in a deferred call of a function that returns normally, while an outer panic is on, gives nil", () => {
  const a = new Assembler();
  const recoverer = a.fn([
    [ir.RECOVER, 0],
    [ir.RETURN, 0, 0],
  ]);
  const inner = a.fn(
    [[ir.MAKE_CLOSURE, 1, recoverer, 0, 0], [ir.DEFER, 1], "recovered", [ir.RUN_DEFERS], [ir.RETURN, 0, 0]],
    { deferRegister: 0, recover: "recovered" },
  );
  const deferred = a.fn([
    [ir.CALL, 0, inner],
    [ir.RETURN, 0, 0],
  ]);
  expect(firstLines(withDeferred(a, deferred).end?.text)).toBe("panic: first");
});

test("Goexit runs deferred calls and cannot be recovered", () => {
  const a = new Assembler();
  const p = print(a);
  const goexit = a.natives.push("runtime.Goexit") - 1;
  const deferred = a.fn([
    [ir.RECOVER, 0],
    [ir.INT, 0, 7],
    [ir.OPERATION, 0, p],
    [ir.RETURN, 0, 0],
  ]);
  const main = a.fn(
    [
      [ir.MAKE_CLOSURE, 1, deferred, 0, 0],
      [ir.DEFER, 1],
      [ir.CALL_NATIVE, 1, goexit],
      "recovered",
      [ir.RUN_DEFERS],
      [ir.RETURN, 0, 0],
    ],
    { deferRegister: 0, recover: "recovered" },
  );
  const { end, output } = run(a, main);
  expect(output).toBe("7\n");
  expect(firstLines(end?.text)).toBe("fatal error: no goroutines (main called runtime.Goexit) - deadlock!");
});

test("the goroutine's trace follows the panic", () => {
  const a = new Assembler();
  const f = a.fn(panics(a, "boom"), { name: "main.f", nParameters: 1 });
  const main = a.fn(
    [
      [ir.CALL, 0, f],
      [ir.RETURN, 0, 0],
    ],
    { name: "main.main" },
  );
  expect(run(a, main).end?.text).toBe("panic: boom\n\ngoroutine 1 [running]:\nmain.f(...)\nmain.main()\n");
});
