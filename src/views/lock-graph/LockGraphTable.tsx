// The lock graph as a table: a row per section and variable, with the locks held.

import { store } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { strings } from "../../ui/strings.ts";
import type { AccessEdge, LockGraphModel, SectionNode, VariableNode } from "./model.ts";
import { accessWords, isUnprotected, protectionWords } from "./words.ts";

export interface LockGraphTableProps {
  readonly model: LockGraphModel;
  /** For screen readers alone: the drawing is there. */
  readonly isHidden: boolean;
}

export function LockGraphTable({ model, isHidden }: LockGraphTableProps) {
  return (
    <div className={isHidden ? "rw-hidden" : "rw-lock-table"}>
      {model.variables.map((variable) => (
        <VariableTable key={variable.address} model={model} variable={variable} />
      ))}
    </div>
  );
}

function VariableTable({ model, variable }: { readonly model: LockGraphModel; readonly variable: VariableNode }) {
  const isBad = isUnprotected(variable);
  return (
    <table className={isBad ? "rw-bad" : ""}>
      <caption>
        <span className="rw-code">{variable.name}</span>{" "}
        <Badge tone={isBad ? "race" : "plain"} icon={isBad ? "race" : undefined}>
          {protectionWords(variable)}
        </Badge>
      </caption>
      <thead className="rw-hidden">
        <tr>
          <th>{strings.lockGraph.sections}</th>
          <th>{strings.lockGraph.access}</th>
          <th>{strings.lockGraph.held}</th>
        </tr>
      </thead>
      <tbody>
        {model.edges
          .filter((edge) => edge.variable === variable.address)
          .map((edge) => (
            <AccessRow key={edge.section} model={model} edge={edge} variable={variable} />
          ))}
      </tbody>
    </table>
  );
}

interface AccessRowProps {
  readonly model: LockGraphModel;
  readonly edge: AccessEdge;
  readonly variable: VariableNode;
}

function AccessRow({ model, edge, variable }: AccessRowProps) {
  const section = model.sections.find(({ id }) => id === edge.section);
  if (section === undefined) return undefined;
  const name = `${section.function}${section.lines === "" ? "" : `, ${strings.lockGraph.lines(section.lines)}`}`;
  return (
    <tr>
      <td>
        <button
          type="button"
          className="rw-lock-row"
          aria-label={strings.lockGraph.accessLabel(name, variable.name)}
          onClick={() => store.getState().actions.moveTo(edge.step + 1)}
          onFocus={() => store.getState().actions.select(edge.step)}
        >
          {name}
        </button>
        <span className="rw-lock-chips">
          {section.goroutines.slice(0, 6).map((goroutine) => (
            <GoroutineChip key={goroutine} goroutine={goroutine} />
          ))}
        </span>
      </td>
      <td>{accessWords(edge)}</td>
      <td>{heldWords(model, section)}</td>
    </tr>
  );
}

function heldWords(model: LockGraphModel, { locks }: SectionNode): string {
  if (locks.length === 0) return strings.lockGraph.noLock;
  return locks
    .map(({ address, isRead }) => {
      const name = model.locks.find((lock) => lock.address === address)?.name ?? "";
      return isRead ? strings.lockGraph.readMode(name) : name;
    })
    .join(", ");
}
