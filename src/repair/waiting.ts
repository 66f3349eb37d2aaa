// Repairs of how goroutines are waited for: Add before the go statement, Done on every way out, one wait group and not copies of it, the
// wait before what it is for.

import type { Expr, Field, FuncDecl, GoStmt, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { accessesOf, isWrite } from "./accesses.ts";
import { type Broken, draft, framesOf, nodeOfEvent, startOf } from "./broken.ts";
import { outermostPlace, waitsOf } from "./channel-repairs.ts";
import { callsOf, channelOf, parametersOf } from "./channels.ts";
import { syncCall, syncStatement } from "./locks.ts";
import { type Fn, ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** The function that a `go` statement runs, if it is in this file. */
export function startedFunction(program: ProgramText, { call }: GoStmt): Fn | undefined {
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

/** Who reads waits for the channel that the writer closes, or sends to, behind its write. */
export function waitForReadyRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const writers = accesses.nodes.filter((node) => isWrite(program, node));
  const signals = writers.flatMap((writer) => {
    const fn = program.functionOf(writer);
    if (fn?.body === undefined) return [];
    return program
      .find(fn.body, ofKind("CallExpr"))
      .filter((call) => call.pos > writer.pos && channelOf(program, call) !== undefined)
      .flatMap((call) => (call.args[0] === undefined ? [] : [{ channel: call.args[0], writer }]));
  });
  const seen = new Set<string>();
  return accesses.named.flatMap((reader) =>
    signals.flatMap(({ channel, writer }) => {
      const place = program.placeOf(reader);
      const name = spelledFor(program, channel, writer, reader);
      if (place === undefined || name === undefined || program.functionOf(reader) === program.functionOf(writer))
        return [];
      if (seen.has(`${name} ${reader.pos}`)) return [];
      seen.add(`${name} ${reader.pos}`);
      const words = {
        kind: "wait-first" as const,
        title: `Wait for ${name} before line ${program.source.position(program.offset(reader.pos)).line}`,
        why: `${name} is closed behind the write: who has received from it sees what was written.`,
      };
      return draft(broken, words, (rewriter) => {
        rewriter.before(place, `<-${name}`);
        return true;
      });
    }),
  );
}

// `p.ready` of the writer's `p.conns` is `q.ready` for a reader of `q.conns`.
function spelledFor(program: ProgramText, channel: Expr, writer: Expr, reader: Expr): string | undefined {
  if (channel.kind === "Ident") return channel.name;
  if (channel.kind !== "SelectorExpr" || writer.kind !== "SelectorExpr" || reader.kind !== "SelectorExpr")
    return undefined;
  if (program.textOf(channel.x) !== program.textOf(writer.x)) return undefined;
  return `${program.textOf(reader.x)}.${channel.selector.name}`;
}

/** What was got from a context package function is cancelled when its maker returns. */
export function cancelRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return program.find(program.file, ofKind("AssignStmt"), true).flatMap((statement) => {
    const [ctx, cancel] = statement.left;
    const [call] = statement.right;
    const place = placeOfStatement(program, statement);
    if (call?.kind !== "CallExpr" || cancel?.kind !== "Ident" || ctx === undefined || place === undefined) return [];
    if (!/^context\.With(Cancel|Timeout|Deadline)/.test(program.textOf(call.fn))) return [];
    const name = cancel.name === "_" ? program.freshName("cancel") : cancel.name;
    const words = {
      kind: "cancel-context" as const,
      title: `Cancel ${program.textOf(ctx)} when the function returns`,
      why: `Whoever waits for ${program.textOf(ctx)} is then told to stop.`,
    };
    return draft(broken, words, (rewriter) => {
      if (name !== cancel.name) rewriter.replace(cancel, name);
      rewriter.after(place, `defer ${name}()`);
      return true;
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

const SYNC_TYPES = /^sync\.(Mutex|RWMutex|WaitGroup|Once|Cond|Map|Pool)$/;

/** Parameters and receivers that copy a lock or a wait group become pointers. */
export function shareRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const copied = program
    .find(program.file, ofKind("FuncDecl"), true)
    .flatMap((fn) => [
      ...(fn.receiver?.fields ?? [])
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: true })),
      ...fn.type.params.fields
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: false })),
    ]);
  const literals = program
    .find(program.file, ofKind("FuncLit"), true)
    .flatMap((fn) =>
      fn.type.params.fields
        .filter((field) => holdsLock(program, field))
        .map((field) => ({ fn, field, isReceiver: false })),
    );
  const all = [...copied, ...literals];
  const [first] = all;
  if (first === undefined) return [];
  const name = first.field.names[0]?.name ?? program.textOf(first.field.type);
  const words = {
    kind: "share-lock" as const,
    title: `Pass ${name} as a pointer`,
    why: `A copy is another lock or wait group: with a pointer all goroutines use the same one.`,
  };
  return draft(broken, words, (rewriter) => {
    const done = new Set<Fn>();
    for (const { fn, field, isReceiver } of all) {
      const at = program.offset(field.type.pos);
      rewriter.edit(at, at, "*");
      if (!isReceiver && !done.has(fn)) for (const call of callsOf(program, fn)) addressArguments(rewriter, fn, call);
      done.add(fn);
    }
    return true;
  });
}

