import { expect, test } from "vitest";
import { OP_GO, OP_WRITE } from "../trace/operation.ts";
import { DEFAULT_POLICY, DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import type { Trace } from "../trace/trace.ts";
import { type Recording, record } from "./record.ts";
import { type Compiled, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

function recordDefault({ machine, resolve }: Compiled, maxSteps = 5000): Recording {
  return record(machine(), DEFAULT_SCHEDULE, { resolve, maxSteps });
}

const COUNTER = `
  counter := 0
  var wg sync.WaitGroup
  wg.Add(2)
  for range 2 {
    go func() {
      defer wg.Done()
      counter++
    }()
  }
  wg.Wait()
  fmt.Println("counter =", counter)`;

test("a recorded trace names goroutines, places and objects", () => {
  const { trace } = recordDefault(compiler.main(COUNTER));
  expect(trace.goroutines).toMatchObject([
    { path: "", function: "main.main", parent: -1, createdAt: -1 },
    { path: "0", function: "main.main.func1", parent: 0 },
    { path: "1", function: "main.main.func1", parent: 0 },
  ]);
  expect(trace.sites[trace.goroutines[1]?.createdAt ?? -1]).toMatchObject({ file: "main.go", line: 11 });
  const write = trace.events.kind.indexOf(OP_WRITE);
  const object = trace.objects.find(({ address }) => address === trace.events.object[write]);
  expect(object).toMatchObject({ name: "counter", kind: "variable", type: "int" });
  expect(trace.values[write]).toBe("1");
  expect(trace.sites[trace.events.site[write] ?? -1]).toMatchObject({ line: 13, expression: "counter", isUser: true });
  const frames = (trace.stacks[trace.events.stack[write] ?? -1] ?? []).map((site) => trace.sites[site]?.function);
  expect(frames).toEqual(["main.main.func1"]);
  expect(trace.output).toBe("counter = 2\n");
  expect(trace.end).toEqual({ kind: "exit", exitCode: 0, text: "", goroutine: 0 });
});

test("a goroutine that the library starts has the name of the user's function that it runs", () => {
  const { trace } = recordDefault(
    compiler.main("var wg sync.WaitGroup\nwg.Go(work)\nwg.Go(func() {})\nwg.Wait()", "func work() {}"),
  );
  expect(trace.goroutines.map((goroutine) => goroutine.function)).toEqual([
    "main.main",
    "main.work",
    "main.main.func1",
  ]);
});

test("goroutine numbers follow the order of creation in this trace", () => {
  const compiled = compiler.main(`
    var wg sync.WaitGroup
    wg.Add(4)
    for range 2 {
      go func() { defer wg.Done(); go wg.Done() }()
    }
    wg.Wait()`);
  const { trace } = recordDefault(compiled);
  const created = [...trace.events.kind].flatMap((kind, i) => (kind === OP_GO ? [trace.events.partner[i]] : []));
  expect(created).toEqual([1, 2, 3, 4]);
  expect(trace.goroutines.map(({ path }) => path)).toEqual(["", "0", "1", "1/0", "0/0"]);
});

function comparable({ events, ...rest }: Trace): unknown {
  const { object: _, ...columns } = events;
  return { ...rest, objects: rest.objects.map(({ address: _address, ...object }) => object), columns };
}

test("recording a finding's schedule twice gives the same trace, on new machines bit for bit", () => {
  const compiled = compiler.main(COUNTER);
  const { outcomes } = explore(compiled);
  for (const { schedule, output } of outcomes) {
    const [first, second] = [0, 1].map(
      () => record(compiled.machine(), schedule, { resolve: compiled.resolve, maxSteps: 5000 }).trace,
    );
    expect(first).toEqual(second);
    expect(first?.output).toBe(output);
    // Elsewhere the addresses may differ, and nothing else.
    const machine = compiled.machine();
    record(machine, outcomes[0]?.schedule ?? DEFAULT_SCHEDULE, { resolve: compiled.resolve, maxSteps: 5000 });
    const { trace } = record(machine, schedule, { resolve: compiled.resolve, maxSteps: 5000 });
    expect(trace.hash).toBe(first?.hash);
    expect(first && comparable(trace)).toEqual(first && comparable(first));
  }
});

test("the choices lead a machine along the trace, and back", () => {
  const compiled = compiler.main(COUNTER);
  const machine = compiled.machine();
  const { choices, trace } = record(machine, DEFAULT_SCHEDULE, { resolve: compiled.resolve, maxSteps: 5000 });
  expect(machine.depth).toBe(trace.events.length);
  expect(machine.end?.kind).toBe("exit");
  const atEnd = machine.stateHash();
  while (machine.depth > 0) machine.undo();
  for (let i = 0; i < choices.length; i++) machine.step(choices.goroutine[i] ?? 0, choices.alternative[i] ?? 0);
  expect(machine.stateHash()).toBe(atEnd);
});

test("who waits at a deadlock is listed at its place in the user's code", () => {
  const compiled = compiler.main(`
    var mu sync.RWMutex
    mu.RLock()
    mu.Lock()`);
  const { trace } = recordDefault(compiled);
  expect(trace.end.kind).toBe("deadlock");
  expect(
    trace.blocked.map(({ goroutine, site }) => [goroutine, trace.sites[site]?.file, trace.sites[site]?.line]),
  ).toEqual([[0, "main.go", 8]]);
});

test("a leaked goroutine is listed, one that is merely not done is not", () => {
  const leak = recordDefault(compiler.main("ch := make(chan int)\ngo func() { ch <- 1 }()"));
  expect(leak.trace.blocked.map(({ goroutine }) => goroutine)).toEqual([1]);
  const late = recordDefault(
    compiler.main("ch := make(chan int, 1)\ngo func() { ch <- 1; time.Sleep(1); fmt.Print(1) }()"),
  );
  expect(late.trace.blocked).toEqual([]);
  const busy = recordDefault(
    compiler.main("ch := make(chan int)\ngo func() { for { select { case ch <- 1: default: } } }()"),
  );
  expect(busy.trace.blocked).toEqual([]);
});

test("an endless loop ends at the step limit", () => {
  const { trace } = recordDefault(compiler.main("go func() {}()\nfor {\nx.Add(1)\n}", "var x atomic.Int64"), 50);
  expect(trace.end).toMatchObject({ kind: "limit", text: "stopped after 50 steps" });
  expect(trace.events.length).toBe(50);
});

test("a schedule that does not fit says so", () => {
  const { machine, resolve } = compiler.main(COUNTER);
  const deviation = { kind: "switch", at: "5", ordinal: 0, inner: 0, to: "6" } as const;
  const options = { resolve, maxSteps: 5000 };
  expect(record(machine(), { policy: DEFAULT_POLICY, deviations: [deviation] }, options)).toMatchObject({
    unapplied: [deviation],
    mismatch: "1 of 1 departures of its schedule did not apply: the program or the engine has changed",
  });
  expect(record(machine(), { policy: "other-7", deviations: [] }, options).mismatch).toContain("other-7");
  expect(record(machine(), DEFAULT_SCHEDULE, options).mismatch).toBeUndefined();
});

test("two locks made at one place have different names", () => {
  const { trace } = recordDefault(
    compiler.main(
      `for range 2 {
         mu := new(sync.Mutex)
         go mu.Lock()
       }
       runtime.Gosched()`,
    ),
  );
  const names = trace.objects.filter(({ kind }) => kind === "mutex").map(({ name }) => name);
  expect(names.length).toBe(2);
  expect(names[1]).toBe(`${names[0]} #2`);
});
