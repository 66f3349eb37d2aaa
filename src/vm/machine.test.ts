import { expect, test } from "vitest";
import * as ir from "../ir/opcode.ts";
import { OPERATION_NAMES } from "../trace/operation.ts";
import type { Machine, MachineOptions } from "./api.ts";
import { Assembler, natives } from "./assembler.test-support.ts";
import { createMachine } from "./machine.ts";

const order: MachineOptions = { time: "ordered" };

/** Runs the first choice always; the events as text. */
function runFirst(m: Machine): string[] {
  const events: string[] = [];
  for (let choices = m.enabled(); choices.length > 0; choices = m.enabled()) {
    m.step(choices.goroutine[0] as number, choices.alternative[0] as number);
    events.push(`G${m.last.goroutine} ${OPERATION_NAMES[m.last.kind]}`);
  }
  return events;
}

function counterProgram() {
  const a = new Assembler();
  const counter = a.global("counter");
  const worker = a.fn([
    [ir.LOAD_GLOBAL, 0, counter],
    [ir.ADD_IMM, 0, 0, 1],
    [ir.STORE_GLOBAL, counter, 0],
    [ir.RETURN, 0, 0],
  ]);
  const main = a.fn([
    [ir.MAKE_CLOSURE, 0, worker, 0, 0],
    [ir.GO, 0],
    [ir.GO, 0],
    [ir.RETURN, 0, 0],
  ]);
  return a.program(main);
}

test("a program of two goroutines that add to one counter", () => {
  const m = createMachine(counterProgram(), natives, order);
  expect(runFirst(m)).toEqual(["G0 start", "G0 go", "G0 go", "G0 exit"]);
  expect(m.end).toEqual({ kind: "exit", exitCode: 0, text: "", goroutine: 0 });
  m.continueAfterMain();
  expect(runFirst(m)).toEqual(
    ["start", "read", "write", "exit"]
      .map((op) => `G1 ${op}`)
      .concat(["start", "read", "write", "exit"].map((op) => `G2 ${op}`)),
  );
  expect(m.last.goroutine).toBe(2);
});

test("undo restores the hash", () => {
  const m = createMachine(counterProgram(), natives, order);
  const hashes: number[] = [];
  for (let choices = m.enabled(); choices.length > 0; choices = m.enabled()) {
    hashes.push(m.stateHash());
    m.step(choices.goroutine[choices.length - 1] as number, 0);
  }
  while (m.depth > 0) {
    m.undo();
    expect(m.stateHash()).toBe(hashes.pop());
  }
});
