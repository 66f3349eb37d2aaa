// A map as the runtime has it: its bucket arrays, every cell with its tophash, and which old buckets have been emptied.

import type { BucketArrayView, RuntimeMapView } from "../../trace/snapshot.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import { isTouched, type Touched, writeOutside } from "./model.ts";

interface Props {
  readonly map: RuntimeMapView;
  readonly names: ReadonlyMap<number, string>;
  readonly touched: Touched | undefined;
}

/** Tophash of a cell without an entry, and of one whose bucket is moved: the rest is what it held. */
const MIN_USED_TOPHASH = 2;
const EVACUATED_EMPTY = 4;

export function RuntimeMap({ map, names, touched }: Props) {
  const outside = writeOutside(map, touched, names);
  return (
    <div className="runtime-map">
      <p className="runtime-map-head">
        <span className="rw-number">{strings.state.mapCount(map.count, map.log2Buckets, map.nEvacuated)}</span>
        <span className="state-quiet rw-number">{strings.state.flags(map.flags)}</span>
      </p>
      {outside === undefined || touched === undefined ? undefined : (
        <p className="runtime-map-outside">{strings.state.wroteOutside(goroutineName(touched.goroutine), outside)}</p>
      )}
      {map.arrays.map((array) => (
        <BucketArray key={array.address} array={array} touched={touched} />
      ))}
    </div>
  );
}

type Bucket = BucketArrayView["buckets"][number];

function BucketArray({ array, touched }: { readonly array: BucketArrayView; readonly touched: Touched | undefined }) {
  return (
    <div className={`bucket-array is-${array.role}`}>
      <h3 className="bucket-array-title">{strings.state.arrays[array.role]}</h3>
      <div className="bucket-list">
        {array.buckets.map((bucket, index) => (
          <BucketTable key={bucket.address} bucket={bucket} index={index} isHit={isTouched(touched, bucket.address)} />
        ))}
      </div>
    </div>
  );
}

interface BucketProps {
  readonly bucket: Bucket;
  readonly index: number;
  readonly isHit: boolean;
}

function BucketTable({ bucket, index, isHit }: BucketProps) {
  const classes = ["bucket", bucket.isEvacuated ? "is-evacuated" : "", isHit ? "is-changed" : ""];
  const { tophash, key, cellValue, evacuated, overflow } = strings.state;
  return (
    <table className={classes.filter((each) => each !== "").join(" ")}>
      <caption>
        {strings.state.bucket(index)}
        {bucket.isEvacuated ? ` · ${evacuated}` : ""}
        {bucket.hasOverflow ? ` · ${overflow}` : ""}
      </caption>
      <thead>
        <tr>
          <th scope="col">{tophash}</th>
          <th scope="col">{key}</th>
          <th scope="col">{cellValue}</th>
        </tr>
      </thead>
      <tbody className="rw-code">
        {bucket.cells.map((cell, cellIndex) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          <tr key={cellIndex} className={isEmpty(cell.tophash) ? "is-empty" : undefined}>
            <td>{cell.tophash.toString(16).padStart(2, "0")}</td>
            <td>{cell.key}</td>
            <td>{cell.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isEmpty(tophash: number): boolean {
  return tophash < MIN_USED_TOPHASH || tophash === EVACUATED_EMPTY;
}
