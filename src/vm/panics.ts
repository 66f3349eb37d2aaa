// Panics, Goexit and recover. As in Go, a panic does not pop frames: deferred calls run on top of the panicking stack, and
// the stack is cut only when one of them has recovered (The Go Programming Language Specification, "Handling panics").
//
// `recover` works only in the frame that the panic itself called (FRAME_PANICKING), seen through compiler-made wrappers, and
// only for the newest panic. A newer panic that unwinds past an older one's deferred call aborts the older.

import { assert } from "../base/assert.ts";
import { STRIDE } from "../ir/opcode.ts";
import { Closure, type Interface, type Value } from "../ir/value.ts";
import { OP_EXIT, OP_FATAL, OP_PANIC } from "../trace/operation.ts";
import {
  Deferred,
  FRAME_BASE,
  FRAME_CALL,
  FRAME_FUNCTION,
  FRAME_KIND,
  FRAME_PANICKING,
  FRAME_RETURN,
  FRAME_STRIDE,
  FRAME_TEXT,
  type Goroutine,
  Panic,
} from "./goroutine.ts";
import {
  INTERRUPT_EXIT,
  INTERRUPT_FATAL,
  INTERRUPT_GOEXIT,
  INTERRUPT_LIMIT,
  INTERRUPT_NONE,
  INTERRUPT_PANIC,
  type LoadedFunction,
  type Vm,
} from "./vm.ts";

const column = (g: Goroutine, depth: number, which: number): number => g.frames[depth * FRAME_STRIDE + which] as number;

/** First register above the top frame's window. */
function stackTop(vm: Vm, g: Goroutine): number {
  return g.depth < 0 ? 0 : column(g, g.depth, FRAME_BASE) + vm.functionAt(g, g.depth).nRegisters;
}

/** Pushes a frame for `fn`; its parameters are in place from `base` on. `captures` follow them. */
export function pushFrame(
  vm: Vm,
  g: Goroutine,
  fn: LoadedFunction,
  base: number,
  captures: readonly Value[],
  returnPc: number,
  kind: number,
): void {
  if (g.depth + 1 >= vm.options.maxDepth) {
    vm.raiseFatal("stack overflow");
    return;
  }
  const top = base + fn.nRegisters;
  g.growStack(top);
  const { registers } = g;
  let at = base + fn.nParameters;
  for (let i = 0; i < captures.length; i++) registers[at++] = captures[i];
  while (at < top) registers[at++] = undefined;
  const frame = ++g.depth * FRAME_STRIDE;
  g.frames[frame + FRAME_FUNCTION] = fn.index;
  g.frames[frame + FRAME_BASE] = base;
  g.frames[frame + FRAME_RETURN] = returnPc;
  g.frames[frame + FRAME_KIND] = kind;
  g.pc = 0;
}

/** Calls a closure without arguments on top of the stack. */
export function callOnTop(vm: Vm, g: Goroutine, closure: Value, kind: number): void {
  if (!(closure instanceof Closure)) {
    vm.raiseNil();
    return;
  }
  const fn = vm.functions[closure.fn] as LoadedFunction;
  pushFrame(vm, g, fn, stackTop(vm, g), closure.captures, g.pc, kind);
}

/** Stops the goroutine before a pending operation that is no instruction. */
export function stopPseudo(vm: Vm, g: Goroutine, kind: number): void {
  if (g.depth >= 0) g.pendingSite = vm.siteOf(vm.functionAt(g, g.depth), g.pc);
  g.isPseudo = true;
  g.pendingKind = kind;
  g.pendingObject = -1;
  g.pendingExtent = 1;
  g.pendingNative = -1;
  g.phase = 0;
  g.scratch = undefined;
}

/** Takes up what an instruction raised. Returns whether the goroutine goes on (at `g.pc` in its top frame). */
export function handleInterrupt(vm: Vm, g: Goroutine): boolean {
  const interrupt = vm.interrupt;
  vm.interrupt = INTERRUPT_NONE;
  g.phase = 0;
  g.scratch = undefined;
  switch (interrupt) {
    case INTERRUPT_PANIC:
      g.panics = new Panic(vm.raised, false, vm.isSignal, false, -1, g.depth, undefined, g.panics);
      return advancePanic(vm, g);
    case INTERRUPT_GOEXIT:
      g.panics = new Panic(undefined, true, false, false, -1, g.depth, undefined, g.panics);
      return advancePanic(vm, g);
    case INTERRUPT_FATAL:
      stopFatal(vm, g, vm.interruptText);
      return false;
    default:
      assert(interrupt === INTERRUPT_EXIT || interrupt === INTERRUPT_LIMIT, "unknown interrupt", { interrupt });
      vm.end = {
        kind: interrupt === INTERRUPT_EXIT ? "exit" : "limit",
        exitCode: interrupt === INTERRUPT_EXIT ? vm.exitCode : 2,
        text: interrupt === INTERRUPT_EXIT ? "" : vm.interruptText,
        goroutine: g.index,
      };
      return false;
  }
}

