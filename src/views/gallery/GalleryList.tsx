// What the gallery has: the programs by theme.

import { galleryEntries } from "../../store/gallery.ts";
import type { GalleryEntry } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { strings } from "../../ui/strings.ts";
import { expectedTitles, groupsOf } from "./model.ts";

export function GalleryList({ close }: { readonly close: () => void }) {
  const current = useStore((state) => state.scenario);
  return (
    <div className="gallery">
      <p className="gallery-intro">{strings.gallery.intro}</p>
      {groupsOf(galleryEntries()).map(({ theme, entries }) => (
        <section key={theme} className="gallery-group" aria-label={strings.gallery.themes[theme]}>
          <h2 className="gallery-theme">{strings.gallery.themes[theme]}</h2>
          <ul className="gallery-list">
            {entries.map((entry) => (
              <li key={entry.slug}>
                <GalleryCard
                  entry={entry}
                  isCurrent={entry.slug === current}
                  onOpen={() => {
                    close();
                    store.getState().actions.openScenario(entry.slug);
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CardProps {
  readonly entry: GalleryEntry;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function GalleryCard({ entry, isCurrent, onOpen }: CardProps) {
  const titles = expectedTitles(entry);
  return (
    <button type="button" className="gallery-card" aria-current={isCurrent ? "true" : undefined} onClick={onOpen}>
      <span className="gallery-title">{entry.title}</span>
      <span className="gallery-badges">
        {entry.options?.goMinor === undefined ? undefined : <Badge>{strings.gallery.go(entry.options.goMinor)}</Badge>}
        {isCurrent ? <Badge tone="info">{strings.gallery.current}</Badge> : undefined}
        {titles.length === 0 ? <Badge tone="ok">{strings.gallery.clean}</Badge> : undefined}
        {titles.map((title) => (
          <Badge key={title} tone="race">
            {title}
          </Badge>
        ))}
      </span>
      <span className="gallery-summary">{entry.summary}</span>
    </button>
  );
}
