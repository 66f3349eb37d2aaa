// Whether what a call reads is gathered by a function that the call was given: added up, counted, put together.

import { ADD_I, STRIDE, XOR } from "../ir/opcode.ts";
import type { Handover, MemoryAccess } from "./flow-facts.ts";
import type { FlowSummaries } from "./flow-summaries.ts";

// Of numbers. Texts that are put together are a list.
function isArithmetic(opcode: number): boolean {
  return opcode >= ADD_I && opcode <= XOR;
}

export class Gathering {
  constructor(private readonly flow: FlowSummaries) {}

  /** See `ProgramFlow.gathers`. */
  gathers(stack: readonly number[]): boolean {
    const [read] = stack;
    const caller = stack
      .map((site) => this.flow.frameOf(site))
      .find(({ fn }) => this.flow.program.functions[fn]?.isUser);
    const handover = caller && this.flow.summary(caller.fn).facts.handovers.get(caller.instruction);
    if (read === undefined || caller === undefined || handover === undefined) return false;
    return this.flow.withoutMemory(() => this.givesGatherer(caller.fn, handover, read));
  }

  // Whether one of the functions that a call hands over gathers.
  private givesGatherer(fn: number, { words }: Handover, read: number): boolean {
    const given = words.flatMap((atoms) => [...this.flow.sourcesOf(fn, atoms)]);
    return given.some((source) => {
      const target = this.flow.closures.get(source);
      return target !== undefined && this.gathersIn(target, read);
    });
  }

  // Whether a function stores into a variable what it has computed from that variable and from the read.
  private gathersIn(fn: number, read: number): boolean {
    const { facts } = this.flow.summary(fn);
    const code = this.flow.program.functions[fn]?.code;
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
                operands.some((y, j) => i !== j && this.flow.sourcesOf(fn, y).has(read)),
            ),
        )
      );
    });
  }

  private isSameVariable(fn: number, store: MemoryAccess, load: MemoryAccess | undefined): boolean {
    if (load === undefined || load.offset !== store.offset || load.offset < 0) return false;
    const objects = this.flow.objectsOf(fn, load.address);
    return this.flow.objectsOf(fn, store.address).some((object) => objects.includes(object));
  }

  // Whether the variable is read in another function than the one that stores it.
  private isUsedElsewhere(fn: number, store: MemoryAccess): boolean {
    const objects = this.flow.objectsOf(fn, store.address);
    return this.flow.all.some(({ facts }, other) => {
      if (other === fn) return false;
      return [...facts.loads.values()].some(
        ({ address, offset }) =>
          offset === store.offset && this.flow.objectsOf(other, address).some((object) => objects.includes(object)),
      );
    });
  }
}
