// A data race as Go's own detector would print it, what each side held, and why that detector may not see it.

import type { SyntheticEvent } from "react";
import type { Finding } from "../../trace/finding.ts";
import type { RaceAccess } from "../../trace/race-report.ts";
import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { strings } from "../../ui/strings.ts";

// What has been opened stands at the top of what scrolls, or nobody would see that it is there.
function showBody({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void {
  if (currentTarget.open) currentTarget.scrollIntoView({ block: "start" });
}

export function RaceDetails({ report }: { readonly report: NonNullable<Finding["race"]> }) {
  const words = strings.verdict.race;
  return (
    <details className="race-details" onToggle={showBody}>
      <summary>{words.title}</summary>
      <div className="race-details-body">
        <table className="race-table">
          <thead>
            <tr>
              <ColumnHeads heads={[words.access, words.locks, words.lastSynchronisation]} />
            </tr>
          </thead>
          <tbody>
            {report.accesses.map((access) => (
              <AccessRow key={access.step} access={access} />
            ))}
          </tbody>
        </table>
        {report.missed.length === 0 ? undefined : (
          <div>
            <p className="race-missed">{words.missed}</p>
            <ul>
              {report.missed.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        )}
        <pre className="race-text">{report.text}</pre>
      </div>
    </details>
  );
}

function AccessRow({ access }: { readonly access: RaceAccess }) {
  const { goroutine, isWrite, isAtomic, locks, lastSynchronisation: last, stack } = access;
  const words = strings.verdict.race;
  const line = stack.find((frame) => frame.line > 0)?.line ?? 0;
  const held = locks.map(({ name, isRead }) => (isRead ? words.readLock(name) : name)).join(", ");
  return (
    <tr>
      <td>
        <GoroutineChip goroutine={goroutine} /> {words.accessKind(isWrite, isAtomic)} · {strings.verdict.line(line)}
      </td>
      <td>{held === "" ? words.noLock : held}</td>
      <td>
        {last === undefined
          ? words.never
          : `${strings.verdict.operations[last.operation] ?? last.operation} ${last.object} · ${strings.verdict.line(last.line)}`}
      </td>
    </tr>
  );
}
