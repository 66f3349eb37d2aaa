// What the program has printed up to the cursor, and how it ended if the cursor is there.

import { useMemo } from "react";
import { store, useStore } from "../../store/store.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { outputStrings } from "../../ui/strings/output.ts";
import { type Printed, printedPieces } from "./model.ts";
import "./output.css";

/** The program did not end by itself: it has no exit status. */
const END_WITHOUT_STATUS: ReadonlySet<string> = new Set(["limit", "stopped"]);

export function Output() {
  const trace = useStore((state) => state.trace);
  const snapshot = useStore((state) => state.snapshot);
  const pieces = useMemo(
    () => (trace === undefined || snapshot === undefined ? [] : printedPieces(trace, snapshot.cursor, snapshot.output)),
    [trace, snapshot],
  );
  if (trace === undefined || snapshot === undefined) return <p className="output-empty">{outputStrings.noRun}</p>;
  const isAtEnd = snapshot.cursor >= trace.events.length;
  return (
    <div className="output">
      {pieces.length === 0 ? <p className="output-empty">{outputStrings.empty}</p> : undefined}
      {pieces.map((piece) => (
        <Piece key={piece.step} piece={piece} />
      ))}
      <Rest whole={trace.output} printed={snapshot.output} />
      {isAtEnd ? (
        <div className="output-end">
          {trace.end.text === "" ? undefined : <pre>{trace.end.text}</pre>}
          {END_WITHOUT_STATUS.has(trace.end.kind) ? undefined : <p>{outputStrings.exitCode(trace.end.exitCode)}</p>}
        </div>
      ) : undefined}
    </div>
  );
}

// What the execution prints after the cursor, so that one need not go there to know.
function Rest({ whole, printed }: { readonly whole: string; readonly printed: string }) {
  const rest = whole.startsWith(printed) ? whole.slice(printed.length).trimEnd() : "";
  if (rest === "") return undefined;
  return (
    <div className="output-rest">
      <p>{outputStrings.rest}</p>
      <pre className="output-text">{rest}</pre>
    </div>
  );
}

function Piece({ piece }: { readonly piece: Printed }) {
  if (piece.step < 0) return <pre className="output-text">{piece.text}</pre>;
  const label = outputStrings.printedBy(goroutineName(piece.goroutine), piece.step + 1);
  return (
    <div className="output-piece">
      <button
        type="button"
        className="output-chip"
        aria-label={label}
        title={label}
        onClick={() => store.getState().actions.moveTo(piece.step + 1)}
      >
        <GoroutineChip goroutine={piece.goroutine} />
      </button>
      <pre className={piece.isError ? "output-text is-error" : "output-text"}>{piece.text.replace(/\n$/, "")}</pre>
      {piece.isError ? (
        <span className="output-stream" title={outputStrings.stderrHint}>
          {outputStrings.stderr}
        </span>
      ) : undefined}
    </div>
  );
}
