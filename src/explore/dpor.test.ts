import fc from "fast-check";
import { expect, test } from "vitest";
import { Dependence } from "./dependence.ts";
import { DependenceOrder } from "./dependence-order.ts";
import { endsProgram } from "./reversals.ts";
import { CUT_END } from "./execution.ts";
import { OutcomeTable } from "./outcomes.ts";
import { Run } from "./run.ts";
import { CUT, STUCK } from "./strategy.ts";
import { type Compiled, classesOf, compileBodies, explore, goroutineBodies, TestCompiler } from "./testing.ts";

const compiler = await TestCompiler.create();

interface Seen {
  readonly outcomes: ReadonlySet<string>;
  readonly nExecutions: number;
  readonly isComplete: boolean;
}

function searchAll(compiled: Compiled, usesSleepSets: boolean, maxExecutions: number, isOutputOrdered: boolean): Seen {
  const run = new Run(compiled.machine());
  const dependence = new Dependence(run.channelSets, { isOutputOrdered, time: "ordered" });
  const strategy = new DfsStrategy(dependence, { usesSleepSets, time: "ordered" });
  const table = new OutcomeTable(isOutputOrdered);
  const outcomes = new Set<string>();
  let nExecutions = 0;
  while (nExecutions < maxExecutions && strategy.next(run)) {
    nExecutions++;
    let verdict = 0;
    while (run.machine.end === undefined && verdict !== CUT && verdict !== STUCK) {
      verdict = strategy.choose(run);
      if (verdict !== CUT && verdict !== STUCK) run.step();
    }
    if (verdict !== CUT) outcomes.add(table.keyOf(run, run.machine.end ?? CUT_END));
  }
  return { outcomes, nExecutions, isComplete: nExecutions < maxExecutions };
}


const NMAX=3000;
class TooMany extends Error {}
function bruteForce(compiled: Compiled): Map<string, string> {
  const run = new Run(compiled.machine({ maxGoroutines: 100 }));
  const dependence = new Dependence(run.channelSets, { isOutputOrdered: false, time: 'ordered' });
  const order = new DependenceOrder(run, dependence, 'ordered');
  const classes = new Map<string, string>();
  let n = 0;
  const canon = (): string => {
    const { events } = run;
    const ordinals: number[] = [];
    const counts = new Map<number, number>();
    const lines: string[] = [];
    const involved: number[][] = [];
    for (let j = 0; j < run.length; j++) {
      const gs = [events.goroutine[j] as number];
      if ((events.partner[j] as number) >= 0) gs.push(events.partner[j] as number);
      involved.push(gs);
      ordinals.push(0);
      const past: string[] = [];
      for (let i = 0; i < j; i++) if (order.isOrdered(i, j)) past.push(names[i] as string);
      names[j] = gs.map((g) => { const k = counts.get(g) ?? 0; counts.set(g, k + 1); return g + ':' + k; }).join('+') + '#' + events.kind[j] + '@' + events.object[j] + '/' + events.alternative[j];
      lines.push(names[j] + '<' + past.sort().join(','));
    }
    return lines.sort().join(' ; ');
  };
  const names: string[] = [];
  const rec = (): void => {
    const { goroutine, alternative, length } = run.machine.enabled();
    const all = Array.from({ length }, (_, k) => [goroutine[k] as number, alternative[k] as number, run.machine.pending(goroutine[k] as number).kind] as const);
    if (run.machine.end !== undefined || length === 0) {
      if (++n > 4000) throw new TooMany();
      while (order.length < run.length) order.observe();
      const c = canon();
      if (!classes.has(c)) classes.set(c, run.machine.end?.kind + ' ' + run.machine.output());
      return;
    }
    const nonEnds = all.filter(([g, , k]) => !endsProgram(k, g));
    const depth = run.length;
    for (const [g, a] of nonEnds.length > 0 ? nonEnds : all) {
      run.goroutine = g; run.alternative = a;
      run.step();
      order.observe();
      rec();
      order.backTo(depth);
      run.backTo(depth);
    }
  };
  run.restart();
  rec();
  return classes;
}
function compare(bodies: string[][]): string {
  const compiled = compileBodies(compiler, bodies);
  let brute: Map<string, string>;
  try { brute = bruteForce(compiled); } catch (e) { if (e instanceof TooMany) return 'skip'; throw e; }
  const dpor = explore(compiled, { strategy: 'dpor', detects: false, maxExecutions: NMAX });
  const kinds = new Set(brute.values());
  const info = JSON.stringify(bodies) + ' brute=' + brute.size + ' dpor=' + classesOf(dpor) + ' red=' + dpor.redundant + ' ';
  if (!dpor.complete) return 'INCOMPLETE ' + info;
  if (classesOf(dpor) !== brute.size) return ((classesOf(dpor) as number) < brute.size ? 'LESS ' : 'MORE ') + info;
  if (dpor.redundant > 1) return 'REDUNDANT ' + info;
  return 'ok';
}
test('random programs', () => {
  const seen: Record<string, number> = {};
  for (const bodies of fc.sample(goroutineBodies(3, 2), { numRuns: Number(process.env.NR ?? 300), seed: Number(process.env.SEED ?? 1) })) {
    let r: string;
    try { r = compare(bodies); } catch (e) { r = 'THROW ' + (e as Error).message + JSON.stringify(bodies) + (e as Error).stack; }
    const k = r.split(' ')[0] as string;
    seen[k] = (seen[k] ?? 0) + 1;
    if (k !== 'ok' && k !== 'skip' && (seen[k] as number) < 8) console.log(r.slice(0, 900));
  }
  console.log(seen);
}, 600000);
// Programs whose numbers of Mazurkiewicz classes are known (GenMC's suite, and brute force).
const goroutines = (n: number, body: string, declarations: string): Compiled =>
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

