// Sends that cannot go on: to a channel that was never made, to the one who sends, or for a slot that nobody gives back.

import type { Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { typeString } from "../types/type-string.ts";
import { type Broken, draft } from "./broken.ts";
import { channelAt, startsOf, valuesOf } from "./channels.ts";
import { channelsOf, outermostPlace } from "./found-channels.ts";
import { ofKind, placeOfStatement } from "./program-text.ts";
import { exitsOf } from "./regions.ts";

/** A channel variable that was never made. */
export function makeRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    const definition = program.definitionOf(variable);
    const spec = definition && program.parent(definition);
    if (uses.makes.length > 0 || spec?.kind !== "ValueSpec" || spec.values.length > 0 || spec.names.length !== 1)
      return [];
    if (valuesOf(program, variable).length > 0) return [];
    const words = {
      kind: "make-channel" as const,
      title: `Make ${variable.name}`,
      why: `A nil channel blocks for ever; one that was made lets a sender and a receiver meet.`,
    };
    const type = typeString(variable.type, program.pkg);
    return draft(broken, words, (rewriter) => {
      rewriter.replace(spec, `${variable.name} = make(${type})`);
      return true;
    });
  });
}

/** The loop that sends runs in a goroutine of its own, so that the one who started it can receive. */
export function senderRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const seen = new Set<Node>();
  return finding.events.flatMap((event, i) => {
    const operation = event.role.startsWith("waits") ? channelAt(broken, i) : undefined;
    if (operation?.node.kind !== "SendStmt") return [];
    const place = outermostPlace(program, operation.node, operation.node);
    const statement = place?.list[place.index];
    if (place === undefined || statement === undefined || seen.has(statement)) return [];
    seen.add(statement);
    const fn = program.functionOf(statement);
    if (fn !== undefined && place.list.length === 1 && startsOf(program, fn).length > 0) return [];
    const behind = place.list[place.index + 1];
    const isClose = behind?.kind === "ExprStmt" && program.textOf(behind).startsWith("close(");
    const name = program.textOf(operation.channel);
    const words = {
      kind: "owner-goroutine" as const,
      title: `Send to ${name} from a goroutine of its own`,
      why: `Who receives from ${name} can then begin while the others are still being sent.`,
    };
    return draft(broken, words, (rewriter) => {
      const indent = rewriter.indentAt(program.offset(statement.pos));
      const end = isClose && behind !== undefined ? behind.end : statement.end;
      const text = program.text.slice(program.offset(statement.pos), program.offset(end));
      if (text.includes("`") || program.find(statement, ofKind("ReturnStmt")).length > 0) return false;
      const lines = text.split("\n").map((line) => (line === "" ? "" : `\t${line}`));
      rewriter.edit(
        program.offset(statement.pos),
        program.offset(end),
        `go func() {\n${indent}${lines.join("\n")}\n${indent}}()`,
      );
      return true;
    });
  });
}

/** A slot of a semaphore that was taken by a send is given back on the ways out that keep it. */
export function releaseSlotRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ uses }) =>
    uses.sends.flatMap((send) => {
      const fn = program.functionOf(send);
      const place = program.placeOf(send);
      const name = program.textOf(send.channel);
      if (fn === undefined || place === undefined || uses.receives.length === 0) return [];
      const exits = exitsOf(program, {
        owner: place.owner,
        list: place.list,
        first: place.index,
        last: place.list.length - 1,
      });
      return exits.flatMap((exit) => {
        const line = program.source.position(program.offset(exit.pos)).line;
        const words = {
          kind: "release-slot" as const,
          title: `Give the slot of ${name} back before line ${line}`,
          why: `What was put into ${name} is taken out again, so that the next one finds room.`,
        };
        return draft(broken, words, (rewriter) => {
          const target = placeOfStatement(program, exit);
          if (target === undefined) return false;
          rewriter.before(target, `<-${name}`);
          return true;
        });
      });
    }),
  );
}
