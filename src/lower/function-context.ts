// What is known while one function is lowered, and the few calls by which the parts of the lowering reach each other.

import { assert } from "../base/assert.ts";
import { NO_POS, type Pos, type Span } from "../base/source.ts";
import { STRIDE } from "../ir/opcode.ts";
import { type FunctionIr, ITERATOR, type LocalVariable } from "../ir/program.ts";
import type { BranchStmt, Expr, FuncLit, Ident, RangeStmt, Stmt } from "../syntax/ast.ts";
import { printExpr } from "../syntax/print.ts";
import type { Info, Package, TypeAndValue } from "../types/info.ts";
import type { Obj, VarObj } from "../types/objects.ts";
import type { SignatureType, Type } from "../types/type.ts";
import { CodeBuilder, type Label } from "./code-builder.ts";
import { MAX_REGISTERS, widthOf } from "./layout.ts";
import type { Place } from "./place.ts";
import type { ProgramBuilder } from "./program-builder.ts";
import type { Storage } from "./storage.ts";

/** Of a function that takes nothing and returns nothing. */
export const NO_SIGNATURE: SignatureType = {
  kind: "signature",
  receiver: undefined,
  params: [],
  results: [],
  isVariadic: false,
  typeParams: [],
};

/** Where a variable of this function is: its words from a register on, or a cell whose address is in the register. */
export interface Variable {
  readonly isCell: boolean;
  readonly register: number;
}

/** What all functions nested in one declaration share. */
export interface Unit {
  readonly pkg: Package;
  readonly info: Info;
  readonly storage: Storage;
  readonly isUser: boolean;
  /** An instance of something generic. */
  readonly isInstance: boolean;
  /** Language version of the package. */
  readonly goMinor: number;
}

/** The parts of the lowering that need each other; put together in lower-function.ts. */
export interface Lowerer {
  /** Evaluates `x`, in its own type, into registers from `into` on. */
  expression(f: FunctionContext, x: Expr, into: number): void;
  /** Evaluates a call; returns the first register of its results. `into`: where they are wanted; it may be ignored. */
  call(f: FunctionContext, x: Expr, into?: number): number;
  /** Jumps to `target` if boolean `x` is `sense`, else goes on. */
  condition(f: FunctionContext, x: Expr, target: Label, sense: boolean): void;
  /** Evaluates the operands of what `x` denotes. */
  place(f: FunctionContext, x: Expr): Place;
  statement(f: FunctionContext, s: Stmt): void;
  /** Index of a function literal's function, lowered later; the caller makes the closure. */
  nestedFunction(f: FunctionContext, fn: FuncLit): number;
  /** Index of the function made of a loop's body, lowered at once. */
  rangeBody(
    f: FunctionContext,
    s: RangeStmt,
    yielded: SignatureType,
    body: RangeBody,
    label: string | undefined,
  ): number;
  /** Returns with results that are in registers, or those in the result variables. */
  returnWords(f: FunctionContext, words: number | undefined): void;
}

/** How control leaves the body of a `range` over a function other than by its end. */
export type RangeExit =
  | { readonly kind: "branch"; readonly statement: BranchStmt }
  | { readonly kind: "return"; readonly hasValues: boolean };

/** What the function made of a loop's body knows of the loop. */
export interface RangeBody {
  /** In order of their numbers; found while the body is lowered. */
  readonly exits: RangeExit[];
  /** Of the function that the statement is in. */
  readonly results: readonly VarObj[];
  /** Registers, in the body's function, of the addresses of the loop's state and of the results to return. */
  stateRegister: number;
  resultRegister: number;
  /** Of the depth of the frame that `defer` belongs to. */
  depthRegister: number;
}

/** Where `break` and `continue` lead. */
export interface Target {
  /** Label of the statement, if it has one. */
  readonly label: string | undefined;
  readonly breakTo: Label;
  /** Undefined for switch and select. */
  readonly continueTo: Label | undefined;
}

