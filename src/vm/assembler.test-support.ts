// A tiny assembler: programs for the machine's tests, without the front end. Registers are numbers, labels are strings.

import { NO_POS } from "../base/source.ts";
import * as ir from "../ir/opcode.ts";
import type { FunctionIr, GlobalVariable, Program, RuntimeType, SelectShape, TypeKind } from "../ir/program.ts";
import { Interface, NIL_SLICE, type Value } from "../ir/value.ts";
import { OP_LOCK, OP_PRINT, OP_UNLOCK, OP_WAKE } from "../trace/operation.ts";
import type { Natives } from "./api.ts";

export type Line = readonly [op: number, ...operands: (number | string)[]] | string;

interface FunctionOptions {
  readonly name?: string;
  readonly nParameters?: number;
  readonly nCaptures?: number;
  readonly nResults?: number;
  readonly deferRegister?: number;
  readonly recover?: string;
  readonly isWrapper?: boolean;
  readonly isUser?: boolean;
}

const zeroOf = (kind: TypeKind): readonly Value[] => {
  if (kind === "string") return [""];
  if (kind === "bool") return [false];
  if (kind === "slice") return [NIL_SLICE];
  return kind === "func" || kind === "interface" ? [undefined] : [0];
};

/** Builds one program. */
export class Assembler {
  readonly functions: FunctionIr[] = [];
  readonly types: RuntimeType[] = [];
  readonly constants: Value[] = [];
  readonly globals: GlobalVariable[] = [];
  readonly selects: SelectShape[] = [];
  readonly natives: string[] = [];
  readonly operations: string[] = [];
  readonly methodNames: string[] = [];
  readonly allocations: { readonly name: string }[] = [{ name: "x" }];
  private readonly globalZero: Value[] = [];
  readonly int: number;
  readonly string: number;
  readonly any: number;
  readonly runtimeError: number;

  constructor() {
    this.int = this.type({ kind: "int", name: "int" });
    this.string = this.type({ kind: "string", name: "string" });
    this.any = this.type({ kind: "interface", name: "interface {}" });
    this.runtimeError = this.type({ kind: "string", name: "runtime.errorString", isNamed: true });
    this.type({ kind: "string", name: "runtime.plainError", isNamed: true });
  }

  type(given: Partial<RuntimeType> & Pick<RuntimeType, "kind" | "name">): number {
    const index = this.types.length;
    this.types.push({
      index,
      isNamed: false,
      width: 1,
      zero: zeroOf(given.kind),
      elem: -1,
      key: -1,
      length: -1,
      direction: "both",
      fields: [],
      isComparable: !["slice", "map", "func"].includes(given.kind),
      methods: new Int32Array(16).fill(-1),
      interfaceMethods: [],
      ...given,
    });
    return index;
  }

  constant(value: Value): number {
    return this.constants.push(value) - 1;
  }

  global(name: string, type = this.int): number {
    const t = this.types[type] as RuntimeType;
    const address = this.globalZero.length + 1;
    this.globals.push({ name, type, address, isUser: true });
    this.globalZero.push(...t.zero);
    return address;
  }

  /** Reserves an index for a function that is given later. */
  private readonly reserved: (FunctionIr | undefined)[] = [];

  reserve(): number {
    return this.reserved.push(undefined) - 1;
  }

  define(index: number, lines: readonly Line[], options: FunctionOptions = {}): number {
    const labels = new Map<string, number>();
    let n = 0;
    for (const line of lines) {
      if (typeof line === "string") labels.set(line, n * ir.STRIDE);
      else n++;
    }
    const code = new Int32Array(n * ir.STRIDE);
    let at = 0;
    let nRegisters = 1;
    for (const line of lines) {
      if (typeof line === "string") continue;
      line.forEach((operand, i) => {
        const value = typeof operand === "string" ? labels.get(operand) : operand;
        if (value === undefined) throw new Error(`no label ${operand}`);
        code[at + i] = value;
        if (i > 0 && value < 40) nRegisters = Math.max(nRegisters, value + 4);
      });
      at += ir.STRIDE;
    }
    this.reserved[index] = {
      index,
      name: options.name ?? `main.f${index}`,
      isUser: options.isUser ?? true,
      isWrapper: options.isWrapper ?? false,
      code,
      positions: new Int32Array(n).fill(NO_POS),
      expressions: new Int32Array(n).fill(-1),
      nRegisters,
      nParameterWords: options.nParameters ?? 0,
      nCaptureWords: options.nCaptures ?? 0,
      nResultWords: options.nResults ?? 0,
      deferRegister: options.deferRegister ?? -1,
      recoverPc: options.recover === undefined ? -1 : (labels.get(options.recover) as number),
      locals: [],
      pos: NO_POS,
    };
    return index;
  }

  fn(lines: readonly Line[], options: FunctionOptions = {}): number {
    return this.define(this.reserve(), lines, options);
  }

  program(entry: number, goMinor = 26): Program {
    const textName = this.natives.indexOf("text") < 0 ? this.natives.push("text") - 1 : this.natives.indexOf("text");
    const panicText = this.fn(
      [
        [ir.CALL_NATIVE, 0, textName],
        [ir.RETURN, 0, 1],
      ],
      { name: "runtime.panicText", nParameters: 1, nResults: 1, isUser: false },
    );
    const functions = this.reserved as FunctionIr[];
    const siteBase = new Int32Array(functions.length);
    let site = 0;
    functions.forEach((f, i) => {
      siteBase[i] = site;
      site += f.positions.length;
    });
    return {
      functions,
      siteBase,
      types: this.types,
      constants: this.constants,
      methodNames: this.methodNames,
      expressions: [],
      allocations: this.allocations,
      selects: this.selects,
      globals: this.globals,
      nGlobalCells: this.globalZero.length,
      globalZero: this.globalZero,
      natives: this.natives,
      operations: this.operations,
      entry,
      panicText,
      runtimeErrorType: this.runtimeError,
      dependences: new Map(),
      goMinor,
    };
  }
}

/** A few natives and operations. Index of operation names is up to the program. */
export const natives: Natives = {
  natives: new Map([
    [
      "text",
      (ctx) => {
        const v = ctx.get(0);
        ctx.set(0, v instanceof Interface ? String(v.value) : "nil");
      },
    ],
  ]),
  operations: new Map([
    ["print", { kind: OP_PRINT, run: (ctx) => void ctx.write(`${ctx.formatValue(ctx.get(0))}\n`, 1) }],
    [
      "lock",
      {
        kind: OP_LOCK,
        waitReason: "sync.Mutex.Lock",
        ready: (ctx) => ctx.load(ctx.get(0) as number) === 0,
        run: (ctx) => void ctx.store(ctx.get(0) as number, 1),
      },
    ],
    ["unlock", { kind: OP_UNLOCK, run: (ctx) => void ctx.store(ctx.get(0) as number, 0) }],
    ["sleep", { kind: OP_WAKE, waitReason: "sleep", wakeAt: (ctx) => ctx.get(0) as number, run: () => undefined }],
  ]),
};
