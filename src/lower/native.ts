// Functions without a body: natives, and operations of the library.

import type { Package } from "../types/info.ts";
import type { FuncObj } from "../types/objects.ts";
import type { Declaration } from "./program-builder.ts";

const OPERATION_DIRECTIVE = "//raceweave:operation";

/** Whether a declared function is Go code, a native, or one visible operation. */
export function nativeOf({ decl }: Declaration): "go" | "native" | "operation" {
  if (decl.body !== undefined) return "go";
  return decl.doc.some((comment) => comment.text.trim() === OPERATION_DIRECTIVE) ? "operation" : "native";
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
