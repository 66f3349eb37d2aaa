// What a site is to the detectors. Go's race detector does not look inside the runtime: there, a map operation is marked as one read or
// write of the map. We do the same, so that a race on a map is one finding and not one for each of its fields.

/** The user's code and the library. */
export const ROLE_PROGRAM = 0;
/** Inside package runtime: plain accesses are the runtime's own affair. */
export const ROLE_RUNTIME = 1;
/** Inside package runtime, where the entry of an old bucket, or of a table that is being replaced, is copied to its new place. */
export const ROLE_EVACUATION = 2;
/** Inside sync.Map at runtime detail: accesses are checked for data races, and are nobody's read-modify-write. */
export const ROLE_SYNC_MAP = 3;
/** Inside package runtime, in the function itself that is called for an operation of the program on a map. */
export const ROLE_MAP_GET = 4;
export const ROLE_MAP_ASSIGN = 5;
export const ROLE_MAP_DELETE = 6;
export const ROLE_MAP_CLEAR = 7;
export const ROLE_MAP_LEN = 8;
export const ROLE_MAP_ITER_START = 9;
export const ROLE_MAP_ITER_NEXT = 10;

/** Role of a site, in the execution's numbers. */
export type SiteRoles = (site: number) => number;

/** By name of the runtime's function, without type arguments. */
const OF_RUNTIME: ReadonlyMap<string, number> = new Map([
  ["moveCell", ROLE_EVACUATION],
  ["moveSlot", ROLE_EVACUATION],
  ["mapGet", ROLE_MAP_GET],
  ["mapGetOk", ROLE_MAP_GET],
  ["mapAssign", ROLE_MAP_ASSIGN],
  ["mapDelete", ROLE_MAP_DELETE],
  ["mapClear", ROLE_MAP_CLEAR],
  ["mapLen", ROLE_MAP_LEN],
  ["mapIterStart", ROLE_MAP_ITER_START],
  ["mapIterNext", ROLE_MAP_ITER_NEXT],
]);

/** Role of the sites of a function, by its qualified name. */
export function roleOfFunction(name: string): number {
  if (name.startsWith("sync.(*detailed")) return ROLE_SYNC_MAP;
  if (!name.startsWith("runtime.")) return ROLE_PROGRAM;
  const bracket = name.indexOf("[");
  const plain = name.slice("runtime.".length, bracket < 0 ? undefined : bracket);
  return OF_RUNTIME.get(plain) ?? ROLE_RUNTIME;
}

/** Whether sites of this role lie in package runtime. */
export function isOfRuntime(role: number): boolean {
  return !isChecked(role);
}

/** Whether real Go's race detector looks at plain accesses of sites of this role. */
export function isChecked(role: number): boolean {
  return role === ROLE_PROGRAM || role === ROLE_SYNC_MAP;
}

/** What an instruction calls in the library or in the runtime, where its event does not tell. */
export interface LibraryCall {
  /** Qualified: `sync/atomic.(*Int64).Add`, `runtime.mapassign`. */
  readonly name: string;
  /** An event says only that it wrote, as Add and Swap do. */
  readonly isCompareAndSwap: boolean;
  /** TryLock or TryRLock: it never waits. */
  readonly isTryLock: boolean;
}

/** What a site calls, in the execution's numbers. */
export type SiteCalls = (site: number) => LibraryCall | undefined;

/** The call of an operation of the library or the runtime, by its qualified name. */
export function libraryCall(name: string): LibraryCall {
  return {
    name,
    isCompareAndSwap: name.startsWith("sync/atomic.") && name.includes("CompareAndSwap"),
    isTryLock: /^sync\.\(\*(RW)?Mutex\)\.Try/.test(name),
  };
}
