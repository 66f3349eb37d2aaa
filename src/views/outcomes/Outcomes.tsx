// Every distinct way the program can end, how often each came up, and a schedule for each to look at.

import type { ProgramOutcome } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { Button } from "../../ui/Button.tsx";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";
import { strings } from "../../ui/strings.ts";
import { InsideMaps } from "./InsideMaps.tsx";
import { OutcomeHead, Printed } from "./OutcomeParts.tsx";
import "./outcomes.css";

export function Outcomes() {
  const exploration = useStore((state) => state.exploration);
  const shown = useStore((state) => (state.shown.kind === "outcome" ? state.shown.index : -1));
  if (exploration === undefined) return <p className="outcomes-empty">{outcomesStrings.empty}</p>;
  const { outcomes, nRandom } = exploration;
  const total = outcomes.reduce((sum, outcome) => sum + outcome.count, 0);
  return (
    <div className="outcomes">
      <p className="outcomes-intro">{outcomesStrings.intro(outcomes.length, strings.verdict.executions(total))}</p>
      <ul className="outcome-list" aria-label={outcomesStrings.region}>
        {outcomes.map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is known by its index, also to the store.
          <li key={index} className={index === shown ? "outcome is-shown" : "outcome"}>
            <OutcomeRow outcome={outcome} index={index} isShown={index === shown} total={total} nRandom={nRandom} />
          </li>
        ))}
      </ul>
      {exploration.runtimeMaps?.map((result) => (
        <InsideMaps key={`${result.isUnchecked} ${result.maps.map(({ ordinal }) => ordinal)}`} result={result} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly outcome: ProgramOutcome;
  readonly index: number;
  readonly isShown: boolean;
  /** Executions that are counted. */
  readonly total: number;
  /** Runs under the random scheduler. */
  readonly nRandom: number;
}

function OutcomeRow({ outcome, index, isShown, total, nRandom }: RowProps) {
  const words = outcomesStrings;
  return (
    <>
      <OutcomeHead outcome={outcome} total={total}>
        {nRandom === 0 ? undefined : (
          <span className="outcome-random rw-number" title={words.randomHint}>
            {words.atRandom(outcome.nRandom, nRandom)}
          </span>
        )}
        <Button
          aria-label={words.showLabel(index + 1)}
          aria-pressed={isShown}
          onClick={() => store.getState().actions.show({ kind: "outcome", index })}
        >
          {isShown ? words.shown : words.show}
        </Button>
      </OutcomeHead>
      <Printed outcome={outcome} />
    </>
  );
}
