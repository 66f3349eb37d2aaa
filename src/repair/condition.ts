// Repairs of condition variables: the wait in a loop, all waiters woken, and the lock held while the condition changes.

import type { AssignStmt, Expr, IfStmt, IncDecStmt, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft } from "./broken.ts";
import { isOfType, lockStatement, locksHeldAt, type SyncCall, syncCall } from "./locks.ts";
import { ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import { mayBlock, writeLocked } from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";

interface CondCall extends SyncCall {
  readonly place: Place;
}

function condCalls(program: ProgramText, ...methods: readonly string[]): readonly CondCall[] {
  return program.find(program.file, ofKind("CallExpr"), true).flatMap((call) => {
    const found = syncCall(program, call);
    const place = program.placeOf(call);
    if (found === undefined || place === undefined || !methods.includes(found.method)) return [];
    return isOfType(program, found.x, "sync", "Cond") ? [{ ...found, place }] : [];
  });
}

/** `for` instead of `if` around Wait; Broadcast instead of Signal; the lock taken around what changes the condition. */
export function conditionRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return [
    ...loopRepairs(broken),
    ...broadcastRepairs(broken),
    ...lockRepairs(broken),
    ...askedRepairs(broken),
    ...wakeRepairs(broken),
    ...flagRepairs(broken, program),
  ];
}

function loopRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const found = condCalls(program, "Wait").flatMap(({ call }) => {
    for (const up of program.ancestors(call)) {
      if (up.kind === "IfStmt" && up.init === undefined && up.else === undefined) return [up];
      if (up.kind === "ForStmt" || up.kind === "FuncDecl" || up.kind === "FuncLit") return [];
    }
    return [];
  });
  if (found.length === 0) return [];
  const words = {
    kind: "wait-in-loop" as const,
    title: "Wait in a for loop, not in an if",
    why: "Who is woken looks again: somebody else may have been faster and have changed what it waited for.",
  };
  return draft(broken, words, (rewriter) => {
    for (const each of found) {
      const start = program.offset(each.pos);
      rewriter.edit(start, start + "if".length, "for");
    }
    return true;
  });
}

function broadcastRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const signals = condCalls(program, "Signal");
  const [first] = signals;
  if (first === undefined) return [];
  const words = {
    kind: "broadcast" as const,
    title: `Wake all who wait for ${program.textOf(first.x)}`,
    why: "Signal wakes one, and it may be one that cannot use what has changed; Broadcast lets all of them look.",
  };
  return draft(broken, words, (rewriter) => {
    for (const { call } of signals)
      if (call.fn.kind === "SelectorExpr") rewriter.replace(call.fn.selector, "Broadcast");
    return true;
  });
}

function lockRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const open = condCalls(program, "Signal", "Broadcast").filter(({ call }) => locksHeldAt(program, call).length === 0);
  if (open.length === 0) return [];
  const [wait] = condCalls(program, "Wait");
  const held = wait && locksHeldAt(program, wait.call)[0];
  const words = {
    kind: "lock-for-signal" as const,
    title: "Change the condition and signal under the lock",
    why: "Between looking at the condition and Wait, the lock keeps out who would change it: no signal can get lost there.",
  };
  return draft(broken, words, (rewriter) => {
    for (const { x, place } of open) {
      const lock = held === undefined ? `${program.textOf(x)}.L` : lockBeside(program, wait?.x, x, held.acquired.lock);
      const { owner, list, index } = place;
      const before = list[index - 1];
      const isSet =
        before !== undefined && !mayBlock(program, [before]) && /^(Assign|IncDec|Expr)Stmt$/.test(before.kind);
      const region = { owner, list, first: isSet ? index - 1 : index, last: index };
      if (!writeLocked(rewriter, region, { lock: `${lock}.Lock()`, unlock: `${lock}.Unlock()` })) return false;
    }
    return true;
  });
}

