// Permalinks: `#<version><base64url(deflate-raw(frame))>x`. Everything that comes in is hostile: length, alphabet, inflated
// size, checksum and every field are checked before anything is used. The final `x` keeps chat programs from eating a
// trailing `-` or `_`. Version characters so far: 1, 2 for links that say where the program begins, 3 for those that say more of maps.

import { deflateSync, Inflate } from "fflate";
import { err, ok, type Result } from "../base/result.ts";
import { MAX_LINK_LENGTH, readAddress } from "./address.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { DICTIONARY_1 } from "./dictionary.ts";
import { decodeFrame, encodeFrame, MAX_SOURCE_BYTES } from "./frame.ts";
import { decodeFrame2, encodeFrame2, isLinkEntry } from "./frame-2.ts";
import { areLinkMaps, decodeFrame3, encodeFrame3, needsFrame3 } from "./frame-3.ts";
import type { Link, LinkError, LinkState } from "./link.ts";

/** Bytes after inflating: the largest source, a long schedule, and not a byte more. */
const MAX_FRAME_BYTES = 256 * 1024;
const CHUNK_BYTES = 1024;
/** Writers and readers by version. A link is of the lowest version that can say what it says. */
const FRAMES = {
  "1": { encode: encodeFrame, decode: decodeFrame },
  "2": { encode: encodeFrame2, decode: decodeFrame2 },
  "3": { encode: encodeFrame3, decode: decodeFrame3 },
} as const;
const END = "x";

/** The fragment (without `#`) for a state. */
export function encodeLink(state: LinkState): Result<string, "too-large"> {
  if (new TextEncoder().encode(state.source).length > MAX_SOURCE_BYTES) return err("too-large");
  const { entry } = state.options;
  if (entry !== undefined && !isLinkEntry(entry)) return err("too-large");
  if (!areLinkMaps(state.schedule.maps ?? [])) return err("too-large");
  const version = versionOf(state);
  const frame = FRAMES[version].encode(state);
  if (frame.length > MAX_FRAME_BYTES) return err("too-large");
  const fragment = version + toBase64Url(deflateSync(frame, { level: 9, dictionary: DICTIONARY_1 })) + END;
  return fragment.length <= MAX_LINK_LENGTH ? ok(fragment) : err("too-large");
}

function versionOf(state: LinkState): keyof typeof FRAMES {
  if (needsFrame3(state)) return "3";
  return state.options.entry === undefined ? "1" : "2";
}

/**
 * Reads a URL fragment (with or without `#`). Never throws; cost bounded by the limits above.
 * Errors: `damaged`, `too-large`, `newer` (a version this build does not know).
 */
export function decodeLink(fragment: string): Result<Link, LinkError> {
  const address = readAddress(fragment);
  if (!address.ok) return address;
  if (address.value.kind !== "packed") return ok(address.value);
  const state = decodePacked(address.value.text);
  return state.ok ? ok({ kind: "state", state: state.value }) : state;
}

/** The state in an address's packed text. Errors as above. */
export function decodePacked(text: string): Result<LinkState, LinkError> {
  const version = text[0];
  if ((version !== "1" && version !== "2" && version !== "3") || !text.endsWith(END)) return err("damaged");
  const packed = fromBase64Url(text.slice(1, -1));
  if (packed === undefined) return err("damaged");
  const frame = inflate(packed);
  if (!frame.ok) return frame;
  const state = FRAMES[version].decode(frame.value);
  return state === undefined ? err("damaged") : ok(state);
}

// Feeds small pieces and stops at the cap, so that a bomb costs no more than the cap.
function inflate(packed: Uint8Array): Result<Uint8Array, LinkError> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isFinished = false;
  const stream = new Inflate({ dictionary: DICTIONARY_1 }, (part, final) => {
    parts.push(part);
    size += part.length;
    isFinished = final;
  });
  try {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
      stream.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length);
      if (size > MAX_FRAME_BYTES) return err("too-large");
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return err("damaged"); // fflate's own "invalid block", "unexpected EOF", …
  }
  if (!isFinished) return err("damaged");
  const frame = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return ok(frame);
}
