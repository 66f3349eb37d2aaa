// The clocks against the memory model's rules applied naively: every edge written down, then the transitive closure.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as op from "../trace/operation.ts";
import { traceOfPicture } from "../trace/picture.ts";
import type { Events } from "./detector.ts";
import { HappensBefore } from "./happens-before.ts";

const CAPACITY = 2;

// Random steps, made into a picture that a real execution could be: nobody locks what is held, receives from an empty
// buffer, or reads a Once while its function runs.
class Simulator {
  readonly lines: string[] = ["G1    G2    G3    G4", "go G2", "go G3", "go G4"];
  private holder = -1;
  private writer = -1;
  private readonly readers: number[] = [];
  private nBuffered = 0;
  private isClosed = false;
  private once = -1;
  private isOnceDone = false;

  add(g: number, action: number, partner: number): void {
    const text = this.textOf(g, action, partner === g ? (g + 1) % 4 : partner);
    if (text !== undefined) this.lines.push(`${" ".repeat(6 * g)}${text}`);
  }

  private textOf(g: number, action: number, partner: number): string | undefined {
    switch (action) {
      case 0:
        return "read x";
      case 1:
        return this.toggleMutex(g);
      case 2:
        return this.toggleWriter(g);
      case 3:
        return this.toggleReader(g);
      case 4:
        return this.send();
      case 5:
        return this.receive();
      case 6:
        return `rendezvous sync G${partner + 1}`;
      case 7:
        return "atomic-load n";
      case 8:
        return "atomic-store n";
      case 9:
        return "atomic-rmw n";
      case 10:
        return "wg-add wg -1";
      case 11:
        return "wg-wait wg";
      case 12:
        return this.toggleOnce(g);
      case 13:
        return "cond-broadcast c";
      case 14:
        return "cond-woken c";
      default:
        return this.close();
    }
  }

  private toggleMutex(g: number): string | undefined {
    if (this.holder >= 0 && this.holder !== g) return undefined;
    const isHeld = this.holder === g;
    this.holder = isHeld ? -1 : g;
    return isHeld ? "unlock mu" : "lock mu";
  }

  private toggleWriter(g: number): string | undefined {
    if ((this.writer >= 0 && this.writer !== g) || this.readers.length > 0) return undefined;
    const isHeld = this.writer === g;
    this.writer = isHeld ? -1 : g;
    return isHeld ? "unlock rw" : "lock rw";
  }

  private toggleReader(g: number): string | undefined {
    if (this.writer >= 0) return undefined;
    const index = this.readers.indexOf(g);
    if (index >= 0) this.readers.splice(index, 1);
    else this.readers.push(g);
    return index >= 0 ? "runlock rw" : "rlock rw";
  }

  private send(): string | undefined {
    if (this.nBuffered === CAPACITY || this.isClosed) return undefined;
    this.nBuffered++;
    return `send ch ${CAPACITY}`;
  }

  private receive(): string | undefined {
    if (this.nBuffered === 0 && !this.isClosed) return undefined;
    this.nBuffered = Math.max(0, this.nBuffered - 1);
    return `receive ch ${CAPACITY}`;
  }

  private toggleOnce(g: number): string | undefined {
    if (this.isOnceDone) return "once-begin once";
    if (this.once >= 0 && this.once !== g) return undefined;
    this.isOnceDone = this.once === g;
    this.once = g;
    return this.isOnceDone ? "once-end once" : "once-begin once";
  }

  private close(): string | undefined {
    if (this.isClosed) return undefined;
    this.isClosed = true;
    return `close ch ${CAPACITY}`;
  }
}

// Whether the rules put an edge from event i to event j > i. `n` counts sends and receives of elements.
function hasEdge(events: Events, n: readonly number[], i: number, j: number): boolean {
  const [a, b] = [events.kind[i] as number, events.kind[j] as number];
  const [g, h] = [events.goroutine[i] as number, events.goroutine[j] as number];
  if (partners(events, i).some((p) => partners(events, j).includes(p))) return true;
  if (a === op.OP_GO) return partners(events, j).includes(events.partner[i] as number);
  if (events.object[i] !== events.object[j] || g === h) return false;
  if (a === op.OP_SEND && b === op.OP_RECV) return n[i] === n[j];
  if (a === op.OP_RECV && b === op.OP_SEND) return (n[i] as number) >= 0 && (n[i] as number) + CAPACITY === n[j];
  if (a === op.OP_CLOSE && b === op.OP_RECV) return n[j] === -1;
  if (a === op.OP_ATOMIC_STORE || a === op.OP_ATOMIC_RMW) return observes(events, i, j);
  return RELEASES.some(([release, acquires]) => a === release && acquires.includes(b));
}

