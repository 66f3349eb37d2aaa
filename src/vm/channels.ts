// Channels, in cells. A channel object is
//
//   +0 capacity  +1 count  +2 head  +3 closed (0, 1)  +4 … one boxed element per buffer slot
//
// Who may go (The Go Programming Language Specification, "Send statements", "Receive operator", "Select statements"):
// - A buffered send or receive, and a receive from a closed channel, is enabled by itself.
// - On an unbuffered channel a send and a receive happen at once, as ONE transition of the sender with a partner: a goroutine
//   whose pending operation is a receive, or a select with a receive case, on that channel. The receiver is moved past its
//   receive and runs on to its next visible operation within that transition.
// - A select offers one alternative per case (and partner). Its default is enabled unless some case is ready by itself or by a
//   partner that is known to be parked: a goroutine that is about to send or receive need not have arrived yet.
//
// Real channels queue who waits, first come first served, but who came first is not known here: a pending operation may or may
// not have been reached. It IS known when the clock advances because nothing else could run. Everyone blocked then gets a parking
// epoch, and on one channel and direction an earlier epoch is served first; within one epoch, and among those without, the
// choice is free.

import { RECV, SELECT, SEND, STRIDE } from "../ir/opcode.ts";
import type { SelectShape } from "../ir/program.ts";
import type { Value } from "../ir/value.ts";
import { OP_RECV, OP_RENDEZVOUS, OP_SELECT, OP_SEND } from "../trace/operation.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { HEADER_CHANNEL, INDEX_MASK } from "./memory.ts";
import type { Vm } from "./vm.ts";

const CHANNEL_CAPACITY = 0;
const CHANNEL_COUNT = 1;
const CHANNEL_HEAD = 2;
const CHANNEL_CLOSED = 3;
const CHANNEL_SLOTS = 4;

const field = (vm: Vm, channel: number, which: number): number =>
  vm.memory.cells[(channel & INDEX_MASK) + which] as number;

/** Elements the buffer can hold; 0 is unbuffered. */
export const capacityOf = (vm: Vm, channel: number): number => field(vm, channel, CHANNEL_CAPACITY);
/** Elements in the buffer. */
export const countOf = (vm: Vm, channel: number): number => field(vm, channel, CHANNEL_COUNT);
export const isClosed = (vm: Vm, channel: number): boolean => field(vm, channel, CHANNEL_CLOSED) !== 0;

/** A new channel; its address. */
export function makeChannel(vm: Vm, g: Goroutine, type: number, capacity: number, site: number): number {
  const { memory } = vm;
  const first = memory.reserve(g, CHANNEL_SLOTS + capacity, type, site, HEADER_CHANNEL);
  memory.cells[first] = capacity;
  memory.cells.fill(0, first + 1, first + CHANNEL_SLOTS);
  memory.cells.fill(undefined, first + CHANNEL_SLOTS, first + CHANNEL_SLOTS + capacity);
  return memory.addressOf(first);
}

/** Element `i` of the buffer, oldest first. */
export function bufferedAt(vm: Vm, channel: number, i: number): Value {
  const slot = (field(vm, channel, CHANNEL_HEAD) + i) % capacityOf(vm, channel);
  return vm.memory.cells[(channel & INDEX_MASK) + CHANNEL_SLOTS + slot];
}

/** Sends into the buffer, which has room. */
export function enqueue({ memory, log }: Vm, channel: number, value: Value): void {
  const first = channel & INDEX_MASK;
  const { cells } = memory;
  const capacity = cells[first + CHANNEL_CAPACITY] as number;
  const count = cells[first + CHANNEL_COUNT] as number;
  const end = (cells[first + CHANNEL_HEAD] as number) + count;
  memory.write(log, first + CHANNEL_SLOTS + (end < capacity ? end : end - capacity), value);
  memory.write(log, first + CHANNEL_COUNT, count + 1);
  if (memory.shared[first] !== 0) memory.publish(value, log);
}

