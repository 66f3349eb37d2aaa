// The graph for narrow panels: variables under each other, with their accesses; then critical sections that touch none.

import { useMemo, useState } from "react";
import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import { connectedWith } from "./connections.ts";
import type { LockGraphModel } from "./model.ts";
import { type Attention, LockNodeView, SectionView, VariableCard } from "./nodes.tsx";

export function LockGraphStack({ model }: { readonly model: LockGraphModel }) {
  const [key, setKey] = useState<string | undefined>(undefined);
  const lit = useMemo(() => (key === undefined ? undefined : connectedWith(model, key)), [model, key]);
  const attention: Attention = { lit, attend: setKey };
  const busy = new Set(model.variables.flatMap(({ edges }) => edges.map(({ section }) => section)));
  const idle = model.sections.filter(({ id }) => !busy.has(id));
  return (
    <div className={`lock-stack ${lit === undefined ? "" : "has-lit"}`}>
      {model.locks.length === 0 ? undefined : (
        <>
          <h2 className="lock-title">{lockGraphStrings.locks}</h2>
          <div className="lock-stack-locks">
            {model.locks.map((lock) => (
              <LockNodeView key={lock.address} model={model} lock={lock} attention={attention} />
            ))}
          </div>
        </>
      )}
      {model.variables.length === 0 ? undefined : <h2 className="lock-title">{lockGraphStrings.variables}</h2>}
      {model.variables.map((variable) => (
        <VariableCard key={variable.address} model={model} variable={variable} attention={attention} isStacked />
      ))}
      {idle.length === 0 ? undefined : <h2 className="lock-title">{lockGraphStrings.otherSections}</h2>}
      {idle.map((section) => (
        <SectionView key={section.id} model={model} section={section} attention={attention} />
      ))}
    </div>
  );
}
