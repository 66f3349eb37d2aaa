// Channels in the text: which variables stand for one channel, where it is made, sent to, received from and closed.

import type { CallExpr, Expr, Ident, Node, RangeStmt, SendStmt, UnaryExpr } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import type { Broken } from "./broken.ts";
import { nodeOfEvent } from "./broken.ts";
import { type Fn, isSame, ofKind, type ProgramText } from "./program-text.ts";

/** An operation on a channel as written. */
export type ChannelNode = SendStmt | UnaryExpr | RangeStmt | CallExpr;

/** A channel and all that the text does with it. */
export interface ChannelUses {
  /** The variable where it is made, then parameters and others that it is handed to. */
  readonly variables: readonly VarObj[];
  readonly makes: readonly CallExpr[];
  readonly sends: readonly SendStmt[];
  /** Receives and `range` loops. */
  readonly receives: readonly (UnaryExpr | RangeStmt)[];
  readonly closes: readonly CallExpr[];
}

/** The channel operation at a finding's event: the node, and the channel's expression. */
export function channelAt(
  broken: Broken,
  index: number,
): { readonly node: ChannelNode; readonly channel: Expr } | undefined {
  const event = broken.finding.events[index];
  const node = event && nodeOfEvent(broken, event);
  if (node === undefined) return undefined;
  const { program } = broken;
  for (const up of [node, ...program.ancestors(node)]) {
    const channel = channelOf(program, up);
    if (channel !== undefined) return { node: up as ChannelNode, channel }; // What has a channel is a channel operation.
    if (up.kind === "FuncDecl" || up.kind === "FuncLit") break;
  }
  const statement = program.placeOf(node);
  const inner = statement?.list[statement.index];
  const found = inner && inner.kind !== "SelectStmt" ? program.find(inner, isOperation(program))[0] : undefined;
  const channel = found && channelOf(program, found);
  return found !== undefined && channel !== undefined ? { node: found, channel } : undefined;
}

function isOperation(program: ProgramText): (node: Node) => node is ChannelNode {
  return (node): node is ChannelNode => channelOf(program, node) !== undefined;
}

/** The channel that a node operates on, if it is a channel operation. */
export function channelOf(program: ProgramText, node: Node): Expr | undefined {
  switch (node.kind) {
    case "SendStmt":
      return node.channel;
    case "UnaryExpr":
      return node.op === "<-" ? node.x : undefined;
    case "RangeStmt": {
      const type = program.typeOf(node.x);
      return (type?.kind === "named" ? type.underlying : type)?.kind === "chan" ? node.x : undefined;
    }
    case "CallExpr":
      return node.fn.kind === "Ident" && node.fn.name === "close" && node.args.length === 1 ? node.args[0] : undefined;
    default:
      return undefined;
  }
}

/** Everything about the channel that a variable holds, as far as the text follows it: assignments, arguments, composite literals. */
export function usesOfChannel(program: ProgramText, variable: VarObj): ChannelUses {
  const variables = aliases(program, variable);
  const isIt = (x: Expr): boolean => {
    const found = program.variableOf(x);
    return found !== undefined && variables.some((each) => isSame(each, found));
  };
  const nodes = program.find(program.file, isOperation(program), true).filter((node) => {
    const channel = channelOf(program, node);
    return channel !== undefined && isIt(channel);
  });
  return {
    variables,
    makes: variables.flatMap((each) => makesOf(program, each)),
    sends: nodes.filter((node): node is SendStmt => node.kind === "SendStmt"),
    receives: nodes.filter(
      (node): node is UnaryExpr | RangeStmt => node.kind === "UnaryExpr" || node.kind === "RangeStmt",
    ),
    closes: nodes.filter((node): node is CallExpr => node.kind === "CallExpr"),
  };
}

const MAX_ALIASES = 12;

/** Variables that hold what `variable` holds because one was given to the other. */
function aliases(program: ProgramText, variable: VarObj): readonly VarObj[] {
  const known: VarObj[] = [variable];
  for (let i = 0; i < known.length && known.length < MAX_ALIASES; i++) {
    const at = known[i] as VarObj; // i is in range.
    for (const other of [...givenTo(program, at), ...takenFrom(program, at)])
      if (!known.some((each) => isSame(each, other))) known.push(other);
  }
  return known;
}

