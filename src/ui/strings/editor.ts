// What the editor and its list of problems say.

export const editorStrings = {
  label: "Go program",
  placeholder: "Paste a Go program here, or drop a .go file",
  loading: "The full editor is loading; typing works already",
  problems: (errors: number, warnings: number) =>
    [
      errors === 0 ? "" : `${errors} ${errors === 1 ? "error" : "errors"}`,
      warnings === 0 ? "" : `${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
    ]
      .filter((part) => part !== "")
      .join(", "),
  problemList: "Problems in the program",
  position: (line: number, column: number) => `${line}:${column}`,
  jumpTo: (line: number, message: string) => `Line ${line}: ${message}`,
  findingEvent: (goroutine: string, role: string, operation: string, object: string) =>
    `${goroutine}, ${role}: ${operation} ${object}`.trim(),
} as const;
