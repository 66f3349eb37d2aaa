// Putting type arguments in place of type parameters. Instances of declared types are made once and expanded when used,
// so that types that mention ever larger instances of themselves cost nothing until someone looks.

import { identical } from "./identity.ts";
import type { InstanceExpander } from "./named.ts";
import { Interface, Named } from "./named.ts";
import { Func, newVar } from "./new-object.ts";
import type { Obj, VarObj } from "./objects.ts";
import type { InterfaceType, NamedType, SignatureType, StructType, Type, TypeParam } from "./type.ts";

/** Also of types declared in a generic function: each of its instances has its own. */
export type Substitution = ReadonlyMap<TypeParam | NamedType, Type>;

/** The instance of a generic type for these arguments; the same arguments give the same object. */
export function instantiateNamed(origin: Named, args: readonly Type[]): Named {
  if (args.every((arg, i) => arg === origin.typeParams[i])) return origin;
  const known = origin.instances.find((other) => other.typeArgs.every((arg, i) => identical(arg, args[i] as Type)));
  if (known !== undefined) return known;
  const instance = new Named(origin.obj, origin, args, EXPANDER);
  origin.instances.push(instance);
  return instance;
}

const EXPANDER: InstanceExpander = {
  underlying: (instance, type) => substitute(type, argumentsOf(instance)),
  method: (instance, method) => {
    if (method.kind !== "func") return method;
    const resolve = (self: Func): void => {
      self.type = withReceiver(substitute(method.type, argumentsOf(instance)), instance);
    };
    return new Func(method.name, method.pos, method.pkg, method.ident, method.hasPointerReceiver, resolve, method);
  },
};

// The receiver says whose method it is.
function withReceiver(type: Type, instance: Named): Type {
  if (type.kind !== "signature" || type.receiver === undefined) return type;
  const { name, pos, pkg, type: declared } = type.receiver;
  const own: Type = declared.kind === "pointer" ? { ...declared, elem: instance } : instance;
  return { ...type, receiver: newVar(name, pos, pkg, own, "receiver") };
}

function argumentsOf(instance: Named): Substitution {
  return makeSubstitution(instance.origin?.typeParams ?? [], instance.typeArgs);
}

/** Parameters to arguments; both lists have the same length. */
export function makeSubstitution(params: readonly TypeParam[], args: readonly Type[]): Substitution {
  return new Map(params.map((param, i) => [param, args[i] as Type]));
}

/** `type` with type parameters replaced; the same object when nothing changes. Cost: its size. */
export function substitute<T extends Type>(type: T, map: Substitution): T;
export function substitute(type: Type, map: Substitution): Type {
  if (map.size === 0) return type;
  switch (type.kind) {
    case "basic":
      return type;
    case "typeparam":
      return map.get(type) ?? type;
    case "named":
      return map.get(type) ?? substituteNamed(type, map);
    case "pointer":
    case "slice":
    case "array":
    case "chan": {
      const elem = substitute(type.elem, map);
      return elem === type.elem ? type : { ...type, elem };
    }
    case "map": {
      const key = substitute(type.key, map);
      const elem = substitute(type.elem, map);
      return key === type.key && elem === type.elem ? type : { ...type, key, elem };
    }
    case "struct":
      return substituteStruct(type, map);
    case "tuple": {
      const vars = substituteVars(type.vars, map);
      return vars === type.vars ? type : { ...type, vars };
    }
    case "signature":
      return substituteSignature(type, map);
    case "interface":
      return substituteInterface(type, map);
    case "union": {
      const terms = type.terms.map((term) => ({ ...term, type: substitute(term.type, map) }));
      return terms.every((term, i) => term.type === type.terms[i]?.type) ? type : { ...type, terms };
    }
  }
}

function substituteNamed(type: NamedType, map: Substitution): Type {
  if (!(type instanceof Named)) return type;
  const origin = type.origin ?? type;
  const args = type.origin === undefined ? type.typeParams : type.typeArgs;
  if (args.length === 0) return type;
  const replaced = args.map((arg) => substitute(arg, map));
  return replaced.every((arg, i) => arg === args[i]) ? type : instantiateNamed(origin, replaced);
}

function substituteVars(vars: readonly VarObj[], map: Substitution): readonly VarObj[] {
  let changed = false;
  const out = vars.map((v) => {
    const type = substitute(v.type, map);
    if (type === v.type) return v;
    changed = true;
    return newVar(v.name, v.pos, v.pkg, type, v.role, v.isEmbedded);
  });
  return changed ? out : vars;
}

function substituteStruct(type: StructType, map: Substitution): StructType {
  const fields = substituteVars(type.fields, map);
  return fields === type.fields ? type : { ...type, fields };
}

/** Also drops no parameters: a generic signature keeps its `typeParams`, callers that instantiate clear them. */
function substituteSignature(type: SignatureType, map: Substitution): SignatureType {
  const params = substituteVars(type.params, map);
  const results = substituteVars(type.results, map);
  return params === type.params && results === type.results ? type : { ...type, params, results };
}

function substituteInterface(type: InterfaceType, map: Substitution): Type {
  let changed = false;
  const methods: Obj[] = type.methods.map((method) => {
    const signature = substitute(method.type, map);
    if (signature === method.type) return method;
    changed = true;
    const copy = new Func(method.name, method.pos, method.pkg, undefined, false);
    copy.type = signature;
    return copy;
  });
  const embedded = type.embedded.map((e) => {
    const replaced = substitute(e, map);
    if (replaced !== e) changed = true;
    return replaced;
  });
  return changed ? new Interface(methods, embedded, type.isImplicit) : type;
}
