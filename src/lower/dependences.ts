// What the reads of a program flow into: which writes, branches and blocking operations depend on them, which reads meet in one
// expression, and what is reached through them.
//
// Within a function: flow-analysis.ts. Across functions, one summary each, until nothing changes:
// - `results`: for each word of its results, the sources in it and in what it calls, and which of the words it was given;
// - `given`: for each word it is given, the sources of all its callers that this word depends on (closures: of whoever made
//   them); the last one is what decided that it was called.
// Sources are global sites: of reads, of objects made (variables that closures capture, arrays of arguments) and of closures. A load from
// such an object depends on what is stored there. Contexts are not told apart: `connects` tells, for two given stacks of calls.
// Values that go through other memory are not followed: that is for whoever reads the trace, which knows the addresses.

import { ADD_I, STRIDE, XOR } from "../ir/opcode.ts";
import type { Dependence, Meeting, Program, ProgramFlow } from "../ir/program.ts";
import { analyseFlow } from "./flow-analysis.ts";
import type { FlowContext, FlowFacts, Handover, MemoryAccess, NativeShape } from "./flow-facts.ts";

/** More sources than this are not kept for one word or instruction. */
const MAX_SOURCES = 200;
/** Rounds after which the summaries are taken as they are. */
const MAX_ROUNDS = 30;

// Of numbers. Texts that are put together are a list.
function isArithmetic(opcode: number): boolean {
  return opcode >= ADD_I && opcode <= XOR;
}

interface ResultWord {
  readonly sources: Set<number>;
  readonly given: Set<number>;
}

interface Summary {
  readonly facts: FlowFacts;
  readonly results: readonly ResultWord[];
  /** By word given: parameters, captured words, what decided about the call. */
  readonly given: readonly Set<number>[];
}

/** The flow of a program. Cost: see flow-analysis.ts, for every function; then calls times sources. */
export function flowOf(
  program: Omit<Program, "dependences">,
  natives: readonly NativeShape[],
  operations: readonly NativeShape[],
): ProgramFlow {
  const whole: Program = { ...program, dependences: new Map() };
  const context: FlowContext = { program: whole, natives, operations, implementations: implementationsOf(whole) };
  const summaries = program.functions.map((fn): Summary => {
    const facts = analyseFlow(context, fn);
    const nGiven = fn.nParameterWords + fn.nCaptureWords + 1;
    return {
      facts,
      results: facts.results.map(() => ({ sources: new Set(), given: new Set() })),
      given: Array.from({ length: nGiven }, () => new Set<number>()),
    };
  });
  const resolver = new Resolver(whole, summaries);
  for (let n = 0; n < MAX_ROUNDS && resolver.round(); n++);
  const dereferences = resolver.dereferences();
  return {
    dependences: resolver.dependences(dereferences),
    meetings: resolver.meetings(),
    dereferences,
    connects: (read, sink, kind) => resolver.connects(read, sink, kind),
    joins: (first, second, site) => resolver.joins(first, second, site),
    gathers: (stack) => resolver.gathers(stack),
  };
}

function implementationsOf(program: Program): (method: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (method) => {
    let list = known.get(method);
    if (list === undefined) {
      const found = program.types.map((type) => type.methods[method] ?? -1).filter((fn) => fn >= 0);
      list = [...new Set(found)];
      known.set(method, list);
    }
    return list;
  };
}

class Resolver {
  /** By object's global site and offset: what is stored there. */
  private readonly contents = new Map<number, Map<number, Set<number>>>();
  /** Function by the global site where a closure is made. */
  private readonly closures = new Map<number, number>();
  private readonly reads = new Set<number>();
  /** Whether a load stands for what was stored as well. */
  private followsMemory = true;

