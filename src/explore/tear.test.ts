// Values of several words that a reader sees half stored: which programs show it, what is said about it, and that nothing else does.

import fc from "fast-check";
import { expect, test } from "vitest";
import { OP_READ, PART_READ, PART_UNKNOWN } from "../trace/operation.ts";
import type { Machine } from "../vm/api.ts";
import { record } from "./record.ts";
import { classesOf, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

// Two goroutines, the first on lines 4 to 6 and so on: `declarations` is one line, so are the bodies.
function racing(declarations: string, writer: string, reader: string, after = ""): string {
  return `var wg sync.WaitGroup; ${declarations}
    wg.Add(2)
    go func() {
      defer wg.Done()
      ${writer}
    }()
    go func() {
      defer wg.Done()
      ${reader}
    }()
    wg.Wait()
    ${after}`;
}

const TYPES = `
  type Maker interface { Hello() }
  type Ben struct { name string }
  type Jerry struct { name string }
  type Tom struct { n int; f func() }
  func (b *Ben) Hello() { fmt.Println("Ben is", b.name) }
  func (j *Jerry) Hello() { fmt.Println("Jerry is", j.name) }
  func (t *Tom) Hello() { t.f() }
  type Config struct { name string; size int; on bool }
  func use(x any) {}`;

const TORN: readonly (readonly [name: string, body: string, message: string])[] = [
  [
    "a string that grows",
    racing(`s := "hi"`, `s = "hello"`, "use(s)"),
    `reads "hi\uFFFD\uFFFD\uFFFD" from s, which nobody stored: the pointer of "hi", length 5 of "hello"`,
  ],
  [
    "a string that gets shorter",
    racing(`s := "hello"`, `s = "by"`, "use(s)"),
    `reads "he" from s, which nobody stored: the pointer of "hello", length 2 of "by"`,
  ],
  [
    "a slice that grows",
    racing("v := []int{1, 2}", "v = []int{7, 8, 9}", "for _, x := range v { use(x) }"),
    "reads [1 2 0] from v, which nobody stored: the array of [1 2], length 3 of [7 8 9]",
  ],
  [
    "an interface and another type laid out alike",
    racing(`var m Maker = &Ben{"B"}`, `m = &Jerry{"J"}`, "m.Hello()"),
    `reads &{name:"B"} from m, which nobody stored: the type *main.Jerry of &{name:"J"}, data of &{name:"B"}`,
  ],
  [
    "an interface that was nil",
    racing("var m Maker", `m = &Jerry{"J"}`, "if m != nil { m.Hello() }"),
    `reads nil from m, which nobody stored: the type *main.Jerry of &{name:"J"}, data of nil`,
  ],
  [
    "a struct through a pointer",
    racing(`p := &Config{"a", 1, true}`, `*p = Config{"b", 2, true}`, "c := *p; use(c)"),
    "reads from *p, which nobody stored: some fields of one store with others of another",
  ],
  [
    "a time",
    racing("t := time.Unix(1, 1)", "t = time.Unix(2, 2)", "use(t)"),
    "reads from t, which nobody stored: some fields of one store with others of another",
  ],
  [
    "an element of a slice",
    racing(`v := make([]string, 2)`, `v[1] = "abc"`, "use(v[1])"),
    `reads "\uFFFD\uFFFD\uFFFD" from v[1], which nobody stored: the pointer of "", length 3 of "abc"`,
  ],
  [
    "two writers whose words stay mixed",
    racing(`var m Maker`, `m = &Ben{"B"}`, `m = &Jerry{"J"}`, "m.Hello()"),
    `reads &{name:"J"} from m, which nobody stored: the type *main.Ben of &{name:"B"}, data of &{name:"J"}`,
  ],
  [
    "where the first meeting cannot tear",
    racing(`s := "a"`, `for _, x := range []string{"a", "a", "long"} { s = x }`, "for range 3 { use(s) }"),
    `reads "a\uFFFD\uFFFD\uFFFD" from s, which nobody stored: the pointer of "a", length 4 of "long"`,
  ],
];

function messagesOf(body: string, kind: string): readonly string[] {
  const { findings } = explore(compiler.main(body, TYPES), { maxExecutions: 2000 });
  return findings.filter((finding) => finding.kind === kind).map(({ message }) => message);
}

test.each(TORN)("torn: %s", (_, body, message) => {
  const torn = messagesOf(body, "torn-value");
  expect(torn.map((text) => text.replace(/^torn value: G\d+ | at main\.go:\d+/g, ""))).toEqual([message]);
});

const WHOLE: readonly (readonly [name: string, body: string])[] = [
  ["one word", racing("n := 1", "n = 2", "use(n)")],
  ["strings of one length", racing(`s := "abc"`, `s = "xyz"`, "use(s)")],
  ["the same array", racing("a := [3]int{}; v := a[:]", "v = a[:]", "use(v)")],
  ["another value of the same type", racing("var e any = 1", "e = 2", "use(e)")],
  [
    "readers of one word",
    racing(
      `s, v, e := "", []int(nil), error(nil)`,
      `s, v, e = "x", []int{1}, os.ErrExist`,
      `if s == "" && len(v) == 0 && e == nil { use(1) }`,
    ),
  ],
  [
    "fields read one by one",
    racing(`p := &Config{"a", 1, true}`, `*p = Config{"b", 2, true}`, "use(p.size); use(p.on)"),
  ],
  ["a struct of which one word changes", racing("p := &Config{}", "*p = Config{size: 1}", "c := *p; use(c)")],
  ["a store of one field", racing(`p := &Config{"a", 1, true}`, "p.size = 2", "c := *p; use(c)")],
  [
    "under a lock",
    racing(`var mu sync.Mutex; s := "a"`, `mu.Lock(); s = "abc"; mu.Unlock()`, "mu.Lock(); use(s); mu.Unlock()"),
  ],
  ["an atomic pointer", racing(`var p atomic.Pointer[string]`, `s := "abc"; p.Store(&s)`, "use(p.Load())")],
];

test.each(WHOLE)("not torn: %s", (_, body) => {
  expect(messagesOf(body, "torn-value")).toEqual([]);
});

test("every read of the value is looked at, also where only a torn execution shows its race", () => {
  const body = racing(
    `var m Maker = &Ben{"B"}`,
    `m = &Jerry{"J"}`,
    "if _, ok := m.(*Jerry); ok { use(ok) }\nm.Hello()",
  );
  const torn = messagesOf(body, "torn-value");
  expect(torn.map((text) => /from m at main\.go:(\d+)/.exec(text)?.[1]).sort()).toEqual(["23", "24"]);
});

test("elements behind a nil pointer fault, and the length is the new one", () => {
  const panics = messagesOf(racing("var v []int", "v = []int{1, 2}", "if len(v) == 2 { use(v[0]) }"), "panic");
  expect(panics).toEqual([
    "panic: runtime error: invalid memory address or nil pointer dereference (G3 at main.go:23)",
  ]);
});

test("nobody is told what comes of memory that belongs to no value", () => {
  const body = racing(`var m Maker = &Ben{"B"}`, "m = &Tom{f: func() {}}", "m.Hello()");
  const { findings, outcomes } = explore(compiler.main(body, TYPES));
  expect(findings.map(({ kind }) => kind)).toEqual(["data-race", "torn-value"]);
  expect(findings[1]?.explanation.join(" ")).toContain("cannot be foretold");
  expect(outcomes.map(({ kind }) => kind)).toEqual(["exit", "exit"]);
});

test("the story says which word is stored, who comes in between, and what would help", () => {
  const { findings } = explore(compiler.main(racing(`s := "hi"`, `s = "hello"`, "use(s)"), TYPES));
  const torn = findings.find(({ kind }) => kind === "torn-value");
  expect(torn?.explanation).toEqual([
    "G2 (main.main.func1), started by G1 at main.go:17, stores into s at main.go:19. A string is two words, a pointer and a length, stored one after the other. So far only the length is.",
    'G3 (main.main.func2), started by G1 at main.go:21, reads s at main.go:23 and gets the pointer of "hi", length 5 of "hello".',
    expect.stringContaining("SIGSEGV"),
    expect.stringContaining("cannot be foretold"),
    expect.stringContaining("atomic.Pointer"),
  ]);
  expect(torn?.events.map(({ role, line }) => [role, line])).toEqual([
    ["stores a part", 19],
    ["reads a mix", 23],
  ]);
});

test("the schedule of a torn value shows it again, on another machine too", () => {
  const compiled = compiler.main(racing(`s := "hi"`, `s = "hello"`, "use(s)"), TYPES);
  const torn = explore(compiled).findings.find(({ kind }) => kind === "torn-value");
  if (torn === undefined) throw new Error("not found");
  const traces = [0, 1].map(
    () => record(compiled.machine(), torn.schedule, { resolve: compiled.resolve, maxSteps: 1000 }).trace,
  );
  expect(traces[0]).toEqual(traces[1]);
  const [trace] = traces;
  const read = torn.events[1]?.step ?? -1;
  expect(trace?.events.kind[read]).toBe(OP_READ);
  expect(trace?.events.partner[read]).toBe(PART_UNKNOWN);
});

test("looking for torn values leaves the count of classes as it is", () => {
  const compiled = compiler.main(racing(`s := "hi"`, `s = "hello"`, "use(s)"), TYPES);
  expect(classesOf(explore(compiled))).toBe(classesOf(explore(compiled, { strategy: "dpor" })));
  expect(explore(compiled, { strategy: "dpor" }).findings.map(({ kind }) => kind)).toEqual(["data-race"]);
});

const ASSIGNMENTS = [
  "s = t",
  't = "longer"',
  "s += s",
  "v = append(v, 1)",
  "v = v[:len(v)/2]",
  "v = w",
  "w = []int{3, 4, 5}",
  `m = &Ben{"B"}`,
  "m = &Tom{}",
  "m = nil",
  "c = Config{s, len(v), m == nil}",
  "d = c",
  "if m != nil { u = m }",
  "if len(v) > 0 { v[0]++ }",
];

interface Walk {
  readonly machine: Machine;
  readonly nTorn: number;
}

// Steps as the picks say, each second store in parts where that is possible. `visit` comes before each step.
function walk(machine: Machine, picks: readonly number[], visit: (g: number, alternative: number) => void): Walk {
  machine.reset();
  let nTorn = 0;
  for (const pick of picks) {
    const choices = machine.enabled();
    if (choices.length === 0) break;
    const k = pick % choices.length;
    const g = choices.goroutine[k] as number;
    const parts = machine.partialStores(g);
    const alternative = pick % 2 === 0 && parts.length > 0 ? parts[pick % parts.length] : choices.alternative[k];
    visit(g, alternative as number);
    machine.step(g, alternative as number);
    if (machine.last.kind === OP_READ && machine.last.partner <= PART_READ) nTorn++;
  }
  return { machine, nTorn };
}

test("stores in parts are taken back without a trace, and repeat themselves", () => {
  const bodies = fc.array(fc.array(fc.constantFrom(...ASSIGNMENTS), { minLength: 1, maxLength: 5 }), {
    minLength: 2,
    maxLength: 3,
  });
  let nTorn = 0;
  fc.assert(
    fc.property(bodies, fc.array(fc.nat(1000), { minLength: 10, maxLength: 40 }), (goroutines, picks) => {
      const { machine: create } = compiler.main(
        `${goroutines.map((body) => `go func() { ${body.join("; ")} }()`).join("\n")}
        runtime.Gosched(); fmt.Print(s, t, v, w, m, u, c, d)`,
        `${TYPES}
        var s, t = "a", "bcd"
        var v, w []int
        var m, u Maker
        var c, d Config`,
      );
      const machine = create();
      const hashes: number[] = [];
      const seen = walk(machine, picks, (g, alternative) => {
        const before = machine.stateHash();
        hashes.push(before);
        machine.step(g, alternative);
        machine.undo();
        expect(machine.stateHash()).toBe(before);
      });
      nTorn += seen.nTorn;
      hashes.push(machine.stateHash());
      while (machine.depth > 0) machine.undo();
      expect(machine.stateHash()).toBe(hashes[0]);
      const again: number[] = [];
      const other = create();
      walk(other, picks, () => again.push(other.stateHash()));
      again.push(other.stateHash());
      expect(again).toEqual(hashes);
    }),
    { numRuns: 30 },
  );
  expect(nTorn).toBeGreaterThan(0);
});
