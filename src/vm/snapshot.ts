// The state at one moment, as views show it: names, texts in Go syntax, who waits for what. Shared variables, locks, channels and
// maps are found by walking globals and everything allocated.

import { STRIDE } from "../ir/opcode.ts";
import { ITERATOR, type LocalVariable, type RuntimeType } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import type { DetailedMapView } from "../trace/map-view.ts";
import { OP_NONE, OPERATION_NAMES } from "../trace/operation.ts";
import type {
  ChannelView,
  FrameView,
  GoroutineStatus,
  GoroutineView,
  LockView,
  MapView,
  Snapshot,
  VariableView,
} from "../trace/snapshot.ts";
import type { AccessPaths } from "./access-paths.ts";
import { partnerOf } from "./alternatives.ts";
import type { Choices, GoroutineIndex } from "./api.ts";
import { capacityOf, isClosed, waitsOn } from "./channels.ts";
import { classicMapView } from "./classic-map-view.ts";
import type { Context } from "./context.ts";
import { bufferTexts, formatTyped, mapEntryTexts } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine, STATUS_DEAD, STATUS_LIVE, STATUS_NONE } from "./goroutine.ts";
import { type MapPlacesOfGoroutines, mapPositions } from "./map-positions.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import {
  describeAddress,
  headerKind,
  isAddressOf,
  lockKindOf,
  lockStateText,
  offsetsInside,
  siteName,
} from "./names.ts";
import { framePc } from "./panics.ts";
import { isClassicMap, isRuntimeMap } from "./runtime-map.ts";
import type { Scheduling } from "./scheduling.ts";
import { decodeUtf8 } from "./strings.ts";
import { swissMapView } from "./swiss-map-view.ts";
import { syncMapPositions } from "./sync-map-positions.ts";
import { isInsideSyncMap, isSyncMap, syncMapEntries, syncMapLocks, syncMapName, syncMapView } from "./sync-map-view.ts";
import { placeOf, waitReason } from "./traceback.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Trace-local goroutine number by goroutine index. */
type Names = (g: GoroutineIndex) => number;

/** See `Machine.snapshot`. `probe` computes choices without touching those that the strategy holds. */
export function takeSnapshot(vm: Vm, ctx: Context, probe: Scheduling, paths: AccessPaths, names: Names): Snapshot {
  const walk = new ObjectWalk(vm, paths, names);
  walk.run();
  const runnable = runnableGoroutines(vm.end === undefined ? probe.compute() : undefined);
  const goroutines: GoroutineView[] = [];
  for (const g of vm.goroutines) {
    if (g.status !== STATUS_NONE) goroutines.push(goroutineView(vm, ctx, g, runnable, walk, names));
  }
  goroutines.sort((a, b) => a.goroutine - b.goroutine);
  return {
    cursor: vm.depth,
    nowNs: vm.memory.cells[CLOCK_CELL] as number,
    goroutines,
    shared: walk.shared,
    locks: walk.locks,
    channels: walk.channels,
    maps: walk.maps,
    detailedMaps: walk.detailedMaps,
    output: decodeUtf8(vm.outputs.join("")),
  };
}

// Who can go on: by a choice of its own, or as the partner of a sender's.
function runnableGoroutines(choices: Choices | undefined): ReadonlySet<GoroutineIndex> {
  const found = new Set<GoroutineIndex>();
  if (choices === undefined) return found;
  for (let i = 0; i < choices.length; i++) {
    found.add(choices.goroutine[i] as number);
    found.add(partnerOf(choices.alternative[i] as number));
  }
  return found;
}

// ---- Goroutines

function goroutineView(
  vm: Vm,
  ctx: Context,
  g: Goroutine,
  runnable: ReadonlySet<GoroutineIndex>,
  walk: ObjectWalk,
  names: Names,
): GoroutineView {
  const name = names(g.index);
  const status = statusOf(vm, ctx, g, runnable);
  const isWaiting = status === "blocked" || status === "sleeping";
  return {
    goroutine: name,
    status,
    waitReason: isWaiting ? waitReason(vm, g) : "",
    waitsFor: isWaiting ? g.pendingObject : -1,
    next: g.status === STATUS_LIVE ? nextText(vm, g, walk) : "",
    frames: g.status === STATUS_LIVE || g.status === STATUS_DEAD ? frameViews(vm, g) : [],
    locksHeld: walk.locks
      .filter(({ holder, readers }) => holder === name || readers.includes(name))
      .map(({ address }) => address),
  };
}

