// Both maps answer as a plain model does, with loops over them open while they change and grow.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import {
  GROWTH_LOAD,
  GROWTH_OVERFLOW,
  GROWTH_SMALL,
  GROWTH_SPLIT,
  OP_MAP_GROW,
  OP_PRINT,
} from "../../trace/operation.ts";
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

const shapes: readonly Omit<SequenceOptions, "seed">[] = [
  { keyType: "int", key: "i * 7", nSequences: 4000, nOperations: 10, nKeys: 40 },
  { keyType: "string", key: 'fmt.Sprint("k", i)', nSequences: 2000, nOperations: 10, nKeys: 40 },
  { keyType: "[2]int", key: "[2]int{i, -i}", nSequences: 2000, nOperations: 10, nKeys: 40 },
  { keyType: "any", key: "i", nSequences: 1990, nOperations: 10, nKeys: 40 },
  { keyType: "uint32", key: "uint32(i) << 20", nSequences: 10, nOperations: 400, nKeys: 300 },
];
const large = { keyType: "int", key: "i", nSequences: 1, nOperations: 2000, nKeys: 2600 };

const reasons: readonly (readonly [goMinor: number, reasons: readonly number[]])[] = [
  [23, [GROWTH_LOAD, GROWTH_OVERFLOW]],
  [26, [GROWTH_LOAD, GROWTH_SPLIT, GROWTH_SMALL]],
];

test.each(reasons)("10,000 sequences of operations agree with a plain model, in Go 1.%d", (goMinor, grown) => {
  const runner = new GoRunner(parser, goMinor, "runtime");
  const growths = [0, 0, 0, 0];
  for (const [i, shape] of [...shapes, large].entries()) {
    const { output, end, growths: more } = run(runner, { ...shape, seed: i + 1 });
    expect([output, end]).toEqual([expect.stringMatching(/^\d+ \d+\n$/), "exit"]);
    for (const [reason, n] of more.entries()) growths[reason] = (growths[reason] as number) + n;
  }
  console.log(growths);
  for (const reason of grown) expect(growths[reason]).toBeGreaterThan(0);
});

test("and so they do in Go 1.24, whose tables keep their tombstones", () => {
  const runner = new GoRunner(parser, 24, "runtime");
  const { output, end } = run(runner, { ...(shapes[0] as SequenceOptions), nSequences: 500, seed: 9 });
  expect([output, end]).toEqual([expect.stringMatching(/^\d+ \d+\n$/), "exit"]);
});
