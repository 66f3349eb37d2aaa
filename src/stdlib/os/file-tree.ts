// Files in memory. A tree is N_SLOTS cells and one for the working directory. A path's name and a new file's content (its inode)
// are in the slot that the path's hash gives, so that an operation on a file is one on a cell of that file, wherever it is made.
// Directories that nobody makes are there: the root, /tmp, /home and the first working directory.
//
// A slot holds a frozen list: number of inodes made in it, names, inodes; names as (path, slot of the inode, its number) in turn,
// inodes as (number, mode, content, time of the last change). Permissions are kept and not looked at.

import { finish32, mixString } from "../../base/hash.ts";
import type { Value } from "../../ir/value.ts";
import type { NativeContext } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

export const N_SLOTS = 128;
const HOME = "/home/gopher";
const IMPLICIT = new Set(["/", "/tmp", "/home", HOME]);

/** Bit of a mode that says directory, as in package io/fs. */
export const MODE_DIR = 2 ** 31;

export const OK = 0;
export const EPERM = 1;
export const ENOENT = 2;
export const EBADF = 9;
export const EEXIST = 17;
export const ENOTDIR = 20;
export const EISDIR = 21;
export const EINVAL = 22;
export const ENOTEMPTY = 39;

/** Where an inode is: slot and number. A slot of -1 is a directory that nobody made. */
export interface Place {
  readonly slot: number;
  readonly number: number;
}

export interface Inode {
  readonly mode: number;
  readonly data: string;
  /** Virtual nanoseconds. */
  readonly time: number;
}

interface Slot {
  readonly nMade: number;
  readonly names: readonly (readonly [path: string, place: Place])[];
  readonly inodes: ReadonlyMap<number, Inode>;
}

const implicitPlace: Place = { slot: -1, number: 0 };
const implicitInode: Inode = { mode: MODE_DIR + 0o755, data: "", time: 0 };

const isUnder = (path: string, folder: string): boolean => path.startsWith(folder === "/" ? "/" : `${folder}/`);

/** The directory of an absolute path. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}

/** The last part of an absolute path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The tree whose address is in argument 0. */
export class FileTree {
  private readonly base: number;

  constructor(private readonly ctx: NativeContext) {
    this.base = argNumber(ctx, 0);
  }

  get directory(): string {
    return (this.ctx.load(this.base + N_SLOTS) as string | undefined) ?? HOME;
  }

  setDirectory(path: string): void {
    this.ctx.store(this.base + N_SLOTS, path);
  }

