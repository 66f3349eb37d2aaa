// What a site is to the detectors. Go's race detector does not look inside the runtime: there, a map operation is marked as one read or
// write of the map. We do the same, so that a race on a map is one finding and not one for each of its fields.

/** The user's code and the library. */
export const ROLE_PROGRAM = 0;
/** Inside package runtime: plain accesses are the runtime's own affair. */
export const ROLE_RUNTIME = 1;
/** Inside package runtime, where the entry of an old bucket is copied to its new place. */
export const ROLE_EVACUATION = 2;

/** Role of a site, in the execution's numbers. */
export type SiteRoles = (site: number) => number;

/** Role of the sites of a function, by its qualified name. */
export function roleOfFunction(name: string): number {
  if (name === "runtime.moveCell") return ROLE_EVACUATION;
  return name.startsWith("runtime.") ? ROLE_RUNTIME : ROLE_PROGRAM;
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
