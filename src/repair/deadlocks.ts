// Repairs of waits for locks that never end: locks given back on every way out, before something blocks, taken in one order, or not
// taken again by who has them.

import type { CallExpr, FuncDecl, Node, Stmt } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { type Broken, draft, nodeOfEvent } from "./broken.ts";
import { type LockStatement, lockStatement, lockStatementsOf, releaseIn } from "./locks.ts";
import { packageMutex } from "./mutex-choice.ts";
import { contains, type Fn, ofKind, type Place, type ProgramText, placeOfStatement } from "./program-text.ts";
import { exitsOf, type Region, spanOf, writeLocked } from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";

function lockStatementAt(program: ProgramText, node: Node): LockStatement | undefined {
  const place = program.placeOf(node);
  const found = place && lockStatement(program, place);
  return found === undefined || found.operation.endsWith("nlock") ? undefined : found;
}

/** All lock statements that take a lock of the finding. */
function takenLocks(broken: Broken): readonly LockStatement[] {
  const found = new Map<Node, LockStatement>();
  for (const event of broken.finding.events) {
    const node = nodeOfEvent(broken, event);
    const statement = node && lockStatementAt(broken.program, node);
    if (statement !== undefined) found.set(statement.x, statement);
  }
  return [...found.values()];
}

function fnOf(program: ProgramText, { x }: LockStatement): Fn | undefined {
  return program.functionOf(x);
}

function words(lock: LockStatement): { readonly unlock: string; readonly released: "Unlock" | "RUnlock" } {
  const released = lock.operation === "RLock" ? "RUnlock" : "Unlock";
  return { unlock: `${lock.lock}.${released}()`, released };
}

/** `defer mu.Unlock()` right behind the lock, or an unlock before each way out that lacks one. */
export function deferUnlockRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return takenLocks(broken).flatMap((lock) => {
    const fn = fnOf(program, lock);
    if (fn?.body === undefined) return [];
    const releases = lockStatementsOf(program, fn).filter(
      (other) => other.lock === lock.lock && other.operation.endsWith("nlock"),
    );
    if (releases.some(({ isDeferred }) => isDeferred)) return [];
    const { unlock } = words(lock);
    const why = `Whoever has taken ${lock.lock} gives it back, whichever way the function ends.`;
    const title = `Defer ${unlock.slice(0, -2)} behind the lock`;
    const isWhole = lock.place.owner === fn.body;
    return [
      ...(isWhole
        ? draft(broken, { kind: "defer-unlock", title, why }, (rewriter) => {
            for (const release of releases) rewriter.remove(release.place);
            rewriter.after(lock.place, `defer ${unlock}`);
            return true;
          })
        : []),
      ...draft(broken, { kind: "defer-unlock", title: `Unlock ${lock.lock} on every way out`, why }, (rewriter) =>
        unlockAtExits(rewriter, lock, unlock),
      ),
    ];
  });
}

function unlockAtExits(rewriter: Rewriter, lock: LockStatement, unlock: string): boolean {
  const { program } = rewriter;
  const { owner, list, index } = lock.place;
  const release = releaseIn(program, lock);
  const last = release === undefined ? list.length - 1 : release.place.index - 1;
  if (last <= index) return false;
  const region: Region = { owner, list, first: index + 1, last };
  let n = 0;
  for (const exit of exitsOf(program, region)) {
    const place = placeOfStatement(program, exit);
    if (place === undefined) return false;
    if (isReleasedBefore(program, place, lock.lock)) continue;
    rewriter.before(place, unlock);
    n++;
  }
  const end = list[last];
  if (release === undefined && end !== undefined && end.kind !== "ReturnStmt" && end.kind !== "BranchStmt") {
    rewriter.after({ owner, list, index: last }, unlock);
    n++;
  }
  return n > 0;
}

function isReleasedBefore(program: ProgramText, { owner, list, index }: Place, lock: string): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const found = lockStatement(program, { owner, list, index: i });
    if (found?.lock === lock) return found.operation.endsWith("nlock");
  }
  return false;
}

