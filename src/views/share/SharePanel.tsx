// The link, and what can be done with it.

import { useEffect, useId, useState } from "react";
import { COMFORTABLE_LINK_LENGTH } from "../../store/links.ts";
import { useStore } from "../../store/store.ts";
import { Button } from "../../ui/Button.tsx";
import { strings } from "../../ui/strings.ts";
import { markdownLink, shareLink } from "./model.ts";

/** `title` names the moment in Markdown. */
export function SharePanel({ title }: { readonly title: string }) {
  const state = useStore();
  const id = useId();
  const link = shareLink(state, location.href.replace(/#.*$/, ""));
  const url = link.ok ? link.value.url : undefined;
  useEffect(() => {
    if (url !== undefined) history.replaceState(undefined, "", url);
  }, [url]);
  if (!link.ok) return <p className="share-text">{strings.share[link.error === "nothing" ? "nothing" : "tooLarge"]}</p>;
  return (
    <div className="share">
      <p className="share-text">{strings.share.intro}</p>
      <label className="rw-hidden" htmlFor={id}>
        {strings.share.link}
      </label>
      <input
        id={id}
        className="share-link rw-code"
        readOnly
        value={link.value.url}
        onFocus={(event) => event.target.select()}
      />
      <p className="share-length rw-number">
        {strings.share.length(link.value.url.length)}
        {link.value.isLong ? (
          <span className="share-long">{strings.share.long(COMFORTABLE_LINK_LENGTH)}</span>
        ) : undefined}
      </p>
      <CopyButtons url={link.value.url} title={title} />
    </div>
  );
}

function CopyButtons({ url, title }: { readonly url: string; readonly title: string }) {
  const [said, setSaid] = useState("");
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(strings.share.copied);
    } catch (error) {
      // Without permission, or on a page that is not served securely: there the clipboard does not exist at all.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
      setSaid(strings.share.copyFailed);
    }
  };
  return (
    <div className="share-buttons">
      <Button look="primary" onClick={() => copy(url)}>
        {strings.share.copy}
      </Button>
      <Button onClick={() => copy(markdownLink(title, url))}>{strings.share.copyMarkdown}</Button>
      <span role="status">{said}</span>
    </div>
  );
}
