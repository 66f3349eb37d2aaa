// The dependence table of a program: which reads every write, branch and blocking operation depends on.
//
// Within a function: flow-analysis.ts. Across functions, one summary each, until nothing changes:
// - `resultReads`: reads inside (and in what it calls) that its results depend on, and `resultGiven`: which words it was given
//   they depend on;
// - `givenReads`: for each word it is given, the reads of all its callers that this word depends on (closures: of whoever made
//   them). Contexts are not told apart.
// Calls of function values are not followed: their results depend on the function value alone. Values that go through memory
// are not followed either: that is for whoever reads the trace, which knows the addresses.

import type { Dependence, FunctionIr, Program } from "../ir/program.ts";
import { analyseFlow, type FlowContext, type FlowFacts, type NativeShape } from "./flow-analysis.ts";

/** More reads than this are not listed for one instruction. */
const MAX_READS = 200;

interface Summary {
  readonly facts: FlowFacts;
  readonly resultReads: Set<number>;
  readonly resultGiven: Set<number>;
  /** By word given: parameters, then captured words. */
  readonly givenReads: readonly Set<number>[];
}

/** Dependences by global site. Cost: see flow-analysis.ts, for every function; then calls times reads. */
export function dependencesOf(
  program: Omit<Program, "dependences">,
  natives: readonly NativeShape[],
  operations: readonly NativeShape[],
): Map<number, readonly Dependence[]> {
  const whole: Program = { ...program, dependences: new Map() };
  const implementations = implementationsOf(whole);
  const context: FlowContext = { program: whole, natives, operations, implementations };
  const summaries = program.functions.map((fn) => emptySummary(analyseFlow(context, fn), fn));
  const resolver = new Resolver(whole, summaries);
  while (resolver.round());
  return resolver.table();
}

function emptySummary(facts: FlowFacts, fn: FunctionIr): Summary {
  const nGiven = fn.nParameterWords + fn.nCaptureWords;
  return {
    facts,
    resultReads: new Set(),
    resultGiven: new Set(),
    givenReads: Array.from({ length: nGiven }, () => new Set<number>()),
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
  constructor(
    private readonly program: Program,
    private readonly summaries: readonly Summary[],
  ) {}

  /** Passes facts across calls once; whether something was new. */
  round(): boolean {
    let isChanged = false;
    for (const [index, summary] of this.summaries.entries()) {
      const { facts } = summary;
      const before = summary.resultReads.size + summary.resultGiven.size;
      for (const atom of facts.result) this.follow(index, atom, summary.resultReads, summary.resultGiven, false);
      if (summary.resultReads.size + summary.resultGiven.size !== before) isChanged = true;
      for (const { targets, isClosure, words } of facts.handovers) {
        for (const target of targets) if (this.give(index, target, isClosure, words)) isChanged = true;
      }
    }
    return isChanged;
  }

  private give(from: number, target: number, isClosure: boolean, words: readonly (readonly number[])[]): boolean {
    const summary = this.summaries[target];
    const first = isClosure ? (this.program.functions[target]?.nParameterWords ?? 0) : 0;
    let isChanged = false;
    for (const [i, atoms] of words.entries()) {
      const reads = summary?.givenReads[first + i];
      if (reads === undefined || reads.size >= MAX_READS) continue;
      const before = reads.size;
      for (const atom of atoms) this.follow(from, atom, reads, undefined, true);
      if (reads.size !== before) isChanged = true;
    }
    return isChanged;
  }

  // Adds the reads behind an atom of function `fn`. `given` collects words it was given; with `throughCallers`, what they were.
  private follow(
    fn: number,
    index: number,
    reads: Set<number>,
    given: Set<number> | undefined,
    throughCallers: boolean,
  ): void {
    const work = [index];
    const seen = new Set(work);
    const summary = this.summaries[fn] as Summary; // one per function
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      const atom = summary.facts.atoms[at];
      if (atom === undefined) continue;
      if (atom.kind === "read") {
        reads.add((this.program.siteBase[fn] ?? 0) + atom.instruction);
      } else if (atom.kind === "given") {
        given?.add(atom.index);
        if (throughCallers) for (const read of summary.givenReads[atom.index] ?? []) reads.add(read);
      } else {
        for (const next of this.resultAtoms(summary, atom.instruction, reads)) {
          if (!seen.has(next)) work.push(next);
          seen.add(next);
        }
      }
    }
  }

  // Reads inside the callees of a call; returns the caller's atoms that the results depend on through what was given.
  private resultAtoms(summary: Summary, instruction: number, reads: Set<number>): number[] {
    const handover = summary.facts.handovers.find((one) => one.instruction === instruction);
    const atoms: number[] = [];
    for (const target of handover?.targets ?? []) {
      const callee = this.summaries[target];
      for (const read of callee?.resultReads ?? []) reads.add(read);
      for (const word of callee?.resultGiven ?? []) atoms.push(...(handover?.words[word] ?? []));
    }
    return atoms;
  }

  table(): Map<number, readonly Dependence[]> {
    const table = new Map<number, readonly Dependence[]>();
    for (const [fn, { facts }] of this.summaries.entries()) {
      const base = this.program.siteBase[fn] ?? 0;
      for (const { instruction, data, control } of facts.sinks) {
        const own = base + instruction;
        const dataReads = this.readsOf(fn, data);
        const controlReads = this.readsOf(fn, control).filter((read) => !dataReads.includes(read));
        const list: Dependence[] = [
          ...dataReads.map((read): Dependence => ({ kind: "data", read })),
          ...controlReads.map((read): Dependence => ({ kind: "control", read })),
        ];
        if (list.length > 0) table.set(own, list.slice(0, MAX_READS));
      }
    }
    return table;
  }

  private readsOf(fn: number, atoms: readonly number[]): number[] {
    const reads = new Set<number>();
    for (const atom of atoms) this.follow(fn, atom, reads, undefined, true);
    return [...reads].sort((a, b) => a - b);
  }
}
