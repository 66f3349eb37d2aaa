// Collects a program while functions are lowered: pools, types, package variables, and the work list of functions.

import { assert } from "../base/assert.ts";
import { DiagnosticList } from "../base/diagnostics.ts";
import type { FileSet, Pos, Span } from "../base/source.ts";
import type { AllocationSite, FunctionIr, GlobalVariable, SelectShape } from "../ir/program.ts";
import { Closure, type Value } from "../ir/value.ts";
import type { FuncDecl } from "../syntax/ast.ts";
import type { MapDetail } from "../trace/map-detail.ts";
import { Typ } from "../types/basic.ts";
import type { Package } from "../types/info.ts";
import { instantiateNamed } from "../types/instantiate.ts";
import { Named } from "../types/named.ts";
import type { FuncObj, VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import type { NativeShape } from "./flow-facts.ts";
import { areTooLarge, type Instance, instanceObject, MAX_TYPE_PARTS, methodInstance } from "./instances.ts";
import { allZeroWords, MAX_WIDTH, widthOf } from "./layout.ts";
import { MapPlaces } from "./map-places.ts";
import { MethodIds } from "./method-ids.ts";
import { functionName } from "./native.ts";
import { TypeKeys } from "./type-name.ts";
import { ALWAYS_PRESENT, TypeTable } from "./type-table.ts";

/** A declared function or method and where it is. */
export interface Declaration {
  /** For an instance of something generic: the instance. */
  readonly obj: FuncObj;
  readonly decl: FuncDecl;
  readonly pkg: Package;
  readonly instance?: Instance;
}

/** Makes the code of a declared function. */
export type LowerDeclaration = (program: ProgramBuilder, declaration: Declaration, index: number) => FunctionIr;

/** Words kept once each, by index. */
class Pool<T> {
  readonly items: T[] = [];
  private readonly indices = new Map<string, number>();

  index(key: string, item: () => T): number {
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.items.length;
      this.items.push(item());
      this.indices.set(key, index);
    }
    return index;
  }
}

export class ProgramBuilder {
  readonly diagnostics = new DiagnosticList();
  readonly keys = new TypeKeys();
  readonly methodIds = new MethodIds(this.keys);
  readonly types = new TypeTable(this.keys, this.methodIds);
  readonly constants = new Pool<Value>();
  readonly expressions = new Pool<string>();
  readonly natives = new Pool<string>();
  readonly operations = new Pool<string>();
  readonly nativeShapes: NativeShape[] = [];
  readonly operationShapes: NativeShape[] = [];
  readonly allocations: AllocationSite[] = [];
  readonly maps: MapPlaces;
  readonly selects: SelectShape[] = [];
  readonly globals: GlobalVariable[] = [];
  readonly globalZero: Value[] = [];
  /** Ids of methods that are called, or asked for by an assertion, through an interface. */
  readonly calledMethods = new Set<number>();

  private readonly globalAddresses = new Map<VarObj, number>();
  /** Variables of the library that nothing has referred to yet. */
  private readonly unusedGlobals = new Map<VarObj, Package>();
  private readonly declarations = new Map<FuncObj, Declaration>();
  private readonly instances = new Map<FuncObj, Map<string, Declaration>>();
  private readonly functionIndices = new Map<FuncObj, number>();
  private readonly made: (FunctionIr | undefined)[] = [];
  private readonly pending: (() => void)[] = [];

  constructor(
    readonly goMinor: number,
    mapDetail: MapDetail,
    /** Whether maps at runtime detail check for concurrent use. */
    readonly mapChecks: boolean,
    readonly userPackage: Package,
    private readonly packages: readonly Package[],
    private readonly files: FileSet,
    private readonly lowerDeclaration: LowerDeclaration,
  ) {
    this.maps = new MapPlaces(mapDetail, userPackage, this.keys);
    for (const type of ALWAYS_PRESENT) this.types.index(type);
    // The user's variables come first: their addresses do not depend on the library, whose own are added when they are used.
    for (const pkg of [userPackage, ...packages]) {
      this.addDeclarations(pkg);
      for (const obj of pkg.scope.values()) {
        if (obj.kind !== "var") continue;
        if (pkg === userPackage) this.addGlobal(obj, pkg);
        else this.unusedGlobals.set(obj, pkg);
      }
    }
  }

