// What rows of outcomes have in common.

import type { ReactNode } from "react";
import { hasFailed, hasPassed, type ProgramOutcome } from "../../store/selectors.ts";
import { useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { outcomesStrings } from "../../ui/strings/outcomes.ts";
import { strings } from "../../ui/strings.ts";
import { endingWords, excerpt, kindsOf, toneOf } from "./model.ts";

export interface OutcomeHeadProps {
  readonly outcome: ProgramOutcome;
  /** Executions that are counted. */
  readonly total: number;
  /** What comes behind its share. */
  readonly children: ReactNode;
}

/** One line in columns: how it ended and what went wrong on the way; how often. */
export function OutcomeHead({ outcome, total, children }: OutcomeHeadProps) {
  return (
    <div className="outcome-head">
      <span className="outcome-badges">
        <Ending outcome={outcome} />
        {kindsOf(outcome).map((kind) => (
          <Badge key={kind} tone="race">
            {strings.findingKinds[kind]}
          </Badge>
        ))}
      </span>
      <ShareBar share={outcome.count / total} />
      <span className="outcome-count rw-number">{outcomesStrings.ofExecutions(outcome.count, total)}</span>
      {children}
    </div>
  );
}

/** What it printed, or that it printed nothing. */
export function Printed({ outcome }: { readonly outcome: ProgramOutcome }) {
  if (outcome.output === "") return <p className="outcome-silent">{outcomesStrings.noOutput}</p>;
  return <pre className="outcome-output">{excerpt(outcome.output)}</pre>;
}

// How it ended; of a test also whether it passed.
function Ending({ outcome }: { readonly outcome: ProgramOutcome }) {
  const isTest = useStore((state) => state.entry !== undefined && state.entry !== "main");
  const words = outcomesStrings;
  return (
    <>
      {isTest && hasFailed(outcome) ? <Badge tone="race">{words.testFails}</Badge> : undefined}
      {isTest && hasPassed(outcome) ? <Badge tone="ok">{words.testPasses}</Badge> : undefined}
      {isTest && outcome.kind === "exit" ? undefined : <Badge tone={toneOf(outcome)}>{endingWords(outcome)}</Badge>}
    </>
  );
}

// Its share of the executions, from 0 to 1.
function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="outcome-bar" aria-hidden="true">
      <span style={{ width: `${Math.max(1, share * 100)}%` }} />
    </span>
  );
}
