// Monaco's colours, from the page's tokens: Monaco takes no CSS variables.

import { THEMES, type ThemeName } from "../../ui/tokens.ts";
import { monaco } from "./monaco.ts";

/** What Monaco knows a theme of the page as. */
export function monacoThemeName(theme: ThemeName): string {
  return `raceweave-${theme}`;
}

/** Defines both themes; once, before the first editor. */
export function defineThemes(): void {
  defineTheme("light");
  defineTheme("dark");
}

function defineTheme(name: ThemeName): void {
  const { colors } = THEMES[name];
  monaco.editor.defineTheme(monacoThemeName(name), {
    base: name === "dark" ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: colors.fg1 },
      { token: "keyword", foreground: colors.accent },
      { token: "string", foreground: colors.ok },
      { token: "number", foreground: colors.info },
      { token: "comment", foreground: colors.fg3 },
      { token: "delimiter", foreground: colors.fg2 },
    ],
    colors: {
      "editor.background": colors.bg1,
      "editor.foreground": colors.fg1,
      "editorLineNumber.foreground": colors.fg3,
      "editorLineNumber.activeForeground": colors.fg1,
      "editorCursor.foreground": colors.accent,
      "editorWidget.background": colors.bg2,
      "editorWidget.border": colors.hairline,
      "editorHoverWidget.background": colors.bg2,
      "editorHoverWidget.border": colors.hairline,
      "editorIndentGuide.background1": colors.hairline,
      "editorError.foreground": colors.race,
      "editorWarning.foreground": colors.warn,
      "editorInfo.foreground": colors.info,
      focusBorder: colors.accent,
    },
  });
}
