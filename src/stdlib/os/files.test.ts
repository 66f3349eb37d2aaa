// Files between goroutines: what is several operations can be torn apart, what is one cannot.

import { beforeAll, expect, test } from "vitest";
import { Rng } from "../../base/rng.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { GoRunner, runFrom } from "../run-go.testing.ts";

let go: GoRunner;
beforeAll(async () => {
  go = new GoRunner(await createNodeParser());
});

// Two goroutines run `body`; then `end`.
const program = (body: string, end: string): string => `package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

func step(id int) {
	${body}
}

func main() {
	_, _ = strconv.Atoi("0")
	os.WriteFile("n", []byte("0"), 0o600)
	var wg sync.WaitGroup
	wg.Add(2)
	for id := range 2 {
		go func() {
			defer wg.Done()
			step(id)
		}()
	}
	wg.Wait()
	${end}
}
`;

function outputs(source: string): readonly string[] {
  const machine = go.machine(source);
  const rng = new Rng(11);
  const seen = new Set<string>();
  for (let run = 0; run < 60; run++) seen.add(runFrom(machine, ({ length }) => rng.below(length)).output);
  return [...seen].sort();
}

test("a counter in a file loses updates", () => {
  const body = `b, _ := os.ReadFile("n")
	n, _ := strconv.Atoi(string(b))
	os.WriteFile("n", []byte(strconv.Itoa(n+1)), 0o600)`;
  const end = `b, _ := os.ReadFile("n")
	fmt.Println(string(b))`;
  expect(outputs(program(body, end))).toEqual(["1\n", "2\n"]);
});

test("checking and then creating lets both in, O_EXCL only one", () => {
  const check = `if _, err := os.Stat("lock"); os.IsNotExist(err) {
		os.WriteFile("lock", nil, 0o600)
		fmt.Print("in ")
	}`;
  expect(outputs(program(check, ""))).toEqual(["in ", "in in "]);
  const exclusive = `if f, err := os.OpenFile("lock", os.O_CREATE|os.O_EXCL, 0o600); err == nil {
		f.Close()
		fmt.Print("in ")
	}`;
  expect(outputs(program(exclusive, ""))).toEqual(["in "]);
});

test("a file that is being written can be read empty", () => {
  const body = `if id == 0 {
		os.WriteFile("n", []byte("new"), 0o600)
		return
	}
	b, _ := os.ReadFile("n")
	fmt.Printf("%q", b)`;
  expect(outputs(program(body, ""))).toEqual(['""', '"0"', '"new"']);
});
