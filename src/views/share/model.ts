// A link to what is shown, and what to say about it.

import type { Result } from "../../base/result.ts";
import { COMFORTABLE_LINK_LENGTH, linkFragment } from "../../store/links.ts";
import type { State } from "../../store/state.ts";
import { strings } from "../../ui/strings.ts";

export interface ShareLink {
  readonly url: string;
  readonly isLong: boolean;
}

/** The link for the page's state. `base` is the page's address without a fragment. */
export function shareLink(state: State, base: string): Result<ShareLink, "nothing" | "too-large"> {
  const fragment = linkFragment(state);
  if (!fragment.ok) return fragment;
  const url = `${base}#${fragment.value}`;
  return { ok: true, value: { url, isLong: url.length > COMFORTABLE_LINK_LENGTH } };
}

/** The link as Markdown. Brackets in the title would end it early. */
export function markdownLink(title: string, url: string): string {
  return strings.share.markdown(title.replace(/[[\]]/g, ""), url);
}
