// Which locks protect what in the execution shown: as a graph, on narrow panels as a list of cards, and as a table for screen readers.

import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "../../store/store.ts";
import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import { LockGraphPicture } from "./LockGraphPicture.tsx";
import { LockGraphStack } from "./LockGraphStack.tsx";
import { LockGraphTable } from "./LockGraphTable.tsx";
import { buildLockGraph } from "./model.ts";
import "./lock-graph.css";

/** Narrower, three columns cannot be read. */
const MIN_PICTURE_WIDTH = 720;

export function LockGraph() {
  const trace = useStore((state) => state.trace);
  const findings = useStore((state) => state.exploration?.findings);
  const model = useMemo(() => (trace === undefined ? undefined : buildLockGraph(trace, findings)), [trace, findings]);
  const [frame, width] = useWidth();
  const isEmpty = model === undefined || (model.variables.length === 0 && model.sections.length === 0);
  return (
    <section ref={frame} className="lock-graph" aria-label={lockGraphStrings.region}>
      {isEmpty ? (
        <p className="lock-empty">{model === undefined ? lockGraphStrings.empty : lockGraphStrings.none}</p>
      ) : undefined}
      {isEmpty || width === 0 ? undefined : (
        <>
          {width >= MIN_PICTURE_WIDTH ? (
            <LockGraphPicture model={model} width={width} />
          ) : (
            <LockGraphStack model={model} />
          )}
          {model.nMore > 0 ? <p className="lock-more">{lockGraphStrings.more(model.nMore)}</p> : undefined}
          <LockGraphTable model={model} />
        </>
      )}
    </section>
  );
}

// Width of the element for content; 0 before it is known.
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
