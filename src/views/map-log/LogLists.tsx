// The audit log and the growth stream as tables.

import { store, useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import { type GrowthRow, isDangerous, type Log, type OperationRow, rowAt } from "./model.ts";
import { RowTable } from "./RowTable.tsx";
import { growthWords, lockWords, operationWords, otherWords, stepNumber } from "./words.ts";

const words = mapLogStrings;
const { columns } = words;
const OPERATION_HEADS = [
  ...[columns.step, columns.goroutine, columns.operation, columns.key, columns.length],
  ...[columns.locks, columns.place, columns.map],
];
const GROWTH_HEADS = [columns.step, columns.goroutine, columns.event, columns.place, columns.map];

/** Operations of which it is worth saying that their key was not there. */
const MAY_MISS: ReadonlySet<string> = new Set(["lookup", "delete"]);

interface ListProps<Row> {
  readonly log: Log;
  readonly rows: readonly Row[];
}

export function OperationList({ log, rows }: ListProps<OperationRow>) {
  const current = useStore((state) => rowAt(rows, state.cursor));
  const row = rows[current]?.operation;
  return (
    <>
      <RowTable
        label={words.lists.operations}
        heads={OPERATION_HEADS}
        rows={rows}
        current={current}
        cells={({ step, goroutine, map, operation }, index) => (
          <>
            <StepCell step={step} isCurrent={index === current} />
            <td>
              <GoroutineChip goroutine={goroutine} />
            </td>
            <td>
              <span className="map-log-words">
                <Icon name={operation.isWrite ? "mapWrite" : "mapRead"} size={11} />
                {operationWords(operation.operation)}
                <Marks log={log} row={operation} />
              </span>
            </td>
            <td className="rw-code map-log-key" title={operation.key}>
              {operation.key}
            </td>
            <td className="rw-number">{operation.after < 0 ? "" : words.length(operation.before, operation.after)}</td>
            <td className="rw-code">{lockWords(log, operation)}</td>
            <td className="rw-code" title={log.words.stack(operation).join("\n")}>
              {log.words.place(operation)}
            </td>
            <td className="rw-code">{log.words.label(map)}</td>
          </>
        )}
      />
      {row === undefined ? undefined : <Current log={log} row={row} />}
    </>
  );
}

// All that the list has no room for.
function Current({ log, row }: { readonly log: Log; readonly row: OperationRow["operation"] }) {
  const { step, lastStep, goroutine, operation, key, map, races, overlaps } = row;
  const steps = [stepNumber(step), stepNumber(lastStep)] as const;
  const name = goroutineName(goroutine);
  const stack = log.words.stack(row);
  const ending = log.words.ending(row);
  return (
    <section className="map-log-current" aria-label={words.current}>
      <p>{words.operationTitle(name, operationWords(operation), key, log.words.label(map), ...steps)}</p>
      {stack.length === 0 ? undefined : (
        <p>
          {words.stack} <span className="rw-code">{stack.join(" ← ")}</span>
        </p>
      )}
      {races.length === 0 ? undefined : <p>{words.racesWith(otherWords(log, races))}</p>}
      {overlaps.length === 0 ? undefined : <p>{words.overlapsWith(otherWords(log, overlaps))}</p>}
      {ending === undefined ? undefined : <p className="map-log-ending">{ending}</p>}
    </section>
  );
}

// What is wrong with an operation. The words say it; the colour only helps.
function Marks({ log, row }: { readonly log: Log; readonly row: OperationRow["operation"] }) {
  const { races, overlaps, outcome, isHit, operation } = row;
  return (
    <>
      {isHit === false && MAY_MISS.has(operation) ? <Badge>{words.absent}</Badge> : undefined}
      {races.length > 0 ? (
        <span title={words.racesWith(otherWords(log, races))}>
          <Badge tone="race" icon="race">
            {words.races}
          </Badge>
        </span>
      ) : undefined}
      {overlaps.length > 0 ? (
        <span title={words.overlapsWith(otherWords(log, overlaps))}>
          <Badge tone={isDangerous(log, row) ? "warn" : "plain"}>{words.overlaps}</Badge>
        </span>
      ) : undefined}
      {outcome === "done" ? undefined : (
        <span title={log.words.ending(row)}>
          <Badge tone={outcome === "unfinished" ? "plain" : "race"}>{words.outcomes[outcome]}</Badge>
        </span>
      )}
    </>
  );
}

export function GrowthList({ log, rows }: ListProps<GrowthRow>) {
  const current = useStore((state) => rowAt(rows, state.cursor));
  return (
    <RowTable
      label={words.lists.growth}
      heads={GROWTH_HEADS}
      rows={rows}
      current={current}
      cells={({ step, goroutine, map, event }, index) => (
        <>
          <StepCell step={step} isCurrent={index === current} />
          <td>
            <GoroutineChip goroutine={goroutine} />
          </td>
          <td>
            <span className="map-log-words">
              <Icon name={event.kind === "evacuate" ? "evacuate" : "mapGrow"} size={11} />
              {words.events[event.kind]}
              <span className="map-log-detail">{growthWords(log.history.maps[map]?.model ?? "classic", event)}</span>
            </span>
          </td>
          <td className="rw-code">{log.words.place({ stack: event.stack, nInner: 0 })}</td>
          <td className="rw-code">{log.words.label(map)}</td>
        </>
      )}
    />
  );
}

function StepCell({ step, isCurrent }: { readonly step: number; readonly isCurrent: boolean }) {
  return (
    <td className="rw-number">
      <button
        type="button"
        className="map-log-step"
        aria-label={words.goTo(stepNumber(step))}
        aria-current={isCurrent ? "step" : undefined}
        onClick={() => store.getState().actions.moveTo(stepNumber(step))}
      >
        {stepNumber(step)}
      </button>
    </td>
  );
}
