// Loops that change something in each round and yet get nowhere, as long as others do not run: retries, back-offs, polls under a lock. An
// execution may go round them as often as it likes; a search that follows it would never end. (Loops that change nothing are the
// machine's business: see vm/spin.ts.) A round is a sequence of steps of one goroutine that is like the one before it: same places, same
// objects, same values read and written.
//
// Fairness as in Musuvathi and Qadeer, "Fair stateless model checking" (PLDI 2008): who goes round lets others go first. Different: they
// take a yield as the sign of a loop that waits; here it is the repetition.

import type { EventRows } from "./run.ts";

/** Steps after which an execution is looked at: shorter ones pay nothing. */
export const LONG = 200;
/** Rounds of one loop that are followed while others wait. */
export const MAX_ROUNDS = 8;
/** Longest round, in steps of its goroutine, and how far back it is looked for, in steps of all. */
const MAX_PERIOD = 48;
const MAX_BACK = 1000;

/** How many rounds in a row goroutine `g` has made at the end of the events, up to MAX_ROUNDS. Cost: about MAX_BACK. */
export function roundsOf(events: EventRows, g: number): number {
  const steps = stepsOf(events, g);
  const { length } = steps;
  for (let period = 1; period <= MAX_PERIOD && 2 * period <= length; period++) {
    let n = 0;
    while (n + period < length && isLike(events, steps[n] as number, steps[n + period] as number)) n++;
    if (n >= period) return Math.min(MAX_ROUNDS, Math.floor(n / period));
  }
  return 0;
}

// Its last steps, the last one first; as many as are needed.
function stepsOf(events: EventRows, g: number): readonly number[] {
  const steps: number[] = [];
  const first = Math.max(0, events.length - MAX_BACK);
  for (let i = events.length - 1; i >= first && steps.length <= MAX_PERIOD * (MAX_ROUNDS + 1); i--)
    if (events.goroutine[i] === g) steps.push(i);
  return steps;
}

function isLike(events: EventRows, i: number, j: number): boolean {
  return (
    events.site[i] === events.site[j] &&
    events.kind[i] === events.kind[j] &&
    events.object[i] === events.object[j] &&
    events.alternative[i] === events.alternative[j] &&
    events.value[i] === events.value[j]
  );
}
