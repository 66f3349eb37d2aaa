// Seeded numbers are real Go's; unseeded ones are choices, or depend on the goroutine alone.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../../syntax/testing.ts";
import { OP_CHOOSE } from "../../../trace/operation.ts";
import { GoRunner, runFrom } from "../../run-go.testing.ts";
import { seededElement } from "./lagged-fibonacci.ts";
import { exponentialLayers, normalLayers } from "./ziggurat.ts";

let go: GoRunner;
beforeAll(async () => {
  go = new GoRunner(await createNodeParser());
});

// Real Go 1.26.8: rand.New(rand.NewSource(seed)).Uint64(), twice. The first number adds elements 333 and 606, the second 332 and 605.
test.each([
  [1n, [5577006791947779410n, 8674665223082153551n]],
  [0n, [8717895732742165505n, 2259404117704393152n]],
  [-1n, [12868334305193165484n, 9773543399016688047n]],
  [42n, [12663951391086054483n, 9832119173398632219n]],
])("seed %s", (seed, want) => {
  const sum = (i: number): bigint => BigInt.asUintN(64, seededElement(seed, 333 - i) + seededElement(seed, 606 - i));
  expect([sum(0), sum(1)]).toEqual(want);
});

test("the layers of a ziggurat are bounded by their neighbours", () => {
  for (const layers of [normalLayers(), exponentialLayers()]) {
    for (let i = 2; i < layers.length; i++) {
      expect(layers[i]?.density).toBeLessThan(layers[i - 1]?.density ?? 0);
      expect(layers[i]?.width).toBeGreaterThan(layers[i - 1]?.width ?? 0);
    }
  }
});

const dice = `package main
import "math/rand"
func main() { println(rand.Intn(3), rand.Intn(3)) }`;

test("a small number is a choice of all its values", () => {
  const machine = go.machine(dice);
  const outputs = new Set<string>();
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      const picks = [a, b];
      const { output } = runFrom(machine, (choices) => {
        if (machine.pending(0).kind !== OP_CHOOSE) return 0;
        expect([...choices.alternative.slice(0, choices.length)].sort()).toEqual([0, 1, 2]);
        return choices.alternative.indexOf(picks.shift() as number);
      });
      outputs.add(output);
    }
  }
  expect([...outputs].sort()).toEqual(
    ["0 0", "0 1", "0 2", "1 0", "1 1", "1 2", "2 0", "2 1", "2 2"].map((s) => `${s}\n`),
  );
});

test("what is offered first differs from time to time: loops until a number comes do end", () => {
  const { end } = go.run(
    'package main\nimport "math/rand"\nfunc main() { for rand.Intn(5) != 2 || rand.Intn(2) != 1 { } }',
  );
  expect(end?.kind).toBe("exit");
});

const streams = `package main
import ("fmt"; "math/rand"; "sync")
func main() {
	var wg sync.WaitGroup
	var drawn [3]int
	for i := range drawn {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				drawn[i] = drawn[i]*1000 + rand.Intn(1000)
			}
		}()
	}
	wg.Wait()
	fmt.Println(drawn)
}`;

test("a goroutine's stream does not depend on the schedule", () => {
  const machine = go.machine(streams);
  const { output } = runFrom(machine, () => 0);
  expect(new Set(output.match(/\d+/g)).size).toBe(3);
  expect(runFrom(machine, ({ length }) => length - 1).output).toBe(output);
});

test("what has been drawn is taken back by undo", () => {
  const machine = go.machine(streams);
  const { output } = runFrom(machine, () => 0);
  const hash = machine.stateHash();
  while (machine.depth > 5) machine.undo();
  for (let choices = machine.enabled(); choices.length > 0; choices = machine.enabled())
    machine.step(choices.goroutine[0] as number, choices.alternative[0] as number);
  expect(machine.output()).toBe(output);
  expect(machine.stateHash()).toBe(hash);
});

test("other seeds of the machine give other streams", () => {
  const outputs = [0, 1, 2].map((seed) => runFrom(go.machine(streams, { time: "ordered", seed }), () => 0).output);
  expect(new Set(outputs).size).toBe(3);
});
