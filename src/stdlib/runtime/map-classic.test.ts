// The classic map at runtime detail: it is a map, and it shows Go's hazards. What it looks like inside is in map-golden.test.ts, long random
// sequences of operations in map-sequences.test.ts.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import type { MapDetail } from "../../trace/map-detail.ts";
import {
  OP_MAP_EVACUATE,
  OP_MAP_GROW,
  OP_MAP_GROWN,
  OP_MAP_WILD,
  OP_WRITE,
  OPERATION_NAMES,
} from "../../trace/operation.ts";
import type { Machine } from "../../vm/api.ts";
import { GoRunner, type Outcome, runFrom } from "../run-go.testing.ts";
import { twoGoroutines } from "./two-goroutines.testing.ts";

const CLASSIC = 23;

let parser: GoParser;
let runner: GoRunner;
const runners = new Map<string, GoRunner>();
beforeAll(async () => {
  parser = await createNodeParser();
  runner = runnerAt("runtime");
});

// One for each detail: they keep the library.
function runnerAt(detail: MapDetail): GoRunner {
  const key = String(detail);
  const known = runners.get(key) ?? new GoRunner(parser, CLASSIC, detail);
  runners.set(key, known);
  return known;
}

const main = (body: string, declarations = "", imports = '"fmt"'): string =>
  `package main\n\n${imports === "" ? "" : `import (\n${imports.split(" ").join("\n")}\n)\n`}\n${declarations}\n\nfunc main() {\n${body}\n}\n`;

// ---- The same answers as at operation detail

const programs: readonly (readonly [name: string, source: string])[] = [
  [
    "keys and elements of many types",
    main(
      `pairs := map[pair][]string{{1, "a"}: {"x"}, {2, "b"}: nil}
	pairs[pair{1, "a"}] = append(pairs[pair{1, "a"}], "y")
	floats := map[float64]pair{0: {7, "zero"}, 1.5: {}}
	delete(floats, math.Copysign(0, -1))
	mixed := map[any]int{1: 1, "1": 2, 1.0: 3, pair{}: 4, [2]bool{true}: 5}
	mixed[int64(1)]++
	names := make(map[string]*pair, 100)
	for i := 0; i < 40; i++ {
		names[fmt.Sprint("name", i%25)] = &pair{i, ""}
	}
	var none struct{}
	set := map[[0]int]struct{}{{}: none}
	nested := map[bool]map[rune]int8{true: {'x': 1}}
	nested[true]['y'] -= 5
	fmt.Println(pairs, floats, len(mixed), mixed[int64(1)], mixed["1"], mixed[pair{}], mixed[[2]bool{true}])
	fmt.Println(len(names), names["name3"].n, len(set), nested, nested[false]['z'])`,
      "type pair struct {\n\tn int\n\ts string\n}",
      '"fmt" "math"',
    ),
  ],
  [
    "nil maps, comma ok, deleting in a loop, clear",
    main(
      `var none map[string]int
	v, ok := none["a"]
	delete(none, "a")
	clear(none)
	for range none {
		fmt.Println("never")
	}
	fmt.Println(none == nil, len(none), v, ok)
	m := map[int]int{}
	for i := 0; i < 100; i++ {
		m[i] = i
	}
	for k := range m {
		if k%3 != 0 {
			delete(m, k)
		}
	}
	sum := 0
	for k, v := range m {
		sum += k + v
	}
	for k := range m {
		delete(m, k)
		m[-k-1] = 1
		if len(m) != 34 {
			fmt.Println("length", len(m))
		}
		break
	}
	fmt.Println(len(m), sum)
	clear(m)
	fmt.Println(m, len(m))
	func() {
		defer func() { fmt.Println(recover()) }()
		none["a"] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		_ = map[any]int{}[func() {}]
	}()`,
    ),
  ],
  [
    "what is evaluated when, and how often",
    main(
      `m := map[string]int{}
	say := func(s string) string {
		fmt.Println(s)
		return s
	}
	m[say("a")] += len(say("b"))
	m[say("c")]++
	m["a"], m["c"] = m["c"], m["a"]
	func() {
		defer func() { fmt.Println(recover(), len(m)) }()
		zero := 0
		m["division"] /= zero
	}()
	s := m
	for k := range s {
		s = nil
		_ = k
	}
	fmt.Println(m, s == nil)`,
    ),
  ],
  [
    "generic functions of the program and of the library",
    main(
      `m := map[string]int{"a": 1, "b": 2}
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(k string, v int) bool { return v == 1 })
	fmt.Println(maps.Equal(m, c), count([]int{1, 2, 1}), count([]string{"x"}), c, invert(m)[2])`,
      `func count[T comparable](list []T) map[T]int {
	m := make(map[T]int)
	for _, x := range list {
		m[x]++
	}
	return m
}

func invert[M ~map[K]V, K, V comparable](m M) map[V]K {
	inverse := map[V]K{}
	for k, v := range m {
		inverse[v] = k
	}
	return inverse
}`,
      '"fmt" "maps"',
    ),
  ],
  [
    "keys that are not equal to themselves",
    main(
      `m := map[float64]int{}
	nan := math.NaN()
	for i := 0; i < 30; i++ {
		m[nan] = i
		m[float64(i)] = 100 + i
	}
	_, ok := m[nan]
	delete(m, nan)
	nans, sum := 0, 0
	for k, v := range m {
		if k != k {
			nans++
		}
		sum += v
		if len(m) < 80 {
			m[1000+float64(len(m))] = 0
		}
	}
	fmt.Println(len(m), ok, nans, sum)
	clear(m)
	fmt.Println(len(m), m)`,
      "",
      '"fmt" "math"',
    ),
  ],
];

