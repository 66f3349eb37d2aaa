// What a URL fragment is, before anything packed in it is read: what the page needs of links at its start.

import { err, ok, type Result } from "../base/result.ts";
import type { LinkError } from "./link.ts";

/** Characters of a fragment that is looked at all. */
export const MAX_LINK_LENGTH = 160_000;

export type Address =
  | { readonly kind: "none" }
  /** `#s/<slug>` or `#s/<slug>@<cursor>`. */
  | { readonly kind: "scenario"; readonly slug: string; readonly cursor: number | undefined }
  /** A state, packed: see `decodePacked`. */
  | { readonly kind: "packed"; readonly text: string };

/** Reads a URL fragment (with or without `#`). Errors: `damaged`, `too-large`, `newer` (a version this build does not know). */
export function readAddress(fragment: string): Result<Address, LinkError> {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (text === "") return ok({ kind: "none" });
  if (text.length > MAX_LINK_LENGTH) return err("too-large");
  const scenario = /^s\/([a-z0-9-]{1,60})(?:@(\d{1,7}))?$/.exec(text);
  if (scenario !== null) {
    const cursor = scenario[2] === undefined ? undefined : Number(scenario[2]);
    return ok({ kind: "scenario", slug: scenario[1] ?? "", cursor });
  }
  if (/^[123]/.test(text)) return ok({ kind: "packed", text });
  return err(/^[4-9][A-Za-z0-9_-]+x$/.test(text) ? "newer" : "damaged");
}

/** The fragment of a gallery scenario, with the cursor if given. */
export function encodeScenarioLink(slug: string, cursor: number | undefined): string {
  return cursor === undefined ? `s/${slug}` : `s/${slug}@${cursor}`;
}
