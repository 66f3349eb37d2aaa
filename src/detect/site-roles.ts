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
