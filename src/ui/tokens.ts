// Colours and measures for code that paints (canvas, SVG export). tokens.css holds the same values for style sheets;
// tokens.test.ts keeps the two equal and checks contrast and colour-blind distances.

export type ThemeName = "dark" | "light";

/** Colours by job, not by hue. */
export interface ColorTokens {
  /** Page. */
  readonly bg0: string;
  /** Panel. */
  readonly bg1: string;
  /** Lane, raised surface. */
  readonly bg2: string;
  /** Hovered or selected surface. */
  readonly bg3: string;
  /** Decorative line. */
  readonly hairline: string;
  /** Outline of a control; not on bg3. */
  readonly border: string;
  readonly fg1: string;
  readonly fg2: string;
  readonly fg3: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Race, danger. Never the only sign. */
  readonly race: string;
  readonly onRace: string;
  /** Blocked. */
  readonly warn: string;
  readonly ok: string;
  readonly info: string;
}

/** A goroutine's colour and the text colour that is legible on it. */
export interface LaneColor {
  readonly fill: string;
  readonly onFill: string;
}

export interface Theme {
  readonly name: ThemeName;
  readonly colors: ColorTokens;
  /** Slots G1..G8; the same slot has the same name in both themes. */
  readonly goroutines: readonly LaneColor[];
  /** Slots of locks, told apart by dash pattern too. */
  readonly locks: readonly string[];
}

const BLACK = "#000000";
const WHITE = "#FFFFFF";
const lane = (fill: string, onFill: string): LaneColor => ({ fill, onFill });

const DARK: Theme = {
  name: "dark",
  colors: {
    bg0: "#0B0D12",
    bg1: "#11141B",
    bg2: "#1A1F2A",
    bg3: "#252C3B",
    hairline: "#272E3D",
    border: "#66718A",
    fg1: "#E8ECF4",
    fg2: "#B3BBCB",
    fg3: "#8C96AA",
    accent: "#7AA2FF",
    onAccent: "#08101F",
    race: "#FF5470",
    onRace: "#1C0308",
    warn: "#F2B441",
    ok: "#46C98B",
    info: "#56C2F0",
  },
  goroutines: [
    lane("#90AAE4", BLACK),
    lane("#F2B100", BLACK),
    lane("#37D59F", BLACK),
    lane("#9670EC", BLACK),
    lane("#E0F083", BLACK),
    lane("#9EE4F9", BLACK),
    lane("#B67593", BLACK),
    lane("#E5751D", BLACK),
  ],
  locks: ["#E8ECF4", "#D9A8FF", "#7FE0D2", "#FFB38A"],
};

const LIGHT: Theme = {
  name: "light",
  colors: {
    bg0: "#F6F7FA",
    bg1: "#FFFFFF",
    bg2: "#F1F3F7",
    bg3: "#E4E8F0",
    hairline: "#DCE1EA",
    border: "#7C869A",
    fg1: "#11151E",
    fg2: "#434C5E",
    fg3: "#5D677A",
    accent: "#2B56D9",
    onAccent: "#FFFFFF",
    race: "#C4143A",
    onRace: "#FFFFFF",
    warn: "#8A5A00",
    ok: "#0F7A4D",
    info: "#0B6E99",
  },
  goroutines: [
    lane("#132DA7", WHITE),
    lane("#79562B", WHITE),
    lane("#3F9885", BLACK),
    lane("#9670EC", BLACK),
    lane("#393B00", WHITE),
    lane("#116B98", WHITE),
    lane("#6A1C5E", WHITE),
    lane("#CF7015", BLACK),
  ],
  locks: ["#11151E", "#7A3DB8", "#0B6E68", "#A6480A"],
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { dark: DARK, light: LIGHT };

export const FONT_UI =
  '"Inter Variable", Inter, system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
export const FONT_CODE =
  '"JetBrains Mono", ui-monospace, Menlo, Consolas, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", monospace';