/** What a block gives back at its end. */
export interface Scope {
  readonly top: number;
  readonly variableTop: number;
  readonly nOpen: number;
}

export class FunctionContext {
  readonly code = new CodeBuilder();
  readonly variables = new Map<VarObj, Variable>();
  /** Results of calls that have been evaluated before the expression they stand in. */
  readonly hoisted = new Map<Expr, number>();
  private readonly standIns = new Map<Expr, TypeAndValue>();
  readonly targets: Target[] = [];
  readonly labels = new Map<string, Label>();
  /** Label of the statement that is being lowered next. */
  pendingLabel: string | undefined = undefined;
  /** Where `fallthrough` leads. */
  fallthroughTo: Label | undefined = undefined;
  readonly locals: LocalVariable[] = [];
  private readonly open: {
    readonly name: string;
    readonly type: number;
    readonly variable: Variable;
    fromPc: number;
  }[] = [];

  /** Set in the function made of a loop's body. */
  rangeBody: RangeBody | undefined = undefined;
  /** Position of the statement or expression whose operands are being evaluated. */
  enclosing: Pos = NO_POS;
  /** Registers below this one may hold variables. */
  variableTop = 0;
  /** Result registers of a function with defers; -1. */
  resultRegister = -1;
  deferRegister = -1;
  recoverPc = -1;
  /** Index of the function that is being made. */
  index = -1;
  /** Of the body of a loop: the function that the loop stands in, however deep. It counts what is nested in both. */
  owner: FunctionContext = this;
  /** A function literal: what is nested in it is numbered without `func`. */
  isLiteral = false;
  /** Counters for the names of nested functions. */
  private nLiterals = 0;
  private nWrappers = 0;
  private nRangeBodies = 0;

  constructor(
    readonly program: ProgramBuilder,
    readonly unit: Unit,
    readonly name: string,
    readonly signature: SignatureType,
    readonly lower: Lowerer,
  ) {}

  /** Name of the next function literal in this function. */
  nextLiteral(): string {
    const { owner } = this;
    return `${owner.name}.${owner.isLiteral ? "" : "func"}${++owner.nLiterals}`;
  }

  /** Name of the next function made of a `go` or `defer` statement. */
  nextWrapper(kind: "gowrap" | "deferwrap"): string {
    return `${this.owner.name}.${kind}${++this.owner.nWrappers}`;
  }

  /** Name of the next loop body that is a function. */
  nextRangeBody(): string {
    return `${this.owner.name}-range${++this.owner.nRangeBodies}`;
  }

  get info(): Info {
    return this.unit.info;
  }

  typeAndValue(x: Expr): TypeAndValue {
    const tv = this.info.types.get(x) ?? this.standIns.get(x);
    assert(tv !== undefined, `no type recorded for ${x.kind}`, { pos: x.pos });
    return tv;
  }

  /** An expression of ours for a value that is in registers already; it stands where `at` does. */
  standIn(at: Expr, type: Type, register: number): Expr {
    const x: Expr = { kind: "Ident", name: "_", pos: at.pos, end: at.end };
    this.record(x, type);
    this.hoisted.set(x, register);
    return x;
  }

  /** Gives an expression of ours its type. */
  record(x: Expr, type: Type): void {
    this.standIns.set(x, { mode: "value", type, value: undefined });
  }

  typeOf(x: Expr): Type {
    return this.typeAndValue(x).type;
  }

  /** What an identifier denotes. */
  objectOf(ident: Ident): Obj | undefined {
    return this.info.uses.get(ident) ?? this.info.defs.get(ident);
  }

  typeIndex(type: Type, span: Span): number {
    return this.program.typeIndex(type, span);
  }

  unsupported(span: Span, code: string, what: string): void {
    this.program.unsupported(span, code, what);
  }

  /** An expression as it is shown to people. */
  textOf(x: Expr): string {
    return printExpr(x);
  }

