// Places: what can be read, written or pointed to, with its operands already evaluated into registers. Bounds and nil are
// checked when a place is used, not when it is made: Go evaluates operands first and panics at the access.

import {
  ALLOC,
  COPY_CELLS,
  ELEM_ADDR,
  FIELD_ADDR,
  INDEX_ADDR,
  INDEX_CHECK,
  INT,
  LOAD,
  LOAD_ELEM,
  LOAD_GLOBAL,
  LOAD_QUIET,
  NIL_CHECK,
  STORE,
  STORE_ELEM,
  STORE_GLOBAL,
  STORE_QUIET_N,
} from "../ir/opcode.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import type { FunctionContext } from "./function-context.ts";
import { widthOf } from "./layout.ts";
import { WIDE } from "./storage.ts";

export type Place =
  | { readonly kind: "register"; readonly register: number }
  /** `offset` cells behind the address in register `base`; `isChecked`: the address is known not to be nil. */
  | { readonly kind: "cell"; readonly base: number; readonly offset: number; readonly isChecked: boolean }
  | { readonly kind: "global"; readonly address: number }
  /** `offset` words into element `index` of slice `slice`. */
  | {
      readonly kind: "slice-element";
      readonly slice: number;
      readonly index: number;
      readonly elementWidth: number;
      readonly offset: number;
    }
  | {
      readonly kind: "array-element";
      readonly array: Place;
      readonly index: number;
      readonly length: number;
      readonly elementWidth: number;
      readonly offset: number;
    };

/** The place `words` further. */
export function shifted(place: Place, words: number): Place {
  if (words === 0) return place;
  switch (place.kind) {
    case "register":
      return { ...place, register: place.register + words };
    case "global":
      return { ...place, address: place.address + words };
    default:
      return { ...place, offset: place.offset + words };
  }
}

/** The cells at the address in register `base`, with nothing more to check. */
export function cellAt(base: number): Place {
  return { kind: "cell", base, offset: 0, isChecked: true };
}

/** What a pointer in register `base` points to. */
export function pointee(base: number): Place {
  return { kind: "cell", base, offset: 0, isChecked: false };
}

/** A register with an address, and how many cells behind it. */
interface Address {
  readonly base: number;
  readonly offset: number;
  readonly isChecked: boolean;
}

function addressOf(f: FunctionContext, place: Place): Address {
  const { code } = f;
  switch (place.kind) {
    case "register":
      throw new Error("a register has no address");
    case "cell":
      return place;
    case "global": {
      const base = code.allocate(1);
      code.emit(INT, base, place.address);
      return { base, offset: 0, isChecked: true };
    }
    case "slice-element": {
      const base = code.allocate(1);
      code.emit(ELEM_ADDR, base, place.slice, place.index, place.elementWidth);
      return { base, offset: place.offset, isChecked: true };
    }
    case "array-element": {
      const array = flat(f, addressOf(f, place.array));
      const base = code.allocate(1);
      code.emit(INDEX_CHECK, place.index, place.length);
      code.emit(INDEX_ADDR, base, array, place.index, place.elementWidth);
      return { base, offset: place.offset, isChecked: true };
    }
  }
}

// One register that holds the address itself; panics when it is nil.
function flat(f: FunctionContext, address: Address, into?: number): number {
  if (address.offset === 0 && address.isChecked && into === undefined) return address.base;
  const base = into ?? f.code.allocate(1);
  if (address.offset === 0 && address.isChecked) f.code.move(base, address.base, 1);
  else f.code.emit(FIELD_ADDR, base, address.base, address.offset);
  return base;
}

/** The same place with its address worked out and checked, for reading and then writing it. */
export function resolved(f: FunctionContext, place: Place): Place {
  const isComputed = place.kind === "array-element" || (place.kind === "slice-element" && place.elementWidth !== 1);
  return isComputed ? { kind: "cell", ...addressOf(f, place) } : place;
}

/** Register `into` = address of the place. */
export function emitAddress(f: FunctionContext, place: Place, into: number): void {
  if (place.kind === "global") f.code.emit(INT, into, place.address);
  else flat(f, addressOf(f, place), into);
}