// `q.mu` where Wait is `q.cond.Wait()` and the signal `p.cond.Signal()` is `p.mu`.
function lockBeside(program: ProgramText, wait: Node | undefined, signal: Node, lock: string): string {
  if (wait?.kind !== "SelectorExpr" || signal.kind !== "SelectorExpr") return lock;
  const [from, to] = [program.textOf(wait.x), program.textOf(signal.x)];
  return lock.startsWith(`${from}.`) ? to + lock.slice(from.length) : lock;
}

/** A Wait under no loop asks for what the one who signals has set; a test before the lock moves under it. */
function askedRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const words = {
    kind: "wait-in-loop" as const,
    title: "Look at the condition under the lock before each Wait",
    why: "A signal that came before the Wait has left its trace in the condition: then there is nothing to wait for.",
  };
  return condCalls(program, "Wait").flatMap((wait) => {
    const up = [...program.ancestors(wait.call)].find(({ kind }) => /^(IfStmt|ForStmt|FuncDecl|FuncLit)$/.test(kind));
    if (up?.kind === "IfStmt" && up.init === undefined && up.else === undefined)
      return draft(broken, words, (rewriter) => underLock(rewriter, up, wait) && signalUnderLock(rewriter, wait));
    if (up?.kind === "ForStmt") return [];
    return conditionsSet(program, wait).flatMap((condition) =>
      draft(broken, words, (rewriter) => {
        rewriter.before(wait.place, `for ${condition} {\n\t${program.textOf(wait.call)}\n}`);
        rewriter.remove(wait.place);
        return true;
      }),
    );
  });
}

// `if c { mu.Lock(); cond.Wait(); mu.Unlock() }` as `mu.Lock(); for c { cond.Wait() }; mu.Unlock()`.
function underLock(rewriter: Rewriter, statement: IfStmt, wait: CondCall): boolean {
  const { program } = rewriter;
  const place = placeOfStatement(program, statement);
  const lock = locksHeldAt(program, wait.call)[0]?.acquired;
  if (place === undefined || lock === undefined || lock.place.owner !== statement.then) return false;
  const list = statement.then.statements;
  const release = list.findIndex(
    (_, index) => lockStatement(program, { ...lock.place, index })?.operation === "Unlock",
  );
  rewriter.before(place, `${lock.lock}.Lock()`);
  rewriter.remove(lock.place);
  if (release >= 0) rewriter.remove({ ...lock.place, index: release });
  rewriter.after(place, `${lock.lock}.Unlock()`);
  const start = program.offset(statement.pos);
  rewriter.edit(start, start + "if".length, "for");
  return true;
}

function signalUnderLock(rewriter: Rewriter, wait: CondCall): boolean {
  const { program } = rewriter;
  const lock = locksHeldAt(program, wait.call)[0]?.acquired.lock;
  for (const { x, place, call } of condCalls(program, "Signal", "Broadcast")) {
    if (lock === undefined || locksHeldAt(program, call).length > 0) continue;
    const { owner, list, index } = place;
    const own = lockBeside(program, wait.x, x, lock);
    const region = { owner, list, first: Math.max(0, index - 1), last: index };
    if (!writeLocked(rewriter, region, { lock: `${own}.Lock()`, unlock: `${own}.Unlock()` })) return false;
  }
  return true;
}

/** What has to be waited for, as far as the functions that signal show: `x = true` asks for `!x`, `n++` for `n == 0`. */
function conditionsSet(program: ProgramText, wait: CondCall): readonly string[] {
  const found = new Set<string>();
  for (const { call, x } of condCalls(program, "Signal", "Broadcast")) {
    const fn = program.functionOf(call);
    if (fn?.body === undefined) continue;
    const spell = (each: Expr): string => lockBeside(program, x, wait.x, program.textOf(each));
    for (const { left, right, op } of program.find(fn.body, ofKind("AssignStmt"))) {
      const [target, value] = [left[0], right[0]];
      if (op === "=" && target !== undefined && value !== undefined && program.textOf(value) === "true")
        found.add(`!${spell(target)}`);
      if (op === "+=" && target !== undefined) found.add(`${spell(target)} == 0`);
    }
    for (const { x: target, op } of program.find(fn.body, ofKind("IncDecStmt")))
      if (op === "++") found.add(`${spell(target)} == 0`);
  }
  return [...found];
}