/** The lock is given back before the statement that blocks. */
export function unlockFirstRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const locks = takenLocks(broken);
  const blocked = finding.events
    .filter(({ role }) => role.startsWith("waits"))
    .map((event) => nodeOfEvent(broken, event));
  const held = [...locks, ...blocked.flatMap((node) => (node === undefined ? [] : heldBefore(program, node)))];
  const seen = new Set<string>();
  return held.flatMap((lock) =>
    blocked.flatMap((node) => {
      if (node === undefined) return [];
      const target = blockingPlace(program, lock, node);
      const key = `${lock.x.pos} ${target?.index}`;
      if (target === undefined || seen.has(key)) return [];
      seen.add(key);
      const why = `Nobody then has to wait for ${lock.lock} while its holder waits for something else.`;
      const title = `Unlock ${lock.lock} before line ${program.source.position(program.offset(node.pos)).line}`;
      const words = { kind: "unlock-before-blocking" as const, title, why };
      return [
        ...overCopy(broken, lock, target),
        ...draft(broken, words, (rewriter) => moveUnlock(rewriter, lock, target)),
        ...draft(broken, { ...words, title: `${title}, and lock it again behind it` }, (rewriter) =>
          stepOutside(rewriter, lock, target),
        ),
      ];
    }),
  );
}

// What runs under the lock and blocks is left for a moment.
function stepOutside(rewriter: Rewriter, lock: LockStatement, target: Place): boolean {
  const { program } = rewriter;
  const statement = target.list[target.index] as Stmt; // A place is one of a statement.
  const region = { owner: target.owner, list: target.list, first: target.index, last: target.index };
  if (exitsOf(program, region).length > 0 || statement.kind === "ReturnStmt") return false;
  rewriter.before(target, words(lock).unlock);
  rewriter.after(target, `${lock.lock}.${lock.operation}()`);
  return true;
}

// A loop over what the lock guards goes over a copy, so that it needs the lock no longer.
function overCopy(broken: Broken, lock: LockStatement, target: Place): readonly Repair[] {
  const { program, goMinor } = broken;
  const loop = target.list[target.index];
  if (loop?.kind !== "RangeStmt" || loop.x.kind !== "SelectorExpr" || goMinor < 21) return [];
  const { x } = loop;
  const type = program.typeOf(x);
  const kind = (type?.kind === "named" ? type.underlying : type)?.kind;
  if (kind !== "map" && kind !== "slice") return [];
  const name = program.freshName("snapshot", "copied");
  const title = `Go over a copy of ${program.textOf(x)} without ${lock.lock}`;
  const why = `The copy is made under the lock; what is called for its elements runs without it, and may take it.`;
  return draft(broken, { kind: "unlock-before-blocking", title, why }, (rewriter) => {
    rewriter.before(target, `${name} := ${rewriter.use(`${kind}s`)}.Clone(${program.textOf(x)})`);
    rewriter.replace(x, name);
    return moveUnlock(rewriter, lock, target);
  });
}

function heldBefore(program: ProgramText, node: Node): readonly LockStatement[] {
  const fn = program.functionOf(node);
  if (fn === undefined) return [];
  return lockStatementsOf(program, fn).filter(
    ({ operation, x, isDeferred }) => !operation.endsWith("nlock") && x.pos < node.pos && !isDeferred,
  );
}

/** The statement, in the list in which the lock is taken, that blocks: it holds the node, or calls what does. */
function blockingPlace(program: ProgramText, lock: LockStatement, node: Node): Place | undefined {
  const { owner, list, index } = lock.place;
  const reaches = (statement: Stmt): boolean => contains(statement, node) || callsInto(program, statement, node);
  for (let i = index + 1; i < list.length; i++) {
    const statement = list[i] as Stmt; // i is in range.
    const found = lockStatement(program, { owner, list, index: i });
    if (found?.lock === lock.lock && found.operation.endsWith("nlock") && !found.isDeferred) break;
    if (statement.kind !== "DeferStmt" && statement.kind !== "GoStmt" && reaches(statement))
      return { owner, list, index: i };
  }
  return unknownCall(program, lock);
}

