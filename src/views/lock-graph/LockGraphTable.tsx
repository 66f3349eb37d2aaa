// The lock graph as a table for screen readers: a row for each access, and for each critical section that has none.

import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import type { AccessEdge, LockGraphModel, SectionNode, VariableNode } from "./model.ts";
import { accessWords, heldWords, partialWords, protectionWords, sectionWords, typeWords } from "./words.ts";

export function LockGraphTable({ model }: { readonly model: LockGraphModel }) {
  const { region, variable, verdict, access, sections, goroutines, held } = lockGraphStrings;
  const busy = new Set(model.variables.flatMap(({ edges }) => edges.map(({ section }) => section)));
  return (
    // A table does not become as small as it is told.
    <div className="rw-hidden">
      <table>
        <caption>{region}</caption>
        <thead>
          <tr>
            <ColumnHeads heads={[variable, verdict, access, sections, goroutines, held]} />
          </tr>
        </thead>
        <tbody>
          {model.variables.flatMap((each) =>
            each.edges.map((edge) => (
              <Row
                key={`${each.address} ${edge.section}`}
                model={model}
                section={model.sections.find(({ id }) => id === edge.section)}
                variable={each}
                edge={edge}
              />
            )),
          )}
          {model.sections
            .filter(({ id }) => !busy.has(id))
            .map((section) => (
              <Row key={section.id} model={model} section={section} variable={undefined} edge={undefined} />
            ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly model: LockGraphModel;
  readonly section: SectionNode | undefined;
  readonly variable: VariableNode | undefined;
  readonly edge: AccessEdge | undefined;
}

function Row({ model, section, variable, edge }: RowProps) {
  const verdict = variable === undefined ? [] : [protectionWords(variable), partialWords(variable)];
  return (
    <tr>
      <td>{variable === undefined ? undefined : `${variable.name} (${typeWords(variable)})`}</td>
      <td>{verdict.filter((part) => part !== "").join(", ")}</td>
      <td>{edge === undefined ? undefined : accessWords(edge)}</td>
      <td>{section === undefined ? undefined : sectionWords(section)}</td>
      <td>{section?.goroutines.map(goroutineName).join(", ")}</td>
      <td>{section === undefined ? undefined : heldWords(model, section)}</td>
    </tr>
  );
}
