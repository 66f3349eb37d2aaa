// Instructions that touch goroutines, channels, library operations, deferred calls and panics. Called from the interpreter's
// loop with `g.pc` at the instruction.

import { assert } from "../base/assert.ts";
import * as ir from "../ir/opcode.ts";
import type { RuntimeType, SelectShape } from "../ir/program.ts";
import { Closure, type Interface, type Value } from "../ir/value.ts";
import {
  isPlainAccess,
  OP_ATOMIC_CAS_FAIL,
  OP_ATOMIC_LOAD,
  OP_BLOCK_FOREVER,
  OP_CHAN_LEN,
  OP_CHOOSE,
  OP_CLOSE,
  OP_COUNT_GOROUTINES,
  OP_GO,
  OP_IDLE,
  OP_OS_EXIT,
  OP_PRINT,
  OP_RECV,
  OP_RENDEZVOUS,
  OP_SELECT,
  OP_SELECT_DEFAULT,
  OP_SEND,
  OP_SLEEP,
  OP_START,
  OP_WAKE,
  OP_YIELD,
} from "../trace/operation.ts";
import { caseOf, MAX_PARTNERS, partnerCaseOf, partnerOf } from "./alternatives.ts";
import type { Native, OperationNative } from "./api.ts";
import {
  capacityOf,
  closeChannel,
  countOf,
  deliver,
  dequeue,
  enqueue,
  isClosed,
  makeChannel,
  zeroElement,
} from "./channels.ts";
import { type Context, goroutineFunction } from "./context.ts";
import {
  Deferred,
  FRAME_BASE,
  FRAME_DEFERRED,
  FRAME_FUNCTION,
  FRAME_STRIDE,
  type Goroutine,
  STATUS_LIVE,
} from "./goroutine.ts";
import { INDEX_MASK } from "./memory.ts";
import { callOnTop, recoverPanic } from "./panics.ts";
import { isAllocatable, mayAct } from "./slices.ts";
import { UNDO_BORN } from "./undo-log.ts";
import { INTERRUPT_GOEXIT, INTERRUPT_NONE, type LoadedFunction, type Vm } from "./vm.ts";

/** What a closure or a deferred call takes in the host besides its captures, in cells. */
const CLOSURE_WORDS = 8;

/** What an instruction outside the loop says to the loop. */
export type Status = number;
/** Go on with the next instruction. */
export const NEXT = 0;
/** Stop before this instruction; `vm.stopKind` … say what it is. */
export const STOP = 1;
/** Something is raised: `vm.interrupt`. */
export const RAISED = 2;
/** Go on at `g.pc` in the goroutine's top frame. */
export const JUMPED = 3;

