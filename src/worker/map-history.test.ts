// What an execution did to its maps, told by walking the machine along the recording.

import { beforeAll, expect, test } from "vitest";
import { mapLabel } from "../trace/map-history.ts";
import { mapLogJson } from "../trace/map-log-json.ts";
import { mapLogMetrics } from "../trace/map-log-metrics.ts";
import { MapLogWords } from "../trace/map-log-words.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import { DEFAULT_POLICY } from "../trace/schedule.ts";
import { type Lived, MapHistoryRunner } from "./map-history.testing.ts";

let runner: MapHistoryRunner;

beforeAll(async () => {
  runner = await MapHistoryRunner.create();
});

const LOCKED = `package main

import "sync"

type Store struct {
	mu   sync.RWMutex
	data map[string]int
}

func (s *Store) put(key string, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.data[key] = n
}

func (s *Store) sum() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	total := len(s.data)
	for _, n := range s.data {
		total += n
	}
	return total
}

func main() {
	s := &Store{data: make(map[string]int)}
	s.data["private"] = 1
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { s.put("a", 1); delete(s.data, "private"); wg.Done() }()
	go func() { _, ok := s.data["a"]; println(ok, s.sum()); wg.Done() }()
	wg.Wait()
	clear(s.data)
}
`;

// An operation in a line: goroutine, operation, key, length before and after, locks, place.
function lines({ trace, history }: Lived): readonly string[] {
  const names = new MapLogWords(trace, history);
  return history.operations.map((row) => {
    const locks = names.locks(row).map(({ name, mode }) => `${name}:${mode}`);
    const words = [`G${row.goroutine + 1}`, row.operation, row.key, `${row.before}→${row.after}`, ...locks];
    const line = `line ${names.place(row).split(":")[1]}`;
    return [...words, line, row.outcome].filter((word) => word !== "" && word !== "done").join(" ");
  });
}

test("operations with key, length, locks and place; what only one goroutine can reach is not listed", () => {
  const lived = runner.run(LOCKED);
  expect(lines(lived)).toEqual([
    'G3 lookup "a" 1→1 line 32',
    "G3 len 1→1 s.mu:R line 19",
    "G3 range 1→1 s.mu:R line 20",
    'G3 yield "private" 1→1 s.mu:R line 20',
    "G3 yield 1→1 s.mu:R line 20",
    'G2 assign "a" 1→2 s.mu:W line 13',
    'G2 delete "private" 2→1 line 31',
    "G1 clear 1→0 line 34",
  ]);
  const hits = lived.history.operations.map(({ isHit }) => isHit);
  expect(hits).toEqual([false, undefined, undefined, undefined, undefined, false, true, undefined]);
  expect(lived.history.maps).toMatchObject([
    { name: "s.data", type: "map[string]int", model: "operation", growth: [] },
  ]);
  expect(mapLabel(lived.history, 0)).toBe("s.data#1");
  expect(lived.history.maps[0]?.samples.map(({ count }) => count)).toEqual([1, 2, 1, 0]);
  expect(lived.history).toMatchObject({ nSteps: lived.trace.events.length, limit: undefined });
});

const RACING = `package main

import "sync"

func main() {
	m := map[int]bool{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(3)
	go func() { m[1] = true; mu.Lock(); m[2] = true; mu.Unlock(); wg.Done() }()
	go func() { mu.Lock(); _ = m[2]; mu.Unlock(); wg.Done() }()
	go func() { _ = m[3]; wg.Done() }()
	wg.Wait()
	println(len(m))
}
`;

test("who races with whom, by the order of the Go memory model", () => {
  const { history } = runner.run(RACING);
  const row = (index: number): string => {
    const { goroutine, operation, key } = history.operations[index] ?? {};
    return `G${(goroutine ?? -1) + 1} ${operation} ${key}`.trimEnd();
  };
  const races = history.operations.map((each, index) => [row(index), each.races.map(row).sort()]);
  expect(races).toEqual([
    ["G4 lookup 3", ["G2 assign 1", "G2 assign 2"]],
    ["G2 assign 1", ["G4 lookup 3"]],
    ["G2 assign 2", ["G4 lookup 3"]],
    ["G3 lookup 2", []],
    ["G1 len", []],
  ]);
  const [lookup, assign] = history.operations;
  // Neither knows how far the other has come.
  expect(lookup?.clock?.[1] ?? 0).toBe(0);
  expect(assign?.clock?.[3] ?? 0).toBe(0);
  expect(history.operations[3]?.clock).toBeUndefined();
});

