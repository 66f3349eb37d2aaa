// The classic map at runtime detail: it is a map, it grows when Go's does, and it shows Go's hazards.

import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { GoRunner, type Outcome, runFrom } from "../run-go.testing.ts";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

const MAIN = 0;
const FIRST = 1;
const SECOND = 2;

const workload = `package main

func main() {
	m := map[int]int{}
	x := uint32(1)
	for i := 0; i < 3000; i++ {
		x = x*1664525 + 1013904223
		key := int(x>>8) % 150
		switch x >> 28 {
		case 0, 1, 2, 3, 4, 5, 6, 7:
			m[key] = i
		case 8, 9, 10, 11:
			delete(m, key)
		case 12:
			m[key] += 7
		case 13:
			if v, ok := m[key]; ok {
				println("found", key, v)
			}
		default:
			println(len(m), m[key], m[key+1000])
		}
	}
	sum := 0
	for key := 0; key < 200; key++ {
		sum = sum*31 + m[key]
	}
	println(len(m), sum)
	clear(m)
	println(len(m), m[3])
}
`;

test("at runtime detail a map answers as at operation detail", () => {
  const [operation, runtime] = (["operation", "runtime"] as const).map((detail) =>
    new GoRunner(parser, 26, detail).run(workload),
  );
  expect(runtime?.output).toBe(operation?.output);
  expect(runtime?.end?.kind).toBe("exit");
});

// Outcomes of all schedules with one switch: the first goroutine takes 0, 1, 2, … steps, then the second takes all of its own.
function outcomesWithOneSwitch(source: string): Outcome[] {
  const machine = new GoRunner(parser, 23, "runtime").machine(source);
  const seen: Outcome[] = [];
  let nBefore: number; // Steps of the first goroutine before the switch.
  do {
    const limit = seen.length;
    nBefore = 0;
    const outcome = runFrom(machine, ({ length, goroutine }) => {
      const enabled = goroutine.slice(0, length);
      const order = nBefore < limit ? [MAIN, FIRST, SECOND] : [MAIN, SECOND, FIRST];
      const next = order.find((each) => enabled.includes(each)) ?? MAIN;
      if (next === FIRST && nBefore < limit) nBefore++;
      return enabled.indexOf(next);
    });
    seen.push(outcome);
  } while (nBefore === seen.length - 1);
  return seen;
}

// The ninth key makes the map grow while another goroutine assigns an existing key.
const lostWrite = `package main

import "sync"

func main() {
	m := make(map[int]int)
	for i := 0; i < 8; i++ {
		m[i] = i
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		m[3] = 100
	}()
	go func() {
		defer wg.Done()
		m[8] = 8
	}()
	wg.Wait()
	println(m[3], len(m))
}
`;

test("where one writer is stopped decides: nothing happens, Go notices, or a write is lost in a bucket that was moved", () => {
  const texts = outcomesWithOneSwitch(lostWrite).map(({ output, end }) =>
    end?.kind === "exit" ? output.trim() : end?.text.split("\n")[0],
  );
  const changes = texts.filter((text, i) => text !== texts[i - 1]);
  expect(changes).toEqual(["100 9", "fatal error: concurrent map writes", "3 9", "100 9"]);
  expect(texts.filter((text) => text === "3 9")).toHaveLength(1);
});
