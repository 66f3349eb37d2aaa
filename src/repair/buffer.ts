// Room in a channel for values that nobody takes any more.

import type { CallExpr, Expr, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { type ChannelUses, startsOf } from "./channels.ts";
import { channelsOf } from "./found-channels.ts";
import { ofKind, type ProgramText } from "./program-text.ts";

/** A buffer, so that a sender need not wait for a receiver that has gone. */
export function bufferRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    const [make] = uses.makes;
    if (make === undefined || uses.sends.length === 0) return [];
    return capacities(program, uses, make).flatMap((capacity) =>
      draft(
        broken,
        {
          kind: "buffer",
          title: `Give ${variable.name} a buffer of ${capacity}`,
          why: `A send to ${variable.name} then finds room and goes on, whether or not somebody still receives.`,
        },
        (rewriter) => {
          for (const each of uses.makes) {
            const [type, size] = each.args;
            if (size !== undefined) rewriter.replace(size, capacity);
            else if (type !== undefined)
              rewriter.edit(program.offset(type.end), program.offset(type.end), `, ${capacity}`);
          }
          return true;
        },
      ),
    );
  });
}

// One; as many as there are places that send; as many as a loop starts senders.
function capacities(program: ProgramText, { sends }: ChannelUses, make: CallExpr): readonly string[] {
  const found = new Set<string>(["1"]);
  if (sends.length > 1) found.add(String(sends.length));
  for (const send of sends) {
    for (const loop of loopsAround(program, send)) {
      const count = countOf(program, loop);
      if (count !== undefined && isKnownAt(program, count.x, make)) found.add(count.text);
    }
  }
  return [...found];
}

function loopsAround(program: ProgramText, node: Node): readonly Node[] {
  const loops: Node[] = [];
  const visit = (from: Node, depth: number): void => {
    for (const up of program.ancestors(from)) {
      if (up.kind === "ForStmt" || up.kind === "RangeStmt") loops.push(up);
      if (up.kind === "FuncDecl" && depth < 3) for (const start of startsOf(program, up)) visit(start, depth + 1);
    }
  };
  visit(node, 0);
  return loops;
}

/** How often a loop runs, as an expression. */
export function countOf(program: ProgramText, loop: Node): { readonly text: string; readonly x: Expr } | undefined {
  if (loop.kind === "RangeStmt") {
    const type = program.typeOf(loop.x);
    const kind = (type?.kind === "named" ? type.underlying : type)?.kind;
    if (kind === "basic") return { text: program.textOf(loop.x), x: loop.x };
    return kind === "slice" || kind === "array" || kind === "map"
      ? { text: `len(${program.textOf(loop.x)})`, x: loop.x }
      : undefined;
  }
  if (loop.kind !== "ForStmt" || loop.condition?.kind !== "BinaryExpr" || loop.condition.op !== "<") return undefined;
  return { text: program.textOf(loop.condition.y), x: loop.condition.y };
}

function isKnownAt(program: ProgramText, x: Expr, place: Node): boolean {
  return program.find(x, ofKind("Ident")).every((ident) => {
    const obj = program.objectOf(ident);
    const definition = obj === undefined ? undefined : program.definitionOf(obj);
    return definition === undefined || program.functionOf(definition) === undefined || definition.pos < place.pos;
  });
}
