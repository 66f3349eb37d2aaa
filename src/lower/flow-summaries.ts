// How values flow across functions: one summary for each, until nothing changes.
// - `results`: for each word of its results, the sources in it and in what it calls, and which of the words it was given;
// - `given`: for each word it is given, the sources of all its callers that this word depends on (closures: of whoever made
//   them); the last one is what decided that it was called.
// Sources are global sites: of reads, of objects made (variables that closures capture, arrays of arguments) and of closures. A load from
// such an object depends on what is stored there. Contexts are not told apart: flow-stacks.ts does, for two given stacks of calls.
// Values that go through other memory are not followed: that is for whoever reads the trace, which knows the addresses.

import type { Program } from "../ir/program.ts";
import type { FlowFacts, Handover, MemoryAccess } from "./flow-facts.ts";

/** More sources than this are not kept for one word or instruction. */
export const MAX_SOURCES = 200;

interface ResultWord {
  readonly sources: Set<number>;
  readonly given: Set<number>;
}

export interface Summary {
  readonly facts: FlowFacts;
  readonly results: readonly ResultWord[];
  /** By word given: parameters, captured words, what decided about the call. */
  readonly given: readonly Set<number>[];
}

/** A frame of a stack of calls. */
export interface Frame {
  readonly site: number;
  readonly fn: number;
  readonly instruction: number;
}

/** What the functions of a program pass on to one another. `round` until nothing changes, then ask. */
export class FlowSummaries {
  /** By object's global site and offset: what is stored there. */
  private readonly contents = new Map<number, Map<number, Set<number>>>();
  /** Function by the global site where a closure is made. */
  readonly closures = new Map<number, number>();
  private readonly reads = new Set<number>();
  /** Whether a load stands for what was stored as well. */
  private followsMemory = true;

  constructor(
    readonly program: Program,
    readonly all: readonly Summary[],
  ) {
    for (const [fn, { facts }] of all.entries()) {
      for (const atom of facts.atoms) {
        if (atom.kind === "closure") this.closures.set(this.siteOf(fn, atom.instruction), atom.target);
        if (atom.kind === "read") this.reads.add(this.siteOf(fn, atom.instruction));
      }
    }
  }

  siteOf(fn: number, instruction: number): number {
    return (this.program.siteBase[fn] ?? 0) + instruction;
  }

  summary(fn: number): Summary {
    return this.all[fn] as Summary; // one per function
  }

  /** Passes facts across calls and through objects once; whether something was new. */
  round(): boolean {
    let isChanged = false;
    for (const [fn, { facts, results }] of this.all.entries()) {
      for (const [word, atoms] of facts.results.entries()) {
        const result = results[word] as ResultWord; // as many
        const before = result.sources.size + result.given.size;
        this.follow(fn, atoms, result.sources, result.given, false);
        if (result.sources.size + result.given.size !== before) isChanged = true;
      }
      for (const store of facts.stores) if (this.keep(fn, store)) isChanged = true;
      for (const handover of facts.handovers.values()) {
        for (const target of this.targetsOf(fn, handover)) if (this.give(fn, target, handover)) isChanged = true;
      }
    }
    return isChanged;
  }

  /** The answer where a load stands for what it reads alone, not for what was stored there. */
  withoutMemory<Answer>(ask: () => Answer): Answer {
    this.followsMemory = false;
    const answer = ask();
    this.followsMemory = true;
    return answer;
  }

  private isObject(source: number): boolean {
    return !this.reads.has(source) && !this.closures.has(source);
  }

  targetsOf(fn: number, { targets, callee }: Handover): readonly number[] {
    if (callee.length === 0) return targets;
    const found: number[] = [];
    for (const source of this.sourcesOf(fn, callee)) {
      const target = this.closures.get(source);
      if (target !== undefined) found.push(target);
    }
    return found;
  }

  private keep(fn: number, { address, offset, value }: MemoryAccess): boolean {
    if (value.length === 0) return false;
    let isChanged = false;
    for (const object of this.objectsOf(fn, address)) {
      const cell = this.cell(object, offset);
      if (cell.size >= MAX_SOURCES) continue;
      const before = cell.size;
      this.follow(fn, value, cell, undefined, true);
      if (cell.size !== before) isChanged = true;
    }
    return isChanged;
  }

  private cell(object: number, offset: number): Set<number> {
    let cells = this.contents.get(object);
    if (cells === undefined) {
      cells = new Map();
      this.contents.set(object, cells);
    }
    let cell = cells.get(offset);
    if (cell === undefined) {
      cell = new Set();
      cells.set(offset, cell);
    }
    return cell;
  }

  objectsOf(fn: number, address: readonly number[]): readonly number[] {
    const { facts, given } = this.summary(fn);
    const objects: number[] = [];
    for (const index of address) {
      const atom = facts.atoms[index];
      if (atom?.kind === "object") objects.push(this.siteOf(fn, atom.instruction));
      else if (atom?.kind === "address")
        for (const source of given[atom.index] ?? []) {
          if (this.isObject(source)) objects.push(source);
        }
    }
    return objects;
  }