// Calls of function values, of interfaces and of the library may lead anywhere.
function unknownCall(program: ProgramText, lock: LockStatement): Place | undefined {
  const { owner, list, index } = lock.place;
  const release = releaseIn(program, lock);
  for (let i = index + 1; i < (release?.place.index ?? list.length); i++) {
    const statement = list[i] as Stmt; // i is in range.
    if (statement.kind === "DeferStmt" || statement.kind === "GoStmt") continue;
    const isUnknown = program.find(statement, ofKind("CallExpr")).some((call) => leadsAnywhere(program, call, 0));
    if (isUnknown) return { owner, list, index: i };
  }
  return undefined;
}

function leadsAnywhere(program: ProgramText, call: CallExpr, depth: number): boolean {
  const name = call.fn.kind === "SelectorExpr" ? call.fn.selector : call.fn;
  const obj = name.kind === "Ident" ? program.objectOf(name) : undefined;
  if (obj?.kind === "var") return true;
  if (obj?.kind !== "func") return false;
  const callee = program.calleeOf(call);
  if (callee?.body !== undefined && depth < MAX_CALLS)
    return program.find(callee.body, ofKind("CallExpr")).some((each) => leadsAnywhere(program, each, depth + 1));
  return callee === undefined && (obj.pkg === program.pkg || obj.pkg?.path === "fmt" || obj.pkg === undefined);
}

const MAX_CALLS = 4;

/** Whether what a statement calls, or what that calls, holds the node. */
function callsInto(program: ProgramText, root: Node, node: Node, depth = 0): boolean {
  if (depth > MAX_CALLS) return false;
  return program.find(root, ofKind("CallExpr")).some((call) => {
    const callee = program.calleeOf(call);
    if (callee?.body === undefined) return false;
    return contains(callee.body, node) || callsInto(program, callee.body, node, depth + 1);
  });
}

function moveUnlock(rewriter: Rewriter, lock: LockStatement, target: Place): boolean {
  const { program } = rewriter;
  const { unlock } = words(lock);
  const release = releaseIn(program, lock);
  const fn = fnOf(program, lock);
  const deferred = fn && lockStatementsOf(program, fn).find((other) => other.isDeferred && other.lock === lock.lock);
  const { owner, list, index } = lock.place;
  if (release !== undefined) rewriter.remove(release.place);
  else if (deferred !== undefined) {
    rewriter.remove(deferred.place);
    if (target.index - 1 > index)
      for (const exit of exitsOf(program, { owner, list, first: index + 1, last: target.index - 1 })) {
        const place = placeOfStatement(program, exit);
        if (place === undefined) return false;
        rewriter.before(place, unlock);
      }
  }
  rewriter.before(target, unlock);
  return true;
}

/** One order for two locks: the two statements of one of the goroutines change places. */
export function lockOrderRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const pairs = orderedPairs(broken);
  return pairs.flatMap(({ first, second }) => {
    if (first.operation !== second.operation && !(first.operation === "Lock" && second.operation === "Lock")) return [];
    const where = program.declarationOf(first.x)?.name.name ?? "the goroutine";
    return draft(
      broken,
      {
        kind: "lock-order",
        title: `Lock ${second.lock} before ${first.lock} in ${where}`,
        why: `All goroutines then take the two locks in one order, and none can have the one while it waits for the other.`,
      },
      (rewriter) => {
        rewriter.replace(first.x, second.lock);
        rewriter.replace(second.x, first.lock);
        return true;
      },
    );
  });
}

