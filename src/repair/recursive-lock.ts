// A lock that its holder takes once more: a variant of the method that does not take it, or one lock and unlock less.

import type { CallExpr, FuncDecl, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatementsOf, releaseIn } from "./locks.ts";
import type { Fn, Place, ProgramText } from "./program-text.ts";
import { fnOf, lockStatementAt, words } from "./taken-locks.ts";

/** Who has the lock calls a variant of the method that does not take it. */
export function recursiveLockRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const blocked = broken.finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const statement = node && lockStatementAt(program, node);
    return statement === undefined ? [] : [statement];
  });
  const seen = new Set<Node>();
  return blocked.flatMap((inner) => {
    const callee = fnOf(program, inner);
    if (callee === undefined || seen.has(callee)) return [];
    seen.add(callee);
    return [
      ...(callee.kind === "FuncDecl" ? unlockedVariant(broken, callee, inner) : []),
      ...sameFunction(broken, callee, inner),
    ];
  });
}

function unlockedVariant(broken: Broken, callee: FuncDecl, inner: LockStatement): readonly Repair[] {
  const { program } = broken;
  const operations = lockStatementsOf(program, callee).filter(({ lock }) => lock === inner.lock);
  const calls = program.callsOf(callee);
  const held = calls.filter((call) => isUnderLock(program, call, inner));
  if (held.length === 0 || operations.length === 0) return [];
  const { name } = callee.name;
  const why = `The caller has ${inner.lock} already: taking it once more would wait for itself.`;
  if (held.length === calls.length)
    return draft(
      broken,
      { kind: "no-recursive-lock", title: `Do not lock ${inner.lock} again in ${name}`, why },
      (rewriter) => {
        for (const operation of operations) rewriter.remove(operation.place);
        return true;
      },
    );
  const unlocked = program.freshName(`${name.charAt(0).toLowerCase()}${name.slice(1)}Locked`);
  const title = `Call a variant of ${name} that does not lock ${inner.lock}`;
  return draft(broken, { kind: "no-recursive-lock", title, why }, (rewriter) => {
    for (const call of held) rewriter.replace(call.fn.kind === "SelectorExpr" ? call.fn.selector : call.fn, unlocked);
    const body = textWithout(
      program,
      callee,
      operations.map(({ place }) => place),
      unlocked,
    );
    rewriter.declareAfter(callee, `// ${unlocked} is ${name} for callers that hold the lock.\n${body}`);
    return true;
  });
}

/** The text of a declaration with another name and without some statements. */
function textWithout(program: ProgramText, decl: FuncDecl, places: readonly Place[], name: string): string {
  const start = program.offset(decl.pos);
  const cuts = places.map(({ list, index }) => {
    const statement = list[index] as Stmt; // A place is one of a statement.
    return { from: program.offset(statement.pos) - start, to: program.offset(statement.end) - start, text: "" };
  });
  cuts.push({ from: program.offset(decl.name.pos) - start, to: program.offset(decl.name.end) - start, text: name });
  let text = program.textOf(decl);
  for (const { from, to, text: instead } of cuts.sort((a, b) => b.from - a.from)) {
    const after =
      instead === "" ? text.slice(to).replace(/^[ \t]*(;[ \t]*|(\/\/[^\n]*)?\n[ \t]*)/, "") : text.slice(to);
    text = text.slice(0, from) + instead + after;
  }
  return text;
}

// Held in the function of the call, as far as its text shows, under whatever name the caller has for it.
function isUnderLock(program: ProgramText, call: CallExpr, inner: LockStatement): boolean {
  const fn = program.functionOf(call);
  if (fn === undefined) return false;
  const wanted = program.variableOf(inner.x);
  return lockStatementsOf(program, fn).some((lock) => {
    if (lock.operation.endsWith("nlock") || lock.x.pos > call.pos) return false;
    const variable = program.variableOf(lock.x);
    const isSameLock = lock.lock === inner.lock || (variable !== undefined && variable === wanted);
    const release = releaseIn(program, lock);
    return isSameLock && (release === undefined || release.x.pos > call.pos);
  });
}

// Locked twice in one function: the second should be an unlock, or should not be there.
function sameFunction(broken: Broken, fn: Fn, inner: LockStatement): readonly Repair[] {
  const { program } = broken;
  const all = lockStatementsOf(program, fn).filter(({ lock }) => lock === inner.lock);
  const locks = all.filter(({ operation }) => !operation.endsWith("nlock"));
  const [first, second] = locks;
  if (first === undefined || second === undefined) return [];
  const why = `A mutex cannot be taken twice: not even by who has it.`;
  const { released } = words(first);
  const unlocks = all.filter(({ operation, isDeferred }) => operation.endsWith("nlock") && !isDeferred);
  return [
    ...draft(
      broken,
      { kind: "no-recursive-lock", title: `Unlock ${first.lock} where it is locked again`, why },
      (rewriter) => {
        rewriter.replace(second.place.list[second.place.index] as Stmt, `${first.lock}.${released}()`); // A place is one of a statement.
        return true;
      },
    ),
    ...draft(broken, { kind: "no-recursive-lock", title: `Lock ${first.lock} once`, why }, (rewriter) => {
      rewriter.remove(second.place);
      const extra = unlocks.find(({ x }) => x.pos > second.x.pos);
      if (extra !== undefined && unlocks.length > 1) rewriter.remove(extra.place);
      return true;
    }),
  ];
}
