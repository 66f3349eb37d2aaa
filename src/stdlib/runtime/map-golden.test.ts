// The classic map beside what real Go's was seen to do (scripts/record-maps.mjs): every cell after every operation, with the same hashes
// and starts of iterations; and figures that depend on neither.

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Value } from "../../ir/value.ts";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import type { BucketView, ClassicMapView } from "../../trace/map-view.ts";
import { OP_PRINT } from "../../trace/operation.ts";
import type { Machine, Native } from "../../vm/api.ts";
import { createMachine } from "../../vm/machine.ts";
import { NATIVES } from "../natives.ts";
import { GoRunner } from "../run-go.testing.ts";

interface Story {
  readonly key: "int" | "int32" | "string" | "[2]int";
  readonly hash: "spread" | "crowded" | "blocks";
  readonly hint: number;
  readonly operations: string;
  readonly states: string;
  readonly yields: string;
}

interface Golden {
  readonly go: string;
  /** Numbers of inserts. */
  readonly growingInserts: string;
  /** Pairs `hint:log2Buckets`. */
  readonly hints: string;
  /** For the growths in turn, from the second on: how many buckets have been moved after each write. */
  readonly evacuations: readonly string[];
  readonly stories: readonly Story[];
}

const golden = JSON.parse(readFileSync(new URL("golden/classic.json", import.meta.url), "utf8")) as Golden;

let runner: GoRunner;
beforeAll(async () => {
  const parser: GoParser = await createNodeParser();
  runner = new GoRunner(parser, 23, "runtime");
});

const KEY_OF: Readonly<Record<Story["key"], string>> = {
  int: "n",
  int32: "int32(n)",
  string: 'fmt.Sprint("k", n)',
  "[2]int": "[2]int{n, -n}",
};

// The recorder's hash functions, of a key's number.
const HASHES: Readonly<Record<Story["hash"], (n: number) => number>> = {
  spread: (n) => {
    const x = Math.imul(n, 2654435761);
    return (x ^ (x >>> 15)) >>> 0;
  },
  crowded: (n) => (((n * 37) << 24) | (n % 3)) >>> 0,
  blocks: (n) => (((n * 37) << 24) | Math.trunc(n / 12)) >>> 0,
};

function numberOfKey(word: Value): number {
  return typeof word === "string" ? Number(word.slice(1)) : Number(word);
}

function programOf({ key, hint, operations }: Story): string {
  const list = operations.split(" ");
  return `package main

${key === "string" ? 'import "fmt"' : ""}

type key = ${key}

func keyOf(n int) key { return ${KEY_OF[key]} }

const letters = "${list.map((each) => each[0]).join("")}"

var numbers = [...]int{${list.map((each) => each.slice(1) || "0").join(", ")}}

var (
	m     = make(map[key]int, ${hint})
	next  int
	value int
)

// run carries out operations up to the end of a loop's body, and reports whether the loop is left.
func run() bool {
	for next < len(letters) {
		letter, n := letters[next], numbers[next]
		next++
		switch letter {
		case 'i':
			value++
			m[keyOf(n)] = value
			println()
		case 'd':
			value++
			delete(m, keyOf(n))
			println()
		case 'r':
			for k := range m {
				println(${key === "[2]int" ? "k[0]" : "k"})
				if run() {
					break
				}
			}
		default:
			return letter == 'b'
		}
	}
	return false
}

func main() { run() }
`;
}

function machineFor(story: Story): Machine {
  const starts = story.operations.split(" ").flatMap((each) => (each.startsWith("r") ? [Number(each.slice(1))] : []));
  const hashOf: Native = (ctx) => ctx.set(0, HASHES[story.hash](numberOfKey(ctx.get(0))));
  const givenStart: Native = (ctx) => ctx.set(0, starts.shift());
  const natives = new Map([...NATIVES.natives, ["runtime.hashOf", hashOf], ["runtime.givenStart", givenStart]]);
  return createMachine(runner.compile(programOf(story)), { ...NATIVES, natives }, { time: "ordered" });
}

function classicMap(machine: Machine): ClassicMapView {
  const map = machine.snapshot((g) => g).detailedMaps?.[0];
  if (map?.model !== "classic") throw new Error("no classic map");
  return map;
}

