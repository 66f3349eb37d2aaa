// The machine that strategies drive: step, undo and what can be asked in between. No scheduler in here.

import { assert, InternalError } from "../base/assert.ts";
import type { Program } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import type { MapIdentity } from "../trace/map-history.ts";
import type { MapState } from "../trace/map-state.ts";
import { isMapOperation, OP_EXIT, OP_FATAL, OP_NONE, OP_PANIC, OP_SELECT, OP_START } from "../trace/operation.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import { AccessPaths } from "./access-paths.ts";
import {
  type Choices,
  type GoroutineIndex,
  type LastEvent,
  type Machine,
  type MachineEnd,
  type MachineOptions,
  type Natives,
  type PendingOperation,
  READY_UNKNOWN,
  STEP_ENDED,
  STEP_OK,
} from "./api.ts";
import { callerSite } from "./caller.ts";
import { selectChannel, selectShape } from "./channels.ts";
import { type Checkpoint, isQuiet, restoreCheckpoint, takeCheckpoint } from "./checkpoint.ts";
import { Clock } from "./clock.ts";
import { collectIfDue } from "./collector.ts";
import { Context, goroutineFunction, isSystem } from "./context.ts";
import { formatWord } from "./format.ts";
import { FRAME_CALL, type Goroutine, STATUS_DEAD, STATUS_EXITED, STATUS_LIVE, STATUS_NONE } from "./goroutine.ts";
import { run } from "./interpreter.ts";
import { LongLooks } from "./long-looks.ts";
import { type MapCall, type MapFigures, mapCall, mapFigures, mapIdentity } from "./map-figures.ts";
import { mapState } from "./map-state.ts";
import { CLOCK_CELL } from "./memory.ts";
import { describeAddress } from "./names.ts";
import { framePc, pushFrame } from "./panics.ts";
import { partialStores } from "./parts.ts";
import { mapPlaceOf } from "./runtime-map.ts";
import { Scheduling } from "./scheduling.ts";
import { takeSnapshot } from "./snapshot.ts";
import { SpinWatch } from "./spin.ts";
import { StateHash } from "./state-hash.ts";
import { strandedGoroutines } from "./stranded.ts";
import { decodeUtf8 } from "./strings.ts";
import { takeBack } from "./take-back.ts";
import { deadlockReport, fatalReport, livelockReport, panicDeathReport } from "./traceback.ts";
import { UNDO_DIED } from "./undo-log.ts";
import { userFunction } from "./user-function.ts";
import { type LoadedFunction, Vm } from "./vm.ts";

/** Steps beyond the window are forgotten when there are so many, or so many entries of them: each time costs what is kept. */
const FORGET_STEPS = 256;
const FORGET_ENTRIES = 1 << 15;
/** Of a machine that never goes back: so few stay in the processor's nearest cache. */
const LOGGED_ENTRIES = 64;

/**
 * A machine at the program's initial state: main before its first transition.
 * *Errors*: none now; a program that names an unknown native fails with an InternalError when it gets there.
 */
export function createMachine(program: Program, natives: Natives, options: MachineOptions): Machine {
  return new ReversibleMachine(new Vm(program, natives, options));
}

class ReversibleMachine implements Machine {
  readonly program: Program;
  readonly last: LastEvent;
  private readonly context: Context;
  private readonly scheduling: Scheduling;
  /** Computes choices that the strategy does not hold. */
  private readonly probe: Scheduling;
  private readonly clock: Clock;
  private readonly spinWatch: SpinWatch;
  private readonly longLooks: LongLooks;
  private readonly hash: StateHash;
  private readonly paths: AccessPaths;
  private readonly pendingView: PendingOperation = { kind: OP_NONE, object: -1, extent: 1, site: -1 };

  constructor(private readonly vm: Vm) {
    this.program = vm.program;
    this.last = vm.last;
    this.context = new Context(vm);
    this.scheduling = new Scheduling(vm, this.context);
    this.probe = new Scheduling(vm, this.context);
    this.clock = new Clock(vm, this.context, this.scheduling, this.probe);
    this.spinWatch = new SpinWatch(vm);
    this.longLooks = new LongLooks(vm, this.spinWatch);
    this.hash = new StateHash(vm);
    this.paths = new AccessPaths(vm);
    this.reset();
  }

  get depth(): number {
    return this.vm.depth;
  }
  get time(): MachineOptions["time"] {
    return this.vm.options.time;
  }
  set time(time: MachineOptions["time"]) {
    this.vm.options.time = time;
  }
  get nInstructions(): number {
    return this.vm.nInstructions;
  }
  get nowNs(): number {
    return this.vm.memory.cells[CLOCK_CELL] as number;
  }
  get end(): MachineEnd | undefined {
    return this.vm.end;
  }

