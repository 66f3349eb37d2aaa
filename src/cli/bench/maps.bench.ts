// Map operations a second at runtime detail, where a map is Go source that the machine runs: a quarter each of inserts, lookups,
// assignments to keys that are there, and deletes; with undo log, event columns and the default policy on. `private`: nobody else can reach the
// map, and its steps are no events. `shared`: each load and store inside is one.
import { Run } from "../../explore/run.ts";
import { compile, machineOf, runAgain } from "./engine.ts";
import { type Measure, perSecond } from "./measure.ts";

const KEYS = 250;
const ROUNDS = 2;
const OPERATIONS = 4 * KEYS * ROUNDS;

const WORK = `
	sum := 0
	for round := 0; round < ${ROUNDS}; round++ {
		for key := 0; key < ${KEYS}; key++ {
			m[key] = round
		}
		for key := 0; key < ${KEYS}; key++ {
			sum += m[key]
		}
		for key := 0; key < ${KEYS}; key++ {
			m[key] = key
		}
		for key := 0; key < ${KEYS}; key++ {
			delete(m, key)
		}
	}
	println(sum, len(m))`;

const PRIVATE = `package main

func main() {
	m := map[int]int{}
${WORK}
}
`;

const SHARED = `package main

var m = map[int]int{}

func main() {
	done := make(chan bool)
	go func() {
${WORK}
		done <- true
	}()
	<-done
}
`;

function operations(name: string, source: string, goMinor: number): Measure {
  return {
    name: `maps at runtime detail: ${name}`,
    unit: "operations/s",
    better: "higher",
    run: () => {
      const run = new Run(machineOf(compile(source, "runtime", goMinor)));
      return perSecond(() => {
        if (runAgain(run) < OPERATIONS) throw new Error("the program did not run");
        return OPERATIONS;
      });
    },
  };
}

export const measures: Measure[] = [
  operations("classic, private", PRIVATE, 23),
  operations("classic, shared", SHARED, 23),
  operations("Swiss, private", PRIVATE, 26),
  operations("Swiss, shared", SHARED, 26),
];