  private addDeclarations(pkg: Package): void {
    for (const [decl, obj] of pkg.info.funcs) this.declarations.set(obj, { obj, decl, pkg });
  }

  /** Gives a package variable its cells. Blank ones are added when they are initialised. */
  addGlobal(v: VarObj, pkg: Package): number {
    const address = this.globalZero.length + 1;
    const width = widthOf(v.type);
    if (width > MAX_WIDTH) {
      this.unsupported({ pos: v.pos, end: v.pos }, "size", `variable ${v.name} of ${width} words is`);
    } else {
      this.globals.push({ name: v.name, type: this.types.index(v.type), address, isUser: pkg === this.userPackage });
      for (const word of allZeroWords(v.type)) this.globalZero.push(word);
    }
    this.globalAddresses.set(v, address);
    return address;
  }

  /** Whether something needs the package variable's address. */
  isReferred(v: VarObj): boolean {
    return this.globalAddresses.has(v);
  }

  /** Address of a package variable. */
  addressOf(v: VarObj): number {
    const unused = this.unusedGlobals.get(v);
    if (unused !== undefined) {
      this.unusedGlobals.delete(v);
      this.addGlobal(v, unused);
    }
    const address = this.globalAddresses.get(v);
    assert(address !== undefined, `no address for variable ${v.name}`);
    return address;
  }

  /** Line of a position in its file. */
  lineOf(pos: Pos): number {
    return this.files.position(pos).line;
  }

  /** Reports what cannot be run yet, at its place. `what` is a noun and its verb: "complex numbers are". */
  unsupported(span: Span, code: string, what: string): void {
    this.diagnostics.error(span, `unsupported-${code}`, `${what} not supported by Raceweave yet`);
  }

  constant(value: Value): number {
    return this.constants.index(constantKey(value), () => value);
  }

  expression(text: string): number {
    return this.expressions.index(text, () => text);
  }

  native(declaration: Declaration): number {
    const name = functionName(declaration.obj, declaration.pkg, "");
    const index = this.natives.index(name, () => name);
    this.nativeShapes[index] = shapeOf(declaration.obj);
    return index;
  }

  operation(declaration: Declaration): number {
    const name = functionName(declaration.obj, declaration.pkg, "");
    const index = this.operations.index(name, () => name);
    this.operationShapes[index] = shapeOf(declaration.obj);
    return index;
  }

  allocation(name: string, mapPlace?: number): number {
    this.allocations.push({ name, mapPlace });
    return this.allocations.length - 1;
  }

  select(shape: SelectShape): number {
    this.selects.push(shape);
    return this.selects.length - 1;
  }

  /** Index of a runtime type; oversized ones are reported and replaced. */
  typeIndex(type: Type, span: Span): number {
    if (widthOf(type) <= MAX_WIDTH) return this.types.index(type);
    this.unsupported(span, "size", `a value of ${widthOf(type)} words is`);
    return 0;
  }

  /** Type of a plain array of `width` words. */
  wordArray(width: number): number {
    return this.types.index({ kind: "array", elem: Typ.int, length: width });
  }

  /** The id of an interface's method that is called or asked for. */
  calledMethod(method: FuncObj): number {
    const id = this.methodIds.id(method);
    this.calledMethods.add(id);
    return id;
  }

  // ---- Functions

  /** Index of a function that `make` will produce; it runs later. */
  addFunction(make: (index: number) => FunctionIr): number {
    const index = this.reserveFunction();
    this.pending.push(() => this.makeFunction(index, make));
    return index;
  }

  /** An index for a function that is made later, by `makeFunction`. */
  reserveFunction(): number {
    return this.made.push(undefined) - 1;
  }

  makeFunction(index: number, make: (index: number) => FunctionIr): void {
    this.made[index] = make(index);
  }

  /** Index of a function that is made at once. */
  addFunctionNow(make: (index: number) => FunctionIr): number {
    const index = this.reserveFunction();
    this.makeFunction(index, make);
    return index;
  }