const RELEASES: readonly [release: number, acquires: readonly number[]][] = [
  [op.OP_UNLOCK, [op.OP_LOCK, op.OP_RLOCK]],
  [op.OP_RUNLOCK, [op.OP_LOCK]],
  [op.OP_WG_ADD, [op.OP_WG_WAIT]],
  [op.OP_ONCE_END, [op.OP_ONCE_BEGIN]],
  [op.OP_COND_BROADCAST, [op.OP_COND_WOKEN]],
];

// A rendezvous is an event of both: what each did before, and will do after.
function partners(events: Events, i: number): readonly number[] {
  const g = events.goroutine[i] as number;
  return events.kind[i] === op.OP_RENDEZVOUS ? [g, events.partner[i] as number] : [g];
}

// Whether j sees what i left there: no store in between.
function observes(events: Events, i: number, j: number): boolean {
  if (events.kind[j] !== op.OP_ATOMIC_LOAD && events.kind[j] !== op.OP_ATOMIC_RMW) return false;
  for (let k = i + 1; k < j; k++)
    if (events.object[k] === events.object[i] && events.kind[k] === op.OP_ATOMIC_STORE) return false;
  return true;
}

// Numbers of sends and element receives; -1 for a receive that a close ended, and for everything else.
function transferNumbers(events: Events): readonly number[] {
  let [nSent, nReceived] = [0, 0];
  return Array.from({ length: events.length }, (_, i) => {
    if (events.kind[i] === op.OP_SEND) return nSent++;
    if (events.kind[i] === op.OP_RECV && nReceived < nSent) return nReceived++;
    return -1;
  });
}

function closure(events: Events): boolean[][] {
  const n = transferNumbers(events);
  const before = Array.from({ length: events.length }, () => new Array<boolean>(events.length).fill(false));
  for (let j = 0; j < events.length; j++) {
    for (let i = j - 1; i >= 0; i--) {
      const isBefore = hasEdge(events, n, i, j) || before[i]?.some((_, k) => before[i]?.[k] && before[k]?.[j]);
      if (isBefore === true) (before[i] as boolean[])[j] = true;
    }
  }
  // Through events in between, until nothing changes.
  for (let j = 0; j < events.length; j++)
    for (let k = 0; k < j; k++)
      if (before[k]?.[j]) for (let i = 0; i < k; i++) if (before[i]?.[k]) (before[i] as boolean[])[j] = true;
  return before;
}

test("clocks agree with the transitive closure of the memory model's edges", () => {
  const goroutine = fc.integer({ min: 0, max: 3 });
  const steps = fc.array(fc.tuple(goroutine, fc.integer({ min: 0, max: 15 }), goroutine), { maxLength: 45 });
  let nOrdered = 0;
  let nUnordered = 0;
  fc.assert(
    fc.property(steps, (list) => {
      const simulator = new Simulator();
      for (const [g, action, partner] of list) simulator.add(g, action, partner);
      const { events } = traceOfPicture(simulator.lines.join("\n"));
      const want = closure(events);
      const hb = new HappensBefore();
      hb.begin(events);
      for (let j = 0; j < events.length; j++) {
        expect(hb.advance(j)).toBe(true);
        for (let i = 0; i < j; i++) {
          const isBefore = hb.isBefore(i, events.goroutine[j] as number);
          expect([i, j, isBefore]).toEqual([i, j, want[i]?.[j]]);
          if (isBefore) nOrdered++;
          else nUnordered++;
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(nOrdered, nUnordered)).toBeGreaterThan(1000);
});

test("goroutines beyond the limit are not followed", () => {
  const { events } = traceOfPicture("G1\nread x\nread x");
  events.goroutine[1] = 5000;
  const hb = new HappensBefore();
  hb.begin(events);
  expect([hb.advance(0), hb.advance(1)]).toEqual([true, false]);
});