  reset(): void {
    const { vm } = this;
    vm.log.clear();
    vm.floor = 0;
    vm.memory.reset();
    this.paths.reset();
    for (const g of vm.goroutines) g.reset();
    vm.live.length = vm.freeIndices.length = 0;
    vm.live.push(0);
    if (vm.options.undoWindow === 0) for (let i = 1; i < vm.goroutines.length; i++) vm.freeIndices.push(i);
    vm.outputs.length = vm.outputOwners.length = vm.nWritten = 0;
    vm.nCreated = 1;
    vm.depth = 0;
    vm.epoch = 0;
    vm.current = -1;
    vm.version++;
    vm.end = undefined;
    vm.isAfterMain = false;
    const main = this.goroutine(0);
    main.status = STATUS_LIVE;
    main.isPseudo = true;
    main.pendingKind = OP_START;
    main.pendingSite = (vm.functions[vm.program.entry] as LoadedFunction).siteBase;
  }

  private goroutine(index: GoroutineIndex): Goroutine {
    const g = this.vm.goroutines[index];
    if (g === undefined) throw new InternalError("no such goroutine", { index });
    return g;
  }

  enabled(): Choices {
    const { vm, scheduling } = this;
    const choices = scheduling.choices;
    if (vm.end !== undefined) {
      choices.length = 0;
      return choices;
    }
    scheduling.compute();
    if (choices.length === 0 && !vm.isAfterMain && !scheduling.isHolding) {
      const spinning = vm.live.filter((index) => this.goroutine(index).spin !== undefined);
      vm.end = spinning.length === 0 ? deadlockReport(vm) : livelockReport(vm, spinning);
    }
    return choices;
  }

  spins(index: GoroutineIndex): boolean {
    const g = this.goroutine(index);
    return g.status === STATUS_LIVE && this.scheduling.spins(g);
  }

  get holdsSpinners(): boolean {
    return this.vm.holdsSpinners;
  }
  set holdsSpinners(holds: boolean) {
    this.vm.holdsSpinners = holds;
  }

  isHolding(): boolean {
    const { vm, scheduling } = this;
    return vm.holdsSpinners && vm.live.some((index) => scheduling.isHeldBack(this.goroutine(index)));
  }

  pendingKind(index: GoroutineIndex): number {
    const g = this.goroutine(index);
    return g.status === STATUS_LIVE ? g.pendingKind : OP_NONE;
  }

  pendingKey(index: GoroutineIndex): number {
    const g = this.goroutine(index);
    if (g.status !== STATUS_LIVE || g.pendingNative < 0) return 0;
    return this.vm.operation(g.pendingNative).keyOf?.(this.context.bindPending(g)) ?? 0;
  }

  readiness(index: GoroutineIndex): number {
    const g = this.goroutine(index);
    return this.vm.end === undefined && g.status === STATUS_LIVE ? this.scheduling.readiness(g) : READY_UNKNOWN;
  }

  stranded(): readonly GoroutineIndex[] {
    const { vm, probe, spinWatch } = this;
    if (vm.end !== undefined) return [];
    const choices = probe.compute();
    const canGoOn = new Set(choices.goroutine.slice(0, choices.length));
    return strandedGoroutines(vm, canGoOn, (fn, pc, register) => spinWatch.isLive(fn, pc, register));
  }

  live(): readonly GoroutineIndex[] {
    return this.vm.live;
  }

  pending(index: GoroutineIndex): PendingOperation {
    const g = this.goroutine(index);
    const view = this.pendingView;
    const isLive = g.status === STATUS_LIVE;
    view.kind = isLive ? g.pendingKind : OP_NONE;
    view.object = isLive ? g.pendingObject : -1;
    view.extent = g.pendingExtent;
    view.site = g.pendingSite;
    return view;
  }

  partialStores(index: GoroutineIndex): readonly number[] {
    const g = this.goroutine(index);
    return this.vm.end === undefined && g.status === STATUS_LIVE ? partialStores(this.vm, g) : [];
  }

  selectChannels(index: GoroutineIndex): readonly { readonly channel: number; readonly isSend: boolean }[] {
    const g = this.goroutine(index);
    if (g.status !== STATUS_LIVE || g.pendingKind !== OP_SELECT) return [];
    const { cases } = selectShape(this.vm, g);
    return cases.map(({ direction }, i) => ({ channel: selectChannel(this.vm, g, i), isSend: direction === "send" }));
  }