  /** An absolute path without `.`, `..` and needless slashes; undefined for the empty path. */
  resolve(path: string): string | undefined {
    if (path === "") return undefined;
    const parts: string[] = [];
    for (const part of (path.startsWith("/") ? path : `${this.directory}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }

  /** Why a path cannot be walked: what stands before a `.` or `..` is missing or no directory, or what stands before a last slash is none. */
  faultWithin(path: string): number {
    const start = path.startsWith("/") ? "" : `${this.directory}/`;
    for (const { index } of path.matchAll(/(?<=[^/.])\/+\.\.?(?=\/|$)/g)) {
      const before = this.resolve(`${start}${path.slice(0, index)}`) ?? "/";
      if (!this.isDirectory(before)) return this.faultAbove(before) || (this.find(before) ? ENOTDIR : ENOENT);
    }
    const whole = path.endsWith("/") ? this.resolve(path) : undefined;
    return whole !== undefined && this.find(whole) !== undefined && !this.isDirectory(whole) ? ENOTDIR : OK;
  }

  slotOf(path: string): number {
    return finish32(mixString(0, path)) % N_SLOTS;
  }

  addressOf(slot: number): number {
    return this.base + slot;
  }

  /** Where the inode of an absolute path is; undefined if there is none. */
  find(path: string): Place | undefined {
    const named = this.read(this.slotOf(path)).names.find(([name]) => name === path);
    return named?.[1] ?? (IMPLICIT.has(path) ? implicitPlace : undefined);
  }

  inode({ slot, number }: Place): Inode {
    return (slot < 0 ? undefined : this.read(slot).inodes.get(number)) ?? implicitInode;
  }

  isDirectory(path: string): boolean {
    const place = this.find(path);
    return place !== undefined && this.inode(place).mode >= MODE_DIR;
  }

  /** Why nothing can be at `path`: a directory above is missing, or is none. */
  faultAbove(path: string): number {
    for (let above = parentOf(path); ; above = parentOf(above)) {
      const place = this.find(above);
      if (place !== undefined) return this.inode(place).mode >= MODE_DIR ? OK : ENOTDIR;
      if (above === "/") return ENOENT;
      if (this.find(parentOf(above)) !== undefined && this.isDirectory(parentOf(above))) return ENOENT;
    }
  }

  change({ slot, number }: Place, inode: Partial<Inode>): void {
    const old = this.read(slot);
    const changed = { ...this.inode({ slot, number }), time: this.ctx.now(), ...inode };
    this.write(slot, { ...old, inodes: new Map([...old.inodes, [number, changed]]) });
  }

  /** A new inode, named `path`. */
  create(path: string, mode: number): Place {
    const slot = this.slotOf(path);
    const old = this.read(slot);
    const place = { slot, number: old.nMade };
    const inode = { mode, data: "", time: this.ctx.now() };
    this.write(slot, {
      nMade: old.nMade + 1,
      names: [...old.names, [path, place]],
      inodes: new Map([...old.inodes, [place.number, inode]]),
    });
    return place;
  }

  link(path: string, place: Place): void {
    const slot = this.slotOf(path);
    const old = this.read(slot);
    this.write(slot, { ...old, names: [...old.names, [path, place]] });
  }

  /** Takes a name away; its inode stays for those who have it open. */
  unlink(path: string): void {
    const slot = this.slotOf(path);
    const old = this.read(slot);
    this.write(slot, { ...old, names: old.names.filter(([name]) => name !== path) });
  }

  /** All paths below a directory, itself left out, sorted. */
  below(folder: string): readonly string[] {
    const paths = folder === "/" ? [...IMPLICIT].filter((path) => path !== "/") : [];
    for (let slot = 0; slot < N_SLOTS; slot++)
      for (const [path] of this.read(slot).names) if (isUnder(path, folder)) paths.push(path);
    return paths.sort();
  }

  private read(slot: number): Slot {
    const words = this.ctx.load(this.base + slot) as readonly Value[] | undefined;
    if (words === undefined) return { nMade: 0, names: [], inodes: new Map() };
    const [nMade, names, inodes] = words as [number, readonly Value[], readonly Value[]];
    return {
      nMade,
      names: groups(names, 3).map(([path, home, number]) => [path as string, placeOf(home, number)]),
      inodes: new Map(
        groups(inodes, 4).map(([number, mode, data, time]) => [
          number as number,
          { mode: mode as number, data: data as string, time: time as number },
        ]),
      ),
    };
  }

  private write(slot: number, { nMade, names, inodes }: Slot): void {
    const nameWords = names.flatMap(([path, place]): Value[] => [path, place.slot, place.number]);
    const inodeWords = [...inodes].flatMap(([number, { mode, data, time }]): Value[] => [number, mode, data, time]);
    this.ctx.store(this.base + slot, Object.freeze([nMade, Object.freeze(nameWords), Object.freeze(inodeWords)]));
  }
}

const placeOf = (slot: Value, number: Value): Place => ({ slot: slot as number, number: number as number });

function groups(words: readonly Value[], size: number): (readonly Value[])[] {
  return Array.from({ length: words.length / size }, (_, i) => words.slice(i * size, (i + 1) * size));
}

/** Size, mode and time of an inode. */
export function statResults(tree: FileTree, place: Place): readonly Value[] {
  const { data, mode, time } = tree.inode(place);
  return [mode >= MODE_DIR ? 4096 : data.length, mode, time];
}

/** The first `size` bytes, zeros behind the last. */
export function resized(data: string, size: number): string {
  return data.slice(0, size).padEnd(size, "\0");
}
