// Decides where the variables of one declared function live (with everything nested in it), before code is made.
//
// A variable lives in a memory cell when something other than its own function's instructions may touch it: its address is
// taken, or a closure captures it and it is assigned more than once. It also does when registers cannot hold it: arrays indexed
// by a variable, and wide values. Everything else lives in registers; what is captured without ever being assigned
// again is captured by value. Bodies of `range` over a function count as closures.

import type { Expr, FuncLit, Ident, Node, RangeStmt } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";
import { under } from "../types/identity.ts";
import type { Info } from "../types/info.ts";
import type { VarObj } from "../types/objects.ts";
import { widthOf } from "./layout.ts";

/** Values of more words are copied as ranges of cells instead of word by word. */
export const WIDE = 32;

/** A nested function: a literal, or the body of a `range` over a function. */
export type NestedFunction = FuncLit | RangeStmt;

export interface Storage {
  /** Whether the variable lives in a cell of its own. */
  isCell(v: VarObj): boolean;
  /** Whether the variable is assigned again after its declaration. */
  isReassigned(v: VarObj): boolean;
  /** Variables of enclosing functions that `fn` uses, itself or through functions nested in it, in order of first use. */
  captures(fn: NestedFunction): readonly VarObj[];
}

/** Analyses function declarations, or initial values of package variables. Cost: linear in the trees. */
export function analyseStorage(roots: readonly Node[], info: Info, goMinor: number): Storage {
  const analysis = new StorageAnalysis(info, goMinor);
  for (const root of roots) analysis.visit(root);
  return analysis;
}

/** Whether a range statement calls a function with its body. */
export function isRangeOverFunction(info: Info, statement: RangeStmt): boolean {
  const type = info.types.get(statement.x)?.type;
  return type !== undefined && under(type).kind === "signature";
}

class StorageAnalysis implements Storage {
  private readonly owners = new Map<VarObj, NestedFunction | undefined>();
  private readonly captured = new Set<VarObj>();
  private readonly reassigned = new Set<VarObj>();
  private readonly inMemory = new Set<VarObj>();
  private readonly lists = new Map<NestedFunction, VarObj[]>();
  private readonly nesting: NestedFunction[] = [];

  constructor(
    private readonly info: Info,
    private readonly goMinor: number,
  ) {}

  isCell(v: VarObj): boolean {
    if (this.info.addressTaken.has(v) || this.inMemory.has(v)) return true;
    if (this.captured.has(v) && (this.reassigned.has(v) || v.role === "result")) return true;
    return widthOf(v.type) > WIDE;
  }

  isReassigned(v: VarObj): boolean {
    return this.reassigned.has(v);
  }

  captures(fn: NestedFunction): readonly VarObj[] {
    return this.lists.get(fn) ?? [];
  }

  visit(node: Node): void {
    switch (node.kind) {
      case "Ident":
        this.ident(node);
        return;
      case "FuncLit":
        this.nested(node, children(node));
        return;
      case "RangeStmt":
        this.range(node);
        return;
      case "SelectorExpr":
        this.visit(node.x);
        return;
      case "CaseClause": {
        const implicit = this.info.implicits.get(node);
        if (implicit?.kind === "var") this.owners.set(implicit, this.nesting.at(-1));
        break;
      }
      case "AssignStmt":
        for (const target of node.left) this.assign(target);
        break;
      case "IncDecStmt":
        this.assign(node.x);
        break;
      case "UnaryExpr":
        if (node.op === "&") this.address(node.x);
        break;
      case "SliceExpr":
        this.slice(node.x);
        break;
      case "IndexExpr":
        this.index(node.x, node.indices[0]);
        break;
    }
    for (const child of children(node)) this.visit(child);
  }

  private range(statement: RangeStmt): void {
    const targets = [statement.key, statement.value].filter((target) => target !== undefined);
    // Until Go 1.22 one variable served all iterations.
    if (statement.op === "=" || this.goMinor < 22) {
      for (const target of targets) this.assign(target, true);
    }
    this.visit(statement.x);
    const rest = [...targets, statement.body];
    if (isRangeOverFunction(this.info, statement)) this.nested(statement, rest);
    else for (const child of rest) this.visit(child);
  }

  private nested(fn: NestedFunction, body: readonly Node[]): void {
    this.nesting.push(fn);
    for (const child of body) this.visit(child);
    this.nesting.pop();
  }

  private ident(ident: Ident): void {
    const declared = this.info.defs.get(ident);
    // Fields of local types are no variables.
    if (declared?.kind === "var" && declared.role !== "field") this.owners.set(declared, this.nesting.at(-1));
    const used = this.info.uses.get(ident);
    if (used?.kind === "var" && this.owners.has(used)) this.use(used);
  }

  private use(v: VarObj): void {
    const owner = this.owners.get(v);
    for (let i = this.nesting.length - 1; i >= 0 && this.nesting[i] !== owner; i--) {
      const fn = this.nesting[i] as NestedFunction; // i is in range
      this.captured.add(v);
      const list = this.lists.get(fn);
      if (list === undefined) this.lists.set(fn, [v]);
      else if (!list.includes(v)) list.push(v);
    }
  }

  /** `declares`: a declaration counts as an assignment too. */
  private assign(target: Expr, declares = false): void {
    const root = rootVariable(this.info, target);
    if (root !== undefined) this.reassigned.add(root);
    const declared = declares && target.kind === "Ident" ? this.info.defs.get(target) : undefined;
    if (declared?.kind === "var") this.reassigned.add(declared);
  }

  // The checker knows this too, but not what depends on type arguments: whether the operand of an index is an array.
  private address(x: Expr): void {
    const root = rootVariable(this.info, x);
    if (root !== undefined) this.inMemory.add(root);
  }

  private slice(x: Expr): void {
    const type = this.info.types.get(x)?.type;
    if (type !== undefined && under(type).kind === "array") this.address(x);
  }

  private index(array: Expr, index: Expr | undefined): void {
    const type = this.info.types.get(array)?.type;
    if (type === undefined || index === undefined || under(type).kind !== "array") return;
    if (this.info.types.get(index)?.value !== undefined) return;
    const root = rootVariable(this.info, array);
    if (root !== undefined) this.inMemory.add(root);
  }
}

/** The variable that holds what `x` denotes: through fields and array elements, not through pointers, slices or maps. */
export function rootVariable(info: Info, x: Expr): VarObj | undefined {
  switch (x.kind) {
    case "Ident": {
      const obj = info.uses.get(x);
      return obj?.kind === "var" ? obj : undefined;
    }
    case "ParenExpr":
      return rootVariable(info, x.x);
    case "SelectorExpr": {
      const selection = info.selections.get(x);
      return selection?.kind === "field" && !selection.isIndirect ? rootVariable(info, x.x) : undefined;
    }
    case "IndexExpr": {
      const type = info.types.get(x.x)?.type;
      return type !== undefined && under(type).kind === "array" ? rootVariable(info, x.x) : undefined;
    }
    default:
      return undefined;
  }
}
