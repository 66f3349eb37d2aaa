// Functions without a body: natives, and operations of the library.

import type { Package } from "../types/info.ts";
import type { FuncObj } from "../types/objects.ts";
import type { Declaration } from "./program-builder.ts";

const OPERATION_DIRECTIVE = "//raceweave:operation";
const CONSTANT_DIRECTIVE = "//raceweave:constant";

/** Whether a declared function is Go code, a native, one visible operation, or a constant that follows from its type arguments. */
export function nativeOf({ decl }: Declaration): "go" | "native" | "operation" | "constant" {
  if (decl.body !== undefined) return "go";
  const has = (directive: string): boolean => decl.doc.some((comment) => comment.text.trim() === directive);
  if (has(OPERATION_DIRECTIVE)) return "operation";
  return has(CONSTANT_DIRECTIVE) ? "constant" : "native";
}

/**
 * Qualified name as in Go's tracebacks: `main.worker`, `main.(*Account).deposit`, `sync/atomic.AddInt32`, and for an instance of
 * something generic `main.Map[...]`, `main.(*Stack[...]).Push`. `instanceMark`: what stands for the type arguments.
 */
export function functionName(obj: FuncObj, pkg: Package, instanceMark = "[...]"): string {
  const mark = obj.origin === undefined ? "" : instanceMark;
  const receiver = obj.type.kind === "signature" ? obj.type.receiver : undefined;
  if (receiver === undefined) return `${pkg.path}.${obj.name}${mark}`;
  const isPointer = receiver.type.kind === "pointer";
  const base = receiver.type.kind === "pointer" ? receiver.type.elem : receiver.type;
  const name = `${base.kind === "named" ? base.obj.name : "?"}${mark}`;
  return `${pkg.path}.${isPointer ? `(*${name})` : name}.${obj.name}`;
}
