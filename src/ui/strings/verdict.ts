// What the verdict says: progress, findings, their explanation, and how the text of a race is read.

const DIGITS = 2;

/** Estimates above this differ in nothing that anybody could feel. */
const HUGE = 1e15;

// `about 6 billion`: two digits, and a word for the rest.
function about(value: number): string {
  if (value >= HUGE) return "more than a million billion";
  const digits = { notation: "compact", compactDisplay: "long", maximumSignificantDigits: DIGITS } as const;
  return `about ${new Intl.NumberFormat("en", digits).format(value)}`;
}

export const verdictStrings = {
  region: "Verdict",
  starting: "Starting the engine…",
  exploring: "Exploring schedules…",
  exploringProgress: (executions: number, estimate: number | undefined) =>
    estimate === undefined || estimate <= executions
      ? `Exploring… ${executions.toLocaleString("en")} so far`
      : `Exploring… ${executions.toLocaleString("en")} of ${about(estimate)}`,
  afterFix: (failing: number, total: number, complete: boolean) =>
    `${failing.toLocaleString("en")} of ${total.toLocaleString("en")} executions fail${complete ? " (complete)" : ""}`,
  invalid: (problems: string) => `Does not compile: ${problems}`,
  noProgram: "No program yet",
  noProgramHint: "Paste one, or open one of the examples.",
  invalidHint: "Below is the result from before this edit.",
  failed: "The engine stopped",
  failedHint: "Change the program or reload the page to try again.",
  noBug: "No bug",
  noBugSoFar: "Nothing found so far",
  executions: (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "execution" : "executions"}`,
  insideMaps: (executions: number, bound: number | "all" | undefined) => {
    const n = `${executions.toLocaleString("en")} more inside the map`;
    if (bound === undefined) return n;
    return bound === "all"
      ? `${n}, complete`
      : `${n}, complete up to ${bound} ${bound === 1 ? "preemption" : "preemptions"}`;
  },
  foundIn: (first: number) => `found in execution ${first.toLocaleString("en")}`,
  complete: (schedules: number) =>
    schedules === 1
      ? "the only schedule that matters explored"
      : `all ${schedules.toLocaleString("en")} schedules that matter explored`,
  incomplete: (executions: string, estimate: number | undefined) =>
    estimate === undefined ? `${executions} explored, not all` : `${executions} of ${about(estimate)} explored`,
  /** What words of the details mean, for who rests on them. */
  detailHints: [
    ["that matter", "Schedules that differ only in the order of steps that do not affect each other count as one"],
    ["inside the map", "A second search, in which each load and store inside the map is a step"],
    ["preemption", "A preemption: a goroutine that could go on is made to wait while another one runs"],
    ["ending", "Different outputs or ways to end; the Outcomes panel has them"],
  ] as const,
  drift: "timers in any order",
  outcomes: (count: number) => `${count} different ${count === 1 ? "ending" : "endings"}`,
  stop: "Stop",
  continue: "Search on",
  continueHint: "Goes on where the search stopped, for as long again",
  deepen: "Search deeper",
  deepenHint: "Searches again with ten times the limits",
  findings: "Findings",
  moreKinds: (count: number) => `${count} more`,
  operations: {
    rendezvous: "send",
    "map-read": "read",
    "map-write": "write",
    "map-grow": "grow",
    "map-evacuate": "move",
    "map-grown": "grown",
    "map-yield": "range",
    "map-wild": "outside",
    "atomic-load": "atomic read",
    "atomic-store": "atomic write",
    "atomic-rmw": "atomic update",
    "wg-add": "count",
    "wg-wait": "wait",
    "rw-announce": "lock",
    "trylock-fail": "try to lock",
    "cas-fail": "compare",
    rlock: "read-lock",
    runlock: "read-unlock",
    "cond-wait": "wait",
    "cond-woken": "wait",
    "cond-signal": "signal",
    "cond-broadcast": "broadcast",
    "once-begin": "use",
    "once-end": "finish",
    wake: "sleep",
    "block-forever": "wait",
  } as Readonly<Record<string, string>>,
  kindCount: (title: string, count: number) => `${title} × ${count}`,
  kindMenu: (title: string, count: number) => `${title}: ${count} findings`,
  lines: (lines: readonly number[]) =>
    lines.length === 0 ? "" : `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}`,
  requires: { drift: "needs drifting timers", tso: "needs weak memory", "checks-off": "needs checks off" },
  severity: { error: "Error", warning: "Warning", note: "Note" },
  explanation: "How it happens",
  preemptions: (count: number, isMinimal: boolean) => {
    if (count === 0) return "no preemption needed";
    const text = `${count} ${count === 1 ? "preemption" : "preemptions"}`;
    return isMinimal ? `${text}, the fewest possible` : text;
  },
  closer: { maps: "Look into the map", locks: "See the locks" },
  events: "Steps of this finding",
  goToStep: (step: number) => `Go to step ${step}`,
  goToEnd: "Go to the end: this never happens",
  line: (line: number) => `line ${line}`,
  race: {
    title: "As Go's race detector prints it",
    access: "Access",
    locks: "Locks held",
    lastSynchronisation: "Last synchronised by",
    noLock: "none",
    never: "nothing",
    readLock: (name: string) => `${name} (for reading)`,
    accessKind: (isWrite: boolean, isAtomic: boolean) => `${isAtomic ? "atomic " : ""}${isWrite ? "write" : "read"}`,
    missed: "Real -race may miss this, because:",
  },
  shownOutcome: "Shown: a schedule for one of the outcomes",
  shownSchedule: "Shown: the schedule from the link",
  entry: "Where to begin",
  entryLabels: { run: "Run", test: "Test" },
  failsSometimes: (test: string) => `${test} fails under some schedules`,
  failsAlways: (test: string) => `${test} fails under every schedule`,
  failsSoFar: (test: string) => `${test} has failed every time`,
  testCounts: (failed: number, passed: number) =>
    [`FAIL in ${failed.toLocaleString("en")}`, passed === 0 ? "" : `PASS in ${passed.toLocaleString("en")}`]
      .filter((part) => part !== "")
      .join(", "),
  failure: "Failing schedule",
  failureStory: "Under the schedule shown the test fails",
  failureHint: "Shows a schedule under which the test fails",
} as const;
