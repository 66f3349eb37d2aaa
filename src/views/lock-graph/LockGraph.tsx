// Which locks protect what in the execution shown: a graph, and as a table for screen readers and narrow panels.

import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "../../store/store.ts";
import type { Finding } from "../../trace/finding.ts";
import { strings } from "../../ui/strings.ts";
import { LockGraphDrawing } from "./LockGraphDrawing.tsx";
import { LockGraphTable } from "./LockGraphTable.tsx";
import { layOutLockGraph } from "./layout.ts";
import { buildLockGraph } from "./model.ts";
import "./lock-graph.css";

const NO_FINDINGS: readonly Finding[] = [];
/** Narrower, three columns cannot be read: the table takes their place. */
const MIN_DRAWING_WIDTH = 520;
const MAX_DRAWING_WIDTH = 1080;

export function LockGraph() {
  const trace = useStore((state) => state.trace);
  const findings = useStore((state) => state.exploration?.findings ?? NO_FINDINGS);
  const model = useMemo(() => (trace === undefined ? undefined : buildLockGraph(trace, findings)), [trace, findings]);
  const [frame, width] = useWidth();
  const isDrawn = width >= MIN_DRAWING_WIDTH;
  return (
    <section ref={frame} className="rw-lock-graph" aria-label={strings.lockGraph.region}>
      {model === undefined || model.variables.length === 0 ? (
        <p className="rw-lock-graph-empty">{model === undefined ? strings.lockGraph.empty : strings.lockGraph.none}</p>
      ) : (
        <>
          {isDrawn ? (
            <LockGraphDrawing model={model} layout={layOutLockGraph(model, Math.min(width, MAX_DRAWING_WIDTH))} />
          ) : undefined}
          <LockGraphTable model={model} isHidden={isDrawn} />
          {model.nMore > 0 ? <p className="rw-lock-graph-more">{strings.lockGraph.more(model.nMore)}</p> : undefined}
        </>
      )}
    </section>
  );
}

// Width of the element for content.
function useWidth() {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
