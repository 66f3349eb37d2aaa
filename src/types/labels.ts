// Labels, break, continue, goto and fallthrough of one function body (Go spec, "Labeled statements", "Goto statements").
// Function literals inside are bodies of their own.

import type { Span } from "../base/source.ts";
import type { BranchStmt, GenDecl, LabeledStmt, Stmt } from "../syntax/ast.ts";
import type { Checker } from "./context.ts";
import { newLabel } from "./new-object.ts";
import type { LabelObj } from "./objects.ts";

interface Block {
  readonly parent: Block | undefined;
  /** The labelled statement whose body this is. */
  readonly label: LabeledStmt | undefined;
  /** Labels whose statements are in this block, with where variables were declared before them. */
  readonly labels: Map<string, LabelObj>;
  /** Forward gotos of this block and of blocks inside it that have not met their label. */
  readonly pending: { readonly stmt: BranchStmt; readonly afterVar: Declared | undefined }[];
}

/** A variable declaration that a goto may not jump over. */
interface Declared {
  readonly pos: Span["pos"];
  readonly name: string;
}

interface Place {
  readonly isLoop: boolean;
  /** Inside a loop, switch or select. */
  readonly isBreakable: boolean;
  readonly fallthrough: "ok" | "final" | "type-switch" | "misplaced";
}

const OUTSIDE: Place = { isLoop: false, isBreakable: false, fallthrough: "misplaced" };

/** Checks and records the labels of a function body. */
export function checkLabels(c: Checker, body: Stmt & { readonly kind: "BlockStmt" }): void {
  new LabelChecker(c).function(body.statements);
}

class LabelChecker {
  private readonly all = new Map<string, LabelObj>();
  constructor(private readonly c: Checker) {}

  function(list: readonly Stmt[]): void {
    collectLabels(list, (s) => this.declare(s));
    const root = this.block(list, undefined, undefined, OUTSIDE);
    for (const { stmt } of root.pending) this.unresolved(stmt);
    for (const label of this.all.values()) {
      if (label.isUsed || label.name === "_") continue;
      const at = { pos: label.pos, end: (label.pos + label.name.length) as typeof label.pos };
      this.c.error(at, "unused-label", `label ${label.name} defined and not used`);
    }
  }

  private declare(s: LabeledStmt): void {
    const { name } = s.label;
    const label = newLabel(name, s.label.pos, this.c.pkg);
    this.c.recordDef(s.label, label);
    const other = this.all.get(name);
    if (other === undefined || name === "_") {
      if (name !== "_") this.all.set(name, label);
      return;
    }
    const where = this.c.place(" at ", other.pos);
    this.c.error(s.label, "duplicate-label", `label ${name} already defined${where}`);
  }

  private unresolved(s: BranchStmt): void {
    if (s.label === undefined) return;
    const label = this.all.get(s.label.name);
    if (label === undefined) {
      this.c.error(s.label, "undeclared-label", `label ${s.label.name} not defined`);
      return;
    }
    this.use(s, label);
    const where = this.c.place(" starting at ", this.blockStart.get(label.name) ?? label.pos);
    this.c.error(s.label, "jump-into-block", `goto ${label.name} jumps into block${where}`);
  }

  /** Start of the block each label is in: part of gc's message. */
  private readonly blockStart = new Map<string, Span["pos"]>();

  private use(s: BranchStmt, label: LabelObj): void {
    label.isUsed = true;
    if (s.label !== undefined) this.c.recordUse(s.label, label);
  }

  private block(
    list: readonly Stmt[],
    parent: Block | undefined,
    label: LabeledStmt | undefined,
    place: Place,
    start?: Span["pos"],
  ): Block {
    const block: Block = { parent, label, labels: new Map(), pending: [] };
    let lastVar: Declared | undefined;
    list.forEach((s, i) => {
      const isLast = i === list.length - 1 || list.slice(i + 1).every((rest) => rest.kind === "EmptyStmt");
      const here = isLast ? place : { ...place, fallthrough: "misplaced" as const };
      lastVar = this.statement(s, block, here, lastVar, undefined, start);
    });
    return block;
  }

  // Yields the last variable declaration seen in the block.
  private statement(
    s: Stmt,
    block: Block,
    place: Place,
    lastVar: Declared | undefined,
    label: LabeledStmt | undefined,
    start: Span["pos"] | undefined,
  ): Declared | undefined {
    switch (s.kind) {
      case "DeclStmt":
        return declaredVar(s.decl) ?? lastVar;
      case "AssignStmt":
        return s.op === ":=" ? { pos: s.opPos, name: s.left[0]?.kind === "Ident" ? s.left[0].name : "_" } : lastVar;
      case "LabeledStmt":
        this.labelled(s, block, lastVar, start);
        return this.statement(s.statement, block, place, lastVar, s, start);
      case "BranchStmt":
        this.branch(s, block, place, lastVar);
        return lastVar;
      default:
        this.nested(s, block, place, lastVar, label);
        return lastVar;
    }
  }

  // A label is met: gotos waiting for it are resolved, unless they jump over a variable declared since.
  private labelled(s: LabeledStmt, block: Block, lastVar: Declared | undefined, start: Span["pos"] | undefined): void {
    const { name } = s.label;
    const label = this.all.get(name);
    if (label === undefined || label.pos !== s.label.pos) return;
    block.labels.set(name, label);
    if (start !== undefined) this.blockStart.set(name, start);
    for (let i = block.pending.length - 1; i >= 0; i--) {
      const entry = block.pending[i];
      if (entry?.stmt.label?.name !== name) continue;
      block.pending.splice(i, 1);
      this.use(entry.stmt, label);
      if (lastVar !== undefined && lastVar !== entry.afterVar) this.jumpsOver(entry.stmt, name, lastVar);
    }
  }

