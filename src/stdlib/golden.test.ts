// Programs that use much of the library, against what real Go 1.26.8 printed.

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { Rng } from "../base/rng.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { GoRunner, runFrom } from "./run-go.testing.ts";

let go: GoRunner;
beforeAll(async () => {
  go = new GoRunner(await createNodeParser());
});

const readGolden = (name: string): string => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), "utf8");

test.each(["fmt", "errors", "strings"])("%s", (name) => {
  const { output } = go.run(readGolden(`${name}.go`));
  expect(output.split("\n")).toEqual(readGolden(`${name}.want`).split("\n"));
});

// What these print does not depend on the schedule.
test.each(["sync", "time"])("%s, under every schedule", (name) => {
  const machine = go.machine(readGolden(`${name}.go`));
  const rng = new Rng(7);
  for (let run = 0; run < 20; run++) {
    const { output, end } = runFrom(machine, run === 0 ? () => 0 : ({ length }) => rng.below(length));
    expect(output.split("\n")).toEqual(readGolden(`${name}.want`).split("\n"));
    expect(end?.kind).toBe("exit");
  }
});
