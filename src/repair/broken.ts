// A broken program: its text, what was found, and the execution that shows it; and how repairs are drafted for it.

import type { Expr, Node, Stmt } from "../syntax/ast.ts";
import type { Finding, FindingEvent } from "../trace/finding.ts";
import type { Repair, RepairKind } from "../trace/repair.ts";
import type { Trace } from "../trace/trace.ts";
import type { VarObj } from "../types/objects.ts";
import { withAlignedComments } from "./alignment.ts";
import type { ProgramText } from "./program-text.ts";
import { Rewriter } from "./rewriter.ts";

export interface Broken {
  readonly program: ProgramText;
  readonly finding: Finding;
  /** The finding's witness, recorded. */
  readonly trace: Trace;
  readonly goMinor: number;
}

/** What a repair is called and why it helps. */
export interface Words {
  readonly kind: RepairKind;
  readonly title: string;
  readonly why: string;
}

/** A repair made by `write`; none when it says so (false) or its edits do not fit together. */
export function draft(
  broken: Broken,
  words: Words,
  write: (rewriter: Rewriter) => boolean | undefined,
): readonly Repair[] {
  const rewriter = new Rewriter(broken.program);
  if (write(rewriter) === false) return [];
  const edits = rewriter.edits();
  if (edits === undefined || edits.length === 0) return [];
  return [{ ...words, edits: withAlignedComments(broken.program, edits) }];
}

/** The innermost node at a finding's event; undefined when it is not in the program's text. */
export function nodeOfEvent({ program }: Broken, { file, line, column }: FindingEvent): Node | undefined {
  if (file !== program.source.name) return undefined;
  const offset = program.offsetAt(line, column);
  return offset === undefined ? undefined : program.nodeAt(offset);
}

/** Nodes of the frames of a trace's event that are in the program's text, outermost first. */
export function framesOf({ program, trace }: Broken, step: number): readonly Node[] {
  const stack = trace.stacks[trace.events.stack[step] ?? -1] ?? [trace.events.site[step] ?? -1];
  const nodes: Node[] = [];
  for (const index of [...stack].reverse()) {
    const site = trace.sites[index];
    if (site === undefined || !site.isUser || site.file !== program.source.name) continue;
    const offset = program.offsetAt(site.line, site.column);
    if (offset !== undefined) nodes.push(program.nodeAt(offset));
  }
  return nodes;
}

/** The `go` statement that started a goroutine of the trace. */
export function startOf({ program, trace }: Broken, goroutine: number): Node | undefined {
  const site = trace.sites[trace.goroutines[goroutine]?.createdAt ?? -1];
  if (site === undefined || site.file !== program.source.name) return undefined;
  const offset = program.offsetAt(site.line, site.column);
  if (offset === undefined) return undefined;
  const node = program.nodeAt(offset);
  if (node.kind === "GoStmt") return node;
  for (const up of program.ancestors(node)) {
    if (up.kind === "GoStmt") return up;
    if (up.kind === "FuncDecl" || up.kind === "FuncLit") return undefined;
  }
  return undefined;
}

/** An expression of a statement that touches memory, and the variable or field that names the memory. */
export interface Access {
  readonly node: Expr;
  readonly variable: VarObj;
}

/** What an event at `node` accesses; `object` is the access path that the finding gives it. */
export function accessAt({ program }: Broken, node: Node, object: string): Access | undefined {
  const place = program.placeOf(node);
  const statement: Node | undefined = place?.list[place.index];
  if (statement === undefined) return undefined;
  const candidates = namedParts(program, headerOf(program, node, statement));
  const wanted = object
    .replace(/\[[^\]]*\]/g, "")
    .split(".")
    .reverse();
  for (const name of wanted) {
    const same = candidates.filter(({ variable }) => variable.name === name);
    const found = same.find(({ node: x }) => x.pos <= node.pos && node.pos <= x.end) ?? same[0];
    if (found !== undefined) return found;
  }
  return candidates.find(({ node: x }) => x.pos <= node.pos && node.pos <= x.end);
}

// The part of a statement that runs as one: not the bodies inside it that do not hold the node.
function headerOf(program: ProgramText, node: Node, statement: Stmt): Node {
  if (node.kind !== "Ident" && node.kind !== "SelectorExpr" && node.kind !== "IndexExpr") return statement;
  let top: Node = node;
  for (const up of program.ancestors(node)) {
    if (up === statement || up.kind === "BlockStmt") break;
    top = up;
  }
  return top.kind === "Ident" ? statement : top;
}

function namedParts(program: ProgramText, root: Node): readonly Access[] {
  const parts: Access[] = [];
  const isNamed = (node: Node): node is Expr & { kind: "Ident" | "SelectorExpr" } =>
    node.kind === "SelectorExpr" || node.kind === "Ident";
  for (const node of program.find(root, isNamed)) {
    const up = program.parent(node);
    if (up?.kind === "SelectorExpr" && up.selector === node) continue;
    const variable = program.variableOf(node);
    if (variable !== undefined) parts.push({ node, variable });
  }
  return parts;
}
