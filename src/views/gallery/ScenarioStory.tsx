// What the open scenario is about: its story, what never happens in it, its counterpart, and what real Go says.

import { galleryEntries } from "../../store/gallery.ts";
import { store, useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { strings } from "../../ui/strings.ts";
import { absences } from "./model.ts";
import { RealGo } from "./RealGo.tsx";
import "./gallery.css";

export function ScenarioStory() {
  const slug = useStore((state) => state.scenario);
  const exploration = useStore((state) => state.exploration);
  const entries = galleryEntries();
  const entry = entries.find((candidate) => candidate.slug === slug);
  if (entry === undefined) return undefined;
  const counterpart = entries.find((candidate) => candidate.slug === entry.counterpart);
  const words = strings.gallery;
  return (
    <div className="scenario-story">
      <p className="scenario-text">
        <strong>{entry.title}.</strong> {entry.summary}
      </p>
      {absences(entry, exploration).map(({ title, executions, bound }) => (
        <p key={title} className="scenario-absent">
          <Badge tone="ok">{words.absent(title, executions, bound)}</Badge>
        </p>
      ))}
      <div className="scenario-facts">
        <Popover label={words.realGo} title={words.realGoTitle} look="quiet">
          {() => <RealGo slug={entry.slug} />}
        </Popover>
        {counterpart === undefined ? undefined : (
          <Button look="quiet" onClick={() => store.getState().actions.openScenario(counterpart.slug)}>
            {words.counterpart(counterpart.title)}
          </Button>
        )}
      </div>
    </div>
  );
}
