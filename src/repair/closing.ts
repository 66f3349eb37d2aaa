// Channels that are closed when nothing more comes, and once.

import type { Expr } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type ChannelUses, usesOfChannel } from "./channels.ts";
import { channelsOf, deferAtStart, waitsOf } from "./found-channels.ts";
import { addField, declareBeside, structOf } from "./mutex-choice.ts";
import { contains, type Fn, ofKind, type ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** `close(ch)` where all sends are over: at the end of the one who sends, or when all who send are done. */
export function closeRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    if (uses.closes.length > 0 || uses.receives.length === 0) return [];
    const senders = [...new Set(uses.sends.map((send) => program.functionOf(send)).filter((fn) => fn !== undefined))];
    const why = `Who receives from ${variable.name} then learns that nothing more comes, and goes on.`;
    const [only] = senders;
    const repairs: Repair[] = [];
    if (senders.length === 1 && only !== undefined) {
      const words = { kind: "close-channel" as const, title: `Close ${variable.name} behind the last send`, why };
      const name = channelNameIn(program, uses, only) ?? variable.name;
      repairs.push(
        ...draft(broken, words, (rewriter) => closeBehind(rewriter, uses, only, name)),
        ...draft(broken, words, (rewriter) => deferAtStart(rewriter, only, `close(${name})`)),
      );
    }
    if (senders.length === 0) {
      const words = { kind: "close-channel" as const, title: `Close ${variable.name} at the end`, why };
      repairs.push(...draft(broken, words, (rewriter) => closeAtEnd(rewriter, variable)));
    }
    return [...repairs, ...closeWhenDone(broken, variable, why)];
  });
}

function closeAtEnd(rewriter: Rewriter, variable: VarObj): boolean {
  const { program } = rewriter;
  const definition = program.definitionOf(variable);
  const place = definition && program.placeOf(definition);
  if (place === undefined || variable.role !== "local") return false;
  rewriter.after(place, `defer close(${variable.name})`);
  return true;
}

/** What the function calls the channel that it sends to. */
export function channelNameIn(program: ProgramText, { sends }: ChannelUses, fn: Fn): string | undefined {
  const send = sends.find((each) => program.functionOf(each) === fn);
  return send && program.textOf(send.channel);
}

// Behind the statement of the function's own body that holds its last send.
function closeBehind(rewriter: Rewriter, { sends }: ChannelUses, fn: Fn, name: string): boolean {
  const { body } = fn;
  const last = sends.filter((send) => rewriter.program.functionOf(send) === fn).at(-1);
  const index =
    body === undefined || last === undefined ? -1 : body.statements.findIndex((each) => contains(each, last));
  if (body === undefined || index < 0) return false;
  rewriter.after({ owner: body, list: body.statements, index }, `close(${name})`);
  return true;
}

/** `wg.Wait()` and then `close(ch)`, in a goroutine of their own. */
function closeWhenDone(broken: Broken, variable: VarObj, why: string): readonly Repair[] {
  const { program } = broken;
  return waitsOf(program).flatMap(({ place, group }) =>
    draft(
      broken,
      { kind: "wait-in-background", title: `Close ${variable.name} when ${group} is done`, why },
      (rewriter) => {
        rewriter.before(place, `go func() {\n\t${group}.Wait()\n\tclose(${variable.name})\n}()`);
        rewriter.remove(place);
        return true;
      },
    ),
  );
}

/** A wait that keeps the receiver from receiving goes to the background, and the `close` behind it with it. */
export function backgroundRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) =>
    uses.closes.flatMap((close) => {
      const closing = program.placeOf(close);
      const wait = waitsOf(program).find(({ place }) => place.owner === closing?.owner && place.index < closing.index);
      if (closing === undefined || wait === undefined) return [];
      const words = {
        kind: "wait-in-background" as const,
        title: `Wait for ${wait.group} and close ${variable.name} in a goroutine of its own`,
        why: `Receiving from ${variable.name} can begin at once, so those who send to it can finish.`,
      };
      return draft(broken, words, (rewriter) => {
        rewriter.before(
          wait.place,
          `go func() {\n\t${wait.group}.Wait()\n\tclose(${program.textOf(close.args[0] as Expr)})\n}()`,
        );
        rewriter.remove(wait.place);
        rewriter.remove(closing);
        return true;
      });
    }),
  );
}

/** `sync.Once` around every `close` of the channel. */
export function onceCloseRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    const [first] = uses.closes;
    if (first === undefined) return [];
    const name = program.freshName("closeOnce", `${variable.name}Once`);
    const words = {
      kind: "once-close" as const,
      title: `Close ${variable.name} through a sync.Once`,
      why: `Whoever comes first closes ${variable.name}; for everybody else the call does nothing.`,
    };
    return draft(broken, words, (rewriter) => {
      const type = `${rewriter.use("sync")}.Once`;
      const struct = variable.role === "field" ? structOf(program, variable) : undefined;
      if (variable.role === "field") {
        if (struct === undefined || !addField(rewriter, struct, name, type)) return false;
      } else if (!declareBeside(rewriter, uses.variables[0] ?? variable, name, type)) return false;
      for (const close of uses.closes) {
        const channel = close.args[0] as Expr; // close has one argument.
        const base = channel.kind === "SelectorExpr" && struct !== undefined ? `${program.textOf(channel.x)}.` : "";
        rewriter.replace(close, `${base}${name}.Do(func() { ${program.textOf(close)} })`);
      }
      return true;
    });
  });
}

/** A channel that a `select` waits for and nobody closes is closed by the method that ends the rest. */
export function closeInMethodRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return waitedFor(broken).flatMap((variable) => {
    const uses = usesOfChannel(program, variable);
    if (uses.closes.length > 0 || uses.sends.length > 0 || variable.role !== "field") return [];
    return program.file.decls.flatMap((decl) => {
      if (
        decl.kind !== "FuncDecl" ||
        decl.body === undefined ||
        !/^(close|stop|shutdown|cancel|quit)/i.test(decl.name.name)
      )
        return [];
      const receiver = decl.receiver?.fields[0]?.names[0];
      if (receiver === undefined) return [];
      const words = {
        kind: "close-channel" as const,
        title: `Close ${receiver.name}.${variable.name} in ${decl.name.name}`,
        why: `Whoever waits for ${variable.name} then goes on, and ends.`,
      };
      const { body } = decl;
      return draft(broken, words, (rewriter) => {
        rewriter.atEnd(body, `close(${receiver.name}.${variable.name})`);
        return true;
      });
    });
  });
}

// Channels of the select statements at which the finding's goroutines wait.
function waitedFor(broken: Broken): readonly VarObj[] {
  const { program, finding } = broken;
  const found = new Set<VarObj>();
  for (const event of finding.events) {
    const node = nodeOfEvent(broken, event);
    const place = node && program.placeOf(node);
    const select = node?.kind === "SelectStmt" ? node : place?.list[place.index];
    if (select?.kind !== "SelectStmt") continue;
    for (const { communication } of select.clauses) {
      if (communication === undefined) continue;
      for (const receive of program.find(communication, ofKind("UnaryExpr"))) {
        const variable = receive.op === "<-" ? program.variableOf(receive.x) : undefined;
        if (variable !== undefined) found.add(variable);
      }
    }
  }
  return [...found];
}
