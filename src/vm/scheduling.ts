// Which choices there are in a state. A function of the state alone; no order of goroutines is preferred here.

import { OP_BLOCK_FOREVER, OP_CHOOSE, OP_RECV, OP_RENDEZVOUS, OP_SELECT, OP_SEND } from "../trace/operation.ts";
import { alternativeOf } from "./alternatives.ts";
import { type Choices, READY_ALONE, READY_NOT, READY_UNKNOWN } from "./api.ts";
import { forEachPartner, hasParkedPartner, isClosed, isReadyAlone, selectRegister, selectShape } from "./channels.ts";
import type { Context } from "./context.ts";
import type { Goroutine } from "./goroutine.ts";
import { type Spin, seesTheSame } from "./spin.ts";
import type { Vm } from "./vm.ts";

/** In drift time: how often one goroutine, a timer's too, wakes although others can go on. */
const MAX_EARLY = 2;
/** In drift time nobody is late by so much: 5 s. What is due later waits until nothing else can go on. */
const MAX_DRIFT_NS = 5e9;
/** How far the clock moves, at least, for who watches it and does nothing else: 1 ms, or an eighth of the time so far. */
const SHORTEST_WATCH_NS = 1e6;
const WATCHED_SHARE = 1 / 8;

/** Computes and holds the choices. */
export class Scheduling {
  readonly choices: Choices & { goroutine: number[]; alternative: number[] } = {
    length: 0,
    goroutine: [],
    alternative: [],
  };
  /** Goroutines whose operation waits for nothing else to be able to go on. */
  private readonly idle: Goroutine[] = [];
  /** Somebody is held back who could go on; see `Machine.holdsSpinners`. */
  isHolding = false;
  private current: Goroutine | undefined = undefined;
  private currentCase = -1;
  private readonly addPartner = (partner: Goroutine, partnerCase: number): void => {
    const g = this.current as Goroutine;
    if (partner.spin !== undefined && this.vm.holdsSpinners && !partner.spin.isRested) return;
    this.add(g, alternativeOf(this.currentCase, partner.index, partnerCase));
  };

  constructor(
    private readonly vm: Vm,
    private readonly context: Context,
  ) {}

  /** Computes the choices of the current state. */
  compute(): Choices {
    const { vm, choices } = this;
    choices.length = 0;
    if (this.idle.length > 0) this.idle.length = 0;
    this.isHolding = false;
    let hasSleepers = false;
    let hasWatchers = false;
    const { live, goroutines } = vm;
    for (let i = 0; i < live.length; i++) {
      const g = goroutines[live[i] as number] as Goroutine;
      if (g.spin !== undefined && this.isSpinning(g, g.spin)) {
        hasWatchers ||= g.spin.watchesClock;
        continue;
      }
      if (g.pendingNative < 0) this.addInstruction(g);
      else if (vm.isPlain[g.pendingNative] === 1) this.add(g, 0);
      else if (this.addOperation(g)) hasSleepers = true;
    }
    if (this.isHolding && vm.options.time === "ordered") return choices;
    if (choices.length === 0 && this.idle.length > 0) for (const g of this.idle) this.add(g, 0);
    else if (choices.length === 0 ? hasSleepers || hasWatchers : hasSleepers && vm.options.time === "drift")
      this.addEarliestSleepers(choices.length === 0);
    return choices;
  }

  private isSpinning(g: Goroutine, spin: Spin): boolean {
    if (seesTheSame(this.vm, g, spin)) {
      spin.wokenAt = Number.POSITIVE_INFINITY;
      return true;
    }
    spin.wokenAt = Math.min(spin.wokenAt, this.vm.depth);
    const isHeld = this.vm.holdsSpinners && !spin.isRested;
    if (isHeld) this.isHolding = true;
    return isHeld;
  }

  /** Whether `g` is held back and could go on; only if spinners are held at all. */
  isHeldBack(g: Goroutine): boolean {
    return g.spin !== undefined && !g.spin.isRested && !seesTheSame(this.vm, g, g.spin);
  }

  /** See `Machine.spins`. */
  spins(g: Goroutine): boolean {
    return g.spin !== undefined && seesTheSame(this.vm, g, g.spin);
  }

  /** The time to which the clock moves for who spins and watches it; infinite for all others. */
  watchUntil(g: Goroutine): number {
    if (g.spin?.watchesClock !== true || !this.spins(g)) return Number.POSITIVE_INFINITY;
    const now = this.context.now();
    return now + Math.max(SHORTEST_WATCH_NS, Math.floor(now * WATCHED_SHARE));
  }

  /** See `Machine.readiness`. */
  readiness(g: Goroutine): number {
    if (this.spins(g)) return READY_NOT;
    if (g.pendingNative >= 0) return this.operationReadiness(g);
    const { vm } = this;
    switch (g.pendingKind) {
      case OP_SELECT:
      case OP_CHOOSE:
        return READY_UNKNOWN;
      case OP_BLOCK_FOREVER:
        return READY_NOT;
      case OP_SEND:
      case OP_RECV:
        return isReadyAlone(vm, g, g.pendingObject, g.pendingKind === OP_SEND) ? READY_ALONE : READY_NOT;
      case OP_RENDEZVOUS:
        return isClosed(vm, g.pendingObject) ? READY_ALONE : READY_UNKNOWN;
      default:
        return READY_ALONE;
    }
  }

