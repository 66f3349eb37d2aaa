// Values as Go-syntax text for people: what the state panel, events and dumps show. Structs as %+v, pointers to structs one level
// deep, strings quoted, maps sorted by key.

import type { RuntimeType } from "../ir/program.ts";
import { Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import { bufferedAt, capacityOf, countOf, isClosed } from "./channels.ts";
import { wordsOf } from "./equality.ts";
import { entriesOf } from "./maps.ts";
import { INDEX_MASK } from "./memory.ts";
import { Parts } from "./mixes.ts";
import { isAddressOf, lockStateText, syncMapText } from "./names.ts";
import { decodeUtf8 } from "./strings.ts";
import type { Vm } from "./vm.ts";

const MAX_ELEMENTS = 64;
const MAX_STRING = 200;
const MAX_DEPTH = 6;
/** In place of a value that is none: the words are left over from something else. */
const UNKNOWN = "?";

/** A string in Go's double quotes. */
export function quote(text: string): string {
  const shown = text.length > MAX_STRING ? `${text.slice(0, MAX_STRING)}…` : text;
  const escaped = decodeUtf8(shown).replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"${escaped}"`;
}

// As fmt's %v: the shortest digits that read back; exponent form below 1e-4 and from 1e6 on.
function formatFloat(x: number, isSingle: boolean): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "+Inf" : "-Inf";
  if (x === 0) return Object.is(x, -0) ? "-0" : "0";
  const text = isSingle ? shortestSingle(x) : x.toExponential();
  const [digits, exponentText] = text.split("e") as [string, string];
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(Number(text));
  const sign = exponent < 0 ? "-" : "+";
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function shortestSingle(x: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = x.toExponential(digits);
    if (Math.fround(Number(text)) === x) return text;
  }
  return x.toExponential();
}

/** An address as Go prints pointers. */
export function formatAddress(address: number): string {
  return address === 0 ? "nil" : `0xc${((address & INDEX_MASK) * 8).toString(16).padStart(9, "0")}`;
}

/** Text of one word whose type is not known. */
export function formatWord(vm: Vm, value: Value): string {
  switch (typeof value) {
    case "undefined":
      return "nil";
    case "string":
      return quote(value);
    case "number":
      // Without its type a whole number is more likely an integer.
      if (Number.isInteger(value)) return vm.memory.isHeapAddress(value) ? formatAddress(value) : String(value);
      return formatFloat(value, false);
    case "object":
      return formatObject(vm, value);
    default:
      return String(value);
  }
}

function formatObject(vm: Vm, value: object): string {
  if (value instanceof Interface) return formatBoxed(vm, value.type, value.value, 0);
  if (value instanceof Closure) return vm.program.functions[value.fn]?.name ?? "func";
  if (value instanceof SliceValue) {
    if (value.address === 0) return "[]";
    const first = vm.memory.firstOf(value.address & INDEX_MASK);
    const type = vm.program.types[vm.memory.typeOf(first)];
    if (type === undefined) return `[${value.length}]`;
    // The array of a composite literal is one value of an array type, one that was made a row of elements.
    const isArray = type.kind === "array" && vm.memory.extentOf(first) === type.width;
    return formatSlice(vm, value, isArray ? type.elem : type.index, 0);
  }
  if (value instanceof Parts) return formatParts(vm, value);
  return Array.isArray(value) ? `{${value.map((word) => formatWord(vm, word)).join(" ")}}` : "…";
}

// Which word comes from which value.
function formatParts(vm: Vm, { first, others }: Parts): string {
  const of = (value: Value): string => formatWord(vm, value);
  if (typeof others === "string") return `pointer of ${of(first)}, length ${others.length} of ${of(others)}`;
  if (others instanceof SliceValue) return `array of ${of(first)}, length ${others.length} of ${of(others)}`;
  const type = first instanceof Interface ? vm.program.types[first.type]?.name : "nil";
  return `type ${type} of ${of(first)}, data of ${of(others)}`;
}

/** Text of a boxed value of a type. */
export function formatBoxed(vm: Vm, type: number, value: Value, depth: number): string {
  const width = vm.program.types[type]?.width ?? 1;
  return formatTyped(vm, type, wordsOf(value, width), 0, depth);
}

/** Text of the value of a type at `i` of `words`. `depth`: how deep inside the value shown. */
export function formatTyped(vm: Vm, index: number, words: readonly Value[], i: number, depth: number): string {
  const type = vm.program.types[index] as RuntimeType;
  const word = words[i];
  switch (type.kind) {
    case "string":
      return quote(String(word));
    case "float64":
    case "float32":
      return formatFloat(word as number, type.kind === "float32");
    case "struct":
      return formatStruct(vm, type, words, i, depth);
    case "array":
      return formatArray(vm, type, words, i, depth);
    case "slice":
      return word instanceof SliceValue ? formatSlice(vm, word, type.elem, depth) : "[]";
    case "pointer":
      return formatPointer(vm, type, word as number, depth);
    case "map":
      return formatMap(vm, type, word as number, depth);
    case "chan":
      return formatChannel(vm, word as number);
    case "interface":
      if (!(word instanceof Interface)) return "nil";
      return depth >= MAX_DEPTH ? "…" : formatBoxed(vm, word.type, word.value, depth + 1);
    case "func":
      return word instanceof Closure ? (vm.program.functions[word.fn]?.name ?? "func") : "nil";
    default:
      return String(word);
  }
}

function formatStruct(vm: Vm, type: RuntimeType, words: readonly Value[], i: number, depth: number): string {
  const state = lockStateText(type, words, i) ?? syncMapText(type, words, i);
  if (state !== undefined) return `{${state}}`;
  if (depth >= MAX_DEPTH) return "{…}";
  const fields = type.fields.map(
    (field) => `${field.name}:${formatTyped(vm, field.type, words, i + field.offset, depth + 1)}`,
  );
  return `{${fields.join(" ")}}`;
}

function list(count: number, show: (i: number) => string): string {
  const parts: string[] = [];
  for (let i = 0; i < Math.min(count, MAX_ELEMENTS); i++) parts.push(show(i));
  if (count > MAX_ELEMENTS) parts.push("…");
  return `[${parts.join(" ")}]`;
}

function formatArray(vm: Vm, type: RuntimeType, words: readonly Value[], i: number, depth: number): string {
  if (depth >= MAX_DEPTH) return "[…]";
  const width = vm.program.types[type.elem]?.width ?? 1;
  return list(type.length, (k) => formatTyped(vm, type.elem, words, i + k * width, depth + 1));
}

function formatSlice(vm: Vm, slice: SliceValue, elem: number, depth: number): string {
  if (depth >= MAX_DEPTH) return "[…]";
  const width = vm.program.types[elem]?.width ?? 1;
  const first = slice.address & INDEX_MASK;
  return list(slice.length, (k) => formatTyped(vm, elem, vm.memory.cells, first + k * width, depth + 1));
}

function formatPointer(vm: Vm, type: RuntimeType, address: number, depth: number): string {
  if (address === 0 || typeof address !== "number") return "nil";
  const target = vm.program.types[type.elem];
  const isShown = depth === 0 && target?.kind === "struct";
  return isShown ? `&${formatTyped(vm, type.elem, vm.memory.cells, address & INDEX_MASK, 1)}` : formatAddress(address);
}

/** Entries of the map at an address as text, sorted as fmt does: by key. */
export function mapEntryTexts(vm: Vm, type: RuntimeType, address: number, depth: number): [string, string][] {
  const entries = entriesOf(vm, address);
  entries.sort(([x], [y]) => compareKeys(x, y));
  return entries.map(([key, element]) => [
    formatBoxed(vm, type.key, key, depth + 1),
    formatBoxed(vm, type.elem, element, depth + 1),
  ]);
}

function compareKeys(x: Value, y: Value): number {
  if (x instanceof Interface && y instanceof Interface) return compareKeys(x.value, y.value);
  if (typeof x !== typeof y) return typeof x < typeof y ? -1 : 1;
  if (x === y) return 0;
  return (x as number) < (y as number) ? -1 : 1;
}

function formatMap(vm: Vm, type: RuntimeType, address: number, depth: number): string {
  if (depth >= MAX_DEPTH) return "map[…]";
  if (typeof address !== "number" || address === 0) return "map[]";
  if (!isAddressOf(vm, address, "map")) return UNKNOWN;
  const entries = mapEntryTexts(vm, type, address, depth);
  return `map${list(entries.length, (i) => (entries[i] as [string, string]).join(":"))}`;
}

function formatChannel(vm: Vm, address: number): string {
  if (typeof address !== "number" || address === 0) return "nil";
  if (!isAddressOf(vm, address, "chan")) return UNKNOWN;
  const capacity = capacityOf(vm, address);
  const fill = capacity === 0 ? "unbuffered" : `${countOf(vm, address)}/${capacity}`;
  return isClosed(vm, address) ? `${fill}, closed` : fill;
}

/** Texts of a channel's buffered elements, oldest first. */
export function bufferTexts(vm: Vm, address: number, elem: number): string[] {
  const texts: string[] = [];
  for (let i = 0; i < countOf(vm, address); i++) texts.push(formatBoxed(vm, elem, bufferedAt(vm, address, i), 1));
  return texts;
}
