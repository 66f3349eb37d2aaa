// The virtual clock: who moves it, and what is known of the others when it moves.

import type { Value } from "../ir/value.ts";
import { isChannelOperation, pendingOpcode } from "./channels.ts";
import type { Context } from "./context.ts";
import type { Goroutine } from "./goroutine.ts";
import { CLOCK_CELL } from "./memory.ts";
import type { Scheduling } from "./scheduling.ts";
import { UNDO_EPOCH, UNDO_OPERAND, UNDO_PARKED, UNDO_SPIN } from "./undo-log.ts";
import type { Vm } from "./vm.ts";

export class Clock {
  /** @param probe computes choices that nobody holds. */
  constructor(
    private readonly vm: Vm,
    private readonly context: Context,
    private readonly scheduling: Scheduling,
    private readonly probe: Scheduling,
  ) {}

  /**
   * Before a step of `g`: a sleeper that runs moves the clock. If nothing else could run, everyone else is known to be parked. Returns whether
   * somebody could. Cost: nothing for most operations.
   */
  advance(g: Goroutine): boolean {
    const { vm, context } = this;
    if (g.spin === undefined && (g.pendingNative < 0 || vm.isPlain[g.pendingNative] === 1)) return false;
    const operation = g.pendingNative < 0 ? undefined : vm.operation(g.pendingNative);
    if (operation?.isIdle === true && operation.ready?.(context.bindPending(g)) === false) this.rest(g);
    if (operation?.wakeAt === undefined && g.spin === undefined) return false;
    const time =
      operation?.wakeAt === undefined ? this.scheduling.watchUntil(g) : operation.wakeAt(context.bindPending(g));
    if (time <= context.now() || time === Number.POSITIVE_INFINITY) return false;
    const isEarly = vm.options.time === "drift" && this.probe.hasAwake();
    if (!isEarly) this.park(g);
    vm.write(CLOCK_CELL, time);
    return isEarly;
  }

  private park(sleeper: Goroutine): void {
    const { vm } = this;
    vm.log.write(UNDO_EPOCH, vm.epoch++);
    this.rest(sleeper);
    for (const index of vm.live) {
      const g = vm.goroutines[index] as Goroutine;
      if (g === sleeper || g.parkEpoch !== 0 || !isChannelOperation(pendingOpcode(vm, g))) continue;
      g.parkEpoch = vm.epoch;
      vm.log.write(UNDO_PARKED, index);
    }
  }

  // Who spins is needed for what `cause` does now: it has to have come that far.
  private rest(cause: Goroutine): void {
    const { vm } = this;
    for (const index of vm.live) {
      const g = vm.goroutines[index] as Goroutine;
      if (g === cause || g.spin === undefined || g.spin.isRested) continue;
      vm.log.write(UNDO_OPERAND, g.spin as unknown as Value);
      vm.log.write(UNDO_SPIN, index);
      g.spin = g.spin.rested();
    }
  }
}
