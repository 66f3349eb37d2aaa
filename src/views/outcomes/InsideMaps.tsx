// What can become of a map when every load and store inside it is a step: how much of that was explored, how it ends, and what never happens.

import { store, useStore } from "../../store/store.ts";
import type { Outcome, RuntimeMapsResult } from "../../trace/exploration.ts";
import { Button } from "../../ui/Button.tsx";
import { insideMapsStrings } from "../../ui/strings/inside-maps.ts";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";
import { strings } from "../../ui/strings.ts";
import { OutcomeHead, Printed } from "./OutcomeParts.tsx";

export function InsideMaps({ result }: { readonly result: RuntimeMapsResult }) {
  const words = insideMapsStrings;
  const { maps, outcomes, absent, isUnchecked } = result;
  const total = outcomes.reduce((sum, outcome) => sum + outcome.count, 0);
  const title = words.title(
    maps.map(({ text, line }) => words.map(text, line)),
    isUnchecked,
  );
  return (
    <section className="inside-maps" aria-label={title}>
      <h3 className="inside-maps-title">{title}</h3>
      <p className="outcomes-intro">
        {words.explored(result.executions - result.redundant)} {words.extent(result.complete, result.preemptionBound)}
        {result.windows === undefined || result.windows.firstFinding === 0
          ? ""
          : ` ${words.firstFinding(result.windows.firstFinding)}`}
      </p>
      {absent.length === 0 ? undefined : (
        <p className="outcomes-intro">
          {words.absent} {absent.map((kind) => strings.findingKinds[kind]).join(", ")}.
        </p>
      )}
      <ul className="outcome-list">
        {outcomes.map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is its place in the list.
          <Row key={index} outcome={outcome} total={total} number={index + 1} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly outcome: Outcome;
  readonly total: number;
  readonly number: number;
}

function Row({ outcome, total, number }: RowProps) {
  const isShown = useStore(({ shown }) => shown.kind === "schedule" && shown.schedule === outcome.schedule);
  const words = outcomesStrings;
  return (
    <li className={isShown ? "outcome is-shown" : "outcome"}>
      <OutcomeHead outcome={outcome} total={total}>
        <Button
          aria-label={words.showLabel(number)}
          aria-pressed={isShown}
          onClick={() => store.getState().actions.show({ kind: "schedule", schedule: outcome.schedule })}
        >
          {isShown ? words.shown : words.show}
        </Button>
      </OutcomeHead>
      <Printed outcome={outcome} />
    </li>
  );
}
