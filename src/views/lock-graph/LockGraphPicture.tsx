// The graph: nodes are buttons at the places that the layout gives them, links lie under them as SVG.

import { useMemo, useState } from "react";
import { LOCK_SLOTS, lockDash } from "../../ui/lane-colors.ts";
import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import { accessKey, connectedWith, lockKey, sectionKey, variableKey } from "./connections.ts";
import { type Box, type LockGraphLayout, layOutLockGraph, linkPath, waitPath } from "./layout.ts";
import type { LockGraphModel } from "./model.ts";
import { type Attention, LockNodeView, SectionView, VariableCard } from "./nodes.tsx";
import { isUnprotected } from "./words.ts";

export interface LockGraphPictureProps {
  readonly model: LockGraphModel;
  /** CSS pixels. */
  readonly width: number;
}

export function LockGraphPicture({ model, width }: LockGraphPictureProps) {
  const layout = useMemo(() => layOutLockGraph(model, width), [model, width]);
  const [key, setKey] = useState<string | undefined>(undefined);
  const lit = useMemo(() => (key === undefined ? undefined : connectedWith(model, key)), [model, key]);
  const attention: Attention = { lit, attend: setKey };
  const boxOf = (node: string) => styleOf(layout.boxes.get(node));
  return (
    <div className={`lock-picture ${lit === undefined ? "" : "has-lit"}`}>
      <Titles model={model} layout={layout} />
      <div className="lock-field" style={{ height: layout.height }}>
        <Links model={model} layout={layout} lit={lit} />
        {model.locks.map((lock) => (
          <div key={lock.address} className="lock-place" style={boxOf(lockKey(lock.address))}>
            <LockNodeView model={model} lock={lock} attention={attention} />
          </div>
        ))}
        {model.sections.map((section) => (
          <div key={section.id} className="lock-place" style={boxOf(sectionKey(section.id))}>
            <SectionView model={model} section={section} attention={attention} />
          </div>
        ))}
        {model.variables.map((variable) => (
          <div key={variable.address} className="lock-place" style={boxOf(variableKey(variable.address))}>
            <VariableCard model={model} variable={variable} attention={attention} />
          </div>
        ))}
      </div>
    </div>
  );
}

function styleOf(box: Box | undefined) {
  return box === undefined ? {} : { left: box.x, top: box.y, width: box.width, height: box.height };
}

function Titles({ model, layout }: { readonly model: LockGraphModel; readonly layout: LockGraphLayout }) {
  const { locks, sections, variables } = layout.columns;
  const titles = [
    [lockGraphStrings.locks, locks, model.locks.length],
    [model.locks.length === 0 ? lockGraphStrings.code : lockGraphStrings.sections, sections, model.sections.length],
    [lockGraphStrings.variables, variables, model.variables.length],
  ] as const;
  return (
    <div className="lock-titles" aria-hidden="true">
      {titles.map(([title, { x, width }, count]) =>
        count === 0 ? undefined : (
          <span key={title} style={{ left: x, width }}>
            {title}
          </span>
        ),
      )}
    </div>
  );
}

interface LinksProps {
  readonly model: LockGraphModel;
  readonly layout: LockGraphLayout;
  readonly lit: ReadonlySet<string> | undefined;
}

function Links({ model, layout, lit }: LinksProps) {
  const state = (...keys: readonly string[]): string =>
    lit !== undefined && keys.every((key) => lit.has(key)) ? "is-lit" : "";
  const path = (from: string, to: string): string => {
    const ends = [layout.boxes.get(from), layout.boxes.get(to)];
    return ends[0] === undefined || ends[1] === undefined ? "" : linkPath(ends[0], ends[1]);
  };
  const wait = (section: string, lock: number): string => {
    const [from, to] = [layout.boxes.get(sectionKey(section)), layout.boxes.get(lockKey(lock))];
    return from === undefined || to === undefined ? "" : waitPath(from, to);
  };
  return (
    <svg className="lock-links" aria-hidden="true">
      <marker id="lock-wait-head" viewBox="0 0 6 8" refX="1" refY="4" markerWidth="7" markerHeight="8" orient="auto">
        <path d="M6 0L0 4L6 8Z" />
      </marker>
      {model.sections.flatMap(({ id, waits }) =>
        waits.map(({ goroutine, lock }) => (
          <path
            key={`${id} ${goroutine}`}
            className={`lock-wait ${state(lockKey(lock), sectionKey(id))}`}
            d={wait(id, lock)}
            markerStart="url(#lock-wait-head)"
          />
        )),
      )}
      {model.sections.flatMap((section) =>
        section.locks.map(({ address, isRead }) => {
          const ordinal = model.locks.find((lock) => lock.address === address)?.ordinal ?? 0;
          const ends = [lockKey(address), sectionKey(section.id)] as const;
          return (
            <path
              key={`${section.id} ${address}`}
              className={`lock-hold ${state(...ends)}`}
              d={path(...ends)}
              stroke={`var(--lock${(ordinal % LOCK_SLOTS) + 1})`}
              strokeWidth={isRead ? 1.25 : 2.25}
              strokeDasharray={lockDash(ordinal).join(" ")}
            />
          );
        }),
      )}
      {model.variables.flatMap((variable) =>
        variable.edges.map((edge) => (
          <path
            key={accessKey(edge)}
            className={`lock-access ${isUnprotected(variable) ? "is-bad" : ""} ${state(accessKey(edge))}`}
            d={path(sectionKey(edge.section), accessKey(edge))}
            strokeWidth={edge.nWrites > 0 ? 1.75 : 1.25}
          />
        )),
      )}
    </svg>
  );
}
