// Marks of cells that have words of several stores: bits of `Memory.shared`, above the one that says that others can reach the cell.

import { UNDO_PARTS } from "./undo-log.ts";
import type { Vm } from "./vm.ts";

/** Bits of `Memory.shared`: the cell belongs to a store that is half done, or has words of two stores. */
export const MARKED = 2;
/** It has a word of that store; it has one that the store replaces. */
export const NEW = 4;
export const OLD = 8;
export const MIXED = MARKED | NEW | OLD;
/** Behind a nil pointer: touching it is a fault. */
export const GUARD = 16;
/** What belongs to no value had to be made up. */
export const UNKNOWN = 32;
const FLAGS = 64;

/** Sets a cell's marks; undoable. */
export function setFlags(vm: Vm, i: number, flags: number): void {
  const { shared } = vm.memory;
  if (shared[i] === (flags | 1)) return;
  vm.log.write(UNDO_PARTS, i * FLAGS + (shared[i] as number));
  shared[i] = flags | 1;
}

/** Undoes a change of marks: the entry's value. */
export function undoFlags(vm: Vm, entry: number): void {
  vm.memory.shared[Math.floor(entry / FLAGS)] = entry % FLAGS;
}

/** Takes the marks off `n` cells from `i` on: they have been overwritten as a whole. */
export function clearMarks(vm: Vm, i: number, n: number): void {
  for (let k = i; k < i + n; k++) if (((vm.memory.shared[k] as number) & MARKED) !== 0) setFlags(vm, k, 0);
}
