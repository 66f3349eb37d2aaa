// A stand-in for the machine: natives and operations called with arguments, memory in an array, no goroutines but one.

import type { Program, RuntimeField, RuntimeType, TypeKind } from "../ir/program.ts";
import { Interface, SliceValue, type Value } from "../ir/value.ts";
import type { MachineOptions, NativeContext } from "../vm/api.ts";
import { NATIVES } from "./natives.ts";

/** What a test says about a type; the rest is filled in. */
export interface TypeSketch {
  readonly kind: TypeKind;
  readonly name: string;
  readonly isNamed?: boolean;
  readonly elem?: number;
  readonly key?: number;
  readonly length?: number;
  readonly fields?: readonly (readonly [name: string, type: number])[];
  readonly methods?: readonly number[];
  readonly interfaceMethods?: readonly number[];
}

/** A context whose runtime types are built by `type`. */
export class FakeContext implements NativeContext {
  readonly program: Program;
  readonly options: MachineOptions = { time: "ordered" };
  readonly registers: Value[] = [];
  readonly memory: Value[] = [0];
  readonly output: string[] = [];
  readonly maps = new Map<number, readonly (readonly [Value, Value])[]>();
  goroutine = 0;
  time = 0;
  typeArgumentIndex = 0;
  nDraws = 0;
  /** How the native ended the goroutine or the program, for example `fatal: …`. */
  failure = "";
  private readonly types: RuntimeType[] = [];

  constructor(goMinor = 26) {
    const program: Partial<Program> = { types: this.types, methodNames: ["Error"], goMinor };
    // Natives read only these of a program.
    this.program = program as Program;
  }

  type(sketch: TypeSketch): number {
    const index = this.types.length;
    let offset = 0;
    const fields = (sketch.fields ?? []).map(([name, type]): RuntimeField => {
      const field = { name, type, offset, isEmbedded: false, isExported: /^[A-Z]/.test(name) };
      offset += this.types[type]?.width ?? 0;
      return field;
    });
    const { elem = -1, length = -1 } = sketch;
    const width =
      sketch.kind === "struct" ? offset : sketch.kind === "array" ? length * (this.types[elem]?.width ?? 0) : 1;
    this.types.push({
      index,
      kind: sketch.kind,
      name: sketch.name,
      isNamed: sketch.isNamed ?? false,
      width,
      zero: [],
      elem,
      key: sketch.key ?? -1,
      length,
      direction: "both",
      fields,
      isComparable: !["slice", "map", "func"].includes(sketch.kind),
      methods: Int32Array.from(sketch.methods ?? [-1]),
      interfaceMethods: sketch.interfaceMethods ?? [],
    });
    return index;
  }

  /** Words in fresh memory; returns their address. */
  put(...words: readonly Value[]): number {
    return this.memory.push(...words) - words.length;
  }

  slice(...words: readonly Value[]): SliceValue {
    return new SliceValue(this.put(...words), words.length, words.length);
  }

  /** Calls a native or an operation (which must be ready) and returns its first `nResults` results. */
  call(name: string, args: readonly Value[], alternative = 0): readonly Value[] {
    this.registers.length = 0;
    this.registers.push(...args);
    const operation = NATIVES.operations.get(name);
    if (operation !== undefined) operation.run(this, alternative);
    else NATIVES.natives.get(name)?.(this);
    return [...this.registers];
  }

  /** Whether an operation could proceed now. */
  isReady(name: string, args: readonly Value[]): boolean {
    this.registers.length = 0;
    this.registers.push(...args);
    return NATIVES.operations.get(name)?.ready?.(this) ?? true;
  }

  get(index: number): Value {
    return this.registers[index];
  }
  set(index: number, value: Value): void {
    this.registers[index] = value;
  }
  typeArgument(): RuntimeType {
    return this.types[this.typeArgumentIndex] as RuntimeType; // as the test has set it
  }
  indexKey(_type: RuntimeType, key: Value): Value {
    return key;
  }
  nameHash(address: number): number {
    return address;
  }
  load(address: number): Value {
    if (address === 0) this.failure = "nil";
    return this.memory[address];
  }
  store(address: number, value: Value): void {
    this.memory[address] = value;
  }
  allocate(type: number, count: number): number {
    const width = (this.types[type]?.width ?? 1) * count;
    return this.put(...Array.from({ length: width }, () => 0));
  }
  now(): number {
    return this.time;
  }
  write(text: string): void {
    this.output.push(text);
  }
  panicRuntime(text: string): void {
    this.failure = `runtime error: ${text}`;
  }
  panicPlain(text: string): void {
    this.failure = text;
  }
  panicString(text: string): void {
    this.failure = text;
  }
  fatal(text: string): void {
    this.failure = `fatal: ${text}`;
  }
  exit(code: number): void {
    this.failure = `exit ${code}`;
  }
  goexit(): void {
    this.failure = "goexit";
  }
  userFrames(): [] {
    return [];
  }
  isPanicking(): boolean {
    return false;
  }
  goroutineCount(): number {
    return 1;
  }
  formatValue(value: Value): string {
    return String(value);
  }
  goroutineNumber(): number {
    return this.goroutine + 1;
  }
  byteAddress(address: number): number {
    return address * 8;
  }
  channelLength(address: number): number {
    return this.load(address + 1) as number;
  }
  chance(salt: number): number {
    return Math.imul(this.nDraws + 1, 0x9e3779b9 + salt) >>> 0;
  }

  draw(): void {
    this.nDraws++;
  }

  unreached(addresses: readonly number[]): readonly boolean[] {
    return addresses.map(() => false);
  }

  mapEntries(address: number): readonly (readonly [Value, Value])[] {
    return this.maps.get(address) ?? [];
  }
}

/** A Go value of type `type` in an interface. */
export const held = (type: number, value: Value): Interface => new Interface(type, value);