/** Pairs of lock statements in one function, the first still held at the second, that the finding's goroutines go through. */
function orderedPairs(broken: Broken): readonly { readonly first: LockStatement; readonly second: LockStatement }[] {
  const { program } = broken;
  const taken = takenLocks(broken);
  const pairs = new Map<Node, { readonly first: LockStatement; readonly second: LockStatement }>();
  for (const second of taken) {
    const fn = fnOf(program, second);
    if (fn === undefined) continue;
    const before = lockStatementsOf(program, fn).filter(
      ({ operation, x, lock }) => !operation.endsWith("nlock") && x.pos < second.x.pos && lock !== second.lock,
    );
    const first = before.findLast((each) => {
      const release = releaseIn(program, each);
      return release === undefined || release.x.pos > second.x.pos;
    });
    if (first !== undefined) pairs.set(second.x, { first, second });
  }
  return [...pairs.values()];
}

/** The same code takes two locks of one type in the order of its arguments: the order becomes that of a field. */
export function orderByFieldRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  return orderedPairs(broken).flatMap(({ first, second }) => {
    if (first.x.kind !== "SelectorExpr" || second.x.kind !== "SelectorExpr") return [];
    const [a, b] = [first.x.x, second.x.x];
    if (a.kind !== "Ident" || b.kind !== "Ident" || first.x.selector.name !== second.x.selector.name) return [];
    const field = orderField(program, a);
    if (field === undefined) return [];
    const [low, high] = [program.freshName("first", "low"), program.freshName("second", "high")];
    const lock = first.x.selector.name;
    return draft(
      broken,
      {
        kind: "lock-order",
        title: `Lock ${a.name} and ${b.name} in the order of their ${field}`,
        why: "Whichever way round they are given, all goroutines take the two locks in one order.",
      },
      (rewriter) => {
        rewriter.before(
          first.place,
          `${low}, ${high} := ${a.name}, ${b.name}`,
          `if ${high}.${field} < ${low}.${field} {\n\t${low}, ${high} = ${high}, ${low}\n}`,
        );
        rewriter.replace(first.x, `${low}.${lock}`);
        rewriter.replace(second.x, `${high}.${lock}`);
        return true;
      },
    );
  });
}

// A number or a string that names one of them, and is not changed by anybody.
function orderField(program: ProgramText, x: Extract<Node, { kind: "Ident" }>): string | undefined {
  const type = program.typeOf(x);
  const elem = type?.kind === "pointer" ? type.elem : type;
  const struct = elem?.kind === "named" ? elem.underlying : elem;
  if (struct?.kind !== "struct") return undefined;
  return struct.fields.find(({ name, type: field }) => {
    const basic = field.kind === "named" ? field.underlying : field;
    return (
      /^(id|ID|num|number|no|index|key|name|rank|seq)$/.test(name) && basic.kind === "basic" && basic.basic !== "bool"
    );
  })?.name;
}

/** A lock that must be had before any two others are taken together. */
export function gateRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const regions: Region[] = [];
  for (const lock of takenLocks(broken)) {
    const fn = fnOf(program, lock);
    const inner = fn && secondLock(program, lock);
    const region = inner && spanOf(program, [lock.x, inner]);
    if (region === undefined || regions.some((each) => each.owner === region.owner && each.first === region.first))
      continue;
    regions.push(region);
  }
  const [first] = regions;
  if (first === undefined) return [];
  const mutex = packageMutex(program, first.owner, "orderMu", "bothMu");
  return draft(
    broken,
    {
      kind: "gate-lock",
      title: `Take both locks under ${mutex.name}`,
      why: `Only one goroutine at a time is between its first lock and its second: they cannot have one each and wait for the other.`,
    },
    (rewriter) => {
      mutex.declare(rewriter);
      return regions.every((region) =>
        writeLocked(rewriter, region, { lock: `${mutex.name}.Lock()`, unlock: `${mutex.name}.Unlock()` }),
      );
    },
  );
}

