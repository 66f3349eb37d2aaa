// Every distinct way the program can end, how often each came up, and a schedule for each to look at.

import { hasFailed, hasPassed, type ProgramOutcome } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { strings } from "../../ui/strings.ts";
import { endingWords, excerpt, toneOf } from "./model.ts";
import "./outcomes.css";

export function Outcomes() {
  const exploration = useStore((state) => state.exploration);
  const shown = useStore((state) => (state.shown.kind === "outcome" ? state.shown.index : -1));
  if (exploration === undefined) return <p className="outcomes-empty">{strings.outcomes.empty}</p>;
  const { outcomes, nRandom } = exploration;
  const total = outcomes.reduce((sum, outcome) => sum + outcome.count, 0);
  return (
    <div className="outcomes">
      <p className="outcomes-intro">{strings.outcomes.intro(outcomes.length, strings.verdict.executions(total))}</p>
      <ul className="outcome-list" aria-label={strings.outcomes.region}>
        {outcomes.map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outcome is known by its index, also to the store.
          <li key={index} className={index === shown ? "outcome is-shown" : "outcome"}>
            <OutcomeRow outcome={outcome} index={index} isShown={index === shown} total={total} nRandom={nRandom} />
          </li>
        ))}
      </ul>
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
  const isTest = useStore((state) => state.entry !== undefined && state.entry !== "main");
  const words = strings.outcomes;
  return (
    <>
      <div className="outcome-head">
        {isTest && hasFailed(outcome) ? <Badge tone="race">{words.testFails}</Badge> : undefined}
        {isTest && hasPassed(outcome) ? <Badge tone="ok">{words.testPasses}</Badge> : undefined}
        {isTest && outcome.kind === "exit" ? undefined : <Badge tone={toneOf(outcome)}>{endingWords(outcome)}</Badge>}
        <span className="rw-number">{words.ofExecutions(outcome.count, total)}</span>
        {nRandom === 0 ? undefined : (
          <span className="outcome-random rw-number" title={words.randomHint}>
            {words.atRandom(outcome.nRandom, nRandom)}
          </span>
        )}
        <span className="outcome-bar" aria-hidden="true">
          <span style={{ width: `${Math.max(1, (outcome.count / total) * 100)}%` }} />
        </span>
        <Button
          aria-label={words.showLabel(index + 1)}
          aria-pressed={isShown}
          onClick={() => store.getState().actions.show({ kind: "outcome", index })}
        >
          {isShown ? words.shown : words.show}
        </Button>
      </div>
      <pre className="outcome-output">{outcome.output === "" ? words.noOutput : excerpt(outcome.output)}</pre>
    </>
  );
}
