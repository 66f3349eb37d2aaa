// What a search is told: about the program, and how far to go.

import type { MapDetectorMaker } from "../detect/detectors.ts";
import { ROLE_PROGRAM, roleOfFunction, type SiteRoles } from "../detect/site-roles.ts";
import { STRIDE } from "../ir/opcode.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Site } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import type { Piece, PieceResult } from "./piece.ts";
import { dependencesOf } from "./program-flow.ts";
import type { Run } from "./run.ts";
import { callsOfSites } from "./site-calls.ts";
import type { Strategy } from "./strategy.ts";
import type { WitnessOptions } from "./witness.ts";

export interface SearchContext {
  /** Resolves a global site of the machine's program. */
  readonly resolve: (site: number) => Site;
  /** `package.TestX` where the entry is a test: goroutines that outlive it are errors, not warnings. */
  readonly testName?: string | undefined;
  /** What is known of the program's sites; made from the program when missing. */
  readonly facts?: SiteFacts;
}

/** What detectors need to know of a program, by global site. */
export type SiteFacts = Pick<WitnessOptions, "dependences" | "roles" | "calls" | "mapDetector">;

/**
 * `mapDetector`: see `DetectorOptions`; a search of a program with maps at runtime detail must have it. Cost: linear in the program, the
 * library's functions included.
 */
export function siteFactsOf(machine: Machine, mapDetector?: MapDetectorMaker): SiteFacts {
  const { program } = machine;
  const dependences = dependencesOf(program);
  return { dependences, roles: rolesOfSites(machine), calls: callsOfSites(program), mapDetector };
}

export interface SearchOptions
  extends Pick<RunOptions, "strategy" | "time" | "seed" | "maxExecutions" | "maxStepsPerExecution"> {
  /** Whether the order of prints of different goroutines tells outcomes apart. Default: no. */
  readonly isOutputOrdered?: boolean;
  /** Detectors off: same executions, no findings. Default: on. */
  readonly detects?: boolean;
  /** Asked about every 4,096 steps: why to stop now. */
  readonly shouldStop?: () => "time" | "stopped" | undefined;
  /** Asked after each execution: whether to yield at once, and not only after 4,096 steps. Default: no. */
  readonly isUrgent?: () => boolean;
  /**
   * Where a stop, the time or the number of executions ends the search, it yields instead and goes on when asked for the next result, if
   * then there is more time and `maxExecutions` is higher. Default: it ends.
   */
  readonly canContinue?: boolean;
  /** Of the bounded search: executions with more preemptions are not looked for. Default: there is no such bound. */
  readonly maxPreemptions?: number | undefined;
  /** Steps for making all witnesses minimal. Default: see `Minimizer`. */
  readonly maxMinimizerSteps?: number;
  /** How executions are chosen, instead of what `strategy` says. */
  readonly strategyOf?: (run: Run, options: SearchOptions) => Strategy;
  /** Told of each map on which a data race is seen for the first time, by its address, in the state behind that execution. */
  readonly onMapRace?: (map: number, execution: number) => void;
  /** Explores pieces of the tree when it has turned out to be large. Default: one execution after the other to the end. */
  readonly crew?: Crew;
}

/** Who works on pieces of a search tree. What comes out does not depend on how many they are. */
export interface Crew {
  /** Executions after which the tree is divided, if that is worth it. */
  readonly divideAfter: number;
  /** See `Strategy.giveAway`. */
  readonly maxShared: number;
  submit(piece: Piece): void;
  /** Works for a short while if there is work to be done here; what has been finished, in any order. */
  poll(): readonly PieceResult[];
}

function rolesOfSites({ program }: Machine): SiteRoles {
  const roles: number[] = [];
  for (const { name, code } of program.functions) {
    const role = roleOfFunction(name);
    for (let i = 0; i < code.length; i += STRIDE) roles.push(role);
  }
  const bySite = Uint8Array.from(roles);
  return (site) => bySite[site] ?? ROLE_PROGRAM;
}
