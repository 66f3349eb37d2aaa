// The bytes inside a link, version 2: those of version 1, and between the trace hash and the CRC-32
//
//   | entry
//
// A name, never empty: a link without one is of version 1.

import { assert } from "../base/assert.ts";
import { ByteWriter } from "./bytes.ts";
import { readBody, sealed, unsealed, writeBody } from "./frame.ts";
import type { LinkState } from "./link.ts";

/** UTF-8 bytes of an entry. */
export const MAX_ENTRY_BYTES = 800;
/** What Go calls an identifier, of at most 200 characters. */
const ENTRY = /^[\p{L}_][\p{L}\p{Nd}_]{0,199}$/u;

/** Whether a link can carry this entry. */
export function isLinkEntry(entry: string): boolean {
  return ENTRY.test(entry);
}

/** The frame of `state`, checksum included. The state's entry must be one that a link can carry. */
export function encodeFrame2(state: LinkState): Uint8Array {
  const { entry } = state.options;
  assert(entry !== undefined && isLinkEntry(entry), "a link of version 2 has an entry");
  const w = new ByteWriter();
  writeBody(w, state);
  w.text(entry);
  return sealed(w);
}

/** The state in `frame`, or undefined when the checksum, a bound, the entry or the length is wrong. Never throws. */
export function decodeFrame2(frame: Uint8Array): LinkState | undefined {
  const r = unsealed(frame);
  const state = r === undefined ? undefined : readBody(r);
  if (r === undefined || state === undefined) return undefined;
  const entry = r.text(MAX_ENTRY_BYTES);
  if (r.failed || !r.atEnd || !isLinkEntry(entry)) return undefined;
  return { ...state, options: { ...state.options, entry } };
}
