// Wait groups that count right: Add before the go statement, Done on every way out and once.

import type { GoStmt, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { parametersOf } from "./channels.ts";
import { waitsOf } from "./found-channels.ts";
import { syncStatement } from "./locks.ts";
import { type Fn, ofKind, type Place, type ProgramText } from "./program-text.ts";

/** The function that a `go` statement runs, if it is in this file. */
function startedFunction(program: ProgramText, { call }: GoStmt): Fn | undefined {
  if (call.kind !== "CallExpr") return undefined;
  return call.fn.kind === "FuncLit" ? call.fn : program.calleeOf(call);
}

interface GroupCall {
  readonly place: Place;
  readonly method: string;
  readonly group: string;
  readonly args: string;
  readonly isDeferred: boolean;
}

/** Calls of wait groups that are statements of a function. */
function groupCalls(program: ProgramText, fn: Fn): readonly GroupCall[] {
  if (fn.body === undefined) return [];
  const isStatement = (node: Node): node is Extract<Node, { kind: "ExprStmt" | "DeferStmt" }> =>
    node.kind === "ExprStmt" || node.kind === "DeferStmt";
  return program.find(fn.body, isStatement).flatMap((statement) => {
    const found = syncStatement(program, statement);
    const place = program.placeOf(statement.kind === "ExprStmt" ? statement.x : statement.call);
    if (found === undefined || place === undefined || !["Add", "Done", "Wait"].includes(found.method)) return [];
    const args = found.call.args.map((x) => program.textOf(x)).join(", ");
    return [{ place, method: found.method, group: program.textOf(found.x), args, isDeferred: found.isDeferred }];
  });
}

/** Moves `wg.Add` from inside the goroutine to before its `go` statement. */
export function addBeforeGoRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const starts = program.find(program.file, ofKind("GoStmt"), true).flatMap((start) => {
    const fn = startedFunction(program, start);
    const adds = fn === undefined ? [] : groupCalls(program, fn).filter(({ method }) => method === "Add");
    return fn === undefined || adds.length === 0 ? [] : [{ start, fn, adds }];
  });
  const [first] = starts;
  if (first === undefined) return [];
  const { group } = first.adds[0] as GroupCall; // Those without one have been left out.
  const words = {
    kind: "add-before-go" as const,
    title: `Call ${group}.Add before the go statement`,
    why: `The count is then up before anybody can get to ${group}.Wait, which so waits for the goroutine.`,
  };
  return draft(broken, words, (rewriter) => {
    const removed = new Set<Node>();
    for (const { start, fn, adds } of starts) {
      const place = program.placeOf(start.call);
      if (place === undefined) return false;
      for (const add of adds) {
        rewriter.before(place, `${nameOutside(program, fn, start, add.group)}.Add(${add.args})`);
        const statement = add.place.list[add.place.index] as Node; // A place is one of a statement.
        if (!removed.has(statement)) rewriter.remove(add.place);
        removed.add(statement);
      }
    }
    return true;
  });
}

// A parameter's name inside is its argument's outside.
function nameOutside(program: ProgramText, fn: Fn, start: GoStmt, name: string): string {
  const index = parametersOf(fn).findIndex((each) => each?.name === name);
  const argument = start.call.kind === "CallExpr" ? start.call.args[index] : undefined;
  return argument === undefined ? name : program.textOf(argument).replace(/^&/, "");
}

/** `defer wg.Done()` first of all, so that every way out counts. */
export function deferDoneRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const repairs: Repair[] = [];
  for (const start of program.find(program.file, ofKind("GoStmt"), true)) {
    const fn = startedFunction(program, start);
    if (fn?.body === undefined) continue;
    const dones = groupCalls(program, fn).filter(({ method }) => method === "Done");
    const group = dones[0]?.group ?? waitsOf(program)[0]?.group;
    if (group === undefined || dones.some(({ isDeferred, place }) => isDeferred && place.index === 0)) continue;
    const words = {
      kind: "defer-done" as const,
      title: `Defer ${group}.Done at the start of the goroutine`,
      why: `Whichever way the goroutine ends, ${group} learns of it, and Wait returns.`,
    };
    repairs.push(
      ...draft(broken, words, (rewriter) => {
        for (const done of dones) rewriter.remove(done.place);
        rewriter.atStart(fn.body as NonNullable<Fn["body"]>, `defer ${group}.Done()`); // Tested above.
        return true;
      }),
    );
  }
  return [...repairs, ...addPerGoroutine(broken)];
}

/** A Done too many goes. */
export function doneOnceRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const seen = new Set<Fn>();
  return finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const fn = node && program.functionOf(node);
    if (fn === undefined || seen.has(fn)) return [];
    seen.add(fn);
    const dones = program.find(program.file, ofKind("FuncDecl"), true).flatMap((each) => groupCalls(program, each));
    return dones
      .filter(({ method, isDeferred }) => method === "Done" && !isDeferred)
      .flatMap(({ place, group }) => {
        const statement = place.list[place.index] as Node; // A place is one of a statement.
        const { line } = program.source.position(program.offset(statement.pos));
        const words = {
          kind: "defer-done" as const,
          title: `Remove ${group}.Done of line ${line}`,
          why: "Each goroutine is counted down once.",
        };
        return draft(broken, words, (rewriter) => {
          rewriter.remove(place);
          return true;
        });
      });
  });
}

// `Add(1)` before each `go` statement instead of a number that has to be right.
function addPerGoroutine(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return program.find(program.file, ofKind("FuncDecl"), true).flatMap((fn) => {
    const calls = groupCalls(program, fn);
    const adds = calls.filter(({ method }) => method === "Add");
    const [add] = adds;
    const starts = fn.body === undefined ? [] : program.find(fn.body, ofKind("GoStmt"));
    if (add === undefined || adds.length !== 1 || starts.length === 0) return [];
    const words = {
      kind: "add-before-go" as const,
      title: `Call ${add.group}.Add(1) for each goroutine`,
      why: `${add.group} then counts the goroutines that are really started.`,
    };
    return draft(broken, words, (rewriter) => {
      rewriter.remove(add.place);
      for (const start of starts) {
        const place = program.placeOf(start.call);
        const started = startedFunction(program, start);
        const isCounted = started !== undefined && groupCalls(program, started).some(({ method }) => method === "Done");
        if (place !== undefined && isCounted) rewriter.before(place, `${add.group}.Add(1)`);
      }
      return true;
    });
  });
}
