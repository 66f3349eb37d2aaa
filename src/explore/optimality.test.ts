// The search explores exactly one execution of each class: programs whose number of classes is known, from closed forms, from
// GenMC's suite (MPI-SWS/genmc, tests/correct, sequential consistency) or from brute force over their interleavings.

import { expect, test } from "vitest";
import {
  expectClasses,
  factorial,
  goroutines,
  program,
  type Row,
  range,
  threads,
  VARIABLES,
} from "./optimality.testing.ts";
import type { Compiled } from "./testing.ts";

const INC = "x.Store(x.Load() + 1)";

const fib = (n: number, ...more: readonly string[]): Compiled =>
  threads(
    VARIABLES,
    `for range ${n} { x.Store(x.Load() + y.Load()) }`,
    `for range ${n} { y.Store(x.Load() + y.Load()) }`,
    ...more,
  );

const lastzero = (n: number): Compiled =>
  goroutines(
    n + 1,
    `if i == 0 { for j := ${n}; v[j].Load() != 0; j-- { } } else { v[i].Store(v[i-1].Load() + 1) }`,
    `var v [${n + 1}]atomic.Int64`,
  );

const indexer = (n: number): Compiled =>
  goroutines(
    n,
    `for m := range 4 {
       w := m*11 + i
       for h := (w * 7) % 128; !table[h].CompareAndSwap(0, int64(w*100+i+1)); h = (h + 1) % 128 { }
     }`,
    "var table [128]atomic.Int64",
  );

const filesystem = (n: number): Compiled =>
  goroutines(
    n,
    `inode := i % 32
     inodes[inode].Lock()
     if owner[inode] == 0 {
       for b := (inode * 2) % 26; ; b = (b + 1) % 26 {
         blocks[b].Lock()
         isFree := !busy[b]
         if isFree { busy[b] = true; owner[inode] = b + 1 }
         blocks[b].Unlock()
         if isFree { break }
       }
     }
     inodes[inode].Unlock()`,
    "var inodes [32]sync.Mutex; var blocks [26]sync.Mutex; var owner [32]int; var busy [26]bool",
  );

const coa = (n: number): Compiled =>
  threads(
    VARIABLES,
    "x.Store(1); y.Load(); x.Load()",
    "x.Store(2); z.Load(); x.Load()",
    ...Array.from({ length: n - 1 }, (_, i) => `y.Store(${i + 1}); z.Store(${i + 1})`),
  );

// The four families of Nguyen, Rodríguez, Sousa, Coti, Petrucci, "Quasi-optimal partial order reduction" (CAV 2018), table 1.

// Threads that find out with `probes` looks who of n workers has finished, while somebody else chooses whom to look at.
const poke = (n: number, probes: number): Compiled =>
  program(
    `var workers sync.WaitGroup
     workers.Add(${n})
     for w := range ${n} {
       go func() {
         defer workers.Done()
         locks[w].Lock(); ready[w] = 1; locks[w].Unlock()
       }()
     }
     for range ${probes} {
       var both sync.WaitGroup
       both.Add(2)
       go func() {
         defer both.Done()
         for c := 1; c < ${n}; c++ { mu.Lock(); choice = c; mu.Unlock() }
       }()
       go func() {
         defer both.Done()
         mu.Lock(); c := choice; mu.Unlock()
         locks[c].Lock()
         if ready[c] == 1 { nReady++; ready[c] = 0 }
         locks[c].Unlock()
       }()
       both.Wait()
     }
     workers.Wait()`,
    `var locks [${n}]sync.Mutex; var ready [${n}]int; var mu sync.Mutex; var choice, nReady int`,
  );

// Main sends `requests` to one of n servers each, whichever somebody else has picked by then.
const dispatcher = (n: number, requests: number): Compiled =>
  program(
    `var servers sync.WaitGroup
     servers.Add(${n})
     for s := range ${n} {
       go func() {
         defer servers.Done()
         locks[s].Lock()
         if in[s] > 0 { out[s] = in[s] }
         locks[s].Unlock()
       }()
     }
     for range ${requests} {
       picked := make(chan bool)
       go func() {
         for s := range ${n} { mu.Lock(); server = s; mu.Unlock() }
         close(picked)
       }()
       mu.Lock(); s := server; mu.Unlock()
       locks[s].Lock(); in[s]++; locks[s].Unlock()
       <-picked
     }
     servers.Wait()`,
    `var locks [${n}]sync.Mutex; var in, out [${n}]int; var mu sync.Mutex; var server int`,
  );