const philosophers = (n: number, first: string, second: string): Compiled =>
  goroutines(
    n,
    `a, b := ${first}, ${second}
     forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()`,
    `var forks [${n}]sync.Mutex`,
  );

const counts: readonly [name: string, program: () => Compiled, classes: number][] = [
  ["readers(3): 2^N", () => goroutines(4, "if i == 0 { x.Store(42) } else { x.Load() }", "var x atomic.Int64"), 8],
  ["inc(2): (N!)^2", () => goroutines(2, "x.Store(x.Load() + 1)", "var x atomic.Int64"), 4],
  ["inc(3)", () => goroutines(3, "x.Store(x.Load() + 1)", "var x atomic.Int64"), 36],
  ["plain increments(2)", () => goroutines(2, "x++", "var x int"), 4],
  ["ainc(4): N!", () => goroutines(4, "x.Add(1)", "var x atomic.Int64"), 24],
  ["binc(2): (N!)^2", () => goroutines(2, "x.Add(1); y.Add(1)", "var x, y atomic.Int64"), 4],
  ["lockinc(3): N!", () => goroutines(3, "mu.Lock(); x++; mu.Unlock()", "var x int; var mu sync.Mutex"), 6],
  ["cas(4): N", () => goroutines(4, "x.CompareAndSwap(0, int64(i)+1)", "var x atomic.Int64"), 4],
  ["casrot(4)", () => goroutines(4, "x.CompareAndSwap(int64(i), int64(i)+1)", "var x atomic.Int64"), 14],
  [
    "wcas(3): N*2^(N-1)+1",
    () => goroutines(4, "if i == 0 { x.Store(2) } else { x.CompareAndSwap(2, 3) }", "var x atomic.Int64"),
    13,
  ],
  ["casw(3)", () => goroutines(3, "x.CompareAndSwap(0, 1); x.Store(int64(i)+3)", "var x atomic.Int64"), 66],
  [
    "lastzero(3): (N+3)*2^(N-2)",
    () =>
      goroutines(
        4,
        "if i == 0 { for j := 3; a[j].Load() != 0; j-- { } } else { a[i].Store(a[i-1].Load() + 1) }",
        "var a [4]atomic.Int64",
      ),
    12,
  ],
  [
    "fib_bench(2)",
    () =>
      goroutines(
        3,
        `switch i {
         case 0: for range 2 { x.Store(x.Load() + y.Load()) }
         case 1: for range 2 { y.Store(x.Load() + y.Load()) }
         case 2: x.Load(); y.Load()
         }`,
        "var x, y atomic.Int64",
      ),
    140,
  ],
  ["philosophers(2): 2^N - 1", () => philosophers(2, "i", "(i+1)%2"), 3],
  ["philosophers(3)", () => philosophers(3, "i", "(i+1)%3"), 7],
  ["philosophers(3), ordered forks: 2^N - 2", () => philosophers(3, "min(i, (i+1)%3)", "max(i, (i+1)%3)"), 6],
  [
    "double-checked initialisation(3)",
    () =>
      goroutines(
        3,
        "if ready.Load() == 0 { mu.Lock(); if ready.Load() == 0 { ready.Store(1) }; mu.Unlock() }",
        "var ready atomic.Int64; var mu sync.Mutex",
      ),
    15,
  ],
  [
    "store buffering",
    () => goroutines(2, "if i == 0 { x.Store(1); y.Load() } else { y.Store(1); x.Load() }", "var x, y atomic.Int64"),
    3,
  ],
  ["two readers of an RWMutex commute", () => goroutines(2, "mu.RLock(); mu.RUnlock()", "var mu sync.RWMutex"), 1],
  [
    "receivers of a closed channel commute",
    () => goroutines(4, "if i == 0 { close(ch) } else { <-ch }", "var ch = make(chan int)"),
    1,
  ],
  ["prints commute", () => goroutines(3, "fmt.Print(i)", ""), 1],
];

test.each(counts)("classes of %s", (_, program, classes) => {
  expect(classesOf(explore(program(), { strategy: "dpor", detects: false }))).toBe(classes);
});

test("philosophers(2) has its one deadlock", () => {
  const { outcomes } = explore(philosophers(2, "i", "(i+1)%2"), { strategy: "dpor" });
  expect(outcomes.map(({ kind, count }) => [kind, count]).sort()).toEqual([
    ["deadlock", 1],
    ["exit", 2],
  ]);
});

test("prints are told apart when output is ordered", () => {
  const program = goroutines(3, "fmt.Print(i)", "");
  const { outcomes, complete } = explore(program, { strategy: "dpor", isOutputOrdered: true });
  expect(complete).toBe(true);
  expect(outcomes.map(({ output }) => output).sort()).toEqual(["012", "021", "102", "120", "201", "210"]);
});

