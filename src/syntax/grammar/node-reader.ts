// Access to the copied concrete syntax tree, common to all readers. A reader that meets a shape that is not Go, or that the
// grammar reads otherwise than Go does, sets `isDoubtful`: the file is then read from its text instead (fallback parser).

import type { Pos, SourceFile, Span } from "../../base/source.ts";
import type { BadExpr, BasicLit, BlockStmt, Expr, Ident } from "../ast.ts";
import type { Cst } from "../cst.ts";

/** No such child. */
export const NONE = -1;

export abstract class NodeReader {
  /** The tree is not to be trusted. */
  isDoubtful = false;

  constructor(
    protected readonly cst: Cst,
    protected readonly source: SourceFile,
  ) {}

  abstract expr(node: number): Expr;
  abstract block(node: number): BlockStmt;

  protected type(node: number): string {
    return this.cst.type(node);
  }

  protected text(node: number): string {
    return this.source.text.slice(this.cst.starts[node], this.cst.ends[node]);
  }

  protected pos(node: number): Pos {
    return this.source.pos(this.cst.starts[node] ?? 0);
  }

  protected end(node: number): Pos {
    return this.source.pos(this.cst.ends[node] ?? 0);
  }

  protected span(node: number): Span {
    return { pos: this.pos(node), end: this.end(node) };
  }

  /** All children but comments. */
  protected children(node: number): number[] {
    const children: number[] = [];
    const end = this.cst.next[node] ?? 0;
    for (let child = node + 1; child < end; child = this.cst.next[child] ?? end) children.push(child);
    return children;
  }

  protected named(node: number): number[] {
    return this.children(node).filter((child) => this.cst.isNamed(child));
  }

  /** The first named child, or `NONE`. */
  protected firstNamed(node: number): number {
    const end = this.cst.next[node] ?? 0;
    for (let child = node + 1; child < end; child = this.cst.next[child] ?? end)
      if (this.cst.isNamed(child)) return child;
    return NONE;
  }

  /** The first child of `node` that fills `field`, or `NONE`. */
  protected field(node: number, field: string): number {
    const end = this.cst.next[node] ?? 0;
    for (let child = node + 1; child < end; child = this.cst.next[child] ?? end)
      if (this.cst.field(child) === field) return child;
    return NONE;
  }

  protected fields(node: number, field: string): number[] {
    return this.named(node).filter((child) => this.cst.field(child) === field);
  }

  /** The first child that is the token `token`, or `NONE`. */
  protected token(node: number, token: string): number {
    const end = this.cst.next[node] ?? 0;
    for (let child = node + 1; child < end; child = this.cst.next[child] ?? end)
      if (this.type(child) === token && !this.cst.isNamed(child)) return child;
    return NONE;
  }

  protected ident(node: number): Ident {
    return { kind: "Ident", ...this.span(node), name: this.text(node) };
  }

  protected literal(node: number, literal: BasicLit["literal"]): BasicLit {
    return { kind: "BasicLit", ...this.span(node), literal, value: this.text(node) };
  }

  /** A node that should not stand here. */
  protected bad(node: number): BadExpr {
    this.isDoubtful = true;
    return node === NONE
      ? { kind: "BadExpr", pos: this.source.pos(0), end: this.source.pos(0) }
      : { kind: "BadExpr", ...this.span(node) };
  }
}
