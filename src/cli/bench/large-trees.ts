// Programs with many classes of executions whose number is known: the large rows of explore/optimality.test.ts.

/** Goroutines that do this, waited for by main. */
function threads(declarations: string, bodies: readonly string[]): string {
  const goroutines = bodies.map((body) => `\tgo func() {\n\t\tdefer wg.Done()\n\t\t${body}\n\t}()\n`);
  return `package main

import (
	"sync"
	"sync/atomic"
)

${declarations}

func main() {
	var wg sync.WaitGroup
	wg.Add(${bodies.length})
${goroutines.join("")}	wg.Wait()
}
`;
}

const times = (n: number, body: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => body(i));

/** A reader looks for the last zero of an array that n writers fill. */
export function lastzero(n: number): string {
  return threads(`var v [${n + 1}]atomic.Int64`, [
    `for j := ${n}; v[j].Load() != 0; j-- {\n\t\t}`,
    ...times(n, (i) => `v[${i + 1}].Store(v[${i}].Load() + 1)`),
  ]);
}

function readers(n: number): string {
  return threads("var x atomic.Int64", ["x.Store(42)", ...times(n, () => "x.Load()")]);
}

function indexer(n: number): string {
  const body = (i: number): string => `for m := range 4 {
			w := m*11 + ${i}
			for h := (w * 7) % 128; !table[h].CompareAndSwap(0, int64(w*100+${i + 1})); h = (h + 1) % 128 {
			}
		}`;
  return threads("var table [128]atomic.Int64", times(n, body));
}

function casw(n: number): string {
  return threads(
    "var x atomic.Int64",
    times(n, (i) => `x.CompareAndSwap(0, 1); x.Store(${i + 3})`),
  );
}

function coa(n: number): string {
  return threads("var x, y, z atomic.Int64", [
    "x.Store(1); y.Load(); x.Load()",
    "x.Store(2); z.Load(); x.Load()",
    ...times(n - 1, (i) => `y.Store(${i + 1}); z.Store(${i + 1})`),
  ]);
}

/** A writer, and n that read and write. */
function wrw(n: number): string {
  return threads("var x atomic.Int64", ["x.Store(1)", ...times(n, (i) => `x.Load(); x.Store(${i + 2})`)]);
}

/** What GenMC (tests/correct, sequential consistency) and closed forms say. */
export const LARGE_TREES: readonly (readonly [name: string, source: string, classes: number])[] = [
  ["readers(13)", readers(13), 2 ** 13],
  ["lastzero(12)", lastzero(12), 15 * 2 ** 10],
  ["indexer(15)", indexer(15), 8 ** 4],
  ["casw(5)", casw(5), 32_880],
  ["CoA(5)", coa(5), 49_776],
  ["wrw(4)", wrw(4), 6576],
];
