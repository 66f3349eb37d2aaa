// One atomic operation instead of a load and a store: Add, CompareAndSwap, LoadOrStore.

import type { CallExpr, Expr, IfStmt, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { typeString } from "../types/type-string.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { isOfType } from "./locks.ts";
import { contains, ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** A load or store of an atomic variable as a method or a function. */
interface AtomicCall {
  readonly call: CallExpr;
  readonly operation: "Load" | "Store";
  /** The variable as written, without `&`. */
  readonly target: string;
  readonly value: Expr | undefined;
  /** The call of another operation on the same variable. */
  readonly spell: (operation: string, ...args: readonly string[]) => string;
}

function atomicCall(program: ProgramText, node: Node): AtomicCall | undefined {
  if (node.kind !== "CallExpr" || node.fn.kind !== "SelectorExpr") return undefined;
  const { selector } = node.fn;
  const obj = program.pkg.info.uses.get(selector);
  if (obj?.kind !== "func" || obj.pkg?.path !== "sync/atomic") return undefined;
  const found = /^(Load|Store)(.*)$/.exec(selector.name);
  const operation = found?.[1] === "Load" ? "Load" : found?.[1] === "Store" ? "Store" : undefined;
  if (operation === undefined) return undefined;
  const suffix = found?.[2] ?? "";
  const base = program.textOf(node.fn.x);
  if (suffix === "") {
    const spell = (name: string, ...args: readonly string[]): string => `${base}.${name}(${args.join(", ")})`;
    return { call: node, operation, target: base, value: node.args[0], spell };
  }
  const [pointer] = node.args;
  if (pointer === undefined) return undefined;
  const address = program.textOf(pointer);
  const spell = (name: string, ...args: readonly string[]): string =>
    `${base}.${name}${suffix}(${[address, ...args].join(", ")})`;
  return { call: node, operation, target: address.replace(/^&/, ""), value: node.args[1], spell };
}

function atomicCallsIn(program: ProgramText, root: Node): readonly AtomicCall[] {
  return program.find(root, ofKind("CallExpr")).flatMap((call) => {
    const found = atomicCall(program, call);
    return found === undefined ? [] : [found];
  });
}

// The bodies of the functions in which the finding's steps are, each once.
function bodiesOf(broken: Broken): readonly Node[] {
  const { program, finding } = broken;
  const bodies = new Set<Node>();
  for (const event of finding.events) {
    const node = nodeOfEvent(broken, event);
    const body = node && program.functionOf(node)?.body;
    if (body !== undefined) bodies.add(body);
  }
  return [...bodies];
}

/** Repairs of a load and a store of one atomic variable that belong together. */
export function compareAndSwapRepairs(broken: Broken): readonly Repair[] {
  return bodiesOf(broken).flatMap((body) => {
    const calls = atomicCallsIn(broken.program, body);
    const stores = calls.filter(({ operation }) => operation === "Store");
    return stores.flatMap((store) => {
      const load = calls.findLast(
        ({ operation, target, call }) => operation === "Load" && target === store.target && call.pos < store.call.end,
      );
      return load === undefined
        ? []
        : [...asAdd(broken, load, store), ...asCondition(broken, load, store), ...asLoop(broken, load, store)];
    });
  });
}

const WHY = "Reading, deciding and writing are then one step that nobody else can get into.";

// `n.Store(n.Load() + 1)`, and `v := n.Load(); n.Store(v + 1)`.
function asAdd(broken: Broken, load: AtomicCall, store: AtomicCall): readonly Repair[] {
  const { program } = broken;
  const { value } = store;
  if (value?.kind !== "BinaryExpr" || (value.op !== "+" && value.op !== "-")) return [];
  const named = load.call === value.x ? undefined : definedBy(program, load.call);
  const isSum = load.call === value.x || (named !== undefined && program.textOf(value.x) === named.name);
  if (!isSum) return [];
  const delta = program.textOf(value.y);
  const amount = value.op === "+" ? delta : `-${delta}`;
  const words = { kind: "atomic" as const, title: `Add to ${store.target} in one operation`, why: WHY };
  return draft(broken, words, (rewriter) => {
    rewriter.replace(store.call, store.spell("Add", amount));
    if (named !== undefined) rewriter.remove(named.place);
    return true;
  });
}

function definedBy(program: ProgramText, call: CallExpr): { readonly name: string; readonly place: Place } | undefined {
  const statement = program.parent(call);
  if (statement?.kind !== "AssignStmt" || statement.left.length !== 1) return undefined;
  const [name] = statement.left;
  const place = placeOfStatement(program, statement);
  return name?.kind === "Ident" && place !== undefined ? { name: name.name, place } : undefined;
}

// `if x.Load() == a { x.Store(b) …`, and `if !x.Load() { x.Store(true) …`.
function asCondition(broken: Broken, load: AtomicCall, store: AtomicCall): readonly Repair[] {
  const { program } = broken;
  const test = conditionAround(program, load.call);
  const place = program.placeOf(store.call);
  if (test === undefined || place === undefined || store.value === undefined) return [];
  const { statement, expected } = test;
  const isFirst =
    place.owner === statement.then && program.textOf(place.list[place.index] as Stmt) === program.textOf(store.call);
  if (!isFirst || statement.else !== undefined) return [];
  const value = program.textOf(store.value);
  const words = { kind: "compare-and-swap" as const, title: `Test and set ${store.target} in one operation`, why: WHY };
  return draft(broken, words, (rewriter) => {
    rewriter.replace(statement.condition, store.spell("CompareAndSwap", expected, value));
    rewriter.remove(place);
    return true;
  });
}

function conditionAround(
  program: ProgramText,
  x: Expr,
): { readonly statement: IfStmt; readonly expected: string } | undefined {
  const up = program.parent(x);
  const whole = up?.kind === "BinaryExpr" || up?.kind === "UnaryExpr" ? up : x;
  const statement = program.parent(whole);
  if (statement?.kind !== "IfStmt" || statement.condition !== whole) return undefined;
  if (up?.kind === "BinaryExpr")
    return up.op === "==" && up.x === x ? { statement, expected: program.textOf(up.y) } : undefined;
  if (up?.kind === "UnaryExpr") return up.op === "!" ? { statement, expected: "false" } : undefined;
  return { statement, expected: "true" };
}

// From the load to the store, again and again until nobody has written in between.
function asLoop(broken: Broken, load: AtomicCall, store: AtomicCall): readonly Repair[] {
  const { program } = broken;
  const named = definedBy(program, load.call);
  const place = program.placeOf(store.call);
  if (named === undefined || place === undefined || store.value === undefined) return [];
  if (place.owner !== named.place.owner || place.index <= named.place.index) return [];
  const words = {
    kind: "compare-and-swap" as const,
    title: `Repeat until ${store.target} has not changed in between`,
    why: "CompareAndSwap writes only if the value read is still there; otherwise everything is computed again.",
  };
  const start = program.offset((named.place.list[named.place.index] as Stmt).pos);
  const last = place.list[place.index] as Stmt; // A place is one of a statement.
  const value = argumentText(program, store.value);
  return draft(broken, words, (rewriter) => {
    const indent = rewriter.indentAt(start);
    const middle = program.text.slice(start, program.offset(last.pos)).trimEnd();
    if (middle.includes("`") || !/\n/.test(program.text.slice(start, program.offset(last.end)))) return false;
    const deeper = middle
      .replace(/[ \t]{2,}\/\//g, " //")
      .split("\n")
      .map((line, i) => (i === 0 || line === "" ? line : `\t${line}`));
    const lines = [
      "for {",
      `${indent}\t${deeper.join("\n")}`,
      `${indent}\tif ${store.spell("CompareAndSwap", named.name, value)} {`,
      `${indent}\t\tbreak`,
      `${indent}\t}`,
      `${indent}}`,
    ];
    rewriter.edit(start, program.offset(last.end), lines.join("\n"));
    return true;
  });
}

/** An expression as one of several arguments: gofmt writes `a+1` there. */
function argumentText(program: ProgramText, x: Expr): string {
  const isSum = x.kind === "BinaryExpr" && /^[-+*/]$/.test(x.op);
  return isSum ? `${program.textOf(x.x)}${x.op}${program.textOf(x.y)}` : program.textOf(x);
}

/** Load and Store of a `sync.Map` as LoadOrStore. */
export function loadOrStoreRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return bodiesOf(broken).flatMap((body) => {
    return mapCalls(program, body, "Store").flatMap((store) => {
      const load = mapCalls(program, body, "Load").findLast(
        (each) =>
          each.pos < store.pos &&
          mapText(program, each) === mapText(program, store) &&
          keyText(program, each) === keyText(program, store),
      );
      return load === undefined ? [] : asLoadOrStore(broken, load, store);
    });
  });
}

function mapCalls(program: ProgramText, root: Node, method: string): readonly CallExpr[] {
  return program
    .find(root, ofKind("CallExpr"))
    .filter(
      ({ fn }) => fn.kind === "SelectorExpr" && fn.selector.name === method && isOfType(program, fn.x, "sync", "Map"),
    );
}

function mapText(program: ProgramText, { fn }: CallExpr): string {
  return fn.kind === "SelectorExpr" ? program.textOf(fn.x) : "";
}

function keyText(program: ProgramText, { args }: CallExpr): string {
  return args[0] === undefined ? "" : program.textOf(args[0]);
}

function asLoadOrStore(broken: Broken, load: CallExpr, store: CallExpr): readonly Repair[] {
  const { program } = broken;
  const map = mapText(program, store);
  const words = {
    kind: "load-or-store" as const,
    title: `Use ${map}.LoadOrStore`,
    why: `${WHY} Whoever comes second gets what the first has stored.`,
  };
  const args = store.args.map((x) => program.textOf(x)).join(", ");
  const storing = program.placeOf(store);
  const loading = program.parent(load);
  const value = store.args[1];
  if (storing === undefined || loading?.kind !== "AssignStmt" || value === undefined) return [];
  const [found, isThere] = loading.left.map((x) => program.textOf(x));
  const statement = program.parent(loading);
  const repairs: Repair[] = [];
  const isOwnLoad =
    found === "_" && statement?.kind === "IfStmt" && statement.init === loading && contains(statement.then, store);
  if (isOwnLoad && isThere !== undefined && /^[\w."]+$|^[\w.]+\(/.test(program.textOf(value)))
    repairs.push(
      ...draft(broken, words, (rewriter) => {
        rewriter.replace(load, `${map}.LoadOrStore(${args})`);
        rewriter.remove(storing);
        return true;
      }),
    );
  return [
    ...repairs,
    ...draft(broken, words, (rewriter) => {
      const target = value.kind === "Ident" && found === value.name ? found : undefined;
      rewriter.replace(
        store,
        target === undefined ? `${map}.LoadOrStore(${args})` : `${target}, _ = ${map}.LoadOrStore(${args})`,
      );
      return true;
    }),
    ...draft(broken, words, (rewriter) => throughActual(rewriter, store, args, map)),
  ];
}

// `m.Store(k, v)` and then v is used: what was stored first counts.
function throughActual(rewriter: Rewriter, store: CallExpr, args: string, map: string): boolean {
  const { program } = rewriter;
  const value = store.args[1];
  if (value?.kind !== "Ident") return false;
  const place = program.placeOf(store);
  const obj = program.variableOf(value);
  if (place === undefined || obj === undefined) return false;
  const actual = program.freshName("actual", "first");
  const type = obj.type.kind === "interface" ? "" : `.(${typeName(program, value)})`;
  rewriter.replace(store, `${actual}, _ := ${map}.LoadOrStore(${args})`);
  rewriter.after(place, `${value.name} = ${actual}${type}`);
  return true;
}

function typeName(program: ProgramText, x: Expr): string {
  const type = program.typeOf(x);
  return type === undefined ? "any" : typeString(type, program.pkg);
}
