// Choices that mean the same on every machine. A goroutine's index belongs to one machine; here it is the number of its creation on the
// path that leads to the choice (main is 0), and so are partners within alternatives. A choice is a pair (number, alternative); what
// it stands for is found by making the choices before it.

import { OP_GO, OP_RENDEZVOUS, OP_SELECT } from "../trace/operation.ts";
import { alternativeOf, caseOf, partnerCaseOf, partnerOf } from "../vm/alternatives.ts";
import type { EventRows, Run } from "./run.ts";
import { CreationOrder } from "./schedule-codec.ts";
import { isPossible } from "./strategy.ts";
import { NONE, type WakeupForest } from "./wakeup-tree.ts";

/** Pairs (number, alternative). */
export type PortableChoices = Int32Array<ArrayBuffer>;
/** A list of wakeup trees: triples (number, alternative, how many children follow), parents before their children. */
export type PortableForest = Int32Array<ArrayBuffer>;

/** The names of goroutines along the run's execution, up to a depth that only grows; and on a way aside from there. */
export class PortableNames {
  private readonly created = new CreationOrder();
  /** Goroutines created on the way aside. */
  private readonly aside: number[] = [];
  private depth = 0;

  constructor(private readonly run: Run) {}

  /** Names are those of the state before step `depth`. */
  moveTo(depth: number): void {
    const { kind, partner } = this.run.events;
    for (; this.depth < depth; this.depth++)
      this.created.observe(kind[this.depth] as number, partner[this.depth] as number);
  }

  /** A step aside: `leave` takes it back, given the same row. */
  enter(rows: EventRows, i: number): void {
    if (isCreation(rows, i)) this.aside.push(rows.partner[i] as number);
  }

  leave(rows: EventRows, i: number): void {
    if (isCreation(rows, i)) this.aside.pop();
  }

  /** Appends the choice of row `i`. */
  write(rows: EventRows, i: number, out: number[]): void {
    const alternative = rows.alternative[i] as number;
    const isMeeting = rows.kind[i] === OP_RENDEZVOUS;
    out.push(
      this.numberOf(rows.goroutine[i] as number),
      isMeeting ? withPartner(alternative, (g) => this.numberOf(g)) : alternative,
    );
  }

  goroutine(number: number): number {
    const known = this.created.indexOf(number);
    return known >= 0 ? known : (this.aside[number - this.created.length] ?? -1);
  }

  /** The alternative of goroutine `g`, in the machine's state. */
  alternative(g: number, portable: number): number {
    const kind = this.run.machine.pendingKind(g);
    if (kind !== OP_RENDEZVOUS && kind !== OP_SELECT) return portable;
    return withPartner(portable, (number) => this.goroutine(number));
  }

  private numberOf(g: number): number {
    const known = this.created.numberOf(g);
    return known >= 0 ? known : this.created.length + this.aside.indexOf(g);
  }
}

function isCreation(rows: EventRows, i: number): boolean {
  return rows.kind[i] === OP_GO && (rows.partner[i] as number) >= 0;
}

function withPartner(alternative: number, rename: (g: number) => number): number {
  const partner = partnerOf(alternative);
  return partner < 0 ? alternative : alternativeOf(caseOf(alternative), rename(partner), partnerCaseOf(alternative));
}

/** The choices of the run's first `length` steps. */
export function portableChoices(run: Run, length: number): PortableChoices {
  const names = new PortableNames(run);
  const out: number[] = [];
  for (let i = 0; i < length; i++) {
    names.moveTo(i);
    names.write(run.events, i, out);
  }
  return Int32Array.from(out);
}

/** From the initial state, makes the choices. */
export function repeatPortable(run: Run, choices: PortableChoices): void {
  const names = new PortableNames(run);
  run.restart();
  for (let i = 0; i < choices.length; i += 2) stepPortable(run, names, choices[i] as number, choices[i + 1] as number);
}

/** Makes one choice; the names stand where the run does, and move with it. */
export function stepPortable(run: Run, names: PortableNames, number: number, alternative: number): void {
  run.machine.enabled();
  run.goroutine = names.goroutine(number);
  run.alternative = names.alternative(run.goroutine, alternative);
  run.step();
  names.moveTo(run.length);
}

/** One row of `rows` after the other as one branch, from the state where the names stand. */
export function portableSequence(names: PortableNames, rows: EventRows): PortableForest {
  const out: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    names.write(rows, i, out);
    out.push(i + 1 < rows.length ? 1 : 0);
    names.enter(rows, i);
  }
  for (let i = rows.length - 1; i >= 0; i--) names.leave(rows, i);
  return Int32Array.from(out);
}

/** The list of trees that starts with `first`, from the state where the names stand. */
export function portableForest(names: PortableNames, forest: WakeupForest, first: number): PortableForest {
  const out: number[] = [];
  const { rows } = forest;
  const writeList = (start: number): void => {
    for (let node = start; node !== NONE; node = forest.siblingOf(node)) {
      names.write(rows, node, out);
      const children = forest.childOf(node);
      let nChildren = 0;
      for (let child = children; child !== NONE; child = forest.siblingOf(child)) nChildren++;
      out.push(nChildren);
      names.enter(rows, node);
      writeList(children);
      names.leave(rows, node);
    }
  };
  writeList(first);
  return Int32Array.from(out);
}

/** Reads trees into a forest: each choice is made and taken back, to know its event. */
export class ForestReader {
  /** Choices that were not possible: they and what lies behind them are left out. */
  nImpossible = 0;
  private at = 0;
  private code: PortableForest = new Int32Array();

  constructor(
    private readonly run: Run,
    private readonly names: PortableNames,
    private readonly forest: WakeupForest,
  ) {}

  /** First node of the list; the machine and the names stand where the trees begin. */
  read(code: PortableForest): number {
    this.code = code;
    this.at = 0;
    const nodes: number[] = [];
    while (this.at < code.length) this.readTree(nodes);
    return this.forest.chain(nodes);
  }

  private readTree(siblings: number[]): void {
    const { run, names, forest, code } = this;
    const { machine } = run;
    const g = names.goroutine(code[this.at] as number);
    const alternative = g < 0 ? -1 : names.alternative(g, code[this.at + 1] as number);
    const nChildren = code[this.at + 2] as number;
    this.at += 3;
    if (g < 0 || !isPossible(machine.enabled(), g, alternative)) {
      this.nImpossible++;
      this.skip(nChildren);
      return;
    }
    const node = forest.make((rows) => run.peek(g, alternative, rows));
    if (nChildren > 0) {
      machine.step(g, alternative);
      names.enter(forest.rows, node);
      const children: number[] = [];
      for (let i = 0; i < nChildren; i++) this.readTree(children);
      names.leave(forest.rows, node);
      machine.undo();
      forest.setChildren(node, forest.chain(children));
    }
    siblings.push(node);
  }

  private skip(nTrees: number): void {
    for (let i = 0; i < nTrees; i++) {
      const nChildren = this.code[this.at + 2] as number;
      this.at += 3;
      this.skip(nChildren);
    }
  }
}
