// Lowers whole functions: declarations, function literals, loop bodies that are functions. Puts the parts of the lowering together.

import type { Pos } from "../base/source.ts";
import { ALLOC, RETURN, STRIDE } from "../ir/opcode.ts";
import type { FunctionIr } from "../ir/program.ts";
import type { BlockStmt, FuncLit, Node, RangeStmt } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { under } from "../types/identity.ts";
import type { Info, Package } from "../types/info.ts";
import type { VarObj } from "../types/objects.ts";
import type { SignatureType } from "../types/type.ts";
import { minorAt } from "../types/versions.ts";
import { lowerCondition } from "./binary.ts";
import { lowerCall } from "./calls.ts";
import { Label } from "./code-builder.ts";
import { declareZero } from "./declarations.ts";
import { captureWidth, lowerExpression } from "./expressions.ts";
import { FunctionContext, type Lowerer, type RangeBody, type Unit } from "./function-context.ts";
import { type InstanceTables, instanceTables } from "./instances.ts";
import { widthOf } from "./layout.ts";
import { functionName, nativeOf } from "./native.ts";
import { cellAt, emitStore } from "./place.ts";
import { placeOf } from "./place-of.ts";
import type { Declaration, ProgramBuilder } from "./program-builder.ts";
import { lowerRangeBody } from "./range-function.ts";
import { emitReturn, lowerReturnWords, lowerStatement } from "./statements.ts";
import { analyseStorage, isRangeOverFunction, type NestedFunction } from "./storage.ts";
import { nativeStub } from "./wrappers.ts";

/** The parts of the lowering, for those that need each other. */
export const LOWERER: Lowerer = {
  expression: lowerExpression,
  call: lowerCall,
  condition: lowerCondition,
  place: placeOf,
  statement: lowerStatement,
  nestedFunction,
  rangeBody,
  returnWords: lowerReturnWords,
};

function wordsOf(vars: readonly VarObj[]): number {
  return vars.reduce((sum, v) => sum + widthOf(v.type), 0);
}

/** Makes the code of a declared function or method. */
export function lowerDeclaration(program: ProgramBuilder, declaration: Declaration, index: number): FunctionIr {
  const { obj, decl, pkg } = declaration;
  pkg.checkBody?.(decl);
  const tables = tablesOf(declaration);
  const name = initName(declaration) ?? functionName(obj, pkg);
  const unit = unitOf(program, pkg, [decl], tables.info);
  if (nativeOf(declaration) !== "go" || decl.body === undefined) {
    return nativeStub({ program, unit, lower: LOWERER, name, pos: decl.pos }, declaration, index);
  }
  const { signature } = tables;
  const f = new FunctionContext(program, unit, name, signature, LOWERER);
  const params = signature.receiver === undefined ? signature.params : [signature.receiver, ...signature.params];
  return lowerBody(f, index, params, [], decl.body, decl.pos);
}

function tablesOf({ obj, decl, pkg, instance }: Declaration): InstanceTables {
  if (instance !== undefined) return instanceTables(instance, decl, pkg);
  return { info: pkg.info, signature: obj.type as SignatureType }; // functions have signatures
}

// `init` functions are numbered.
function initName({ obj, pkg }: Declaration): string | undefined {
  if (obj.name !== "init" || (obj.type as SignatureType).receiver !== undefined) return undefined;
  return `${pkg.path}.init.${initFunctions(pkg).indexOf(obj)}`;
}

/** The `init` functions of a package in source order. */
export function initFunctions(pkg: Package): Declaration["obj"][] {
  const found: Declaration["obj"][] = [];
  for (const [decl, obj] of pkg.info.funcs) {
    if (obj.name === "init" && decl.receiver === undefined) found.push(obj);
  }
  return found;
}

/** What the functions nested in `roots` share. `info`: the package's, or that of an instance. */
export function unitOf(program: ProgramBuilder, pkg: Package, roots: readonly Node[], info: Info = pkg.info): Unit {
  const isUser = pkg === program.userPackage;
  const [first] = roots;
  // The build tags of our library's files choose files; they are all written for one version.
  const goMinor = isUser && first !== undefined ? minorAt(pkg, first.pos) : pkg.goMinor;
  const isInstance = info !== pkg.info;
  return { pkg, info, storage: analyseStorage(roots, info, goMinor), isUser, isInstance, goMinor };
}

/** A captured variable as the closure's function finds it. */
interface Capture {
  readonly v: VarObj;
  readonly isCell: boolean;
  readonly width: number;
}

function capturesOf(f: FunctionContext, fn: NestedFunction): Capture[] {
  const captured = f.unit.storage.captures(fn);
  return captured.map((v) => ({ v, isCell: f.variable(v).isCell, width: captureWidth(f, v) }));
}

function nestedFunction(f: FunctionContext, fn: FuncLit): number {
  const captures = capturesOf(f, fn);
  const signature = under(f.typeOf(fn)) as SignatureType; // a function literal's type
  const name = f.nextLiteral();
  return f.program.addFunction((index) => {
    const inner = new FunctionContext(f.program, f.unit, name, signature, LOWERER);
    inner.isLiteral = true;
    return lowerBody(inner, index, signature.params, captures, fn.body, fn.pos);
  });
}

