// The channels and wait groups that a finding is about: shared by the repairs of channels.

import type { Node, Stmt } from "../syntax/ast.ts";
import type { VarObj } from "../types/objects.ts";
import type { Broken } from "./broken.ts";
import { type ChannelUses, channelAt, usesOfChannel } from "./channels.ts";
import { syncStatement } from "./locks.ts";
import { type Fn, ofKind, type Place, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** The channels that a finding's events are about. */
export function channelsOf(
  broken: Broken,
): readonly { readonly variable: VarObj; readonly uses: ChannelUses; readonly node: Node }[] {
  const found = broken.finding.events.flatMap((_, i) => {
    const operation = channelAt(broken, i);
    const variable = operation && broken.program.variableOf(operation.channel);
    return operation === undefined || variable === undefined ? [] : [{ variable, node: operation.node }];
  });
  const known = new Set<VarObj>();
  return found.flatMap(({ variable, node }) => {
    if (known.has(variable)) return [];
    known.add(variable);
    return [{ variable, node, uses: usesOfChannel(broken.program, variable) }];
  });
}

/** `defer call` as the first statement. */
export function deferAtStart(rewriter: Rewriter, fn: Fn, call: string): boolean {
  if (fn.body === undefined) return false;
  rewriter.atStart(fn.body, `defer ${call}`);
  return true;
}

/** Statements `wg.Wait()`, not deferred. */
export function waitsOf(
  program: ProgramText,
): readonly { readonly place: Place; readonly group: string; readonly statement: Stmt }[] {
  return program.find(program.file, ofKind("ExprStmt"), true).flatMap((statement) => {
    const found = syncStatement(program, statement);
    const place = program.placeOf(statement.x);
    if (found?.method !== "Wait" || place === undefined || program.textOf(found.x).endsWith("ond")) return [];
    const type = program.typeOf(found.x);
    const elem = type?.kind === "pointer" ? type.elem : type;
    if (elem?.kind !== "named" || elem.obj.name !== "WaitGroup") return [];
    return [{ place, statement, group: program.textOf(found.x) }];
  });
}

/** The statement of the list `owner`, or of the function's own body, that holds the node. */
export function outermostPlace(program: ProgramText, node: Node, owner: Node): Place | undefined {
  let best: Place | undefined;
  for (let place = program.placeOf(node); place !== undefined; place = program.placeOf(place.owner)) {
    best = place;
    if (place.owner === owner) return place;
    const up = program.parent(place.owner);
    if (up?.kind === "FuncLit" || up?.kind === "FuncDecl") break;
  }
  return best;
}
