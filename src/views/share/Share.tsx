// A link to this very moment: program, schedule and step.

import { late } from "../../ui/late.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { strings } from "../../ui/strings.ts";
import "./share.css";

const SharePanel = late(async () => (await import("./SharePanel.tsx")).SharePanel);

/** `title` names the moment in Markdown. */
export function Share({ title }: { readonly title: string }) {
  return (
    <Popover label={strings.share.open} title={strings.share.title} look="primary" align="end">
      {() => <SharePanel title={title} />}
    </Popover>
  );
}