/** Receives from the buffer, which is not empty. */
export function dequeue({ memory, log }: Vm, channel: number): Value {
  const first = channel & INDEX_MASK;
  const { cells } = memory;
  const head = cells[first + CHANNEL_HEAD] as number;
  const value = cells[first + CHANNEL_SLOTS + head];
  memory.write(log, first + CHANNEL_SLOTS + head, undefined);
  memory.write(log, first + CHANNEL_HEAD, head + 1 < (cells[first + CHANNEL_CAPACITY] as number) ? head + 1 : 0);
  memory.write(log, first + CHANNEL_COUNT, (cells[first + CHANNEL_COUNT] as number) - 1);
  return value;
}

/** Closes a channel that is open. */
export function closeChannel(vm: Vm, channel: number): void {
  vm.write((channel & INDEX_MASK) + CHANNEL_CLOSED, 1);
}

/** The boxed zero element of a channel. */
export function zeroElement(vm: Vm, channel: number): Value {
  const type = vm.program.types[vm.memory.typeOf(channel & INDEX_MASK)];
  return vm.boxedZero(type?.elem ?? 0);
}

// ---- Pending channel operations, read from the goroutine's stopped instruction

const operand = (vm: Vm, g: Goroutine, which: number): number => vm.functionAt(g, g.depth).code[g.pc + which] as number;

/** Opcode of the stopped instruction; 0 for a pending operation that is no instruction. */
export function pendingOpcode(vm: Vm, g: Goroutine): number {
  return g.isPseudo || g.depth < 0 ? 0 : operand(vm, g, 0);
}

/** Whether the goroutine is stopped at a channel send, receive or select. */
export function isChannelOperation(opcode: number): boolean {
  return opcode === SEND || opcode === RECV || opcode === SELECT;
}

/** Shape of the pending SELECT. */
export function selectShape(vm: Vm, g: Goroutine): SelectShape {
  return vm.program.selects[operand(vm, g, 3)] as SelectShape;
}

/** Register with the channel of case 0 of the pending SELECT; those of the others are two further each. */
export function selectRegister(vm: Vm, g: Goroutine): number {
  return (g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number) + operand(vm, g, 2);
}

/** Channel of case `i` of the pending SELECT; 0 is nil. */
export function selectChannel(vm: Vm, g: Goroutine, i: number): number {
  return g.registers[selectRegister(vm, g) + 2 * i] as number;
}

/** Whether the goroutine is stopped at a plain send; its channel is the pending object. */
const isSending = (g: Goroutine): boolean =>
  (g.pendingKind === OP_SEND || g.pendingKind === OP_RENDEZVOUS) && g.pendingNative < 0;
/** Whether it is stopped at a plain receive. */
const isReceiving = (g: Goroutine): boolean => g.pendingKind === OP_RECV && g.pendingNative < 0;
/** Whether it is stopped at a select that may wait. */
const isSelecting = (g: Goroutine): boolean => g.pendingKind === OP_SELECT && g.pendingNative < 0;

/** Whether `g` waits to send to (receive from) `channel`; by a plain operation or any case of a select. */
export function waitsOn(vm: Vm, g: Goroutine, channel: number, isSend: boolean): boolean {
  if (isSend ? isSending(g) : isReceiving(g)) return g.pendingObject === channel;
  if (!isSelecting(g)) return false;
  const { cases } = selectShape(vm, g);
  const first = selectRegister(vm, g);
  for (let i = 0; i < cases.length; i++) {
    if (g.registers[first + 2 * i] === channel && (cases[i]?.direction === "send") === isSend) return true;
  }
  return false;
}

/** Earliest parking epoch among those who wait on one side of a channel, without `except`; infinite when none is known. */
function earliestEpoch(vm: Vm, channel: number, isSend: boolean, except: Goroutine): number {
  let earliest = Number.POSITIVE_INFINITY;
  // Nobody is known to have parked.
  if (vm.epoch === 0) return earliest;
  for (const index of vm.live) {
    const g = vm.goroutines[index] as Goroutine;
    if (g === except || g.parkEpoch === 0 || g.parkEpoch >= earliest) continue;
    if (waitsOn(vm, g, channel, isSend)) earliest = g.parkEpoch;
  }
  return earliest;
}