const SYNC_MAP = `package main

import (
	"fmt"
	"sync"
)

type cache struct {
	n int
	m sync.Map
}

func main() {
	var c cache
	done := make(chan bool)
	go func() { c.m.Store("k", 1); c.m.Delete("x"); close(done) }()
	<-done
	c.m.LoadOrStore("l", 2)
	c.m.Range(func(k, v any) bool { c.m.Load(k); return true })
	plain := map[int]int{1: 2}
	go func() { plain[1]++ }()
	fmt.Println(plain)
}
`;

test("methods of sync.Map, operations inside a Range, and printing", () => {
  const lived = runner.run(SYNC_MAP);
  expect(lived.history.maps.map(({ name, type, model }) => `${name} ${type} ${model}`)).toEqual([
    "c.m sync.Map sync",
    "plain map[int]int operation",
  ]);
  expect(lines(lived)).toEqual([
    'G2 Store "k" 0→1 line 16',
    'G2 Delete "x" 1→1 line 16',
    'G1 LoadOrStore "l" 1→2 line 18',
    "G1 Range 2→2 line 19",
    'G1 Load "k" 2→2 line 19',
    'G1 Load "l" 2→2 line 19',
    "G1 print 1→1 line 22",
  ]);
});

const UNHASHABLE = `package main

func main() {
	m := map[any]int{1: 1}
	go func() { m[2] = 2 }()
	m[[]int{}] = 1
}
`;

test("an operation that panics says so", () => {
  expect(lines(runner.run(UNHASHABLE)).at(-1)).toMatch(/^G1 assign \S+ 1→1 line 6 panic$/);
});

const PLENTY = { steps: 999, operations: 999, events: 999, samples: 999 };

test("a long history ends at its limit and says which", () => {
  const { history, trace } = runner.run(LOCKED, {}, undefined, { ...PLENTY, operations: 3 });
  expect(history.operations.length).toBe(3);
  expect(history.limit).toBe("operations");
  expect(history.nSteps).toBeLessThan(trace.events.length);
  expect(runner.run(LOCKED, {}, undefined, { ...PLENTY, samples: 2 }).history.limit).toBe("samples");
  // Inside of an operation: the log ends, not the program.
  const cut = runner.run(GROWING, { mapDetail: "runtime" }, undefined, { ...PLENTY, steps: 40 });
  expect(cut.history.operations.at(-1)).toMatchObject({ operation: "assign", lastStep: 39, outcome: "done" });
  expect(runner.run(LOCKED, {}, undefined, { ...PLENTY, steps: 10 }).history).toMatchObject({
    limit: "steps",
    nSteps: 10,
  });
});

// One goroutine fills a map past its first growth while another one looks.
const GROWING = `package main

import "sync"

type point struct{ x, y int }

func main() {
	m := make(map[point]string)
	for i := 0; i < 7; i++ {
		m[point{i, -i}] = "private"
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		for i := 7; i < 20; i++ {
			m[point{i, 0}] = "new"
		}
		delete(m, point{8, 0})
		wg.Done()
	}()
	go func() { _ = m[point{3, -3}]; wg.Done() }()
	wg.Wait()
	n := 0
	for range m {
		n++
	}
	println(n, len(m))
}
`;

