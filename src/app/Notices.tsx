// What has to be said once. Each notice stays until it is dismissed.

import type { Notice as NoticeFact } from "../store/state.ts";
import { store, useStore } from "../store/store.ts";
import { Notice } from "../ui/Notice.tsx";
import { strings } from "../ui/strings.ts";

export function Notices() {
  const notices = useStore((state) => state.notices);
  if (notices.length === 0) return undefined;
  return (
    <section className="rw-notices" aria-label={strings.notices.region}>
      {notices.map((notice) => (
        <Notice
          key={notice.id}
          severity={notice.severity}
          onDismiss={() => store.getState().actions.dismiss(notice.id)}
        >
          {sentence(notice)}
        </Notice>
      ))}
    </section>
  );
}

function sentence({ code, detail }: NoticeFact): string {
  return strings.notices[code](detail);
}
