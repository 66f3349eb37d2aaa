// Which objects the user's program can reach, and what a person would call each: the shortest way to it from a package-level
// variable or a local one (`account.balance`, `nodes[1].next`). A function of the state; computed once per state when asked.

import { ITERATOR, type LocalVariable, type RuntimeType } from "../ir/program.ts";
import { Closure, Interface, SliceValue, type Value } from "../ir/value.ts";
import { bufferedAt, countOf } from "./channels.ts";
import { wordsOf } from "./equality.ts";
import { formatBoxed } from "./format.ts";
import { FRAME_BASE, FRAME_STRIDE, type Goroutine } from "./goroutine.ts";
import { entriesOf } from "./maps.ts";
import { INDEX_MASK } from "./memory.ts";
import { fieldName, headerKind, isSingle, siteName } from "./names.ts";
import { framePc } from "./panics.ts";
import { isRuntimeMap, runtimeMapTypes } from "./runtime-map.ts";
import type { Vm } from "./vm.ts";

/** Elements of one array, slice or map that are followed. */
const MAX_ELEMENTS = 256;
const MAX_DEPTH = 32;
/** States of one execution in which paths are computed to give objects their names. */
const MAX_COMPUTED = 1000;

/** How an object is reached. */
export interface AccessPath {
  readonly name: string;
  /** Through a slice: its cells are elements even if it has only one. */
  readonly isElements: boolean;
}

const isIdentifier = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);

/** Access paths of the current state. */
export class AccessPaths {
  private paths = new Map<number, AccessPath>();
  private queue: number[] = [];
  private version = -1;
  /** What was told by `lastPathOf` in this execution. */
  private readonly last = new Map<number, AccessPath>();
  private nComputed = 0;

  private readonly leading = new Map<number, boolean>();

  constructor(private readonly vm: Vm) {}

  /** Begins another execution. */
  reset(): void {
    this.last.clear();
    this.nComputed = 0;
  }

  /**
   * The path now; where there is none any more, the last one that was asked for in this execution. With a limit: an execution that makes
   * object after object would spend all its time on their names. Beyond it, only what is known.
   */
  lastPathOf(first: number): AccessPath | undefined {
    const known = this.last.get(first);
    if (this.version !== this.vm.version && ++this.nComputed > MAX_COMPUTED) return known;
    const path = this.pathOf(first);
    if (path === undefined) return known;
    this.last.set(first, path);
    return path;
  }

  /** Path of the object whose first cell is `first`; undefined when the user's variables do not reach it. */
  pathOf(first: number): AccessPath | undefined {
    if (this.version !== this.vm.version) this.compute();
    return this.paths.get(first);
  }

  private compute(): void {
    const { vm } = this;
    this.version = vm.version;
    this.paths = new Map();
    this.queue = [];
    for (const { address, type, name, isUser } of vm.program.globals) {
      if (!isUser) continue;
      this.paths.set(address, { name, isElements: false });
      this.visit(type, vm.memory.cells, address, name, 0);
    }
    const live = vm.live.map((index) => vm.goroutines[index] as Goroutine).sort((a, b) => a.number - b.number);
    for (const g of live) this.visitGoroutine(g);
    for (let i = 0; i < this.queue.length; i++) this.visitObject(this.queue[i] as number);
  }

  // ---- Roots

  private visitGoroutine(g: Goroutine): void {
    if (g.depth < 0) {
      this.visitStart(g.start);
      return;
    }
    for (let d = 0; d <= g.depth; d++) {
      const fn = this.vm.functionAt(g, d);
      if (!fn.isUser || fn.isWrapper) continue;
      const pc = framePc(g, d);
      const base = g.frames[d * FRAME_STRIDE + FRAME_BASE] as number;
      for (const local of fn.ir.locals) {
        // What only an iterator knows is nothing that a person would name.
        if (local.register < 0 || local.name === ITERATOR || pc < local.fromPc || pc >= local.toPc) continue;
        this.visitLocal(local, g.registers, base);
      }
    }
  }

  // Captures are the locals behind the parameters; before the first step they are only in the closure.
  private visitStart(start: Value): void {
    if (!(start instanceof Closure)) return;
    const fn = this.vm.functions[start.fn];
    if (fn === undefined || fn.isWrapper) {
      this.visitClosure(start);
      return;
    }
    for (const local of fn.ir.locals) {
      const first = local.register - fn.nParameters;
      if (first >= 0 && first < start.captures.length) this.visitLocal(local, start.captures, -fn.nParameters);
    }
  }

  private visitLocal(local: LocalVariable, words: readonly Value[], base: number): void {
    const at = base + local.register;
    if (!local.isCell) this.visit(local.type, words, at, local.name, 0);
    else if (typeof words[at] === "number") this.reach(words[at], local.name, false);
  }

  // ---- Values

