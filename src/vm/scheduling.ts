// Which choices there are in a state. A function of the state alone; no order of goroutines is preferred here.

import { OP_BLOCK_FOREVER, OP_RECV, OP_RENDEZVOUS, OP_SELECT, OP_SEND } from "../trace/operation.ts";
import { alternativeOf } from "./alternatives.ts";
import { type Choices, READY_ALONE, READY_NOT, READY_UNKNOWN } from "./api.ts";
import { forEachPartner, hasParkedPartner, isClosed, isReadyAlone, selectChannel, selectShape } from "./channels.ts";
import type { Context } from "./context.ts";
import type { Goroutine } from "./goroutine.ts";
import type { Vm } from "./vm.ts";

/** Computes and holds the choices. */
export class Scheduling {
  readonly choices: Choices & { goroutine: number[]; alternative: number[] } = {
    length: 0,
    goroutine: [],
    alternative: [],
  };
  /** Goroutines whose operation waits for nothing else to be able to go on. */
  private readonly idle: Goroutine[] = [];
  private current: Goroutine | undefined = undefined;
  private currentCase = -1;
  private readonly addPartner = (partner: Goroutine, partnerCase: number): void => {
    const g = this.current as Goroutine;
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
    let hasSleepers = false;
    for (const index of vm.live) {
      const g = vm.goroutines[index] as Goroutine;
      if (g.pendingNative >= 0) {
        if (this.addOperation(g)) hasSleepers = true;
      } else this.addInstruction(g);
    }
    if (choices.length === 0 && this.idle.length > 0) for (const g of this.idle) this.add(g, 0);
    else if (hasSleepers && (choices.length === 0 || vm.options.time === "drift")) this.addEarliestSleepers();
    return choices;
  }

  /** See `Machine.readiness`. */
  readiness(g: Goroutine): number {
    if (g.pendingNative >= 0) return this.operationReadiness(g);
    const { vm } = this;
    switch (g.pendingKind) {
      case OP_SELECT:
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
    for (let i = 0; i < cases.length; i++) {
      const channel = selectChannel(vm, g, i);
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

  private addEarliestSleepers(): void {
    const { vm, context } = this;
    let earliest = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < 2; pass++) {
      for (const index of vm.live) {
        const g = vm.goroutines[index] as Goroutine;
        const wakeAt = g.pendingNative < 0 ? undefined : vm.operation(g.pendingNative).wakeAt;
        if (wakeAt === undefined) continue;
        const time = wakeAt.call(vm.operation(g.pendingNative), context.bindPending(g));
        if (time <= context.now() || time === Number.POSITIVE_INFINITY) continue;
        if (pass === 0) earliest = Math.min(earliest, time);
        else if (time === earliest) this.add(g, 0);
      }
    }
  }
}
