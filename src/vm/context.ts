// What natives see of the machine: one reused object, bound to a goroutine's call window before each call.

import { finish32, mix32 } from "../base/hash.ts";
import type { Pos } from "../base/source.ts";
import { CALL, CALL_CLOSURE, CALL_INTERFACE, STRIDE } from "../ir/opcode.ts";
import type { Program, RuntimeType } from "../ir/program.ts";
import { Closure, Interface, type Value } from "../ir/value.ts";
import type { MachineOptions, NativeContext, UserFrame } from "./api.ts";
import { countOf } from "./channels.ts";
import { unreachedObjects } from "./collector.ts";
import { indexKey } from "./equality.ts";
import { formatWord } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { entriesOf } from "./maps.ts";
import { CLOCK_CELL, INDEX_MASK } from "./memory.ts";
import { framePc } from "./panics.ts";
import { newArray } from "./slices.ts";
import { pointerToInteger } from "./unsafe.ts";
import { INTERRUPT_EXIT, INTERRUPT_GOEXIT, type Vm } from "./vm.ts";

/** The context of a native call. */
export class Context implements NativeContext {
  readonly program: Program;
  readonly options: MachineOptions;
  goroutine = 0;
  private g: Goroutine;
  private base = 0;

  constructor(private readonly vm: Vm) {
    this.program = vm.program;
    this.options = vm.options;
    this.g = vm.goroutines[0] as Goroutine;
  }

  /** Binds to the window that starts at register `at` of the goroutine's stack. */
  bind(g: Goroutine, at: number): this {
    this.g = g;
    this.goroutine = g.index;
    this.base = at;
    return this;
  }

  /** Binds to the window of the OPERATION at which the goroutine is stopped. */
  bindPending(g: Goroutine): this {
    const code = this.vm.functionAt(g, g.depth).code;
    return this.bind(g, (g.frames[g.depth * FRAME_STRIDE + FRAME_BASE] as number) + (code[g.pc + 1] as number));
  }

  get(index: number): Value {
    return this.g.registers[this.base + index];
  }

  set(index: number, value: Value): void {
    this.g.registers[this.base + index] = value;
  }

  typeArgument(): RuntimeType {
    const { g, vm } = this;
    return vm.program.types[vm.functionAt(g, g.depth).code[g.pc + 3] as number] as RuntimeType; // the lowering has put it there
  }

  indexKey(type: RuntimeType, key: Value): Value {
    return indexKey(this.vm, type.index, key);
  }

  nameHash(address: number): number {
    return this.vm.memory.nameHash(address & INDEX_MASK);
  }

  load(address: number): Value {
    const { vm } = this;
    if (address === 0) vm.raiseNil();
    const index = address & INDEX_MASK;
    if (vm.isInNative && vm.memory.shared[index] !== 0) vm.hasLookedAround = true;
    return vm.memory.cells[index];
  }

  store(address: number, value: Value): void {
    if (address === 0) {
      this.vm.raiseNil();
      return;
    }
    const index = address & INDEX_MASK;
    this.vm.write(index, value);
    if (this.vm.memory.shared[index] !== 0) this.vm.memory.publish(value, this.vm.log);
  }

  allocate(type: number, count: number, name: string): number {
    const { extraSites } = this.vm;
    let site = extraSites.indexOf(name);
    if (site < 0) site = extraSites.push(name) - 1;
    return newArray(this.vm, this.g, type, count, this.program.allocations.length + site);
  }

  now(): number {
    this.vm.hasReadClock = true;
    return this.vm.memory.cells[CLOCK_CELL] as number;
  }

  write(text: string, stream: 1 | 2): void {
    this.vm.last.extent = stream;
    this.vm.last.value = text;
    const { vm } = this;
    vm.nWritten += text.length;
    if (vm.nWritten > vm.options.maxOutput) vm.raiseLimit(`more than ${vm.options.maxOutput / 1e6} MB of output`);
    if (vm.options.undoWindow === 0) return;
    vm.outputs.push(text);
    vm.outputOwners.push(this.goroutine);
  }

  panicRuntime(text: string): void {
    this.vm.raiseRuntime(text);
  }

  panicPlain(text: string): void {
    this.vm.raisePlain(text);
  }

