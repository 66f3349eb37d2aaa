// What survives a reload: the text as typed, the text that a link or scenario replaced, and the theme. Kept in the browser's
// local storage; without it (private mode, quota) the page works and only forgets.

import type { State } from "./state.ts";

const SOURCE_KEY = "raceweave.source";
const DRAFT_KEY = "raceweave.draft";
const THEME_KEY = "raceweave.theme";

/** The part of the browser's Storage that is used. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export class Persistence {
  constructor(private readonly storage: KeyValueStorage | undefined) {}

  /** The text last typed, if any. */
  source(): string | undefined {
    return this.read(SOURCE_KEY);
  }

  saveSource(source: string): void {
    this.write(SOURCE_KEY, source);
  }

  /** A typed text that something else has taken the place of. */
  draft(): string | undefined {
    return this.read(DRAFT_KEY) || undefined;
  }

  saveDraft(source: string): void {
    this.write(DRAFT_KEY, source);
  }

  theme(): State["theme"] {
    const theme = this.read(THEME_KEY);
    return theme === "light" || theme === "dark" ? theme : "system";
  }

  saveTheme(theme: State["theme"]): void {
    this.write(THEME_KEY, theme);
  }

  private read(key: string): string | undefined {
    try {
      return this.storage?.getItem(key) ?? undefined;
    } catch (error) {
      return ignoreDomException(error);
    }
  }

  private write(key: string, value: string): void {
    try {
      this.storage?.setItem(key, value);
    } catch (error) {
      ignoreDomException(error);
    }
  }
}

// Storage that is switched off or full is no reason to disturb anybody; anything else is our bug.
function ignoreDomException(error: unknown): undefined {
  if (error instanceof Error && (error.name === "SecurityError" || error.name === "QuotaExceededError"))
    return undefined;
  throw error;
}