/** Reads `width` words of a place into registers from `into` on. `x`: what the program calls it. */
export function emitLoad(f: FunctionContext, place: Place, width: number, into: number, x: Expr | undefined): void {
  const { code } = f;
  const text = x === undefined ? -1 : f.text(x);
  if (place.kind === "register") {
    code.move(into, place.register, width);
  } else if (width > WIDE) {
    loadWide(f, place, width, into, text);
  } else if (place.kind === "global") {
    for (let i = 0; i < width; i++) code.emit(LOAD_GLOBAL, into + i, place.address + i, 0, 0, text);
  } else if (place.kind === "slice-element" && place.elementWidth === 1) {
    code.emit(LOAD_ELEM, into, place.slice, place.index, 1, text);
  } else {
    const mark = code.top;
    const { base, offset, isChecked } = addressOf(f, place);
    if (width === 0 && !isChecked) code.emit(NIL_CHECK, base);
    // Several words: the address must outlive the first word that is read.
    const from = width > 1 && base >= into && base < into + width ? moved(f, base) : base;
    for (let i = 0; i < width; i++) code.emit(LOAD, into + i, from, offset + i, 0, text);
    code.release(mark);
  }
}

function moved(f: FunctionContext, register: number): number {
  const copy = f.code.allocate(1);
  f.code.move(copy, register, 1);
  return copy;
}

/** Writes `width` words from registers `from` on into a place. */
export function emitStore(f: FunctionContext, place: Place, width: number, from: number, x: Expr | undefined): void {
  const { code } = f;
  const text = x === undefined ? -1 : f.text(x);
  if (place.kind === "register") {
    code.move(place.register, from, width);
  } else if (width > WIDE) {
    storeWide(f, place, width, from, text);
  } else if (place.kind === "global") {
    for (let i = 0; i < width; i++) code.emit(STORE_GLOBAL, place.address + i, from + i, 0, 0, text);
  } else if (place.kind === "slice-element" && place.elementWidth === 1) {
    code.emit(STORE_ELEM, place.slice, place.index, from, 1, text);
  } else {
    const mark = code.top;
    const { base, offset, isChecked } = addressOf(f, place);
    if (width === 0 && !isChecked) code.emit(NIL_CHECK, base);
    for (let i = 0; i < width; i++) code.emit(STORE, base, from + i, offset + i, 0, text);
    code.release(mark);
  }
}

// A wide value is read as one range of cells into private memory, and from there into registers.
function loadWide(f: FunctionContext, place: Place, width: number, into: number, text: number): void {
  const { code } = f;
  const mark = code.top;
  const from = flat(f, addressOf(f, place));
  const buffer = allocateWords(f, width);
  code.emit(COPY_CELLS, buffer, from, width, 0, text);
  code.emit(LOAD_QUIET, into, buffer, 0, width);
  code.release(mark);
}

function storeWide(f: FunctionContext, place: Place, width: number, from: number, text: number): void {
  const { code } = f;
  const mark = code.top;
  const to = flat(f, addressOf(f, place));
  const buffer = allocateWords(f, width);
  code.emit(STORE_QUIET_N, buffer, from, width);
  code.emit(COPY_CELLS, to, buffer, width, 0, text);
  code.release(mark);
}

function allocateWords(f: FunctionContext, width: number): number {
  const buffer = f.code.allocate(1);
  f.code.emit(ALLOC, buffer, f.program.wordArray(width), f.program.allocation(""));
  return buffer;
}

/** Copies a value from place to place: wide ones without going through registers. */
export function emitCopy(f: FunctionContext, to: Place, from: Place, type: Type, x: Expr | undefined): void {
  const { code } = f;
  const width = widthOf(type);
  const mark = code.top;
  if (width > WIDE && to.kind !== "register" && from.kind !== "register") {
    const source = flat(f, addressOf(f, from));
    const target = flat(f, addressOf(f, to));
    code.emit(COPY_CELLS, target, source, width, 0, x === undefined ? -1 : f.text(x));
  } else if (to.kind === "register") {
    emitLoad(f, from, width, to.register, x);
  } else {
    const words = code.allocate(width);
    emitLoad(f, from, width, words, x);
    emitStore(f, to, width, words, undefined);
  }
  code.release(mark);
}
