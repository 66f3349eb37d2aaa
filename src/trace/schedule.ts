// A schedule: which choices differ from a named default policy. Survives changes inside the library, because positions
// are counted in operations of the user's own code.

/** Name of the default policy: Go's run-queue order on one P. Its version is part of the name. */
export const DEFAULT_POLICY = "go-runq-1";

/**
 * One departure from the policy. It applies when goroutine `at` (creation path) is about to perform its operation number
 * `ordinal` (user-level operations, from 0) and `inner` (operations inside the library since then, from 0).
 * - `switch`: do not run `at` now; run goroutine `to` instead.
 * - `alternative`: the operation takes alternative `value` (select case, rendezvous partner, random value).
 */
export type Deviation =
  | {
      readonly kind: "switch";
      readonly at: string;
      readonly ordinal: number;
      readonly inner: number;
      readonly to: string;
    }
  | {
      readonly kind: "alternative";
      readonly at: string;
      readonly ordinal: number;
      readonly inner: number;
      readonly value: number;
    };

export interface Schedule {
  readonly policy: string;
  readonly deviations: readonly Deviation[];
  /** Maps that are at runtime detail in this execution (`MapDetail`), where the run's options leave it to the search. */
  readonly maps?: readonly number[] | undefined;
  /** The runtime's own checks for concurrent use of maps are off in this execution. */
  readonly isUnchecked?: true | undefined;
}

/** The policy itself, without departures. */
export const DEFAULT_SCHEDULE: Schedule = { policy: DEFAULT_POLICY, deviations: [] };