// What takes another lock while this one is held: a statement of the same list, or a call that leads to one.
function secondLock(program: ProgramText, lock: LockStatement): Node | undefined {
  const { owner, list, index } = lock.place;
  for (let i = index + 1; i < list.length; i++) {
    const statement = list[i] as Stmt; // i is in range.
    const found = lockStatement(program, { owner, list, index: i });
    if (found !== undefined && !found.isDeferred) {
      if (found.lock === lock.lock) return undefined;
      if (!found.operation.endsWith("nlock")) return found.x;
    }
    if (statement.kind === "GoStmt" || statement.kind === "DeferStmt") continue;
    const call = program.find(statement, ofKind("CallExpr")).find((each) => takesLock(program, each, 0));
    if (call !== undefined) return call;
  }
  return undefined;
}

function takesLock(program: ProgramText, call: CallExpr, depth: number): boolean {
  const callee = program.calleeOf(call);
  if (callee?.body === undefined || depth > MAX_CALLS) return false;
  if (lockStatementsOf(program, callee).length > 0) return true;
  return program.find(callee.body, ofKind("CallExpr")).some((each) => takesLock(program, each, depth + 1));
}

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
    const after = instead === "" ? text.slice(to).replace(/^[ \t]*(;[ \t]*|\n[ \t]*)/, "") : text.slice(to);
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

/** An unlock too many goes. */
export function unlockOnceRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  return finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const fn = node && (program.functionOf(node) as Fn | undefined);
    if (fn === undefined) return [];
    const releases = lockStatementsOf(program, fn).filter(({ operation }) => operation.endsWith("nlock"));
    return releases.flatMap((release) =>
      draft(
        broken,
        {
          kind: "unlock-once",
          title: `Remove ${program.textOf(release.place.list[release.place.index] as Stmt)} of line ${program.source.position(program.offset(release.x.pos)).line}`,
          why: `Each lock is given back once.`,
        },
        (rewriter) => {
          rewriter.remove(release.place);
          return true;
        },
      ),
    );
  });
}

/** An unlock of the wrong sort: `RUnlock` for what was locked for writing, or the other way round. */
export function matchingUnlockRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  return finding.events.flatMap((event) => {
    const node = nodeOfEvent(broken, event);
    const place = node && program.placeOf(node);
    const release = place && lockStatement(program, place);
    if (release === undefined || !release.operation.endsWith("nlock")) return [];
    const selector = program.parent(release.x);
    const other = release.operation === "Unlock" ? "RUnlock" : "Unlock";
    if (selector?.kind !== "SelectorExpr") return [];
    const title = `Call ${release.lock}.${other} at line ${event.line}`;
    const why = "What was locked for writing is given back by Unlock, what was locked for reading by RUnlock.";
    return draft(broken, { kind: "matching-unlock", title, why }, (rewriter) => {
      rewriter.replace(selector.selector, other);
      return true;
    });
  });
}

/** `RLock` becomes `Lock` where something is written under it. */
export function exclusiveRepairs(broken: Broken): readonly Repair[] {
  const { program, finding } = broken;
  const found = new Map<Fn, readonly LockStatement[]>();
  for (const event of finding.events) {
    const node = nodeOfEvent(broken, event);
    const fn = node && program.functionOf(node);
    const shared =
      fn && lockStatementsOf(program, fn).filter(({ operation }) => operation === "RLock" || operation === "RUnlock");
    if (fn !== undefined && shared !== undefined && shared.length > 0) found.set(fn, shared);
  }
  const all = [...found.values()].flat();
  const [first] = all;
  if (first === undefined) return [];
  const title = `Lock ${first.lock} for writing`;
  const why = `Several goroutines can have a read lock at once; the write lock keeps all others out.`;
  return draft(broken, { kind: "exclusive-lock", title, why }, (rewriter) => {
    for (const { x, operation } of all) {
      const selector = program.parent(x);
      if (selector?.kind === "SelectorExpr")
        rewriter.replace(selector.selector, operation === "RLock" ? "Lock" : "Unlock");
    }
    return true;
  });
}
