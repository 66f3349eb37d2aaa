// The shown finding in sentences, and its events as places to go to.

import { Fragment } from "react";
import { assertNever } from "../../base/assert.ts";
import { shownFailure, shownFinding } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import type { Finding, FindingEvent, FindingKind } from "../../trace/finding.ts";
import { Button } from "../../ui/Button.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { strings } from "../../ui/strings.ts";
import { hintFor } from "./hints.ts";
import { RaceDetails } from "./RaceDetails.tsx";
import { fileOf, headlineParts, type SentencePart, sentenceParts } from "./sentence.ts";

/** Where the page is small the story is folded at first. */
const HAS_ROOM = matchMedia("(min-width: 1100px) and (min-height: 800px)").matches;

export function Explanation() {
  const finding = useStore(shownFinding);
  const failure = useStore(shownFailure);
  const isCurrent = useStore((state) => state.isExplorationCurrent);
  if (finding === undefined)
    return failure === undefined ? undefined : <Failure output={failure} isCurrent={isCurrent} />;
  return (
    <section className={isCurrent ? "explanation" : "explanation is-stale"} aria-label={strings.verdict.explanation}>
      <div className="explanation-head">
        <p className="explanation-message">
          <Words parts={headlineParts(finding.message, fileOf(finding))} />
        </p>
        <span className="explanation-buttons">
          <LookCloser kind={finding.kind} />
          <Button onClick={() => openPanel("fixes")}>{strings.fixes.open}</Button>
        </span>
      </div>
      <details className="explanation-story" open={HAS_ROOM}>
        <summary>
          {strings.verdict.explanation}
          <Preemptions finding={finding} />
        </summary>
        <Story finding={finding} />
      </details>
      {finding.race === undefined ? undefined : <RaceDetails report={finding.race} />}
    </section>
  );
}

function Preemptions({ finding }: { readonly finding: Finding }) {
  const words = strings.verdict.preemptions(finding.preemptions, finding.isMinimal);
  return (
    <span className="explanation-preemptions" title={hintFor(words)}>
      {words}
    </span>
  );
}

// The panel that shows more of such a finding than the state does.
function LookCloser({ kind }: { readonly kind: FindingKind }) {
  const panel = useStore((state) => state.panel);
  const closer = CLOSER[kind];
  if (closer === undefined || closer === panel) return undefined;
  return <Button onClick={() => openPanel(closer)}>{strings.verdict.closer[closer]}</Button>;
}

const CLOSER: Partial<Readonly<Record<FindingKind, "maps" | "locks">>> = {
  deadlock: "locks",
  "double-lock": "locks",
  "lock-order": "locks",
  "map-fatal": "maps",
  "lost-write": "maps",
  "stale-read": "maps",
  "lost-insert": "maps",
  "wrong-count": "maps",
  "duplicate-key": "maps",
  "unreachable-key": "maps",
  "wild-access": "maps",
  "iteration-skip": "maps",
  "iteration-repeat": "maps",
};

function openPanel(panel: "fixes" | "maps" | "locks"): void {
  const { setPanel, setTab } = store.getState().actions;
  setPanel(panel);
  // Where the screen is narrow, the panel is on another page.
  setTab("state");
}

// What a test that fails has said: its own words are the story.
function Failure({ output, isCurrent }: { readonly output: string; readonly isCurrent: boolean }) {
  return (
    <section className={isCurrent ? "explanation" : "explanation is-stale"} aria-label={strings.verdict.failureStory}>
      <p className="explanation-message">{strings.verdict.failureStory}</p>
      <pre className="explanation-output">{output}</pre>
    </section>
  );
}

// First what happens, one row a step, with the numbers that the timeline has; then why that is wrong.
function Story({ finding }: { readonly finding: Finding }) {
  const file = fileOf(finding);
  return (
    <div>
      <ol className="explanation-events" aria-label={strings.verdict.events}>
        {finding.events.map((event, index) => (
          <li key={`${event.step}:${event.goroutine}:${event.role}`}>
            <EventButton event={event} number={index + 1} />
          </li>
        ))}
      </ol>
      <ul className="explanation-sentences">
        {finding.explanation.map((sentence) => (
          <li key={sentence}>
            <Words parts={sentenceParts(sentence, file)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Words({ parts }: { readonly parts: readonly SentencePart[] }) {
  return parts.map((part, index) => {
    // A sentence never changes its parts.
    const key = `${index}`;
    switch (part.kind) {
      case "text":
        return part.text;
      case "goroutine":
        return (
          <span key={key} className={part.hint === "" ? "" : "explanation-hint"} title={part.hint || undefined}>
            <GoroutineChip goroutine={part.goroutine} />
          </span>
        );
      case "value":
        return (
          <span key={key} className="explanation-hint" title={part.hint}>
            {part.text}
          </span>
        );
      case "step":
        return (
          <button
            key={key}
            type="button"
            className="explanation-step"
            onClick={() => store.getState().actions.moveTo(part.cursor)}
          >
            {part.text}
          </button>
        );
      default:
        return assertNever(part);
    }
  });
}

interface EventButtonProps {
  readonly event: FindingEvent;
  readonly number: number;
}

function EventButton({ event, number }: EventButtonProps) {
  const isHere = useStore((state) => state.selectedStep === event.step);
  const nSteps = useStore((state) => state.trace?.events.length ?? 0);
  // An attempt that never succeeds is not a step: it stands where the execution ends.
  const isAtEnd = event.step >= nSteps;
  const operation = strings.verdict.operations[event.operation] ?? event.operation;
  return (
    <button
      type="button"
      className="explanation-event"
      aria-current={isHere ? "step" : undefined}
      disabled={event.step < 0 || nSteps === 0}
      title={isAtEnd ? strings.verdict.goToEnd : strings.verdict.goToStep(event.step + 1)}
      onClick={() => store.getState().actions.moveTo(event.step + 1)}
    >
      <span className="explanation-number">{number}</span>
      <GoroutineChip goroutine={event.goroutine} />
      <span className="explanation-operation">
        {operation} <Path text={event.object} />
      </span>
      <span className="explanation-role">{event.role}</span>
      <span className="explanation-place">{strings.verdict.line(event.line)}</span>
    </button>
  );
}

// An access path, which may be broken behind its dots.
function Path({ text }: { readonly text: string }) {
  const [first = "", ...rest] = text.split(".");
  return (
    <code>
      {first}
      {rest.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the path.
        <Fragment key={index}>
          .<wbr />
          {part}
        </Fragment>
      ))}
    </code>
  );
}