/** Words that a loop's body captures besides variables: see RangeBody. */
const LOOP_WORDS = 3;

// Lowered at once: what leaves the body must be known when the loop's end is lowered.
function rangeBody(
  f: FunctionContext,
  s: RangeStmt,
  yielded: SignatureType,
  body: RangeBody,
  label: string | undefined,
): number {
  const captures = capturesOf(f, s);
  const inner = new FunctionContext(f.program, f.unit, f.nextRangeBody(), yielded, LOWERER);
  const { code } = inner;
  inner.owner = f.owner;
  const nParameterWords = wordsOf(yielded.params);
  const nWords = captures.reduce((sum, { width }) => sum + width, 0);
  body.stateRegister = nParameterWords + nWords;
  body.resultRegister = body.stateRegister + 1;
  body.depthRegister = body.stateRegister + 2;
  inner.rangeBody = body;
  const scope = inner.openScope();
  code.pos = s.pos;
  code.allocate(nParameterWords + nWords + LOOP_WORDS);
  bindEntry(inner, [], captures, nParameterWords);
  scanLabels(inner, s.body);
  lowerRangeBody(inner, s, yielded, body, label);
  inner.closeScope(scope);
  return f.program.addFunctionNow((index) =>
    inner.finish({ index, isWrapper: false, nParameterWords, nCaptureWords: nWords + LOOP_WORDS, pos: s.pos }),
  );
}

function lowerBody(
  f: FunctionContext,
  index: number,
  params: readonly VarObj[],
  captures: readonly Capture[],
  body: BlockStmt,
  pos: Pos,
): FunctionIr {
  const { code } = f;
  f.index = index;
  const scope = f.openScope();
  code.pos = pos;
  const nParameterWords = wordsOf(params);
  const nCaptureWords = captures.reduce((sum, { width }) => sum + width, 0);
  code.allocate(nParameterWords + nCaptureWords);
  bindEntry(f, params, captures);
  scan(f, body);
  // Unnamed results need a place of their own only while deferred calls run.
  const hasSlots = f.deferRegister >= 0 || f.signature.results.some((v) => v.name !== "");
  if (hasSlots) for (const result of f.signature.results) declareZero(f, result);
  // In the function's own scope: its variables are still there when it returns.
  for (const s of body.statements) f.lower.statement(f, s);
  finishBody(f, body, hasSlots);
  f.closeScope(scope);
  return f.finish({ index, isWrapper: false, nParameterWords, nCaptureWords, pos });
}

function bindEntry(f: FunctionContext, params: readonly VarObj[], captures: readonly Capture[], first = 0): void {
  const { code } = f;
  let register = first;
  for (const v of params) {
    const width = widthOf(v.type);
    if (!f.unit.storage.isCell(v)) {
      f.bind(v, { isCell: false, register });
    } else {
      const address = code.allocate(1);
      const span = { pos: v.pos, end: v.pos };
      code.emit(ALLOC, address, f.typeIndex(v.type, span), f.program.allocation(v.name));
      emitStore(f, cellAt(address), width, register, undefined);
      f.bind(v, { isCell: true, register: address });
    }
    register += width;
  }
  for (const { v, isCell, width } of captures) {
    f.bind(v, { isCell, register });
    register += width;
  }
}

// Labels that goto leads to, and whether there are defers, must be known before the first statement. Those in the bodies of
// loops that are functions belong here too.
function scan(f: FunctionContext, body: BlockStmt): void {
  walk(body, (node) => {
    if (node.kind === "DeferStmt" && f.deferRegister < 0) f.deferRegister = f.code.allocate(1);
    return node.kind !== "FuncLit";
  });
  scanLabels(f, body);
}

function isOtherBody(f: FunctionContext, node: Node): boolean {
  return node.kind === "RangeStmt" && isRangeOverFunction(f.info, node);
}

// The labels of this function's own statements that a goto names, here or in a loop body that is a function of its own.
function scanLabels(f: FunctionContext, body: BlockStmt): void {
  const wanted = new Set<string>();
  walk(body, (node) => {
    if (node.kind === "BranchStmt" && node.token === "goto" && node.label !== undefined) wanted.add(node.label.name);
    return node.kind !== "FuncLit";
  });
  if (wanted.size === 0) return;
  walk(body, (node) => {
    if (node.kind === "LabeledStmt" && wanted.has(node.label.name)) f.labels.set(node.label.name, new Label());
    return node.kind !== "FuncLit" && !isOtherBody(f, node);
  });
}

function finishBody(f: FunctionContext, body: BlockStmt, hasSlots: boolean): void {
  const { code } = f;
  code.pos = (body.end - 1) as Pos; // the closing brace
  const { results } = f.signature;
  if (code.isReachable) {
    if (hasSlots || results.length === 0) emitReturn(f, results);
    else code.emit(RETURN, code.allocate(f.resultWidth), f.resultWidth);
  }
  if (f.deferRegister < 0) return;
  f.recoverPc = code.next * STRIDE;
  code.isReachable = true;
  emitReturn(f, results);
}
