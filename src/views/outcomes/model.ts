// A glance at what one ending printed.

/** The first lines of `output`, at most `maxLines`, with an ellipsis when there is more. Without trailing blank lines. */
export function excerpt(output: string, maxLines = 4): string {
  const lines = output.replace(/\n+$/, "").split("\n");
  return lines.length <= maxLines ? lines.join("\n") : `${lines.slice(0, maxLines).join("\n")}\n…`;
}
