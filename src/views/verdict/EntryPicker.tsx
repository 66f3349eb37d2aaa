// Which of the program's entries is explored: main or one of its tests. Nothing where there is no choice.

import { store, useStore } from "../../store/store.ts";
import { Select } from "../../ui/Select.tsx";
import { strings } from "../../ui/strings.ts";
import { entryLabel, pickedEntry } from "./model.ts";

export function EntryPicker() {
  const entries = useStore((state) => state.entries);
  const picked = useStore(pickedEntry);
  if (entries.length < 2) return undefined;
  return (
    <div className="verdict-entry">
      <span aria-hidden="true">{entryLabel(entries)}</span>
      <Select
        label={strings.verdict.entry}
        value={picked}
        options={entries.map(({ name }) => ({ value: name, label: name }))}
        onChange={(entry) => store.getState().actions.setOptions({ entry })}
      />
    </div>
  );
}
