// What goes wrong inside maps: found where it happens, told with the steps at which the two missed each other, and not found where it does not.

import { beforeAll, expect, test } from "vitest";
import type { SearchResult } from "../../trace/exploration.ts";
import { findingOf, kindsOf, MapPrograms, type MapRun, mapProgram } from "./programs.testing.ts";

let programs: MapPrograms;
beforeAll(async () => {
  programs = await MapPrograms.create();
});

const CLASSIC = 23;
const SWISS = 26;
/** First and second goroutine of `mapProgram`. */
const [A, B] = [1, 2];

function run(source: string, options: MapRun): SearchResult {
  return programs.run(source, options);
}

/** Keys that fill a map: the next insert makes it grow. */
const FULL = { [CLASSIC]: 8, [SWISS]: 14 };

function growing(goMinor: 23 | 26, other: string): string {
  const n = FULL[goMinor];
  return mapProgram(n, [`m[${n}] = 1`, other], `fmt.Println(len(m), m[3])`);
}

test.each([CLASSIC, SWISS] as const)("Go 1.%i: a value stored into a cell that has been moved is lost", (goMinor) => {
  const result = run(growing(goMinor, "m[3] = 33"), { goMinor, pauses: { first: B, second: A } });
  expect(kindsOf(result)).toEqual(["lost-write", "map-fatal"]);
  const { message, explanation, events, key, preemptions, cursor } = findingOf(result, "lost-write");
  const n = FULL[goMinor];
  expect(message).toBe(
    "lost write: G3 stores 33 into m[3] at main.go:23, but G2 has already moved that entry while the map grew, at main.go:19",
  );
  expect(explanation.join(" ")).toMatch(
    /copies the cell, which still holds 30.*memory is still alive.*nothing is freed/,
  );
  expect(events.map(({ role, line }) => [role, line])).toEqual([
    ["begins to assign", 23],
    ["moves the entry", 19],
    ["lost write", 23],
  ]);
  expect(key).toBe(`lost-write main.go:19:m[${n}] main.go:23:m[3]`);
  expect(preemptions).toBe(1);
  expect(cursor).toBe((events.at(-1)?.step ?? 0) + 1);
  expect(result.outcomes.map(({ output }) => output)).toContain(`${n + 1} 30\n`);
});

test.each([CLASSIC, SWISS] as const)("Go 1.%i: storing the value that is there already loses nothing", (goMinor) => {
  const result = run(growing(goMinor, "m[3] = 30"), { goMinor, pauses: { first: B, second: A } });
  expect(kindsOf(result)).toEqual(["map-fatal"]);
});