/** Whoever changes what is waited for wakes those who wait. */
function wakeRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const signalling = new Set(condCalls(program, "Signal", "Broadcast").map(({ call }) => program.functionOf(call)));
  return condCalls(program, "Wait").flatMap((wait) => {
    const conditions = [...program.ancestors(wait.call)].flatMap((up) =>
      (up.kind === "ForStmt" || up.kind === "IfStmt") && up.condition !== undefined ? [up.condition] : [],
    );
    const asked = conditions
      .flatMap((condition) => program.find(condition, ofKind("Ident")))
      .map((ident) => program.objectOf(ident));
    const changes = program.find(program.file, isChange, true).filter((change) => {
      const target = change.kind === "AssignStmt" ? change.left[0] : change.x;
      const variable = target && program.variableOf(target);
      const fn = program.functionOf(change);
      return (
        variable !== undefined &&
        asked.includes(variable) &&
        fn !== undefined &&
        !signalling.has(fn) &&
        fn !== program.functionOf(wait.call)
      );
    });
    if (changes.length === 0) return [];
    const words = {
      kind: "broadcast" as const,
      title: `Call ${program.textOf(wait.x)}.Broadcast where the condition changes`,
      why: "Who waits for the condition is woken to look at it again.",
    };
    return draft(broken, words, (rewriter) => {
      for (const change of changes) {
        const target = change.kind === "AssignStmt" ? change.left[0] : change.x;
        const place = placeOfStatement(program, change);
        if (place === undefined || target === undefined) return false;
        const base =
          wait.x.kind === "SelectorExpr" && target.kind === "SelectorExpr" ? program.textOf(target.x) : undefined;
        const cond =
          base === undefined || wait.x.kind !== "SelectorExpr"
            ? program.textOf(wait.x)
            : `${base}.${wait.x.selector.name}`;
        rewriter.after(place, `${cond}.Broadcast()`);
      }
      return true;
    });
  });
}

function isChange(node: Node): node is AssignStmt | IncDecStmt {
  return node.kind === "IncDecStmt" || (node.kind === "AssignStmt" && node.op !== ":=");
}

/** A Wait that asks for nothing gets a flag to look at, which the signal sets. */
function flagRepairs(broken: Broken, program: ProgramText): readonly Repair[] {
  const waits = condCalls(program, "Wait");
  const signals = condCalls(program, "Signal", "Broadcast");
  const [wait] = waits;
  if (wait === undefined || waits.length !== 1 || signals.length === 0) return [];
  const isAsked = [...program.ancestors(wait.call)].some((up) => up.kind === "ForStmt" || up.kind === "IfStmt");
  const variable = program.variableOf(wait.x);
  const definition = variable && program.definitionOf(variable);
  const place = definition && program.placeOf(definition);
  if (isAsked || place === undefined) return [];
  const flag = program.freshName("isReady", "hasHappened");
  const words = {
    kind: "wait-in-loop" as const,
    title: `Remember in ${flag} that the signal was given`,
    why: "A signal that nobody waits for is forgotten. Who comes later sees the flag, and need not wait.",
  };
  const held = locksHeldAt(program, wait.call)[0];
  return draft(broken, words, (rewriter) => {
    rewriter.before(place, `${flag} := false`);
    rewriter.before(wait.place, `for !${flag} {\n\t${program.textOf(wait.call)}\n}`);
    rewriter.remove(wait.place);
    for (const signal of signals) {
      const lock = locksHeldAt(program, signal.call).length > 0 ? undefined : held?.acquired.lock;
      if (lock === undefined) rewriter.before(signal.place, `${flag} = true`);
      else rewriter.before(signal.place, `${lock}.Lock()`, `${flag} = true`, `${lock}.Unlock()`);
    }
    return true;
  });
}