/** Runs one of the instructions from MAKE_CHAN on. `at`: register of its operand a. */
export function executeControl(vm: Vm, ctx: Context, g: Goroutine, fn: LoadedFunction, base: number): Status {
  const { code } = fn;
  const pc = g.pc;
  const at = base + (code[pc + 1] as number);
  const b = code[pc + 2] as number;
  const c = code[pc + 3] as number;
  const registers = g.registers;
  switch (code[pc]) {
    case ir.MAKE_CHAN:
      return makeChan(vm, g, at, b, c < 0 ? 0 : (registers[base + c] as number), code[pc + 4] as number);
    case ir.SEND:
      return send(vm, registers[at] as number, registers[base + b]);
    case ir.RECV:
      return receive(vm, g, registers[base + b] as number, at, c === 1);
    case ir.CLOSE_CHAN:
      return close(vm, registers[at] as number);
    case ir.CHAN_LEN:
    case ir.CHAN_CAP:
      return channelSize(vm, g, at, registers[base + b] as number, code[pc] === ir.CHAN_LEN);
    case ir.SELECT:
      return select(vm, g, at, base + b, vm.program.selects[c] as SelectShape);
    case ir.CALL_NATIVE: {
      if (b === vm.goexitNative) {
        vm.interrupt = INTERRUPT_GOEXIT;
        return RAISED;
      }
      const native = vm.natives[b];
      assert(native !== undefined, "no such native", { name: vm.program.natives[b] });
      callNative(vm, ctx.bind(g, at), native, b === vm.clockNative);
      return vm.interrupt === INTERRUPT_NONE ? NEXT : RAISED;
    }
    case ir.OPERATION:
      return operate(vm, ctx.bind(g, at), b);
    case ir.MAKE_CLOSURE:
      registers[at] = new Closure(b, registers.slice(base + c, base + c + (code[pc + 4] as number)));
      return vm.charge(CLOSURE_WORDS + (code[pc + 4] as number)) ? NEXT : RAISED;
    case ir.GO:
      return go(vm, g, fn, registers[at]);
    case ir.DEFER: {
      const register = base + fn.deferRegister;
      registers[register] = new Deferred(registers[at], registers[register] as Deferred | undefined);
      return vm.charge(CLOSURE_WORDS) ? NEXT : RAISED;
    }
    case ir.FRAME_DEPTH:
      registers[at] = g.depth;
      return NEXT;
    case ir.DEFER_AT:
      return deferAt(vm, g, registers[at], registers[base + b] as number, c);
    case ir.RUN_DEFERS:
      return runDefers(vm, g, base + fn.deferRegister);
    case ir.PANIC:
      return panic(vm, g, registers[at] as Interface | undefined);
    case ir.RECOVER:
      registers[at] = recoverPanic(vm, g);
      return NEXT;
    default:
      assert(false, "unknown instruction", { opcode: code[pc], function: fn.ir.name, pc });
  }
}

// What it looks at is not known, but for the clock.
function callNative(vm: Vm, ctx: Context, native: Native, isClock: boolean): void {
  const { hasLookedAround } = vm;
  vm.isInNative = true;
  native(ctx);
  vm.isInNative = false;
  if (isClock) vm.hasLookedAround = hasLookedAround;
}

function panic(vm: Vm, g: Goroutine, value: Interface | undefined): Status {
  // Since Go 1.21 panic(nil) raises a run-time error.
  if (value !== undefined || vm.program.goMinor < 21) vm.raise(value, false);
  else vm.raisePointer(g, vm.panicNilType, "panic called with nil argument");
  return RAISED;
}

function runDefers(vm: Vm, g: Goroutine, register: number): Status {
  const list = g.registers[register];
  if (!(list instanceof Deferred)) return NEXT;
  g.registers[register] = list.next;
  callOnTop(vm, g, list.closure, FRAME_DEFERRED);
  return vm.interrupt === INTERRUPT_NONE ? JUMPED : RAISED;
}

// The frame belongs to the function that the loop stands in, below those of the iterator.
function deferAt(vm: Vm, g: Goroutine, closure: Value, depth: number, fn: number): Status {
  if (depth > g.depth || g.frames[depth * FRAME_STRIDE + FRAME_FUNCTION] !== fn) {
    vm.raiseLimit("defer in the body of a range over a function, run by another goroutine: not supported by Raceweave");
    return RAISED;
  }
  if (depth < g.savedDepth) g.saveDownTo(vm.log, depth);
  const { deferRegister } = vm.functionAt(g, depth);
  const register = (g.frames[depth * FRAME_STRIDE + FRAME_BASE] as number) + deferRegister;
  g.registers[register] = new Deferred(closure, g.registers[register] as Deferred | undefined);
  return vm.charge(CLOSURE_WORDS) ? NEXT : RAISED;
}

function go(vm: Vm, g: Goroutine, fn: LoadedFunction, closure: Value): Status {
  if (!(closure instanceof Closure)) {
    vm.raiseFatal("go of nil func value");
    return RAISED;
  }
  if (!mayAct(vm, OP_GO, -1, 1)) return STOP;
  const child = vm.live.length < vm.options.maxGoroutines ? vm.internChild(g, g.nChildren++) : undefined;
  if (child === undefined) {
    vm.raiseLimit(`more than ${Math.min(vm.options.maxGoroutines, MAX_PARTNERS)} goroutines`);
    return RAISED;
  }
  vm.memory.publishGlobals(vm.log);
  vm.memory.publish(closure, vm.log);
  child.reset();
  child.status = STATUS_LIVE;
  child.start = closure;
  child.createdAt = vm.siteOf(fn, g.pc);
  child.number = ++vm.nCreated;
  child.isPseudo = true;
  child.pendingKind = OP_START;
  child.pendingSite = (vm.functions[goroutineFunction(vm, child)] as LoadedFunction).siteBase;
  vm.addLive(child.index);
  vm.log.write(UNDO_BORN, child.index);
  vm.last.partner = child.index;
  return NEXT;
}