function statusOf(vm: Vm, ctx: Context, g: Goroutine, runnable: ReadonlySet<GoroutineIndex>): GoroutineStatus {
  if (g.status === STATUS_DEAD) return "panicked";
  if (g.status !== STATUS_LIVE) return "exited";
  const sleep = g.pendingNative < 0 ? undefined : vm.operation(g.pendingNative);
  if (sleep?.wakeAt !== undefined) {
    const time = sleep.wakeAt(ctx.bindPending(g));
    if (time > ctx.now()) return "sleeping";
  }
  if (!runnable.has(g.index)) return "blocked";
  return vm.current === g.index ? "running" : "runnable";
}

// Where an operation's stable name is not what a person would say.
const VERBS: ReadonlyMap<string, string> = new Map([
  ["rendezvous", "send"],
  ["map-read", "read"],
  ["map-write", "write"],
  ["wg-add", "count"],
  ["wg-wait", "wait for"],
  ["once-begin", "call"],
  ["once-end", "leave"],
  ["rw-announce", "lock"],
  ["cond-wait", "wait for"],
  ["cond-woken", "wake from"],
  ["cond-signal", "signal"],
  ["cond-broadcast", "broadcast"],
  ["chan-len", "length of"],
  ["block-forever", "wait for ever"],
]);

/** What the goroutine does next, as a person would say it: `write counter`. */
function nextText(vm: Vm, g: Goroutine, walk: ObjectWalk): string {
  if (g.pendingKind === OP_NONE) return "";
  const name = OPERATION_NAMES[g.pendingKind] ?? "";
  const verb = VERBS.get(name) ?? name;
  return `${verb} ${pendingExpression(vm, g, walk)}`.trimEnd();
}

function pendingExpression(vm: Vm, g: Goroutine, walk: ObjectWalk): string {
  if (g.isPseudo || g.depth < 0) return "";
  for (let d = g.depth; d >= 0; d--) {
    const fn = vm.functionAt(g, d);
    if (!fn.isUser) continue;
    const expression = vm.program.expressions[fn.ir.expressions[framePc(g, d) / STRIDE] ?? -1];
    if (expression !== undefined && expression !== "") return expression;
    break;
  }
  return g.pendingObject > 0 ? walk.nameOf(g.pendingObject) : "";
}

function frameViews(vm: Vm, g: Goroutine): FrameView[] {
  const frames: FrameView[] = [];
  for (let d = g.depth; d >= 0; d--) {
    const fn = vm.functionAt(g, d);
    if (!fn.isWrapper) frames.push(frameView(vm, g, d, fn));
  }
  return frames;
}

function frameView(vm: Vm, g: Goroutine, depth: number, fn: LoadedFunction): FrameView {
  const pc = framePc(g, depth);
  const base = g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number;
  const place = placeOf(vm, fn, pc);
  const variables = new Map<string, VariableView>();
  for (const local of fn.ir.locals) {
    if (pc < local.fromPc || pc >= local.toPc || local.register < 0) continue;
    const view = localView(vm, g, base, local);
    if (local.name === ITERATOR) continue;
    // An inner variable hides an outer one of the same name.
    if (view !== undefined) variables.set(local.name, view);
  }
  return {
    function: fn.ir.name,
    file: place.file,
    line: place.line,
    isUser: fn.isUser,
    variables: [...variables.values()],
  };
}

function localView(vm: Vm, g: Goroutine, base: number, local: LocalVariable): VariableView | undefined {
  const type = vm.program.types[local.type] as RuntimeType;
  const register = base + local.register;
  if (!local.isCell) {
    if (!isInitialised(vm, g.registers, register, type)) return undefined;
    const value = formatTyped(vm, local.type, g.registers, register, 0);
    return { name: local.name, type: type.name, value, address: -1, isShared: false };
  }
  const address = g.registers[register];
  if (typeof address !== "number" || address === 0) return undefined;
  const index = address & INDEX_MASK;
  const value = formatTyped(vm, local.type, vm.memory.cells, index, 0);
  return { name: local.name, type: type.name, value, address, isShared: vm.memory.shared[index] !== 0 };
}