  private operationReadiness(g: Goroutine): number {
    const operation = this.vm.operation(g.pendingNative);
    if (operation.choices !== undefined || operation.wakeAt !== undefined) return READY_UNKNOWN;
    if (operation.ready === undefined || operation.ready(this.context.bindPending(g))) return READY_ALONE;
    return READY_NOT;
  }

  /** Whether anything but sleepers whose time has not come can run. Overwrites the choices. */
  hasAwake(): boolean {
    const { vm, choices } = this;
    choices.length = 0;
    if (this.idle.length > 0) this.idle.length = 0;
    for (const index of vm.live) {
      const g = vm.goroutines[index] as Goroutine;
      if (this.spins(g)) continue;
      if (g.pendingNative >= 0) this.addOperation(g);
      else this.addInstruction(g);
    }
    return choices.length > 0;
  }

  private add(g: Goroutine, alternative: number): void {
    const { choices } = this;
    const at = choices.length++;
    choices.goroutine[at] = g.index;
    choices.alternative[at] = alternative;
  }

  private addInstruction(g: Goroutine): void {
    const { vm } = this;
    switch (g.pendingKind) {
      case OP_BLOCK_FOREVER:
        return;
      case OP_SEND:
      case OP_RECV:
        if (isReadyAlone(vm, g, g.pendingObject, g.pendingKind === OP_SEND)) this.add(g, 0);
        return;
      case OP_RENDEZVOUS:
        if (isClosed(vm, g.pendingObject)) this.add(g, 0);
        else this.addPartners(g, -1, g.pendingObject);
        return;
      case OP_SELECT:
        this.addSelect(g);
        return;
      case OP_CHOOSE:
        for (let i = 0; i < g.pendingExtent; i++) this.add(g, i);
        return;
      default:
        this.add(g, 0);
    }
  }

  private addPartners(g: Goroutine, caseIndex: number, channel: number): void {
    this.current = g;
    this.currentCase = caseIndex;
    forEachPartner(this.vm, g, channel, this.addPartner);
  }

  private addSelect(g: Goroutine): void {
    const { vm } = this;
    const { cases, hasDefault } = selectShape(vm, g);
    let isReady = false;
    const first = selectRegister(vm, g);
    for (let i = 0; i < cases.length; i++) {
      const channel = g.registers[first + 2 * i] as number;
      if (channel === 0) continue;
      const isSend = cases[i]?.direction === "send";
      if (isReadyAlone(vm, g, channel, isSend)) {
        this.add(g, alternativeOf(i, -1, -1));
        isReady = true;
      } else {
        if (isSend) this.addPartners(g, i, channel);
        isReady ||= hasDefault && hasParkedPartner(vm, g, channel, isSend);
      }
    }
    if (hasDefault && !isReady) this.add(g, 0);
  }

  /** Adds a library operation's choices; returns whether it sleeps. */
  private addOperation(g: Goroutine): boolean {
    const operation = this.vm.operation(g.pendingNative);
    const ctx = this.context.bindPending(g);
    if (operation.wakeAt !== undefined) {
      const time = operation.wakeAt(ctx);
      if (time > ctx.now()) return time !== Number.POSITIVE_INFINITY;
    }
    if (operation.ready !== undefined && !operation.ready(ctx)) {
      if (operation.isIdle) this.idle.push(g);
      return false;
    }
    const n = operation.choices === undefined ? 1 : operation.choices(ctx);
    const first = operation.firstChoice === undefined ? 0 : operation.firstChoice(ctx);
    for (let i = 0; i < n; i++) this.add(g, (first + i) % n);
    return false;
  }

  // Of those who wait for the clock; at rest, when nobody else can go on, of those who only watch it too.
  private addEarliestSleepers(isRest: boolean): void {
    const { vm, context } = this;
    const now = context.now();
    const limit = isRest ? Number.POSITIVE_INFINITY : now + MAX_DRIFT_NS;
    let earliest = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < 2; pass++) {
      for (const index of vm.live) {
        const g = vm.goroutines[index] as Goroutine;
        if (!isRest && g.nEarly >= MAX_EARLY) continue;
        const time = g.spin === undefined ? this.wakeTime(g) : isRest ? this.watchUntil(g) : Number.POSITIVE_INFINITY;
        if (time <= now || time >= limit) continue;
        if (pass === 0) earliest = Math.min(earliest, time);
        else if (time === earliest) this.add(g, 0);
      }
    }
  }

  private wakeTime(g: Goroutine): number {
    const operation = g.pendingNative < 0 ? undefined : this.vm.operation(g.pendingNative);
    if (operation?.wakeAt === undefined) return Number.POSITIVE_INFINITY;
    return operation.wakeAt(this.context.bindPending(g));
  }
}
