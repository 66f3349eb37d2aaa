import { expect, test } from "vitest";
import { parseArguments } from "./arguments.ts";

test("explore with every option", () => {
  const words =
    "explore a.go --entry TestX --go 1.21 --strategy dpor --drift --detail runtime --no-map-checks --map-order explored --seed 7 --max-executions 9 --max-steps 50 --timeout 2.5 --workers 3 --json";
  const result = parseArguments(words.split(" "));
  expect(result).toMatchObject({
    ok: true,
    value: {
      command: "explore",
      file: "a.go",
      isJson: true,
      nWorkers: 3,
      options: {
        entry: "TestX",
        goMinor: 21,
        strategy: "dpor",
        time: "drift",
        mapDetail: "runtime",
        mapChecks: false,
        mapOrder: "explored",
        seed: 7,
        maxExecutions: 9,
        maxStepsPerExecution: 50,
        timeoutMs: 2500,
      },
    },
  });
});

test.each([
  ["", "no command"],
  ["walk a.go", "unknown command walk"],
  ["run", "no file"],
  ["run a.go b.go", "one file at a time: a.go and b.go"],
  ["explore a.go --go 2.0", "--go 2.0: expected 1.19 to 1.26"],
  ["explore a.go --go", "--go needs a value"],
  ["explore a.go --max-executions 1e9", "--max-executions 1e9: expected a whole number from 1 on"],
  ["explore a.go --workers 0", "--workers 0: expected a whole number from 1 to 8"],
  ["explore a.go --workers 9", "--workers 9: expected a whole number from 1 to 8"],
  ["explore a.go --max-preemptions few", "--max-preemptions few: expected a whole number up to 99"],
  ["explore a.go --detail both", "--detail both: expected auto, operation or runtime"],
  ["explore a.go --map-order sorted", "--map-order sorted: expected random, fixed, explored"],
  ["explore a.go --fast", "unknown option --fast"],
])("%j is refused", (line, error) => {
  expect(parseArguments(line.split(" ").filter((word) => word !== ""))).toEqual({ ok: false, error });
});
