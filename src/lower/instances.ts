// Instances of generic functions and methods (Go spec, "Instantiations"). Each distinct list of type arguments gets code of its
// own: the checker's tables of the body are copied with the arguments in place of the type parameters, and the rest of the lowering
// never meets a type parameter.

import type { Expr, FuncDecl, Node } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { emptyInfo, type Info, type Package, type Selection } from "../types/info.ts";
import { type Substitution, substitute } from "../types/instantiate.ts";
import { lookupFieldOrMethod } from "../types/method-sets.ts";
import { Named } from "../types/named.ts";
import { Func, newVar } from "../types/new-object.ts";
import type { FuncObj, Obj, VarObj } from "../types/objects.ts";
import type { NamedType, SignatureType, Type, TypeParam } from "../types/type.ts";

/** Type arguments of more parts than this are taken for an instantiation that never ends. */
export const MAX_TYPE_PARTS = 100;

/** A generic function or method with its type arguments. */
export interface Instance {
  readonly origin: FuncObj;
  readonly typeArgs: readonly Type[];
}

/** The declared type that a method belongs to; undefined for functions. */
function receiverBase(obj: FuncObj): NamedType | undefined {
  const receiver = obj.type.kind === "signature" ? obj.type.receiver?.type : undefined;
  const base = receiver?.kind === "pointer" ? receiver.elem : receiver;
  return base?.kind === "named" ? base : undefined;
}

/** What a method of an instance of a generic type is an instance of; undefined for other functions. */
export function methodInstance(obj: FuncObj): Instance | undefined {
  if (obj.origin === undefined) return undefined;
  return { origin: obj.origin, typeArgs: receiverBase(obj)?.typeArgs ?? [] };
}

function typeParamsOf(obj: FuncObj): readonly TypeParam[] {
  const own = obj.type.kind === "signature" ? obj.type.typeParams : [];
  return own.length > 0 ? own : (receiverBase(obj)?.typeParams ?? []);
}

/** What the type parameters of an instance's declaration stand for. */
function substitutionOf({ origin, typeArgs }: Instance): Map<TypeParam | NamedType, Type> {
  return new Map(typeParamsOf(origin).map((param, i) => [param, typeArgs[i] as Type])); // equally many
}

/** The instance as a function without type parameters. */
export function instanceObject(instance: Instance): FuncObj {
  const { origin } = instance;
  const copy = new Func(
    origin.name,
    origin.pos,
    origin.pkg,
    origin.ident,
    origin.hasPointerReceiver,
    undefined,
    origin,
  );
  copy.type = new TableCopy(undefined, substitutionOf(instance)).signature(origin.type as SignatureType);
  return copy;
}

/** The checker's tables for the body of an instance, and its signature with the variables that the body uses. */
export interface InstanceTables {
  readonly info: Info;
  readonly signature: SignatureType;
}

/** Cost: linear in the declaration. */
export function instanceTables(instance: Instance, decl: FuncDecl, pkg: Package): InstanceTables {
  const substitution = substitutionOf(instance);
  instantiateLocalTypes(decl, pkg.info, instance.typeArgs, substitution);
  const copy = new TableCopy(pkg, substitution);
  const signature = copy.signature(instance.origin.type as SignatureType); // functions have signatures
  walk(decl, (node) => {
    copy.visit(node);
    return true;
  });
  return { info: copy.info, signature };
}

// Types declared in a generic function are other types in each of its instances.
function instantiateLocalTypes(
  decl: FuncDecl,
  info: Info,
  typeArgs: readonly Type[],
  substitution: Map<TypeParam | NamedType, Type>,
): void {
  const copies: [original: Named, copy: Named][] = [];
  walk(decl, (node) => {
    const obj = node.kind === "TypeSpec" && !node.isAlias ? info.defs.get(node.name) : undefined;
    const type = obj?.kind === "typename" ? obj.type : undefined;
    if (type instanceof Named) copies.push([type, new Named(type.obj, type, typeArgs)]);
    return true;
  });
  for (const [original, copy] of copies) substitution.set(original, copy);
  for (const [original, copy] of copies) copy.underlying = substitute(original.underlying, substitution);
}

