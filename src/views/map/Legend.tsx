// What the marks in the cells mean; only those that are on the picture.

import { type ReactNode, useMemo } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { mapStrings } from "../../ui/strings/map.ts";
import type { BlockScene, CellKind, IteratorMark } from "./model.ts";

const ORDER: readonly CellKind[] = [
  ...(["empty-rest", "empty-one", "evacuated-x", "evacuated-y", "evacuated-empty"] as const),
  ...(["empty", "tombstone"] as const),
];

export function Legend({ blocks }: { readonly blocks: readonly BlockScene[] }) {
  const { kinds, marks } = useMemo(() => used(blocks), [blocks]);
  const { legend, kinds: words, iteratorLegend } = mapStrings;
  return (
    <section className="map-legend" aria-label={legend}>
      <dl>
        {ORDER.filter((kind) => kinds.has(kind)).map((kind) => (
          <Entry key={kind} {...words[kind]} mark={<span className="rw-code">{words[kind].mark}</span>} />
        ))}
        {marks.has("start") ? <Entry mark={<Icon name="start" size={10} />} {...iteratorLegend.start} /> : undefined}
        {marks.has("next") ? <Entry mark={<Icon name="iterator" size={10} />} {...iteratorLegend.next} /> : undefined}
      </dl>
    </section>
  );
}

function used(blocks: readonly BlockScene[]) {
  const kinds = new Set<CellKind>();
  const marks = new Set<IteratorMark["what"]>();
  for (const { lines } of blocks)
    for (const line of lines) {
      for (const kind of line.kinds) kinds.add(kind);
      for (const { what } of line.iterators) marks.add(what);
    }
  return { kinds, marks };
}

interface EntryProps {
  readonly mark: ReactNode;
  readonly name: string;
  readonly meaning: string;
}

function Entry({ mark, name, meaning }: EntryProps) {
  return (
    <div>
      <dt>
        <span className="map-legend-mark" aria-hidden="true">
          {mark}
        </span>
        {name}
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}