test.each([CLASSIC, SWISS] as const)("Go 1.%i: the failed check, and when it was passed", (goMinor) => {
  const result = run(growing(goMinor, "m[3] = 33"), { goMinor, pauses: { first: A, second: B, to: 8, inner: [4] } });
  const { message, explanation, events } = findingOf(result, "map-fatal");
  expect(message).toMatch(/^fatal error: concurrent map writes \(G\d assigns m\[\d+\] at main.go:\d+, G\d assigns/);
  const text = explanation.join(" ");
  expect(text).toMatch(/cannot be recovered/);
  expect(text).toMatch(/sets the writing flag at step \d+; at step \d+ G\d looks at it, finds it set/);
  expect(events.map(({ line }) => line)).toEqual(expect.arrayContaining([19, 23]));
});

test.each([CLASSIC, SWISS] as const)("Go 1.%i: two writers, one cell", (goMinor) => {
  const source = mapProgram(2, ["m[8] = 8", "m[9] = 9"], "fmt.Println(len(m), m[8], m[9])");
  const result = run(source, { goMinor, checks: false, pauses: { first: A, second: B } });
  expect(kindsOf(result)).toEqual(expect.arrayContaining(["lost-insert", "wrong-count"]));
  const lost = findingOf(result, "lost-insert");
  expect(lost.message).toMatch(/^lost insert: m\[[89]\] is not in the map at the end/);
  expect(lost.explanation.join(" ")).toMatch(/Both choose the same free cell: G\d writes \d there at step \d+ \(m\./);
  expect(lost.key).toBe("lost-insert main.go:19:m[8] main.go:23:m[9]");
  expect(findingOf(result, "wrong-count").message).toMatch(/len\(m\) is \d, but there are \d entries in it/);
});

test("a value ends up under another key", () => {
  const source = mapProgram(2, ["m[8] = 8", "m[9] = 9"], "fmt.Println(len(m), m[8], m[9])");
  const result = run(source, { goMinor: SWISS, checks: false, pauses: { first: A, second: B } });
  expect(findingOf(result, "lost-write").message).toMatch(/m\[9\] is 8 in the end, which G2 stored for m\[8\]/);
  expect(result.outcomes.map(({ output }) => output)).toContain("4 0 8\n");
});

test("an update of the count is lost", () => {
  const source = mapProgram(2, ["m[8] = 8", "delete(m, 0)"]);
  const result = run(source, { goMinor: CLASSIC, checks: false, pauses: { first: A, second: B } });
  const { message, explanation } = findingOf(result, "wrong-count");
  expect(kindsOf(result)).toEqual(["wrong-count"]);
  expect(message).toMatch(/len\(m\) is 3, but there are 2 entries in it|len\(m\) is 1, but there are 2 entries in it/);
  expect(explanation.join(" ")).toMatch(/Counting is a load and a store: G\d reads 2 at step \d+/);
});

test("a lookup holds a cell while the entry is moved and changed", () => {
  const source = mapProgram(8, ["_ = m[3]", "m[8] = 1; m[3] = 33"]);
  const result = run(source, { goMinor: CLASSIC, pauses: { first: A, second: B } });
  expect(kindsOf(result)).toEqual(["stale-read"]);
  const { message, explanation, events } = findingOf(result, "stale-read");
  expect(message).toBe(
    "stale read: G2 reads 30 for m[3] at main.go:19 from a cell that has been moved, and since main.go:23 it is 33",
  );
  expect(explanation.join(" ")).toMatch(/garbage collector keeps it, so this is no use after free/);
  expect(events.map(({ role }) => role)).toEqual([
    "begins to read",
    "moves the entry",
    "changes it at its new place",
    "stale read",
  ]);
});

test("a lookup of a moved entry that is as it was reads nothing stale", () => {
  const source = mapProgram(8, ["_ = m[3]", "m[8] = 1"]);
  const result = run(source, { goMinor: CLASSIC, pauses: { first: A, second: B } });
  expect(kindsOf(result)).toEqual([]);
});

test("a lookup holds a cell that is emptied once its entry has been moved", () => {
  const source = `package main

import "sync"

func main() {
	m := make(map[string]int)
	for _, k := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		m[k] = len(m) + 10
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		println(m["c"])
	}()
	go func() {
		defer wg.Done()
		m["i"] = 1
	}()
	wg.Wait()
}
`;
  const result = run(source, { goMinor: CLASSIC, pauses: { first: A, second: B } });
  const { message, explanation } = findingOf(result, "stale-read");
  expect(message).toMatch(
    /^stale read: G2 reads 0 for m\["c"\] at main.go:14 from a cell that has been moved and emptied/,
  );
  expect(explanation.join(" ")).toMatch(/copies 12 to its new place at step \d+ and empties the old cell at step \d+/);
  expect(result.outcomes.map(({ output }) => output)).toContain("0\n");
});

test("the size of after the growth with the array of before: a wild access", () => {
  const source = mapProgram(8, ["_ = m[3]", "m[8] = 1"]);
  const result = run(source, { goMinor: CLASSIC, checks: false, pauses: { first: B, second: A } });
  const { message, explanation } = findingOf(result, "wild-access");
  expect(message).toBe(
    "wild access: G2 uses place 1 of an array of m that does not have it, for m[3] at main.go:19, while G3 makes the map grow",
  );
  const text = explanation.join(" ");
  expect(text).toMatch(/reads m.B = 1; G3 stores m.B = 1 at step \d+/);
  expect(text).toMatch(/1,200 runs.*9 runs ended with "unexpected fault address"/);
});

test("two goroutines move one bucket", () => {
  const source = mapProgram(8, ["m[8] = 8", "m[9] = 9"]);
  const pauses = { first: A, second: B, from: 55, to: 75, inner: [60, 100] };
  const result = run(source, { goMinor: CLASSIC, checks: false, pauses });
  const { message, explanation, key } = findingOf(result, "fatal");
  expect(message).toMatch(/^fatal error: bad map state \(G\d assigns/);
  expect(explanation.join(" ")).toMatch(/stores [234] into m.oldbuckets\[0\].tophash\[\d\] at step \d+/);
  expect(key).toBe("fatal main.go:19:m[8] main.go:23:m[9]");
});

const COLLECTS = "for k := range m {\nkeys = append(keys, k)\n}";

function collecting(n: number, body: string): string {
  return mapProgram(n, [COLLECTS, body], "fmt.Println(keys)").replace("var mu", "var keys []int\n\tvar mu");
}

test("a range misses, or gets twice, entries that are being moved: in all executions in which it does, and in no other", () => {
  // The writer is paused at every step; the range finds the map as it is then.
  const pauses = { first: B, second: A, from: 58, to: 96 };
  const result = run(collecting(8, "m[8] = 8"), { goMinor: CLASSIC, checks: false, pauses });
  for (const { output, verdicts } of result.outcomes) {
    const keys = (output.match(/\d+/g) ?? []).map(Number);
    const kinds = verdicts.flatMap(({ kinds: all }) => all);
    const misses = Array.from({ length: 8 }, (_, k) => k).some((k) => !keys.includes(k));
    expect([output, kinds.includes("iteration-skip")]).toEqual([output, misses]);
    expect([output, kinds.includes("iteration-repeat")]).toEqual([output, new Set(keys).size < keys.length]);
  }
  const { message, explanation, events } = findingOf(result, "iteration-skip");
  expect(message).toMatch(
    /^iteration skip: the range of G2 at main.go:20 never comes to m\[\d\], while G3 assigns m\[8\]/,
  );
  const text = explanation.join(" ");
  expect(text).toMatch(
    /marks the old cell as moved at step \d+, and the entry stands at its new place only from step \d+ on/,
  );
  expect(text).toMatch(/was there the whole time, and nobody has removed it/);
  expect(events.map(({ role }) => role)).toEqual(
    expect.arrayContaining(["range begins", "passes it over", "range ends"]),
  );
});

test("a range is given a half-written cell, which looks like the entry with the zero key", () => {
  const pauses = { first: A, second: B, from: 36, to: 50, inner: [21], resumed: [7, 9, 11] };
  const result = run(collecting(2, "m[9] = 9"), { goMinor: CLASSIC, pauses });
  const { message, explanation, requires } = findingOf(result, "iteration-repeat");
  expect(message).toMatch(/yields m\[0\] twice, while G3 assigns m\[9\] at main.go:26/);
  expect(explanation.join(" ")).toMatch(/only half written: G3 has marked it as used at step \d+/);
  expect(requires).toEqual([]);
});

test.each([
  ["k", "keys = append(keys, k)"],
  ["_", 'texts = append(texts, "x")'],
])("a range over a bucket that has been emptied gets the zero key again and again (%s)", (key, body) => {
  const source = `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]string)
	for k := range 8 {
		m[k] = string(rune('a' + k))
	}
	var wg sync.WaitGroup
	wg.Add(2)
	var keys []int
	var texts []string
	go func() {
		defer wg.Done()
		for ${key}, text := range m {
			_ = text
			${body}
		}
	}()
	go func() {
		defer wg.Done()
		m[8] = "z"
	}()
	wg.Wait()
	fmt.Println(keys, texts)
}
`;
  const result = run(source, { goMinor: CLASSIC, pauses: { first: A, second: B, from: 3, to: 16 } });
  const { message, explanation } = findingOf(result, "iteration-repeat");
  expect(message).toMatch(/yields m\[0\] twice, while G3 assigns m\[8\]/);
  expect(explanation.join(" ")).toMatch(/comes from an old bucket that G3 has emptied at step \d+, after moving it/);
  expect(kindsOf(result)).toContain("iteration-skip");
});

const LOCKED = (body: string): string => `mu.Lock()\n${body}\nmu.Unlock()`;

test.each([
  ["both behind one lock", [LOCKED("m[8] = 1"), LOCKED("m[3] = 33; delete(m, 2)")]],
  ["range behind the lock", [LOCKED("for k := range m { m[k]++; delete(m, k) }"), LOCKED("m[8] = 8; clear(m)")]],
  ["only readers", ["_ = m[3]", "for k := range m { _ = k }"]],
  ["keys added during one's own range", ["for k := range m { m[k+100] = 1; if len(m) > 30 { break } }", "mu.Lock()"]],
] as const)("nothing is found: %s", (_name, bodies) => {
  for (const goMinor of [CLASSIC, SWISS] as const) {
    const source = mapProgram(FULL[goMinor], bodies);
    const result = run(source, { goMinor, pauses: { first: A, second: B, to: 45 } });
    expect(result.findings).toEqual([]);
  }
});

test.each([
  ["deleted during the range", "delete(m, 3)"],
  ["cleared during the range", "clear(m)"],
])("an entry that is %s may be missed", (_name, body) => {
  for (const goMinor of [CLASSIC, SWISS] as const) {
    const source = mapProgram(5, ["for k := range m { _ = k }", body]);
    for (const [first, second] of [
      [A, B],
      [B, A],
    ] as const) {
      const kinds = kindsOf(run(source, { goMinor, checks: false, pauses: { first, second } }));
      expect(kinds).not.toContain("iteration-repeat");
      expect(kinds).not.toContain("iteration-skip");
    }
  }
});

test("a data race has the same key as at operation detail: the lines of the program", () => {
  const source = mapProgram(3, ["for k, v := range m { _, _ = k, v }", "m[8] = 8"]);
  const { findings } = run(source, { goMinor: CLASSIC, pauses: { first: A, second: B, to: 1 } });
  expect(findings.map(({ key }) => key)).toContain("data-race main.go:19:m main.go:23:m[8]");
});