class TableCopy {
  readonly info: Info = emptyInfo();
  private readonly variables = new Map<VarObj, VarObj>();

  /** `pkg`: whose tables are copied; undefined for signatures only. */
  constructor(
    private readonly pkg: Package | undefined,
    private readonly substitution: Substitution,
  ) {}

  signature(type: SignatureType): SignatureType {
    const { receiver, params, results } = type;
    return {
      ...type,
      receiver: receiver === undefined ? undefined : this.variable(receiver),
      params: params.map((v) => this.variable(v)),
      results: results.map((v) => this.variable(v)),
      typeParams: [],
    };
  }

  /** Copies what the tables say of one node. */
  visit(node: Node): void {
    const from = this.pkg?.info;
    if (from === undefined) return;
    const { info } = this;
    const x = node as Expr; // Tables are asked by identity: a node that is no expression is not found.
    const tv = from.types.get(x);
    if (tv !== undefined) {
      // The variables of a literal's type are those that its body uses.
      const isLiteral = x.kind === "FuncLit" && tv.type.kind === "signature";
      info.types.set(x, { ...tv, type: isLiteral ? this.signature(tv.type) : this.type(tv.type) });
    }
    const implicit = from.implicits.get(node);
    if (implicit !== undefined) info.implicits.set(node, this.object(implicit));
    if (node.kind === "SelectorExpr") {
      const selection = from.selections.get(node);
      if (selection !== undefined) info.selections.set(node, this.selection(selection));
    }
    if (node.kind !== "Ident") return;
    const used = from.uses.get(node);
    if (used !== undefined) info.uses.set(node, this.object(used));
    const defined = from.defs.get(node);
    if (defined !== undefined) info.defs.set(node, this.object(defined));
    const instance = from.instances.get(node);
    if (instance === undefined) return;
    const typeArgs = instance.typeArgs.map((arg) => this.type(arg));
    info.instances.set(node, { typeArgs, type: this.type(instance.type) });
  }

  private type(type: Type): Type {
    return substitute(type, this.substitution);
  }

  private object(obj: Obj): Obj {
    return obj.kind === "var" ? this.variable(obj) : obj;
  }

  private variable(v: VarObj): VarObj {
    let copy = this.variables.get(v);
    if (copy === undefined) {
      const type = this.type(v.type);
      copy = type === v.type ? v : newVar(v.name, v.pos, v.pkg, type, v.role, v.isEmbedded);
      this.variables.set(v, copy);
      if (this.pkg?.info.addressTaken.has(v)) this.info.addressTaken.add(copy);
    }
    return copy;
  }

  // Methods of type parameters are methods of their arguments here; fields and methods of generic types those of the instance.
  private selection(selection: Selection): Selection {
    const receiver = this.type(selection.receiver);
    if (receiver === selection.receiver) return selection;
    const { name, pkg } = selection.obj;
    const found = lookupFieldOrMethod(receiver, true, pkg ?? this.pkg, name);
    if (found.kind !== "found") return { ...selection, receiver };
    return { ...selection, receiver, obj: found.obj, path: found.path, isIndirect: found.isIndirect };
  }
}

/** Whether types together have more than `MAX_TYPE_PARTS` parts as they are written. Cost: bounded by that number. */
export function areTooLarge(types: readonly Type[]): boolean {
  const open = [...types];
  let nParts = 0;
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (++nParts > MAX_TYPE_PARTS) return true;
    if (type.kind === "named") open.push(...type.typeArgs);
    else if (type.kind === "struct") open.push(...type.fields.map((field) => field.type));
    else if (type.kind === "signature") open.push(...[...type.params, ...type.results].map((v) => v.type));
    else if ("elem" in type) open.push(type.elem);
    if (type.kind === "map") open.push(type.key);
  }
  return false;
}
