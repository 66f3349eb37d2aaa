// A recording that is sought in: wherever the cursor jumps, the state is that of stepping there from the start.

import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Checkpoints } from "../explore/checkpoints.ts";
import { MAX_VALUES, type Recording, record } from "../explore/record.ts";
import { type Compiled, TestCompiler } from "../explore/testing.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import type { Machine } from "../vm/api.ts";
import { Viewer } from "./viewer.ts";

const MIXED = `
  m := map[int]string{}
  var mu sync.Mutex
  ch, done := make(chan []int, 3), make(chan int)
  var total atomic.Int64
  for g := range 3 {
    go func() {
      for i := 0; i < ROUNDS; i++ {
        mu.Lock()
        m[i%7*3+g] = fmt.Sprint(i)
        delete(m, i%5)
        mu.Unlock()
        select {
        case ch <- []int{g, i}:
        case v := <-ch:
          total.Add(int64(len(v)))
        }
        if i%50 == 0 { time.Sleep(time.Millisecond); fmt.Println(g, i) }
        func() { defer func() { recover() }(); if i%11 == 0 { panic(i) } }()
      }
      done <- g
    }()
  }
  for n := 0; n < 3; {
    select {
    case <-done:
      n++
    case <-ch:
    case <-time.After(time.Second):
      runtime.Gosched()
    }
  }
  fmt.Println(len(m), total.Load())`;

const SPINNING = `
  var ready atomic.Bool
  var turns int
  go func() { for i := range ROUNDS { turns = i }; ready.Store(true) }()
  for !ready.Load() { runtime.Gosched() }
  fmt.Println(turns)`;

const PROGRAMS: readonly (readonly [name: string, body: string, rounds: number])[] = [
  ["maps, channels, timers, panics", MIXED, 120],
  ["one that spins", SPINNING, 2500],
];
/** Many checkpoints in a short recording. */
const SPACE = 100;

let compiler: TestCompiler;
beforeAll(async () => {
  compiler = await TestCompiler.create();
});

interface Recorded {
  readonly machine: Machine;
  readonly recording: Recording;
}

function recorded({ machine: create, resolve }: Compiled, maxSteps: number, checkpointSpace?: number): Recorded {
  const machine = create();
  const options = { resolve, maxSteps, ...(checkpointSpace === undefined ? {} : { checkpointSpace }) };
  return { machine, recording: record(machine, DEFAULT_SCHEDULE, options) };
}

function pendingOf(machine: Machine): unknown {
  return machine.live().map((g) => ({ ...machine.pending(g), g, ordinal: machine.operationOrdinal(g) }));
}

test.each(PROGRAMS)("a jump to anywhere is as walking there: %s", (_, body, rounds) => {
  const compiled = compiler.main(body.replace("ROUNDS", String(rounds)));
  const { machine, recording } = recorded(compiled, 100_000, SPACE);
  const { choices, checkpoints, numberOf, trace } = recording;
  expect(choices.length).toBeGreaterThan(2000);
  expect(checkpoints.before(choices.length)?.depth).toBeGreaterThan(1000);
  // The walker has no checkpoints and forgets nothing.
  const other = recorded(compiled, 100_000);
  const walker = new Viewer(other.machine, { ...other.recording, checkpoints: new Checkpoints() });
  other.machine.keepUndo(Number.POSITIVE_INFINITY);
  const viewer = new Viewer(machine, recording);
  const places = fc.array(fc.nat(choices.length), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(places, (cursors) => {
      for (const cursor of cursors) expect(viewer.snapshot(cursor).cursor).toBe(cursor);
      const last = cursors.at(-1) as number; // there is one
      other.machine.reset();
      const wanted = walker.snapshot(last);
      expect({ ...machine.snapshot(numberOf), cursor: last }).toEqual(wanted);
      expect(pendingOf(machine)).toEqual(pendingOf(other.machine));
      expect(viewer.values(last, last + 40)).toEqual(trace.values.slice(last, last + 40));
    }),
    { numRuns: 12 },
  );
});

test("the end of a recording is the program's end, however one gets there", () => {
  const compiled = compiler.main(`
    ch := make(chan int)
    var n atomic.Int64
    for i := 0; i < 30000; i++ { n.Add(1) }
    <-ch`);
  const { machine, recording } = recorded(compiled, 100_000);
  const viewer = new Viewer(machine, recording);
  const { length } = recording.choices;
  const atEnd = viewer.snapshot(length);
  for (const cursor of [10, length - 5, 15_000]) {
    expect(viewer.snapshot(cursor).cursor).toBe(cursor);
    expect(machine.end).toBeUndefined();
    expect(viewer.snapshot(length)).toEqual(atEnd);
    expect(machine.end?.kind).toBe("deadlock");
  }
});

test("a long recording carries no values; they are made when asked for", () => {
  const program = compiler.main(`
    var n atomic.Int64
    go func() {}()
    for i := 0; i < 60000; i++ { n.Add(1); n.Load() }`);
  const long = recorded(program, 2 * MAX_VALUES);
  const short = recorded(program, MAX_VALUES);
  expect(long.recording.choices.length).toBeGreaterThan(MAX_VALUES);
  expect(long.recording.trace.values).toEqual([]);
  const viewer = new Viewer(long.machine, long.recording);
  const { values } = short.recording.trace;
  expect(values.length).toBe(MAX_VALUES);
  for (const first of [70_000, 12, 99_990]) {
    expect(viewer.values(first, first + 5)).toEqual(values.slice(first, first + 5));
  }
});
