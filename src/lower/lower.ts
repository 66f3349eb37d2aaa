// AST and type information to a program. Lowered is what the entry, package initialisation and dynamic calls can reach.

import { assert } from "../base/assert.ts";
import type { Diagnostic } from "../base/diagnostics.ts";
import type { FileSet } from "../base/source.ts";
import type { FunctionIr, Program, ProgramFlow } from "../ir/program.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import type { Package } from "../types/info.ts";
import { flowOf } from "./dependences.ts";
import { MAX_TYPE_PARTS } from "./instances.ts";
import { lowerDeclaration, unitOf } from "./lower-function.ts";
import { MethodTables } from "./method-tables.ts";
import { lowerEntry, lowerPackageInit, lowerPlainInit } from "./package-init.ts";
import { neededInitializers, plainInitializers } from "./plain-init.ts";
import { ProgramBuilder } from "./program-builder.ts";

export interface LowerInput {
  /** The user's package, without errors. */
  readonly main: Package;
  /** Every imported package and `runtime`, each behind what it imports. */
  readonly packages: readonly Package[];
  readonly files: FileSet;
  /** A function of `main` without parameters and results. */
  readonly entry: string;
  readonly goMinor: number;
  /** Which maps are the runtime's own code. */
  readonly mapDetail: MapDetail;
  /** Whether those check for concurrent use, as Go's do. Default: they do. */
  readonly mapChecks?: boolean | undefined;
}

export interface LowerResult {
  /** To be run only if there are no diagnostics. */
  readonly program: Program;
  /** What is used and not supported yet, codes `unsupported-…`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lowers a checked program. Cost: linear in what is reachable, but for the dependence table (see there). */
export function lowerProgram(input: LowerInput): LowerResult {
  const { main, packages, files, goMinor, mapDetail, mapChecks = true } = input;
  assert(main.isComplete, "a package with errors is not lowered", { path: main.path });
  const builder = new ProgramBuilder(goMinor, mapDetail, mapChecks, main, packages, files, lowerDeclaration);
  const entryObj = main.scope.get(input.entry);
  assert(entryObj?.kind === "func", `no function ${input.entry} to start with`);
  const entry = builder.reserveFunction();
  const all = [...packages, main];
  const plain = new Map(packages.map((pkg) => [pkg, plainInitializers(pkg)]));
  const inits = all.map((pkg) => lowerPackageInit(builder, pkg, plain.get(pkg)));
  builder.functionIndex(entryObj);
  const panicText = builder.functionIndex(builder.libraryFunction("runtime", "panicText"));
  const runtimeErrorType = builder.types.converted(builder.libraryType("runtime", "errorString"));
  builder.types.converted(builder.libraryType("runtime", "plainError"));
  // Panics that the machine begins, by their names.
  for (const name of ["TypeAssertionError", "PanicNilError"]) {
    const elem = builder.findLibraryType("runtime", name);
    if (elem !== undefined) builder.types.converted({ kind: "pointer", elem });
  }
  const tables = new MethodTables(builder, unitOf(builder, main, []));
  do builder.drain();
  while (tables.extend());
  const needed = neededInitializers(builder, plain);
  const order = all.flatMap((pkg, i) => [lowerPlainInit(builder, pkg, needed), inits[i]]);
  lowerEntry(
    builder,
    entry,
    order.filter((init) => init !== undefined),
    entryObj,
  );
  reportEndlessType(builder);
  const program = assemble(builder, tables, { entry, panicText, runtimeErrorType });
  return { program, diagnostics: builder.diagnostics.items };
}

function reportEndlessType(builder: ProgramBuilder): void {
  const obj = builder.types.tooLarge?.obj;
  if (obj === undefined) return;
  const text = `instantiation cycle: ${obj.name} is made of ever larger instances of itself; type arguments of more than ${MAX_TYPE_PARTS} parts are`;
  builder.unsupported({ pos: obj.pos, end: obj.pos }, "generics", text);
}

function assemble(
  builder: ProgramBuilder,
  tables: MethodTables,
  roots: Pick<Program, "entry" | "panicText" | "runtimeErrorType">,
): Program {
  const { functions } = builder;
  const siteBase = siteBases(functions);
  const program = {
    ...roots,
    functions,
    siteBase,
    types: builder.types.finish(tables.finish(), tables.exportedMethods()),
    constants: builder.constants.items,
    methodNames: builder.methodIds.names,
    expressions: builder.expressions.items,
    allocations: builder.allocations,
    mapPlaces: builder.maps.places,
    selects: builder.selects,
    globals: builder.globals,
    nGlobalCells: builder.globalZero.length,
    globalZero: builder.globalZero,
    natives: builder.natives.items,
    operations: builder.operations.items,
    goMinor: builder.goMinor,
  };
  // The costly part, and only what searches asks for it: a program that is edited or just run does without.
  let known: ProgramFlow | undefined;
  const flow = (): ProgramFlow => {
    known ??= flowOf(program, builder.nativeShapes, builder.operationShapes);
    return known;
  };
  return {
    ...program,
    get flow() {
      return flow();
    },
    get dependences() {
      return flow().dependences;
    },
  };
}

// Sites are numbered through all functions.
function siteBases(functions: readonly FunctionIr[]): Int32Array {
  const bases = new Int32Array(functions.length);
  let next = 0;
  for (const [i, fn] of functions.entries()) {
    bases[i] = next;
    next += fn.positions.length;
  }
  return bases;
}
