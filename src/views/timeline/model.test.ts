import fc from "fast-check";
import { expect, test } from "vitest";
import type { Finding, FindingEvent, FindingKind } from "../../trace/finding.ts";
import { OPERATION_NAMES } from "../../trace/operation.ts";
import { traceOfPicture } from "../../trace/picture.ts";
import type { Trace } from "../../trace/trace.ts";
import { Intervals } from "./intervals.ts";
import { eventLabels, fitLabel } from "./labels.ts";
import { orderCost, orderLanes } from "./lane-order.ts";
import { buildScene, type GoroutineLane, type ObjectLane, type Scene } from "./model.ts";
import { SEVERITY_RACE } from "./operation-style.ts";
import { advance, lowerBound, RangeMax } from "./range-max.ts";
import { eventSentence, locksHeldAt, locksHeldIn } from "./sentence.ts";

const lost = `
  G1            G2         G3
  wg-add wg 2
  go G2
  go G3
                read x @7
                           read x @9
                write x @7
                           write x @9
  wg-wait wg
`;

function findingOf(trace: Trace, kind: FindingKind, steps: readonly number[]): Finding {
  const events = steps.map((step): FindingEvent => {
    const site = trace.sites[trace.events.site[step] ?? -1];
    return {
      step,
      goroutine: trace.events.goroutine[step] ?? -1,
      operation: OPERATION_NAMES[trace.events.kind[step] ?? 0] ?? "",
      object: trace.objects.find(({ address }) => address === trace.events.object[step])?.name ?? "",
      file: site?.file ?? "",
      line: site?.line ?? 0,
      column: 1,
      role: `role ${step}`,
    };
  });
  return {
    kind,
    severity: "error",
    requires: [],
    execution: 1,
    preemptions: 0,
    isMinimal: true,
    message: "",
    explanation: [],
    events,
    schedule: trace.schedule,
    cursor: 0,
    key: kind,
  };
}

function sceneOf(
  trace: Trace,
  shown?: Finding,
  findings: readonly Finding[] = [],
  keptOrder: readonly string[] = [],
): Scene {
  return buildScene({ trace, shown, findings, keptOrder });
}

const goroutineLanes = ({ lanes }: Scene): GoroutineLane[] => lanes.filter((lane) => lane.kind === "goroutine");
const objectLanes = ({ lanes }: Scene): ObjectLane[] => lanes.filter((lane) => lane.kind === "object");

test("a lost update is marked, and its race where a data race was proved at the same places", () => {
  const trace = traceOfPicture(lost);
  const shown = findingOf(trace, "lost-update", [4, 5, 6]);
  const race = findingOf(trace, "data-race", [4, 5]);
  const scene = sceneOf(trace, shown, [shown, race]);
  expect(scene.marked.map(({ step, role }) => [step, role])).toEqual([
    [4, "role 4"],
    [5, "role 5"],
    [6, "role 6"],
  ]);
  expect(scene.race).toEqual({ first: 4, second: 5 });
  const [g2] = goroutineLanes(scene).filter(({ goroutine }) => goroutine === 1);
  expect(g2?.severities.query(0, g2.steps.length)).toBe(SEVERITY_RACE);
});

test("without a data race at those places nothing is called unordered", () => {
  const trace = traceOfPicture(lost);
  const shown = findingOf(trace, "lost-update", [4, 5, 6]);
  expect(sceneOf(trace, shown, [shown]).race).toBeUndefined();
});

test("a finding of another trace marks nothing", () => {
  const trace = traceOfPicture(lost);
  const shown = findingOf(trace, "data-race", [4, 5]);
  const other = { ...shown, events: shown.events.map((event) => ({ ...event, goroutine: 0 })) };
  const scene = sceneOf(trace, other, [other]);
  expect([scene.marked, scene.race]).toEqual([[], undefined]);
});

test("steps of a finding that were never executed are left out", () => {
  const trace = traceOfPicture(lost);
  const shown = findingOf(trace, "deadlock", [4]);
  const waits = { ...shown, events: [...shown.events, { ...(shown.events[0] as FindingEvent), step: 99 }] };
  expect(sceneOf(trace, waits, [waits]).marked.map(({ step }) => step)).toEqual([4]);
});

test("objects get lanes: what is waited for first, then variables that goroutines share and write", () => {
  const trace = traceOfPicture(lost);
  const objects = trace.objects.map((object) =>
    object.name === "wg" ? { ...object, kind: "waitgroup" as const } : object,
  );
  const scene = sceneOf({ ...trace, objects });
  expect(objectLanes(scene).map(({ name }) => name)).toEqual(["wg", "x"]);
  expect(objectLanes(scene)[1]?.steps).toEqual(Int32Array.of(3, 4, 5, 6));
});

test("nested critical sections have rails of their own; the first of a lock has its name", () => {
  const trace = traceOfPicture(`
    G1
    lock a
    lock b
    unlock b
    unlock a
    lock b
  `);
  const rails = goroutineLanes(sceneOf(trace))[0]?.rails.items ?? [];
  expect(rails.map(({ name, depth, isFirst, start, end }) => [name, depth, isFirst, start, end])).toEqual([
    ["a", 0, true, 1, 4],
    ["b", 1, true, 2, 3],
    ["b", 0, false, 5, 5],
  ]);
});