/** Whether no one known to have parked earlier waits on the same side. */
function isFirst(vm: Vm, g: Goroutine, channel: number, isSend: boolean): boolean {
  if (vm.epoch === 0) return true;
  const own = g.parkEpoch === 0 ? Number.POSITIVE_INFINITY : g.parkEpoch;
  return own <= earliestEpoch(vm, channel, isSend, g);
}

/** Whether a send (receive) by `g` can proceed without a partner. */
export function isReadyAlone(vm: Vm, g: Goroutine, channel: number, isSend: boolean): boolean {
  if (channel === 0) return false;
  const { cells } = vm.memory;
  const first = channel & INDEX_MASK;
  const count = cells[first + CHANNEL_COUNT] as number;
  if (cells[first + CHANNEL_CLOSED] !== 0 && (isSend || count === 0)) return true;
  // Without a buffer there is never room, nor an element.
  const hasRoom = isSend ? count < (cells[first + CHANNEL_CAPACITY] as number) : count > 0;
  return hasRoom && isFirst(vm, g, channel, isSend);
}

/**
 * Calls `found(partner, partnerCase)` for every goroutine that may receive what `g` sends on an unbuffered open channel.
 */
export function forEachPartner(
  vm: Vm,
  g: Goroutine,
  channel: number,
  found: (partner: Goroutine, partnerCase: number) => void,
): void {
  if (channel === 0 || capacityOf(vm, channel) !== 0 || isClosed(vm, channel)) return;
  if (!isFirst(vm, g, channel, true)) return;
  const earliest = earliestEpoch(vm, channel, false, g);
  for (const index of vm.live) {
    const partner = vm.goroutines[index] as Goroutine;
    if (partner === g) continue;
    const isPlain = isReceiving(partner);
    if (isPlain ? partner.pendingObject !== channel : !isSelecting(partner)) continue;
    if ((partner.parkEpoch === 0 ? Number.POSITIVE_INFINITY : partner.parkEpoch) > earliest) continue;
    if (isPlain) {
      found(partner, -1);
      continue;
    }
    const { cases } = selectShape(vm, partner);
    const first = selectRegister(vm, partner);
    for (let i = 0; i < cases.length; i++) {
      if (partner.registers[first + 2 * i] === channel && cases[i]?.direction === "receive") found(partner, i);
    }
  }
}

/** Whether a partner known to be parked waits on the other side of an unbuffered channel. */
export function hasParkedPartner(vm: Vm, g: Goroutine, channel: number, isSend: boolean): boolean {
  return channel !== 0 && earliestEpoch(vm, channel, !isSend, g) !== Number.POSITIVE_INFINITY;
}

/** Gives `value` to the goroutine's pending receive (or receive case) and moves it past it. */
export function deliver(vm: Vm, g: Goroutine, caseIndex: number, value: Value, ok: boolean): void {
  const code = vm.functionAt(g, g.depth).code;
  const base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number;
  const at = base + (code[g.pc + 1] as number);
  if (caseIndex < 0) {
    g.registers[at] = value;
    if (code[g.pc + 3] === 1) g.registers[at + 1] = ok;
  } else {
    g.registers[at] = caseIndex;
    g.registers[at + 1] = value;
    g.registers[at + 2] = ok;
  }
  g.pc += STRIDE;
  g.parkEpoch = 0;
}

/** Whether a select of `g` with this case need not take its default: the case is ready, or somebody is on the other side. */
export function hasOffer(vm: Vm, g: Goroutine, channel: number, isSend: boolean): boolean {
  if (isReadyAlone(vm, g, channel, isSend)) return true;
  if (capacityOf(vm, channel) !== 0) return false;
  return vm.live.some((index) => {
    const other = vm.goroutines[index] as Goroutine;
    return other !== g && waitsOn(vm, other, channel, !isSend);
  });
}

/** Index of the cell that holds the number of elements in the buffer. */
export const countCell = (channel: number): number => (channel & INDEX_MASK) + CHANNEL_COUNT;
