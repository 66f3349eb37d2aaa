// What the page as a whole says: its parts, its title, and what shows when it breaks.

export const pageStrings = {
  tagline: "Go concurrency, one schedule at a time",
  skipToTimeline: "Skip to the timeline",
  tabs: { code: "Code", timeline: "Timeline", state: "State" },
  tabList: "Parts of the page",
  panels: {
    state: "State",
    maps: "Maps",
    locks: "Locks",
    output: "Output",
    outcomes: "Outcomes",
    verdicts: "Verdicts",
    fixes: "Fixes",
  },
  panelList: "Details",
  splitter: "Width of the editor",
  panelSplitter: "Height of the timeline",
  theme: { label: "Theme", system: "System theme", light: "Light theme", dark: "Dark theme" },
  timelineRegion: "Timeline",
  codeRegion: "Program",
  partMissing: "This part of the page could not be loaded. Is there a connection?",
  crashTitle: "Something in the page broke",
  crashText: "Your program is kept. Reloading usually helps; if it does not, this is our mistake:",
  crashReload: "Reload the page",
  crashSource: "Your program",
  title: (subject: string) => (subject === "" ? "Raceweave" : `${subject} - Raceweave`),
} as const;