// A fresh frame's registers are undefined, and a dead register may hold a word of another type.
function isInitialised(vm: Vm, registers: readonly Value[], first: number, type: RuntimeType): boolean {
  if (type.width === 0) return true;
  const zero = type.zero[0];
  const word = registers[first];
  if (type.kind === "map" || type.kind === "chan") return word === 0 || isAddressOf(vm, word, type.kind);
  if (zero === undefined) return true;
  const isInteger = (x: Value): boolean => typeof x === "number" || typeof x === "bigint";
  return isInteger(zero) ? isInteger(word) : typeof word === typeof zero;
}

// ---- Objects

const byName = (name: string, type: RuntimeType): string => (name === "" ? type.name : name);
const isLock = (type: RuntimeType): boolean => lockKindOf(type) !== undefined;
const isInternal = (type: RuntimeType): boolean => type.name.startsWith("runtime.");
const isOfInterest = (type: RuntimeType): boolean => isLock(type) || isRuntimeMap(type) || isSyncMap(type);

/** Walks all objects once and sorts them into views. */
class ObjectWalk {
  readonly shared: VariableView[] = [];
  readonly locks: LockView[] = [];
  readonly channels: ChannelView[] = [];
  readonly maps: MapView[] = [];
  readonly detailedMaps: DetailedMapView[] = [];
  private mapPlaces: MapPlacesOfGoroutines | undefined;
  private syncPositions: ReturnType<typeof syncMapPositions> | undefined;
  private readonly interesting = new Map<number, ReturnType<typeof offsetsInside>>();

  constructor(
    private readonly vm: Vm,
    private readonly paths: AccessPaths,
    private readonly names: Names,
  ) {}

  run(): void {
    const { memory, program, goroutines } = this.vm;
    for (const { address, type, isUser } of program.globals) if (isUser) this.addValues(address, type, true);
    for (const g of goroutines) {
      if (g.status === STATUS_NONE) continue;
      memory.forEachObject(g, (first) => this.addObject(first));
    }
  }

  /** Access path of an address. */
  nameOf(address: number): string {
    return describeAddress(this.vm, address, (first) => this.paths.pathOf(first)).name;
  }

  // What the user's variables do not reach belongs to the library, or to nobody any more.
  private addObject(first: number): void {
    const { memory } = this.vm;
    const type = memory.typeOf(first);
    if (type < 0 || this.paths.pathOf(first) === undefined) return;
    const isInside = isInsideSyncMap(this.vm, this.vm.program.types[type] as RuntimeType);
    const header = headerKind(this.vm, first);
    if (header === "channel") this.channels.push(this.channelView(first, type));
    else if (header === "map") {
      if (!isInside) this.maps.push(this.mapView(first, type));
    } else if (isInside) this.addUsedLocks(() => this.addValues(first, type, false));
    else this.addValues(first, type, memory.shared[first] !== 0);
  }

  // Of the locks inside of a sync.Map, those that somebody holds or waits for.
  private addUsedLocks(addAll: () => void): void {
    const nBefore = this.locks.length;
    addAll();
    const used = this.locks.splice(nBefore).filter(({ holder, waiters }) => holder >= 0 || waiters.length > 0);
    this.locks.push(...used);
  }

  private addValues(first: number, typeIndex: number, isShown: boolean): void {
    const { memory, program } = this.vm;
    const type = program.types[typeIndex] as RuntimeType;
    let found = this.interesting.get(typeIndex);
    if (found === undefined) {
      found = offsetsInside(this.vm, type, isOfInterest);
      this.interesting.set(typeIndex, found);
    }
    const end = first + memory.extentOf(first);
    for (let i = first; found.length > 0 && i < end; i += Math.max(1, type.width)) {
      for (const { offset, type: inner } of found) this.addInner(i + offset, inner);
    }
    const name = this.nameOfObject(first);
    if (isShown && name !== "" && !isOfInterest(type) && !isInternal(type) && type.width > 0)
      this.shared.push(this.variableView(first, type, name));
  }

  private nameOfObject(first: number): string {
    return this.paths.pathOf(first)?.name ?? siteName(this.vm, first);
  }

  private addInner(index: number, type: RuntimeType): void {
    const { vm } = this;
    const address = vm.memory.addressOf(index);
    if (isSyncMap(type)) this.addSyncMap(address, index, type);
    else if (isRuntimeMap(type)) this.addDetailedMap(index, type);
    else this.locks.push(this.lockView(address, index, type));
  }

