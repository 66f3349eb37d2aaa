// Both maps answer as a plain model does, with loops over them open while they change and grow.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { GROWTH_REASONS, type GrowthReason } from "../../trace/map-history.ts";
import { OP_MAP_GROW, OP_PRINT } from "../../trace/operation.ts";
import { GoRunner } from "../run-go.testing.ts";
import { type SequenceOptions, sequencesProgram } from "./map-sequences.testing.ts";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

/** What the program printed, how it ended, and how often maps grew, by reason. */
interface SequencesRun {
  readonly output: string;
  readonly end: string | undefined;
  readonly growths: readonly number[];
}

function run(runner: GoRunner, options: SequenceOptions): SequencesRun {
  const machine = runner.machine(sequencesProgram(options), { time: "ordered", undoWindow: 0, seed: options.seed });
  const growths = [0, 0, 0, 0];
  let output = "";
  machine.reset();
  for (;;) {
    const { length, goroutine, alternative } = machine.enabled();
    if (length === 0) return { output, end: machine.end?.kind, growths };
    machine.step(goroutine[0] as number, alternative[0] as number);
    const { kind, extent, value } = machine.last;
    if (kind === OP_MAP_GROW) growths[extent & 7] = (growths[extent & 7] as number) + 1;
    if (kind === OP_PRINT) output += value;
  }
}

// Type and expression of the keys, sequences, operations, keys, keys in the beginning.
const shapes: readonly (readonly [string, string, number, number, number, number])[] = [
  ["int", "i * 7", 5000, 3, 12, 0],
  ["string", 'fmt.Sprint("k", i)', 1500, 3, 12, 0],
  ["[2]int", "[2]int{i, -i}", 1500, 3, 12, 0],
  ["any", "i", 1500, 3, 12, 0],
  ["uint32", "uint32(i) << 20", 250, 30, 40, 0],
  ["float64", "float64(i) / 3", 250, 30, 40, 7],
  ["int", "i", 15, 200, 120, 0],
  ["int", "-i", 1, 500, 2400, 1500],
];

const reasons: readonly (readonly [goMinor: number, reasons: readonly GrowthReason[]])[] = [
  [23, ["load"]],
  [26, ["load", "split", "small"]],
];

test.each(reasons)("10,000 sequences of operations agree with a plain model, in Go 1.%d", (goMinor, grown) => {
  const runner = new GoRunner(parser, goMinor, "runtime");
  const growths = [0, 0, 0, 0];
  for (const [i, [keyType, key, nSequences, nOperations, nKeys, nFirst]] of shapes.entries()) {
    const options = { keyType, key, nSequences, nOperations, nKeys, nFirst, seed: i + 1 };
    const { output, end, growths: more } = run(runner, options);
    expect([output, end]).toEqual([expect.stringMatching(/^\d+ \d+\n$/), "exit"]);
    for (const [reason, n] of more.entries()) growths[reason] = (growths[reason] as number) + n;
  }
  for (const reason of grown) expect(growths[GROWTH_REASONS.indexOf(reason)]).toBeGreaterThan(0);
});

test("and so they do in Go 1.24, whose tables keep their tombstones", () => {
  const runner = new GoRunner(parser, 24, "runtime");
  const { output, end } = run(runner, {
    keyType: "int",
    key: "i",
    nSequences: 100,
    nOperations: 40,
    nKeys: 60,
    nFirst: 0,
    seed: 9,
  });
  expect([output, end]).toEqual([expect.stringMatching(/^\d+ \d+\n$/), "exit"]);
});
