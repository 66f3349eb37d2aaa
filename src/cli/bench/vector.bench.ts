// What it costs to copy and to join vector clocks as plain typed arrays: the floor for everything built on them.
import { type Measure, nanosecondsPer } from "./measure.ts";

const nGoroutines = 8;
const nVectors = 1024;
const nWords = nGoroutines * nVectors;

function copyAll(from: Int32Array, to: Int32Array): number {
  for (let offset = 0; offset < nWords; offset += nGoroutines)
    for (let i = 0; i < nGoroutines; i++) to[offset + i] = from[offset + i] ?? 0;
  return nVectors;
}

function joinAll(from: Int32Array, to: Int32Array): number {
  for (let i = 0; i < nWords; i++) {
    const clock = from[i] ?? 0;
    if (clock > (to[i] ?? 0)) to[i] = clock;
  }
  return nVectors;
}

function measureOver(work: (from: Int32Array, to: Int32Array) => number): () => number {
  const from = Int32Array.from({ length: nWords }, (_, i) => (i * 7919) % 1000);
  const to = new Int32Array(nWords);
  return () => nanosecondsPer(() => work(from, to));
}

export const measures: readonly Measure[] = [
  { name: "vector of 8 clocks, copy", unit: "ns", better: "lower", run: measureOver(copyAll) },
  { name: "vector of 8 clocks, join", unit: "ns", better: "lower", run: measureOver(joinAll) },
];
