// What the output panel says.

export const outputStrings = {
  region: "Output up to this step",
  empty: "Nothing printed up to this step.",
  rest: "Still to come",
  noRun: "What the program prints shows here.",
  end: "At the end",
  exitCode: (code: number) => `exit status ${code}`,
  stderr: "stderr",
  stderrHint: "Written to standard error",
  printedBy: (goroutine: string, step: number) => `${goroutine} printed this at step ${step}`,
} as const;
