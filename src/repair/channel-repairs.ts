// Repairs of channels: room for a value that nobody takes, a channel that is closed when no more comes, once and by who sends.

import type { CallExpr, Expr, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import { typeString } from "../types/type-string.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type ChannelUses, channelAt, startsOf, usesOfChannel, valuesOf } from "./channels.ts";
import { syncStatement } from "./locks.ts";
import { addField, declareBeside, mutexesFor, newField, structOf } from "./mutex-choice.ts";
import { contains, type Fn, ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import { exitsOf } from "./regions.ts";
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
function channelNameIn(program: ProgramText, { sends }: ChannelUses, fn: Fn): string | undefined {
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

/** `defer call` as the first statement. */
export function deferAtStart(rewriter: Rewriter, fn: Fn, call: string): boolean {
  if (fn.body === undefined) return false;
  rewriter.atStart(fn.body, `defer ${call}`);
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
export function joinBefore(
  rewriter: Rewriter,
  starts: readonly Extract<Node, { kind: "GoStmt" }>[],
  waiting: Place,
): boolean {
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
          if (!addField(rewriter, struct, mutex.name, `${rewriter.use("sync")}.Mutex\n\t${flag} bool`)) return false;
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
