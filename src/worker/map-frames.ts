// Which operation on a map an event belongs to, from its stack of calls: at operation detail the event's own instruction is the
// operation; at runtime detail it is a call of the map's own functions, and so are the methods of sync.Map.

import * as ir from "../ir/opcode.ts";
import type { Program } from "../ir/program.ts";
import type { Trace } from "../trace/trace.ts";

/** A place in a stack where the program calls an operation of a map. */
export interface MapFrame {
  readonly operation: string;
  readonly isWrite: boolean;
  /** Counted from the outermost frame; of an instruction, the number of frames. */
  readonly depth: number;
  /** Frames from the innermost on that are inside the map. */
  readonly nInner: number;
  /** Site of the call; index into the trace's sites. */
  readonly caller: number;
  /** An instruction, a function of package runtime, or a method of sync.Map. */
  readonly kind: "instruction" | "runtime" | "sync";
}

const RUNTIME_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["mapGet", "lookup"],
  ["mapGetOk", "lookup"],
  ["mapAssign", "assign"],
  ["mapDelete", "delete"],
  ["mapClear", "clear"],
  ["mapLen", "len"],
  ["mapIterStart", "range"],
  ["mapIterNext", "yield"],
]);

const INSTRUCTIONS: ReadonlyMap<number, string> = new Map([
  [ir.MAP_GET, "lookup"],
  [ir.MAP_GET_OK, "lookup"],
  [ir.MAP_SET, "assign"],
  [ir.MAP_DELETE, "delete"],
  [ir.MAP_CLEAR, "clear"],
  [ir.MAP_LEN, "len"],
  [ir.MAP_ITER_INIT, "range"],
  [ir.MAP_ITER_NEXT, "yield"],
]);

const WRITES: ReadonlySet<string> = new Set([
  ...["assign", "delete", "clear", "Store", "LoadOrStore", "LoadAndDelete", "Delete", "Swap"],
  ...["CompareAndSwap", "CompareAndDelete", "Clear"],
]);

const METHOD = /^sync\.\(\*Map\)\.([A-Z]\w*)$/;

/** The map's own code: what it calls is no operation of the program. */
function isInside(name: string): boolean {
  return name.startsWith("runtime.") || name.startsWith("sync.(*Map)") || name.startsWith("sync.(*detailed");
}

/** Name of a function's operation on a map; undefined when it is none. Type arguments do not matter. */
export function operationOfFunction(name: string): Pick<MapFrame, "operation" | "kind"> | undefined {
  const method = METHOD.exec(name)?.[1];
  if (method !== undefined) return { operation: method, kind: "sync" };
  const own = /^runtime\.(\w+)/.exec(name)?.[1];
  const operation = own === undefined ? undefined : RUNTIME_FUNCTIONS.get(own);
  return operation === undefined ? undefined : { operation, kind: "runtime" };
}

/** Name of the function that a global site is in. */
export function functionAt(program: Program, site: number): string {
  return program.functions[functionIndex(program, site)]?.name ?? "";
}

/** What the instruction at a global site touches, as written; may be empty. */
export function expressionAt(program: Program, site: number): string {
  const index = functionIndex(program, site);
  const instruction = site - (program.siteBase[index] ?? 0);
  return program.expressions[program.functions[index]?.expressions[instruction] ?? -1] ?? "";
}

function functionIndex({ siteBase }: Program, site: number): number {
  let low = 0;
  let high = siteBase.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((siteBase[middle] as number) <= site)
      low = middle; // middle <= high, which is an index.
    else high = middle - 1;
  }
  return low;
}

/** Operation of the instruction at a global site; undefined when it is none of a map's. */
function operationOfInstruction(program: Program, site: number): string | undefined {
  const index = functionIndex(program, site);
  const { code } = program.functions[index] ?? {};
  const pc = (site - (program.siteBase[index] ?? 0)) * ir.STRIDE;
  const opcode = code?.[pc] ?? -1;
  if (opcode !== ir.OPERATION) return INSTRUCTIONS.get(opcode);
  const name = program.operations[code?.[pc + 2] ?? -1] ?? "";
  if (name.startsWith("fmt.") && name.endsWith("Map")) return "print";
  return METHOD.exec(name)?.[1];
}

export class MapFrames {
  private readonly known: (readonly MapFrame[])[] = [];

  constructor(
    private readonly trace: Pick<Trace, "sites" | "stacks">,
    private readonly globalSites: readonly number[],
    private readonly program: Program,
  ) {}

  /** The map operations that a stack is in, outermost first. Cost: constant but for the first time. */
  of(stack: number): readonly MapFrame[] {
    let frames = this.known[stack];
    if (frames === undefined) {
      frames = this.find(this.trace.stacks[stack] ?? []);
      this.known[stack] = frames;
    }
    return frames;
  }

  private find(stack: readonly number[]): readonly MapFrame[] {
    const frames: MapFrame[] = [];
    const nameAt = (i: number): string => this.trace.sites[stack[i] ?? -1]?.function ?? "";
    for (let i = stack.length - 1; i >= 0; i--) {
      const found = operationOfFunction(nameAt(i));
      if (found === undefined || isInside(nameAt(i + 1))) continue;
      const isWrite = WRITES.has(found.operation);
      frames.push({ ...found, isWrite, depth: stack.length - 1 - i, nInner: i + 1, caller: stack[i + 1] ?? -1 });
    }
    const operation = isInside(nameAt(0)) ? undefined : this.instruction(stack[0]);
    if (operation !== undefined) {
      const isWrite = WRITES.has(operation);
      frames.push({ operation, isWrite, depth: stack.length, nInner: 0, caller: stack[0] ?? -1, kind: "instruction" });
    }
    return frames;
  }

  private instruction(site: number | undefined): string | undefined {
    return operationOfInstruction(this.program, this.globalSites[site ?? -1] ?? 0);
  }
}