function addressArguments(rewriter: Rewriter, fn: Fn, call: Extract<Node, { kind: "CallExpr" }>): void {
  const { program } = rewriter;
  let index = 0;
  for (const field of fn.type.params.fields) {
    const n = Math.max(1, field.names.length);
    for (let i = index; i < index + n; i++) {
      const argument = call.args[i];
      if (argument === undefined || !holdsLock(program, field)) continue;
      const at = program.offset(argument.pos);
      if (argument.kind === "StarExpr") rewriter.edit(at, at + 1, "");
      else rewriter.edit(at, at, "&");
    }
    index += n;
  }
}

function holdsLock(program: ProgramText, { type }: Field): boolean {
  const text = program.textOf(type);
  if (SYNC_TYPES.test(text)) return true;
  const known = program.typeOf(type);
  if (known?.kind !== "named" || known.underlying.kind !== "struct") return false;
  return known.underlying.fields.some(
    ({ type: field }) => field.kind === "named" && field.obj.pkg?.path === "sync" && field.obj.name !== "Locker",
  );
}

/** The read of a result comes behind the wait for the goroutine that makes it. */
export function waitFirstRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const repairs: Repair[] = [];
  const own = finding.events.filter(({ step }) => step < broken.trace.events.length);
  for (const event of own) {
    const start = startOf(broken, event.goroutine);
    const starter = start && program.functionOf(start);
    if (start?.kind !== "GoStmt" || starter === undefined) continue;
    for (const other of own) {
      if (other.goroutine === event.goroutine) continue;
      const frames = [...framesOf(broken, other.step), nodeOfEvent(broken, other)];
      const node = frames.find(
        (each) => each !== undefined && program.functionOf(each) === starter && each.pos > start.pos,
      );
      if (node !== undefined) repairs.push(...waitBefore(broken, start, node));
    }
  }
  return repairs;
}

function waitBefore(broken: Broken, start: GoStmt, node: Node): readonly Repair[] {
  const { program } = broken;
  const starter = program.functionOf(start);
  const repairs: Repair[] = [];
  const why = "What the goroutine did then happens before what comes behind the wait.";
  for (const { place, statement, text } of joinsOf(program, starter)) {
    const target = outermostPlace(program, node, place.owner);
    if (
      target === undefined ||
      target.owner !== place.owner ||
      target.index >= place.index ||
      statement.pos < start.pos
    )
      continue;
    const words = { kind: "wait-first" as const, title: `Move ${text} before the first use of the result`, why };
    repairs.push(
      ...draft(broken, words, (rewriter) => {
        rewriter.before(target, text);
        rewriter.remove(place);
        return true;
      }),
    );
  }
  const words = { kind: "wait-first" as const, title: "Wait for the goroutine before going on", why };
  for (const group of new Set(
    program.find(program.file, ofKind("CallExpr"), true).flatMap((call) => groupOf(program, call)),
  )) {
    const target = outermostPlace(program, node, node);
    if (target !== undefined && !waitsOf(program).some((wait) => wait.group === group))
      repairs.push(
        ...draft(broken, { ...words, title: `Call ${group}.Wait before going on` }, (rewriter) => {
          rewriter.before(target, `${group}.Wait()`);
          return true;
        }),
      );
  }
  return [...repairs, ...draft(broken, words, (rewriter) => joinBy(rewriter, start, node))];
}

function groupOf(program: ProgramText, call: Extract<Node, { kind: "CallExpr" }>): readonly string[] {
  const found = syncCall(program, call);
  return found?.method === "Done" ? [program.textOf(found.x)] : [];
}

