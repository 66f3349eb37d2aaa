// What the matrix of who objects to which executions says.

export const verdictsStrings = {
  region: "Who objects to which executions",
  empty: "Who says what shows here once schedules have been explored.",
  executions: "Executions",
  overall: "Overall",
  judges: { compiler: "Compiler", vet: "go vet", runtime: "Runtime", race: "-race" },
  judgeHints: {
    compiler: "What go build says of the text",
    vet: "What go vet says of the text",
    runtime: "What the program itself dies of: panics, fatal errors, all goroutines asleep",
    race: "What Go's race detector reports in this execution",
  } as Readonly<Record<string, string>>,
  objects: "objects",
  silent: "silent",
  messages: (count: number) => `${count} ${count === 1 ? "message" : "messages"}`,
  share: (count: number, total: number) =>
    count === total ? "in all" : `${count.toLocaleString("en")} of ${total.toLocaleString("en")}`,
  showRow: "Shows an execution that ends like this",
  moreRows: (count: number) => `and ${count.toLocaleString("en")} rarer combinations`,
  allSilent: (total: number) => `Nobody objects to any of the ${total.toLocaleString("en")} executions seen.`,
  allSeen: "Wherever something goes wrong, the runtime or the race detector would say so, if that execution came up.",
  someUnseen: (unseen: number, total: number) =>
    `In ${unseen.toLocaleString("en")} of ${total.toLocaleString("en")} executions something goes wrong, and neither the runtime nor the race detector says a word.`,
  neverSeen: (unseen: number, total: number) =>
    `Something goes wrong in ${unseen.toLocaleString("en")} of ${total.toLocaleString("en")} executions. None of Go's own tools can see it, however often the program is run.`,
} as const;
