// Spin loops. A goroutine spins if it stands at the operation at which it stood before, with the same frames and the same values in
// all registers that may still be read, and did nothing in between but look (reads, failed attempts, defaults, yields) and rewrite
// memory with what was there: as long as what it looked at stays as it is, it will go round for ever. It cannot be chosen then, like
// one that waits, so that sleepers wake and timers fire beside it.
//
// What it did is read off the undo log, which has the registers of every step: nothing is kept for programs without such loops. A machine
// that never goes back has no such log; there a goroutine that has only looked for a while leaves a copy of its registers now and
// then, and is found to spin when it comes back to the same values.
//
// Where it cannot be said what a step looked at (maps, most operations of the library), it counts as one that did more than look.

import { OP_CHAN_LEN, OP_OS_EXIT, OP_READ, OP_SELECT, OP_SELECT_DEFAULT, OP_YIELD } from "../trace/operation.ts";
import { SliceValue, Interface, type Value } from "../ir/value.ts";
import { hasOffer, lengthCell } from "./channels.ts";
import {
  FRAME_BASE,
  FRAME_FUNCTION,
  FRAME_RETURN,
  FRAME_STRIDE,
  type Goroutine,
  HEADER,
  HEADER_DEPTH,
  HEADER_EXTENT,
  HEADER_KIND,
  HEADER_LAST_STEP,
  HEADER_NATIVE,
  HEADER_OBJECT,
  HEADER_PC,
  STATUS_LIVE,
} from "./goroutine.ts";
import { Liveness } from "./liveness.ts";
import { isLook, LOOK_CELL, LOOK_COUNT, LOOK_NONE, LOOK_NOTHING, LOOK_RWMUTEX } from "./looks.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import { UNDO_BORN, UNDO_DIED, UNDO_FRAME, UNDO_HEADER, UNDO_OPERAND, UNDO_REGISTERS } from "./undo-log.ts";
import type { Vm } from "./vm.ts";
