// What the operands of each instruction are: registers read and written, jump targets, indices. Shared by the printer, the
// validator and the dependence analysis, so that there is one table beside the comments in opcode.ts.

import * as op from "./opcode.ts";

/** `read`, `write`, `update` (both): registers. The rest: numbers of a kind. */
export type Role =
  | "read"
  | "write"
  | "update"
  | "target"
  | "constant"
  | "type"
  | "allocation"
  | "function"
  | "native"
  | "operation"
  | "method"
  | "select"
  | "number"
  | "unused";

/** An operand with its role. */
export interface Operand {
  readonly role: Role;
  readonly value: number;
}

// One letter per operand a, b, c, d.
const LETTERS: Readonly<Record<string, Role>> = {
  r: "read",
  w: "write",
  u: "update",
  j: "target",
  k: "constant",
  t: "type",
  s: "allocation",
  f: "function",
  n: "native",
  o: "operation",
  m: "method",
  x: "select",
  i: "number",
  "-": "unused",
};

const SHAPES: ReadonlyMap<number, string> = new Map([
  [op.MOVE, "wr--"],
  [op.MOVE_N, "wri-"],
  [op.CONST, "wk--"],
  [op.INT, "wi--"],
  [op.ZERO, "wt--"],
  [op.BOX, "wri-"],
  [op.UNBOX, "wri-"],
  ...[op.ADD_I, op.SUB_I, op.MUL_I].map((code): [number, string] => [code, "wrr-"]),
  [op.ADD_IMM, "wri-"],
  ...[op.ADD, op.SUB, op.MUL, op.DIV, op.REM, op.AND, op.OR, op.XOR, op.AND_NOT, op.SHL, op.SHR].map(
    (code): [number, string] => [code, "wrri"],
  ),
  [op.NEG, "wri-"],
  [op.COMPLEMENT, "wri-"],
  [op.NOT, "wr--"],
  [op.CONVERT, "wrii"],
  ...[op.EQ, op.NE, op.LT, op.LE].map((code): [number, string] => [code, "wrr-"]),
  [op.FLOAT_MIN, "wrr-"],
  [op.FLOAT_MAX, "wrr-"],
  [op.EQ_VALUE, "wrrt"],
  [op.SLICE_IS_NIL, "wr--"],
  [op.JUMP, "j---"],
  [op.JUMP_BACK, "j---"],
  [op.JUMP_IF, "rj--"],
  [op.JUMP_IF_NOT, "rj--"],
  ...[op.JUMP_LT, op.JUMP_NOT_LT, op.JUMP_LE, op.JUMP_NOT_LE, op.JUMP_EQ, op.JUMP_NE].map((code): [number, string] => [
    code,
    "rrj-",
  ]),
  [op.CONCAT, "wrr-"],
  [op.STRING_LEN, "wr--"],
  [op.STRING_INDEX, "wrr-"],
  [op.STRING_SLICE, "wrri"],
  [op.DECODE_RUNE, "wrr-"],
  [op.RUNE_TO_STRING, "wr--"],
  [op.BYTES_TO_STRING, "wr--"],
  [op.RUNES_TO_STRING, "wr--"],
  [op.STRING_TO_BYTES, "wrs-"],
  [op.STRING_TO_RUNES, "wrs-"],
  [op.ALLOC, "wts-"],
  [op.LOAD, "wri-"],
  [op.STORE, "rri-"],
  [op.LOAD_GLOBAL, "wi--"],
  [op.STORE_GLOBAL, "ir--"],
  [op.FIELD_ADDR, "wri-"],
  [op.NIL_CHECK, "r---"],
  [op.COPY_CELLS, "rri-"],
  [op.INDEX_ADDR, "wrri"],
  [op.INDEX_CHECK, "ri--"],
  [op.LOAD_QUIET, "wrii"],
  [op.STORE_QUIET, "rri-"],
  [op.STORE_QUIET_N, "rri-"],
  [op.MAKE_SLICE, "wrrt"],
  [op.SLICE_LEN, "wr--"],
  [op.SLICE_CAP, "wr--"],
  [op.LOAD_ELEM, "wrri"],
  [op.STORE_ELEM, "rrri"],
  [op.ELEM_ADDR, "wrri"],
  [op.SLICE, "wrri"],
  [op.ARRAY_TO_SLICE, "wrii"],
  [op.APPEND, "wrrt"],
  [op.APPEND_SLICE, "wrrt"],
  [op.APPEND_STRING, "wrrt"],
  [op.COPY_SLICE, "wrrt"],
  [op.COPY_STRING, "wrr-"],
  [op.CLEAR_SLICE, "rt--"],
  [op.SLICE_TO_ARRAY, "wri-"],
  [op.NOP, "s---"],
  [op.MAP_MAKE, "wtrs"],
  [op.MAP_GET, "wrrt"],
  [op.MAP_GET_OK, "wrrt"],
  [op.MAP_SET, "rrrt"],
  [op.MAP_DELETE, "rr-t"],
  [op.MAP_LEN, "wr--"],
  [op.MAP_CLEAR, "r---"],
  [op.MAP_ITER_INIT, "wrt-"],
  [op.MAP_ITER_NEXT, "uj--"],
  [op.JUMP_IF_DETAILED, "rj--"],
  [op.MAP_SITE, "rs--"],
  [op.MAKE_INTERFACE, "wrt-"],
  [op.ASSERT_TYPE, "wrti"],
  [op.ASSERT_INTERFACE, "wrti"],
  [op.POINTER_TO_INT, "wr--"],
  [op.INT_TO_POINTER, "wr--"],
  [op.CHECK_POINTER, "rt--"],
  [op.UNSAFE_SLICE, "wrrt"],
  [op.BIT_CAST, "wrii"],
  [op.MAKE_CHAN, "wtrs"],
  [op.SEND, "rr--"],
  [op.RECV, "wri-"],
  [op.CLOSE_CHAN, "r---"],
  [op.CHAN_LEN, "wr--"],
  [op.CHAN_CAP, "wr--"],
  [op.SELECT, "wrx-"],
  [op.CALL, "uf--"],
  [op.CALL_CLOSURE, "ur--"],
  [op.CALL_INTERFACE, "um--"],
  [op.CALL_NATIVE, "un--"],
  [op.OPERATION, "uo--"],
  [op.MAKE_CLOSURE, "wfri"],
  [op.RETURN, "ri--"],
  [op.GO, "r---"],
  [op.DEFER, "r---"],
  [op.RUN_DEFERS, "----"],
  [op.PANIC, "r---"],
  [op.RECOVER, "w---"],
  [op.FRAME_DEPTH, "w---"],
  [op.DEFER_AT, "rrf-"],
]);

/** Roles of the operands of opcode `code`, in order; undefined for numbers that are no opcode. */
export function shapeOf(code: number): readonly Role[] | undefined {
  const shape = SHAPES.get(code);
  return shape === undefined ? undefined : [...shape].map((letter) => LETTERS[letter] ?? "unused");
}

/** The operands in use of the instruction at `pc`, in order. */
export function operandsOf(code: Int32Array, pc: number): readonly Operand[] {
  const shape = shapeOf(code[pc] ?? 0) ?? [];
  return shape.flatMap((role, i) => (role === "unused" ? [] : [{ role, value: code[pc + 1 + i] ?? 0 }]));
}

/** Index of the operand that holds a jump target (1 = a); 0 when the instruction is no jump. */
export function targetOperand(code: number): number {
  return (SHAPES.get(code)?.indexOf("j") ?? -1) + 1;
}