  /** Index of an expression's text, for what an instruction touches. */
  text(x: Expr): number {
    return this.program.expression(this.textOf(x));
  }

  /** How an object made by `x` is called in views: `&T{…}` and the like. */
  allocationName(x: Expr): string {
    return printExpr(x);
  }

  /** Position of a variable's use. Go reports the line of what is made of it; within that line it is the name's own place. */
  positionOfUse(x: Ident): Pos {
    if (this.enclosing === NO_POS || x.pos === NO_POS) return x.pos;
    return this.program.lineOf(x.pos) === this.program.lineOf(this.enclosing) ? x.pos : this.enclosing;
  }

  // ---- Variables

  variable(v: VarObj): Variable {
    const variable = this.variables.get(v);
    assert(variable !== undefined, `variable ${v.name} is not declared here`, { pos: v.pos });
    return variable;
  }

  /** Whether a local variable's words are in registers; package variables are not. */
  isRegister(v: VarObj): boolean {
    return this.variables.get(v)?.isCell === false;
  }

  /** A register for a value under construction: `into` itself, unless a variable that the expression may read lives there. */
  scratch(into: number): number {
    return into >= this.variableTop ? into : this.code.allocate(1);
  }

  /** Names the registers of a variable and opens its debug range. */
  bind(v: VarObj, variable: Variable): void {
    this.variables.set(v, variable);
    this.variableTop = Math.max(this.variableTop, variable.register + (variable.isCell ? 1 : widthOf(v.type)));
    if (v.name === "" || v.name === "_") return;
    const span = { pos: v.pos, end: v.pos };
    this.open.push({ name: v.name, type: this.typeIndex(v.type, span), variable, fromPc: this.code.next });
  }

  /** Notes that the iterator of a `range` over a map lives at the address in `register`, for views; the result ends that. */
  openIterator(register: number, type: number): () => void {
    const fromPc = this.code.next;
    return () => {
      const place = { name: ITERATOR, type, register, isCell: true };
      this.locals.push({ ...place, fromPc: fromPc * STRIDE, toPc: this.code.next * STRIDE });
    };
  }

  /** State of the current scope, for `closeScope`. */
  openScope(): Scope {
    return { top: this.code.top, variableTop: this.variableTop, nOpen: this.open.length };
  }

  /** Ends the scope: frees registers, closes the debug ranges of its variables. */
  closeScope(scope: Scope): void {
    for (const { name, type, variable, fromPc } of this.open.splice(scope.nOpen)) {
      if (fromPc === this.code.next) continue;
      this.locals.push({ name, type, ...variable, fromPc: fromPc * STRIDE, toPc: this.code.next * STRIDE });
    }
    this.code.release(scope.top);
    this.variableTop = scope.variableTop;
  }

  /** Results of the function that `return` leaves. */
  get enclosingResults(): readonly VarObj[] {
    return this.rangeBody?.results ?? this.signature.results;
  }

  get resultWidth(): number {
    return this.signature.results.reduce((sum, result) => sum + widthOf(result.type), 0);
  }

  /** The finished function. */
  finish(options: {
    readonly index: number;
    readonly isWrapper: boolean;
    readonly nParameterWords: number;
    readonly nCaptureWords: number;
    readonly pos: Pos;
  }): FunctionIr {
    const { code } = this;
    if (code.nRegisters > MAX_REGISTERS) {
      const span = { pos: options.pos, end: options.pos };
      this.unsupported(span, "size", `${this.name}, which holds values of ${code.nRegisters} words, is`);
    }
    return {
      ...options,
      name: this.name,
      isUser: this.unit.isUser && !options.isWrapper,
      code: code.code.toArray(),
      positions: code.positions.toArray(),
      expressions: code.expressions.toArray(),
      nRegisters: code.nRegisters,
      nResultWords: this.resultWidth,
      deferRegister: this.deferRegister,
      recoverPc: this.recoverPc,
      locals: this.locals,
    };
  }
}
