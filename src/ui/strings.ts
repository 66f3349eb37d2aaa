// Every sentence and word the page shows is in strings/, a file for each view: `strings.timeline` is in strings/timeline.ts, and so on.
// Views import `strings`; those that are loaded late import their own part, which is not in here. Nothing else holds interface text.
// Functions where a number or name goes in. (Engine texts - findings, diagnostics, Go's own messages - come from the engine.)

import { editorStrings } from "./strings/editor.ts";
import { findingKindsStrings } from "./strings/finding-kinds.ts";
import { fixesStrings } from "./strings/fixes.ts";
import { galleryStrings } from "./strings/gallery.ts";
import { noticesStrings } from "./strings/notices.ts";
import { optionsStrings } from "./strings/options.ts";
import { pageStrings } from "./strings/page.ts";
import { shareStrings } from "./strings/share.ts";
import { stateStrings } from "./strings/state-panel.ts";
import { timelineStrings } from "./strings/timeline.ts";
import { transportStrings } from "./strings/transport.ts";
import { verdictStrings } from "./strings/verdict.ts";

export const strings = {
  appName: "Raceweave",
  page: pageStrings,
  notices: noticesStrings,
  editor: editorStrings,
  gallery: galleryStrings,
  options: optionsStrings,
  findingKinds: findingKindsStrings,
  verdict: verdictStrings,
  transport: transportStrings,
  state: stateStrings,
  fixes: fixesStrings,
  share: shareStrings,
  timeline: timelineStrings,
} as const;
