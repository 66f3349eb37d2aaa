// Which registers an instruction reads and writes, ranges included. Calls: the callee's parameters are read, its results
// written; what is known of the callee decides how many.

import * as op from "./opcode.ts";
import { shapeOf } from "./operand-shapes.ts";
import type { Program } from "./program.ts";

type Visit = (register: number) => void;

function range(first: number, count: number, visit: Visit): void {
  for (let i = 0; i < count; i++) visit(first + i);
}

/** Calls `visit` for each register that the instruction at `pc` reads. Arguments of calls: of static ones alone. */
export function forEachRead(program: Program, code: Int32Array, pc: number, visit: Visit): void {
  const a = code[pc + 1] ?? 0;
  const b = code[pc + 2] ?? 0;
  const c = code[pc + 3] ?? 0;
  const d = code[pc + 4] ?? 0;
  switch (code[pc]) {
    case op.MOVE_N:
    case op.BOX:
      range(b, c, visit);
      return;
    case op.EQ_VALUE: {
      const width = widthOf(program, d);
      range(b, width, visit);
      range(c, width, visit);
      return;
    }
    case op.STORE_QUIET_N:
      visit(a);
      range(b, c, visit);
      return;
    case op.STRING_SLICE:
      visit(b);
      if ((d & 1) !== 0) visit(c);
      if ((d & 2) !== 0) visit(c + 1);
      return;
    case op.SLICE:
      visit(b);
      for (let bit = 0; bit < 3; bit++) if ((d & (1 << bit)) !== 0) visit(c + bit);
      return;
    case op.APPEND:
      visit(b);
      range(c, widthOf(program, d), visit);
      return;
    case op.MAKE_SLICE:
      visit(b);
      if (c >= 0) visit(c);
      return;
    case op.MAP_MAKE:
    case op.MAKE_CHAN:
      if (c >= 0) visit(c);
      return;
    case op.MAP_ITER_NEXT:
      visit(a);
      return;
    case op.SELECT:
      for (const [i, one] of (program.selects[c]?.cases ?? []).entries()) {
        visit(b + 2 * i);
        if (one.direction === "send") visit(b + 2 * i + 1);
      }
      return;
    case op.CALL:
      range(a, program.functions[b]?.nParameterWords ?? 0, visit);
      return;
    case op.CALL_CLOSURE:
      visit(b);
      return;
    case op.CALL_INTERFACE:
      visit(a);
      return;
    case op.CALL_NATIVE:
    case op.OPERATION:
      return;
    case op.MAKE_CLOSURE:
      range(c, d, visit);
      return;
    case op.RETURN:
      range(a, b, visit);
      return;
    default:
      byShape(code, pc, "read", visit);
  }
}

/** Calls `visit` for each register that the instruction at `pc` writes; of calls, the results of static ones alone. */
export function forEachWrite(program: Program, code: Int32Array, pc: number, visit: Visit): void {
  const a = code[pc + 1] ?? 0;
  const b = code[pc + 2] ?? 0;
  const c = code[pc + 3] ?? 0;
  const d = code[pc + 4] ?? 0;
  switch (code[pc]) {
    case op.MOVE_N:
    case op.UNBOX:
      range(a, c, visit);
      return;
    case op.LOAD_QUIET:
      range(a, d, visit);
      return;
    case op.ZERO:
      range(a, widthOf(program, b), visit);
      return;
    case op.DECODE_RUNE:
    case op.MAP_GET_OK:
      range(a, 2, visit);
      return;
    case op.RECV:
      range(a, c === 1 ? 2 : 1, visit);
      return;
    case op.ASSERT_TYPE:
    case op.ASSERT_INTERFACE:
      range(a, (d & 1) === 1 ? 2 : 1, visit);
      return;
    case op.MAP_ITER_NEXT:
    case op.SELECT:
      range(a, 3, visit);
      return;
    case op.CALL:
      range(a, program.functions[b]?.nResultWords ?? 0, visit);
      return;
    case op.CALL_CLOSURE:
    case op.CALL_INTERFACE:
    case op.CALL_NATIVE:
    case op.OPERATION:
      return;
    default:
      byShape(code, pc, "write", visit);
  }
}

function byShape(code: Int32Array, pc: number, wanted: "read" | "write", visit: Visit): void {
  const shape = shapeOf(code[pc] ?? 0) ?? [];
  for (const [i, role] of shape.entries()) {
    if (role === wanted || role === "update") visit(code[pc + 1 + i] ?? 0);
  }
}

/** Words of a value of a runtime type, arrays expanded. */
function widthOf(program: Program, type: number): number {
  return program.types[type]?.width ?? 0;
}