const details: readonly MapDetail[] = ["runtime", [0]];

test.each(programs)("at runtime detail a map answers as at operation detail: %s", (_, source) => {
  const { output, end } = runnerAt("operation").run(source);
  expect(end?.kind).toBe("exit");
  for (const detail of details) expect(runnerAt(detail).run(source)).toMatchObject({ output, end });
});

test("maps of one type in both forms can be used by the same code", () => {
  const source = main(`detailed, plain := map[int]string{1: "a"}, map[int]string{1: "b"}
	for _, m := range []map[int]string{detailed, plain, nil} {
		for k, v := range m {
			fmt.Println(k, v)
		}
		v, ok := m[1]
		delete(m, 1)
		fmt.Println(v, ok, len(m))
	}`);
  const machine = runnerAt([0]).machine(source);
  const { output } = runFrom(machine, () => 0);
  expect(output).toBe("1 a\na true 0\n1 b\nb true 0\n false 0\n");
});

// ---- What it tells of itself

function kindsOf(machine: Machine, wanted: readonly number[]): string[] {
  const seen: string[] = [];
  machine.reset();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
    machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
    const { kind, extent } = machine.last;
    if (wanted.includes(kind)) seen.push(`${OPERATION_NAMES[kind]} ${extent}`);
  }
  return seen;
}

test("growth is told in events: its reason and size, each bucket that is moved, its end", () => {
  const source = main(
    `m := map[int]int{}
	for i := 0; i < 16; i++ {
		m[i] = i
	}`,
    "",
    "",
  );
  const events = kindsOf(runner.machine(source), [OP_MAP_GROW, OP_MAP_EVACUATE, OP_MAP_GROWN]);
  // Growth by load has reason 0: 8 times the number of new buckets. Of a moved bucket: 4096 times its index, and its entries.
  const moved = events.filter((event) => event.startsWith("map-evacuate")).map((event) => Number(event.split(" ")[1]));
  expect(events.filter((event) => !event.startsWith("map-evacuate"))).toEqual([
    "map-grow 16",
    "map-grown 1",
    "map-grow 32",
    "map-grown 1",
  ]);
  expect(moved[0]).toBe(8);
  expect(moved.slice(1).map((extent) => Math.floor(extent / 4096))).toEqual([expect.any(Number), expect.any(Number)]);
  expect(moved.slice(1).reduce((sum, extent) => sum + (extent % 4096), 0)).toBe(13);
});

test("the machine knows which expression made a map", () => {
  const source = main(
    `a, b := map[int]int{}, make(map[int]int)
	a[1], b[1] = 1, 2
	done := make(chan bool)
	go func() { a[1], b[1] = 3, 4; done <- true }()
	<-done`,
    "",
    "",
  );
  for (const detail of ["operation", "runtime", [0]] as const) {
    const machine = runnerAt(detail).machine(source);
    const places = new Set<number>();
    machine.reset();
    for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
      machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
      if (machine.last.kind === OPERATION_NAMES.indexOf("map-write")) places.add(machine.mapPlace(machine.last.object));
    }
    expect([...places].sort()).toEqual([0, 1]);
  }
});

// ---- Two goroutines

const MAIN = 0;

// Outcomes of all schedules with one switch: goroutine `first` takes 0, 1, 2, … steps, then `second` takes all of its own. `onStep` sees
// each step.
function outcomesWithOneSwitch(
  machine: Machine,
  [first, second]: readonly [number, number],
  onStep: (kind: number) => void = () => undefined,
): Outcome[] {
  const seen: Outcome[] = [];
  let nBefore: number; // Steps of the first goroutine before the switch.
  do {
    const limit = seen.length;
    nBefore = 0;
    const outcome = runFrom(machine, ({ length, goroutine }) => {
      if (machine.depth > 0) onStep(machine.last.kind);
      const enabled = goroutine.slice(0, length);
      const order = nBefore < limit ? [MAIN, first, second] : [MAIN, second, first];
      const next = order.find((each) => enabled.includes(each)) ?? MAIN;
      if (next === first && nBefore < limit) nBefore++;
      return enabled.indexOf(next);
    });
    seen.push(outcome);
  } while (nBefore === seen.length - 1);
  return seen;
}

const endText = ({ output, end }: Outcome): string =>
  end?.kind === "exit" ? output.trim() : (end?.text.split("\n").find((line) => line !== output.trim()) ?? "");

const two = (first: string, second: string, last: string, n = 8): string =>
  twoGoroutines(`m := make(map[int]int); for i := 0; i < ${n}; i++ { m[i] = i }`, first, second, last);