// The text waits in `scratch` for the step that ends the program.
function stopFatal(vm: Vm, g: Goroutine, text: string): void {
  stopPseudo(vm, g, OP_FATAL);
  g.scratch = text;
}

function withState(p: Panic, isRecovered: boolean, callDepth: number, frameDepth: number): Panic {
  return new Panic(p.value, p.isGoexit, p.isSignal, isRecovered, callDepth, frameDepth, p.text, p.link);
}

/** Runs the next deferred call of the newest panic, or ends the goroutine. Returns as `handleInterrupt`. */
function advancePanic(vm: Vm, g: Goroutine): boolean {
  const panic = g.panics as Panic;
  for (let d = Math.min(panic.frameDepth, g.depth); d >= 0; d--) {
    if (column(g, d, FRAME_KIND) === FRAME_TEXT) return failText(vm, g, panic);
    const { deferRegister } = vm.functionAt(g, d);
    if (deferRegister < 0) continue;
    const register = column(g, d, FRAME_BASE) + deferRegister;
    const list = g.registers[register];
    if (!(list instanceof Deferred)) continue;
    if (d < g.savedDepth) g.saveDownTo(vm.log, d);
    g.registers[register] = list.next;
    g.panics = withState(panic, false, g.depth + 1, d);
    callOnTop(vm, g, list.closure, FRAME_PANICKING);
    return vm.interrupt === INTERRUPT_NONE || handleInterrupt(vm, g);
  }
  if (!panic.isGoexit) return makeTexts(vm, g);
  stopPseudo(vm, g, OP_EXIT);
  g.hasGoexited = true;
  return false;
}

// Go's runtime throws when a panic value's Error or String method panics.
function failText(vm: Vm, g: Goroutine, panic: Panic): boolean {
  const text = "panic while printing panic value";
  const { value } = panic;
  if (typeof value?.value === "string" && value.type === vm.stringType) stopFatal(vm, g, `${text}: ${value.value}`);
  else stopFatal(vm, g, `${text}: type ${value === undefined ? "nil" : vm.program.types[value.type]?.name}`);
  return false;
}

/** Go on after a deferred call of a panic, or the call that made a text, has returned. `result`: its first word. */
export function afterSpecialReturn(vm: Vm, g: Goroutine, kind: number, result: Value): boolean {
  if (kind === FRAME_TEXT) {
    g.panics = withText(g.panics as Panic, String(result));
    return makeTexts(vm, g);
  }
  const panic = g.panics as Panic;
  return panic.isRecovered ? finishRecovery(vm, g, panic) : advancePanic(vm, g);
}

/** The stack is cut at the frame whose deferred call recovered; it returns to its caller from `recoverPc`. */
function finishRecovery(vm: Vm, g: Goroutine, panic: Panic): boolean {
  const depth = panic.frameDepth;
  let rest = panic.link;
  let hasGoexit = false;
  // Older panics whose deferred call is cut away are aborted; an aborted Goexit goes on.
  while (rest !== undefined && rest.callDepth > depth) {
    hasGoexit ||= rest.isGoexit;
    rest = rest.link;
  }
  enterFrame(vm, g, depth);
  g.panics = rest;
  if (!hasGoexit) {
    g.pc = vm.functionAt(g, depth).recoverPc;
    return true;
  }
  g.panics = new Panic(undefined, true, false, false, -1, depth, undefined, rest);
  return advancePanic(vm, g);
}

/** Cuts the stack so that frame `depth` is the top. Its registers above the next frame's are dead: they are cleared. */
function enterFrame(vm: Vm, g: Goroutine, depth: number): void {
  const dead = depth < g.depth ? column(g, depth + 1, FRAME_BASE) : stackTop(vm, g);
  if (depth < g.savedDepth) g.saveDownTo(vm.log, depth);
  g.depth = depth;
  clearDead(g, dead, column(g, depth, FRAME_BASE) + vm.functionAt(g, depth).nRegisters);
}

/**
 * Clears registers whose contents do not matter any more. They may hold what undone steps have left there, which must not
 * reach the state hash.
 */
export function clearDead(g: Goroutine, from: number, to: number): void {
  for (let i = from; i < to; i++) g.registers[i] = undefined;
}

