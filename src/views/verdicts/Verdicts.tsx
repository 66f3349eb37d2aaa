// Who says what: a row for executions of which all say the same, a column for the compiler, vet, the runtime, the race detector and
// each detector of ours. Shows which mistakes Go's own tools see, and which they cannot.

import { useMemo } from "react";
import type { ProgramOutcome } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { type Judge, type VerdictMatrix, type VerdictRow, verdictMatrix } from "../../trace/verdict-matrix.ts";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";
import { verdictsStrings } from "../../ui/strings/verdicts.ts";
import { endingText, isStatic, judgeName, lesson, MAX_ROWS, staticVerdicts, totalText } from "./model.ts";
import "./verdicts.css";

export function Verdicts() {
  const exploration = useStore((state) => state.exploration);
  const diagnostics = useStore((state) => state.diagnostics);
  const matrix = useMemo(
    () => exploration && verdictMatrix(exploration.outcomes, staticVerdicts(diagnostics)),
    [exploration, diagnostics],
  );
  if (exploration === undefined || matrix === undefined)
    return <p className="verdicts-empty">{verdictsStrings.empty}</p>;
  return (
    <div className="verdicts">
      <p className="verdicts-lesson">{lesson(matrix)}</p>
      <MatrixTable matrix={matrix} outcomes={exploration.outcomes} />
      {matrix.rows.length > MAX_ROWS ? (
        <p className="verdicts-more">{verdictsStrings.moreRows(matrix.rows.length - MAX_ROWS)}</p>
      ) : undefined}
    </div>
  );
}

interface TableProps {
  readonly matrix: VerdictMatrix;
  readonly outcomes: readonly ProgramOutcome[];
}

function MatrixTable({ matrix, outcomes }: TableProps) {
  return (
    <div className="verdicts-scroll">
      <table className="verdicts-table">
        <caption className="rw-hidden">{verdictsStrings.region}</caption>
        <thead>
          <tr>
            <th scope="col">{verdictsStrings.executions}</th>
            {matrix.judges.map((judge) => (
              <th
                key={judge}
                scope="col"
                className={judge === firstOfOurs(matrix) ? "is-first-of-ours" : undefined}
                title={verdictsStrings.judgeHints[judge]}
              >
                {judgeName(judge)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.slice(0, MAX_ROWS).map((row) => (
            <MatrixRow
              key={`${row.outcome} ${[...row.judges].join(" ")}`}
              row={row}
              matrix={matrix}
              outcomes={outcomes}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{verdictsStrings.overall}</th>
            {matrix.judges.map((judge) => (
              <td key={judge} className={cellClass(matrix, judge, (matrix.totals.get(judge) ?? 0) > 0)}>
                {totalText(matrix, judge)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps extends TableProps {
  readonly row: VerdictRow;
}

function MatrixRow({ row, matrix, outcomes }: RowProps) {
  const isShown = useStore((state) => state.shown.kind === "outcome" && state.shown.index === row.outcome);
  const ending = endingText(row, outcomes);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="verdicts-row"
          aria-pressed={isShown}
          title={verdictsStrings.showRow}
          onClick={() => store.getState().actions.show({ kind: "outcome", index: row.outcome })}
        >
          <span className="rw-number">{outcomesStrings.count(row.count)}</span>
          <span className="verdicts-ending">{ending}</span>
        </button>
      </th>
      {matrix.judges.map((judge) => {
        const says = isStatic(judge) ? (matrix.totals.get(judge) ?? 0) > 0 : row.judges.has(judge);
        return (
          <td key={judge} className={cellClass(matrix, judge, says)}>
            <span aria-hidden="true">{says ? "●" : "–"}</span>
            <span className="rw-hidden">{says ? verdictsStrings.objects : verdictsStrings.silent}</span>
          </td>
        );
      })}
    </tr>
  );
}

function firstOfOurs({ judges }: VerdictMatrix): Judge | undefined {
  return judges[4];
}

function cellClass(matrix: VerdictMatrix, judge: Judge, says: boolean): string {
  return `${says ? "says" : "is-silent"}${judge === firstOfOurs(matrix) ? " is-first-of-ours" : ""}`;
}
