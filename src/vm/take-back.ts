// What the entries of the undo log mean that are no memory cells: how each is taken back.

import { assert, InternalError } from "../base/assert.ts";
import type { Value } from "../ir/value.ts";
import { type Goroutine, type Panic, STATUS_NONE } from "./goroutine.ts";
import type { MapObject } from "./map-object.ts";
import { undoClear, undoEntry } from "./maps.ts";
import { undoFlags } from "./marks.ts";
import type { Spin } from "./spin.ts";
import {
  UNDO_BORN,
  UNDO_DIED,
  UNDO_EPOCH,
  UNDO_FRAME,
  UNDO_GLOBALS_SHARED,
  UNDO_HEADER,
  UNDO_MAP_APPEND,
  UNDO_MAP_CLEAR,
  UNDO_MAP_ELEMENT,
  UNDO_MAP_FILL,
  UNDO_MAP_KEY,
  UNDO_MAP_REMOVE,
  UNDO_PARKED,
  UNDO_PARTS,
  UNDO_REGISTERS,
  UNDO_SHARED,
  UNDO_SPIN,
} from "./undo-log.ts";
import type { Vm } from "./vm.ts";

/** Takes back what the entry `key` of the undo log says; it has been removed, its operands have not. */
export function takeBack(vm: Vm, key: number, old: Value): void {
  const { log } = vm;
  switch (key) {
    case UNDO_HEADER: {
      const g = goroutine(vm, log.popInt());
      g.restore(log, old as unknown as Panic | undefined);
      return;
    }
    case UNDO_REGISTERS:
      goroutine(vm, log.popInt()).restoreRegisters(log);
      return;
    case UNDO_FRAME:
      goroutine(vm, log.popInt()).restoreFrame(log);
      return;
    case UNDO_SHARED:
      vm.memory.unshare(old as number);
      return;
    case UNDO_GLOBALS_SHARED:
      vm.memory.unshareGlobals();
      return;
    case UNDO_BORN:
      goroutine(vm, old as number).status = STATUS_NONE;
      vm.removeLive(old as number);
      return;
    case UNDO_DIED:
      vm.addLive(old as number);
      if (old === 0) vm.isAfterMain = false;
      return;
    case UNDO_MAP_ELEMENT:
    case UNDO_MAP_APPEND:
    case UNDO_MAP_FILL:
    case UNDO_MAP_KEY:
    case UNDO_MAP_REMOVE:
      undoEntry(vm, key, old as unknown as MapObject, log);
      return;
    case UNDO_MAP_CLEAR:
      undoClear(old as unknown as MapObject, log);
      return;
    case UNDO_EPOCH:
      vm.epoch = old as number;
      return;
    case UNDO_PARTS:
      undoFlags(vm, old as number);
      return;
    case UNDO_PARKED:
      goroutine(vm, old as number).parkEpoch = 0;
      return;
    case UNDO_SPIN:
      goroutine(vm, old as number).spin = log.olds[--log.length] as unknown as Spin; // What `rest` put there.
      return;
    default:
      assert(false, "unknown undo entry", { key });
  }
}

function goroutine(vm: Vm, index: number): Goroutine {
  const g = vm.goroutines[index];
  if (g === undefined) throw new InternalError("no such goroutine", { index });
  return g;
}
