// What the reads of a program flow into: which writes, branches and blocking operations depend on them, which reads meet in one
// expression, and what is reached through them. The values in one function: flow-analysis.ts; across functions: flow-summaries.ts.

import type { Dependence, Meeting, Program, ProgramFlow } from "../ir/program.ts";
import { analyseFlow } from "./flow-analysis.ts";
import type { Atom, FlowContext, NativeShape } from "./flow-facts.ts";
import { Gathering } from "./flow-gathering.ts";
import { StackFlow } from "./flow-stacks.ts";
import { FlowSummaries, MAX_SOURCES, type Summary } from "./flow-summaries.ts";

/** Rounds after which the summaries are taken as they are. */
const MAX_ROUNDS = 30;

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
  const flow = new FlowSummaries(whole, summaries);
  for (let n = 0; n < MAX_ROUNDS && flow.round(); n++);
  const stacks = new StackFlow(flow);
  const gathering = new Gathering(flow);
  const dereferences = dereferencesOf(flow);
  return {
    dependences: dependencesOf(flow, dereferences),
    meetings: flow.withoutMemory(() => meetingsOf(flow)),
    dereferences,
    connects: (read, sink, kind) => stacks.connects(read, sink, kind),
    joins: (first, second, site) => stacks.joins(first, second, site),
    gathers: (stack) => gathering.gathers(stack),
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

// Of reads, only what decides about `dereferences` is listed; see `ProgramFlow`.
function dependencesOf(
  flow: FlowSummaries,
  dereferences: ReadonlySet<number>,
): ReadonlyMap<number, readonly Dependence[]> {
  const table = new Map<number, readonly Dependence[]>();
  for (const [fn, { facts }] of flow.all.entries()) {
    for (const { instruction, data, control, isRead: isUse } of facts.sinks) {
      const site = flow.siteOf(fn, instruction);
      if (isUse && !dereferences.has(site)) continue;
      const dataReads = flow.readsOf(fn, data);
      const rest = flow.readsOf(fn, control).filter((read) => !dataReads.includes(read));
      // Of this function, and not through memory: what was decided with what came from here earlier was about another call.
      const own = control.filter((atom) => isRead(facts.atoms[atom]));
      const deciding = flow.withoutMemory(() => flow.readsOf(fn, own));
      const list: Dependence[] = [
        ...dataReads.map((read): Dependence => ({ kind: "data", read, isDeciding: deciding.includes(read) })),
        ...rest.map((read): Dependence => ({ kind: "control", read, isDeciding: true })),
      ];
      if (list.length > 0) table.set(site, list.slice(0, MAX_SOURCES));
    }
  }
  return table;
}

function isRead(atom: Atom | undefined): boolean {
  return atom?.kind === "read" || atom?.kind === "result";
}

function meetingsOf(flow: FlowSummaries): readonly Meeting[] {
  const list: Meeting[] = [];
  for (const [fn, { facts }] of flow.all.entries()) {
    for (const { instruction, operands, control, isIndex, isSum } of facts.meetings) {
      const reads = operands.map((atoms) => flow.readsOf(fn, atoms)).filter((one) => one.length > 0);
      if (reads.length < 2) continue;
      const checks = flow.checksBehind(fn, operands.flat());
      const deciding = [...new Set([...flow.readsOf(fn, control), ...checks])];
      list.push({ site: flow.siteOf(fn, instruction), operands: reads, control: deciding, isIndex, isSum });
    }
  }
  return list;
}

function dereferencesOf(flow: FlowSummaries): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [fn, { facts }] of flow.all.entries()) {
    for (const { data, control } of facts.dereferences) {
      const checked = new Set(flow.readsOf(fn, control));
      for (const read of flow.readsOf(fn, data)) if (!checked.has(read)) found.add(read);
    }
  }
  return found;
}
