// The top of the page: its name, what can be opened and set, and the link to share.

import { useStore } from "../store/store.ts";
import { Select } from "../ui/Select.tsx";
import { strings } from "../ui/strings.ts";
import { Gallery } from "../views/gallery/Gallery.tsx";
import { Options } from "../views/options/Options.tsx";
import { Share } from "../views/share/Share.tsx";
import { scenarioTitle } from "./bindings.ts";

export function Header({ isNarrow }: { readonly isNarrow: boolean }) {
  const title = useStore(scenarioTitle);
  return (
    <header className="header">
      <h1 className="header-name">
        <Mark />
        <span className="header-words">{strings.appName}</span>
      </h1>
      <Gallery />
      {isNarrow ? undefined : <p className="header-tagline">{strings.page.tagline}</p>}
      <div className="header-controls">
        <Options />
        {isNarrow ? undefined : <ThemeSelect />}
        <Share title={strings.page.title(title)} />
      </div>
    </header>
  );
}

// Two threads that cross, one of them torn.
function Mark() {
  return (
    <svg className="header-mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M2 5C8 5 12 15 18 15" fill="none" stroke="var(--g1)" strokeWidth="2.4" strokeLinecap="round" />
      <path
        d="M2 15C5 15 7 12.5 8.4 10.6M11.6 7.6C13.2 6 15 5 18 5"
        fill="none"
        stroke="var(--race)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

const THEMES = (["system", "light", "dark"] as const).map((value) => ({ value, label: strings.page.theme[value] }));

function ThemeSelect() {
  const theme = useStore((state) => state.theme);
  const setTheme = useStore((state) => state.actions.setTheme);
  return <Select label={strings.page.theme.label} value={theme} options={THEMES} onChange={setTheme} />;
}