test.each([
  [23, "classic", ["1→2 load", "2→4 load"]],
  [26, "swiss", ["8→16 small", "16→32 load"]],
] as const)(
  "at runtime detail, Go 1.%i: operations are stretches, and the growth is told",
  (goMinor, model, growths) => {
    const lived = runner.run(GROWING, { goMinor, mapDetail: "runtime" });
    const { history } = lived;
    const [map] = history.maps;
    expect(map).toMatchObject({ name: "m", type: "map[main.point]string", model, made: { file: "main.go", line: 8 } });
    const log = lines(lived);
    expect(log.slice(0, 3)).toEqual([
      "G3 lookup {x:3 y:-3} 7→7 line 21",
      "G2 assign {x:7 y:0} 7→8 line 16",
      "G2 assign {x:8 y:0} 8→9 line 16",
    ]);
    expect(log.slice(14, 15)).toEqual(["G2 delete {x:8 y:0} 20→19 line 18"]);
    // Each key once, and the end.
    const rounds = log.filter((line) => /^G1 (range|yield)/.test(line));
    expect(new Set(rounds).size).toBe(20);
    expect(rounds.length).toBe(20);
    expect(log.at(-1)).toBe("G1 len 19→19 line 27");
    expect(history.operations.filter(({ isHit }) => isHit === true).map(({ operation }) => operation)).toEqual([
      "lookup",
      "delete",
    ]);
    expect(history.operations.every(({ step, lastStep }) => lastStep > step)).toBe(true);
    const told = map?.growth.flatMap((event) =>
      event.kind === "grow" ? `${event.oldSize}→${event.newSize} ${event.reason}` : [],
    );
    expect(told).toEqual(growths);
    expect(map?.samples.at(-1)).toMatchObject({ count: 19, evacuated: 0 });
  },
);

test.each([
  [23, GROWING, 15],
  [26, GROWING, 15],
  // The map's memory comes with its first entry, when it is shared already.
  [23, RACING, 2],
  [26, RACING, 2],
])("Go 1.%i: every sample is what the state after its step says", (goMinor, source, atLeast) => {
  const { history, snapshot } = runner.run(source, { goMinor, mapDetail: "runtime" });
  const [map] = history.maps;
  expect(map?.samples.length).toBeGreaterThan(atLeast);
  expect(map?.samples.at(-1)?.size).toBeGreaterThan(0);
  for (const { step, count, size } of map?.samples ?? []) {
    const view = snapshot(step + 1).detailedMaps?.find(({ address }) => address === map?.address);
    expect([step, view?.count]).toEqual([step, count]);
    if (view?.model === "classic") expect([step, 2 ** view.log2Buckets]).toEqual([step, size]);
    else if (view?.model === "swiss") {
      const slots = view.small?.control.length ?? view.tables.reduce((sum, { capacity }) => sum + capacity, 0);
      expect([step, slots]).toEqual([step, size]);
    } else expect.unreachable();
  }
});

const DETAILED_SYNC_MAP = `package main

import "sync"

type cache struct {
	n  int
	ms [2]sync.Map
}

func main() {
	var c cache
	m := &c.ms[1]
	done := make(chan bool)
	go func() { for i := 0; i < 2; i++ { m.Store("k", i) }; m.Delete("x"); close(done) }()
	m.LoadOrStore("l", 2)
	<-done
	m.Range(func(k, v any) bool { m.Load(k); return true })
	m.CompareAndSwap("k", 1, 3)
	m.Swap("q", 3)
	m.Clear()
}
`;

test.each([23, 26])("Go 1.%i: methods of sync.Map at runtime detail are stretches too", (goMinor) => {
  const lived = runner.run(DETAILED_SYNC_MAP, { goMinor, mapDetail: "runtime" });
  expect(lines(lived)).toEqual([
    'G1 LoadOrStore "l" 0→1 line 15',
    'G2 Store "k" 1→2 line 14',
    'G2 Store "k" 2→2 line 14',
    'G2 Delete "x" 2→2 line 14',
    "G1 Range 2→2 line 17",
    'G1 Load "l" 2→2 line 17',
    'G1 Load "k" 2→2 line 17',
    'G1 CompareAndSwap "k" 2→2 line 18',
    'G1 Swap "q" 2→3 line 19',
    "G1 Clear 3→0 line 20",
  ]);
  expect(lived.history.maps.map(({ name, type }) => `${name} ${type}`)).toEqual(["c.ms[1] sync.Map"]);
  const [range, first] = lived.history.operations.slice(4);
  expect(range && first && range.step < first.step && first.lastStep < range.lastStep).toBe(true);
});

const FILLING = `package main

func main() {
	m := map[int]int{}
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	println(len(m))
}
`;