/** Statements of a function's body that wait for goroutines: `wg.Wait()`, `<-done`. */
function joinsOf(program: ProgramText, fn: Fn | undefined) {
  if (fn?.body === undefined) return [];
  const list = fn.body.statements;
  return list.flatMap((statement, index) => {
    if (statement.kind !== "ExprStmt") return [];
    const isReceive = statement.x.kind === "UnaryExpr" && statement.x.op === "<-";
    const isWait = syncCall(program, statement.x)?.method === "Wait";
    if (!isReceive && !isWait) return [];
    const owner = fn.body as FuncDecl["body"] & object; // Tested above.
    return [{ statement, text: program.textOf(statement), place: { owner, list, index } }];
  });
}

// A channel that the goroutine closes at its end; a wait group where there may be several.
function joinBy(rewriter: Rewriter, start: GoStmt, node: Node): boolean {
  const { program } = rewriter;
  const starter = program.functionOf(start);
  const before = program.placeOf(start.call);
  const target = outermostPlace(program, node, before?.owner ?? node);
  if (before === undefined || target === undefined || start.call.kind !== "CallExpr") return false;
  const loop = [...program.ancestors(start)].find(
    (up) => up.kind === "ForStmt" || up.kind === "RangeStmt" || up === starter,
  );
  const call = program.textOf(start.call);
  const isLiteral = start.call.fn.kind === "FuncLit";
  if (loop === starter || loop === undefined) {
    const done = program.freshName("done", "finished");
    rewriter.before(before, `${done} := make(chan struct{})`);
    if (start.call.fn.kind === "FuncLit") rewriter.atStart(start.call.fn.body, `defer close(${done})`);
    else replaceCall(rewriter, start, `defer close(${done})`, call);
    rewriter.before(target, `<-${done}`);
    return true;
  }
  const group = program.freshName("wg", "all");
  const outside = program.placeOf(loop) ?? before;
  const index = outside.list.findIndex((statement) => statement === loop);
  if (index < 0) return false;
  rewriter.before({ ...outside, index }, `var ${group} ${rewriter.use("sync")}.WaitGroup`);
  rewriter.before(before, `${group}.Add(1)`);
  if (isLiteral && start.call.fn.kind === "FuncLit") rewriter.atStart(start.call.fn.body, `defer ${group}.Done()`);
  else replaceCall(rewriter, start, `defer ${group}.Done()`, call);
  const behind = outermostPlace(program, node, outside.owner);
  if (behind === undefined) return false;
  rewriter.before(behind, `${group}.Wait()`);
  return true;
}

function replaceCall(rewriter: Rewriter, start: GoStmt, first: string, call: string): void {
  const indent = rewriter.indentAt(rewriter.program.offset(start.pos));
  rewriter.replace(start.call, `func() {\n${indent}\t${first}\n${indent}\t${call}\n${indent}}()`);
}

/** Moves a `go` statement behind what its goroutine needs. */
export function startLaterRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const starts = finding.events
    .map(({ goroutine }) => startOf(broken, goroutine))
    .filter((each) => each?.kind === "GoStmt");
  return [...new Set(starts)].flatMap((start) =>
    finding.events.flatMap((event) => {
      const node = nodeOfEvent(broken, event);
      const place = start?.kind === "GoStmt" ? program.placeOf(start.call) : undefined;
      if (start === undefined || node === undefined || place === undefined || node.pos < start.end) return [];
      const target = outermostPlace(program, node, place.owner);
      if (target === undefined || target.owner !== place.owner || target.index <= place.index) return [];
      const words = {
        kind: "start-later" as const,
        title: `Start the goroutine after line ${event.line}`,
        why: "What stands before a go statement happens before all that the goroutine does.",
      };
      return draft(broken, words, (rewriter) => moveBehind(rewriter, place, target));
    }),
  );
}

function moveBehind(rewriter: Rewriter, from: Place, to: Place): boolean {
  const { program } = rewriter;
  const statement = from.list[from.index] as Node; // A place is one of a statement.
  const indent = rewriter.indentAt(program.offset(statement.pos));
  const text = program.textOf(statement);
  if (text.includes("`")) return false;
  rewriter.after(
    to,
    text
      .split("\n")
      .map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
      .join("\n"),
  );
  rewriter.remove(from);
  return true;
}
