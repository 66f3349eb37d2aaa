// The strip under the header: what was found and how sure that is. One row, so that nothing below moves while somebody types.

import { useMemo } from "react";
import { store, useStore } from "../../store/store.ts";
import type { Finding } from "../../trace/finding.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { strings } from "../../ui/strings.ts";
import { linesOf, type Tone, verdictOf } from "./model.ts";
import "./verdict.css";

export function Verdict() {
  const status = useStore((state) => state.status);
  const diagnostics = useStore((state) => state.diagnostics);
  const exploration = useStore((state) => state.exploration);
  const isExplorationCurrent = useStore((state) => state.isExplorationCurrent);
  const verdict = useMemo(
    () => verdictOf({ status, diagnostics, exploration, isExplorationCurrent }),
    [status, diagnostics, exploration, isExplorationCurrent],
  );
  const { deepen, stopSearch } = store.getState().actions;
  const limits = verdict.canDeepen ? (exploration?.limits ?? []) : [];
  return (
    <section className={`verdict is-${verdict.tone}`} aria-label={strings.verdict.region}>
      <div className="verdict-row">
        <p className="verdict-line" role="status" aria-busy={verdict.tone === "busy"}>
          <VerdictIcon tone={verdict.tone} />
          <strong className="verdict-headline">{verdict.headline}</strong>
          {verdict.details.map((detail) => (
            <span key={detail} className="verdict-detail">
              {detail}
            </span>
          ))}
        </p>
        {verdict.canStop ? <Button onClick={stopSearch}>{strings.verdict.stop}</Button> : undefined}
        {verdict.canDeepen ? (
          <Button onClick={deepen} title={strings.verdict.deepenHint}>
            {strings.verdict.deepen}
          </Button>
        ) : undefined}
        <Findings findings={exploration?.findings ?? []} isStale={verdict.isStale} />
      </div>
      {limits.map((limit) => (
        <p key={limit.kind} className="verdict-limit">
          {limit.message}
        </p>
      ))}
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
  const shown = useStore((state) => (state.shown.kind === "finding" ? state.shown.index : -1));
  const shownKind = useStore((state) => state.shown.kind);
  if (findings.length === 0) return undefined;
  const other = { outcome: strings.verdict.shownOutcome, schedule: strings.verdict.shownSchedule };
  return (
    <div className={isStale ? "verdict-findings is-stale" : "verdict-findings"}>
      <ul className="verdict-chips" aria-label={strings.verdict.findings}>
        {findings.map((finding, index) => (
          <li key={finding.key}>
            <FindingChip finding={finding} index={index} isShown={index === shown} />
          </li>
        ))}
      </ul>
      {shownKind === "outcome" || shownKind === "schedule" ? (
        <span className="verdict-note">{other[shownKind]}</span>
      ) : undefined}
      {isStale ? <span className="verdict-note">{strings.verdict.stale}</span> : undefined}
    </div>
  );
}

interface FindingChipProps {
  readonly finding: Finding;
  readonly index: number;
  readonly isShown: boolean;
}

function FindingChip({ finding, index, isShown }: FindingChipProps) {
  const title = strings.findingKinds[finding.kind];
  const lines = strings.verdict.lines(linesOf(finding));
  return (
    <button
      type="button"
      className={`verdict-chip is-${finding.severity}`}
      aria-pressed={isShown}
      title={finding.message}
      onClick={() => store.getState().actions.show({ kind: "finding", index })}
    >
      <span className="verdict-chip-title">{title}</span>
      {lines === "" ? undefined : <span className="verdict-chip-lines">{lines}</span>}
      {finding.requires.map((need) => (
        <span key={need} className="verdict-chip-lines">
          {strings.verdict.requires[need]}
        </span>
      ))}
    </button>
  );
}