test("goroutines keep their lanes when the schedule changes", () => {
  const trace = traceOfPicture(lost);
  const kept = ["", "1", "0"];
  expect(goroutineLanes(sceneOf(trace, undefined, [], kept)).map(({ goroutine }) => goroutine)).toEqual([0, 2, 1]);
  expect(goroutineLanes(sceneOf(trace, undefined, [], ["", "7"])).map(({ goroutine }) => goroutine)).toEqual([0, 1, 2]);
});

test("what is blocked for ever can be seen behind the last step, with the locks that are still held", () => {
  const trace = traceOfPicture(`
    G1      G2
    go G2
            lock mu
    ~lock mu
    end deadlock
  `);
  const scene = sceneOf(trace);
  expect(scene.nColumns).toBeGreaterThan(trace.events.length);
  expect(scene.holdsOn.get(trace.objects[0]?.address ?? -1)?.at(scene.nColumns - 1)?.goroutine).toBe(1);
});

test("main stays on top, and the order found is never worse than that of creation", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 10 }),
      fc.array(fc.nat(99), { minLength: 100, maxLength: 100 }),
      (n, weights) => {
        const traffic = (a: number, b: number): number => weights[Math.min(a, b) * 10 + Math.max(a, b)] ?? 0;
        const creation = Array.from({ length: n }, (_, i) => i);
        const order = orderLanes(creation, traffic);
        expect(order[0]).toBe(0);
        expect([...order].sort((a, b) => a - b)).toEqual(creation);
        expect(orderCost(order, traffic)).toBeLessThanOrEqual(orderCost(creation, traffic));
      },
    ),
  );
});

test("goroutines that talk to each other become neighbours", () => {
  const traffic = (a: number, b: number): number => (Math.abs(a - b) === 2 && a > 0 && b > 0 ? 10 : 0);
  const order = orderLanes([0, 1, 2, 3, 4], traffic);
  expect(Math.abs(order.indexOf(1) - order.indexOf(3))).toBe(1);
  expect(Math.abs(order.indexOf(2) - order.indexOf(4))).toBe(1);
});

test("the pyramid gives the highest value of any range", () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 9, maxLength: 70 }), fc.nat(70), fc.nat(70), (values, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(new RangeMax(values).query(from, to)).toBe(Math.max(0, ...values.subarray(from, to)));
    }),
  );
});

test("galloping finds what halving finds", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 60 }), fc.nat(210), fc.nat(60), (list, value, start) => {
      const values = Int32Array.from(list.sort((a, b) => a - b));
      const from = Math.min(start, lowerBound(values, value));
      expect(advance(values, value, from)).toBe(lowerBound(values, value));
    }),
  );
});

test("intervals: those that overlap a range are found, the innermost contains a step", () => {
  const item = fc.tuple(fc.nat(50), fc.nat(10)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), fc.nat(60), fc.nat(20), (items, from, length) => {
      items.sort((a, b) => a.start - b.start);
      const found = new Intervals(items).within(from, from + length);
      for (const each of items) if (each.end >= from && each.start <= from + length) expect(found).toContain(each);
      const containing = items.filter(({ start, end }) => start <= from && from < end);
      expect(new Intervals(items).at(from)).toBe(containing.at(-1));
    }),
  );
});

test("an event as a sentence: locks held and the race partner included", () => {
  const trace = traceOfPicture(`
    G1        G2
              rlock mu
    write x @5
              read x @8
  `);
  expect(eventSentence(trace, 2, { first: 1, second: 2 })).toBe(
    "Step 3, G2 g2, reads x, line 8, holds read lock mu, races with step 2 in G1.",
  );
  expect(eventSentence(trace, 1)).toBe("Step 2, G1 g1, writes x, line 5.");
});

test("locks held: from the scene as by replaying the events", () => {
  const trace = traceOfPicture(`
    G1         G2
    lock a
    rlock b
    read x
               lock c
    unlock a
    runlock b
               read x
               unlock c
  `);
  const scene = sceneOf(trace);
  const steps = Array.from({ length: trace.events.length }, (_, step) => step);
  const held = steps.map((step) => locksHeldIn(scene, step));
  expect(held).toEqual(steps.map((step) => locksHeldAt(trace, scene.names, step)));
  expect(held[2]).toEqual(["a", "read lock b"]);
});

test("labels: the longest that fits", () => {
  const trace = { ...traceOfPicture("G1\nread x\nwrite x"), values: ["0", "1"] };
  const scene = sceneOf(trace);
  expect(fitLabel(eventLabels(scene, 0), 100, 7)).toBe("x is 0");
  expect(fitLabel(eventLabels(scene, 0), 22, 7)).toBe("x 0");
  expect(fitLabel(eventLabels(scene, 1), 16, 7)).toBe("=1");
  expect(fitLabel(eventLabels(scene, 1), 5, 7)).toBeUndefined();
});
