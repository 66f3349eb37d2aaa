// The shown finding in sentences, and its events as places to go to.

import { shownFailure, shownFinding } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import type { Finding, FindingEvent } from "../../trace/finding.ts";
import { Button } from "../../ui/Button.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { strings } from "../../ui/strings.ts";
import { RaceDetails } from "./RaceDetails.tsx";

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
        <p className="explanation-message">{finding.message}</p>
        <Button className="explanation-fix" onClick={openFixes}>
          {strings.fixes.open}
        </Button>
      </div>
      <details className="explanation-story" open={HAS_ROOM}>
        <summary>
          {strings.verdict.explanation}
          <span className="explanation-preemptions">
            {strings.verdict.preemptions(finding.preemptions, finding.isMinimal)}
          </span>
        </summary>
        <Story finding={finding} />
      </details>
      {finding.race === undefined ? undefined : <RaceDetails report={finding.race} />}
    </section>
  );
}

function openFixes(): void {
  const { setPanel, setTab } = store.getState().actions;
  setPanel("fixes");
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

function Story({ finding }: { readonly finding: Finding }) {
  return (
    <div>
      <ol className="explanation-sentences">
        {finding.explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <ul className="explanation-events" aria-label={strings.verdict.events}>
        {finding.events.map((event) => (
          <li key={`${event.step}:${event.goroutine}:${event.role}`}>
            <EventButton event={event} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function EventButton({ event }: { readonly event: FindingEvent }) {
  const isHere = useStore((state) => state.selectedStep === event.step);
  const nSteps = useStore((state) => state.trace?.events.length ?? 0);
  // An attempt that never succeeds is not a step: it stands where the execution ends.
  const isAtEnd = event.step >= nSteps;
  return (
    <button
      type="button"
      className="explanation-event"
      aria-current={isHere ? "step" : undefined}
      disabled={event.step < 0 || nSteps === 0}
      onClick={() => store.getState().actions.moveTo(event.step + 1)}
    >
      <GoroutineChip goroutine={event.goroutine} />
      <span>
        {strings.verdict.operations[event.operation] ?? event.operation} <code>{event.object}</code>
      </span>
      <span className="explanation-place">
        {event.role} · {isAtEnd ? strings.verdict.atTheEnd : strings.verdict.step(event.step + 1)} ·{" "}
        {strings.verdict.line(event.line)}
      </span>
    </button>
  );
}
