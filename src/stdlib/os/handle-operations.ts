// Operations of package os on open files. Argument 0 is the tree, argument 1 the *File; its cells that change (position, whether
// it is closed) are touched by these operations alone, all of which have the slot of the file's inode as footprint.

import type { Value } from "../../ir/value.ts";
import { OP_ATOMIC_LOAD, OP_ATOMIC_RMW } from "../../trace/operation.ts";
import type { NativeContext, OperationNative } from "../../vm/api.ts";
import { argNumber, argString } from "../word.ts";
import { EBADF, EINVAL, EISDIR, FileTree, MODE_DIR, OK, type Place, resized, statResults } from "./file-tree.ts";

// Cells of a File, as in file.go.
const SLOT = 2;
const NUMBER = 3;
const FLAG = 4;
const POSITION = 5;
const CLOSED = 6;

const O_WRONLY = 1;
const O_RDWR = 2;
const O_APPEND = 0x400;

/** What os.go takes for "file already closed"; no number of Linux. */
const CLOSED_FAULT = -1;

/** An open file in an operation. */
class Handle {
  readonly tree: FileTree;
  readonly place: Place;
  readonly file: number;

  constructor(readonly ctx: NativeContext) {
    this.file = argNumber(ctx, 1);
    this.tree = new FileTree(ctx);
    this.place = { slot: this.cell(SLOT), number: this.cell(NUMBER) };
  }

  cell(offset: number): number {
    return this.ctx.load(this.file + offset) as number;
  }

  get isClosed(): boolean {
    return this.ctx.load(this.file + CLOSED) === true;
  }

  get position(): number {
    return this.cell(POSITION);
  }

  set position(value: number) {
    this.ctx.store(this.file + POSITION, value);
  }

  get flag(): number {
    return this.cell(FLAG);
  }

  get isDirectory(): boolean {
    return this.tree.inode(this.place).mode >= MODE_DIR;
  }

  /** Why the file cannot be read. */
  readFault(): number {
    if (this.isClosed) return CLOSED_FAULT;
    if ((this.flag & O_WRONLY) !== 0) return EBADF;
    return this.isDirectory ? EISDIR : OK;
  }

  /** Why the file cannot be written. */
  writeFault(): number {
    if (this.isClosed) return CLOSED_FAULT;
    return (this.flag & (O_WRONLY | O_RDWR)) === 0 ? EBADF : OK;
  }

  /** Puts `text` at `at`; what lies between it and the old end is zero. */
  overwrite(text: string, at: number): void {
    const { data } = this.tree.inode(this.place);
    if (text !== "") this.tree.change(this.place, { data: resized(data, at) + text + data.slice(at + text.length) });
  }
}

// An operation on the file in argument 1; `run` returns results, the error number last.
function onHandle(kind: number, run: (handle: Handle) => readonly Value[]): OperationNative {
  return {
    kind,
    objectOf: (ctx) => {
      const { place, tree } = new Handle(ctx);
      return tree.addressOf(Math.max(0, place.slot));
    },
    run: (ctx) => {
      run(new Handle(ctx)).forEach((result, i) => {
        ctx.set(i, result);
      });
      return undefined;
    },
  };
}

// Reads at most that many bytes, here or at an offset.
const read = onHandle(OP_ATOMIC_RMW, (handle) => {
  const n = argNumber(handle.ctx, 2);
  const errno = n === 0 && !handle.isClosed ? OK : handle.readFault();
  if (errno !== OK) return ["", errno];
  const { data } = handle.tree.inode(handle.place);
  const text = data.slice(handle.position, handle.position + n);
  handle.position += text.length;
  return [text, OK];
});

const readAt = onHandle(OP_ATOMIC_LOAD, (handle) => {
  const errno = handle.readFault();
  if (errno !== OK) return ["", errno];
  const at = argNumber(handle.ctx, 3);
  return [handle.tree.inode(handle.place).data.slice(at, at + argNumber(handle.ctx, 2)), OK];
});

const write = onHandle(OP_ATOMIC_RMW, (handle) => {
  const errno = handle.writeFault();
  if (errno !== OK) return [errno];
  const text = argString(handle.ctx, 2);
  if ((handle.flag & O_APPEND) !== 0) handle.position = handle.tree.inode(handle.place).data.length;
  handle.overwrite(text, handle.position);
  handle.position += text.length;
  return [OK];
});

const writeAt = onHandle(OP_ATOMIC_RMW, (handle) => {
  const errno = handle.writeFault();
  if (errno === OK) handle.overwrite(argString(handle.ctx, 2), argNumber(handle.ctx, 3));
  return [errno];
});

const seek = onHandle(OP_ATOMIC_RMW, (handle) => {
  if (handle.isClosed) return [0, CLOSED_FAULT];
  const whence = argNumber(handle.ctx, 3);
  const from = [0, handle.position, handle.tree.inode(handle.place).data.length][whence] ?? Number.NaN;
  const position = from + argNumber(handle.ctx, 2);
  if (!(position >= 0)) return [0, EINVAL];
  handle.position = position;
  return [position, OK];
});

const stat = onHandle(OP_ATOMIC_LOAD, (handle) =>
  handle.isClosed ? [0, 0, 0, CLOSED_FAULT] : [...statResults(handle.tree, handle.place), OK],
);

const truncate = onHandle(OP_ATOMIC_RMW, (handle) => {
  const size = argNumber(handle.ctx, 2);
  if (handle.isClosed) return [CLOSED_FAULT];
  if (handle.writeFault() !== OK || size < 0) return [EINVAL];
  const { data } = handle.tree.inode(handle.place);
  handle.tree.change(handle.place, { data: resized(data, size) });
  return [OK];
});

const close = onHandle(OP_ATOMIC_RMW, (handle) => {
  if (handle.isClosed) return [CLOSED_FAULT];
  handle.ctx.store(handle.file + CLOSED, true);
  return [OK];
});

export const handleOperations: Readonly<Record<string, OperationNative>> = {
  "os.readHandle": read,
  "os.readHandleAt": readAt,
  "os.writeHandle": write,
  "os.writeHandleAt": writeAt,
  "os.seekHandle": seek,
  "os.statHandle": stat,
  "os.truncateHandle": truncate,
  "os.closeHandle": close,
};
