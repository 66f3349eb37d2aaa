// The order of a result and its use: the wait comes before the use, or the goroutine is started when all that it needs is there.

import type { Expr, FuncDecl, GoStmt, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { accessesOf, isWrite } from "./accesses.ts";
import { type Broken, draft, framesOf, nodeOfEvent, startOf } from "./broken.ts";
import { channelOf } from "./channels.ts";
import { outermostPlace, waitsOf } from "./found-channels.ts";
import { syncCall } from "./locks.ts";
import { type Fn, ofKind, type Place, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

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
  const index = outside.list.indexOf(loop as Stmt); // A loop is a statement.
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
