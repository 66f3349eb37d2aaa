// What the marks of this execution mean, and the timeline's keys, for who asks.

import type { GlyphName } from "../../ui/glyphs.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { strings } from "../../ui/strings.ts";
import type { Scene } from "./model.ts";
import { eventGlyph } from "./operation-style.ts";

export function Key({ scene }: { readonly scene: Scene }) {
  const words = strings.timeline;
  return (
    <Popover label={words.key} title={words.keyTitle} look="quiet" align="end">
      {() => (
        <div className="rw-key">
          <h2 className="rw-key-title">{words.marks}</h2>
          <ul className="rw-key-marks">
            {glyphsOf(scene).map((name) => (
              <li key={name}>
                <Icon name={name} />
                {words.glyphs[name]}
              </li>
            ))}
          </ul>
          <p className="rw-key-note">{words.hollow}</p>
          <h2 className="rw-key-title">{words.keys}</h2>
          <dl className="rw-key-keys">
            {words.keyList.map(([keys, what]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Popover>
  );
}

// In the order in which they come up first. Cost: O(events), when opened.
function glyphsOf({ trace }: Scene): readonly GlyphName[] {
  const seen = new Set<GlyphName>();
  for (let step = 0; step < trace.events.length; step++) seen.add(eventGlyph(trace.events, step));
  return [...seen].filter((name) => strings.timeline.glyphs[name] !== undefined);
}
