// What rows of outcomes have in common.

import { hasFailed, hasPassed, type ProgramOutcome } from "../../store/selectors.ts";
import { useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { strings } from "../../ui/strings.ts";
import { endingWords, toneOf } from "./model.ts";

/** How it ended; of a test also whether it passed. */
export function Ending({ outcome }: { readonly outcome: ProgramOutcome }) {
  const isTest = useStore((state) => state.entry !== undefined && state.entry !== "main");
  const words = strings.outcomes;
  return (
    <>
      {isTest && hasFailed(outcome) ? <Badge tone="race">{words.testFails}</Badge> : undefined}
      {isTest && hasPassed(outcome) ? <Badge tone="ok">{words.testPasses}</Badge> : undefined}
      {isTest && outcome.kind === "exit" ? undefined : <Badge tone={toneOf(outcome)}>{endingWords(outcome)}</Badge>}
    </>
  );
}

/** Its share of the executions, from 0 to 1. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="outcome-bar" aria-hidden="true">
      <span style={{ width: `${Math.max(1, share * 100)}%` }} />
    </span>
  );
}
