// The Swiss map is as large as real Go's after the same operations, and its loops yield what Go's must: compared with what real Go was
// recorded to do (scripts/record-swiss-maps.mjs).

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import type { SwissMapView } from "../../trace/map-view.ts";
import { GoRunner } from "../run-go.testing.ts";

interface GoldenCase {
  readonly key: string;
  readonly steps: readonly string[];
  /** Of each figure the values that real Go's maps had. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");
const recorded = JSON.parse(golden("swiss.json")) as { readonly cases: readonly string[] };
const cases = recorded.cases.map(goldenCase);

// "int; make 0, insert 0 9; used 9, tombstones 0/8"
function goldenCase(line: string): GoldenCase {
  const [key = "", steps = "", values = ""] = line.split("; ");
  const figures = values.split(", ").map((figure) => figure.split(" ") as [string, string]);
  return {
    key,
    steps: steps.split(", "),
    values: Object.fromEntries(figures.map(([name, seen]) => [name, seen.split("/").map(Number)])),
  };
}

const KEYS: Readonly<Record<string, string>> = { int: "i", string: 'fmt.Sprint("key ", i)', "[2]int": "[2]int{i, -i}" };

function statement(step: string, map: string): string {
  const [name, a, b] = step.split(" ");
  if (name === "make") return `${map} = make(map[key]int, ${a})`;
  if (name === "insert") return `for i := ${a}; i < ${b}; i++ { ${map}[keyOf(i)] = i }`;
  if (name === "delete") return `for i := ${a}; i < ${b}; i++ { delete(${map}, keyOf(i)) }`;
  if (name === "window")
    return `for i := 0; i < ${b}; i++ { ${map}[keyOf(i)] = i; if i >= ${a} { delete(${map}, keyOf(i - ${a})) } }`;
  return `clear(${map})`;
}

// All maps of one type of key in one program.
function program(key: string, maps: readonly GoldenCase[]): string {
  return `package main

import "fmt"

type key = ${key}

func keyOf(i int) key { return ${KEYS[key]} }

var ${maps.map((_, i) => `m${i}`).join(", ")} map[key]int

func main() {
	${maps.map(({ steps }, i) => steps.map((step) => statement(step, `m${i}`)).join("\n\t")).join("\n\t")}
	fmt.Println("done")
}
`;
}

function figures(map: SwissMapView): Record<string, number> {
  const sum = (of: (table: SwissMapView["tables"][number]) => number): number =>
    map.tables.reduce((total, table) => total + of(table), 0);
  return {
    used: map.count,
    dirLen: map.directory.length,
    globalDepth: map.globalDepth,
    clearSeq: map.clearSeq,
    tables: map.tables.length,
    capacity: sum(({ capacity }) => capacity),
    growthLeft: sum(({ growthLeft }) => growthLeft),
    tombstones: sum(({ capacity, used, growthLeft }) => Math.floor((capacity * 7) / 8) - used - growthLeft),
  };
}

let runner: GoRunner;
beforeAll(async () => {
  runner = new GoRunner(await createNodeParser(), 26, "runtime");
});

function swissMaps(source: string): Map<string, SwissMapView> {
  const machine = runner.machine(source, { time: "ordered", undoWindow: 0 });
  machine.reset();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled())
    machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
  const { detailedMaps = [] } = machine.snapshot((g) => g);
  return new Map(detailedMaps.flatMap((map) => (map.model === "swiss" ? [[map.name, map] as const] : [])));
}

test.each(Object.keys(KEYS))("maps with keys of type %s have the sizes of real Go's", (key) => {
  const maps = cases.filter((each) => each.key === key);
  expect(maps.length).toBeGreaterThan(17);
  const views = swissMaps(program(key, maps));
  for (const [i, { steps, values }] of maps.entries()) {
    const view = views.get(`m${i}`);
    const ours = view === undefined ? {} : figures(view);
    const different = Object.entries(values).filter(([figure, seen]) => !seen.includes(ours[figure] ?? Number.NaN));
    expect({ steps, different, ours }).toEqual({ steps, different: [], ours });
  }
});

test("the entries of a map's slots are its entries, each behind the control byte of its hash", () => {
  const [small, large] = [
    ...swissMaps(
      program("int", [
        { key: "int", steps: ["make 0", "insert 3 8"], values: {} },
        { key: "int", steps: ["make 0", "insert 0 1000", "delete 0 400"], values: {} },
      ]),
    ).values(),
  ] as [SwissMapView, SwissMapView];
  const keys = (map: SwissMapView): number[] =>
    [...(map.small === undefined ? [] : [map.small]), ...map.tables.flatMap(({ groups }) => groups)]
      .flatMap((group) => group.keys.filter((_, i) => (group.control[i] ?? 0x80) < 0x80))
      .map(Number)
      .sort((a, b) => a - b);
  expect(keys(small)).toEqual([3, 4, 5, 6, 7]);
  expect(keys(large)).toEqual(Array.from({ length: 600 }, (_, i) => 400 + i));
  expect(large.directory).toEqual([0, 1]);
});

test.each(["swiss-range", "swiss-keys"])("%s prints what it prints in real Go", (name) => {
  expect(runner.run(golden(`${name}.go.txt`)).output.split("\n")).toEqual(golden(`${name}.want.txt`).split("\n"));
});
