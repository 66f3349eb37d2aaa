// What the program has printed up to a step, piece by piece with who printed it where the trace tells.

import { OP_PRINT } from "../../trace/operation.ts";
import type { Trace } from "../../trace/trace.ts";

/** Text that one goroutine printed in one step; -1 twice when the trace does not say. */
export interface Printed {
  readonly goroutine: number;
  readonly step: number;
  readonly text: string;
  /** Written to standard error, not to standard output. */
  readonly isError: boolean;
}

/** What `extent` says of a print on standard error. */
const STDERR = 2;

/**
 * The pieces of `output`, which is what had been printed before step `cursor`. A trace that records no values, or values that
 * do not add up to the output, gives one piece of unknown origin.
 */
export function printedPieces(trace: Trace, cursor: number, output: string): readonly Printed[] {
  if (output === "") return [];
  const { kind, goroutine, extent } = trace.events;
  const pieces: Printed[] = [];
  for (let step = 0; step < Math.min(cursor, trace.events.length); step++) {
    if (kind[step] !== OP_PRINT) continue;
    pieces.push({
      goroutine: goroutine[step] ?? -1,
      step,
      text: unquoted(trace.values[step] ?? ""),
      isError: extent[step] === STDERR,
    });
  }
  const isWhole = pieces.map((piece) => piece.text).join("") === output;
  return isWhole ? pieces : [{ goroutine: -1, step: -1, text: output, isError: false }];
}

// A value is in Go syntax: a quoted string. Escapes that Go has and JSON has not leave the text as it is.
function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === "string" ? text : value;
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
