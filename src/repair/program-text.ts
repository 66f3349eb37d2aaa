// A program's text with its tree and what the checker knows of it, as repairs look at them: parents, places in statement lists,
// enclosing functions, names.

import type { Pos, SourceFile } from "../base/source.ts";
import { utf8Length } from "../base/source.ts";
import type {
  BlockStmt,
  CallExpr,
  CaseClause,
  CommClause,
  Expr,
  File,
  FuncDecl,
  FuncLit,
  Ident,
  Node,
  Stmt,
} from "../syntax/ast.ts";
import { children, walk } from "../syntax/walk.ts";
import type { Package } from "../types/info.ts";
import type { Obj, VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";

/** What holds a list of statements. */
export type ListOwner = BlockStmt | CaseClause | CommClause;

/** A declared function or a function literal. */
export type Fn = FuncDecl | FuncLit;

/** A statement's place in the list that it stands in. */
export interface Place {
  readonly owner: ListOwner;
  readonly list: readonly Stmt[];
  readonly index: number;
}

/** The statements of a block or clause. */
export function listOf(owner: ListOwner): readonly Stmt[] {
  return owner.kind === "BlockStmt" ? owner.statements : owner.body;
}

export class ProgramText {
  readonly file: File;
  private readonly parents = new Map<Node, Node>();
  private readonly idents: Ident[] = [];
  private readonly names = new Set<string>();

  constructor(
    readonly pkg: Package,
    readonly source: SourceFile,
  ) {
    this.file = pkg.files[0] as File; // A package has a file.
    walk(this.file, (node) => {
      for (const child of children(node)) this.parents.set(child, node);
      if (node.kind === "Ident") {
        this.idents.push(node);
        this.names.add(node.name);
      }
      return undefined;
    });
  }

  get text(): string {
    return this.source.text;
  }

  /** UTF-16 offset of a position of this file. */
  offset(pos: Pos): number {
    return pos - this.source.base;
  }

  textOf(node: Node): string {
    return this.text.slice(this.offset(node.pos), this.offset(node.end));
  }

  parent(node: Node): Node | undefined {
    return this.parents.get(node);
  }

  /** The node's ancestors, nearest first. */
  *ancestors(node: Node): Generator<Node> {
    for (let at = this.parent(node); at !== undefined; at = this.parent(at)) yield at;
  }

  /** Offset of a line and a column in bytes, both from 1. */
  offsetAt(line: number, column: number): number | undefined {
    const lines = this.source.lines();
    const start = lines[line - 1];
    if (start === undefined) return undefined;
    const end = (lines[line] ?? this.text.length + 1) - 1;
    let offset = start;
    while (offset < end && utf8Length(this.text, start, offset) + 1 < column) offset++;
    return offset;
  }

  /** The innermost node at an offset. */
  nodeAt(offset: number): Node {
    const pos = this.source.pos(offset);
    let node: Node = this.file;
    for (;;) {
      const below: Node | undefined = children(node).find((child) => child.pos <= pos && pos < child.end);
      if (below === undefined) return node;
      node = below;
    }
  }

  /** The innermost statement of a list that holds the node, with its place; undefined outside functions. */
  placeOf(node: Node): Place | undefined {
    let at = node;
    for (let up = this.parent(at); up !== undefined; up = this.parent(at)) {
      if (up.kind === "BlockStmt" || up.kind === "CaseClause" || up.kind === "CommClause") {
        const list = listOf(up);
        const index = list.indexOf(at as Stmt); // Only a statement is found.
        if (index >= 0) return { owner: up, list, index };
      }
      at = up;
    }
    return undefined;
  }

  /** The nearest function around the node. */
  functionOf(node: Node): Fn | undefined {
    for (const up of this.ancestors(node)) if (up.kind === "FuncDecl" || up.kind === "FuncLit") return up;
    return undefined;
  }

  /** The declared function around the node. */
  declarationOf(node: Node): FuncDecl | undefined {
    if (node.kind === "FuncDecl") return node;
    for (const up of this.ancestors(node)) if (up.kind === "FuncDecl") return up;
    return undefined;
  }

  /** What a name denotes, where it is used or declared. */
  objectOf(ident: Ident): Obj | undefined {
    return this.pkg.info.uses.get(ident) ?? this.pkg.info.defs.get(ident) ?? undefined;
  }

  /** The variable or field that an expression names. */
  variableOf(x: Expr): VarObj | undefined {
    if (x.kind === "ParenExpr") return this.variableOf(x.x);
    const ident = x.kind === "SelectorExpr" ? x.selector : x;
    if (ident.kind !== "Ident") return undefined;
    const obj = this.objectOf(ident);
    return obj?.kind === "var" ? obj : undefined;
  }

  typeOf(x: Expr): Type | undefined {
    const known = this.pkg.info.types.get(x)?.type;
    return known ?? this.variableOf(x)?.type;
  }

  /** Names that denote the variable where it is used (not where it is declared), in source order. */
  usesOf(variable: VarObj): readonly Ident[] {
    return this.idents.filter((ident) => {
      const obj = this.pkg.info.uses.get(ident);
      return obj?.kind === "var" && isSame(obj, variable);
    });
  }

  /** The name that declares the variable; undefined when it is not in this file. */
  definitionOf(variable: Obj): Ident | undefined {
    const isHere = this.source.base <= variable.pos && variable.pos <= this.source.base + this.text.length;
    if (!isHere) return undefined;
    const node = this.nodeAt(this.offset(variable.pos));
    return node.kind === "Ident" && node.name === variable.name ? node : undefined;
  }

  /** Calls of a declared function or method, in source order. */
  callsOf(fn: FuncDecl): readonly CallExpr[] {
    const calls: CallExpr[] = [];
    for (const ident of this.idents) {
      const obj = this.pkg.info.uses.get(ident);
      if (obj?.kind !== "func" || (obj.origin ?? obj).pos !== fn.name.pos) continue;
      const up = this.parent(ident);
      const callee = up?.kind === "SelectorExpr" ? up : ident;
      const call = this.parent(callee);
      if (call?.kind === "CallExpr" && call.fn === callee) calls.push(call);
    }
    return calls;
  }

  /** The declaration of what a call calls, if it is a function of this file. */
  calleeOf(call: CallExpr): FuncDecl | undefined {
    const ident = call.fn.kind === "SelectorExpr" ? call.fn.selector : call.fn;
    if (ident.kind !== "Ident") return undefined;
    const obj = this.pkg.info.uses.get(ident);
    if (obj?.kind !== "func") return undefined;
    const { pos } = obj.origin ?? obj;
    return this.file.decls.find((decl): decl is FuncDecl => decl.kind === "FuncDecl" && decl.name.pos === pos);
  }

  /** A name that the file does not use: the first of `wishes` that is free, or the last one with a number. */
  freshName(...wishes: readonly string[]): string {
    const free = wishes.find((name) => !this.names.has(name));
    if (free !== undefined) return free;
    for (let i = 2; ; i++) {
      const name = `${wishes.at(-1) ?? "value"}${i}`;
      if (!this.names.has(name)) return name;
    }
  }

  /** The nodes below `root` that satisfy `wanted`; without those inside function literals, which run at another time. */
  find<Found extends Node>(
    root: Node,
    wanted: (node: Node) => node is Found,
    entersLiterals = false,
  ): readonly Found[] {
    const found: Found[] = [];
    walk(root, (node) => {
      if (wanted(node)) found.push(node);
      return entersLiterals || node.kind !== "FuncLit" || node === root ? undefined : false;
    });
    return found;
  }
}

/** The place of a statement itself. */
export function placeOfStatement(program: ProgramText, statement: Stmt): Place | undefined {
  const owner = program.parent(statement);
  if (owner?.kind !== "BlockStmt" && owner?.kind !== "CaseClause" && owner?.kind !== "CommClause") return undefined;
  const list = listOf(owner);
  const index = list.indexOf(statement);
  return index < 0 ? undefined : { owner, list, index };
}

/** Whether two objects are one variable; fields of instances of a generic type are one with the declared field. */
export function isSame(a: Obj, b: Obj): boolean {
  return a === b || (a.pos === b.pos && a.name === b.name && a.pos !== 0);
}

/** A predicate for `ProgramText.find`. */
export function ofKind<Kind extends Node["kind"]>(kind: Kind): (node: Node) => node is Extract<Node, { kind: Kind }> {
  return (node): node is Extract<Node, { kind: Kind }> => node.kind === kind;
}

/** Whether `inner` is `outer` or lies inside it. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end;
}
