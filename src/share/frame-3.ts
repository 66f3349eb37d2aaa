// The bytes inside a link, version 3: those of version 1, and between the trace hash and the CRC-32
//
//   | entry | detail of maps, checks (1 on), order of maps | number of maps at runtime detail + 1, ordinals | unchecked (1)
//
// The entry is empty where none is asked for; the number of maps is 0 where the schedule does not say which.

import { MAP_DETAILS, MAP_ORDERS } from "../trace/options.ts";
import { ByteWriter } from "./bytes.ts";
import { readBody, sealed, unsealed, writeBody } from "./frame.ts";
import { isLinkEntry, MAX_ENTRY_BYTES } from "./frame-2.ts";
import type { LinkState } from "./link.ts";

/** Maps that a schedule may name, and expressions that make maps in a text that fits into a link. */
const MAX_MAPS = 1000;
const MAX_MAP_ORDINAL = 100_000;

/** Whether only this version can say what the state says. */
export function needsFrame3({ options, schedule }: LinkState): boolean {
  const { mapDetail, mapChecks, mapOrder } = options;
  const isOld = mapDetail !== "auto" && mapChecks && mapOrder === "random";
  return !isOld || schedule.maps !== undefined || schedule.isUnchecked === true;
}

/** The frame of `state`, checksum included. Its entry and its maps must be some that a link can carry. */
export function encodeFrame3(state: LinkState): Uint8Array {
  const { entry, mapDetail, mapChecks, mapOrder } = state.options;
  const { maps, isUnchecked } = state.schedule;
  const w = new ByteWriter();
  writeBody(w, state);
  w.text(entry ?? "");
  w.varint(MAP_DETAILS.indexOf(mapDetail));
  w.varint(mapChecks ? 1 : 0);
  w.varint(MAP_ORDERS.indexOf(mapOrder));
  w.varint(maps === undefined ? 0 : maps.length + 1);
  for (const ordinal of maps ?? []) w.varint(ordinal);
  w.varint(isUnchecked === true ? 1 : 0);
  return sealed(w);
}

/** The state in `frame`, or undefined when the checksum, a bound, the entry or the length is wrong. Never throws. */
export function decodeFrame3(frame: Uint8Array): LinkState | undefined {
  const r = unsealed(frame);
  const state = r === undefined ? undefined : readBody(r);
  if (r === undefined || state === undefined) return undefined;
  const entry = r.text(MAX_ENTRY_BYTES);
  const mapDetail = MAP_DETAILS[r.varint(MAP_DETAILS.length - 1)] ?? "operation";
  const mapChecks = r.varint(1) === 1;
  const mapOrder = MAP_ORDERS[r.varint(MAP_ORDERS.length - 1)] ?? "random";
  const nMaps = r.varint(MAX_MAPS + 1) - 1;
  const maps: number[] = [];
  for (let i = 0; i < nMaps && !r.failed; i++) maps.push(r.varint(MAX_MAP_ORDINAL));
  const isUnchecked = r.varint(1) === 1;
  if (r.failed || !r.atEnd || !areAscending(maps) || (entry !== "" && !isLinkEntry(entry))) return undefined;
  return {
    ...state,
    options: { ...state.options, entry: entry === "" ? undefined : entry, mapDetail, mapChecks, mapOrder },
    schedule: {
      ...state.schedule,
      ...(nMaps < 0 ? {} : { maps }),
      ...(isUnchecked ? { isUnchecked } : {}),
    },
  };
}

/** Whether a link can carry these ordinals of maps. */
export function areLinkMaps(maps: readonly number[]): boolean {
  return maps.length <= MAX_MAPS && maps.every((ordinal) => ordinal <= MAX_MAP_ORDINAL) && areAscending(maps);
}

function areAscending(maps: readonly number[]): boolean {
  return maps.every((ordinal, i) => ordinal > (maps[i - 1] ?? -1));
}