  constructor(
    private readonly program: Program,
    private readonly summaries: readonly Summary[],
  ) {
    for (const [fn, { facts }] of summaries.entries()) {
      for (const atom of facts.atoms) {
        if (atom.kind === "closure") this.closures.set(this.siteOf(fn, atom.instruction), atom.target);
        if (atom.kind === "read") this.reads.add(this.siteOf(fn, atom.instruction));
      }
    }
  }

  private siteOf(fn: number, instruction: number): number {
    return (this.program.siteBase[fn] ?? 0) + instruction;
  }

  private summary(fn: number): Summary {
    return this.summaries[fn] as Summary; // one per function
  }

  /** Passes facts across calls and through objects once; whether something was new. */
  round(): boolean {
    let isChanged = false;
    for (const [fn, { facts, results }] of this.summaries.entries()) {
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

  private isObject(source: number): boolean {
    return !this.reads.has(source) && !this.closures.has(source);
  }

  private targetsOf(fn: number, { targets, callee }: Handover): readonly number[] {
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

  private objectsOf(fn: number, address: readonly number[]): readonly number[] {
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

  private sourcesOf(fn: number, atoms: readonly number[]): Set<number> {
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
  private addContents(fn: number, instruction: number, sources: Set<number>): void {
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
  private behindResult(fn: number, instruction: number, word: number, sources: Set<number>): readonly number[] {
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
  private givenAtoms(target: number, index: number, { words, control }: Handover): readonly number[] {
    return index === this.summary(target).given.length - 1 ? control : (words[index] ?? []);
  }

  // ---- The tables

  private readsOf(fn: number, atoms: readonly number[]): number[] {
    return [...this.sourcesOf(fn, atoms)].filter((source) => this.reads.has(source)).sort((a, b) => a - b);
  }

  /** @param dereferences see `ProgramFlow`: of reads, only what decides about these is listed. */
  dependences(dereferences: ReadonlySet<number>): Map<number, readonly Dependence[]> {
    const table = new Map<number, readonly Dependence[]>();
    for (const [fn, { facts }] of this.summaries.entries()) {
      for (const { instruction, data, control, isRead } of facts.sinks) {
        const site = this.siteOf(fn, instruction);
        if (isRead && !dereferences.has(site)) continue;
        const dataReads = this.readsOf(fn, data);
        const controlReads = this.readsOf(fn, control).filter((read) => !dataReads.includes(read));
        const list: Dependence[] = [
          ...dataReads.map((read): Dependence => ({ kind: "data", read })),
          ...controlReads.map((read): Dependence => ({ kind: "control", read })),
        ];
        if (list.length > 0) table.set(site, list.slice(0, MAX_SOURCES));
      }
    }
    return table;
  }

  meetings(): readonly Meeting[] {
    const list: Meeting[] = [];
    this.followsMemory = false;
    for (const [fn, { facts }] of this.summaries.entries()) {
      for (const { instruction, operands, control, isIndex } of facts.meetings) {
        const reads = operands.map((atoms) => this.readsOf(fn, atoms)).filter((one) => one.length > 0);
        if (reads.length < 2) continue;
        list.push({ site: this.siteOf(fn, instruction), operands: reads, control: this.readsOf(fn, control), isIndex });
      }
    }
    this.followsMemory = true;
    return list;
  }

  dereferences(): ReadonlySet<number> {
    const found = new Set<number>();
    for (const [fn, { facts }] of this.summaries.entries()) {
      for (const { data, control } of facts.dereferences) {
        const checked = new Set(this.readsOf(fn, control));
        for (const read of this.readsOf(fn, data)) if (!checked.has(read)) found.add(read);
      }
    }
    return found;
  }

  // ---- Two stacks of calls

  /** See `ProgramFlow.connects`. Follows the sink's stack out to the frame that both have in common, then the read's stack in. */
  connects(readStack: readonly number[], sinkStack: readonly number[], kind: Dependence["kind"]): boolean {
    const reads = readStack.map((site) => this.frameOf(site)).reverse();
    const sinks = sinkStack.map((site) => this.frameOf(site)).reverse();
    const read = readStack[0];
    if (read === undefined) return true;
    let shared = 0;
    while (shared < reads.length - 1 && shared < sinks.length - 1 && reads[shared]?.site === sinks[shared]?.site)
      shared++;
    if (reads[shared]?.fn !== sinks[shared]?.fn) return true;
    let atoms = this.sinkAtoms(sinks.at(-1), kind);
    for (let at = sinks.length - 1; at > shared; at--) {
      const outer = this.outward(sinks[at] as Frame, sinks[at - 1] as Frame, atoms, read, kind); // in range
      if (typeof outer === "boolean") return outer;
      atoms = outer;
    }
    return this.inward(reads.slice(shared), atoms, read);
  }

  /** See `ProgramFlow.joins`. */
  joins(first: readonly number[], second: readonly number[], site: number): boolean {
    const { fn, instruction } = this.frameOf(site);
    const inward = (stack: readonly number[]): readonly Frame[] => {
      const frames = stack.map((one) => this.frameOf(one)).reverse();
      return frames.slice(frames.findLastIndex((frame) => frame.fn === fn));
    };
    const a = inward(first);
    const b = inward(second);
    const from = [first[0] ?? -1, second[0] ?? -1] as const;
    // The values were handed on to where they meet.
    if (a[0]?.fn !== fn || b[0]?.fn !== fn) return true;
    // Read the other way round than the text says: one of the two is from the round of a loop before.
    if (a[0].instruction > b[0].instruction) return false;
    const meetings = this.summary(fn).facts.meetings.filter((one) => one.instruction === instruction);
    return meetings.some(({ operands }) =>
      operands.some(
        (x, i) => this.inward(a, x, from[0]) && operands.some((y, j) => i !== j && this.inward(b, y, from[1])),
      ),
    );
  }

  /** See `ProgramFlow.gathers`. */
  gathers(stack: readonly number[]): boolean {
    const [read] = stack;
    const caller = stack.map((site) => this.frameOf(site)).find(({ fn }) => this.program.functions[fn]?.isUser);
    const handover = caller && this.summary(caller.fn).facts.handovers.get(caller.instruction);
    if (read === undefined || caller === undefined || handover === undefined) return false;
    this.followsMemory = false;
    const given = handover.words.flatMap((atoms) => [...this.sourcesOf(caller.fn, atoms)]);
    const isGathered = given.some((source) => {
      const target = this.closures.get(source);
      return target !== undefined && this.gathersIn(target, read);
    });
    this.followsMemory = true;
    return isGathered;
  }

  // Whether a function stores into a variable what it has computed from that variable and from the read.
  private gathersIn(fn: number, read: number): boolean {
    const { facts } = this.summary(fn);
    const code = this.program.functions[fn]?.code;
    return facts.stores.some((store) => {
      const before = store.value.filter((index) => {
        const atom = facts.atoms[index];
        return atom?.kind === "read" && this.isSameVariable(fn, store, facts.loads.get(atom.instruction));
      });
      return (
        before.length > 0 &&
        this.isUsedElsewhere(fn, store) &&
        facts.meetings.some(
          ({ instruction, operands }) =>
            isArithmetic(code?.[instruction * STRIDE] ?? 0) &&
            operands.some(
              (x, i) =>
                before.some((atom) => x.includes(atom)) &&
                operands.some((y, j) => i !== j && this.sourcesOf(fn, y).has(read)),
            ),
        )
      );
    });
  }

  private isSameVariable(fn: number, store: MemoryAccess, load: MemoryAccess | undefined): boolean {
    if (load === undefined || load.offset !== store.offset || load.offset < 0) return false;
    const objects = this.objectsOf(fn, load.address);
    return this.objectsOf(fn, store.address).some((object) => objects.includes(object));
  }

  // Whether the variable is read in another function than the one that stores it.
  private isUsedElsewhere(fn: number, store: MemoryAccess): boolean {
    const objects = this.objectsOf(fn, store.address);
    return this.summaries.some(({ facts }, other) => {
      if (other === fn) return false;
      return [...facts.loads.values()].some(
        ({ address, offset }) =>
          offset === store.offset && this.objectsOf(other, address).some((object) => objects.includes(object)),
      );
    });
  }

  private frameOf(site: number): Frame {
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

  private sinkAtoms(frame: Frame | undefined, kind: Dependence["kind"]): readonly number[] {
    const sink = this.summaries[frame?.fn ?? -1]?.facts.sinks.find((one) => one.instruction === frame?.instruction);
    if (sink === undefined) return [];
    return kind === "data" ? sink.data : [...sink.data, ...sink.control];
  }

  // Atoms of the caller that `atoms` of the callee depend on; true or false where that is the answer.
  private outward(
    frame: Frame,
    caller: Frame,
    atoms: readonly number[],
    read: number,
    kind: Dependence["kind"],
  ): readonly number[] | boolean {
    const handover = this.summary(caller.fn).facts.handovers.get(caller.instruction);
    const known = handover !== undefined && this.targetsOf(caller.fn, handover).includes(frame.fn);
    // Deferred, or called by the library.
    if (!known) return true;
    const reached = this.walk(frame.fn, atoms);
    if (this.isInContents(frame.fn, reached, read)) return true;
    const nParameters = this.program.functions[frame.fn]?.nParameterWords ?? 0;
    const { given, facts } = this.summary(frame.fn);
    const outer: number[] = [];
    for (const index of reached) {
      const atom = facts.atoms[index];
      if (atom?.kind !== "given" && atom?.kind !== "address") continue;
      const isControl = atom.kind === "given" && atom.index === given.length - 1;
      if (isControl && kind === "data") continue;
      const isCaptured = atom.index >= nParameters && !isControl;
      if (isCaptured && given[atom.index]?.has(read)) return true;
      outer.push(...this.givenAtoms(frame.fn, atom.index, handover));
    }
    return outer;
  }

  // Whether `atoms` of the outermost frame depend on the read of the innermost.
  private inward(frames: readonly Frame[], atoms: readonly number[], read: number): boolean {
    let wanted = atoms;
    for (const [at, { fn, instruction }] of frames.entries()) {
      const reached = this.walk(fn, wanted);
      if (this.isInContents(fn, reached, read)) return true;
      const { facts } = this.summary(fn);
      const inner = frames[at + 1];
      if (inner === undefined)
        return reached.some((index) => {
          const atom = facts.atoms[index];
          return atom?.kind === "read" && atom.instruction === instruction;
        });
      if (!facts.handovers.has(instruction)) return true;
      const { results } = this.summary(inner.fn).facts;
      wanted = reached.flatMap((index) => {
        const atom = facts.atoms[index];
        return atom?.kind === "result" && atom.instruction === instruction ? (results[atom.word] ?? []) : [];
      });
    }
    return true;
  }

  // Atoms of `fn` behind these, through calls that pass on what they were given.
  private walk(fn: number, atoms: readonly number[]): readonly number[] {
    const reached = new Set(atoms);
    // A set takes what is added while it is walked through.
    for (const index of reached) {
      const atom = this.summary(fn).facts.atoms[index];
      if (atom?.kind !== "result") continue;
      for (const next of this.behindResult(fn, atom.instruction, atom.word, new Set())) reached.add(next);
    }
    return [...reached];
  }

  private isInContents(fn: number, atoms: readonly number[], read: number): boolean {
    const found = new Set<number>();
    for (const index of atoms) {
      const atom = this.summary(fn).facts.atoms[index];
      if (atom?.kind === "read") this.addContents(fn, atom.instruction, found);
    }
    return found.has(read);
  }
}

/** A frame of a stack of calls. */
interface Frame {
  readonly site: number;
  readonly fn: number;
  readonly instruction: number;
}
