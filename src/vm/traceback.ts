// How a program ends, in Go's words: the text on standard error with the traces of its goroutines. The format is Go's, without
// argument values, program counters and `exit status` (which the go command prints, not the program).

import { NO_POS, type Pos } from "../base/source.ts";
import * as ir from "../ir/opcode.ts";
import { STRIDE } from "../ir/opcode.ts";
import { OP_BLOCK_FOREVER, OP_RECV, OP_RENDEZVOUS, OP_SELECT, OP_SEND, OP_SLEEP, OP_WAKE } from "../trace/operation.ts";
import type { MachineEnd } from "./api.ts";
import { pendingOpcode, selectShape } from "./channels.ts";
import { isSystem } from "./context.ts";
import { type Goroutine, type Panic, STATUS_LIVE } from "./goroutine.ts";
import { framePc, panicReport } from "./panics.ts";
import { decodeUtf8 } from "./strings.ts";
import type { LoadedFunction, Vm } from "./vm.ts";

/** Frames printed at each end of a deep stack. */
const SHOWN_FRAMES = 50;
/** Functions of the runtime that programs cannot name: Go leaves them out, unless GOTRACEBACK asks for them. */
const RUNTIME_INSIDE = /^runtime\.(\(\*?)?[a-z]/;
/** Exit code of panics and fatal errors. */
const FAILURE = 2;

/** Why a goroutine cannot go on, as Go's dumps say it; `running` when it is not waiting. */
export function waitReason(vm: Vm, g: Goroutine): string {
  if (g.pendingNative >= 0) {
    const { waitReason: reason, kind } = vm.operation(g.pendingNative);
    return reason ?? (kind === OP_SLEEP || kind === OP_WAKE ? "sleep" : "running");
  }
  switch (g.pendingKind) {
    case OP_SEND:
    case OP_RENDEZVOUS:
      return "chan send";
    case OP_RECV:
      return "chan receive";
    case OP_SELECT:
      return "select";
    case OP_BLOCK_FOREVER:
      return foreverReason(vm, g);
    default:
      return "running";
  }
}

function foreverReason(vm: Vm, g: Goroutine): string {
  const opcode = pendingOpcode(vm, g);
  if (opcode === ir.SEND) return "chan send (nil chan)";
  if (opcode === ir.RECV) return "chan receive (nil chan)";
  return selectShape(vm, g).cases.length === 0 ? "select (no cases)" : "select";
}

/** `file:line` of a pc; empty without a file set. */
export function placeOf(vm: Vm, fn: LoadedFunction, pc: number): { readonly file: string; readonly line: number } {
  const pos = (fn.ir.positions[pc / STRIDE] ?? NO_POS) as Pos;
  const { files } = vm.options;
  if (files === undefined || files.file(pos) === undefined) return { file: "", line: 0 };
  return files.position(pos);
}

function frameLines(vm: Vm, fn: LoadedFunction, pc: number): string {
  const { file, line } = placeOf(vm, fn, pc);
  const text = `${fn.ir.name}(${fn.nParameters > 0 ? "..." : ""})\n`;
  return file === "" ? text : `${text}\t${file}:${line}\n`;
}

/** One goroutine's trace, as in Go's dumps. */
function goroutineTrace(vm: Vm, g: Goroutine, state: string): string {
  const lines: string[] = [];
  for (let d = g.depth; d >= 0; d--) {
    // Of a deep stack Go prints both ends (since 1.21; before, the inner end only).
    if (d === g.depth - SHOWN_FRAMES && d > SHOWN_FRAMES) {
      lines.push(`...${d + 1 - SHOWN_FRAMES} frames elided...\n`);
      d = SHOWN_FRAMES - 1;
    }
    const fn = vm.functionAt(g, d);
    if (!fn.isWrapper && !RUNTIME_INSIDE.test(fn.ir.name)) lines.push(frameLines(vm, fn, framePc(g, d)));
  }
  return `goroutine ${g.number} [${state}]:\n${lines.join("")}${createdBy(vm, g)}`;
}

function createdBy(vm: Vm, g: Goroutine): string {
  if (g.createdAt < 0) return "";
  const parent = vm.goroutines[g.parent] as Goroutine;
  const { siteBase } = vm.program;
  let fn = 0;
  while (fn + 1 < siteBase.length && (siteBase[fn + 1] as number) <= g.createdAt) fn++;
  const creator = vm.functions[fn] as LoadedFunction;
  const inGoroutine = vm.program.goMinor >= 21 ? ` in goroutine ${parent.number}` : "";
  const { file, line } = placeOf(vm, creator, (g.createdAt - creator.siteBase) * STRIDE);
  return `created by ${creator.ir.name}${inGoroutine}\n${file === "" ? "" : `\t${file}:${line}\n`}`;
}

function endOf(kind: MachineEnd["kind"], text: string, goroutine: number): MachineEnd {
  return { kind, exitCode: FAILURE, text: decodeUtf8(text), goroutine };
}

/** End of a goroutine that dies of its panics. */
export function panicDeathReport(vm: Vm, g: Goroutine): MachineEnd {
  const text = panicReport(g.panics as Panic, vm.program.goMinor);
  return endOf("panic", `${text}\n${goroutineTrace(vm, g, "running")}`, g.index);
}

/** End by a fatal error, whose text is in the goroutine's scratch. */
export function fatalReport(vm: Vm, g: Goroutine): MachineEnd {
  const message = String(g.scratch);
  const before = message === "stack overflow" ? "runtime: goroutine stack exceeds 1000000000-byte limit\n" : "";
  const others = vm.live.filter((index) => index !== g.index).map((index) => vm.goroutines[index] as Goroutine);
  const traces = [goroutineTrace(vm, g, "running"), ...tracesOf(vm, others)];
  return endOf("fatal", `${before}fatal error: ${message}\n\n${traces.join("\n")}`, g.index);
}

function tracesOf(vm: Vm, goroutines: readonly Goroutine[]): string[] {
  const shown = goroutines.filter((g) => !isSystem(vm, g)).sort((a, b) => a.number - b.number);
  return shown.map((g) =>
    goroutineTrace(vm, g, g.depth < 0 ? "runnable" : waitReason(vm, g).replace("running", "runnable")),
  );
}

/** End when nothing can run. */
export function deadlockReport(vm: Vm): MachineEnd {
  const hasMain = (vm.goroutines[0] as Goroutine).status === STATUS_LIVE;
  const what = hasMain ? "all goroutines are asleep" : "no goroutines (main called runtime.Goexit)";
  const traces = tracesOf(
    vm,
    vm.live.map((index) => vm.goroutines[index] as Goroutine),
  );
  return endOf("deadlock", `fatal error: ${what} - deadlock!\n${traces.map((trace) => `\n${trace}`).join("")}`, -1);
}

/** End when nothing can run but those who go round in loops for ever. Go says nothing and goes on. */
export function livelockReport(vm: Vm, spinning: readonly number[]): MachineEnd {
  const numbers = spinning.map((index) => (vm.goroutines[index] as Goroutine).number).sort((a, b) => a - b);
  const who = numbers.length === 1 ? `goroutine ${numbers[0]} goes` : `goroutines ${numbers.join(", ")} go`;
  const traces = tracesOf(
    vm,
    vm.live.map((index) => vm.goroutines[index] as Goroutine),
  );
  return endOf(
    "livelock",
    `livelock: ${who} round in a loop for ever\n${traces.map((trace) => `\n${trace}`).join("")}`,
    -1,
  );
}
