// A data race as evidence: what Go's race detector prints, as structure and as its text.

/** A call frame: `main.(*Account).deposit`, and where it stands. */
export interface RaceFrame {
  readonly function: string;
  readonly file: string;
  /** 0 where no line is known: inside the runtime, which is not executed. */
  readonly line: number;
}

export interface RaceLock {
  readonly name: string;
  /** Held for reading. */
  readonly isRead: boolean;
  /** Step that acquired it. */
  readonly since: number;
}

/** The last operation by which a goroutine synchronised with others before its access. */
export interface RaceSynchronisation {
  readonly step: number;
  /** `OPERATION_NAMES`. */
  readonly operation: string;
  readonly object: string;
  readonly file: string;
  readonly line: number;
}

export interface RaceAccess {
  readonly step: number;
  /** Index into the witness trace's goroutines. */
  readonly goroutine: number;
  readonly isWrite: boolean;
  readonly isAtomic: boolean;
  /** `OPERATION_NAMES`. */
  readonly operation: string;
  /** Innermost first. */
  readonly stack: readonly RaceFrame[];
  readonly locks: readonly RaceLock[];
  readonly lastSynchronisation: RaceSynchronisation | undefined;
}

export interface RaceGoroutine {
  readonly goroutine: number;
  /** It had not ended when the second access was made. */
  readonly isRunning: boolean;
  /** Stack of the go statement, innermost first; empty for main. */
  readonly creation: readonly RaceFrame[];
}

/** Two accesses that nothing orders, in the order of the witness. */
export interface RaceReport {
  /** As Go prints pointers. */
  readonly address: string;
  readonly accesses: readonly [first: RaceAccess, second: RaceAccess];
  /** Of the two accesses, in their order; main too. */
  readonly goroutines: readonly [RaceGoroutine, RaceGoroutine];
  /**
   * In the layout of Go's race detector, without the offsets in the machine code (there is none). Goroutines have the numbers
   * by which Raceweave shows them.
   */
  readonly text: string;
  /** Why `go run -race` may run this program without reporting this race; sentences, each true of this race. */
  readonly missed: readonly string[];
}
