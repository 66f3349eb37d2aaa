// The program with a line above it that says where it comes from.

import { galleryEntries } from "../store/selectors.ts";
import { store, useStore } from "../store/store.ts";
import { Button } from "../ui/Button.tsx";
import { strings } from "../ui/strings.ts";
import { Editor } from "../views/editor/Editor.tsx";

export function CodePane({ isPageDrawn }: { readonly isPageDrawn: boolean }) {
  const slug = useStore((state) => state.scenario);
  const hasDraft = useStore((state) => state.hasDraft);
  const scenario = galleryEntries().find((entry) => entry.slug === slug);
  return (
    <section className="code-pane" aria-label={strings.page.codeRegion}>
      {scenario === undefined && !hasDraft ? undefined : (
        <div className="code-head">
          {scenario === undefined ? undefined : (
            <p className="code-story">
              <strong>{scenario.title}.</strong> {scenario.summary}
            </p>
          )}
          {hasDraft ? (
            <Button title={strings.notices.restoreDraftHint} onClick={() => store.getState().actions.restoreDraft()}>
              {strings.notices.restoreDraft}
            </Button>
          ) : undefined}
        </div>
      )}
      <Editor isPageDrawn={isPageDrawn} />
    </section>
  );
}
