// What detectors ask about the program, answered from the flow of its lowered form; first asked for, first computed.

import type { Dependences, MeetingOfReads } from "../detect/dependences.ts";
import { STRIDE } from "../ir/opcode.ts";
import { targetOperand } from "../ir/operand-shapes.ts";
import type { Program, ProgramFlow } from "../ir/program.ts";

const NONE: readonly number[] = [];
const NO_MEETINGS: readonly MeetingOfReads[] = [];

/** Answers in global sites. */
export function dependencesOf(program: Program): Dependences {
  let known: FlowTables | undefined;
  const tables = (): FlowTables => {
    known ??= new FlowTables(program);
    return known;
  };
  return {
    data: (site) => tables().data[site] ?? NONE,
    control: (site) => tables().control[site] ?? NONE,
    deciding: (site) => tables().deciding.get(site) ?? tables().control[site] ?? NONE,
    meetings: (site) => tables().meetings[site] ?? NO_MEETINGS,
    isDereferenced: (site) => tables().flow?.dereferences.has(site) ?? false,
    isBranchedOn: (site) => tables().branchedOn.has(site),
    connects: (read, sink, kind) => tables().flow?.connects(read, sink, kind) ?? true,
    joins: (first, second, site) => tables().flow?.joins(first, second, site) ?? true,
    gathers: (stack) => tables().flow?.gathers(stack) ?? false,
  };
}

class FlowTables {
  readonly flow: ProgramFlow | undefined;
  readonly data: (readonly number[] | undefined)[] = [];
  readonly control: (readonly number[] | undefined)[] = [];
  readonly meetings: (readonly MeetingOfReads[] | undefined)[] = [];
  /** Where it is more than `control`. */
  readonly deciding = new Map<number, readonly number[]>();
  readonly branchedOn = new Set<number>();

  constructor(program: Program) {
    this.flow = program.flow;
    const last = program.siteBase.length - 1;
    const nSites = (program.siteBase[last] ?? 0) + (program.functions[last]?.positions.length ?? 0);
    for (let site = 0; site < nSites; site++) {
      this.data.push(undefined);
      this.control.push(undefined);
      this.meetings.push(undefined);
    }
    for (const [site, list] of program.dependences) {
      const data = list.filter(({ kind }) => kind === "data").map(({ read }) => read);
      const control = list.filter(({ kind }) => kind === "control").map(({ read }) => read);
      const deciding = list.filter(({ isDeciding }) => isDeciding).map(({ read }) => read);
      if (data.length > 0) this.data[site] = data;
      if (control.length > 0) this.control[site] = control;
      if (deciding.length > control.length) this.deciding.set(site, deciding);
      if (isBranch(program, site)) for (const read of data) this.branchedOn.add(read);
    }
    for (const meeting of this.flow?.meetings ?? []) {
      for (const read of new Set(meeting.operands.flat())) {
        this.meetings[read] = [...(this.meetings[read] ?? []), meeting];
      }
    }
  }
}

function isBranch({ siteBase, functions }: Program, site: number): boolean {
  const fn = siteBase.findLastIndex((base) => base <= site);
  const code = functions[fn]?.code[(site - (siteBase[fn] ?? 0)) * STRIDE];
  return code !== undefined && targetOperand(code) > 0;
}

/** Stands for a site where the trace has no event: that there is such a dependence counts all the same. */
const NOT_IN_TRACE = -2;

/** The same in the sites of a trace, whose global sites these are. */
export function dependencesInTrace(dependences: Dependences, globalSites: readonly number[]): Dependences {
  const locals = new Map(globalSites.map((site, index) => [site, index]));
  const global = (site: number): number => globalSites[site] ?? -1;
  const local = (sites: readonly number[]): readonly number[] => sites.map((site) => locals.get(site) ?? NOT_IN_TRACE);
  return {
    data: (site) => local(dependences.data(global(site))),
    control: (site) => local(dependences.control(global(site))),
    deciding: (site) => local(dependences.deciding(global(site))),
    meetings: (site) =>
      dependences
        .meetings(global(site))
        .map((meeting) => ({ ...meeting, operands: meeting.operands.map(local), control: local(meeting.control) })),
    isDereferenced: (site) => dependences.isDereferenced(global(site)),
    isBranchedOn: (site) => dependences.isBranchedOn(global(site)),
    connects: (read, sink, kind) => dependences.connects(read.map(global), sink.map(global), kind),
    // The place of a meeting is no event: its number stays what it is.
    joins: (first, second, site) => dependences.joins(first.map(global), second.map(global), site),
    gathers: (stack) => dependences.gathers(stack.map(global)),
  };
}