  private jumpsOver(s: BranchStmt, name: string, declaration: Declared): void {
    const where = this.c.place(" at ", declaration.pos);
    this.c.error(s.label ?? s, "jump-over-decl", `goto ${name} jumps over declaration of ${declaration.name}${where}`);
  }

  private branch(s: BranchStmt, block: Block, place: Place, lastVar: Declared | undefined): void {
    if (s.token === "fallthrough") {
      this.fallthrough(s, place);
      return;
    }
    if (s.label === undefined) {
      if (s.token === "break" && !place.isBreakable) {
        this.c.error(s, "misplaced-break", "break is not in a loop, switch, or select");
      } else if (s.token === "continue" && !place.isLoop) {
        this.c.error(s, "misplaced-continue", "continue is not in a loop");
      }
      return;
    }
    if (s.token === "goto") {
      this.goto(s, block, lastVar);
      return;
    }
    this.labelledBranch(s, s.label.name, block);
  }

  private fallthrough(s: BranchStmt, place: Place): void {
    if (place.fallthrough === "ok") return;
    const text =
      place.fallthrough === "final"
        ? "cannot fallthrough final case in switch"
        : place.fallthrough === "type-switch"
          ? "cannot fallthrough in type switch"
          : "fallthrough statement out of place";
    this.c.error(s, "misplaced-fallthrough", text);
  }

  private goto(s: BranchStmt, block: Block, lastVar: Declared | undefined): void {
    const name = s.label?.name ?? "";
    for (let b: Block | undefined = block; b !== undefined; b = b.parent) {
      const label = b.labels.get(name);
      if (label !== undefined) {
        this.use(s, label);
        return;
      }
    }
    block.pending.push({ stmt: s, afterVar: lastVar });
  }

  private labelledBranch(s: BranchStmt, name: string, block: Block): void {
    const label = this.all.get(name);
    if (label === undefined || label.pos > s.pos) {
      this.c.error(s.label ?? s, "undeclared-label", `${s.token} label not defined: ${name}`);
      return;
    }
    this.use(s, label);
    for (let b: Block | undefined = block; b !== undefined; b = b.parent) {
      if (b.label?.label.name !== name || b.label.label.pos !== label.pos) continue;
      const target = b.label.statement.kind;
      const isLoop = target === "ForStmt" || target === "RangeStmt";
      const isSwitch = target === "SwitchStmt" || target === "TypeSwitchStmt" || target === "SelectStmt";
      if (isLoop || (isSwitch && s.token === "break")) return;
      break;
    }
    this.c.error(s.label ?? s, "misplaced-label", `invalid ${s.token} label ${name}`);
  }

  // Statements with statements inside: each list is a block.
  private nested(
    s: Stmt,
    block: Block,
    place: Place,
    lastVar: Declared | undefined,
    label: LabeledStmt | undefined,
  ): void {
    const inner = { ...place, fallthrough: "misplaced" as const };
    const enter = (list: readonly Stmt[], where: Place, at: Span["pos"]): void => {
      const child = this.block(list, block, label, where, at);
      // What is still waiting may find its label further on in this block; a variable declared before counts from here.
      for (const entry of child.pending) block.pending.push({ stmt: entry.stmt, afterVar: lastVar });
    };
    switch (s.kind) {
      case "BlockStmt":
        enter(s.statements, inner, s.pos);
        return;
      case "IfStmt":
        enter(s.then.statements, inner, s.then.pos);
        if (s.else !== undefined) this.nested(s.else, block, place, lastVar, label);
        return;
      case "ForStmt":
      case "RangeStmt":
        enter(s.body.statements, { isLoop: true, isBreakable: true, fallthrough: "misplaced" }, s.body.pos);
        return;
      case "SwitchStmt":
        s.clauses.forEach((clause, i) => {
          const isFinal = i === s.clauses.length - 1;
          enter(clause.body, { ...inner, isBreakable: true, fallthrough: isFinal ? "final" : "ok" }, clause.pos);
        });
        return;
      case "TypeSwitchStmt":
        for (const clause of s.clauses) {
          enter(clause.body, { ...inner, isBreakable: true, fallthrough: "type-switch" }, clause.pos);
        }
        return;
      case "SelectStmt":
        for (const clause of s.clauses) enter(clause.body, { ...inner, isBreakable: true }, clause.pos);
        return;
      default:
        return;
    }
  }
}

function declaredVar(decl: GenDecl): Declared | undefined {
  const [spec] = decl.specs;
  if (decl.token !== "var" || spec?.kind !== "ValueSpec") return undefined;
  return { pos: spec.names[0]?.pos ?? spec.pos, name: spec.names[0]?.name ?? "_" };
}

function collectLabels(list: readonly Stmt[], found: (s: LabeledStmt) => void): void {
  for (const s of list) collect(s, found);
}

function collect(s: Stmt, found: (s: LabeledStmt) => void): void {
  switch (s.kind) {
    case "LabeledStmt":
      found(s);
      collect(s.statement, found);
      return;
    case "BlockStmt":
      collectLabels(s.statements, found);
      return;
    case "IfStmt":
      collectLabels(s.then.statements, found);
      if (s.else !== undefined) collect(s.else, found);
      return;
    case "ForStmt":
    case "RangeStmt":
      collectLabels(s.body.statements, found);
      return;
    case "SwitchStmt":
    case "TypeSwitchStmt":
    case "SelectStmt":
      for (const clause of s.clauses) collectLabels(clause.body, found);
      return;
    default:
      return;
  }
}