  panicString(text: string): void {
    this.vm.raise(new Interface(this.vm.stringType, text), false);
  }

  fatal(text: string): void {
    this.vm.raiseFatal(text);
  }

  exit(code: number): void {
    this.vm.interrupt = INTERRUPT_EXIT;
    this.vm.exitCode = code;
  }

  goexit(): void {
    this.vm.interrupt = INTERRUPT_GOEXIT;
  }

  isPanicking(): boolean {
    return this.g.panics !== undefined && !this.g.panics.isGoexit;
  }

  userFrames(): readonly UserFrame[] {
    const { g, vm } = this;
    const frames: UserFrame[] = [];
    for (let d = g.depth; d >= 0; d--) {
      const { ir } = vm.functionAt(g, d);
      if (!ir.isUser || ir.isWrapper) continue;
      const pos = (ir.positions[framePc(g, d) / STRIDE] ?? 0) as Pos; // recorded by lower from a Pos
      const { files } = this.options;
      const place = files?.file(pos) === undefined ? undefined : files.position(pos);
      frames.push({ fn: ir.index, file: place?.file ?? "", line: place?.line ?? 0 });
    }
    return frames;
  }

  goroutineCount(): number {
    const { live, goroutines } = this.vm;
    if (this.vm.isInNative) this.vm.hasLookedAround = true;
    let n = 0;
    for (const index of live) if (!isSystem(this.vm, goroutines[index] as Goroutine)) n++;
    return n;
  }

  goroutineNumber(): number {
    return this.g.number;
  }

  byteAddress(address: number): number {
    return pointerToInteger(this.vm, address);
  }

  channelLength(address: number): number {
    if (this.vm.isInNative) this.vm.hasLookedAround = true;
    return countOf(this.vm, address);
  }

  chance(salt: number): number {
    const { g, vm } = this;
    return finish32(mix32(mix32(mix32(g.pathHash, vm.options.seed | 0), g.nDraws), salt)) >>> 0;
  }

  draw(): void {
    this.g.nDraws++;
  }

  unreached(addresses: readonly number[], kept: readonly Value[], except: number): readonly boolean[] {
    return unreachedObjects(this.vm, this.g, { addresses, kept, except: except & INDEX_MASK });
  }

  mapEntries(address: number): readonly (readonly [Value, Value])[] {
    return entriesOf(this.vm, address);
  }

  formatValue(value: Value): string {
    return typeof value === "string" ? value : formatWord(this.vm, value);
  }
}

/** Function that the goroutine runs, behind compiler-made wrappers. */
export function goroutineFunction(vm: Vm, g: Goroutine): number {
  let closure: Callee = g.start instanceof Closure ? g.start : { fn: vm.program.entry, captures: [] };
  for (let hops = 0; hops < 8; hops++) {
    const fn = vm.functions[closure.fn];
    if (fn === undefined || !fn.isWrapper) break;
    const target = callTarget(vm, fn.code, closure.captures);
    if (target === undefined) break;
    closure = target;
  }
  return closure.fn;
}

interface Callee {
  readonly fn: number;
  readonly captures: readonly Value[];
}

// A wrapper of `go f(x)` calls f: by index, through a captured closure, or through a captured interface's method. The program's
// entry calls every package's initialisation first, and last of all what main runs.
function callTarget(vm: Vm, code: Int32Array, captures: readonly Value[]): Callee | undefined {
  let last: Callee | undefined;
  for (let pc = 0; pc < code.length; pc += STRIDE) {
    if (code[pc] === CALL) last = { fn: code[pc + 2] as number, captures: [] };
    if (code[pc] === CALL_CLOSURE) return captures.find((word) => word instanceof Closure);
    if (code[pc] === CALL_INTERFACE) {
      const receiver = captures.find((word) => word instanceof Interface);
      const fn = receiver === undefined ? -1 : vm.program.types[receiver.type]?.methods[code[pc + 2] as number];
      return fn === undefined || fn < 0 ? undefined : { fn, captures: [] };
    }
  }
  return last;
}

/** Whether the goroutine works for the library's timers. */
export function isSystem(vm: Vm, g: Goroutine): boolean {
  return g.index !== 0 && (vm.functions[goroutineFunction(vm, g)]?.isSystem ?? false);
}
