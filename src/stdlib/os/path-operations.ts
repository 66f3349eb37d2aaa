// Operations of package os on paths. What touches one file has its slot as footprint; what makes, removes or lists directories
// has the whole tree, so that the directories above a file need no footprint of their own.

import type { Value } from "../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { NativeContext, OperationNative } from "../../vm/api.ts";
import { argNumber, argString } from "../word.ts";
import {
  EEXIST,
  EINVAL,
  EISDIR,
  ENOENT,
  ENOTDIR,
  ENOTEMPTY,
  EPERM,
  FileTree,
  MODE_DIR,
  N_SLOTS,
  nameOf,
  OK,
  type Place,
  resized,
  statResults,
} from "./file-tree.ts";

// How a file is opened, as in package os.
const O_WRITABLE = 0x1 | 0x2;
const O_CREATE = 0x40;
const O_EXCL = 0x80;
const O_TRUNC = 0x200;
const UMASK = 0o022;

/** What an operation found: an error number, its other results, and whether the tree has changed. */
interface Found {
  readonly errno: number;
  readonly results?: readonly Value[];
  readonly hasChanged?: boolean;
}

const NO_WORDS: Value = Object.freeze([]);

const fault = (errno: number): Found => ({ errno });
const changed: Found = { errno: OK, hasChanged: true };

/** Writes results (`zeros` if there are none) behind each other, the error number last; says what the operation was. */
function answer(ctx: NativeContext, { errno, results, hasChanged = false }: Found, zeros: readonly Value[]): number {
  for (const [i, zero] of zeros.entries()) ctx.set(i, results?.[i] ?? zero);
  ctx.set(zeros.length, errno);
  return hasChanged ? OP_ATOMIC_RMW : OP_ATOMIC_LOAD;
}

/** The cells that belong to a path: its slot, and that of the inode it names, with all between. */
function cellsOf(ctx: NativeContext): { readonly first: number; readonly last: number } {
  const tree = new FileTree(ctx);
  const path = tree.resolve(argString(ctx, 1));
  const slot = tree.slotOf(path ?? "/");
  const place = path === undefined ? undefined : tree.find(path);
  const home = place === undefined || place.slot < 0 ? slot : place.slot;
  return { first: tree.addressOf(Math.min(slot, home)), last: tree.addressOf(Math.max(slot, home)) };
}

type Run = (tree: FileTree, path: string, ctx: NativeContext) => Found;

/** An operation on the path in argument 1. */
function onPath(kind: number, zeros: readonly Value[], run: Run): OperationNative {
  return {
    kind,
    objectOf: (ctx) => cellsOf(ctx).first,
    extentOf: (ctx) => {
      const { first, last } = cellsOf(ctx);
      return last - first + 1;
    },
    run: (ctx) => {
      const tree = new FileTree(ctx);
      const text = argString(ctx, 1);
      const path = tree.resolve(text);
      const within = tree.faultWithin(text);
      const isFaulty = path === undefined || within !== OK;
      return answer(ctx, isFaulty ? fault(within || ENOENT) : run(tree, path, ctx), zeros);
    },
  };
}

/** An operation on the whole tree. */
function onTree(kind: number, zeros: readonly Value[], run: Run): OperationNative {
  return { ...onPath(kind, zeros, run), objectOf: (ctx) => argNumber(ctx, 0), extentOf: () => N_SLOTS + 1 };
}

const missing = (tree: FileTree, path: string): Found => fault(tree.faultAbove(path) || ENOENT);

const open = onPath(OP_ATOMIC_RMW, [0, 0], (tree, path, ctx) => {
  const [flag, mode] = [argNumber(ctx, 2), argNumber(ctx, 3)];
  const found = tree.find(path);
  const results = (place: Place): readonly Value[] => [place.slot, place.number];
  if (found === undefined) {
    const above = tree.faultAbove(path);
    if (above !== OK) return fault(above);
    if ((flag & O_CREATE) === 0) return fault(ENOENT);
    if (argString(ctx, 1).endsWith("/")) return fault(EISDIR);
    return { errno: OK, results: results(tree.create(path, mode & ~UMASK & 0o7777)), hasChanged: true };
  }
  if ((flag & O_CREATE) !== 0 && (flag & O_EXCL) !== 0) return fault(EEXIST);
  const isWritten = (flag & (O_WRITABLE | O_TRUNC | O_CREATE)) !== 0;
  if (isWritten && tree.inode(found).mode >= MODE_DIR) return fault(EISDIR);
  const hasChanged = (flag & O_TRUNC) !== 0 && tree.inode(found).data !== "";
  if (hasChanged) tree.change(found, { data: "" });
  return { errno: OK, results: results(found), hasChanged };
});

