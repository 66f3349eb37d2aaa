// The loads and stores of the classic map's operations, in order: what a goroutine can be stopped between.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import { OP_PRINT, OPERATION_NAMES } from "../../trace/operation.ts";
import { GoRunner } from "../run-go.testing.ts";

let runner: GoRunner;
beforeAll(async () => {
  runner = new GoRunner(await createNodeParser(), 23, "runtime");
});

// Events between the second print and the third: `read flags`, `write tophash[1]`, ….
function steps(keyType: string, before: string, statement: string): string {
  const machine = runner.machine(
    `package main

func main() {
	m := map[${keyType}]int{}
	go func() { clear(m) }()
	${before}
	println()
	${statement}
	println()
}
`,
    { time: "ordered", mapOrder: "fixed" },
  );
  const seen: string[] = [];
  let nPrints = 0;
  machine.reset();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled()) {
    const { kind, object } = machine.pending(0);
    const name = object > 0 ? machine.describe(object).name : "";
    machine.step(0, choices.alternative[0] as number);
    if (kind === OP_PRINT && ++nPrints === 2) return seen.join(", ");
    if (nPrints === 1 && kind !== OP_PRINT) seen.push(`${OPERATION_NAMES[kind]} ${shortName(name)}`.trim());
  }
  return "no end";
}

const shortName = (name: string): string => (name === "m" ? "count" : name.replace(/^m\.(buckets\[\d+\]\.)?/, ""));

const BEGIN_WRITE = "read flags, read hash0, read flags, write flags";
const END_WRITE = "read flags, read flags, write flags";
const HOME = "read B, read oldbuckets, read buckets";
const MAY_GROW = "read oldbuckets, read count, read B, read noverflow, read B";
const COUNT = "read count, write count";

const cases: readonly (readonly [
  name: string,
  keyType: string,
  before: string,
  statement: string,
  steps: readonly string[],
])[] = [
  [
    "lookup of an integer in one bucket: no hash, the key before the tophash",
    "int",
    "m[1] = 1",
    "_ = m[1]",
    ["map-read count, read count, read flags, read B, read buckets, read keys[0], read tophash[0], read elems[0]"],
  ],
  [
    "lookup of a string in one bucket",
    "string",
    `m["a"] = 1`,
    `_ = m["a"]`,
    ["map-read count, read count, read flags, read B, read buckets, read keys[0], read tophash[0], read elems[0]"],
  ],
  [
    "lookup by the general function: the old array is looked for, the tophash comes first",
    "float64",
    "m[1] = 1",
    "_ = m[1]",
    [
      "map-read count, read count, read flags, read hash0, read B, read buckets, read oldbuckets",
      "read tophash[0], read keys[0], read elems[0]",
    ],
  ],
  [
    "insert of an integer: the tophash before the key; the element is stored when the flag has been cleared",
    "int",
    "m[1] = 1",
    "m[2] = 5",
    [
      `map-write count, ${BEGIN_WRITE}, read buckets, ${HOME}, read tophash[0], read keys[0], read tophash[1]`,
      `${MAY_GROW}, write tophash[1], write keys[1], ${COUNT}, ${END_WRITE}, write elems[1]`,
    ],
  ],
  [
    "insert by the general function: the key before the tophash",
    "float64",
    "m[1] = 1",
    "m[2] = 5",
    [
      `map-write count, ${BEGIN_WRITE}, read buckets, ${HOME}, read tophash[0], read tophash[1]`,
      `${MAY_GROW}, write keys[1], write tophash[1], ${COUNT}, ${END_WRITE}, write elems[1]`,
    ],
  ],
  [
    "assigning an existing key: a float is stored again",
    "float64",
    "m[1] = 1",
    "m[1] = 5",
    [
      `map-write count, ${BEGIN_WRITE}, read buckets, ${HOME}, read tophash[0], read keys[0], write keys[0]`,
      `${END_WRITE}, write elems[0]`,
    ],
  ],
  [
    "m[k] op= v: one assign, then a load and a store through its address",
    "int",
    "m[1] = 1",
    "m[1] += 5",
    [
      `map-write count, ${BEGIN_WRITE}, read buckets, ${HOME}, read tophash[0], read keys[0]`,
      `${END_WRITE}, read elems[0], write elems[0]`,
    ],
  ],
  [
    "m[k] /= v looks the key up first: it may panic",
    "int",
    "m[1] = 8",
    "m[1] /= 2",
    [
      "map-read count, read count, read flags, read B, read buckets, read keys[0], read tophash[0], read elems[0]",
      `map-write count, ${BEGIN_WRITE}, read buckets, ${HOME}, read tophash[0], read keys[0]`,
      `${END_WRITE}, write elems[0]`,
    ],
  ],
  [
    "delete of the last key: the cells behind are empty, and so the map gets a new seed",
    "int",
    "m[1] = 1",
    "delete(m, 1)",
    [
      `map-write count, read count, ${BEGIN_WRITE}, ${HOME}, read keys[0], read tophash[0]`,
      "write elems[0], write tophash[0], read tophash[1], write tophash[0]",
      `${COUNT}, read count, write hash0, ${END_WRITE}`,
    ],
  ],
  [
    "delete of a string clears the key too",
    "string",
    `m["a"], m["b"] = 1, 2`,
    `delete(m, "a")`,
    [
      `map-write count, read count, ${BEGIN_WRITE}, ${HOME}, read keys[0], read tophash[0]`,
      `write keys[0], write elems[0], write tophash[0], read tophash[1], ${COUNT}, read count, ${END_WRITE}`,
    ],
  ],
  ["len: no check", "int", "m[1] = 1", "_ = len(m)", ["map-read count, read count"]],
  [
    "range: one check for each entry; key and element are loaded by the loop",
    "string",
    `m["a"] = 1`,
    "for k, v := range m { _, _ = k, v }",
    [
      "map-read count, read count, read B, read buckets, read flags, write flags, map-read count, read flags",
      "read oldbuckets, read tophash[0], map-yield count, read keys[0], read elems[0], map-read count, read flags",
      "read tophash[1], read tophash[2], read tophash[3], read tophash[4], read tophash[5], read tophash[6]",
      "read tophash[7], read overflow, map-yield count",
    ],
  ],
];

test.each(cases)("%s", (_, keyType, before, statement, wanted) => {
  expect(steps(keyType, before, statement)).toBe(wanted.join(", "));
});

test("a growth: its stores one by one, and an old cell is marked as moved before the new one is there", () => {
  const all = steps("int", "for i := 0; i < 8; i++ { m[i] = i }", "m[8] = 8");
  const begin = "map-grow count, read flags, read B, write B, write flags, write oldbuckets, write buckets";
  expect(all).toContain(`read B, ${begin}, write nevacuate, write noverflow, read extra`);
  const old = "oldbuckets[0].";
  const move = `write ${old}tophash[0], write tophash[0], write keys[0], read ${old}elems[0], write elems[0]`;
  expect(all).toContain(`read ${old}tophash[0], read ${old}keys[0], read hash0, ${move}, read ${old}tophash[1]`);
  const end = "map-evacuate count, read nevacuate, read nevacuate, write nevacuate, read nevacuate, read nevacuate";
  expect(all).toContain(
    `${end}, read nevacuate, write oldbuckets, read extra, read flags, write flags, map-grown count`,
  );
});
