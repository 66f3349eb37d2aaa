// Nothing is sent to a closed channel: the close comes behind all sends, or who sends looks first.

import type { Expr, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { type Broken, draft } from "./broken.ts";
import { type ChannelUses, startsOf } from "./channels.ts";
import { channelNameIn } from "./closing.ts";
import { channelsOf, deferAtStart, outermostPlace, waitsOf } from "./found-channels.ts";
import { addField, mutexesFor, newField, structOf } from "./mutex-choice.ts";
import { type Fn, type Place, placeOfStatement } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** Sends after a close: the close moves to the one who sends, or waits until all who send are done. */
export function closeBySenderRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    const [close] = uses.closes;
    const closing = close && program.placeOf(close);
    if (close === undefined || closing === undefined) return [];
    const senders = [...new Set(uses.sends.map((send) => program.functionOf(send)).filter((fn) => fn !== undefined))];
    const [only] = senders;
    const repairs: Repair[] = [];
    if (senders.length === 1 && only !== undefined && uses.closes.length === 1) {
      const name = channelNameIn(program, uses, only) ?? variable.name;
      const words = {
        kind: "close-by-sender" as const,
        title: `Let the sender close ${variable.name}`,
        why: `Only who sends knows when the last send is over: the close then comes behind it.`,
      };
      repairs.push(
        ...draft(broken, words, (rewriter) => {
          rewriter.remove(closing);
          return deferAtStart(rewriter, only, `close(${name})`);
        }),
      );
    }
    return [
      ...repairs,
      ...closeAfterSenders(broken, variable, senders, closing),
      ...closeOnceForAll(broken, variable, uses),
    ];
  });
}

// Every sender closes: one close, when the wait group says that all are done.
function closeOnceForAll(broken: Broken, variable: VarObj, { closes }: ChannelUses): readonly Repair[] {
  const { program } = broken;
  const why = "The channel is closed once, and behind the last send.";
  return waitsOf(program).flatMap(({ place, group }) => {
    const words = {
      kind: "close-after-senders" as const,
      title: `Close ${variable.name} once, when ${group} is done`,
      why,
    };
    const removeAll = (rewriter: Rewriter): void => {
      for (const close of closes) {
        const closing = program.placeOf(close);
        if (closing !== undefined) rewriter.remove(closing);
      }
    };
    return [
      ...draft(broken, words, (rewriter) => {
        removeAll(rewriter);
        rewriter.after(place, `close(${variable.name})`);
        return true;
      }),
      ...draft(broken, words, (rewriter) => {
        removeAll(rewriter);
        rewriter.before(place, `go func() {\n\t${group}.Wait()\n\tclose(${variable.name})\n}()`);
        rewriter.remove(place);
        return true;
      }),
    ];
  });
}

function closeAfterSenders(
  broken: Broken,
  variable: VarObj,
  senders: readonly Fn[],
  closing: Place,
): readonly Repair[] {
  const { program } = broken;
  const words = {
    kind: "close-after-senders" as const,
    title: `Wait for the senders before closing ${variable.name}`,
    why: `All sends then come before the close.`,
  };
  const statement = closing.list[closing.index];
  const isDeferred = statement?.kind === "DeferStmt";
  const groups = [...new Set(waitsOf(program).map(({ group }) => group))];
  const known = groups.flatMap((group) =>
    draft(broken, words, (rewriter) => {
      if (isDeferred) return false;
      rewriter.before(closing, `${group}.Wait()`);
      return true;
    }),
  );
  const starts = senders.flatMap((fn) => startsOf(program, fn));
  const closer = program.functionOf(closing.owner) ?? program.parent(closing.owner);
  if (starts.length === 0 || isDeferred || !starts.every((start) => program.functionOf(start) === closer)) return known;
  return [...known, ...draft(broken, words, (rewriter) => joinBefore(rewriter, starts, closing))];
}

/** A new wait group around `go` statements, waited for before a place of the same function. */
function joinBefore(rewriter: Rewriter, starts: readonly Extract<Node, { kind: "GoStmt" }>[], waiting: Place): boolean {
  const { program } = rewriter;
  const group = program.freshName("wg", "senders");
  const first = starts[0] && outermostPlace(program, starts[0], waiting.owner);
  if (first === undefined) return false;
  rewriter.before(first, `var ${group} ${rewriter.use("sync")}.WaitGroup`);
  for (const start of starts) {
    const place = program.placeOf(start.call);
    if (place === undefined || start.call.kind !== "CallExpr") return false;
    rewriter.before(place, `${group}.Add(1)`);
    if (start.call.fn.kind === "FuncLit") rewriter.atStart(start.call.fn.body, `defer ${group}.Done()`);
    else
      rewriter.replace(
        start.call,
        `func() {\n${rewriter.indentAt(program.offset(start.pos))}\tdefer ${group}.Done()\n${rewriter.indentAt(program.offset(start.pos))}\t${program.textOf(start.call)}\n${rewriter.indentAt(program.offset(start.pos))}}()`,
      );
  }
  rewriter.before(waiting, `${group}.Wait()`);
  return true;
}

/** A flag, under a lock, that says that the channel is closed: nobody sends then. */
export function closedFlagRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return channelsOf(broken).flatMap(({ variable, uses }) => {
    const struct = variable.role === "field" ? structOf(program, variable) : undefined;
    if (struct === undefined || uses.sends.length === 0 || uses.closes.length === 0) return [];
    const known = mutexesFor(program, variable, []);
    const flag = program.freshName("closed", "isClosed");
    const words = {
      kind: "closed-flag" as const,
      title: `Do not send to ${variable.name} once it is closed`,
      why: `Sending and closing take the same lock, and who sends looks first whether ${variable.name} is still open.`,
    };
    return [
      ...known,
      ...known
        .filter(({ isNew }) => !isNew)
        .slice(0, 1)
        .map(() => newField(program, struct, variable)),
    ].flatMap((mutex) =>
      draft(broken, words, (rewriter) => {
        if (mutex.isNew) {
          if (
            !addField(
              rewriter,
              struct,
              mutex.name.padEnd(flag.length),
              `${rewriter.use("sync")}.Mutex\n\t${flag.padEnd(mutex.name.length)} bool`,
            )
          )
            return false;
        } else if (!addField(rewriter, struct, flag, "bool")) return false;
        const spelledBase = (channel: Expr): string | undefined =>
          channel.kind === "SelectorExpr" ? program.textOf(channel.x) : undefined;
        for (const send of uses.sends) {
          const place = placeOfStatement(program, send);
          const base = spelledBase(send.channel);
          const lock = mutex.spell(send.channel);
          if (place === undefined || base === undefined || lock === undefined) return false;
          rewriter.before(
            place,
            `${lock}.Lock()`,
            `if !${base}.${flag} {\n\t${program.textOf(send)}\n}`,
            `${lock}.Unlock()`,
          );
          rewriter.remove(place);
        }
        for (const close of uses.closes) {
          const place = program.placeOf(close);
          const channel = close.args[0] as Expr; // close has one argument.
          const base = spelledBase(channel);
          const lock = mutex.spell(channel);
          if (place === undefined || base === undefined || lock === undefined) return false;
          rewriter.before(place, `${lock}.Lock()`, `${base}.${flag} = true`);
          rewriter.after(place, `${lock}.Unlock()`);
        }
        return true;
      }),
    );
  });
}
