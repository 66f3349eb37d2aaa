// What the gallery of examples says around the scenarios' own texts.

export const galleryStrings = {
  open: "Examples",
  title: "Examples",
  intro: "Small programs that go wrong in ways worth seeing, and a few that do not. Each is explored when you open it.",
  clean: "no bug",
  close: "Close",
  current: "open now",
  themes: {
    races: "Data races",
    logic: "No data race, and wrong all the same",
    stuck: "Stuck",
    maps: "Maps",
    "inside-maps": "Inside a map",
  },
  go: (minor: number | string) => `Go 1.${minor}`,
  absent: (title: string, executions: number, bound: number | "all" | undefined) => {
    const n = `${executions.toLocaleString("en")} ${executions === 1 ? "execution" : "executions"}`;
    if (bound === "all") return `${title}: absent in all ${n} that matter`;
    if (bound === undefined) return `${title}: absent in ${n} so far`;
    return `${title}: absent in all executions within ${bound} ${bound === 1 ? "preemption" : "preemptions"} (${n})`;
  },
  counterpart: (title: string) => `Compare: ${title}`,
  realGo: "Real Go",
  realGoTitle: "What real Go did with this program",
  realGoLoading: "Fetching the recording…",
  realGoNone: "Nothing has been recorded.",
  runs: (runs: number) => `${runs} runs`,
  raceRuns: (runs: number, reports: number) => `${runs} runs with -race, ${reports} of them reported a data race`,
  repeated: (runs: number, rounds: number) =>
    `${runs} runs that call main ${rounds.toLocaleString("en")} times each, with pauses of random length after go statements`,
  lines: "What these printed before they ended",
  nothing: "no output",
  others: (count: number) => `${count} other ${count === 1 ? "end" : "ends"}`,
} as const;
