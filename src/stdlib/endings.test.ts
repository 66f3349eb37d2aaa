// How programs end, and what they leave on standard error: texts and exit statuses of real Go 1.26.8 (addresses left out).

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { GoRunner, runFrom } from "./run-go.testing.ts";

let go: GoRunner;
beforeAll(async () => {
  go = new GoRunner(await createNodeParser());
});

const declarations = `
type T struct{ A int }
type Int int
type Text string
type Float float64
type Bool bool
type Failure struct{}
func (Failure) Error() string { return "failure\\nsecond line" }
type Named int
func (Named) String() string { return "a stringer" }
`;

test.each([
  ["1", "1"],
  ["'x'", "120"],
  ["1.5", "1.5"],
  ["true", "true"],
  ['"text"', "text"],
  ['"two\\nlines"', "two\n\tlines"],
  ["Int(5)", "main.Int(5)"],
  ['Text("q\\"z\\n")', 'main.Text("q"z\n\t")'],
  ["Float(2.5)", "main.Float(2.5)"],
  ["Bool(true)", "main.Bool(true)"],
  ["Failure{}", "failure\n\tsecond line"],
  ["Named(3)", "a stringer"],
  ["nil", "panic called with nil argument"],
])("panic(%s)", (value, want) => {
  const source = `package main\n${declarations}\nfunc main() { panic(${value}) }\n`;
  const { end } = go.run(source);
  const [text = ""] = (end?.text ?? "").split("\n\ngoroutine ");
  expect([text, end?.exitCode]).toEqual([`panic: ${want}`, 2]);
});

test("panic with a value that has no text shows its type and an address", () => {
  const { end } = go.run(`package main\n${declarations}\nfunc main() { panic(T{1}) }\n`);
  expect(end?.text).toMatch(/^panic: \(main\.T\) 0x[0-9a-f]+\n/);
});

test.each<[imports: string, body: string, output: string, text: string, exitCode: number]>([
  [
    "",
    'println("a", 1, true, 2.5, int8(-3), 1e100, nil == error(nil)); print("b", 2, "\\n")',
    "a 1 true 2.5 -3 1e+100 true\nb2\n",
    "",
    0,
  ],
  ["os fmt", 'defer fmt.Println("never"); fmt.Fprintln(os.Stderr, "err"); os.Exit(3)', "err\n", "", 3],
  [
    "log os",
    'log.SetFlags(0); log.SetPrefix("p: "); log.Println("x", 1); log.New(os.Stdout, "[y] ", log.Lmsgprefix).Printf("v%d", 2)',
    "p: x 1\n[y] v2\n",
    "",
    0,
  ],
  ["log", 'log.SetFlags(0); log.Fatalf("bad %d", 1)', "bad 1\n", "", 1],
  ["log", 'log.Print("stamped")', "2009/11/10 23:00:00 stamped\n", "", 0],
  [
    "sync",
    "var m sync.Mutex; defer func() { recover() }(); m.Unlock()",
    "",
    "fatal error: sync: unlock of unlocked mutex",
    2,
  ],
  [
    "sync",
    "var m sync.RWMutex; defer func() { recover() }(); m.Unlock()",
    "",
    "fatal error: sync: Unlock of unlocked RWMutex",
    2,
  ],
  [
    "sync",
    "var m sync.RWMutex; defer func() { recover() }(); m.RUnlock()",
    "",
    "fatal error: sync: RUnlock of unlocked RWMutex",
    2,
  ],
  ["sync", "var wg sync.WaitGroup; wg.Done()", "", "panic: sync: negative WaitGroup counter", 2],
  [
    "sync",
    "var o sync.Once; o.Do(func() { o.Do(func() {}) })",
    "",
    "fatal error: all goroutines are asleep - deadlock!",
    2,
  ],
  [
    "sync",
    "var m sync.RWMutex; m.RLock(); go m.Lock(); m.Lock()",
    "",
    "fatal error: all goroutines are asleep - deadlock!",
    2,
  ],
  [
    "time",
    "t := time.NewTimer(time.Hour); t.Stop(); <-t.C",
    "",
    "fatal error: all goroutines are asleep - deadlock!",
    2,
  ],
  ["time fmt", "fmt.Println(len(time.Tick(time.Hour)))", "0\n", "", 0],
  [
    "runtime",
    "done := make(chan int); go func() { defer close(done); defer println(runtime.NumGoroutine()); runtime.Goexit(); println() }(); <-done; runtime.Gosched(); runtime.GC()",
    "2\n",
    "",
    0,
  ],
])("%s: %s", (imports, body, output, text, exitCode) => {
  const lines = imports.split(" ").map((path) => (path === "" ? "" : `import "${path}"\n`));
  const outcome = go.run(`package main\n${lines.join("")}func main() { ${body} }\n`);
  expect([outcome.output, (outcome.end?.text ?? "").split("\n")[0], outcome.end?.exitCode]).toEqual([
    output,
    text,
    exitCode,
  ]);
});

const MEMORY = "out of memory: limit 8 MB (1000000 words)";

test.each<[name: string, body: string, text: string]>([
  [
    "a string that doubles",
    's := "x"; for range 60 { s += s }; println(len(s))',
    "more than 67108864 bytes in one string",
  ],
  ["a long string as bytes", 's := "0123456789"; for range 22 { s += s }; println(len([]byte(s)))', MEMORY],
  ["a long string as runes", 's := "0123456789"; for range 22 { s += s }; println(len([]rune(s)))', MEMORY],
  ["closures in closures", "f := func() int { return 1 }; for { g := f; f = func() int { return g() } }", MEMORY],
  ["deferred calls in a loop", "for { defer func() {}() }", MEMORY],
  [
    "values deep inside one another, compared",
    "var a, b any; for range 100000 { a = [1]any{a}; b = [1]any{b} }; println(a == b)",
    "more than 1000 interfaces inside one another in a comparison",
  ],
  [
    "values deep inside one another, as keys",
    "var a any; for range 100000 { a = [1]any{a} }; println(map[any]int{a: 1}[a])",
    "more than 1000 interfaces inside one another in a comparison",
  ],
])("a limit ends the program: %s", (_, body, text) => {
  const machine = go.machine(`package main\nfunc main() { ${body} }\n`, { time: "ordered", maxCells: 1_000_000 });
  const { end } = runFrom(machine, () => 0);
  expect(end).toMatchObject({ kind: "limit", text });
});

test("values deep inside one another can be shared", () => {
  const body = "var v any; for range 100000 { v = [1]any{v} }; c := make(chan any, 1); c <- v; println(<-c != nil)";
  expect(go.run(`package main\nfunc main() { ${body} }\n`).output).toBe("true\n");
});
