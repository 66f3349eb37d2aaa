// A tree explored in pieces: the same result for any number of workers, each class once and nothing else.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchResult } from "../trace/exploration.ts";
import { type Colleague, WorkingCrew } from "./crew.ts";
import type { Piece, PieceResult } from "./piece.ts";
import { PieceSearch } from "./piece-search.ts";
import { search } from "./search.ts";
import { type SearchOptions, siteFactsOf } from "./search-options.ts";
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
  private readonly sent = new Set<string>();

  constructor(
    private readonly begin: (piece: Piece, sent: Set<string>) => PieceSearch,
    private readonly pace: number,
  ) {}

  get nPieces(): number {
    return this.waiting.length + (this.current === undefined ? 0 : 1);
  }

  submit(piece: Piece): void {
    this.waiting.push(structuredClone(piece));
  }

  giveUp(): readonly Piece[] {
    return [];
  }

  collect(): readonly PieceResult[] {
    const results: PieceResult[] = [];
    for (let i = 0; i < this.pace; i++) {
      const piece = this.current === undefined ? this.waiting.shift() : undefined;
      if (piece !== undefined) this.current = this.begin(piece, this.sent);
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
  const context = { resolve: compiled.resolve, facts: siteFactsOf(compiled.machine()) };
  const begin = (piece: Piece, sent: Set<string>): PieceSearch =>
    new PieceSearch(compiled.machine(), context, options, piece, sent);
  const colleagues = Array.from({ length: nWorkers - 1 }, (_, i) => new SimulatedWorker(begin, 1 + ((i * 2) % 3)));
  const crew = new WorkingCrew(begin, colleagues, divideAfter, 1);
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

const rows: readonly (readonly [name: string, program: () => Compiled])[] = [
  [
    "lastzero(4)",
    () =>
      goroutines(
        5,
        "if i == 0 { for j := 4; v[j].Load() != 0; j-- { } } else { v[i].Store(v[i-1].Load() + 1) }",
        "var v [5]atomic.Int64",
      ),
  ],
  ["increments of one variable", () => goroutines(3, "x.Store(x.Load() + 1)", "var x atomic.Int64")],
  [
    "philosophers",
    () =>
      goroutines(
        3,
        "a, b := i, (i + 1) % 3; forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()",
        "var forks [3]sync.Mutex",
      ),
  ],
  [
    "select",
    () =>
      goroutines(
        4,
        "if i % 2 == 0 { select { case c <- i: case d <- i: } } else { select { case <-c: case <-d: } }",
        "var c, d = make(chan int), make(chan int)",
      ),
  ],
  ["a buffer", () => goroutines(4, "if i < 2 { c <- i; c <- i } else { <-c; <-c }", "var c = make(chan int, 2)")],
  [
    "children of children",
    () =>
      goroutines(2, "wg.Add(1); go func() { x.Store(x.Load() + 1); wg.Done() }(); y.Add(1)", "var x, y atomic.Int64"),
  ],
  [
    "read locks",
    () =>
      goroutines(
        3,
        "if i == 0 { mu.Lock(); mu.Unlock() } else { mu.RLock(); mu.RUnlock(); mu.Lock(); mu.Unlock() }",
        "var mu sync.RWMutex",
      ),
  ],
  [
    "a condition variable",
    () =>
      goroutines(
        3,
        "mu.Lock(); if i == 0 { ready = true; cond.Broadcast() } else { for !ready { cond.Wait() } }; mu.Unlock()",
        "var mu sync.Mutex; var cond = sync.NewCond(&mu); var ready bool",
      ),
  ],
  ["a race that loses updates", () => goroutines(3, "n++; fmt.Print(n)", "var n int")],
];

test.each(rows)("each class once: %s", (_, program) => {
  const compiled = program();
  const whole = explore(compiled, { strategy: "dpor" });
  for (const divideAfter of [2, 7, 30]) {
    const result = inPieces(compiled, 1, {}, divideAfter);
    expect(result.complete).toBe(true);
    expect([classesOf(result), result.redundant]).toEqual([classesOf(whole), 1]);
    expect(endsOf(result)).toEqual(endsOf(whole));
    expect(result.findings.map(({ key }) => key).sort()).toEqual(whole.findings.map(({ key }) => key).sort());
  }
});

// Outcomes with their counts and what detectors said; which one came first does not matter.
function endsOf({ outcomes }: SearchResult): readonly string[] {
  return outcomes
    .map(({ kind, exitCode, count, verdicts }) => `${kind} ${exitCode} ${count} ${JSON.stringify(verdicts.toSorted())}`)
    .sort();
}

test.each(rows)("the same for any number of workers: %s", (_, program) => {
  const compiled = program();
  for (const strategy of ["dpor", "auto"] as const) {
    const alone = inPieces(compiled, 1, { strategy });
    for (const nWorkers of [2, 3, 5]) expect(inPieces(compiled, nWorkers, { strategy })).toEqual(alone);
  }
});

test("the same for any number of workers where the number of executions ends the search", () => {
  const compiled = goroutines(4, "x.Add(1); x.Add(1)", "var x atomic.Int64");
  const maxExecutions = 1111;
  const alone = inPieces(compiled, 1, { strategy: "auto", maxExecutions });
  expect(alone.executions).toBe(maxExecutions);
  expect(alone.limits.map(({ kind }) => kind)).toEqual(["executions"]);
  for (const nWorkers of [2, 4])
    expect(inPieces(compiled, nWorkers, { strategy: "auto", maxExecutions })).toEqual(alone);
});

test("a search that is stopped while others explore is not complete", () => {
  const compiled = goroutines(4, "x.Add(1); x.Add(1)", "var x atomic.Int64");
  for (const strategy of ["dpor", "auto"] as const) {
    let nAsked = 0;
    const shouldStop = (): "time" | undefined => (++nAsked > 8 ? "time" : undefined);
    const { complete, limits } = inPieces(compiled, 2, { strategy, shouldStop });
    expect([complete, limits.map(({ kind }) => kind)]).toEqual([false, ["time"]]);
  }
});

test("random programs: each class once, the same for any number of workers", () => {
  let nDivided = 0;
  fc.assert(
    fc.property(goroutineBodies(3, 3), fc.integer({ min: 2, max: 9 }), (bodies, divideAfter) => {
      const compiled = compileBodies(compiler, bodies);
      const limits = { maxExecutions: 1500, detects: false } as const;
      const whole = explore(compiled, { strategy: "dpor", ...limits });
      const alone = inPieces(compiled, 1, limits, divideAfter);
      expect(inPieces(compiled, 3, limits, divideAfter)).toEqual(alone);
      if (whole.executions > divideAfter) nDivided++;
      if (!whole.complete) return;
      expect([alone.complete, classesOf(alone), alone.redundant]).toEqual([true, classesOf(whole), whole.redundant]);
      expect(endsOf(alone)).toEqual(endsOf(whole));
    }),
    { numRuns: 40 },
  );
  expect(nDivided).toBeGreaterThan(4);
});