const stat = onPath(OP_ATOMIC_LOAD, [0, 0, 0], (tree, path) => {
  const found = tree.find(path);
  if (found === undefined) return missing(tree, path);
  return { errno: OK, results: statResults(tree, found) };
});

const changeMode = onPath(OP_ATOMIC_RMW, [], (tree, path, ctx) => {
  const found = tree.find(path);
  if (found === undefined) return missing(tree, path);
  if (found.slot >= 0) {
    const { mode, time } = tree.inode(found);
    tree.change(found, { mode: (mode >= MODE_DIR ? MODE_DIR : 0) + (argNumber(ctx, 2) & 0o7777), time });
  }
  return changed;
});

const changeTime = onPath(OP_ATOMIC_RMW, [], (tree, path, ctx) => {
  const found = tree.find(path);
  if (found === undefined) return missing(tree, path);
  if (found.slot >= 0) tree.change(found, { time: argNumber(ctx, 2) });
  return changed;
});

const truncate = onPath(OP_ATOMIC_RMW, [], (tree, path, ctx) => {
  const size = argNumber(ctx, 2);
  if (size < 0) return fault(EINVAL);
  const found = tree.find(path);
  if (found === undefined) return missing(tree, path);
  const { mode, data } = tree.inode(found);
  if (mode >= MODE_DIR) return fault(EISDIR);
  tree.change(found, { data: resized(data, size) });
  return changed;
});

function makeOne(tree: FileTree, path: string, mode: number): number {
  if (tree.find(path) !== undefined) return EEXIST;
  const above = tree.faultAbove(path);
  if (above === OK) tree.create(path, MODE_DIR + (mode & ~UMASK & 0o777));
  return above;
}

const makeDirectory = onTree(OP_ATOMIC_RMW, [], (tree, path, ctx) => {
  const errno = makeOne(tree, path, argNumber(ctx, 2));
  return errno === OK ? changed : fault(errno);
});

// Makes the directories of a path one by one, as it is written: what stands before a .. is made too. Its result is how far it came.
function makeEach(tree: FileTree, text: string, mode: number): Found {
  let hasChanged = false;
  for (const { index } of text.matchAll(/(?<=[^/])(?=\/|$)/g)) {
    const part = text.slice(0, index);
    const path = tree.resolve(part) ?? "/";
    const errno = makeOne(tree, path, mode);
    hasChanged ||= errno === OK;
    const isFault = errno === EEXIST ? !tree.isDirectory(path) : errno !== OK;
    if (isFault) return { errno: errno === EEXIST ? ENOTDIR : errno, results: [part], hasChanged };
  }
  return { errno: OK, hasChanged };
}

const makeAll: OperationNative = {
  ...onTree(OP_ATOMIC_RMW, [""], () => changed),
  run: (ctx) => {
    const text = argString(ctx, 1);
    const found = text === "" ? fault(ENOENT) : makeEach(new FileTree(ctx), text, argNumber(ctx, 2));
    return answer(ctx, found, [""]);
  },
};

function remove(tree: FileTree, path: string): Found {
  const found = tree.find(path);
  if (found === undefined) return missing(tree, path);
  if (found.slot < 0 || tree.below(path).length > 0) return fault(ENOTEMPTY);
  tree.unlink(path);
  return changed;
}

const removeOne: OperationNative = {
  ...onPath(OP_ATOMIC_RMW, [], remove),
  objectOf: (ctx) => (removesDirectory(ctx) ? argNumber(ctx, 0) : cellsOf(ctx).first),
  extentOf: (ctx) => {
    const { first, last } = cellsOf(ctx);
    return removesDirectory(ctx) ? N_SLOTS + 1 : last - first + 1;
  },
};

