// What a map at runtime detail holds, read from its memory, is what the program has put there; and every entry is found.

import { beforeAll, expect, test } from "vitest";
import { createNodeParser } from "../../syntax/testing.ts";
import type { MapState } from "../../trace/map-state.ts";
import { OP_MAP_YIELD } from "../../trace/operation.ts";
import { GoRunner } from "../run-go.testing.ts";

const VERSIONS = [23, 26];
const runners = new Map<number, GoRunner>();
beforeAll(async () => {
  const parser = await createNodeParser();
  for (const goMinor of VERSIONS) runners.set(goMinor, new GoRunner(parser, goMinor, "runtime"));
});

/** Sets and deletes keys at random, and ends with a range, whose events name the map. */
function workload(type: string, key: string, nSteps: number): string {
  return `package main

type point struct{ x, y int }

func text(n int) string { return string(rune('a'+n%26)) + string(rune('a'+n/26)) }

func main() {
	m := map[${type}]int{}
	x := uint32(1)
	for range ${nSteps} {
		x = x*1664525 + 1013904223
		n := int(x>>8) % 120
		if x>>28 < 10 {
			m[${key}] = n
		} else {
			delete(m, ${key})
		}
	}
	_ = text(0)
	_ = point{}
	print(len(m), " ")
	for range m {
	}
}
`;
}

function stateAfter(
  source: string,
  goMinor: number,
): { readonly length: number; readonly state: MapState | undefined } {
  const machine = (runners.get(goMinor) as GoRunner).machine(source); // There is one for each of VERSIONS.
  let address = -1;
  while (machine.end === undefined) {
    const { goroutine, alternative, length } = machine.enabled();
    if (length === 0) break;
    machine.step(goroutine[0] as number, alternative[0] as number);
    if (machine.last.kind === OP_MAP_YIELD) address = machine.last.object;
  }
  return { length: Number.parseInt(machine.output(), 10), state: machine.mapState(address) };
}

test.each([
  ["int", "n"],
  ["uint8", "uint8(n)"],
  ["string", "text(n)"],
  ["any", "any(n)"],
  ["point", "point{n, -n}"],
  ["float64", "float64(n) / 2"],
])("map[%s]int after inserts and deletes", (type, key) => {
  for (const goMinor of VERSIONS)
    for (const nSteps of [3, 30, 300]) {
      const { length, state } = stateAfter(workload(type, key, nSteps), goMinor);
      const found = { count: state?.count, keys: new Set(state?.entries.map((entry) => entry.keyHash)).size };
      expect([goMinor, nSteps, found]).toEqual([goMinor, nSteps, { count: length, keys: length }]);
      expect(state?.entries.filter(({ isReachable }) => !isReachable)).toEqual([]);
      expect(state?.nUnequal).toBe(0);
    }
});

test("keys that are not equal to themselves are counted apart", () => {
  const source = `package main

func main() {
	zero := 0.0
	m := map[float64]int{1: 1, zero / zero: 2}
	m[zero/zero] = 3
	for range m {
	}
	print(len(m))
}
`;
  for (const goMinor of VERSIONS) {
    const { state } = stateAfter(source, goMinor);
    expect(state).toMatchObject({ count: 3, nUnequal: 2 });
    expect(state?.entries.map(({ key }) => key)).toEqual(["1"]);
  }
});
