// What the verdict of the search inside maps says.

export const insideMapsStrings = {
  map: (text: string, line: number) => `${text} in line ${line}`,
  title: (maps: readonly string[], isUnchecked: boolean) =>
    `Inside ${maps.join(" and ")}${isUnchecked ? ", without the runtime's checks" : ""}`,
  explored: (executions: number) =>
    `${executions.toLocaleString("en")} ${executions === 1 ? "execution" : "executions"} in which each load and store inside the map is a step.`,
  extent: (isComplete: boolean, bound: number | undefined) => {
    if (isComplete) return "Every schedule that matters is among them.";
    if (bound === undefined) return "There are more that matter.";
    return bound === 0
      ? "Every schedule without a preemption is among them."
      : `Every schedule with at most ${bound} ${bound === 1 ? "preemption" : "preemptions"} is among them.`;
  },
  firstFinding: (execution: number) => `Execution ${execution.toLocaleString("en")} was the first to go wrong.`,
  absent: "Looked for and seen in none of them:",
} as const;
