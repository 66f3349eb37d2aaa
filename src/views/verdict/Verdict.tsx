// The strip under the header: what was found and how sure that is. One row, so that nothing below moves while somebody types.

import { useMemo } from "react";
import { shownFailure, testResult } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import type { Finding } from "../../trace/finding.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { strings } from "../../ui/strings.ts";
import { AppliedRepair } from "./AppliedRepair.tsx";
import { EntryPicker } from "./EntryPicker.tsx";
import { hintFor } from "./hints.ts";
import { type FindingGroup, groupsOf, linesOf, type Tone, verdictOf } from "./model.ts";
import { plainWords } from "./sentence.ts";
import "./verdict.css";

export function Verdict() {
  const status = useStore((state) => state.status);
  const diagnostics = useStore((state) => state.diagnostics);
  const exploration = useStore((state) => state.exploration);
  const isExplorationCurrent = useStore((state) => state.isExplorationCurrent);
  const entry = useStore((state) => state.entry);
  const isEmpty = useStore((state) => state.source.trim() === "");
  const verdict = useMemo(
    () => verdictOf({ status, diagnostics, exploration, isExplorationCurrent, entry, isEmpty }),
    [status, diagnostics, exploration, isExplorationCurrent, entry, isEmpty],
  );
  const { continueSearch, deepen, stopSearch } = store.getState().actions;
  const findings = exploration?.findings ?? [];
  // Where the chips say what was found, the headline says it to screen readers alone.
  const isTold = findings.length > 0 && isExplorationCurrent && status !== "failed";
  return (
    <section className={`verdict is-${verdict.tone}${isTold ? " is-told" : ""}`} aria-label={strings.verdict.region}>
      <div className="verdict-row">
        <EntryPicker />
        <p className="verdict-line" role="status" aria-busy={verdict.tone === "busy"}>
          <VerdictIcon tone={verdict.tone} />
          <strong className="verdict-headline">{verdict.headline}</strong>
          {verdict.details.map((detail) => (
            <span key={detail} className="verdict-detail" title={hintFor(detail)}>
              {detail}
            </span>
          ))}
        </p>
        {verdict.canStop ? <Button onClick={stopSearch}>{strings.verdict.stop}</Button> : undefined}
        {verdict.canContinue ? (
          <Button onClick={continueSearch} title={strings.verdict.continueHint}>
            {strings.verdict.continue}
          </Button>
        ) : undefined}
        {verdict.canDeepen ? (
          <Button onClick={deepen} title={strings.verdict.deepenHint}>
            {strings.verdict.deepen}
          </Button>
        ) : undefined}
        <AppliedRepair />
        <Findings findings={findings} isStale={verdict.isStale} />
      </div>
    </section>
  );
}

function VerdictIcon({ tone }: { readonly tone: Tone }) {
  if (tone === "busy") return <span className="verdict-spinner" aria-hidden="true" />;
  const icons = { race: "race", warn: "panic", ok: "check", plain: "other" } as const;
  return (
    <span className="verdict-icon" aria-hidden="true">
      <Icon name={icons[tone]} size={16} />
    </span>
  );
}

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly isStale: boolean;
}

function Findings({ findings, isStale }: FindingsProps) {
  const shownKind = useStore((state) => state.shown.kind);
  const groups = useMemo(() => groupsOf(findings), [findings]);
  const failure = useStore((state) => testResult(state)?.firstFailure ?? -1);
  // A failing schedule has a chip of its own, and that is pressed.
  const isFailure = useStore((state) => shownFailure(state) !== undefined);
  if (findings.length === 0 && failure < 0) return undefined;
  const others = { outcome: strings.verdict.shownOutcome, schedule: strings.verdict.shownSchedule };
  const isOther = (shownKind === "outcome" && !isFailure) || shownKind === "schedule";
  return (
    <div className={isStale ? "verdict-findings is-stale" : "verdict-findings"}>
      <ul className="verdict-chips" aria-label={strings.verdict.findings}>
        {groups.map((group) => (
          <li key={group.kind}>
            <FindingGroupChip group={group} hasLines={groups.length <= MAX_CHIPS_WITH_LINES} />
          </li>
        ))}
        {failure < 0 ? undefined : (
          <li>
            <FailureChip index={failure} isShown={isFailure} />
          </li>
        )}
      </ul>
      {isOther ? <span className="verdict-note">{others[shownKind]}</span> : undefined}
    </div>
  );
}

// A schedule under which the test fails; the Outcomes panel has one for each way it does.
function FailureChip({ index, isShown }: { readonly index: number; readonly isShown: boolean }) {
  return (
    <button
      type="button"
      className="verdict-chip is-error"
      aria-pressed={isShown}
      title={strings.verdict.failureHint}
      onClick={() => store.getState().actions.show({ kind: "outcome", index })}
    >
      <span className="verdict-chip-title">{strings.verdict.failure}</span>
    </button>
  );
}

/** With more kinds than these, their names alone fill the row; the lines are in the story. */
const MAX_CHIPS_WITH_LINES = 3;

const show = (index: number): void => store.getState().actions.show({ kind: "finding", index });

interface FindingGroupChipProps {
  readonly group: FindingGroup;
  readonly hasLines: boolean;
}

// One finding is a button; several of a kind are one button with a menu, so that the strip stays low.
function FindingGroupChip({ group: { kind, members }, hasLines }: FindingGroupChipProps) {
  const shown = useStore((state) => (state.shown.kind === "finding" ? state.shown.index : -1));
  const [first] = members;
  if (first === undefined) return undefined;
  const { finding, index } = first;
  if (members.length === 1) {
    return (
      <button
        type="button"
        className={`verdict-chip is-${finding.severity}`}
        aria-pressed={index === shown}
        title={plainWords(finding)}
        onClick={() => show(index)}
      >
        <FindingWords finding={finding} title={strings.findingKinds[kind]} hasLines={hasLines} />
      </button>
    );
  }
  const isShown = members.some((member) => member.index === shown);
  return (
    <span className={`verdict-group is-${finding.severity}${isShown ? " is-shown" : ""}`}>
      <Popover
        label={strings.verdict.kindCount(strings.findingKinds[kind], members.length)}
        title={strings.verdict.kindMenu(strings.findingKinds[kind], members.length)}
      >
        {(close) => <GroupMenu members={members} shown={shown} close={close} />}
      </Popover>
    </span>
  );
}

interface GroupMenuProps {
  readonly members: FindingGroup["members"];
  readonly shown: number;
  readonly close: () => void;
}

function GroupMenu({ members, shown, close }: GroupMenuProps) {
  return (
    <ul className="verdict-menu">
      {members.map(({ finding, index }) => (
        <li key={finding.key}>
          <button
            type="button"
            className="rw-menu-item"
            aria-pressed={index === shown}
            onClick={() => {
              close();
              show(index);
            }}
          >
            <FindingWords finding={finding} title={plainWords(finding)} hasLines />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface FindingWordsProps {
  readonly finding: Finding;
  readonly title: string;
  readonly hasLines: boolean;
}

function FindingWords({ finding, title, hasLines }: FindingWordsProps) {
  const lines = hasLines ? strings.verdict.lines(linesOf(finding)) : "";
  return (
    <>
      <span className="verdict-chip-title">{title}</span>
      {lines === "" ? undefined : <span className="verdict-chip-lines">{lines}</span>}
      {finding.requires.map((need) => (
        <span key={need} className="verdict-chip-lines">
          {strings.verdict.requires[need]}
        </span>
      ))}
    </>
  );
}