  private give(from: number, target: number, { isClosure, words, control }: Handover): boolean {
    const { given } = this.summary(target);
    const fn = this.program.functions[target];
    const first = isClosure ? (fn?.nParameterWords ?? 0) : 0;
    let isChanged = false;
    const pass = (into: Set<number> | undefined, atoms: readonly number[]): void => {
      if (into === undefined || atoms.length === 0 || into.size >= MAX_SOURCES) return;
      const before = into.size;
      this.follow(from, atoms, into, undefined, true);
      if (into.size !== before) isChanged = true;
    };
    for (const [i, atoms] of words.entries()) if (first + i < given.length - 1) pass(given[first + i], atoms);
    if (fn?.isUser || fn?.isWrapper) pass(given.at(-1), control);
    return isChanged;
  }

  sourcesOf(fn: number, atoms: readonly number[]): Set<number> {
    const sources = new Set<number>();
    this.follow(fn, atoms, sources, undefined, true);
    return sources;
  }

  // Adds the sources behind atoms of function `fn`. `given` collects words it was given; with `throughCallers`, what they were.
  private follow(
    fn: number,
    atoms: readonly number[],
    sources: Set<number>,
    given: Set<number> | undefined,
    throughCallers: boolean,
  ): void {
    const work = [...atoms];
    const seen = new Set(work);
    const summary = this.summary(fn);
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      const atom = summary.facts.atoms[at];
      switch (atom?.kind) {
        case "read":
          sources.add(this.siteOf(fn, atom.instruction));
          if (this.followsMemory) this.addContents(fn, atom.instruction, sources);
          break;
        case "object":
        case "closure":
          sources.add(this.siteOf(fn, atom.instruction));
          break;
        case "given":
          given?.add(atom.index);
          if (throughCallers)
            for (const source of summary.given[atom.index] ?? []) if (!this.isObject(source)) sources.add(source);
          break;
        case "address":
          given?.add(atom.index);
          if (throughCallers)
            for (const source of summary.given[atom.index] ?? []) if (this.isObject(source)) sources.add(source);
          break;
        case "result":
          for (const next of this.behindResult(fn, atom.instruction, atom.word, sources)) {
            if (!seen.has(next)) work.push(next);
            seen.add(next);
          }
      }
    }
  }

  // What a load may find: sources of what is stored in the objects that its address may be of.
  addContents(fn: number, instruction: number, sources: Set<number>): void {
    const load = this.summary(fn).facts.loads.get(instruction);
    if (load === undefined) return;
    for (const object of this.objectsOf(fn, load.address)) {
      for (const [offset, cell] of this.contents.get(object) ?? []) {
        if (offset !== load.offset && offset >= 0 && load.offset >= 0) continue;
        for (const source of cell) sources.add(source);
      }
    }
  }

  // Adds sources inside the callees of a call; returns the caller's atoms that the result depends on through what was given.
  behindResult(fn: number, instruction: number, word: number, sources: Set<number>): readonly number[] {
    const handover = this.summary(fn).facts.handovers.get(instruction);
    const atoms: number[] = [];
    if (handover === undefined) return atoms;
    for (const target of this.targetsOf(fn, handover)) {
      const result = this.summary(target).results[word];
      for (const source of result?.sources ?? []) sources.add(source);
      for (const index of result?.given ?? []) atoms.push(...this.givenAtoms(target, index, handover));
    }
    return atoms;
  }

  // The caller's atoms of a word that it gives; what decided that the call was made comes from the caller as well.
  givenAtoms(target: number, index: number, { words, control }: Handover): readonly number[] {
    return index === this.summary(target).given.length - 1 ? control : (words[index] ?? []);
  }

  /** The global sites of the reads behind atoms, in order. */
  readsOf(fn: number, atoms: readonly number[]): number[] {
    return [...this.sourcesOf(fn, atoms)].filter((source) => this.reads.has(source)).sort((a, b) => a - b);
  }

  /** The global sites of the reads that decided, inside the calls that gave them, that these atoms' values were returned. */
  checksBehind(fn: number, atoms: readonly number[], seen = new Set<number>()): readonly number[] {
    const { facts } = this.summary(fn);
    const found: number[] = [];
    for (const index of atoms) {
      const atom = facts.atoms[index];
      const handover = atom?.kind === "result" ? facts.handovers.get(atom.instruction) : undefined;
      if (handover === undefined) continue;
      for (const target of this.targetsOf(fn, handover)) {
        if (seen.has(target)) continue;
        seen.add(target);
        const { checks, results } = this.summary(target).facts;
        found.push(...this.readsOf(target, checks), ...this.checksBehind(target, results.flat(), seen));
      }
    }
    return found;
  }

  /** The place of a global site. */
  frameOf(site: number): Frame {
    const { siteBase } = this.program;
    let low = 0;
    let high = siteBase.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((siteBase[middle] ?? 0) <= site) low = middle;
      else high = middle - 1;
    }
    return { site, fn: low, instruction: site - (siteBase[low] ?? 0) };
  }
}
