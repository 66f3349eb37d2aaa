// A readable listing of a program's functions, for tests and debug output.

import { assert } from "../base/assert.ts";
import { CALL, CALL_INTERFACE, CALL_NATIVE, CONST, MAKE_CLOSURE, OPCODE_NAMES, OPERATION, STRIDE } from "./opcode.ts";
import { operandsOf } from "./operand-shapes.ts";
import type { FunctionIr, Program } from "./program.ts";
import { Closure, Interface, SliceValue, type Value } from "./value.ts";

/**
 * One function: a head line, then one line per instruction: index, name, operands. Jump targets are instruction indices
 * (`->7`), registers `r3`; what an instruction refers to or touches follows as a comment.
 */
export function printFunction(program: Program, fn: FunctionIr): string {
  const head = `${fn.name} (${fn.nParameterWords} in, ${fn.nCaptureWords} captured, ${fn.nResultWords} out, ${fn.nRegisters} registers)`;
  const lines = [`func ${head}${fn.isWrapper ? " wrapper" : ""}`];
  for (let pc = 0; pc < fn.code.length; pc += STRIDE) lines.push(printInstruction(program, fn, pc));
  return `${lines.join("\n")}\n`;
}

/** The line of the instruction at `pc`. */
export function printInstruction(program: Program, fn: FunctionIr, pc: number): string {
  const op = fn.code[pc] ?? 0;
  const name = OPCODE_NAMES.get(op);
  assert(name !== undefined, "unknown opcode", { op, pc, fn: fn.name });
  const operands = operandsOf(fn.code, pc).map(({ role, value }) => {
    if (role === "target") return `->${value / STRIDE}`;
    return role === "read" || role === "write" || role === "update" ? `r${value}` : String(value);
  });
  const comment = commentOf(program, fn, pc, op);
  const line = `${String(pc / STRIDE).padStart(4)} ${name} ${operands.join(" ")}`.trimEnd();
  return comment === "" ? line : `${line}  ; ${comment}`;
}

function commentOf(program: Program, fn: FunctionIr, pc: number, op: number): string {
  const b = fn.code[pc + 2] ?? 0;
  const refers = reference(program, op, b);
  const touches = program.expressions[fn.expressions[pc / STRIDE] ?? -1];
  return [refers, touches].filter((part) => part !== undefined).join(" | ");
}

function reference(program: Program, op: number, b: number): string | undefined {
  switch (op) {
    case CONST:
      return printValue(program, program.constants[b]);
    case CALL:
    case MAKE_CLOSURE:
      return program.functions[b]?.name;
    case CALL_NATIVE:
      return program.natives[b];
    case OPERATION:
      return program.operations[b];
    case CALL_INTERFACE:
      return program.methodNames[b];
    default:
      return undefined;
  }
}

function printValue(program: Program, value: Value): string {
  if (value === undefined) return "nil";
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Closure) return program.functions[value.fn]?.name ?? "?";
  if (value instanceof SliceValue) return `slice ${value.address}[${value.length}/${value.capacity}]`;
  if (value instanceof Interface) return `${program.types[value.type]?.name}(${printValue(program, value.value)})`;
  return String(value);
}
