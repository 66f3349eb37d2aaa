// Programs that take more than there is, and programs that take much again and again and give it back.

import { expect, test } from "vitest";
import { Run } from "../explore/run.ts";
import { ReplayStrategy } from "../explore/schedule-codec.ts";
import { STUCK } from "../explore/strategy.ts";
import { NATIVES } from "../stdlib/natives.ts";
import { OP_PRINT } from "../trace/operation.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import type { MachineEnd, MachineOptions } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());

interface Ending {
  readonly end: MachineEnd | undefined;
  readonly output: string;
}

/** The default run; `options` as for the machine. */
function run(source: string, options: Partial<MachineOptions>): Ending {
  const wanted = { fileName: "main.go", goMinor: 26, mapDetail: "operation", entry: undefined } as const;
  const { program, files, diagnostics } = compiler.compile(source, wanted);
  if (program === undefined) throw new Error(diagnostics[0]?.message);
  const machine = createMachine(program, NATIVES, { time: "ordered", files, ...options });
  const execution = new Run(machine, 64);
  const strategy = new ReplayStrategy(DEFAULT_SCHEDULE);
  strategy.next(execution);
  let output = "";
  while (machine.end === undefined && strategy.choose(execution) !== STUCK) {
    execution.step();
    if (machine.last.kind === OP_PRINT) output += String(machine.last.value);
  }
  return { end: machine.end, output };
}

const MEMORY = "out of memory: limit 3 MB (300000 words)";

test.each([
  ["a list that grows", "type node struct { next *node }\nfunc main() { var l *node; for { l = &node{l} } }", MEMORY],
  ["a slice that grows", 'func main() { var s []string; for { s = append(s, "x") } }', MEMORY],
  ["a map that grows", "func main() { m := map[int]int{}; for i := 0; ; i++ { m[i] = i } }", MEMORY],
  [
    "closures kept",
    "func main() { var f []func() int; for i := 0; ; i++ { f = append(f, func() int { return i }) } }",
    MEMORY,
  ],
  ["a large slice", "var n = 1 << 40\nfunc main() { println(len(make([]int, n))) }", MEMORY],
  ["a large channel", "func main() { println(cap(make(chan int, 1<<30))) }", MEMORY],
  ["bytes of a string", 'func main() { s := "x"; for { s += s; println(len([]byte(s))) } }', MEMORY],
  ["a string that grows", 'func main() { s := "x"; for { s += s } }', "more than 67108864 bytes in one string"],
  ["goroutines", "func main() { for { go func() { select {} }() } }", "more than 100 goroutines"],
  ["output", 'func main() { for { println("much") } }', "more than 0.01 MB of output"],
])("%s ends with a limit that says so", (_, rest, text) => {
  for (const undoWindow of [0, Number.POSITIVE_INFINITY]) {
    const { end } = run(`package main\n${rest}\n`, {
      undoWindow,
      maxCells: 300_000,
      maxGoroutines: 100,
      maxOutput: 10_000,
    });
    expect(end).toMatchObject({ kind: "limit", text });
  }
});

test("lengths beyond the address space are out of range, as in Go", () => {
  const { output } = run(
    `package main

import "fmt"

var n = 1 << 40

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var s []int
	try(func() { s = make([]int, n<<8) })
	try(func() { s = make([]int, -n) })
	try(func() { s = make([]int, 1, n<<8) })
	try(func() { s = make([]int, n, 1) })
	try(func() { fmt.Println(cap(make(chan int, n<<8))) })
	fmt.Println(len(make([]struct{}, n)), s == nil)
}
`,
    {},
  );
  expect(output.trim().split("\n")).toEqual([
    "runtime error: makeslice: len out of range",
    "runtime error: makeslice: len out of range",
    "runtime error: makeslice: cap out of range",
    "runtime error: makeslice: cap out of range",
    "makechan: size out of range",
    "1099511627776 true",
  ]);
});

test("endless recursion overflows the stack", () => {
  const { end } = run("package main\nfunc f(n int) int { return f(n+1) + 1 }\nfunc main() { println(f(0)) }\n", {
    undoWindow: 0,
  });
  expect(end).toMatchObject({ kind: "fatal", exitCode: 2 });
  expect(end?.text).toMatch(/^runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n/);
});

// Whatever keeps a thing alive is here once: locals of callers, globals, captures, channels, maps, interfaces, interior pointers,
// deferred calls, other goroutines.
const KEEPERS = `package main

import "fmt"

type tree struct {
	left, right *tree
	value       int
}

func build(depth int) *tree {
	if depth == 0 {
		return &tree{value: 1}
	}
	return &tree{build(depth - 1), build(depth - 1), 1}
}

func (t *tree) sum() int {
	if t == nil {
		return 0
	}
	return t.value + t.left.sum() + t.right.sum()
}

var global = build(6)

func churn() int {
	n := 0
	for i := 0; i < 300; i++ {
		s := make([]int, 100+i)
		s[i] = build(3).sum()
		n += s[i]
	}
	return n
}

func main() {
	local := build(5)
	pair := [2]*tree{build(2), build(3)}
	inside := &pair[1]
	captured := build(4)
	get := func() int { return captured.sum() }
	channel := make(chan *tree, 1)
	channel <- build(3)
	byName := map[string]*tree{"a": build(2)}
	var boxed any = [2]*tree{build(1), nil}
	words := []string{}
	defer func(t *tree) { fmt.Println("deferred", t.sum()) }(build(4))
	back, ask := make(chan int), make(chan bool)
	go func() {
		mine := build(5)
		for range ask {
			back <- mine.sum() + churn()
		}
		close(back)
	}()
	for round := 0; round < 3; round++ {
		for key, t := range byName {
			words = append(words, fmt.Sprint(key, t.sum(), churn()))
		}
		ask <- true
		fmt.Println(local.sum(), (*inside).sum(), get(), global.sum(), boxed.([2]*tree)[0].sum(), <-back, churn())
		t := <-channel
		fmt.Println(t.sum())
		channel <- t
	}
	close(ask)
	fmt.Println(words)
}
`;

test("memory that nobody refers to is used again, and no other", () => {
  const plain = run(KEEPERS, {});
  expect(plain.end).toMatchObject({ kind: "exit", exitCode: 0 });
  // Far less than the program allocates in all.
  const collected = run(KEEPERS, { undoWindow: 0, maxCells: 60_000 });
  expect(collected).toEqual(plain);
  expect(run(KEEPERS, { maxCells: 60_000 }).end).toMatchObject({ kind: "limit" });
});

test("goroutines that have ended do not count", () => {
  const source = `package main

func main() {
	done := make(chan int)
	sum := 0
	for i := 0; i < 20000; i++ {
		go func() { done <- i & 1 }()
		sum += <-done
	}
	println(sum)
}
`;
  expect(run(source, { undoWindow: 0, maxGoroutines: 100 }).output).toBe("10000\n");
});
