// Long recordings: how fast one jumps about in an execution of a million steps, and what it takes in memory.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Recording, record } from "../../explore/record.ts";
import { DEFAULT_SCHEDULE } from "../../trace/schedule.ts";
import type { Machine } from "../../vm/api.ts";
import { Viewer } from "../../worker/viewer.ts";
import { compile, machineOf } from "./engine.ts";
import { QUEUES, STORES } from "./long-programs.ts";
import type { Measure } from "./measure.ts";

const STEPS = 1_000_000;
const SEEKS = 200;
const PROGRAMS = [
  ["counters, locks and a map", STORES],
  ["channels of many goroutines", QUEUES],
] as const;

interface Recorded {
  readonly machine: Machine;
  readonly recording: Recording;
}

function recordLong(source: string): Recorded {
  const compilation = compile(source);
  const machine = machineOf(compilation);
  const { resolve } = compilation;
  const recording = record(machine, DEFAULT_SCHEDULE, { resolve, maxSteps: STEPS });
  const { length } = recording.choices;
  if (length < STEPS) throw new Error(`the program ends after ${length} steps`);
  return { machine, recording };
}

let latest: { readonly source: string; readonly recorded: Recorded } | undefined;

// One recording serves all seeks: the next one takes its place.
function recordedOnce(source: string): Recorded {
  if (latest?.source !== source) latest = { source, recorded: recordLong(source) };
  return latest.recorded;
}

/** Milliseconds of a jump to a random place with the snapshot there, at this share of the sorted ones. */
function seekMs(source: string, share: number): number {
  const { machine, recording } = recordedOnce(source);
  const viewer = new Viewer(machine, recording);
  const times: number[] = [];
  for (let i = 0; i < SEEKS; i++) {
    const cursor = Math.floor(Math.random() * (STEPS + 1));
    const start = performance.now();
    viewer.snapshot(cursor);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(share * (SEEKS - 1))] as number;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void; // What the flag offers.

// Buffers are given back some time after their owners.
async function usedBytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

// Everything that the recording and the machine that walks in it keep, as the process has it: columns, checkpoints, undo window.
async function bytesPerEvent(source: string): Promise<number> {
  latest = undefined;
  const before = await usedBytes();
  const recorded = recordLong(source);
  new Viewer(recorded.machine, recorded.recording).snapshot(STEPS / 2);
  const bytes = (await usedBytes()) - before;
  return bytes / recorded.recording.trace.events.length;
}

const measuresOf = ([name, source]: readonly [string, string]): Measure[] => [
  {
    name: `recording: 1,000,000 events, ${name}`,
    unit: "s",
    better: "lower",
    run: () => {
      const start = performance.now();
      latest = { source, recorded: recordLong(source) };
      return (performance.now() - start) / 1000;
    },
  },
  {
    name: `recording: seek p50 in 1,000,000 events, ${name}`,
    unit: "ms",
    better: "lower",
    run: () => seekMs(source, 0.5),
  },
  {
    name: `recording: seek p95 in 1,000,000 events, ${name}`,
    unit: "ms",
    better: "lower",
    run: () => seekMs(source, 0.95),
  },
  {
    name: `recording: memory of 1,000,000 events, ${name}`,
    unit: "bytes/event",
    better: "lower",
    run: () => bytesPerEvent(source),
  },
];

export const measures: Measure[] = PROGRAMS.flatMap(measuresOf);