test.each([23, 26])("Go 1.%i: what is moved adds up, also of a map that only one goroutine knows", (goMinor) => {
  const { history } = runner.run(FILLING, { goMinor, mapDetail: "runtime" });
  expect(history.operations).toEqual([]);
  const growth = history.maps[0]?.growth ?? [];
  expect(growth.filter(({ kind }) => kind === "grow").length).toBeGreaterThan(7);
  let [sum, left] = [0, -1];
  for (const event of growth) {
    if (event.kind === "grow") sum = 0;
    else if (event.kind === "evacuate") {
      sum += event.migrated;
      left = event.left;
      expect(event.totalMigrated).toBe(sum);
    } else expect([event.migrated, left]).toEqual([sum, 0]);
  }
  expect(growth.at(-1)?.kind).toBe("done");
  // In the classic map, buckets; in the other one, tables of at most 1,024 slots.
  const last = growth.findLast((event) => event.kind === "grow");
  expect(last).toMatchObject(
    goMinor < 24
      ? { oldSize: 128, newSize: 256, reason: "load", count: 832 }
      : { oldSize: 1024, newSize: 2048, reason: "split" },
  );
});

const CLASH = `package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() { m[1] = 1; done <- true }()
	go func() { m[2] = 2; done <- true }()
	<-done
	<-done
}
`;

test("two writers inside at once: who overlapped with whom, and who ended the program", () => {
  // The goroutine that would go first is kept from going on inside its assignment.
  const deviations = [{ kind: "switch", at: "1", ordinal: 1, inner: 8, to: "0" }] as const;
  const schedule = { policy: DEFAULT_POLICY, deviations };
  const lived = runner.run(CLASH, { goMinor: 23, mapDetail: "runtime" }, schedule);
  expect(lived.trace.end.text).toContain("fatal error: concurrent map writes");
  expect(lines(lived)).toEqual(["G3 assign 2 0→0 line 7 unfinished", "G2 assign 1 0→0 line 6 fatal"]);
  expect(lived.history.operations.map(({ overlaps, races }) => [overlaps, races])).toEqual([
    [[1], [1]],
    [[0], [0]],
  ]);
  const conflict = mapLogJson(lived.trace, lived.history)
    .split("\n")
    .find((line) => line.includes('"conflict"'));
  expect(JSON.parse(conflict ?? "")).toMatchObject({ loc: "m#1", fatal: "concurrent map writes" });
  expect(mapLogMetrics(lived.trace, lived.history)).toContain(
    'gorace_map_fatal_total{reason="concurrent map writes"} 1',
  );
});

const LATE_STORE = `package main

func main() {
	m := map[int]int{}
	for i := 0; i < 8; i++ {
		m[i] = i
	}
	done := make(chan bool)
	go func() { m[8] = 8; done <- true }()
	go func() { m[3] += 30; done <- true }()
	<-done
	<-done
}
`;

test("an assignment lasts until the value is stored: after the map has let go of it", () => {
  const runtime = { goMinor: 23, mapDetail: "runtime" } as const;
  const { trace, history } = runner.run(LATE_STORE, runtime);
  const [first] = history.operations;
  expect(first).toMatchObject({ goroutine: 2, key: "3" });
  const { goroutine, site } = trace.events;
  const isInMap = (step: number): boolean => goroutine[step] === 2 && trace.sites[site[step] ?? -1]?.isUser === false;
  const inner = [...goroutine.keys()].filter(isInMap).length;
  const [load, store] = [(first?.lastStep ?? 0) - 1, first?.lastStep ?? 0];
  expect([load, store].map((step) => OPERATION_NAMES[trace.events.kind[step] ?? 0])).toEqual(["read", "write"]);
  expect(isInMap(load - 1) && !isInMap(load)).toBe(true);
  // The other one's growth comes in between.
  const deviations = [{ kind: "switch", at: "1", ordinal: 1, inner, to: "0" }] as const;
  const late = runner.run(LATE_STORE, runtime, { policy: DEFAULT_POLICY, deviations });
  expect(late.history.operations.map(({ goroutine: g, overlaps, outcome }) => [g, overlaps, outcome])).toEqual([
    [2, [1], "done"],
    [1, [0], "done"],
  ]);
  const [slow, fast] = late.history.operations;
  expect(slow && fast && slow.lastStep > fast.lastStep).toBe(true);
});
