// What a key means while the timeline has the focus. Letters go by their place on the keyboard (`code`), so that other layouts and
// input methods work.

export type TimelineCommand =
  | "toggle-play"
  | "step-back"
  | "step-forward"
  | "previous-switch"
  | "next-switch"
  | "previous-own"
  | "next-own"
  | "lane-up"
  | "lane-down"
  | "to-start"
  | "to-end"
  | "zoom-in"
  | "zoom-out"
  | "pan-left"
  | "pan-right"
  | "centre"
  | "edge-back"
  | "edge-forward";

export interface TimelineKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const BY_KEY: Readonly<Record<string, TimelineCommand>> = {
  " ": "toggle-play",
  ArrowLeft: "step-back",
  ArrowRight: "step-forward",
  "Shift+ArrowLeft": "previous-switch",
  "Shift+ArrowRight": "next-switch",
  "Alt+ArrowLeft": "previous-own",
  "Alt+ArrowRight": "next-own",
  ",": "previous-own",
  ".": "next-own",
  ArrowUp: "lane-up",
  ArrowDown: "lane-down",
  Home: "to-start",
  End: "to-end",
  "[": "edge-back",
  "]": "edge-forward",
};

const BY_CODE: Readonly<Record<string, TimelineCommand>> = {
  KeyW: "zoom-in",
  KeyS: "zoom-out",
  KeyA: "pan-left",
  KeyD: "pan-right",
  KeyF: "centre",
};

/** The command of a key; undefined for keys that are not the timeline's. */
export function timelineCommand({
  key,
  code,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: TimelineKey): TimelineCommand | undefined {
  if (ctrlKey || metaKey) return undefined;
  const arrow = key.startsWith("Arrow");
  const name = `${altKey ? "Alt+" : ""}${shiftKey && arrow ? "Shift+" : ""}${key}`;
  const byCode = altKey || shiftKey ? undefined : BY_CODE[code];
  return BY_KEY[name] ?? byCode;
}
