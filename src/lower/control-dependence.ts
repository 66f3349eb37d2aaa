// Basic blocks of a function and which branches decide whether a block runs. Post-dominance by iteration over bit sets
// (Cooper, Harvey, Kennedy describe the family), control dependence after Ferrante, Ottenstein, Warren (1987): a block depends on
// a branch when it lies on every path from one of its targets but not on every path from the branch itself.

import { JUMP_BACK, PANIC, STRIDE } from "../ir/opcode.ts";
import { successors } from "../ir/validator.ts";

/** A run of instructions with one way in and the branch, if any, at its end. */
export interface Block {
  /** Instruction indices, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Indices of blocks. */
  readonly next: readonly number[];
  /** Blocks whose last instruction decides whether this one runs. */
  readonly controllers: readonly number[];
}

/** The blocks of `code` in order. `entries`: instruction indices where control comes in besides 0. */
export function blocksOf(code: Int32Array, entries: readonly number[]): readonly Block[] {
  const n = code.length / STRIDE;
  const isLeader = new Uint8Array(n + 1);
  isLeader[0] = 1;
  for (const entry of entries) isLeader[entry] = 1;
  for (let i = 0; i < n; i++) {
    const next = successors(code, i * STRIDE);
    if (next.length === 1 && next[0] === i + 1) continue;
    isLeader[i + 1] = 1;
    for (const target of next) isLeader[target] = 1;
  }
  const starts: number[] = [];
  const blockAt = new Int32Array(n + 1).fill(-1);
  for (let i = 0; i < n; i++) {
    if (isLeader[i] === 1) starts.push(i);
    blockAt[i] = starts.length - 1;
  }
  const next = starts.map((_, b) => {
    const last = (starts[b + 1] ?? n) - 1;
    return successors(code, last * STRIDE).map((i) => blockAt[i] ?? -1);
  });
  const opcodeAt = (b: number): number => code[((starts[b + 1] ?? n) - 1) * STRIDE] ?? 0;
  const controllers = controllersOf(
    withoutPanics(next, opcodeAt),
    (b) => code[((starts[b + 1] ?? n) - 1) * STRIDE] === JUMP_BACK,
  );
  return starts.map((start, b) => ({
    start,
    end: starts[b + 1] ?? n,
    next: next[b] ?? [],
    controllers: controllers[b] ?? [],
  }));
}

// A check that ends the program decides about nothing: what comes behind it was to happen in any case.
function withoutPanics(
  next: readonly (readonly number[])[],
  opcodeAt: (block: number) => number,
): readonly (readonly number[])[] {
  return next.map((targets) => {
    const going = targets.filter((target) => opcodeAt(target) !== PANIC);
    return going.length > 0 ? going : targets;
  });
}

/** For each block the branching blocks it depends on. `isBackEdge`: a block from which a loop starts again. */
function controllersOf(
  next: readonly (readonly number[])[],
  isBackEdge: (block: number) => boolean,
): readonly (readonly number[])[] {
  const controllers: number[][] = next.map(() => []);
  if (!next.some((targets) => targets.length > 1)) return controllers;
  const post = postDominators(withExits(next, isBackEdge));
  for (const [b, targets] of next.entries()) {
    if (targets.length < 2) continue;
    for (let x = 0; x < next.length; x++) {
      const isOnSome = targets.some((target) => has(post[target], x));
      if (isOnSome && (x === b || !has(post[b], x))) controllers[x]?.push(b);
    }
  }
  return controllers;
}

type Bits = Uint32Array;

function has(bits: Bits | undefined, i: number): boolean {
  return bits !== undefined && (((bits[i >> 5] ?? 0) >>> (i & 31)) & 1) === 1;
}

// Successors with a virtual exit (index n). Loops that never end get an edge to it from where they start again.
function withExits(
  next: readonly (readonly number[])[],
  isBackEdge: (block: number) => boolean,
): readonly (readonly number[])[] {
  const exit = next.length;
  const edges = next.map((targets) => (targets.length === 0 ? [exit] : [...targets]));
  const previous: number[][] = Array.from({ length: exit + 1 }, () => []);
  for (const [b, targets] of edges.entries()) for (const target of targets) previous[target]?.push(b);
  const reaches = new Uint8Array(exit + 1);
  const visit = (from: number): void => {
    const work = [from];
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      if (reaches[b] === 1) continue;
      reaches[b] = 1;
      work.push(...(previous[b] ?? []));
    }
  };
  visit(exit);
  for (let b = exit - 1; b >= 0; b--) {
    if (reaches[b] === 1 || !isBackEdge(b)) continue;
    edges[b]?.push(exit);
    visit(b);
  }
  return edges;
}

function postDominators(edges: readonly (readonly number[])[]): Bits[] {
  const n = edges.length + 1;
  const nWords = (n + 31) >> 5;
  const exit = edges.length;
  const sets = Array.from({ length: n }, () => new Uint32Array(nWords).fill(0xffffffff));
  const exitSet = sets[exit] as Bits; // in range
  exitSet.fill(0);
  exitSet[exit >> 5] = 1 << (exit & 31);
  const merged = new Uint32Array(nWords);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let b = exit - 1; b >= 0; b--) {
      merged.fill(0xffffffff);
      for (const target of edges[b] ?? [])
        for (let w = 0; w < nWords; w++) merged[w] = (merged[w] ?? 0) & (sets[target]?.[w] ?? 0);
      merged[b >> 5] = (merged[b >> 5] ?? 0) | (1 << (b & 31));
      const set = sets[b] as Bits; // in range
      if (set.some((word, w) => word !== merged[w])) {
        set.set(merged);
        isChanged = true;
      }
    }
  }
  return sets;
}
