// Which theme is in force. The root element's data-theme decides; without it the system does.

import { useSyncExternalStore } from "react";
import { THEMES, type Theme } from "./tokens.ts";

const DARK_QUERY = "(prefers-color-scheme: dark)";

/** Writes the person's choice where tokens.css looks for it. */
export function applyTheme(setting: "system" | "light" | "dark"): void {
  if (setting === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = setting;
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(DARK_QUERY);
  query.addEventListener("change", onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    query.removeEventListener("change", onChange);
    observer.disconnect();
  };
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen === undefined ? matchMedia(DARK_QUERY).matches : chosen === "dark";
  return isDark ? THEMES.dark : THEMES.light;
}

/** The theme in force, for painters; renders again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}