  step(index: GoroutineIndex, alternative: number): number {
    const { vm, last } = this;
    const g = this.goroutine(index);
    if (g.status !== STATUS_LIVE) assert(false, "step of a goroutine that is not live", { index, depth: vm.depth });
    vm.end = undefined;
    if (vm.isReversible)
      vm.log.mark(vm.outputs.length, vm.memory.nAllocated, vm.nCreated, vm.current, vm.memory.nObjects);
    vm.current = index;
    vm.version++;
    vm.memory.stamp = (vm.memory.stamp + 1) | 0;
    vm.depth++;
    const isEarly = this.clock.advance(g);
    if (vm.isReversible) g.save(vm.log, g.depth < 0 ? 0 : vm.functionAt(g, g.depth).nRegisters);
    else g.savedDepth = -1;
    if (isEarly) g.nEarly++;
    last.kind = g.pendingKind;
    last.goroutine = index;
    last.object = g.pendingObject;
    last.extent = g.pendingExtent;
    last.partner = -1;
    last.site = g.pendingSite;
    last.value = undefined;
    last.waker = g.spin === undefined || g.spin.wokenAt === Number.POSITIVE_INFINITY ? -1 : g.spin.wokenAt - 1;
    last.caller = g.pendingNative >= 0 && isMapOperation(g.pendingKind) ? callerSite(vm, g) : -1;
    if (g.spin !== undefined) {
      // It has something new to see: what it saw before is no part of its next round.
      g.spin = undefined;
      g.nLooks = 0;
    }
    g.lastStep = vm.depth;
    this.count(g);
    g.parkEpoch = 0;
    vm.alternative = alternative;
    vm.partner = undefined;
    const native = g.pendingNative;
    const firstEntry = vm.log.length;
    vm.hasReadClock = vm.hasLookedAround = false;
    if (!vm.isReversible && g.nLooks > 0) this.longLooks.prepare(g);
    if (g.isPseudo) this.stepPseudo(g);
    else run(vm, this.context, g, false);
    const partner = vm.partner as Goroutine | undefined;
    if (partner !== undefined) {
      partner.nLooks = 0;
      partner.spin = undefined;
      partner.lastStep = vm.depth;
      if (vm.end === undefined) {
        this.count(partner);
        run(vm, this.context, partner, true);
      }
    }
    if (this.spinWatch.isLook(native, firstEntry)) this.afterLook(g, native);
    else if (g.nLooks !== 0) g.nLooks = 0;
    this.forget();
    return vm.end === undefined ? STEP_OK : STEP_ENDED;
  }

  private afterLook(g: Goroutine, native: number): void {
    const { vm } = this;
    g.hasSeenClock = vm.hasReadClock || (g.nLooks > 0 && g.hasSeenClock);
    g.nLooks++;
    if (g.status !== STATUS_LIVE) return;
    g.spin = vm.isReversible ? this.spinWatch.find(g) : this.longLooks.find(g, vm.last.kind, native);
  }

  private forget(): void {
    const { vm } = this;
    const { log, undoWindow } = vm;
    if (undoWindow === 0) {
      if (log.length > LOGGED_ENTRIES) log.clear();
      collectIfDue(vm);
    } else if (log.nMarks > 2 * undoWindow && (log.nMarks > FORGET_STEPS || log.length > FORGET_ENTRIES))
      log.forget(undoWindow);
  }

  private count(g: Goroutine): void {
    const isUser =
      g.depth < 0 ? this.vm.functions[goroutineFunction(this.vm, g)]?.isUser : this.vm.functionAt(g, g.depth).isUser;
    if (isUser) {
      g.nUserOperations++;
      g.nInnerOperations = 0;
    } else g.nInnerOperations++;
  }

  private stepPseudo(g: Goroutine): void {
    const { vm } = this;
    switch (g.pendingKind) {
      case OP_START: {
        const start = g.start as { readonly fn: number; readonly captures: readonly Value[] } | undefined;
        const fn = vm.functions[start === undefined ? vm.program.entry : start.fn] as LoadedFunction;
        pushFrame(vm, g, fn, 0, start === undefined ? [] : start.captures, 0, FRAME_CALL);
        g.isPseudo = false;
        run(vm, this.context, g, true);
        return;
      }
      case OP_EXIT:
        this.retire(g, STATUS_EXITED);
        if (g.index === 0) this.endWithMain(g.hasGoexited);
        return;
      case OP_PANIC:
        vm.end = panicDeathReport(vm, g);
        this.retire(g, STATUS_DEAD);
        return;
      case OP_FATAL:
        vm.end = fatalReport(vm, g);
        this.retire(g, STATUS_DEAD);
        return;
      default:
        // The end of a transition that had grown too long.
        g.isPseudo = false;
        run(vm, this.context, g, true);
    }
  }

  private endWithMain(isGoexit: boolean): void {
    const { vm } = this;
    const status = vm.exitStatusCell < 0 ? 0 : (vm.memory.cells[vm.exitStatusCell] as number);
    if (isGoexit && status === 0) return;
    vm.end = { kind: "exit", exitCode: Math.max(0, status - 1), text: "", goroutine: 0 };
    vm.isAfterMain = false;
  }

