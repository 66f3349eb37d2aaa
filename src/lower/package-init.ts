// Package initialisation (Go spec, "Program initialization and execution"), and the function that the machine starts with.

import type { Pos } from "../base/source.ts";
import { CALL, RETURN } from "../ir/opcode.ts";
import type { FunctionIr } from "../ir/program.ts";
import { under } from "../types/identity.ts";
import type { Initializer, Package } from "../types/info.ts";
import type { VarObj } from "../types/objects.ts";
import { storeComposite } from "./composite.ts";
import { FunctionContext, NO_SIGNATURE } from "./function-context.ts";
import { hoistCalls } from "./hoist.ts";
import { widthOf } from "./layout.ts";
import { initFunctions, LOWERER, unitOf } from "./lower-function.ts";
import { operandAs, unparen } from "./operands.ts";
import { emitStore } from "./place.ts";
import type { Declaration, ProgramBuilder } from "./program-builder.ts";
import { evaluateTuple, tupleTypes } from "./tuples.ts";
import { emitConvert } from "./values.ts";

/**
 * A function that gives a package's variables their values, but for the plain ones, and then calls its `init` functions;
 * undefined if there is nothing to do.
 */
export function lowerPackageInit(
  program: ProgramBuilder,
  pkg: Package,
  plain: ReadonlySet<Initializer> | undefined,
): number | undefined {
  const inits = initFunctions(pkg);
  const list = pkg.info.initOrder.filter((initializer) => plain?.has(initializer) !== true);
  if (inits.length === 0 && list.length === 0) return undefined;
  return program.addFunction((index) => lowerInitializers(program, pkg, list, inits, index));
}

/** A function that gives values to those of a package's variables that have plain ones and are `needed`; undefined if none. */
export function lowerPlainInit(
  program: ProgramBuilder,
  pkg: Package,
  needed: ReadonlySet<Initializer>,
): number | undefined {
  const list = pkg.info.initOrder.filter((initializer) => needed.has(initializer));
  if (list.length === 0) return undefined;
  return program.addFunctionNow((index) => lowerInitializers(program, pkg, list, [], index));
}

function lowerInitializers(
  program: ProgramBuilder,
  pkg: Package,
  list: readonly Initializer[],
  inits: readonly Declaration["obj"][],
  index: number,
): FunctionIr {
  const unit = unitOf(
    program,
    pkg,
    list.map(({ rhs }) => rhs),
  );
  const f = new FunctionContext(program, unit, `${pkg.path}.init`, NO_SIGNATURE, LOWERER);
  for (const initializer of list) lowerInitializer(f, initializer);
  for (const init of inits) {
    f.code.pos = init.pos;
    callWithoutArguments(f, init);
  }
  f.code.emit(RETURN);
  const pos = list[0]?.spec.pos ?? inits[0]?.pos;
  return f.finish({ index, isWrapper: false, nParameterWords: 0, nCaptureWords: 0, pos: pos as Pos }); // one of them is there
}

function lowerInitializer(f: FunctionContext, { lhs, rhs, spec }: Initializer): void {
  const { code } = f;
  const mark = code.top;
  code.pos = spec.pos;
  const [only, ...others] = lhs;
  if (only === undefined) return;
  if (others.length > 0) initializeTuple(f, lhs, rhs);
  else initializeOne(f, only, rhs);
  code.release(mark);
}

function initializeOne(f: FunctionContext, v: VarObj, rhs: Initializer["rhs"]): void {
  hoistCalls(f, [rhs]);
  const literal = unparen(rhs);
  const kind = under(v.type).kind;
  if (v.name !== "_" && literal.kind === "CompositeLit" && (kind === "struct" || kind === "array")) {
    storeComposite(f, literal, v.type, { kind: "global", address: f.program.addressOf(v) });
    return;
  }
  const from = operandAs(f, rhs, v.type);
  f.code.pos = v.pos;
  storeGlobal(f, v, from);
}

function initializeTuple(f: FunctionContext, lhs: readonly VarObj[], rhs: Initializer["rhs"]): void {
  const types = tupleTypes(f, rhs);
  let from = evaluateTuple(f, rhs);
  for (const [i, v] of lhs.entries()) {
    const type = types[i] ?? v.type;
    const converted = f.code.allocate(widthOf(v.type));
    emitConvert(f, from, type, v.type, converted, rhs);
    storeGlobal(f, v, converted);
    from += widthOf(type);
  }
}

function storeGlobal(f: FunctionContext, v: VarObj, from: number): void {
  if (v.name === "_") return;
  emitStore(f, { kind: "global", address: f.program.addressOf(v) }, widthOf(v.type), from, undefined);
}

function callWithoutArguments(f: FunctionContext, obj: Declaration["obj"]): void {
  f.code.emit(CALL, f.code.top, f.program.functionIndex(obj));
}

/** Makes the function that the machine starts: calls the functions that initialise packages, in order, then the entry. */
export function lowerEntry(
  program: ProgramBuilder,
  index: number,
  inits: readonly number[],
  entry: Declaration["obj"],
): void {
  const declaration = program.declaration(entry);
  const main = program.functionIndex(entry);
  program.makeFunction(index, () => {
    const unit = unitOf(program, declaration.pkg, []);
    const f = new FunctionContext(program, unit, "runtime.main", NO_SIGNATURE, LOWERER);
    f.code.pos = declaration.decl.pos;
    f.code.allocate(1);
    for (const init of [...inits, main]) f.code.emit(CALL, 0, init);
    f.code.emit(RETURN);
    return f.finish({ index, isWrapper: true, nParameterWords: 0, nCaptureWords: 0, pos: declaration.decl.pos });
  });
}