const isWithoutObject = (kind: number): boolean =>
  kind === OP_SLEEP ||
  kind === OP_WAKE ||
  kind === OP_YIELD ||
  kind === OP_IDLE ||
  kind === OP_COUNT_GOROUTINES ||
  kind === OP_PRINT ||
  kind === OP_CHOOSE ||
  kind === OP_OS_EXIT;

function objectOf(vm: Vm, ctx: Context, operation: OperationNative): number {
  if (operation.objectOf !== undefined) return operation.objectOf(ctx);
  const first = ctx.get(0);
  if (isWithoutObject(operation.kind) || typeof first !== "number") return -1;
  if (first === 0) vm.raiseNil();
  return first;
}

const isAtomic = (kind: number): boolean => kind >= OP_ATOMIC_LOAD && kind <= OP_ATOMIC_CAS_FAIL;

// What an atomic operation left behind. A list is the content of a sync.Map or a Pool, and would say too much.
function noteAtomicValue(vm: Vm, object: number): void {
  const word = vm.memory.cells[object & INDEX_MASK];
  if (!Array.isArray(word)) vm.last.value = word;
}

function operate(vm: Vm, ctx: Context, index: number): Status {
  const operation = vm.operation(index);
  const object = objectOf(vm, ctx, operation);
  // Arguments are checked before anything blocks: a nil receiver faults here.
  if (vm.interrupt !== INTERRUPT_NONE) return RAISED;
  if (isPlainAccess(operation.kind) && (object <= 0 || vm.memory.shared[object & INDEX_MASK] === 0)) {
    // A plain access to memory that nobody else can reach is no operation, as for instructions.
    operation.run(ctx, 0);
    return vm.interrupt === INTERRUPT_NONE ? NEXT : RAISED;
  }
  if (vm.hasActed) {
    vm.stopKind = operation.kind;
    vm.stopObject = object;
    vm.stopExtent = operation.extentOf === undefined ? 1 : operation.extentOf(ctx);
    vm.stopNative = index;
    return STOP;
  }
  vm.hasActed = true;
  if (operation.partner !== undefined) vm.last.partner = operation.partner;
  if (operation.eventValue !== undefined) vm.last.value = operation.eventValue(ctx);
  const kind = operation.run(ctx, vm.alternative);
  if (kind !== undefined) vm.last.kind = kind;
  if (vm.last.kind === OP_CHOOSE) vm.last.extent = vm.alternative;
  if (isAtomic(vm.last.kind)) noteAtomicValue(vm, object);
  return vm.interrupt === INTERRUPT_NONE ? NEXT : RAISED;
}

// ---- Channels

function makeChan(vm: Vm, g: Goroutine, at: number, type: number, size: number | bigint, site: number): Status {
  if (!isAllocatable(vm, (vm.program.types[type] as RuntimeType).elem, size)) {
    vm.raisePlain("makechan: size out of range");
    return RAISED;
  }
  if (!vm.hasRoomFor(size)) return RAISED;
  g.registers[at] = makeChannel(vm, g, type, size, site);
  return NEXT;
}

function blockForever(vm: Vm): Status {
  vm.stopKind = OP_BLOCK_FOREVER;
  vm.stopObject = -1;
  vm.stopExtent = 1;
  vm.stopNative = -1;
  return STOP;
}

function send(vm: Vm, channel: number, value: Value): Status {
  if (channel === 0) return blockForever(vm);
  if (!mayAct(vm, capacityOf(vm, channel) === 0 ? OP_RENDEZVOUS : OP_SEND, channel, 1)) return STOP;
  return sendNow(vm, channel, value);
}

