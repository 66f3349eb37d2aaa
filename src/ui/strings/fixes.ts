// What the list of repairs says.

export const fixesStrings = {
  region: "Ways to repair it",
  noFinding: "Ways to repair a finding show here while one is shown.",
  nothing: "Nothing to repair: every schedule that matters was explored, and none goes wrong.",
  trying: (waiting: number) =>
    waiting === 0 ? "Looking for ways to repair it…" : `Trying out repairs… ${waiting} to go`,
  intro: "Each of these was tried out: the repaired program was explored like yours.",
  none: "No repair that we know fits this program. The explanation says which order is missing.",
  noneHelps: "None of the repairs that fit this program helps.",
  refuted: (count: number) => `${count} ${count === 1 ? "repair does" : "repairs do"} not help`,
  verdicts: { verified: "proved", unproved: "no failure found", partial: "helps", refuted: "does not help" },
  apply: "Apply",
  applyLabel: (title: string) => `Apply: ${title}`,
  applied: (title: string) => `Applied: ${title}`,
  undo: "Undo",
  undoHint: "Brings back the program as it was before this repair",
  remaining: "What still goes wrong",
  isNew: (message: string) => `New: ${message}`,
  isLeft: (message: string) => `Left: ${message}`,
  open: "How to fix it",
} as const;
