// The synchronises-with order of the Go memory model (https://go.dev/ref/mem), event by event, as vector clocks.
//
// Not modelled: the order that initialisation of packages gives (one goroutine does it all), finalisers, and what processes
// do to one another. A sleep orders nothing. Edges, by the model's sections:
//   Goroutine creation   a go statement -> the start of its goroutine
//   Goroutine destruction   nothing
//   Channels   k-th send -> k-th receive; k-th receive -> (k+C)-th send; close -> a receive that gets zero because of it
//   Locks   n-th Unlock -> m-th Lock, n < m; for RWMutex: Unlock -> RLock, RUnlock -> next Lock. A failed TryLock: nothing
//   Once   the end of the function -> every return of Do
//   Atomics   an operation -> those that observe it: a store replaces what was there, a read-modify-write adds to it
//   testing/synctest   all that is done before everybody is blocked -> Wait
//   sync.WaitGroup   Done (a negative Add) -> the Wait it unblocks; sync.Cond   Signal, Broadcast -> the Wait they unblock

import { Int32Column } from "../base/columns.ts";
import * as op from "../trace/operation.ts";
import { VectorClock } from "../trace/vector-clock.ts";
import { AddressTable } from "./address-table.ts";
import type { Events } from "./detector.ts";

/** Goroutines with this index or a higher one are not followed: clocks would grow with the square of their number. */
const MAX_FOLLOWED = 2048;

const NO_LOCKS: readonly number[] = [];

/** Clocks of one execution; use `begin`, then `advance` for each event in order. Storage is reused. */
export class HappensBefore {
  private events!: Events;
  private ignored = NO_LOCKS;
  private readonly clocks: VectorClock[] = [];
  /** Own entry of each event's goroutine at that event. */
  private readonly times = new Int32Column();
  private readonly objects = new AddressTable();
  /** By object slot: what Lock, Load, Wait … join. */
  private readonly releases: VectorClock[] = [];
  /** By object slot: released read locks, which only a writer joins. */
  private readonly readReleases: VectorClock[] = [];
  private readonly nSent = new Int32Column();
  private readonly nReceived = new Int32Column();
  private readonly isClosed = new Int32Column();
  /** By object slot: first of the channel's buffer slots in `slots`; -1. */
  private readonly ring = new Int32Column();
  private readonly slots: VectorClock[] = [];
  private nSlots = 0;

  /**
   * @param isStructural leaves out locks, atomics and the receive -> send edges of buffers: what remains is the order that the
   *   program's shape fixes, not the one a schedule happened to give.
   */
  constructor(private readonly isStructural = false) {}

  /** Forgets the last execution. Locks in `ignored` order nothing. */
  begin(events: Events, ignored: readonly number[] = NO_LOCKS): void {
    this.events = events;
    this.ignored = ignored;
    for (const clock of this.clocks) clock.clear();
    this.times.length = 0;
    this.objects.clear();
    this.nSlots = 0;
  }

  /** Whether the goroutines of event `i` are few enough to be followed; behind one that is not, nothing is known. */
  isFollowed(i: number): boolean {
    return (this.events.goroutine[i] as number) < MAX_FOLLOWED && (this.events.partner[i] as number) < MAX_FOLLOWED;
  }

  /** Takes event `i` in; all before it must have been. False: a goroutine that is not followed; nothing behind it is known. */
  advance(i: number): boolean {
    const { events } = this;
    const g = events.goroutine[i] as number;
    const partner = events.partner[i] as number;
    if (!this.isFollowed(i)) return false;
    const clock = this.clockOf(g);
    this.times.push(clock.increment(g));
    this.synchronise(i, clock, events.object[i] as number, partner);
    return true;
  }

  /** Whether event `i` happens before what goroutine `g` does next; also true for g's own events. */
  isBefore(i: number, g: number): boolean {
    const other = this.events.goroutine[i] as number;
    return other === g || (this.clocks[g]?.get(other) ?? 0) >= this.times.at(i);
  }

  /** Whether an event so far has closed the channel. */
  isChannelClosed(object: number): boolean {
    return this.isClosed.at(this.slotOf(object)) !== 0;
  }

  /** The goroutine's clock: borrowed. */
  clockOf(g: number): VectorClock {
    while (this.clocks.length <= g) this.clocks.push(new VectorClock());
    return this.clocks[g] as VectorClock;
  }

