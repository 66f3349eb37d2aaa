// The header of a map, field by field. What the last step touched is marked.

import type { ReactNode } from "react";
import type { ClassicMapView, SwissMapView } from "../../trace/map-view.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { mapStrings } from "../../ui/strings/map.ts";
import { FLAG_ITERATOR, FLAG_OLD_ITERATOR, FLAG_SAME_SIZE_GROW, FLAG_WRITING } from "./classic-scene.ts";
import { overlaps, type Touch } from "./model.ts";

export interface MapHeadProps {
  /** Name and chooser. */
  readonly title: ReactNode;
  readonly map: ClassicMapView | SwissMapView;
  readonly touch: Touch | undefined;
  readonly isTable: boolean;
  readonly onToggle: () => void;
}

export function MapHead({ title, map, touch, isTable, onToggle }: MapHeadProps) {
  const touches = (address: number): Touch | undefined =>
    overlaps(touch, { from: address, to: address + 1 }) ? touch : undefined;
  return (
    <div className="map-head">
      <div className="map-head-parts">
        {title}
        <dl className="map-facts">
          <Fact name={mapStrings.count} touch={touches(map.countAddress)}>
            {map.count}
          </Fact>
          {map.model === "classic" ? (
            <ClassicFacts map={map} touches={touches} />
          ) : (
            <SwissFacts map={map} touches={touches} />
          )}
        </dl>
      </div>
      <IconButton
        icon={isTable ? "mapRead" : "list"}
        label={isTable ? mapStrings.asPicture : mapStrings.asTable}
        onClick={onToggle}
      />
    </div>
  );
}

type Touches = (address: number) => Touch | undefined;

function ClassicFacts({ map, touches }: { readonly map: ClassicMapView; readonly touches: Touches }) {
  const { flagNames, bWord, buckets, overflowBuckets, frontier, frontierHint, growing } = mapStrings;
  const isGrowing = map.arrays.some(({ role }) => role === "oldbuckets");
  const flags = [
    [flagNames.writing, FLAG_WRITING],
    [flagNames.iterator, FLAG_ITERATOR],
    [flagNames.oldIterator, FLAG_OLD_ITERATOR],
    [flagNames.sameSizeGrow, FLAG_SAME_SIZE_GROW],
  ] as const;
  return (
    <>
      <Fact name={bWord}>
        {map.log2Buckets} <span className="map-quiet">{buckets(map.log2Buckets)}</span>
      </Fact>
      {map.nOverflow === 0 ? undefined : <Fact name={overflowBuckets}>{map.nOverflow}</Fact>}
      {isGrowing ? (
        <Fact name={frontier} hint={frontierHint}>
          {map.nEvacuated} <span className="map-growing">{growing(map.isSameSizeGrowth)}</span>
        </Fact>
      ) : undefined}
      <Fact name={mapStrings.flags} touch={touches(map.flagsAddress)}>
        {flags.map(([name, bit]) => (
          <Flag key={bit} name={name} isSet={(map.flags & bit) !== 0} />
        ))}
      </Fact>
    </>
  );
}

function SwissFacts({ map, touches }: { readonly map: SwissMapView; readonly touches: Touches }) {
  const { directoryDepth, clears, flags, flagNames } = mapStrings;
  return (
    <>
      {map.small === undefined ? <Fact name={directoryDepth}>{map.globalDepth}</Fact> : undefined}
      {map.clearSeq === 0 ? undefined : <Fact name={clears}>{map.clearSeq}</Fact>}
      <Fact name={flags} touch={touches(map.writingAddress)}>
        <Flag name={flagNames.swissWriting} isSet={map.writing !== 0} />
      </Fact>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly hint?: string;
  readonly touch?: Touch | undefined;
  readonly children: ReactNode;
}

function Fact({ name, hint, touch, children }: FactProps) {
  const mark = touch === undefined ? "" : touch.isChange ? "is-written" : "is-read";
  return (
    <div className={`map-fact ${mark}`} title={hint}>
      <dt>{name}</dt>
      <dd className="rw-number">{children}</dd>
    </div>
  );
}

function Flag({ name, isSet }: { readonly name: string; readonly isSet: boolean }) {
  return (
    <span className={`map-flag ${isSet ? "is-set" : ""}`}>
      <Icon name={isSet ? "write" : "read"} size={8} label={mapStrings.flagState(isSet)} />
      {name}
    </span>
  );
}
