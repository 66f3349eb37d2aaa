// Values as Go-syntax text for people: what the state panel and goroutine dumps show.

import { Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import type { Vm } from "./vm.ts";
import { decodeUtf8 } from "./strings.ts";

/** Text of one word whose type is not known. */
export function formatWord(vm: Vm, value: Value): string {
  switch (typeof value) {
    case "undefined":
      return "nil";
    case "string":
      return decodeUtf8(value);
    case "object":
      return formatObject(vm, value);
    default:
      return String(value);
  }
}

function formatObject(vm: Vm, value: object): string {
  if (value instanceof Interface) return formatWord(vm, value.value);
  if (value instanceof Closure) return vm.program.functions[value.fn]?.name ?? "func";
  if (value instanceof SliceValue) return `[${value.length}]`;
  return Array.isArray(value) ? `{${value.map((word) => formatWord(vm, word)).join(" ")}}` : "…";
}