function removesDirectory(ctx: NativeContext): boolean {
  const tree = new FileTree(ctx);
  return tree.isDirectory(tree.resolve(argString(ctx, 1)) ?? "");
}

const removeAll = onTree(OP_ATOMIC_RMW, [], (tree, path) => {
  if (tree.faultAbove(path) === ENOTDIR) return fault(ENOTDIR);
  const paths = [...tree.below(path), path].filter((each) => (tree.find(each)?.slot ?? -1) >= 0);
  for (const each of paths) tree.unlink(each);
  return { errno: OK, hasChanged: paths.length > 0 };
});

const rename = onTree(OP_ATOMIC_RMW, [], (tree, from, ctx) => {
  const [fromText, toText] = [argString(ctx, 1), argString(ctx, 2)];
  const to = tree.resolve(toText);
  if (to === undefined || tree.find(from) === undefined) return missing(tree, from);
  const errno = (fromText === toText && tree.isDirectory(to) && EEXIST) || renameFault(tree, from, to, toText);
  if (errno !== OK) return fault(errno);
  if (from === to) return { errno: OK };
  for (const path of [from, ...tree.below(from)]) {
    const moved = tree.find(path) as Place; // it was just listed
    tree.unlink(path);
    if (tree.find(to + path.slice(from.length)) !== undefined) tree.unlink(to + path.slice(from.length));
    tree.link(to + path.slice(from.length), moved);
  }
  return changed;
});

// As os.Rename: nothing may replace a directory.
function renameFault(tree: FileTree, from: string, to: string, toText: string): number {
  if (from === to) return OK;
  const above = tree.faultWithin(toText) || tree.faultAbove(to);
  if (above !== OK) return above;
  if (tree.isDirectory(to)) return EEXIST;
  if (!tree.isDirectory(from)) return toText.endsWith("/") ? ENOTDIR : OK;
  if (to.startsWith(`${from}/`)) return EINVAL;
  return tree.find(to) === undefined ? OK : ENOTDIR;
}

const link = onTree(OP_ATOMIC_RMW, [], (tree, from, ctx) => {
  const to = tree.resolve(argString(ctx, 2));
  const place = tree.find(from);
  if (to === undefined || place === undefined) return missing(tree, from);
  const above = tree.faultWithin(argString(ctx, 2)) || tree.faultAbove(to);
  if (above !== OK) return fault(above);
  if (tree.find(to) !== undefined) return fault(EEXIST);
  if (tree.isDirectory(from)) return fault(EPERM);
  tree.link(to, place);
  return changed;
});

// Name, size, mode and time of each entry, in the order of names.
const list = onTree(OP_ATOMIC_LOAD, [NO_WORDS], (tree, path) => {
  if (tree.find(path) === undefined) return missing(tree, path);
  if (!tree.isDirectory(path)) return fault(ENOTDIR);
  const entries = tree.below(path).filter((each) => !each.slice(path.length + 1).includes("/"));
  const words = entries.flatMap((each) => [nameOf(each), ...statResults(tree, tree.find(each) as Place)]);
  return { errno: OK, results: [Object.freeze(words)] };
});

const changeDirectory = onTree(OP_ATOMIC_RMW, [], (tree, path) => {
  if (tree.find(path) === undefined) return missing(tree, path);
  if (!tree.isDirectory(path)) return fault(ENOTDIR);
  tree.setDirectory(path);
  return changed;
});

const getDirectory: OperationNative = {
  kind: OP_ATOMIC_LOAD,
  objectOf: (ctx) => argNumber(ctx, 0) + N_SLOTS,
  run: (ctx) => {
    ctx.set(0, new FileTree(ctx).directory);
    return undefined;
  },
};

export const pathOperations: Readonly<Record<string, OperationNative>> = {
  "os.openPath": open,
  "os.statPath": stat,
  "os.chmodPath": changeMode,
  "os.chtimesPath": changeTime,
  "os.truncatePath": truncate,
  "os.makePath": makeDirectory,
  "os.makeAllPath": makeAll,
  "os.removePath": removeOne,
  "os.removeAllPath": removeAll,
  "os.renamePath": rename,
  "os.linkPath": link,
  "os.listPath": list,
  "os.changeDirectory": changeDirectory,
  "os.workingDirectory": getDirectory,
};