// The ninth key makes the map grow while another goroutine assigns an existing key.
test("where one writer is stopped decides: nothing happens, Go notices, or a write is lost in a bucket that was moved", () => {
  const machine = runner.machine(two("m[3] = 100", "m[8] = 8", "println(m[3], len(m))"));
  const texts = outcomesWithOneSwitch(machine, [1, 2]).map(endText);
  const changes = texts.filter((text, i) => text !== texts[i - 1]);
  expect(changes).toEqual(["100 9", "fatal error: concurrent map writes", "3 9", "100 9"]);
  expect(texts.filter((text) => text === "3 9")).toHaveLength(1);
});

test("a fatal error's trace begins with the program's own line", () => {
  const machine = runner.machine(two("m[3] = 100", "m[8] = 8", "println(m[3], len(m))"));
  const fatal = outcomesWithOneSwitch(machine, [1, 2]).find(({ end }) => end?.kind === "fatal");
  expect(fatal?.end?.text).toMatch(
    /^fatal error: concurrent map writes\n\ngoroutine \d+ \[running\]:\nmain\.main\.func2\(\)\n/,
  );
});

test("without checks nobody dies of them, and inserts are lost", () => {
  const unchecked = new GoRunner(parser, CLASSIC, "runtime", undefined, false);
  const machine = unchecked.machine(two("m[8] = 8", "m[9] = 9", "println(len(m), m[8], m[9])", 6));
  const texts = new Set(outcomesWithOneSwitch(machine, [1, 2]).map(endText));
  expect(texts).toContain("8 8 9");
  expect(texts).toContain("8 8 0");
  expect(texts).toContain("7 8 9");
  expect([...texts].filter((text) => text.startsWith("fatal"))).toEqual([]);
});

test("a reader with the new size and the old array lands on memory that is nobody's, and goes on", () => {
  const unchecked = new GoRunner(parser, CLASSIC, "runtime", undefined, false);
  const look = "for i := 0; i < 13; i++ { if m[i] != i { println(i, m[i]) } }";
  let nWild = 0;
  const outcomes = outcomesWithOneSwitch(unchecked.machine(two("m[13] = 13", look, "", 13)), [1, 2], (kind) => {
    if (kind === OP_MAP_WILD) nWild++;
  });
  expect(nWild).toBeGreaterThan(0);
  expect(outcomes.every(({ end }) => end?.kind === "exit")).toBe(true);
  // Keys are not found while their bucket is being moved, or where the reader looks for them past the array's end.
  expect(outcomes.some(({ output }) => /^\d+ 0$/m.test(output))).toBe(true);
});

test("an assignment stores the key again where equal keys can differ", () => {
  const source = main(
    `floats, mixed := map[float64]int{0: 1}, map[any]int{0.0: 1}
	floats[math.Copysign(0, -1)], mixed[math.Copysign(0, -1)] = 2, 2
	fmt.Println(floats, mixed)`,
    "",
    '"fmt" "math"',
  );
  expect(runner.run(source).output).toBe("map[-0:2] map[-0:2]\n");
});

test("mapOrder: fixed depends on no seed, random does", () => {
  const source = main(
    `m := map[int]int{}
	for i := 0; i < 20; i++ {
		m[i] = i
	}
	for k := range m {
		print(k, " ")
	}`,
    "",
    "",
  );
  const orders = (mapOrder: "fixed" | "random"): Set<string> => {
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const runs = seeds.map((seed) => runFrom(runner.machine(source, { time: "ordered", mapOrder, seed }), () => 0));
    return new Set(runs.map(({ output }) => output));
  };
  expect(orders("fixed").size).toBe(1);
  expect(orders("random").size).toBeGreaterThan(5);
});

test("mapOrder: fixed starts with the first cell, explored tries every start", () => {
  const source = main(
    `m := map[int]int{1: 1, 2: 2, 3: 3}
	for k := range m {
		print(k, " ")
	}`,
    "",
    "",
  );
  const fixed = runFrom(runner.machine(source, { time: "ordered", mapOrder: "fixed" }), () => 0).output;
  expect(fixed).toBe("1 2 3 ");
  const orders = new Set<string>();
  const machine = runner.machine(source, { time: "ordered", mapOrder: "explored" });
  for (let start = 0; start < 8; start++) {
    orders.add(runFrom(machine, ({ length }) => (length === 8 ? start : 0)).output);
  }
  expect([...orders].sort()).toEqual(["1 2 3 ", "2 3 1 ", "3 1 2 "]);
});

test("what is behind an element is named by its key", () => {
  const source = main(
    `ages := map[string]*person{"ann": {1}}
	done := make(chan bool)
	go func() { ages["ann"].age++; done <- true }()
	<-done`,
    "type person struct{ age int }",
    "",
  );
  const machine = runner.machine(source);
  const names: string[] = [];
  machine.reset();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
    machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
    if (machine.last.kind === OP_WRITE) names.push(machine.describe(machine.last.object).name);
  }
  expect(names).toEqual(['ages["ann"].age']);
});