// What receives the variable's value: parameters of called functions, assigned variables, fields of literals.
function givenTo(program: ProgramText, variable: VarObj): readonly VarObj[] {
  const found: (VarObj | undefined)[] = [];
  for (const ident of program.usesOf(variable)) {
    const access = accessOf(program, ident);
    const up = program.parent(access);
    if (up?.kind === "CallExpr") found.push(parameterFor(program, up, access));
    else if (up?.kind === "AssignStmt" && up.left.length === up.right.length) {
      const i = up.right.indexOf(access);
      const left = up.left[i];
      if (left !== undefined) found.push(program.variableOf(left));
    } else if (up?.kind === "KeyValueExpr" && up.value === access) found.push(program.variableOf(up.key));
  }
  return found.filter((each) => each !== undefined);
}

function takenFrom(program: ProgramText, variable: VarObj): readonly VarObj[] {
  const found: (VarObj | undefined)[] = [];
  const ident = program.definitionOf(variable);
  const fn = ident && program.functionOf(ident);
  if (variable.role === "param" && fn !== undefined) {
    const index = parametersOf(fn).indexOf(ident);
    for (const call of callsOf(program, fn)) {
      const argument = call.args[index];
      if (argument !== undefined) found.push(program.variableOf(argument));
    }
  }
  for (const value of valuesOf(program, variable)) found.push(program.variableOf(value));
  return found.filter((each) => each !== undefined);
}

function accessOf(program: ProgramText, ident: Expr): Expr {
  const up = program.parent(ident);
  return up?.kind === "SelectorExpr" && up.selector === ident ? up : ident;
}

/** Names of a function's parameters, in order; undefined for unnamed ones. */
export function parametersOf(fn: Fn): readonly (Ident | undefined)[] {
  return fn.type.params.fields.flatMap(({ names }): readonly (Ident | undefined)[] =>
    names.length === 0 ? [undefined] : names,
  );
}

/** Calls of a function; of a literal, the one around it. */
export function callsOf(program: ProgramText, fn: Fn): readonly CallExpr[] {
  if (fn.kind === "FuncDecl") return program.callsOf(fn);
  const up = program.parent(fn);
  return up?.kind === "CallExpr" && up.fn === fn ? [up] : [];
}

function parameterFor(program: ProgramText, call: CallExpr, argument: Expr): VarObj | undefined {
  const index = call.args.indexOf(argument);
  const callee = call.fn.kind === "FuncLit" ? call.fn : program.calleeOf(call);
  const ident = callee && index >= 0 ? parametersOf(callee)[index] : undefined;
  const obj = ident && program.objectOf(ident);
  return obj?.kind === "var" ? obj : undefined;
}

/** Expressions that are assigned to a variable or field, where it is declared and later. */
export function valuesOf(program: ProgramText, variable: VarObj): readonly Expr[] {
  const values: Expr[] = [];
  const definition = program.definitionOf(variable);
  for (const ident of [...(definition === undefined ? [] : [definition]), ...program.usesOf(variable)]) {
    const access = accessOf(program, ident);
    const up = program.parent(access);
    if (up?.kind === "AssignStmt" && up.left.length === up.right.length) {
      const value = up.right[up.left.indexOf(access)];
      if (value !== undefined) values.push(value);
    } else if (up?.kind === "ValueSpec") {
      const value = up.values[up.names.indexOf(ident)];
      if (value !== undefined) values.push(value);
    } else if (up?.kind === "KeyValueExpr" && up.key === access) values.push(up.value);
  }
  return values;
}

function makesOf(program: ProgramText, variable: VarObj): readonly CallExpr[] {
  return valuesOf(program, variable).filter(
    (value): value is CallExpr =>
      value.kind === "CallExpr" && program.textOf(value.fn) === "make" && value.args[0]?.kind === "ChanType",
  );
}

/** `go` statements that run a function: directly, or a literal that does nothing but call it. */
export function startsOf(program: ProgramText, fn: Fn): readonly Extract<Node, { kind: "GoStmt" }>[] {
  return program
    .find(program.file, ofKind("GoStmt"), true)
    .filter(
      ({ call }) =>
        call.kind === "CallExpr" && (call.fn === fn || (fn.kind === "FuncDecl" && program.calleeOf(call) === fn)),
    );
}
