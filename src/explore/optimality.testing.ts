// For tests that count classes of executions: programs of goroutines that main waits for, and the check.

import { expect } from "vitest";
import { type Compiled, classesOf, explore, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

/** Compiles the body of main. */
export const program = (body: string, declarations: string): Compiled => compiler.main(body, declarations);

/** A program of n goroutines with number i and this body; main waits for them. */
export function goroutines(n: number, body: string, declarations = ""): Compiled {
  return program(
    `var wg sync.WaitGroup
     wg.Add(${n})
     for i := range ${n} {
       go func() {
         defer wg.Done()
         _ = i
         ${body}
       }()
     }
     wg.Wait()`,
    declarations,
  );
}

/** A program with one goroutine a body. */
export function threads(declarations: string, ...bodies: readonly string[]): Compiled {
  const cases = bodies.map((body, i) => `case ${i}:\n${body}`);
  return goroutines(bodies.length, `switch i {\n${cases.join("\n")}\n}`, declarations);
}

export const VARIABLES = "var x, y, z, a, b atomic.Int64\nvar mu, nu sync.Mutex";
export const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);

/** A program and the number of its classes. */
export type Row = readonly [name: string, program: () => Compiled, classes: number];

/** The search must run one execution of each class. */
export function expectClasses(compiled: Compiled, classes: number): void {
  const result = explore(compiled, { strategy: "dpor", detects: false });
  expect(classesOf(result)).toBe(classes);
  // Only the default run, which comes before the search, repeats one.
  expect(result.redundant).toBe(1);
}