  private retire(g: Goroutine, status: number): void {
    const { vm } = this;
    g.status = status;
    vm.removeLive(g.index);
    vm.log.write(UNDO_DIED, g.index);
    if (vm.options.undoWindow === 0 && g.index !== 0) vm.freeIndices.push(g.index);
  }

  undo(): void {
    const { vm } = this;
    const { log, memory } = vm;
    if (log.nMarks === 0) assert(false, "nothing to undo", { depth: vm.depth });
    const start = log.start;
    const { cells } = memory;
    while (log.length > start) {
      const at = --log.length;
      const key = log.keys[at] as number;
      if (key >= 0) cells[key] = log.olds[at];
      else takeBack(vm, key, log.olds[at]);
    }
    const nOutputs = log.counter(0);
    if (vm.outputs.length > nOutputs) {
      while (vm.outputs.length > nOutputs) vm.nWritten -= vm.outputs.pop()?.length ?? 0;
      vm.outputOwners.length = nOutputs;
    }
    memory.nAllocated = log.counter(1);
    vm.nCreated = log.counter(2);
    vm.current = log.counter(3);
    memory.nObjects = log.counter(4);
    log.unmark();
    vm.depth--;
    vm.version++;
    vm.end = undefined;
  }

  continueAfterMain(): void {
    const { vm } = this;
    assert(this.goroutine(0).status === STATUS_EXITED, "main has not ended", { depth: vm.depth });
    vm.end = undefined;
    vm.isAfterMain = true;
  }

  get nUndoable(): number {
    const { log, depth, floor } = this.vm;
    return Math.min(log.nMarks, depth - floor);
  }

  keepUndo(nSteps: number): void {
    assert(this.vm.isReversible && nSteps > 0, "this machine never goes back", { nSteps });
    this.vm.undoWindow = nSteps;
  }

  trim(): void {
    this.vm.memory.trim();
  }

  get isQuiet(): boolean {
    return isQuiet(this.vm);
  }

  checkpoint(before: Checkpoint | undefined): Checkpoint {
    return takeCheckpoint(this.vm, before);
  }

  restore(checkpoint: Checkpoint): void {
    restoreCheckpoint(this.vm, checkpoint);
  }

  snapshot(names: (g: GoroutineIndex) => number): Snapshot {
    return takeSnapshot(this.vm, this.context, this.probe, this.paths, names);
  }

  stateHash(): number {
    return this.hash.compute();
  }

  goroutinePath(index: GoroutineIndex): string {
    return this.goroutine(index).path;
  }

  goroutineParent(index: GoroutineIndex): GoroutineIndex {
    return this.goroutine(index).parent;
  }

  goroutineFunction(index: GoroutineIndex): number {
    return goroutineFunction(this.vm, this.goroutine(index));
  }

  userFunction(index: GoroutineIndex): number {
    return userFunction(this.vm, this.goroutine(index));
  }

  isSystemGoroutine(index: GoroutineIndex): boolean {
    return isSystem(this.vm, this.goroutine(index));
  }

  stack(index: GoroutineIndex): number[] {
    const { vm } = this;
    const g = this.goroutine(index);
    if (g.status === STATUS_NONE) return [];
    if (g.depth < 0) return [g.pendingSite];
    const sites: number[] = [];
    for (let d = g.depth; d >= 0; d--) {
      const fn = vm.functionAt(g, d);
      if (!fn.isWrapper) sites.push(vm.siteOf(fn, framePc(g, d)));
    }
    return sites;
  }

  mapFigures(address: number, wantsAll: boolean): MapFigures | undefined {
    return mapFigures(this.vm, address, wantsAll);
  }

  mapIdentity(address: number): MapIdentity {
    return mapIdentity(this.vm, address, (first) => this.paths.lastPathOf(first));
  }

  mapCall(index: GoroutineIndex): MapCall {
    return mapCall(this.vm, this.goroutine(index));
  }

  mapPlace(address: number): number {
    return mapPlaceOf(this.vm, address);
  }

  mapState(address: number): MapState | undefined {
    return mapState(this.vm, address);
  }

  describe(address: number): { readonly kind: string; readonly name: string; readonly type: string } {
    return describeAddress(this.vm, address, (first) => this.paths.lastPathOf(first));
  }

  formatValue(value: Value): string {
    return value === undefined ? "" : formatWord(this.vm, value);
  }

  operationOrdinal(index: GoroutineIndex): { readonly ordinal: number; readonly inner: number } {
    const g = this.goroutine(index);
    return { ordinal: g.nUserOperations, inner: g.nInnerOperations };
  }

  outputOf(index: GoroutineIndex): string {
    const { outputs, outputOwners } = this.vm;
    return decodeUtf8(outputs.filter((_, i) => outputOwners[i] === index).join(""));
  }

  output(): string {
    return decodeUtf8(this.vm.outputs.join(""));
  }
}
