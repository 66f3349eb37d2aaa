// Dynamic dispatch: which functions stand behind the methods of types whose values become interfaces. Only methods that
// something calls or asks for through an interface are made.

import { NO_POS } from "../base/source.ts";
import type { RuntimeMethod } from "../ir/program.ts";
import { isExported, under } from "../types/identity.ts";
import { allMethods, lookupFieldOrMethod } from "../types/method-sets.ts";
import { newVar } from "../types/new-object.ts";
import type { FuncObj } from "../types/objects.ts";
import type { SignatureType, Type } from "../types/type.ts";
import { isInterfaceMethod } from "./calls.ts";
import type { Unit } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { LOWERER } from "./lower-function.ts";
import type { ProgramBuilder } from "./program-builder.ts";
import { uniqueName } from "./type-name.ts";
import { dispatchWrapper, wrapperName } from "./wrappers.ts";

/** The native by which package reflect reaches methods: all of them can be called then. */
const REFLECTION = "reflect.methodCount";

/** A method that a type has. */
interface Candidate {
  readonly id: number;
  readonly method: FuncObj;
  readonly path: readonly number[];
}

export class MethodTables {
  private readonly candidates = new Map<number, readonly Candidate[]>();
  /** Functions by type index, then method id. */
  private readonly functions = new Map<number, Map<number, number>>();

  constructor(
    private readonly program: ProgramBuilder,
    private readonly unit: Unit,
  ) {}

  /** Asks for the functions that have become necessary; whether there were any. */
  extend(): boolean {
    const nCalled = this.program.calledMethods.size;
    const { isReflecting } = this;
    let hasNew = false;
    for (const { index, type } of this.program.types.convertedList) {
      for (const candidate of this.candidatesOf(index, type)) {
        const table = this.functions.get(index) ?? new Map<number, number>();
        const isAsked = isReflecting && isExported(candidate.method.name);
        if (!(isAsked || this.program.calledMethods.has(candidate.id)) || table.has(candidate.id)) continue;
        table.set(candidate.id, this.functionFor(type, candidate));
        this.functions.set(index, table);
        hasNew = true;
      }
    }
    return hasNew || this.program.calledMethods.size > nCalled;
  }

  /** The tables by type index, once nothing new is necessary. */
  finish(): ReadonlyMap<number, Int32Array> {
    const nMethods = this.program.methodIds.names.length;
    const tables = new Map<number, Int32Array>();
    for (const [type, functions] of this.functions) {
      const table = new Int32Array(nMethods).fill(-1);
      for (const [id, fn] of functions) table[id] = fn;
      tables.set(type, table);
    }
    return tables;
  }

  /** What reflection can know of the methods of types, by type index; nothing if the program reaches no methods by reflection. */
  exportedMethods(): ReadonlyMap<number, readonly RuntimeMethod[]> {
    const found = new Map<number, readonly RuntimeMethod[]>();
    if (!this.isReflecting) return found;
    for (const { index, type } of this.program.types.convertedList) {
      const exported = this.candidatesOf(index, type).filter(({ method }) => isExported(method.name));
      exported.sort((a, b) => (a.method.name < b.method.name ? -1 : 1));
      found.set(
        index,
        exported.map((candidate) => this.describe(type, candidate)),
      );
    }
    return found;
  }

  private describe(type: Type, { id, method }: Candidate): RuntimeMethod {
    const signature: SignatureType = { ...(method.type as SignatureType), receiver: undefined };
    const receiver = newVar("", NO_POS, method.pkg, type, "param");
    const full: SignatureType = { ...signature, params: [receiver, ...signature.params] };
    const { types } = this.program;
    return { name: method.name, id, bound: types.index(signature), full: types.index(full) };
  }

  private get isReflecting(): boolean {
    return this.program.natives.items.includes(REFLECTION);
  }

  private candidatesOf(index: number, type: Type): readonly Candidate[] {
    let list = this.candidates.get(index);
    if (list === undefined) {
      list = under(type).kind === "interface" ? [] : this.findCandidates(type);
      this.candidates.set(index, list);
      this.askForMethodsBehind(type);
    }
    return list;
  }

  // The library asks for the methods of an interface that it gets a pointer to: errors.As(err, &target).
  private askForMethodsBehind(type: Type): void {
    if (type.kind !== "pointer") return;
    const target = under(type.elem);
    if (target.kind !== "interface") return;
    for (const method of allMethods(target)) this.program.calledMethods.add(this.program.methodIds.id(method));
  }

  private findCandidates(type: Type): Candidate[] {
    const methods = new Map<string, FuncObj>();
    collectMethods(type.kind === "pointer" ? type.elem : type, methods, new Set());
    return [...methods.values()].flatMap(({ name, pkg }) => {
      const found = lookupFieldOrMethod(type, false, pkg, name);
      if (found.kind !== "found" || found.obj.kind !== "func") return [];
      return [{ id: this.program.methodIds.id(found.obj), method: found.obj, path: found.path }];
    });
  }

  private functionFor(type: Type, { method, path }: Candidate): number {
    const { program } = this;
    const takesOneWord = type.kind === "pointer" ? method.hasPointerReceiver : widthOf(type) === 1;
    if (path.length === 1 && takesOneWord && !isInterfaceMethod(method)) return program.functionIndex(method);
    const site = { program, unit: this.unit, lower: LOWERER, name: wrapperName(type, method), pos: NO_POS };
    return dispatchWrapper(site, { type, path: path.slice(0, -1), method });
  }
}

// Every method that is declared for the type or for something embedded in it, by its name: which one counts is looked up.
function collectMethods(type: Type, methods: Map<string, FuncObj>, seen: Set<Type>): void {
  if (seen.has(type)) return;
  seen.add(type);
  const t = under(type);
  const declared = type.kind === "named" ? (type.methods as readonly FuncObj[]) : []; // only functions are declared as methods
  const own = [...declared, ...(t.kind === "interface" ? allMethods(t) : [])];
  for (const method of own) methods.set(uniqueName(method), method);
  for (const { isEmbedded, type: embedded } of t.kind === "struct" ? t.fields : []) {
    if (isEmbedded) collectMethods(embedded.kind === "pointer" ? embedded.elem : embedded, methods, seen);
  }
}