function sendNow(vm: Vm, channel: number, value: Value): Status {
  vm.last.kind = OP_SEND;
  vm.last.object = channel;
  vm.last.extent = capacityOf(vm, channel);
  vm.last.value = value;
  if (isClosed(vm, channel)) {
    vm.raisePlain("send on closed channel");
    return RAISED;
  }
  if (capacityOf(vm, channel) === 0) meet(vm, value);
  else enqueue(vm, channel, value);
  return NEXT;
}

/** The receiver gets the value and passes its receive; it runs on when the sender's part of the transition is over. */
export function meet(vm: Vm, value: Value): void {
  const partner = vm.goroutines[partnerOf(vm.alternative)];
  assert(partner !== undefined && partner.depth >= 0, "rendezvous without a partner", { alternative: vm.alternative });
  vm.memory.publish(value, vm.log);
  if (vm.isReversible) partner.save(vm.log, vm.functionAt(partner, partner.depth).nRegisters);
  else partner.savedDepth = -1;
  deliver(vm, partner, partnerCaseOf(vm.alternative), value, true);
  vm.partner = partner;
  vm.last.kind = OP_RENDEZVOUS;
  vm.last.partner = partner.index;
}

function receive(vm: Vm, g: Goroutine, channel: number, at: number, wantsOk: boolean): Status {
  if (channel === 0) return blockForever(vm);
  if (!mayAct(vm, OP_RECV, channel, 1)) return STOP;
  const ok = countOf(vm, channel) > 0;
  g.registers[at] = take(vm, channel, ok);
  if (wantsOk) g.registers[at + 1] = ok;
  return NEXT;
}

function take(vm: Vm, channel: number, isBuffered: boolean): Value {
  const value = isBuffered ? dequeue(vm, channel) : zeroElement(vm, channel);
  vm.last.kind = OP_RECV;
  vm.last.object = channel;
  vm.last.extent = capacityOf(vm, channel);
  vm.last.value = value;
  return value;
}

function close(vm: Vm, channel: number): Status {
  if (channel === 0) {
    vm.raisePlain("close of nil channel");
    return RAISED;
  }
  if (!mayAct(vm, OP_CLOSE, channel, 1)) return STOP;
  if (isClosed(vm, channel)) {
    vm.raisePlain("close of closed channel");
    return RAISED;
  }
  vm.last.extent = capacityOf(vm, channel);
  closeChannel(vm, channel);
  return NEXT;
}

function channelSize(vm: Vm, g: Goroutine, at: number, channel: number, isLength: boolean): Status {
  if (channel !== 0 && !mayAct(vm, OP_CHAN_LEN, channel, 1)) return STOP;
  let size = 0;
  if (channel !== 0) size = isLength ? countOf(vm, channel) : capacityOf(vm, channel);
  g.registers[at] = size;
  // Of a nil channel it is no operation.
  if (channel !== 0) vm.last.value = size;
  return NEXT;
}

// Spec, "Select statements": nil channels are never ready. Case i has its channel in register first+2i, its value behind it.
function select(vm: Vm, g: Goroutine, at: number, first: number, { cases, hasDefault }: SelectShape): Status {
  const { registers } = g;
  const canWait = cases.some((_, i) => registers[first + 2 * i] !== 0);
  if (!canWait && !hasDefault) return blockForever(vm);
  if (!mayAct(vm, canWait ? OP_SELECT : OP_SELECT_DEFAULT, -1, 1)) return STOP;
  const taken = caseOf(vm.alternative);
  if (taken < 0) {
    vm.last.kind = OP_SELECT_DEFAULT;
    registers[at] = -1;
    return NEXT;
  }
  const channel = registers[first + 2 * taken] as number;
  if (cases[taken]?.direction === "send") {
    const status = sendNow(vm, channel, registers[first + 2 * taken + 1]);
    registers[at] = taken;
    return status;
  }
  const ok = countOf(vm, channel) > 0;
  registers[at] = taken;
  registers[at + 1] = take(vm, channel, ok);
  registers[at + 2] = ok;
  return NEXT;
}