  private reach(address: number, name: string, isElements: boolean): void {
    const { memory } = this.vm;
    if (!memory.isHeapAddress(address)) return;
    const index = address & INDEX_MASK;
    const first = memory.firstOf(index);
    if (this.paths.has(first)) return;
    const site = siteName(this.vm, first);
    const isWhole = first === index && name !== "";
    this.paths.set(first, isIdentifier(site) || !isWhole ? { name: site, isElements: false } : { name, isElements });
    this.queue.push(first);
  }

  private visit(typeIndex: number, words: readonly Value[], i: number, name: string, depth: number): void {
    const type = this.vm.program.types[typeIndex];
    const word = words[i];
    if (type === undefined || depth > MAX_DEPTH) return;
    switch (type.kind) {
      case "pointer":
        if (typeof word === "number") this.reach(word, this.targetName(type, name), false);
        return;
      case "map":
      case "chan":
        if (typeof word === "number") this.reach(word, name, false);
        return;
      case "slice":
        if (word instanceof SliceValue) this.reach(word.address, name, true);
        return;
      case "interface":
        if (word instanceof Interface) this.visitBoxed(word.type, word.value, name, depth + 1);
        return;
      case "func":
        if (word instanceof Closure) this.visitClosure(word);
        return;
      case "struct":
        for (const f of type.fields) this.visit(f.type, words, i + f.offset, fieldName(type, name, f.name), depth + 1);
        return;
      case "array":
        this.visitElements(type.elem, type.length, words, i, name, depth);
        return;
      default:
    }
  }

  private targetName(pointer: RuntimeType, name: string): string {
    const kind = this.vm.program.types[pointer.elem]?.kind;
    return kind === "struct" || kind === "array" || name === "" ? name : `*${name}`;
  }

  private visitBoxed(type: number, value: Value, name: string, depth: number): void {
    this.visit(type, wordsOf(value, this.vm.program.types[type]?.width ?? 1), 0, name, depth);
  }

  // Whether values of a type can have an address in them. An array of a million points has none.
  private leadsOn(typeIndex: number): boolean {
    const known = this.leading.get(typeIndex);
    if (known !== undefined) return known;
    const type = this.vm.program.types[typeIndex];
    let leads = type !== undefined && !isScalar(type);
    if (type?.kind === "struct") leads = type.fields.some((field) => this.leadsOn(field.type));
    if (type?.kind === "array") leads = this.leadsOn(type.elem);
    this.leading.set(typeIndex, leads);
    return leads;
  }

  private visitElements(
    elem: number,
    count: number,
    words: readonly Value[],
    i: number,
    name: string,
    depth: number,
  ): void {
    const type = this.vm.program.types[elem];
    if (type === undefined || !this.leadsOn(elem)) return;
    for (let k = 0; k < Math.min(count, MAX_ELEMENTS); k++) {
      this.visit(elem, words, i + k * type.width, `${name}[${k}]`, depth + 1);
    }
  }

  private visitClosure(closure: Closure): void {
    for (const word of closure.captures) {
      if (typeof word === "number") this.reach(word, "", false);
      else if (word instanceof Closure) this.visitClosure(word);
    }
  }

  private visitObject(first: number): void {
    const { vm } = this;
    const { memory } = vm;
    const type = vm.program.types[memory.typeOf(first)];
    const path = this.paths.get(first);
    if (type === undefined || path === undefined) return;
    const header = headerKind(vm, first);
    const address = memory.addressOf(first);
    if (header === "channel") {
      for (let i = 0; i < countOf(vm, address); i++) this.visitBoxed(type.elem, bufferedAt(vm, address, i), "", 0);
    } else if (header === "map") this.visitEntries(type.key, type.elem, address, path.name);
    else if (isSingle(vm, first, type, path.isElements)) {
      // What is behind a map's elements is named by their keys, not by the cells that they are in.
      const map = isRuntimeMap(type) ? runtimeMapTypes(vm, first, type) : undefined;
      if (map !== undefined) this.visitEntries(map.key, map.elem, address, path.name);
      this.visit(type.index, memory.cells, first, path.name, 0);
    } else {
      const count = type.width === 0 ? 0 : memory.extentOf(first) / type.width;
      this.visitElements(type.index, count, memory.cells, first, path.name, 0);
    }
  }

  private visitEntries(keyType: number, elementType: number, address: number, name: string): void {
    const elem = this.vm.program.types[elementType];
    if (elem === undefined || isScalar(elem)) return;
    for (const [key, element] of entriesOf(this.vm, address).slice(0, MAX_ELEMENTS)) {
      this.visitBoxed(elementType, element, `${name}[${formatBoxed(this.vm, keyType, key, 1)}]`, 0);
    }
  }
}

const REFERENCES = new Set(["pointer", "map", "chan", "slice", "interface", "func", "struct", "array"]);
const isScalar = (type: RuntimeType): boolean => !REFERENCES.has(type.kind);