// Producers build a number together; what it is when one of them is done says which of n workers gets work.
const producers = (n: number, nWorkers: number): Compiled =>
  goroutines(
    n + nWorkers,
    `if i < ${nWorkers} {
       for range 2 {
         locks[i].Lock()
         if work[i] > 0 { work[i]-- }
         locks[i].Unlock()
       }
       return
     }
     var mine int
     for range 2 { mu.Lock(); number = number*${n} + i - ${nWorkers}; mine = number; mu.Unlock() }
     w := mine % ${nWorkers}
     locks[w].Lock(); work[w]++; locks[w].Unlock()`,
    `var locks [${nWorkers}]sync.Mutex; var work [${nWorkers}]int; var mu sync.Mutex; var number int`,
  );

// Pairs that meet at a lock of their own, one of each pair inside a lock that all pairs share.
const pairs = (k: number): Compiled =>
  goroutines(
    2 * k,
    `own := &locks[i/2]
     if i%2 == 0 { own.Lock(); own.Unlock(); return }
     mu.Lock(); own.Lock(); own.Unlock(); mu.Unlock()`,
    `var locks [${k}]sync.Mutex; var mu sync.Mutex`,
  );

const rows: readonly Row[] = [
  ...[...range(2, 9), 13].map(
    (n): Row => [
      `readers(${n}): 2^N`,
      () => goroutines(n + 1, "if i == 0 { x.Store(42) } else { x.Load() }", VARIABLES),
      2 ** n,
    ],
  ),
  ...[...range(2, 8), 10].map((n): Row => [`lastzero(${n}): (N+3)*2^(N-2)`, () => lastzero(n), (n + 3) * 2 ** (n - 2)]),
  ["indexer(11): 8^0", () => indexer(11), 1],
  ["indexer(12): 8^1", () => indexer(12), 8],
  ["indexer(15): 8^4", () => indexer(15), 4096],
  ["filesystem(13): 2^0", () => filesystem(13), 1],
  ["filesystem(14): 2^1", () => filesystem(14), 2],
  ["filesystem(16): 2^3", () => filesystem(16), 8],
  ["filesystem(18): 2^5", () => filesystem(18), 32],
  ["filesystem(19): 2^6", () => filesystem(19), 64],
  ["fib_bench(2)", () => fib(2, "x.Load(); y.Load()"), 140],
  ["fib_bench(3)", () => fib(3, "x.Load(); y.Load()"), 1698],
  ["fib_bench(4)", () => fib(4, "x.Load(); y.Load()"), 19605],
  ["fib_bench(1) without the reader: T(2)", () => fib(1), 3],
  ["fib_bench(2) without the reader: T(4)", () => fib(2), 19],
  ["fib_bench(3) without the reader: T(6)", () => fib(3), 141],
  ["fib_bench(4) without the reader: T(8)", () => fib(4), 1107],
  ["fib_bench(5) without the reader: T(10)", () => fib(5), 8953],
  ...range(1, 7).map((n): Row => [`ainc(${n}): N!`, () => goroutines(n, "x.Add(1)", VARIABLES), factorial(n)]),
  ...range(2, 4).map(
    (n): Row => [`binc(${n}): (N!)^2`, () => goroutines(n, "x.Add(1); y.Add(1)", VARIABLES), factorial(n) ** 2],
  ),
  ...range(2, 3).map(
    (n): Row => [
      `cinc(${n}): (N!)^3`,
      () => goroutines(n, "x.Add(1); y.Add(1); z.Add(1)", VARIABLES),
      factorial(n) ** 3,
    ],
  ),
  ...range(2, 4).map((n): Row => [`inc(${n}): (N!)^2`, () => goroutines(n, INC, VARIABLES), factorial(n) ** 2]),
  ["plain increments(3): (N!)^2", () => goroutines(3, "p++", "var p int"), 36],
  ...range(2, 7).map(
    (n): Row => [
      `lockinc(${n}): N!`,
      () => goroutines(n, "mu.Lock(); p++; mu.Unlock()", "var p int; var mu sync.Mutex"),
      factorial(n),
    ],
  ),
  ...range(2, 5).map(
    (n): Row => [`cas(${n}): N`, () => goroutines(n, "x.CompareAndSwap(0, int64(i)+1)", VARIABLES), n],
  ),
  ...([2, 5, 14, 43, 144, 523, 2048, 8597] as const).map(
    (classes, k): Row => [
      `casrot(${k + 2}): A047970`,
      () => goroutines(k + 2, "x.CompareAndSwap(int64(i), int64(i)+1)", VARIABLES),
      classes,
    ],
  ),
  ...range(2, 9).map(
    (n): Row => [
      `wcas(${n}): N*2^(N-1)+1`,
      () => goroutines(n + 1, "if i == 0 { x.Store(2) } else { x.CompareAndSwap(2, 3) }", VARIABLES),
      n * 2 ** (n - 1) + 1,
    ],
  ),
  ...([6, 66, 1200, 32880] as const).map(
    (classes, k): Row => [
      `casw(${k + 2})`,
      () => goroutines(k + 2, "x.CompareAndSwap(0, 1); x.Store(int64(i)+3)", VARIABLES),
      classes,
    ],
  ),
  ["CoA(2)", () => coa(2), 15],
  ["CoA(3)", () => coa(3), 130],
  ["CoA(4)", () => coa(4), 2028],
  ["CoA(5)", () => coa(5), 49776],
  ...range(2, 5).map(
    (n): Row => [`lastwrite(${n}): N!`, () => goroutines(n, "x.Store(int64(i))", VARIABLES), factorial(n)],
  ),
  ...range(2, 4).map(
    (n): Row => [
      `${n} writers and a reader: (N+1)!`,
      () => goroutines(n + 1, "if i == 0 { x.Load() } else { x.Store(int64(i)) }", VARIABLES),
      factorial(n + 1),
    ],
  ),
  ...([22, 300, 6576] as const).map(
    (classes, k): Row => [
      `wrw(${k + 2}): a writer, and N that read and write`,
      () => goroutines(k + 3, "if i == 0 { x.Store(1) } else { x.Load(); x.Store(int64(i)) }", VARIABLES),
      classes,
    ],
  ),
  [
    "big0",
    () =>
      threads(
        "var x, y, z, w atomic.Int64",
        "x.Load(); y.Load(); z.Load(); w.Load(); x.Load(); y.Load(); z.Load()",
        "x.Load(); y.Load(); z.Load()",
        "for v := range int64(3) { x.Store(v + 1); y.Store(v + 1) }",
        "for v := range int64(3) { z.Store(v + 1); w.Store(v + 1) }",
      ),
    69112,
  ],
  ["POL(7, 3)", () => poke(7, 3), 2440],
  ["DISP(5, 2)", () => dispatcher(5, 2), 137],
  ["DISP(5, 3)", () => dispatcher(5, 3), 1482],
  ["DISP(5, 4)", () => dispatcher(5, 4), 15282],
  ["MPC(2, 5)", () => producers(2, 5), 60],
  ["MPC(3, 5)", () => producers(3, 5), 2958],
  ...range(2, 5).map((k): Row => [`MPAT(${k}): k!*2^k`, () => pairs(k), factorial(k) * 2 ** k]),
  ...range(5, 7).map(
    (n): Row => [
      `PI(${n}): n!`,
      () =>
        goroutines(
          n,
          "term := 1 / float64(2*i+1); mu.Lock(); sum += term; mu.Unlock()",
          `${VARIABLES}; var sum float64`,
        ),
      factorial(n),
    ],
  ),
  ["POPL's example", () => threads(VARIABLES, "x.Store(1)", "y.Load(); x.Load()", "z.Load(); x.Load()"), 4],
  [
    "POPL's example for optimality, as in Concuerror's suite",
    () =>
      threads(
        VARIABLES,
        "x.Store(1)",
        "y.Store(1)",
        "if y.Load() == 0 { z.Store(1) }",
        "if z.Load() == 1 && y.Load() == 0 { x.Store(2) }",
      ),
    5,
  ],
  [
    "races of sleeping goroutines, as in Concuerror's suite",
    () =>
      threads(
        "var w, x, y, z atomic.Int64",
        "w.Store(1)",
        "x.Store(1)",
        "y.Store(1)",
        "y.Load(); z.Store(1)",
        "if y.Load() == 1 && z.Load() == 1 && x.Load() == 1 { w.Load() }",
      ),
    10,
  ],
  ...([4, 14, 50, 182] as const).map(
    (classes, k): Row => [
      `two goroutines, ${k + 1} writes and a read each`,
      () => goroutines(2, `for j := range int64(${k + 1}) { x.Store(j) }; x.Load()`, VARIABLES),
      classes,
    ],
  ),
  ["store buffering", () => threads(VARIABLES, "x.Store(1); y.Load()", "y.Store(1); x.Load()"), 3],
  ["message passing", () => threads(VARIABLES, "x.Store(1); y.Store(1)", "y.Load(); x.Load()"), 3],
  ["load buffering", () => threads(VARIABLES, "x.Load(); y.Store(1)", "y.Load(); x.Store(1)"), 3],
  ["S", () => threads(VARIABLES, "x.Store(2); y.Store(1)", "y.Load(); x.Store(1)"), 3],
  ["2+2W", () => threads(VARIABLES, "x.Store(1); y.Store(2)", "y.Store(1); x.Store(2)"), 3],
  ["WRC", () => threads(VARIABLES, "x.Store(1)", "x.Load(); y.Store(1)", "y.Load(); x.Load()"), 7],
  ["RWC", () => threads(VARIABLES, "x.Store(1)", "x.Load(); y.Load()", "y.Store(1); x.Load()"), 7],
  ["IRIW", () => threads(VARIABLES, "x.Store(1)", "y.Store(1)", "x.Load(); y.Load()", "y.Load(); x.Load()"), 15],
];

test("there are at least 60 rows", () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
});

test.each(rows)("%s", (_, compiled, classes) => expectClasses(compiled(), classes));
