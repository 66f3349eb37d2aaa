// The timeline: lanes of goroutines and of what they share, on canvas; the same events as a table for those who prefer that.

import { useMemo, useRef, useState } from "react";
import { shownFinding } from "../../store/selectors.ts";
import type { Store } from "../../store/state.ts";
import { useStore } from "../../store/store.ts";
import type { Finding } from "../../trace/finding.ts";
import type { Trace } from "../../trace/trace.ts";
import { strings } from "../../ui/strings.ts";
import { EventList } from "./EventList.tsx";
import { buildScene, type Scene } from "./model.ts";
import { TimelineGrid } from "./TimelineGrid.tsx";
import "./timeline.css";

const NO_FINDINGS: readonly Finding[] = [];

export function Timeline() {
  const trace = useStore((state) => state.trace);
  if (trace === undefined) return <p className="rw-timeline-empty">{strings.timeline.empty}</p>;
  return <TimelineOf trace={trace} />;
}

function TimelineOf({ trace }: { readonly trace: Trace }) {
  const [isList, setIsList] = useState(false);
  const scene = useScene(trace);
  const toggle = (): void => setIsList(!isList);
  return isList ? <EventList scene={scene} onClose={toggle} /> : <TimelineGrid scene={scene} onList={toggle} />;
}

// The finding that the trace is the witness of, also when a link brought the schedule.
function findingOf(state: Store): Finding | undefined {
  const chosen = shownFinding(state);
  if (chosen !== undefined || state.trace === undefined) return chosen;
  const schedule = JSON.stringify(state.trace.schedule);
  return state.exploration?.findings.find((finding) => JSON.stringify(finding.schedule) === schedule);
}

function useScene(trace: Trace): Scene {
  // A running search sends equal findings as new objects all the time.
  const shown = useEqual(useStore(findingOf));
  const findings = useEqual(useStore((state) => state.exploration?.findings ?? NO_FINDINGS));
  const keptOrder = useRef<readonly string[]>([]);
  const scene = useMemo(
    () => buildScene({ trace, shown, findings, keptOrder: keptOrder.current }),
    [trace, shown, findings],
  );
  keptOrder.current = pathsOf(scene);
  return scene;
}

function pathsOf({ trace, lanes }: Scene): readonly string[] {
  return lanes.flatMap((lane) => (lane.kind === "goroutine" ? [trace.goroutines[lane.goroutine]?.path ?? ""] : []));
}

// The first of equal values.
function useEqual<Value>(value: Value): Value {
  const kept = useRef({ value, text: "" });
  if (kept.current.value !== value || kept.current.text === "") {
    const text = JSON.stringify(value) ?? "undefined";
    if (text !== kept.current.text) kept.current = { value, text };
  }
  return kept.current.value;
}