  private addDetailedMap(index: number, type: RuntimeType): void {
    const { vm } = this;
    const name = this.nameOfObject(vm.memory.firstOf(index));
    this.mapPlaces ??= mapPositions(vm, this.names);
    const view = isClassicMap(type) ? classicMapView : swissMapView;
    this.detailedMaps.push(view(vm, index, type, name, this.mapPlaces));
  }

  private addSyncMap(address: number, index: number, type: RuntimeType): void {
    const { vm } = this;
    const name = byName(syncMapName(vm, type, this.nameOf(address)), type);
    const entries = syncMapEntries(vm, index, type);
    if (entries !== undefined) {
      this.maps.push({ address, name, type: type.name, entries });
      return;
    }
    this.syncPositions ??= syncMapPositions(vm, this.names);
    const view = syncMapView(vm, index, type, name, this.syncPositions.get(address) ?? []);
    if (view !== undefined) this.detailedMaps.push(view);
    this.addUsedLocks(() => {
      for (const { offset, type: lock } of syncMapLocks(vm, type)) this.addInner(index + offset, lock);
    });
  }

  private variableView(first: number, type: RuntimeType, name: string): VariableView {
    const { memory } = this.vm;
    const count = type.width === 0 ? 1 : memory.extentOf(first) / type.width;
    const texts: string[] = [];
    for (let i = 0; i < Math.min(count, 64); i++) {
      texts.push(formatTyped(this.vm, type.index, memory.cells, first + i * type.width, 0));
    }
    const isArray = count > 1;
    return {
      name,
      type: isArray ? `[${count}]${type.name}` : type.name,
      value: isArray ? `[${texts.join(" ")}${count > 64 ? " …" : ""}]` : (texts[0] ?? ""),
      address: memory.addressOf(first),
      isShared: memory.shared[first] !== 0,
    };
  }

  private waiting(matches: (g: Goroutine) => boolean): number[] {
    const { live, goroutines } = this.vm;
    return live.filter((index) => matches(goroutines[index] as Goroutine)).map(this.names);
  }

  private channelView(first: number, typeIndex: number): ChannelView {
    const { vm } = this;
    const address = vm.memory.addressOf(first);
    const type = vm.program.types[typeIndex] as RuntimeType;
    return {
      address,
      name: byName(this.nameOfObject(first), type),
      type: type.name,
      capacity: capacityOf(vm, address),
      buffer: bufferTexts(vm, address, type.elem),
      isClosed: isClosed(vm, address),
      senders: this.waiting((g) => waitsOn(vm, g, address, true)),
      receivers: this.waiting((g) => waitsOn(vm, g, address, false)),
    };
  }

  private mapView(first: number, typeIndex: number): MapView {
    const { vm } = this;
    const address = vm.memory.addressOf(first);
    const type = vm.program.types[typeIndex] as RuntimeType;
    const name = byName(this.nameOfObject(first), type);
    return { address, name, type: type.name, entries: mapEntryTexts(vm, type, address, 0) };
  }

  private lockView(address: number, index: number, type: RuntimeType): LockView {
    const { vm, names } = this;
    const kind = lockKindOf(type) ?? "mutex";
    const { cells } = vm.memory;
    const holderCell = kind === "waitgroup" || kind === "cond" ? 0 : (cells[index + 1] as number);
    const readers = kind === "rwmutex" ? readersOf(cells[index + 3] as string).map(names) : [];
    return {
      address,
      name: byName(this.nameOf(address), type),
      kind,
      holder: holderCell > 0 && (kind !== "rwmutex" || cells[index] === 2) ? names(holderCell - 1) : -1,
      readers,
      waiters: this.waiting((g) => g.pendingNative >= 0 && g.pendingObject === address && isWaitingFor(vm, g)),
      state: lockStateText(type, cells, index) ?? "",
    };
  }
}

function readersOf(list: string): number[] {
  return list === "" ? [] : list.split(",").map(Number);
}

// Pending on the lock with an operation that can wait (unlocking cannot).
function isWaitingFor(vm: Vm, g: Goroutine): boolean {
  return vm.operation(g.pendingNative).ready !== undefined;
}
