// The dependence table against the machine: pairs that it calls independent are executed both ways, and must be possible both ways,
// be the same operations and end in the same state.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Rng } from "../base/rng.ts";
import type { Machine } from "../vm/api.ts";
import { Dependence } from "./dependence.ts";
import { EventRows, Run } from "./run.ts";
import { compileBodies, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

interface Choice {
  readonly goroutine: number;
  readonly alternative: number;
}

function choicesOf(machine: Machine): Choice[] {
  const { goroutine, alternative, length } = machine.enabled();
  return Array.from({ length }, (_, k) => ({
    goroutine: goroutine[k] as number,
    alternative: alternative[k] as number,
  }));
}

function isEnabled(machine: Machine, choice: Choice): boolean {
  return choicesOf(machine).some((c) => c.goroutine === choice.goroutine && c.alternative === choice.alternative);
}

function take(run: Run, choice: Choice): EventRows {
  run.goroutine = choice.goroutine;
  run.alternative = choice.alternative;
  run.step();
  const rows = new EventRows();
  rows.pushRow(run.events, run.length - 1);
  return rows;
}

function facts(rows: EventRows): readonly (number | undefined)[] {
  return [rows.kind[0], rows.object[0], rows.extent[0], rows.partner[0], rows.site[0]];
}

// Both orders of two choices that the table calls independent in this state.
function audit(run: Run, dependence: Dependence, first: Choice, second: Choice): boolean {
  const { machine } = run;
  const depth = run.length;
  const a = take(run, first);
  const hasEnded = machine.end !== undefined;
  run.backTo(depth);
  const b = take(run, second);
  const isEnd = hasEnded || machine.end !== undefined;
  run.backTo(depth);
  // What ends the program disables the rest on purpose; see the table's head.
  if (isEnd || dependence.areDependent(a, 0, b, 0)) return false;
  take(run, first);
  expect(isEnabled(machine, second)).toBe(true);
  expect(facts(take(run, second))).toEqual(facts(b));
  const state = machine.stateHash();
  run.backTo(depth);
  take(run, second);
  expect(isEnabled(machine, first)).toBe(true);
  expect(facts(take(run, first))).toEqual(facts(a));
  expect(machine.stateHash()).toBe(state);
  run.backTo(depth);
  return true;
}

test("independent operations commute on the machine", () => {
  let nAudited = 0;
  fc.assert(
    fc.property(goroutineBodies(3, 4), fc.integer(), (bodies, seed) => {
      const rng = new Rng(seed);
      const run = new Run(compileBodies(compiler, bodies).machine());
      const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
      for (let step = 0; step < 60; step++) {
        const choices = choicesOf(run.machine);
        const next = choices[rng.below(Math.max(1, choices.length))];
        if (next === undefined) break;
        for (const other of choices) if (other !== next && audit(run, dependence, next, other)) nAudited++;
        take(run, next);
        if (run.machine.end !== undefined) break;
      }
    }),
    { numRuns: 25 },
  );
  expect(nAudited).toBeGreaterThan(100);
});

// Two goroutines on a map that is about to grow: marks, notes, and the map's own loads and stores.
const MAPS = `package main

func main() {
	m := map[int]int{0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}
	go func() {
		m[7] = 7
		m[8] = 8
		delete(m, 0)
	}()
	for k := range m {
		m[k] += len(m)
		_, _ = m[9], m[k]
	}
	clear(m)
}
`;

test.each([23, 26])("independent steps of maps at runtime detail commute, in Go 1.%i", async (goMinor) => {
  const maps = await TestCompiler.create(goMinor);
  const compiled = maps.compile(MAPS, { mapDetail: "runtime", mapChecks: false });
  let nAudited = 0;
  for (let seed = 0; seed < 12; seed++) {
    const rng = new Rng(seed);
    const run = new Run(compiled.machine());
    const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: "ordered" });
    for (let step = 0; step < 400; step++) {
      const choices = choicesOf(run.machine);
      const next = choices[rng.below(Math.max(1, choices.length))];
      if (next === undefined) break;
      for (const other of choices)
        if (other !== next && rng.below(4) === 0 && audit(run, dependence, next, other)) nAudited++;
      take(run, next);
      if (run.machine.end !== undefined) break;
    }
  }
  expect(nAudited).toBeGreaterThan(300);
});
