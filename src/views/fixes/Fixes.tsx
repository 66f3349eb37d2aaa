// Ways to repair the finding that is shown, each tried out: what to change, what it does, and how many executions still fail.

import { useEffect } from "react";
import { shownFinding } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import type { CheckedRepair } from "../../trace/repair.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { strings } from "../../ui/strings.ts";
import { type DiffLine, diffOf, sorted, toneOf } from "./model.ts";
import "./fixes.css";

export function Fixes() {
  const key = useStore((state) => shownFinding(state)?.key);
  const isCurrent = useStore((state) => state.isExplorationCurrent);
  const repairs = useStore((state) => (state.repairs?.key === key ? state.repairs : undefined));
  useEffect(() => {
    if (key !== undefined && isCurrent) store.getState().actions.findRepairs();
  }, [key, isCurrent]);
  const isClean = useStore((state) => state.exploration?.complete === true && state.exploration.findings.length === 0);
  if (key === undefined || !isCurrent)
    return <p className="fixes-empty">{isClean && isCurrent ? strings.fixes.nothing : strings.fixes.noFinding}</p>;
  const { helpful, refuted } = sorted(repairs?.result.checked ?? []);
  const isBusy = repairs?.isFinal !== true;
  return (
    <div className="fixes">
      <p className="fixes-intro" role="status" aria-busy={isBusy}>
        {isBusy ? strings.fixes.trying(repairs?.result.nWaiting ?? 0) : introOf(helpful.length, refuted.length)}
      </p>
      <ul className="fixes-list" aria-label={strings.fixes.region}>
        {helpful.map((checked) => (
          <li key={checked.source} className="fix">
            <Fix checked={checked} />
          </li>
        ))}
      </ul>
      {refuted.length === 0 ? undefined : (
        <details className="fixes-refuted">
          <summary>{strings.fixes.refuted(refuted.length)}</summary>
          <ul className="fixes-list">
            {refuted.map((checked) => (
              <li key={checked.source} className="fix">
                <Fix checked={checked} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function introOf(nHelpful: number, nRefuted: number): string {
  if (nHelpful > 0) return strings.fixes.intro;
  return nRefuted > 0 ? strings.fixes.noneHelps : strings.fixes.none;
}

function Fix({ checked }: { readonly checked: CheckedRepair }) {
  const source = useStore((state) => state.source);
  const { repair, verdict, words, remaining } = checked;
  return (
    <>
      <div className="fix-head">
        <strong className="fix-title">{repair.title}</strong>
        <Badge tone={toneOf(verdict)}>{strings.fixes.verdicts[verdict]}</Badge>
        <span className="fix-words">{words}</span>
        <Button
          look={verdict === "verified" ? "primary" : "plain"}
          aria-label={strings.fixes.applyLabel(repair.title)}
          onClick={() => store.getState().actions.applyRepair(checked)}
        >
          {strings.fixes.apply}
        </Button>
      </div>
      <p className="fix-why">{repair.why}</p>
      {remaining.length === 0 ? undefined : (
        <ul className="fix-remaining" aria-label={strings.fixes.remaining}>
          {remaining.map(({ kind, message, isNew }) => (
            <li key={`${kind} ${message}`}>{isNew ? strings.fixes.isNew(message) : strings.fixes.isLeft(message)}</li>
          ))}
        </ul>
      )}
      <Diff lines={diffOf(source, repair.edits)} />
    </>
  );
}

// Behind a number and a sign a tab would not come to a stop of the text.
function withoutTabs(text: string): string {
  return text.replace(/^\t+/, (tabs) => "    ".repeat(tabs.length));
}

const SIGNS = { same: " ", removed: "−", added: "+" } as const;

function Diff({ lines }: { readonly lines: readonly DiffLine[] }) {
  return (
    <pre className="fix-diff">
      {lines.map((each, index) => {
        // A line is its place in the list.
        const key = `${index}`;
        if (each.kind === "gap")
          return (
            <span key={key} className="fix-gap" aria-hidden="true">
              ⋯
            </span>
          );
        const Line = each.kind === "added" ? "ins" : each.kind === "removed" ? "del" : "span";
        return (
          <Line key={key} className="fix-line">
            <span className="fix-number">{each.kind === "added" ? "" : each.line}</span>
            {`${SIGNS[each.kind]} ${withoutTabs(each.text)}\n`}
          </Line>
        );
      })}
    </pre>
  );
}
