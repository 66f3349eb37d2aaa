// The program with a line above it that says where it comes from.

import { store, useStore } from "../store/store.ts";
import { Button } from "../ui/Button.tsx";
import { strings } from "../ui/strings.ts";
import { Editor } from "../views/editor/Editor.tsx";
import { ScenarioStory } from "../views/gallery/ScenarioStory.tsx";

export function CodePane({ isPageDrawn }: { readonly isPageDrawn: boolean }) {
  const slug = useStore((state) => state.scenario);
  const hasDraft = useStore((state) => state.hasDraft);
  return (
    <section className="code-pane" aria-label={strings.page.codeRegion}>
      {slug === undefined && !hasDraft ? undefined : (
        <div className="code-head">
          <ScenarioStory />
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
