// One execution of each class of programs that nobody else's tables have: Go's locks, channels, select, maps and timers. The numbers are
// from closed forms.

import { test } from "vitest";
import { expectClasses, factorial, goroutines, type Row, range, threads, VARIABLES } from "./optimality.testing.ts";
import type { Compiled } from "./testing.ts";

const philosophers = (n: number, first: string, second: string): Compiled =>
  goroutines(
    n,
    `a, b := ${first}, ${second}
     forks[a].Lock(); forks[b].Lock(); forks[b].Unlock(); forks[a].Unlock()`,
    `var forks [${n}]sync.Mutex`,
  );

const rows: readonly Row[] = [
  ...range(2, 5).map(
    (n): Row => [`philosophers(${n}), left fork first: 2^N-1`, () => philosophers(n, "i", `(i+1)%${n}`), 2 ** n - 1],
  ),
  ...range(2, 5).map(
    (n): Row => [
      `philosophers(${n}), ordered forks: 2^N-2`,
      () => philosophers(n, `min(i, (i+1)%${n})`, `max(i, (i+1)%${n})`),
      2 ** n - 2,
    ],
  ),
  ...range(2, 4).map(
    (n): Row => [
      `${n} locked increments and a read without the lock: N!*(N+1)`,
      () => goroutines(n + 1, "if i == 0 { x.Load() } else { mu.Lock(); x.Add(1); mu.Unlock() }", VARIABLES),
      factorial(n) * (n + 1),
    ],
  ),
  ...([4, 15, 64] as const).map(
    (classes, k): Row => [
      `double-checked initialisation(${k + 2}): floor(e*N!)-1`,
      () =>
        goroutines(k + 2, "if x.Load() == 0 { mu.Lock(); if x.Load() == 0 { x.Store(1) }; mu.Unlock() }", VARIABLES),
      classes,
    ],
  ),
  ["philosophers(6), left fork first: 2^N-1", () => philosophers(6, "i", "(i+1)%6"), 63],
  ["readers of an RWMutex commute", () => goroutines(3, "rw.RLock(); rw.RUnlock()", "var rw sync.RWMutex"), 1],
  [
    "a writer and a reader of an RWMutex",
    () => threads("var rw sync.RWMutex", "rw.Lock(); rw.Unlock()", "rw.RLock(); rw.RUnlock()"),
    2,
  ],
  ...range(2, 4).map(
    (n): Row => [
      `${n} senders, one receiver, no buffer: N!`,
      () => goroutines(n + 1, `if i == 0 { for range ${n} { <-ch } } else { ch <- i }`, "var ch = make(chan int)"),
      factorial(n),
    ],
  ),
  ...range(2, 4).map(
    (n): Row => [
      `${n} senders into a buffer: N!`,
      () => goroutines(n, "ch <- i", `var ch = make(chan int, ${n})`),
      factorial(n),
    ],
  ),
  [
    "one sender, two receivers, no buffer: 2",
    () => goroutines(3, "if i == 0 { ch <- 1; ch <- 2 } else { <-ch }", "var ch = make(chan int)"),
    2,
  ],
  [
    "a select with two senders: which comes first",
    () =>
      threads(
        "var c, d = make(chan int), make(chan int)",
        "for range 2 { select { case <-c: case <-d: } }",
        "c <- 1",
        "d <- 1",
      ),
    2,
  ],
  [
    "a select that finds a send or does not",
    () => threads("var c = make(chan int, 1)", "select { case <-c: default: }", "c <- 1"),
    2,
  ],
  [
    "receivers of a closed channel commute",
    () => goroutines(4, "if i == 0 { close(ch) } else { <-ch }", "var ch = make(chan int)"),
    1,
  ],
  [
    "pipeline of two stages: one order",
    () =>
      threads(
        "var c, d = make(chan int), make(chan int)",
        "for i := range 3 { c <- i }; close(c)",
        "for v := range c { d <- v }; close(d)",
        "for range d { }",
      ),
    1,
  ],
  ["a Once, two calls", () => goroutines(2, "once.Do(func() { })", "var once sync.Once"), 2],
  ["prints commute", () => goroutines(3, "fmt.Print(i)"), 1],
  [
    "different keys of a map commute",
    () => goroutines(2, "mu.Lock(); mu.Unlock(); _ = m[i]", "var mu sync.Mutex; var m = map[int]int{}"),
    2,
  ],
  [
    "sleeps of different length have one order",
    () => goroutines(3, "time.Sleep(time.Duration(i+1)); x.Add(1)", VARIABLES),
    1,
  ],
];

test.each(rows)("%s", (_, compiled, classes) => expectClasses(compiled(), classes));
