// A long table of steps: only rows in view exist. Rows have one height; the one at the cursor stays in view.

import type { ReactNode } from "react";
import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { useRowWindow } from "../../ui/use-row-window.ts";

export interface RowTableProps<Row> {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  /** Index of the row at the cursor; -1. */
  readonly current: number;
  /** Cells after the first; which is the step's, a button. */
  readonly cells: (row: Row, index: number) => ReactNode;
}

/** Height of a row in CSS pixels, as in the style sheet. */
const ROW = 32;

export function RowTable<Row>({ label, heads, rows, current, cells }: RowTableProps<Row>) {
  const { scroller, measure, from, to } = useRowWindow(rows.length, ROW, current);
  return (
    <section
      className="map-log-scroll"
      ref={scroller}
      onScroll={measure}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus a keyboard could not
      tabIndex={0}
      aria-label={label}
    >
      <table
        aria-rowcount={rows.length + 1}
        aria-label={label}
        style={{ marginTop: from * ROW, marginBottom: (rows.length - to) * ROW }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <ColumnHeads heads={heads} />
          </tr>
        </thead>
        <tbody>
          {rows.slice(from, to).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; nothing in it has a state
            <tr key={from + i} aria-rowindex={from + i + 2} className={from + i === current ? "is-current" : ""}>
              {cells(row, from + i)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
