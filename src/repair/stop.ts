// A way out of a wait that may never end: a channel that is closed when whoever started the goroutine is done, or the context that it
// has anyway, beside the blocking operation in a `select`.

import type { CallExpr, Expr, FuncDecl, GoStmt, Ident, Node, RangeStmt, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { typeString } from "../types/type-string.ts";
import { type Broken, draft } from "./broken.ts";
import { channelAt, channelOf, startsOf } from "./channels.ts";
import { outermostPlace } from "./found-channels.ts";
import { isOfType } from "./locks.ts";
import { type Fn, ofKind, type Place, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** Repairs that let a blocked send or receive give up. */
export function stopRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const seen = new Set<Node>();
  return finding.events.flatMap((event, i) => {
    const operation = event.role.startsWith("waits") ? channelAt(broken, i) : undefined;
    if (operation === undefined || seen.has(operation.node)) return [];
    seen.add(operation.node);
    const fn = program.functionOf(operation.node);
    if (fn === undefined) return [];
    const name = program.textOf(operation.channel);
    return [
      ...byKnownStop(broken, operation.node, fn, name),
      ...byContext(broken, operation.node, fn, name),
      ...byChannel(broken, operation.node, fn, name),
    ];
  });
}

// A channel of the receiver's struct that somebody closes to end everything.
function byKnownStop(broken: Broken, node: Node, fn: Fn, channel: string): readonly Repair[] {
  const { program } = broken;
  const receiver = program.declarationOf(node)?.receiver?.fields[0]?.names[0];
  const type = receiver && program.objectOf(receiver)?.type;
  const named = type?.kind === "pointer" ? type.elem : type;
  const struct = named?.kind === "named" ? named.underlying : undefined;
  if (receiver === undefined || struct?.kind !== "struct") return [];
  const closed = program.find(program.file, ofKind("CallExpr"), true).flatMap((call) => {
    const x = channelOf(program, call);
    const variable = x && program.variableOf(x);
    return variable !== undefined && struct.fields.some(({ pos }) => pos === variable.pos) ? [variable.name] : [];
  });
  return [...new Set(closed)].flatMap((name) => {
    const done = `${receiver.name}.${name}`;
    if (done === channel) return [];
    const words = {
      kind: "done-channel" as const,
      title: `Stop waiting for ${channel} when ${done} is closed`,
      why: `Then nobody is left at the other end of ${channel}.`,
    };
    const all = operationsOf(program, fn);
    return [
      ...draft(broken, words, (rewriter) => writeSelect(rewriter, node, fn, done)),
      ...draft(
        broken,
        words,
        (rewriter) => all.length > 1 && all.every((each) => writeSelect(rewriter, each, fn, done)),
      ),
    ];
  });
}

function operationsOf(program: ProgramText, fn: Fn): readonly Node[] {
  const isOperation = (node: Node): node is Node =>
    node.kind === "SendStmt" || (node.kind === "UnaryExpr" && node.op === "<-");
  return fn.body === undefined ? [] : program.find(fn.body, isOperation);
}

/** `return`, with zero values for the results; undefined where they have no short form. */
function wayOutOf(program: ProgramText, fn: Fn): string | undefined {
  const zeros = (fn.type.results?.fields ?? []).flatMap(({ names, type }) => {
    const zero = zeroOf(program, type);
    return Array.from({ length: Math.max(1, names.length) }, () => zero);
  });
  if (zeros.some((zero) => zero === undefined)) return undefined;
  return zeros.length === 0 ? "return" : `return ${zeros.join(", ")}`;
}

function zeroOf(program: ProgramText, x: Expr): string | undefined {
  const type = program.typeOf(x);
  const plain = type?.kind === "named" ? type.underlying : type;
  switch (plain?.kind) {
    case "basic":
      return plain.basic === "bool" ? "false" : plain.basic === "string" ? '""' : "0";
    case "struct":
    case "array":
      return `${program.textOf(x)}{}`;
    case undefined:
    case "typeparam":
      return undefined;
    default:
      return "nil";
  }
}

function byContext(broken: Broken, node: Node, fn: Fn, channel: string): readonly Repair[] {
  return contextsAt(broken.program, node).flatMap((ctx) =>
    draft(
      broken,
      {
        kind: "done-channel",
        title: `Stop waiting for ${channel} when ${ctx} is done`,
        why: `The goroutine then ends with ${ctx}, even when nobody is left at the other end of ${channel}.`,
      },
      (rewriter) => writeSelect(rewriter, node, fn, `${ctx}.Done()`),
    ),
  );
}

function byChannel(broken: Broken, node: Node, fn: Fn, channel: string): readonly Repair[] {
  const { program } = broken;
  const starts = startsOf(program, fn);
  const [start] = starts;
  if (start === undefined || starts.length !== 1 || fn.type.results !== undefined) return [];
  const done = program.freshName("done", "stop", "quit");
  const words = {
    kind: "done-channel" as const,
    title: `Stop waiting for ${channel} when ${starterName(program, start)} returns`,
    why: `Closing ${done} wakes the goroutine: it need not wait for somebody who has gone.`,
  };
  return [
    ...draft(broken, words, (rewriter) => {
      const owner = handDown(rewriter, fn, start, done);
      return owner && announce(rewriter, start, done) && writeSelect(rewriter, node, fn, done);
    }),
    ...draft(broken, words, (rewriter) => {
      const owner = handDown(rewriter, fn, start, done);
      return owner && announceByCallers(rewriter, start, done) && writeSelect(rewriter, node, fn, done);
    }),
  ];
}

function starterName(program: ProgramText, start: Node): string {
  return program.declarationOf(start)?.name.name ?? "its starter";
}

/** Contexts that have a name where the node stands, the nearest first. */
function contextsAt(program: ProgramText, node: Node): readonly string[] {
  const names = new Set<string>();
  const declaration = program.declarationOf(node);
  if (declaration === undefined) return [];
  for (const ident of program.find(declaration, ofKind("Ident"), true)) {
    const obj = program.pkg.info.defs.get(ident);
    if (obj?.kind === "var" && ident.pos < node.pos && isOfType(program, obj, "context", "Context"))
      names.add(ident.name);
  }
  return [...names].reverse();
}

// A literal sees the channel; a declared function gets it as a parameter.
function handDown(rewriter: Rewriter, fn: Fn, start: GoStmt, done: string): boolean {
  if (fn.kind === "FuncLit") return true;
  const { program } = rewriter;
  const calls = program.callsOf(fn);
  if (calls.length !== 1 || calls[0] !== start.call || fn.receiver !== undefined) return false;
  addParameter(rewriter, fn, done);
  addArgument(rewriter, calls[0] as CallExpr, done);
  return true;
}

function addParameter(rewriter: Rewriter, fn: FuncDecl, done: string): void {
  const { program } = rewriter;
  const end = program.offset(fn.type.params.end) - 1;
  const separator = fn.type.params.fields.length > 0 ? ", " : "";
  rewriter.edit(end, end, `${separator}${done} <-chan struct{}`);
}

function addArgument(rewriter: Rewriter, call: CallExpr, argument: string): void {
  const at = rewriter.program.offset(call.rparen);
  rewriter.edit(at, at, `${call.args.length > 0 ? ", " : ""}${argument}`);
}

function announce(rewriter: Rewriter, start: GoStmt, done: string): boolean {
  const place = outermostPlace(rewriter.program, start, start);
  if (place === undefined) return false;
  rewriter.before(place, `${done} := make(chan struct{})`, `defer close(${done})`);
  return true;
}

// A function that starts the goroutine and returns its channel: who calls it says when to stop.
function announceByCallers(rewriter: Rewriter, start: GoStmt, done: string): boolean {
  const { program } = rewriter;
  const starter = program.functionOf(start);
  if (starter?.kind !== "FuncDecl" || starter.type.results === undefined) return false;
  const calls = program.callsOf(starter);
  if (calls.length === 0) return false;
  addParameter(rewriter, starter, done);
  const announced = new Set<Node>();
  for (const call of calls) {
    const caller = program.functionOf(call);
    const place = outermostPlace(program, call, call);
    if (caller === undefined || place === undefined) return false;
    addArgument(rewriter, call, done);
    if (announced.has(caller)) continue;
    announced.add(caller);
    rewriter.before(place, `${done} := make(chan struct{})`, `defer close(${done})`);
  }
  return true;
}

/** Puts the operation into a `select` with a case that leaves when `done` is ready. */
function writeSelect(rewriter: Rewriter, node: Node, fn: Fn, done: string): boolean {
  const { program } = rewriter;
  if (node.kind === "RangeStmt") return writeLoop(rewriter, node, done);
  const place = program.placeOf(node);
  const statement = place?.list[place.index];
  if (place === undefined || statement === undefined) return false;
  const leave = wayOutOf(program, fn);
  if (leave === undefined) return false;
  const wayOut = `case <-${done}:\n\t${leave}\n}`;
  if (statement.kind === "ReturnStmt") return writeReturn(rewriter, place, statement, node, wayOut);
  const communication = communicationOf(program, statement, node);
  if (communication === undefined) return false;
  replaceStatement(rewriter, place, `${communication.before}select {\ncase ${communication.text}:\n${wayOut}`);
  return true;
}

// `return <-ch`
function writeReturn(
  rewriter: Rewriter,
  place: Place,
  { results }: Extract<Stmt, { kind: "ReturnStmt" }>,
  node: Node,
  wayOut: string,
): boolean {
  const { program } = rewriter;
  if (results.length !== 1 || results[0] !== node) return false;
  const value = program.freshName("v", "value");
  replaceStatement(
    rewriter,
    place,
    `select {\ncase ${value} := ${program.textOf(node)}:\n\treturn ${value}\n${wayOut}`,
  );
  return true;
}

function replaceStatement(rewriter: Rewriter, place: Place, text: string): void {
  rewriter.before(place, text);
  rewriter.remove(place);
}

function communicationOf(
  program: ProgramText,
  statement: Stmt,
  node: Node,
): { readonly before: string; readonly text: string } | undefined {
  const text = program.textOf(statement);
  if (text.includes("\n")) return undefined;
  if (statement.kind === "SendStmt" || (statement.kind === "ExprStmt" && statement.x === node))
    return { before: "", text };
  if (statement.kind !== "AssignStmt" || statement.right[0] !== node) return undefined;
  if (statement.op === "=") return { before: "", text };
  const names = statement.left.filter((x): x is Ident => x.kind === "Ident" && x.name !== "_");
  const before = names.map((name) => {
    const obj = program.pkg.info.defs.get(name);
    return obj === undefined ? "" : `var ${name.name} ${typeString(obj.type, program.pkg)}\n`;
  });
  return { before: before.join(""), text: text.replace(":=", "=") };
}

/** `for v := range ch {` as a loop around a `select`. */
function writeLoop(rewriter: Rewriter, loop: RangeStmt, done: string): boolean {
  const { program } = rewriter;
  const channel = channelOf(program, loop);
  const key = loop.key;
  if (channel === undefined || (key !== undefined && key.kind !== "Ident")) return false;
  const indent = rewriter.indentAt(program.offset(loop.pos));
  const isOpen = program.freshName("ok", "isOpen");
  const obj = key === undefined ? undefined : program.pkg.info.defs.get(key);
  const name = key?.name ?? "_";
  const lines = [
    "for {",
    ...(loop.op === ":=" && obj !== undefined ? [`\tvar ${name} ${typeString(obj.type, program.pkg)}`] : []),
    `\tvar ${isOpen} bool`,
    "\tselect {",
    `\tcase ${name}, ${isOpen} = <-${program.textOf(channel)}:`,
    `\tcase <-${done}:`,
    "\t}",
    `\tif !${isOpen} {`,
    "\t\tbreak",
    "\t}",
  ];
  const hasLines = program.textOf(loop.body).includes("\n");
  if (!hasLines) return false;
  rewriter.edit(program.offset(loop.pos), program.offset(loop.body.pos) + 1, lines.join(`\n${indent}`));
  return true;
}