function withText(p: Panic, text: string): Panic {
  if (p.isGoexit || p.text !== undefined) {
    const link = p.link === undefined ? undefined : withText(p.link, text);
    return new Panic(p.value, p.isGoexit, p.isSignal, p.isRecovered, p.callDepth, p.frameDepth, p.text, link);
  }
  return new Panic(p.value, p.isGoexit, p.isSignal, p.isRecovered, p.callDepth, p.frameDepth, text, p.link);
}

/** Makes the texts of all panics in progress, newest first, by calling Go; then the goroutine stops before its death. */
function makeTexts(vm: Vm, g: Goroutine): boolean {
  for (;;) {
    let panic = g.panics;
    while (panic !== undefined && (panic.isGoexit || panic.text !== undefined)) panic = panic.link;
    if (panic === undefined) break;
    const { value } = panic;
    const known = value === undefined ? "nil" : knownText(vm, value);
    if (known === undefined) {
      const base = stackTop(vm, g);
      g.growStack(base + 1);
      g.registers[base] = value;
      const fn = vm.functions[vm.program.panicText] as LoadedFunction;
      pushFrame(vm, g, fn, base, [], g.pc, FRAME_TEXT);
      return vm.interrupt === INTERRUPT_NONE || handleInterrupt(vm, g);
    }
    g.panics = withText(g.panics as Panic, known);
  }
  stopPseudo(vm, g, OP_PANIC);
  return false;
}

function knownText(vm: Vm, value: Interface): string | undefined {
  if (typeof value.value !== "string") return undefined;
  if (value.type === vm.program.runtimeErrorType) return `runtime error: ${value.value}`;
  return value.type === vm.plainErrorType ? value.value : undefined;
}

/** The value of `recover()` in the top frame; marks the panic recovered. */
export function recoverPanic(vm: Vm, g: Goroutine): Value {
  const panic = g.panics;
  if (panic === undefined || panic.isGoexit || panic.isRecovered) return undefined;
  if (vm.functionAt(g, g.depth).isWrapper) return undefined;
  let d = g.depth;
  while (column(g, d, FRAME_KIND) === FRAME_CALL && d > 0 && vm.functionAt(g, d - 1).isWrapper) d--;
  if (column(g, d, FRAME_KIND) !== FRAME_PANICKING || panic.callDepth !== d) return undefined;
  g.panics = withState(panic, true, panic.callDepth, panic.frameDepth);
  return panic.value;
}

// [recovered, repanicked]: since Go 1.25 a panic with the value that was just recovered is printed once.
function chainText(panic: Panic, goMinor: number): string {
  const { link } = panic;
  const isRepanic =
    goMinor >= 25 && link !== undefined && link.isRecovered && isSameValue(link.value, panic.value) && !panic.isGoexit;
  let text = "";
  if (isRepanic) return chainTextOf(link, goMinor, " [recovered, repanicked]");
  if (link !== undefined) {
    text = chainText(link, goMinor);
    if (!link.isGoexit) text += "\t";
  }
  if (panic.isGoexit) return text;
  return `${text}panic: ${panicLines(panic, goMinor)}${panic.isRecovered ? " [recovered]" : ""}\n`;
}

function chainTextOf(panic: Panic, goMinor: number, suffix: string): string {
  const { link } = panic;
  const before = link === undefined ? "" : chainText(link, goMinor) + (link.isGoexit ? "" : "\t");
  return `${before}panic: ${panicLines(panic, goMinor)}${suffix}\n`;
}

const isSameValue = (x: Interface | undefined, y: Interface | undefined): boolean =>
  x === y || (x !== undefined && y !== undefined && x.type === y.type && x.value === y.value);

// Since Go 1.23 later lines of a value are indented.
function panicLines(panic: Panic, goMinor: number): string {
  const text = panic.text ?? "nil";
  return goMinor >= 23 ? text.replaceAll("\n", "\n\t") : text;
}

/** The lines that Go prints for the panics in progress, with the signal line. */
export function panicReport(panic: Panic, goMinor: number): string {
  const signal = panic.isSignal ? "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n" : "";
  return chainText(panic, goMinor) + signal;
}

/** Pc of the instruction that frame `depth` is at: of a caller, its call. */
export function framePc(g: Goroutine, depth: number): number {
  if (depth === g.depth) return g.pc;
  const returnPc = column(g, depth + 1, FRAME_RETURN);
  return column(g, depth + 1, FRAME_KIND) === FRAME_CALL ? returnPc - STRIDE : returnPc;
}
