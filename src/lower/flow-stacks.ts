// Whether a value flows from one place to another when the two were reached by given stacks of calls: the summaries mix all callers of a
// function, a stack says which one it was.

import type { Dependence } from "../ir/program.ts";
import type { FlowSummaries, Frame } from "./flow-summaries.ts";

export class StackFlow {
  constructor(private readonly flow: FlowSummaries) {}

  /** See `ProgramFlow.connects`. Follows the sink's stack out to the frame that both have in common, then the read's stack in. */
  connects(readStack: readonly number[], sinkStack: readonly number[], kind: Dependence["kind"]): boolean {
    const reads = readStack.map((site) => this.flow.frameOf(site)).reverse();
    const sinks = sinkStack.map((site) => this.flow.frameOf(site)).reverse();
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
    const { fn, instruction } = this.flow.frameOf(site);
    const inward = (stack: readonly number[]): readonly Frame[] => {
      const frames = stack.map((one) => this.flow.frameOf(one)).reverse();
      return frames.slice(frames.findLastIndex((frame) => frame.fn === fn));
    };
    const a = inward(first);
    const b = inward(second);
    const from = [first[0] ?? -1, second[0] ?? -1] as const;
    // Read the other way round than the text says: one of the two is from the round of a loop before.
    const at = a.findIndex((frame, i) => frame.site !== b[i]?.site);
    const isSameFunction = a[at]?.fn === b[at]?.fn;
    if (isSameFunction && (a[at]?.instruction ?? 0) > (b[at]?.instruction ?? Number.POSITIVE_INFINITY)) return false;
    const comes = (frames: readonly Frame[], atoms: readonly number[], read: number): boolean =>
      frames[0]?.fn === fn ? this.inward(frames, atoms, read) : this.isHandedOn(fn, atoms, read);
    const meetings = this.flow.summary(fn).facts.meetings.filter((one) => one.instruction === instruction);
    return meetings.some(({ operands }) =>
      operands.some((x, i) => comes(a, x, from[0]) && operands.some((y, j) => i !== j && comes(b, y, from[1]))),
    );
  }

  // Whether a function that is not among the callers of the read can have its value all the same: it was given it, or finds it somewhere.
  private isHandedOn(fn: number, atoms: readonly number[], read: number): boolean {
    const { facts } = this.flow.summary(fn);
    const reached = this.walk(fn, atoms);
    return (
      reached.some((index) => ["given", "address"].includes(facts.atoms[index]?.kind ?? "")) ||
      this.isInContents(fn, reached, read)
    );
  }

  private sinkAtoms(frame: Frame | undefined, kind: Dependence["kind"]): readonly number[] {
    const sink = this.flow.all[frame?.fn ?? -1]?.facts.sinks.find((one) => one.instruction === frame?.instruction);
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
    const handover = this.flow.summary(caller.fn).facts.handovers.get(caller.instruction);
    const known = handover !== undefined && this.flow.targetsOf(caller.fn, handover).includes(frame.fn);
    // Deferred, or called by the library.
    if (!known) return true;
    const reached = this.walk(frame.fn, atoms);
    if (this.isInContents(frame.fn, reached, read)) return true;
    const nParameters = this.flow.program.functions[frame.fn]?.nParameterWords ?? 0;
    const { given, facts } = this.flow.summary(frame.fn);
    const outer: number[] = [];
    for (const index of reached) {
      const atom = facts.atoms[index];
      if (atom?.kind !== "given" && atom?.kind !== "address") continue;
      const isControl = atom.kind === "given" && atom.index === given.length - 1;
      if (isControl && kind === "data") continue;
      const isCaptured = atom.index >= nParameters && !isControl;
      if (isCaptured && given[atom.index]?.has(read)) return true;
      outer.push(...this.flow.givenAtoms(frame.fn, atom.index, handover));
    }
    return outer;
  }

  // Whether `atoms` of the outermost frame depend on the read of the innermost.
  private inward(frames: readonly Frame[], atoms: readonly number[], read: number): boolean {
    let wanted = atoms;
    for (const [at, { fn, instruction }] of frames.entries()) {
      const reached = this.walk(fn, wanted);
      if (this.isInContents(fn, reached, read)) return true;
      const { facts } = this.flow.summary(fn);
      const inner = frames[at + 1];
      if (inner === undefined)
        return reached.some((index) => {
          const atom = facts.atoms[index];
          return atom?.kind === "read" && atom.instruction === instruction;
        });
      if (!facts.handovers.has(instruction)) return true;
      const { results } = this.flow.summary(inner.fn).facts;
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
      const atom = this.flow.summary(fn).facts.atoms[index];
      if (atom?.kind !== "result") continue;
      for (const next of this.flow.behindResult(fn, atom.instruction, atom.word, new Set())) reached.add(next);
    }
    return [...reached];
  }

  private isInContents(fn: number, atoms: readonly number[], read: number): boolean {
    const found = new Set<number>();
    for (const index of atoms) {
      const atom = this.flow.summary(fn).facts.atoms[index];
      if (atom?.kind === "read") this.flow.addContents(fn, atom.instruction, found);
    }
    return found.has(read);
  }
}
