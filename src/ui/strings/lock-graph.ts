// What the picture and the table of locks and what they protect say.

export const lockGraphStrings = {
  region: "Which locks protect what",
  empty: "Locks and shared variables show here once the program has run.",
  none: "In this execution nothing is locked, and no variable is shared by two goroutines: there is nothing to protect.",
  locks: "Locks",
  sections: "Critical sections",
  /** In place of `sections` where nothing is locked. */
  code: "Code that touches them",
  otherSections: "Critical sections without shared variables",
  variables: "Shared variables",
  variable: "Variable",
  access: "Access",
  held: "Locks held",
  verdict: "Protected by",
  goroutines: "Goroutines",
  lockLabel: (kind: string, name: string) => `${kind} ${name}: go to where it is first held`,
  entriesOf: (type: string) => `entries of ${type}`,
  noLock: "no lock held",
  noCommonLock: "no common lock",
  protectedBy: (locks: string) => `protected by ${locks}`,
  partly: (lock: string, accesses: number, all: number) => `${lock} at ${accesses} of ${all} accesses`,
  orderedOtherwise: "ordered by other means",
  readOnly: "only read",
  readLocked: "no common lock: written under a read lock",
  line: (line: number) => `line ${line}`,
  lines: (from: number, to: number) => `lines ${from}–${to}`,
  reads: (count: number) => `${count} ${count === 1 ? "read" : "reads"}`,
  writes: (count: number) => `${count} ${count === 1 ? "write" : "writes"}`,
  waitsFor: (goroutine: string, lock: string) =>
    lock === "" ? `${goroutine} waits for ever` : `${goroutine} waits for ${lock}, for ever`,
  readMode: (name: string) => `${name} (read)`,
  moreGoroutines: (count: number) => `+${count}`,
  more: (count: number) => `and ${count} more that the picture leaves out`,
  sectionLabel: (section: string, goroutines: string, held: string) =>
    `${section}, ${goroutines}, ${held}: go to its first step`,
  accessLabel: (section: string, accesses: string, variable: string, held: string) =>
    `${section}: ${accesses} of ${variable}, ${held}: go to the first access`,
} as const;