  /** Index of a declared function or method, lowered once when first asked for. */
  functionIndex(obj: FuncObj): number {
    const known = this.functionIndices.get(obj);
    if (known !== undefined) return known;
    const declaration = this.declaration(obj);
    const same = this.functionIndices.get(declaration.obj);
    const index = same ?? this.addFunction((own) => this.lowerDeclaration(this, declaration, own));
    this.functionIndices.set(obj, index);
    this.functionIndices.set(declaration.obj, index);
    return index;
  }

  declaration(obj: FuncObj): Declaration {
    const known = this.declarations.get(obj);
    if (known !== undefined) return known;
    const instance = methodInstance(obj);
    assert(instance !== undefined, `no declaration of ${obj.name}`);
    const declaration = this.instanceDeclaration(instance);
    this.declarations.set(obj, declaration);
    return declaration;
  }

  /** The function that a generic one is with these type arguments. */
  instance(origin: FuncObj, typeArgs: readonly Type[]): FuncObj {
    return this.instanceDeclaration({ origin, typeArgs }).obj;
  }

  // One for each distinct list of type arguments. Lists that grow without end are reported; their functions stay empty.
  private instanceDeclaration(instance: Instance): Declaration {
    const { origin, typeArgs } = instance;
    const isTooLarge = areTooLarge(typeArgs);
    const key = isTooLarge ? "" : typeArgs.map((arg) => this.keys.key(arg)).join(" ");
    const known = this.instances.get(origin) ?? new Map<string, Declaration>();
    this.instances.set(origin, known);
    let declaration = known.get(key);
    if (declaration === undefined) {
      const { decl, pkg } = this.declaration(origin);
      if (isTooLarge) {
        const text = `instantiation cycle: ${origin.name} is instantiated with ever larger types; type arguments of more than ${MAX_TYPE_PARTS} parts are`;
        this.unsupported({ pos: origin.pos, end: origin.pos }, "generics", text);
      }
      declaration = { obj: instanceObject(instance), decl, pkg, instance };
      known.set(key, declaration);
      this.declarations.set(declaration.obj, declaration);
      // Nothing follows from a function without code.
      if (isTooLarge) this.functionIndices.set(declaration.obj, 0);
    }
    return declaration;
  }

  /** Runs the work list until nothing is left; functions may ask for more. */
  drain(): void {
    for (let task = this.pending.shift(); task !== undefined; task = this.pending.shift()) task();
  }

  /** All functions, once the work list is empty. */
  get functions(): readonly FunctionIr[] {
    return this.made.map((fn) => {
      assert(fn !== undefined, "a function was not lowered");
      return fn;
    });
  }

  /** A function of a library package. */
  libraryFunction(path: string, name: string): FuncObj {
    const obj = this.packages.find((pkg) => pkg.path === path)?.scope.get(name);
    assert(obj?.kind === "func", `library function ${path}.${name} is missing`);
    return obj;
  }

  /** A type of a library package. */
  libraryType(path: string, name: string): Type {
    const type = this.findLibraryType(path, name);
    assert(type !== undefined, `library type ${path}.${name} is missing`);
    return type;
  }

  /** The same, of a type that not every version has. */
  findLibraryType(path: string, name: string): Type | undefined {
    const obj = this.packages.find((pkg) => pkg.path === path)?.scope.get(name);
    return obj?.kind === "typename" ? obj.type : undefined;
  }

  /** An instance of a generic type of a library package. */
  libraryInstance(path: string, name: string, typeArgs: readonly Type[]): Type {
    const origin = this.libraryType(path, name);
    assert(origin instanceof Named, `library type ${path}.${name} is not declared`);
    return instantiateNamed(origin, typeArgs);
  }
}

function shapeOf(obj: FuncObj): NativeShape {
  const signature = obj.type;
  if (signature.kind !== "signature") return { nParameters: 0, nResults: 0 };
  const words = (vars: readonly VarObj[]): number => vars.reduce((sum, v) => sum + widthOf(v.type), 0);
  const receiver = signature.receiver === undefined ? 0 : widthOf(signature.receiver.type);
  return { nParameters: receiver + words(signature.params), nResults: words(signature.results) };
}

function constantKey(value: Value): string {
  if (value instanceof Closure) return `closure ${value.fn}`;
  return `${typeof value} ${String(value)}`;
}
