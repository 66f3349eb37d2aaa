// What a benchmark file offers to bench/run.mjs: every `src/cli/bench/x.bench.ts` exports `measures`.
// They are built like the product and run in a fresh Node each file, several times; the median is the figure.

/** One figure. `run` does the whole work once and returns the figure in `unit`; the first call is not counted. */
export type Measure = {
  /** What is measured, on what input; unique among all measures. */
  readonly name: string;
  readonly unit: string;
  /** Which way is better, for whoever compares two runs. */
  readonly better: "higher" | "lower";
  /** One run is enough: it takes long, or gives the same figure always. */
  readonly isOnce?: boolean;
  readonly run: () => number | Promise<number>;
};

const sliceMs = 200;

/**
 * Nanoseconds that one unit of work takes. `work` does a batch and returns how many units that was; it must return a number that
 * depends on the work, or the compiler may drop it. Batches are repeated for at least 200 ms.
 */
export function nanosecondsPer(work: () => number): number {
  const start = performance.now();
  let units = 0;
  let elapsedMs = 0;
  while (elapsedMs < sliceMs) {
    units += work();
    elapsedMs = performance.now() - start;
  }
  return (elapsedMs * 1e6) / units;
}

/** Units of work a second; see `nanosecondsPer`. */
export function perSecond(work: () => number): number {
  return 1e9 / nanosecondsPer(work);
}
