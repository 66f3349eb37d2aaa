import { expect, test } from "vitest";
import { traceOfPicture } from "../../trace/picture.ts";
import { historyOf } from "./history.ts";
import { SpanFinder, stepsByGoroutine } from "./spans.ts";

const STATES = ["can run", "running", "blocked", "asleep", "for ever"];

/** Spans of a goroutine as text: `0-2 running`. */
function spans(picture: string, goroutine: number, tail = 0): string[] {
  const trace = traceOfPicture(picture);
  const nColumns = trace.events.length + tail;
  const finder = new SpanFinder(trace, historyOf(trace, nColumns), stepsByGoroutine(trace), nColumns);
  const { start, end, state, object } = finder.find(goroutine);
  const nameOf = (address: number): string => {
    const name = trace.objects.find((each) => each.address === address)?.name;
    return name === undefined ? "" : ` ${name}`;
  };
  return [...start].map((from, i) => `${from}-${end[i]} ${STATES[state[i] as number]}${nameOf(object[i] as number)}`);
}

const mutex = `
  G1         G2
  go G2
  lock mu
             start
  read x
  unlock mu
  read y
             lock mu
             exit
  exit
`;

test("a goroutine exists behind its go statement and is blocked while another holds the lock it takes next", () => {
  expect(spans(mutex, 1)).toEqual(["1-2 can run", "2-3 running", "3-5 blocked mu", "5-6 can run", "6-8 running"]);
  expect(spans(mutex, 0)).toEqual(["0-2 running", "2-3 can run", "3-6 running", "6-8 can run", "8-9 running"]);
});

const meeting = `
  G1        G2
  go G2
            start
  read x
  read x
            rendezvous ch G1
  exit
`;

test("who comes first to a rendezvous is blocked until the other is there; both run then", () => {
  expect(spans(meeting, 1)).toEqual(["1-2 running", "2-4 blocked ch", "4-5 running", "5-6 can run"]);
  expect(spans(meeting, 0)).toEqual(["0-1 running", "1-2 can run", "2-6 running"]);
});

test("a sleeper is asleep until it wakes", () => {
  const picture = `
    G1     G2
    go G2
           sleep
    read x
           wake
  `;
  expect(spans(picture, 1)).toEqual(["1-2 running", "2-3 asleep", "3-4 running"]);
});

const deadlock = `
  G1        G2
  go G2
  lock a
            lock b
  ~lock b
            ~lock a
  end deadlock
`;

test("blocked for ever: from when the lock was taken to behind the last step", () => {
  expect(spans(deadlock, 0, 5)).toEqual(["0-2 running", "2-3 can run", "3-8 for ever b"]);
  expect(spans(deadlock, 1, 5)).toEqual(["1-2 can run", "2-3 running", "3-8 for ever a"]);
});

test("what the program's end cut off could still run", () => {
  const picture = `
    G1      G2
    go G2
            start
    exit
  `;
  expect(spans(picture, 1)).toEqual(["1-2 running", "2-3 can run"]);
});
