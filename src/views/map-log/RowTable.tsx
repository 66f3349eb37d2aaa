// A long table of steps: only rows in view exist. Rows have one height; the one at the cursor stays in view.

import { type ReactNode, useEffect, useRef, useState } from "react";

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
const AROUND = 8;

export function RowTable<Row>({ label, heads, rows, current, cells }: RowTableProps<Row>) {
  const scroller = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState({ from: 0, to: 40 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || current < 0) return;
    const top = current * ROW;
    const isAbove = top < element.scrollTop;
    if (isAbove || top + 2 * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = isAbove ? top : top + 3 * ROW - element.clientHeight;
  }, [current]);
  const measure = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const from = Math.max(0, Math.floor(element.scrollTop / ROW) - AROUND);
    const to = Math.ceil((element.scrollTop + element.clientHeight) / ROW) + AROUND;
    if (from !== seen.from || to !== seen.to) setSeen({ from, to });
  };
  const to = Math.min(seen.to, rows.length);
  const from = Math.min(seen.from, to);
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
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
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
