// What the program says about its sites, asked for once: may what happens there be an act that depends on an earlier read?

import type { Dependences, MeetingOfReads } from "./dependences.ts";
import { ROLE_PROGRAM, type SiteRoles } from "./site-roles.ts";

const IS_KNOWN = 1;
/** The user's code or the library. */
export const IS_PROGRAM = 2;
/** What is written there is computed from a read. */
export const HAS_DATA = 4;
/** Some read decides that this site runs. */
export const HAS_CONTROL = 8;
/** What is read there is reached through, or indexed, as an earlier read decided. */
export const IS_USE = 16;
/** What is read there is added to what was read there before. */
export const IS_SUMMED = 32;

function isAddedUp({ isSum, operands }: MeetingOfReads, site: number): boolean {
  return isSum && operands.every((sources) => sources.includes(site));
}

export class ActSites {
  private flags = new Uint8Array(64);

  constructor(
    private readonly dependences: Dependences,
    private readonly roles: SiteRoles,
  ) {}

  /** The bits that hold for a site, in the execution's numbers. */
  of(site: number): number {
    const flags = this.flags[site] ?? 0;
    return flags === 0 ? this.learn(site) : flags;
  }

  private learn(site: number): number {
    const { dependences } = this;
    const hasControl = dependences.control(site).length > 0;
    const isReached = hasControl && dependences.isDereferenced(site);
    const isUse = isReached || dependences.meetings(site).some(({ isIndex }) => isIndex);
    const flags =
      IS_KNOWN |
      (this.roles(site) === ROLE_PROGRAM ? IS_PROGRAM : 0) |
      (dependences.data(site).length > 0 ? HAS_DATA : 0) |
      (hasControl ? HAS_CONTROL : 0) |
      (isUse ? IS_USE : 0) |
      (dependences.meetings(site).some((meeting) => isAddedUp(meeting, site)) ? IS_SUMMED : 0);
    if (site >= this.flags.length) {
      const larger = new Uint8Array(2 * site);
      larger.set(this.flags);
      this.flags = larger;
    }
    this.flags[site] = flags;
    return flags;
  }
}
