// A tree explored in pieces: the same result for any number of workers, each class once and nothing else.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchResult } from "../trace/exploration.ts";
import { type Colleague, WorkingCrew } from "./crew.ts";
import type { Piece, PieceResult } from "./piece.ts";
import { PieceSearch } from "./piece-search.ts";
import { type SearchOptions, search } from "./search.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

const OPTIONS: SearchOptions = {
  strategy: "dpor",
  time: "ordered",
  seed: 1,
  maxExecutions: 100_000,
  maxStepsPerExecution: 20_000,
};

/** Works whenever it is asked, as much as its pace says; what it gets and gives is copied, as between threads. */
class SimulatedWorker implements Colleague {
  private readonly waiting: Piece[] = [];
  private current: PieceSearch | undefined;

  constructor(
    private readonly begin: (piece: Piece) => PieceSearch,
    private readonly pace: number,
  ) {}

  get nPieces(): number {
    return this.waiting.length + (this.current === undefined ? 0 : 1);
  }

  submit(piece: Piece): void {
    this.waiting.push(structuredClone(piece));
  }

  collect(): readonly PieceResult[] {
    const results: PieceResult[] = [];
    for (let i = 0; i < this.pace; i++) {
      const piece = this.current === undefined ? this.waiting.shift() : undefined;
      if (piece !== undefined) this.current = this.begin(piece);
      const result = this.current?.work();
      if (result === undefined) continue;
      this.current = undefined;
      results.push(structuredClone(result));
    }
    return results;
  }
}

/** Explores in pieces from execution `divideAfter` on, with this many workers, this thread included. */
function inPieces(
  compiled: Compiled,
  nWorkers: number,
  changes: Partial<SearchOptions> = {},
  divideAfter = 10,
): SearchResult {
  const options = { ...OPTIONS, ...changes };
  const context = { resolve: compiled.resolve };
  const beginner = (): ((piece: Piece) => PieceSearch) => {
    const sent = new Set<string>();
    return (piece) => new PieceSearch(compiled.machine(), context, options, piece, sent);
  };
  const colleagues = Array.from({ length: nWorkers - 1 }, (_, i) => new SimulatedWorker(beginner(), (i * 2) % 5));
  const crew = new WorkingCrew(beginner(), colleagues, divideAfter);
  const generator = search(compiled.machine(), context, { ...options, crew });
  for (;;) {
    const { value, done } = generator.next();
    if (done) return value;
  }
}

const goroutines = (n: number, body: string, declarations = ""): Compiled =>
  compiler.main(
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

const rows: readonly (readonly [name: string, program: () => Compiled, classes: number])[] = [
  [
    "lastzero(6)",
    () =>
      goroutines(
        7,
        "if i == 0 { for j := 6; v[j].Load() != 0; j-- { } } else { v[i].Store(v[i-1].Load() + 1) }",
        "var v [7]atomic.Int64",
      ),
    160,
  ],
  ["four stores and loads of one variable", () => goroutines(4, "x.Store(x.Load() + 1)", "var x atomic.Int64"), 0],
  [
    "philosophers(4)",
    () =>
      goroutines(
        4,
        "a, b := i, (i + 1) % 4; forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()",
        "var forks [4]sync.Mutex",
      ),
    0,
  ],
  [
    "channels and select",
    () =>
      goroutines(
        4,
        "if i % 2 == 0 { select { case c <- i: case d <- i: } } else { select { case <-c: case <-d: } }",
        "var c, d = make(chan int), make(chan int)",
      ),
    0,
  ],
  [
    "buffered channels",
    () => goroutines(4, "if i < 2 { c <- i; c <- i } else { <-c; <-c }", "var c = make(chan int, 2)"),
    0,
  ],
  [
    "children of children",
    () =>
      goroutines(
        2,
        "for range 2 { wg.Add(1); go func() { x.Store(x.Load() + 1); wg.Done() }() }",
        "var x atomic.Int64",
      ),
    0,
  ],
  [
    "read locks",
    () =>
      goroutines(
        4,
        "if i == 0 { mu.Lock(); mu.Unlock() } else { mu.RLock(); mu.RUnlock(); mu.Lock(); mu.Unlock() }",
        "var mu sync.RWMutex",
      ),
    0,
  ],
];

test.each(rows)("each class once: %s", (_, program, classes) => {
  const compiled = program();
  const whole = explore(compiled, { strategy: "dpor" });
  const pieces = inPieces(compiled, 1);
  if (classes > 0) expect(classesOf(whole)).toBe(classes);
  console.log(whole.executions, pieces.executions);
  expect(classesOf(pieces)).toBe(classesOf(whole));
  expect(pieces.redundant).toBe(1);
});