const cellsText = ({ tophash, keys, values }: BucketView): string =>
  tophash.map((hash, i) => `${hash}:${keys[i]}=${values[i]} `).join("");
const chainText = (bucket: BucketView): string => [bucket, ...bucket.overflow].map((b) => `${cellsText(b)}+`).join("");

// As the recorder writes it: count, B, noverflow, nevacuate, flags, and a digest of all cells (FNV-1a).
function stateText(map: ClassicMapView): string {
  const arrays = map.arrays.map(
    ({ role, buckets }) => (role === "oldbuckets" ? "old " : "") + buckets.map((b) => `${chainText(b)}/`).join(""),
  );
  let digest = 2166136261;
  for (const char of arrays.join("")) digest = Math.imul(digest ^ char.charCodeAt(0), 16777619);
  const { count, log2Buckets, nOverflow, nEvacuated, flags } = map;
  const text = (digest >>> 0).toString(16).padStart(8, "0");
  return `${count} ${log2Buckets} ${nOverflow} ${nEvacuated} ${flags} ${text}`;
}

// Calls `visit` with each line that the program prints, and the map as it is then.
function eachLine(machine: Machine, visit: (line: string, map: ClassicMapView) => void): void {
  machine.reset();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
    const map = machine.pendingKind(0) === OP_PRINT ? classicMap(machine) : undefined;
    machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
    if (map !== undefined) visit(String(machine.last.value).trimEnd(), map);
  }
  expect(machine.end?.text).toBe("");
}

test.each(golden.stories.map((story) => [`${story.key}, ${story.hash}, hint ${story.hint}`, story] as const))(
  "every cell after every operation: %s",
  (_, story) => {
    const machine = machineFor(story);
    const states: string[] = [];
    const yields: number[] = [];
    eachLine(machine, (line, map) => {
      states.push(stateText(map));
      if (line !== "") yields.push(numberOfKey(story.key === "string" ? line : Number(line)));
    });
    const wanted = story.states.split(", ");
    const first = states.findIndex((state, i) => state !== wanted[i]);
    expect([first, states[first]]).toEqual([-1, undefined]);
    expect(states.length).toBe(wanted.length);
    expect(yields.join(" ")).toBe(story.yields);
  },
);

const growingInserts = golden.growingInserts.split(" ").map(Number);

test("which inserts begin a growth", () => {
  const machine = runner.machine(`package main

var m = map[int]int{}

func main() {
	for n := 1; n <= 430; n++ {
		m[n] = n
		println(n)
	}
}
`);
  const found: number[] = [];
  let before = 0;
  eachLine(machine, (line, { log2Buckets }) => {
    if (log2Buckets !== before) found.push(Number(line));
    before = log2Buckets;
  });
  expect(found).toEqual(growingInserts.filter((n) => n <= 430));
});

test("how many buckets a hint makes", () => {
  const machine = runner.machine(`package main

var m map[int]int

func main() {
	for _, hint := range []int{${golden.hints
    .split(" ")
    .map((pair) => pair.split(":")[0])
    .join(", ")}} {
		m = make(map[int]int, hint)
		println(hint)
	}
}
`);
  const found: string[] = [];
  eachLine(machine, (line, { log2Buckets }) => found.push(`${line}:${log2Buckets}`));
  expect(found.join(" ")).toBe(golden.hints);
});

test("how many old buckets have been moved after each write", () => {
  const lasts = golden.evacuations.map((_, i) => growingInserts[i + 1]);
  const machine = runner.machine(`package main

var m map[int]int

func main() {
	for _, last := range []int{${lasts.join(", ")}} {
		m = map[int]int{}
		for n := 1; n <= last; n++ {
			m[n] = n
		}
		for n := 0; n < last; n++ {
			println(last)
			m[last]++
		}
	}
}
`);
  const found = new Map<number, number[]>(lasts.map((last) => [last as number, []]));
  eachLine(machine, (line, { arrays }) => {
    const old = arrays.find(({ role }) => role === "oldbuckets");
    if (old !== undefined) found.get(Number(line))?.push(old.buckets.filter(({ isEvacuated }) => isEvacuated).length);
  });
  expect([...found.values()].map((moved) => moved.join(" "))).toEqual(golden.evacuations);
});
