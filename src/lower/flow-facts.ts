// What the analysis of one function (flow-analysis.ts) tells the summaries of all (flow-summaries.ts).

import type { Program } from "../ir/program.ts";

/** What a value can come from. */
export type Atom =
  | { readonly kind: "read"; readonly instruction: number }
  /** Parameter word or, behind the parameters, captured word; behind those, what decided that the function was called. */
  | { readonly kind: "given"; readonly index: number }
  /** The same word as the address that it is, where it is one. */
  | { readonly kind: "address"; readonly index: number }
  | { readonly kind: "result"; readonly instruction: number; readonly word: number }
  /** The address of a variable or array that this instruction makes. */
  | { readonly kind: "object"; readonly instruction: number }
  | { readonly kind: "closure"; readonly instruction: number; readonly target: number };

/** Atom indices of one instruction that writes, branches or may block. */
export interface Sink {
  readonly instruction: number;
  readonly data: readonly number[];
  /** Some may be in `data` as well. */
  readonly control: readonly number[];
  /** It only reads: listed for what decides about it. */
  readonly isRead: boolean;
}

/** Words handed to other functions by one instruction: a call, a defer statement, or the making of a closure. */
export interface Handover {
  readonly instruction: number;
  /** Functions that get the words, as far as the instruction says. */
  readonly targets: readonly number[];
  /** Atom indices of the function value that is called; empty where `targets` says it all. */
  readonly callee: readonly number[];
  /** First word given: 0 for calls, behind the parameters for closures. */
  readonly isClosure: boolean;
  /** Atom indices per word. */
  readonly words: readonly (readonly number[])[];
  /** Atom indices of what decided that the instruction runs. */
  readonly control: readonly number[];
}

/** A load or store through an address that a variable of the function may have. Offset -1: some element. */
export interface MemoryAccess {
  readonly instruction: number;
  /** Atom indices of the address: of objects made here, and of words given. */
  readonly address: readonly number[];
  readonly offset: number;
  /** Atom indices of what a store writes. */
  readonly value: readonly number[];
}

/** Values that meet in one expression, branch, call, return or object. */
export interface Meeting {
  readonly instruction: number;
  /** Atom indices per value. */
  readonly operands: readonly (readonly number[])[];
  /** Atom indices of what decided that the instruction runs. */
  readonly control: readonly number[];
  /** The values are a slice and an index into it. */
  readonly isIndex: boolean;
  /** Arithmetic on two variables that share what they come from: a sum over the rounds of a loop. */
  readonly isSum: boolean;
}

/** Something is reached through a value: it must not be nil. */
export interface Dereference {
  readonly instruction: number;
  readonly data: readonly number[];
  readonly control: readonly number[];
}

export interface FlowFacts {
  readonly atoms: readonly Atom[];
  readonly sinks: readonly Sink[];
  readonly handovers: ReadonlyMap<number, Handover>;
  /** By result word: atom indices that it depends on. */
  readonly results: readonly (readonly number[])[];
  /** Atom indices of what decided here that the function returns, and does not go on or round a loop again. */
  readonly checks: readonly number[];
  readonly loads: ReadonlyMap<number, MemoryAccess>;
  readonly stores: readonly MemoryAccess[];
  readonly meetings: readonly Meeting[];
  readonly dereferences: readonly Dereference[];
}

/** Number of argument and result words of a native or operation. */
export interface NativeShape {
  readonly nParameters: number;
  readonly nResults: number;
}

/** What the analysis needs to know besides the function. */
export interface FlowContext {
  readonly program: Program;
  readonly natives: readonly NativeShape[];
  readonly operations: readonly NativeShape[];
  /** Functions that may stand behind an interface's method. */
  readonly implementations: (method: number) => readonly number[];
}