  private synchronise(i: number, clock: VectorClock, object: number, partner: number): void {
    switch (this.events.kind[i]) {
      case op.OP_GO:
        // A go statement that hits the limit on goroutines makes none.
        if (partner >= 0) this.clockOf(partner).join(clock);
        return;
      case op.OP_RENDEZVOUS:
        this.meet(clock, partner);
        return;
      case op.OP_SEND:
        this.sendToBuffer(i, clock, this.slotOf(object));
        return;
      case op.OP_RECV:
        this.receive(i, clock, this.slotOf(object));
        return;
      case op.OP_WG_ADD:
        if ((this.events.extent[i] as number) < 0) this.release(object).join(clock);
        return;
      case op.OP_IDLE:
        for (const other of this.clocks) clock.join(other);
        return;
      case op.OP_CLOSE:
        if (this.isChannelClosed(object)) return; // It panics.
        this.release(object).join(clock);
        this.isClosed.data[this.slotOf(object)] = 1;
        return;
      case op.OP_ONCE_END:
      case op.OP_COND_SIGNAL:
      case op.OP_COND_BROADCAST:
        this.release(object).join(clock);
        return;
      case op.OP_WG_WAIT:
      case op.OP_ONCE_BEGIN:
      case op.OP_COND_WOKEN:
        clock.join(this.release(object));
        return;
      default:
        if (!this.isStructural) this.synchroniseByChance(i, clock, object);
    }
  }

  // Edges that another schedule may turn around.
  private synchroniseByChance(i: number, clock: VectorClock, object: number): void {
    if (this.ignored.length > 0 && this.ignored.includes(object)) return;
    switch (this.events.kind[i]) {
      case op.OP_LOCK:
        clock.join(this.release(object));
        clock.join(this.readRelease(object));
        return;
      case op.OP_RLOCK:
      case op.OP_ATOMIC_LOAD:
      case op.OP_ATOMIC_CAS_FAIL:
        clock.join(this.release(object));
        return;
      case op.OP_UNLOCK:
        this.release(object).join(clock);
        return;
      case op.OP_RUNLOCK:
        this.readRelease(object).join(clock);
        return;
      case op.OP_ATOMIC_STORE:
      case op.OP_TIMER_SENT:
        this.release(object).copy(clock);
        return;
      case op.OP_ATOMIC_RMW:
      case op.OP_TIMER_STOP:
        clock.join(this.release(object));
        this.release(object).copy(clock);
        return;
    }
  }

  // "A receive from an unbuffered channel is synchronized before the completion of the corresponding send": both ways.
  private meet(clock: VectorClock, partner: number): void {
    const other = this.clockOf(partner);
    other.increment(partner);
    other.join(clock);
    if (!this.isStructural) clock.join(other);
  }

  // Send number n and receive number n use buffer slot n mod C, so that slot's clock carries both rules.
  private sendToBuffer(i: number, clock: VectorClock, slot: number): void {
    if (this.isClosed.at(slot) !== 0) return; // It panics.
    const sent = this.nSent.at(slot);
    this.nSent.data[slot] = sent + 1;
    const buffered = this.bufferSlot(i, slot, sent);
    if (!this.isStructural) clock.join(buffered);
    buffered.copy(clock);
  }

  private receive(i: number, clock: VectorClock, slot: number): void {
    const received = this.nReceived.at(slot);
    if (received >= this.nSent.at(slot)) {
      clock.join(this.releases[slot] as VectorClock);
      return;
    }
    this.nReceived.data[slot] = received + 1;
    const buffered = this.bufferSlot(i, slot, received);
    clock.join(buffered);
    buffered.copy(clock);
  }

  private bufferSlot(i: number, slot: number, n: number): VectorClock {
    const capacity = Math.max(1, this.events.extent[i] as number);
    if (this.ring.at(slot) < 0) {
      this.ring.data[slot] = this.nSlots;
      // More slots than events are never reached.
      const n = Math.min(capacity, this.events.length);
      for (let k = this.nSlots; k < this.nSlots + n; k++) {
        if (k < this.slots.length) this.slots[k]?.clear();
        else this.slots.push(new VectorClock());
      }
      this.nSlots += n;
    }
    return this.slots[this.ring.at(slot) + (n % capacity)] as VectorClock;
  }

  private release(object: number): VectorClock {
    return this.releases[this.slotOf(object)] as VectorClock;
  }

  private readRelease(object: number): VectorClock {
    return this.readReleases[this.slotOf(object)] as VectorClock;
  }

  private slotOf(object: number): number {
    const before = this.objects.length;
    const slot = this.objects.slotOf(object);
    if (slot < before) return slot;
    this.nSent.length = this.nReceived.length = this.isClosed.length = this.ring.length = slot;
    this.nSent.push(0);
    this.nReceived.push(0);
    this.isClosed.push(0);
    this.ring.push(-1);
    if (slot < this.releases.length) {
      this.releases[slot]?.clear();
      this.readReleases[slot]?.clear();
    } else {
      this.releases.push(new VectorClock());
      this.readReleases.push(new VectorClock());
    }
    return slot;
  }
}
