// The interpreter's loop: runs one goroutine from where it is to its next visible operation. Hot instructions are here, with the
// machine's state in local variables; all others are calls (data-instructions.ts, control-instructions.ts).
//
// The first visible operation met runs (it is the step's event), the second stops the loop BEFORE it. A case that is done says
// `continue`; one that has raised something says `break`, and what comes behind the switch takes it up; one that says `break` without
// leaves the instruction to those calls. A case that must stop sets `kind`, `object` and `extent` and says `break loop`.
//
// Reads of code and frames are in bounds because the IR validator has checked programs (operands, jump targets, a RETURN at the
// end), and frames are grown by whoever pushes one.

import * as ir from "../ir/opcode.ts";
import { type Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import { OP_EXIT, OP_NONE, OP_READ, OP_RECV, OP_RENDEZVOUS, OP_SEND, OP_WRITE, OP_YIELD } from "../trace/operation.ts";
import { capacityOf, countOf, dequeue, enqueue, isClosed } from "./channels.ts";
import type { Context } from "./context.ts";
import { executeControl, JUMPED, meet, NEXT, STOP } from "./control-instructions.ts";
import { executeData } from "./data-instructions.ts";
import { ADD_BACK_IF_LT, BACK_IF_LE, BACK_IF_LT } from "./fuse.ts";
import {
  FRAME_BASE,
  FRAME_CALL,
  FRAME_FUNCTION,
  FRAME_KIND,
  FRAME_PANICKING,
  FRAME_RETURN,
  FRAME_STRIDE,
  type Goroutine,
} from "./goroutine.ts";
import {
  add,
  and,
  andNot,
  complement,
  convert,
  divide,
  type Integer,
  isInt32,
  multiply,
  negate,
  or,
  remainder,
  shiftLeft,
  shiftRight,
  subtract,
  xor,
} from "./integers.ts";
import type { MapIterator, MapObject } from "./map-object.ts";
import { advance, insert, removeIndexed, replace } from "./maps.ts";
import { INDEX_MASK } from "./memory.ts";
import { afterSpecialReturn, clearDead, handleInterrupt, stopPseudo } from "./panics.ts";
import { loadParts, storeInParts } from "./parts.ts";
import { newArray } from "./slices.ts";
import { INTERRUPT_NONE, type LoadedFunction, type Vm } from "./vm.ts";

const { STRIDE } = ir;
const MAX = Number.MAX_SAFE_INTEGER;
/** Longest string that concatenation makes: well below what JS can hold. */
const MAX_STRING_BYTES = 1 << 26;
/** Copying 128 bytes takes about as long as an instruction. */
const BYTES_PER_INSTRUCTION_LOG2 = 7;
/** So does allocating 16 cells. */
const CELLS_PER_INSTRUCTION_LOG2 = 4;
const DIVIDE_BY_ZERO = "integer divide by zero";

/**
 * Runs `g` until its next pending operation. `hasActed`: its event has happened already, so the first visible instruction stops it.
 * The caller has saved the goroutine. Cost: the instructions run, at most `maxInstructionsPerTransition` and a loop's body.
 */
export function run(vm: Vm, ctx: Context, g: Goroutine, mayNotAct: boolean): void {
  const { memory, log, functions, widths, isWordKey, elementZeros } = vm;
  const { constants, types } = vm.program;
  const { cells } = memory;
  const limit = vm.options.maxInstructionsPerTransition;
  const registers = g.registers;
  const last = vm.last;
  const { stamp } = memory;
  let shared = memory.shared;
  let stamps = memory.stamps;
  let hasActed = mayNotAct;
  let executed = 0;
  let kind = OP_NONE;
  let object = -1;
  let extent = 1;
  let native = -1;
  let isPseudo = false;
  let fn = functions[g.frames[g.depth * FRAME_STRIDE + FRAME_FUNCTION]!]!;
  let code = fn.code;
  let base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE]!;
  let pc = g.pc;

  loop: for (;;) {
    executed++;
    switch (code[pc]) {
      case ir.MOVE:
        registers[base + code[pc + 1]!] = registers[base + code[pc + 2]!];
        pc += STRIDE;
        continue;
      case ir.MOVE_N: {
        const to = base + code[pc + 1]!;
        const from = base + code[pc + 2]!;
        const n = code[pc + 3]!;
        if (to <= from) for (let i = 0; i < n; i++) registers[to + i] = registers[from + i];
        else for (let i = n - 1; i >= 0; i--) registers[to + i] = registers[from + i];
        pc += STRIDE;
        continue;
      }
      case ir.CONST:
        registers[base + code[pc + 1]!] = constants[code[pc + 2]!];
        pc += STRIDE;
        continue;
      case ir.INT:
        registers[base + code[pc + 1]!] = code[pc + 2]!;
        pc += STRIDE;
        continue;
      case ir.NOP:
        pc += STRIDE;
        continue;

      // ---- Arithmetic
      case ir.ADD_I: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        let sum: Integer = 0;
        if (typeof x === "number" && typeof y === "number") {
          sum = x + y;
          if (sum > MAX || sum < -MAX) sum = add(ir.KIND_I64, x, y);
        } else sum = add(ir.KIND_I64, x, y);
        registers[base + code[pc + 1]!] = sum;
        pc += STRIDE;
        continue;
      }
      case ir.ADD_IMM: {
        const x = registers[base + code[pc + 2]!] as Integer;
        let sum: Integer = 0;
        if (typeof x === "number") {
          sum = x + code[pc + 3]!;
          if (sum > MAX || sum < -MAX) sum = add(ir.KIND_I64, x, code[pc + 3]!);
        } else sum = add(ir.KIND_I64, x, code[pc + 3]!);
        registers[base + code[pc + 1]!] = sum;
        pc += STRIDE;
        continue;
      }
      case ir.SUB_I: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        let difference: Integer = 0;
        if (typeof x === "number" && typeof y === "number") {
          difference = x - y;
          if (difference > MAX || difference < -MAX) difference = subtract(ir.KIND_I64, x, y);
        } else difference = subtract(ir.KIND_I64, x, y);
        registers[base + code[pc + 1]!] = difference;
        pc += STRIDE;
        continue;
      }
      case ir.MUL_I: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        let product: Integer = 0;
        if (typeof x === "number" && typeof y === "number") {
          product = x * y + 0; // Never -0.
          if (product > MAX || product < -MAX) product = multiply(ir.KIND_I64, x, y);
        } else product = multiply(ir.KIND_I64, x, y);
        registers[base + code[pc + 1]!] = product;
        pc += STRIDE;
        continue;
      }
      case ir.ADD: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        const isFloat = code[pc + 4] === ir.KIND_F64;
        registers[base + code[pc + 1]!] = isFloat ? (x as number) + (y as number) : add(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.SUB: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        const isFloat = code[pc + 4] === ir.KIND_F64;
        registers[base + code[pc + 1]!] = isFloat ? (x as number) - (y as number) : subtract(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.MUL: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        const isFloat = code[pc + 4] === ir.KIND_F64;
        registers[base + code[pc + 1]!] = isFloat ? (x as number) * (y as number) : multiply(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.DIV: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        const kind = code[pc + 4]!;
        if (y === 0 && kind < ir.KIND_F64) {
          vm.raiseRuntime(DIVIDE_BY_ZERO);
          break;
        }
        registers[base + code[pc + 1]!] = kind === ir.KIND_F64 ? (x as number) / (y as number) : divide(kind, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.REM: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        if (y === 0) {
          vm.raiseRuntime(DIVIDE_BY_ZERO);
          break;
        }
        registers[base + code[pc + 1]!] = isInt32(x) && x >= 0 && isInt32(y) && y > 0 ? x % y : remainder(x, y);
        pc += STRIDE;
        continue;
      }
      case ir.AND: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        registers[base + code[pc + 1]!] = isInt32(x) && isInt32(y) ? x & y : and(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.OR: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        registers[base + code[pc + 1]!] = isInt32(x) && isInt32(y) ? x | y : or(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.XOR: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        registers[base + code[pc + 1]!] = isInt32(x) && isInt32(y) ? x ^ y : xor(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.AND_NOT: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const y = registers[base + code[pc + 3]!] as Integer;
        registers[base + code[pc + 1]!] = isInt32(x) && isInt32(y) ? x & ~y : andNot(code[pc + 4]!, x, y);
        pc += STRIDE;
        continue;
      }
      case ir.SHL:
      case ir.SHR: {
        const x = registers[base + code[pc + 2]!] as Integer;
        const count = registers[base + code[pc + 3]!] as Integer;
        if (count < 0) {
          vm.raiseRuntime("negative shift amount");
          break;
        }
        let shifted: Integer = 0;
        if (code[pc] === ir.SHL) shifted = shiftLeft(code[pc + 4]!, x, count);
        else if (isInt32(x) && isInt32(count)) shifted = x >> (count > 31 ? 31 : count);
        else shifted = shiftRight(x, count);
        registers[base + code[pc + 1]!] = shifted;
        pc += STRIDE;
        continue;
      }
      case ir.NEG:
        registers[base + code[pc + 1]!] = negate(code[pc + 3]!, registers[base + code[pc + 2]!] as Integer);
        pc += STRIDE;
        continue;
      case ir.COMPLEMENT:
        registers[base + code[pc + 1]!] = complement(code[pc + 3]!, registers[base + code[pc + 2]!] as Integer);
        pc += STRIDE;
        continue;
      case ir.NOT:
        registers[base + code[pc + 1]!] = registers[base + code[pc + 2]!] !== true;
        pc += STRIDE;
        continue;
      case ir.CONVERT:
        registers[base + code[pc + 1]!] = convert(
          registers[base + code[pc + 2]!] as Integer,
          code[pc + 3]!,
          code[pc + 4]!,
        );
        pc += STRIDE;
        continue;

      // ---- Comparison and jumps
      case ir.EQ:
        registers[base + code[pc + 1]!] = registers[base + code[pc + 2]!] === registers[base + code[pc + 3]!];
        pc += STRIDE;
        continue;
      case ir.NE:
        registers[base + code[pc + 1]!] = registers[base + code[pc + 2]!] !== registers[base + code[pc + 3]!];
        pc += STRIDE;
        continue;
      case ir.LT:
        registers[base + code[pc + 1]!] =
          (registers[base + code[pc + 2]!] as number) < (registers[base + code[pc + 3]!] as number);
        pc += STRIDE;
        continue;
      case ir.LE:
        registers[base + code[pc + 1]!] =
          (registers[base + code[pc + 2]!] as number) <= (registers[base + code[pc + 3]!] as number);
        pc += STRIDE;
        continue;
      case ir.SLICE_IS_NIL:
        registers[base + code[pc + 1]!] = (registers[base + code[pc + 2]!] as SliceValue).address === 0;
        pc += STRIDE;
        continue;
      case ir.JUMP:
        pc = code[pc + 1]!;
        continue;
      case ir.JUMP_BACK:
        if (executed > limit) {
          isPseudo = true;
          kind = OP_YIELD;
          break loop;
        }
        pc = code[pc + 1]!;
        continue;
      case BACK_IF_LT:
        if (executed > limit) {
          isPseudo = true;
          kind = OP_YIELD;
          break loop;
        }
        if ((registers[base + code[pc + 1]!] as number) < (registers[base + code[pc + 2]!] as number))
          pc = code[pc + 3]!;
        else pc = code[pc + 4]!;
        continue;
      case BACK_IF_LE:
        if (executed > limit) {
          isPseudo = true;
          kind = OP_YIELD;
          break loop;
        }
        if ((registers[base + code[pc + 1]!] as number) <= (registers[base + code[pc + 2]!] as number))
          pc = code[pc + 3]!;
        else pc = code[pc + 4]!;
        continue;
      case ADD_BACK_IF_LT: {
        const x = registers[base + code[pc + 1]!] as Integer;
        let sum: Integer = 0;
        if (typeof x === "number") {
          sum = x + code[pc + 3]!;
          if (sum > MAX || sum < -MAX) sum = add(ir.KIND_I64, x, code[pc + 3]!);
        } else sum = add(ir.KIND_I64, x, code[pc + 3]!);
        registers[base + code[pc + 1]!] = sum;
        pc += STRIDE;
        if (executed > limit) continue; // What follows sees to it.
        if (sum < (registers[base + code[pc + 2]!] as number)) pc = code[pc + 3]!;
        else pc = code[pc + 4]!;
        continue;
      }
      case ir.JUMP_IF:
        if (registers[base + code[pc + 1]!] === true) pc = code[pc + 2]!;
        else pc += STRIDE;
        continue;
      case ir.JUMP_IF_NOT:
        if (registers[base + code[pc + 1]!] === true) pc += STRIDE;
        else pc = code[pc + 2]!;
        continue;
      case ir.JUMP_LT:
        if ((registers[base + code[pc + 1]!] as number) < (registers[base + code[pc + 2]!] as number))
          pc = code[pc + 3]!;
        else pc += STRIDE;
        continue;
      case ir.JUMP_NOT_LT:
        if ((registers[base + code[pc + 1]!] as number) < (registers[base + code[pc + 2]!] as number)) pc += STRIDE;
        else pc = code[pc + 3]!;
        continue;
      case ir.JUMP_LE:
        if ((registers[base + code[pc + 1]!] as number) <= (registers[base + code[pc + 2]!] as number))
          pc = code[pc + 3]!;
        else pc += STRIDE;
        continue;
      case ir.JUMP_NOT_LE:
        if ((registers[base + code[pc + 1]!] as number) <= (registers[base + code[pc + 2]!] as number)) pc += STRIDE;
        else pc = code[pc + 3]!;
        continue;
      case ir.JUMP_EQ:
        if (registers[base + code[pc + 1]!] === registers[base + code[pc + 2]!]) pc = code[pc + 3]!;
        else pc += STRIDE;
        continue;
      case ir.JUMP_NE:
        if (registers[base + code[pc + 1]!] !== registers[base + code[pc + 2]!]) pc = code[pc + 3]!;
        else pc += STRIDE;
        continue;

      // ---- Strings
      case ir.CONCAT: {
        const left = registers[base + code[pc + 2]!] as string;
        const right = registers[base + code[pc + 3]!] as string;
        const nBytes = left.length + right.length;
        if (nBytes > MAX_STRING_BYTES) {
          vm.raiseLimit(`more than ${MAX_STRING_BYTES} bytes in one string`);
          break;
        }
        // Long strings are copied: so much work counts towards the limits.
        executed += nBytes >> BYTES_PER_INSTRUCTION_LOG2;
        registers[base + code[pc + 1]!] = left + right;
        pc += STRIDE;
        continue;
      }
      case ir.STRING_LEN:
        registers[base + code[pc + 1]!] = (registers[base + code[pc + 2]!] as string).length;
        pc += STRIDE;
        continue;
      case ir.STRING_INDEX: {
        const text = registers[base + code[pc + 2]!] as string;
        const i = registers[base + code[pc + 3]!] as number;
        if (!(i >= 0 && i < text.length)) {
          raiseIndex(vm, i, text.length);
          break;
        }
        registers[base + code[pc + 1]!] = text.charCodeAt(i);
        pc += STRIDE;
        continue;
      }

      // ---- Memory
      case ir.ALLOC: {
        const address = newArray(vm, g, code[pc + 2]!, 1, code[pc + 3]!);
        if (address === 0) break;
        executed += widths[code[pc + 2]!]! >> CELLS_PER_INSTRUCTION_LOG2;
        registers[base + code[pc + 1]!] = address;
        shared = memory.shared;
        stamps = memory.stamps;
        pc += STRIDE;
        continue;
      }
      case ir.LOAD: {
        const address = registers[base + code[pc + 2]!] as number;
        if (address === 0) {
          vm.raiseNil();
          break;
        }
        const i = (address & INDEX_MASK) + code[pc + 3]!;
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_READ;
            object = address + code[pc + 3]!;
            break loop;
          }
          hasActed = true;
          last.value = cells[i];
          if (shared[i]! > 1 && !loadParts(vm, g, fn, pc, i)) break;
        }
        registers[base + code[pc + 1]!] = cells[i];
        pc += STRIDE;
        continue;
      }
      case ir.STORE: {
        const address = registers[base + code[pc + 1]!] as number;
        if (address === 0) {
          vm.raiseNil();
          break;
        }
        const i = (address & INDEX_MASK) + code[pc + 3]!;
        const value = registers[base + code[pc + 2]!];
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_WRITE;
            object = address + code[pc + 3]!;
            break loop;
          }
          hasActed = true;
          if (vm.alternative !== 0 || g.phase !== 0 || shared[i]! > 1) {
            const hasMore = storeInParts(vm, g, fn, pc, i, value);
            shared = memory.shared;
            stamps = memory.stamps;
            if (vm.interrupt !== INTERRUPT_NONE) break;
            if (!hasMore) {
              pc += STRIDE;
              continue;
            }
            kind = OP_WRITE;
            object = address + code[pc + 3]!;
            break loop;
          }
          last.value = value;
          memory.publish(value, log);
        }
        if (stamps[i] !== stamp) {
          stamps[i] = stamp;
          log.write(i, cells[i]);
        }
        cells[i] = value;
        pc += STRIDE;
        continue;
      }
      case ir.LOAD_GLOBAL: {
        const i = code[pc + 2]!;
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_READ;
            object = i;
            break loop;
          }
          hasActed = true;
          last.value = cells[i];
          if (shared[i]! > 1 && !loadParts(vm, g, fn, pc, i)) break;
        }
        registers[base + code[pc + 1]!] = cells[i];
        pc += STRIDE;
        continue;
      }
      case ir.STORE_GLOBAL: {
        const i = code[pc + 1]!;
        const value = registers[base + code[pc + 2]!];
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_WRITE;
            object = i;
            break loop;
          }
          hasActed = true;
          if (vm.alternative !== 0 || g.phase !== 0 || shared[i]! > 1) {
            const hasMore = storeInParts(vm, g, fn, pc, i, value);
            shared = memory.shared;
            stamps = memory.stamps;
            if (vm.interrupt !== INTERRUPT_NONE) break;
            if (!hasMore) {
              pc += STRIDE;
              continue;
            }
            kind = OP_WRITE;
            object = i;
            break loop;
          }
          last.value = value;
          memory.publish(value, log);
        }
        if (stamps[i] !== stamp) {
          stamps[i] = stamp;
          log.write(i, cells[i]);
        }
        cells[i] = value;
        pc += STRIDE;
        continue;
      }
      case ir.FIELD_ADDR: {
        const address = registers[base + code[pc + 2]!] as number;
        if (address === 0) {
          vm.raiseNil();
          break;
        }
        registers[base + code[pc + 1]!] = address + code[pc + 3]!;
        pc += STRIDE;
        continue;
      }
      case ir.NIL_CHECK:
        // Of a pointer, or of an interface.
        if (registers[base + code[pc + 1]!] === 0 || registers[base + code[pc + 1]!] === undefined) {
          vm.raiseNil();
          break;
        }
        pc += STRIDE;
        continue;
      case ir.INDEX_ADDR:
        registers[base + code[pc + 1]!] =
          (registers[base + code[pc + 2]!] as number) + (registers[base + code[pc + 3]!] as number) * code[pc + 4]!;
        pc += STRIDE;
        continue;
      case ir.INDEX_CHECK: {
        const i = registers[base + code[pc + 1]!] as number;
        if (!(i >= 0 && i < code[pc + 2]!)) {
          raiseIndex(vm, i, code[pc + 2]!);
          break;
        }
        pc += STRIDE;
        continue;
      }
      case ir.LOAD_QUIET: {
        const address = registers[base + code[pc + 2]!] as number;
        if (address === 0) {
          vm.raiseNil();
          break;
        }
        const first = (address & INDEX_MASK) + code[pc + 3]!;
        const to = base + code[pc + 1]!;
        for (let i = code[pc + 4]! - 1; i >= 0; i--) registers[to + i] = cells[first + i];
        pc += STRIDE;
        continue;
      }
      case ir.STORE_QUIET: {
        const address = registers[base + code[pc + 1]!] as number;
        if (address === 0) {
          vm.raiseNil();
          break;
        }
        const i = (address & INDEX_MASK) + code[pc + 3]!;
        const value = registers[base + code[pc + 2]!];
        if (shared[i] !== 0) memory.publish(value, log);
        if (stamps[i] !== stamp) {
          stamps[i] = stamp;
          log.write(i, cells[i]);
        }
        cells[i] = value;
        pc += STRIDE;
        continue;
      }

      // ---- Slices
      case ir.SLICE_LEN:
        registers[base + code[pc + 1]!] = (registers[base + code[pc + 2]!] as SliceValue).length;
        pc += STRIDE;
        continue;
      case ir.SLICE_CAP:
        registers[base + code[pc + 1]!] = (registers[base + code[pc + 2]!] as SliceValue).capacity;
        pc += STRIDE;
        continue;
      case ir.LOAD_ELEM: {
        const slice = registers[base + code[pc + 2]!] as SliceValue;
        const at = registers[base + code[pc + 3]!] as number;
        if (!(at >= 0 && at < slice.length)) {
          raiseIndex(vm, at, slice.length);
          break;
        }
        const i = (slice.address & INDEX_MASK) + at;
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_READ;
            object = slice.address + at;
            break loop;
          }
          hasActed = true;
          last.value = cells[i];
          if (shared[i]! > 1 && !loadParts(vm, g, fn, pc, i)) break;
        }
        registers[base + code[pc + 1]!] = cells[i];
        pc += STRIDE;
        continue;
      }
      case ir.STORE_ELEM: {
        const slice = registers[base + code[pc + 1]!] as SliceValue;
        const at = registers[base + code[pc + 2]!] as number;
        if (!(at >= 0 && at < slice.length)) {
          raiseIndex(vm, at, slice.length);
          break;
        }
        const i = (slice.address & INDEX_MASK) + at;
        const value = registers[base + code[pc + 3]!];
        if (shared[i] !== 0) {
          if (hasActed) {
            kind = OP_WRITE;
            object = slice.address + at;
            break loop;
          }
          hasActed = true;
          if (vm.alternative !== 0 || g.phase !== 0 || shared[i]! > 1) {
            const hasMore = storeInParts(vm, g, fn, pc, i, value);
            shared = memory.shared;
            stamps = memory.stamps;
            if (vm.interrupt !== INTERRUPT_NONE) break;
            if (!hasMore) {
              pc += STRIDE;
              continue;
            }
            kind = OP_WRITE;
            object = slice.address + at;
            break loop;
          }
          last.value = value;
          memory.publish(value, log);
        }
        if (stamps[i] !== stamp) {
          stamps[i] = stamp;
          log.write(i, cells[i]);
        }
        cells[i] = value;
        pc += STRIDE;
        continue;
      }
      case ir.ELEM_ADDR: {
        const slice = registers[base + code[pc + 2]!] as SliceValue;
        const at = registers[base + code[pc + 3]!] as number;
        if (!(at >= 0 && at < slice.length)) {
          raiseIndex(vm, at, slice.length);
          break;
        }
        registers[base + code[pc + 1]!] = slice.address + at * code[pc + 4]!;
        pc += STRIDE;
        continue;
      }
      case ir.APPEND: {
        const to = registers[base + code[pc + 2]!] as SliceValue;
        const i = (to.address & INDEX_MASK) + to.length;
        const isInPlace = to.length < to.capacity && shared[i] === 0 && widths[code[pc + 4]!] === 1;
        if (!isInPlace) break;
        if (stamps[i] !== stamp) {
          stamps[i] = stamp;
          log.write(i, cells[i]);
        }
        cells[i] = registers[base + code[pc + 3]!];
        registers[base + code[pc + 1]!] = new SliceValue(to.address, to.length + 1, to.capacity);
        pc += STRIDE;
        continue;
      }
      // ---- Maps that nobody else can reach, with keys of one simple word; for all others see below
      case ir.MAP_GET:
      case ir.MAP_GET_OK: {
        const address = registers[base + code[pc + 2]!] as number;
        const type = code[pc + 4]!;
        if (address !== 0 && shared[address & INDEX_MASK] === 0 && isWordKey[type] === 1) {
          const map = cells[address & INDEX_MASK] as MapObject;
          const slot = map.index.get(registers[base + code[pc + 3]!], map.keys);
          registers[base + code[pc + 1]!] = slot < 0 ? elementZeros[type] : map.elements.get(slot);
          if (code[pc] === ir.MAP_GET_OK) registers[base + code[pc + 1]! + 1] = slot >= 0;
          pc += STRIDE;
          continue;
        }
        break;
      }
      case ir.MAP_SET: {
        const address = registers[base + code[pc + 1]!] as number;
        if (address !== 0 && shared[address & INDEX_MASK] === 0 && isWordKey[code[pc + 4]!] === 1) {
          const map = cells[address & INDEX_MASK] as MapObject;
          const key = registers[base + code[pc + 2]!];
          const slot = map.index.get(key, map.keys);
          if (slot >= 0) replace(vm, map, slot, registers[base + code[pc + 3]!]);
          else {
            insert(vm, map, key, key, registers[base + code[pc + 3]!], slot);
            if (vm.interrupt !== INTERRUPT_NONE) break;
          }
          pc += STRIDE;
          continue;
        }
        break;
      }
      case ir.MAP_DELETE: {
        const address = registers[base + code[pc + 1]!] as number;
        if (address !== 0 && shared[address & INDEX_MASK] === 0 && isWordKey[code[pc + 4]!] === 1) {
          removeIndexed(vm, cells[address & INDEX_MASK] as MapObject, registers[base + code[pc + 2]!]);
          pc += STRIDE;
          continue;
        }
        break;
      }
      case ir.MAP_ITER_NEXT: {
        const at = base + code[pc + 1]!;
        const iterator = registers[at] as MapIterator;
        if (shared[iterator.map & INDEX_MASK] === 0) {
          if (advance(vm, registers, at)) pc += STRIDE;
          else pc = code[pc + 2]!;
          continue;
        }
        break;
      }
      case ir.JUMP_IF_DETAILED: {
        const address = registers[base + code[pc + 1]!] as number;
        // A header begins with a count, the one cell of any other map is an object of the host.
        if (address !== 0 && typeof cells[address & INDEX_MASK] !== "object") pc = code[pc + 2]!;
        else pc += STRIDE;
        continue;
      }
      case ir.MAKE_INTERFACE:
        registers[base + code[pc + 1]!] = new Interface(code[pc + 3]!, registers[base + code[pc + 2]!]);
        pc += STRIDE;
        continue;

      // ---- Channels: the second visible operation stops the loop; special cases of the first are left to the slower calls.
      case ir.SEND: {
        const channel = registers[base + code[pc + 1]!] as number;
        if (channel === 0) break;
        const capacity = capacityOf(vm, channel);
        if (hasActed) {
          kind = capacity === 0 ? OP_RENDEZVOUS : OP_SEND;
          object = channel;
          break loop;
        }
        if (isClosed(vm, channel)) break;
        hasActed = true;
        last.extent = capacity;
        last.value = registers[base + code[pc + 2]!];
        if (capacity === 0) meet(vm, last.value);
        else enqueue(vm, channel, last.value);
        pc += STRIDE;
        continue;
      }
      case ir.RECV: {
        const channel = registers[base + code[pc + 2]!] as number;
        if (channel === 0) break;
        if (hasActed) {
          kind = OP_RECV;
          object = channel;
          break loop;
        }
        if (countOf(vm, channel) === 0) break;
        hasActed = true;
        const value = dequeue(vm, channel);
        last.extent = capacityOf(vm, channel);
        last.value = value;
        registers[base + code[pc + 1]!] = value;
        if (code[pc + 3]! === 1) registers[base + code[pc + 1]! + 1] = true;
        pc += STRIDE;
        continue;
      }

      // ---- Calls
      case ir.CALL:
      case ir.CALL_CLOSURE:
      case ir.CALL_INTERFACE: {
        if (executed > limit && hasActed) {
          isPseudo = true;
          kind = OP_YIELD;
          break loop;
        }
        const at = base + code[pc + 1]!;
        let callee: LoadedFunction;
        let captures: readonly Value[] | undefined;
        if (code[pc] === ir.CALL) callee = functions[code[pc + 2]!]!;
        else if (code[pc] === ir.CALL_CLOSURE) {
          const closure = registers[base + code[pc + 2]!];
          if (closure === undefined) {
            vm.raiseNil();
            break;
          }
          callee = functions[(closure as Closure).fn]!;
          captures = (closure as Closure).captures;
        } else {
          const receiver = registers[at];
          if (receiver === undefined) {
            vm.raiseNil();
            break;
          }
          callee = functions[types[(receiver as Interface).type]!.methods[code[pc + 2]!]!]!;
          registers[at] = (receiver as Interface).value;
        }
        // As pushFrame, in local variables.
        const depth = g.depth + 1;
        if (depth >= vm.options.maxDepth) {
          vm.raiseFatal("stack overflow");
          break;
        }
        const top = at + callee.nRegisters;
        if (top > registers.length || (depth + 1) * FRAME_STRIDE > g.frames.length) g.growStack(top);
        let register = at + callee.nParameters;
        if (captures !== undefined) for (let i = 0; i < captures.length; i++) registers[register++] = captures[i];
        while (register < top) registers[register++] = undefined;
        const frames = g.frames;
        const frame = depth * FRAME_STRIDE;
        frames[frame + FRAME_FUNCTION] = callee.index;
        frames[frame + FRAME_BASE] = at;
        frames[frame + FRAME_RETURN] = pc + STRIDE;
        frames[frame + FRAME_KIND] = FRAME_CALL;
        g.depth = depth;
        fn = callee;
        code = callee.code;
        base = at;
        pc = 0;
        continue;
      }
      case ir.RETURN: {
        const from = base + code[pc + 1]!;
        const n = code[pc + 2]!;
        if (from !== base) for (let i = 0; i < n; i++) registers[base + i] = registers[from + i];
        const depth = g.depth;
        if (depth === 0) {
          isPseudo = true;
          kind = OP_EXIT;
          break loop;
        }
        const frames = g.frames;
        const frame = depth * FRAME_STRIDE;
        const callerBase = frames[frame - FRAME_STRIDE + FRAME_BASE]!;
        const frameKind = frames[frame + FRAME_KIND]!;
        fn = functions[frames[frame - FRAME_STRIDE + FRAME_FUNCTION]!]!;
        pc = frames[frame + FRAME_RETURN]!;
        if (depth <= g.savedDepth) {
          g.saveDownTo(log, depth - 1);
          clearDead(g, base + n, callerBase + fn.nRegisters);
        }
        g.depth = depth - 1;
        if (frameKind < FRAME_PANICKING) {
          code = fn.code;
          base = callerBase;
          continue;
        }
        g.pc = pc;
        if (!afterSpecialReturn(vm, g, frameKind, registers[base])) {
          vm.nInstructions += executed;
          return;
        }
        fn = functions[g.frames[g.depth * FRAME_STRIDE + FRAME_FUNCTION]!]!;
        code = fn.code;
        base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE]!;
        pc = g.pc;
        continue;
      }

      default:
    }
    if (vm.interrupt === INTERRUPT_NONE) {
      // Nothing was raised: it is an instruction that is not executed above, or not in this case.
      g.pc = pc;
      vm.hasActed = hasActed;
      const { nAllocated } = memory;
      const status = code[pc]! >= ir.MAKE_CHAN ? executeControl(vm, ctx, g, fn, base) : executeData(vm, g, code, base);
      hasActed = vm.hasActed;
      shared = memory.shared;
      stamps = memory.stamps;
      executed += (memory.nAllocated - nAllocated) >> CELLS_PER_INSTRUCTION_LOG2;
      if (status === NEXT) {
        pc += STRIDE;
        continue;
      }
      if (status === JUMPED) {
        fn = functions[g.frames[g.depth * FRAME_STRIDE + FRAME_FUNCTION]!]!;
        code = fn.code;
        base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE]!;
        pc = g.pc;
        continue;
      }
      if (status === STOP) {
        kind = vm.stopKind;
        object = vm.stopObject;
        extent = vm.stopExtent;
        native = vm.stopNative;
        break;
      }
    }
    // Something was raised.
    g.pc = pc;
    if (!handleInterrupt(vm, g)) {
      vm.nInstructions += executed;
      return;
    }
    fn = functions[g.frames[g.depth * FRAME_STRIDE + FRAME_FUNCTION]!]!;
    code = fn.code;
    base = g.frames[g.depth * FRAME_STRIDE + FRAME_BASE]!;
    pc = g.pc;
  }

  vm.nInstructions += executed;
  g.pc = pc;
  if (isPseudo) {
    stopPseudo(vm, g, kind);
    return;
  }
  g.isPseudo = false;
  g.pendingKind = kind;
  g.pendingObject = object;
  g.pendingExtent = extent;
  g.pendingNative = native;
  g.pendingSite = fn.siteBase + pc / STRIDE;
}

// Go's text names the index and the length; a negative index only itself.
function raiseIndex(vm: Vm, index: Integer, length: number): void {
  vm.raiseRuntime(`index out of range [${index}]${index < 0 ? "" : ` with length ${length}`}`);
}
