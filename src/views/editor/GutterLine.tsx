// One line of the plain editor's gutter.

import { memo } from "react";
import { GOROUTINE_SLOTS, goroutineName } from "../../ui/lane-colors.ts";
import type { LineMarks } from "./model.ts";

interface Props {
  readonly line: number;
  readonly marks: LineMarks | undefined;
  readonly problem: string | undefined;
}

export const GutterLine = memo(function GutterLine({ line, marks, problem }: Props) {
  const classes = ["gutter-line"];
  if (marks?.isCurrent === true) classes.push("is-current");
  if (marks !== undefined && marks.finding.length > 0) classes.push("is-finding");
  if (problem !== undefined) classes.push(`has-${problem}`);
  return (
    <div className={classes.join(" ")}>
      <span className="gutter-badges">
        {marks?.goroutines.slice(0, 1).map(({ goroutine }) => (
          <span key={goroutine} className={`line-badge ${slotClass(goroutine)}`}>
            {goroutineName(goroutine)}
            {marks.goroutines.length > 1 ? "+" : ""}
          </span>
        ))}
      </span>
      <span className="gutter-glyph" />
      <span className="gutter-number">{line}</span>
    </div>
  );
});

/** The class that sets a goroutine's colour: eight slots, used again from the ninth on. */
export function slotClass(goroutine: number): string {
  return `slot-${(goroutine % GOROUTINE_SLOTS) + 1}`;
}
