// What the list of ways to end says.

export const outcomesStrings = {
  region: "Every way the program can end",
  empty: "The different endings show here once schedules have been explored.",
  intro: (outcomes: number, executions: string) =>
    outcomes === 1
      ? `Always the same ending, in ${executions}`
      : `${outcomes.toLocaleString("en")} different endings in ${executions}`,
  kinds: {
    exit: "exits",
    panic: "panics",
    fatal: "fatal error",
    deadlock: "deadlock",
    livelock: "livelock",
    limit: "cut off",
    stopped: "stopped",
  },
  exitStatus: (code: number) => `exits with ${code}`,
  testPasses: "PASS",
  testFails: "FAIL",
  count: (count: number) => `× ${count.toLocaleString("en")}`,
  ofExecutions: (count: number, total: number) =>
    `${count.toLocaleString("en")} of ${total.toLocaleString("en")} ${total === 1 ? "execution" : "executions"}`,
  /** How often the random scheduler gave it: in per cent, or one in so many where that is less than one. */
  atRandom: (count: number, runs: number) => {
    if (count === 0) return `in none of ${runs.toLocaleString("en")} random ${runs === 1 ? "run" : "runs"}`;
    if (count === runs) return runs === 1 ? "in the one random run" : `in all ${runs.toLocaleString("en")} random runs`;
    return 100 * count >= runs
      ? `in ${Math.round((100 * count) / runs)} % of random runs`
      : `in 1 of ${Math.round(runs / count).toLocaleString("en")} random runs`;
  },
  randomHint: "Under a scheduler that takes each possible next step with the same chance",
  noOutput: "Prints nothing",
  show: "Show",
  showLabel: (number: number) => `Show a schedule for ending ${number}`,
  shown: "shown",
} as const;
