// Keys that work wherever the focus is, unless what has the focus has a use for them. Keys of the timeline alone, single letters
// among them, are the timeline's.

import type { BoundStore } from "../store/store.ts";

/** What a key asks for: a step, a context switch, or playing. */
export type Command = "step-back" | "step-forward" | "previous-switch" | "next-switch" | "toggle-play";

/** The part of a keyboard event that decides. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The command of a key; undefined for all others. */
export function commandOf({ key, shiftKey, altKey, ctrlKey, metaKey }: Key): Command | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  switch (key) {
    case "ArrowLeft":
      return shiftKey ? "previous-switch" : "step-back";
    case "ArrowRight":
      return shiftKey ? "next-switch" : "step-forward";
    case " ":
      return shiftKey ? undefined : "toggle-play";
    default:
      return undefined;
  }
}

// Elements in which arrows move or space presses, or in which people write.
const USES_ARROWS =
  'input, select, textarea, [contenteditable], [role="textbox"], [role="tab"], [role="separator"], [role="menu"], [role="grid"], .monaco-editor';
const USES_SPACE = `button, a, summary, ${USES_ARROWS}`;

/** Starts listening; for as long as the page lives. */
export function bindKeyboard(store: BoundStore): void {
  document.addEventListener("keydown", (event) => {
    const command = event.defaultPrevented || event.isComposing ? undefined : commandOf(event);
    if (command === undefined || store.getState().trace === undefined) return;
    const users = command === "toggle-play" ? USES_SPACE : USES_ARROWS;
    if (event.target instanceof Element && event.target.closest(users) !== null) return;
    event.preventDefault();
    run(store, command);
  });
}

function run(store: BoundStore, command: Command): void {
  const { step, stepSwitch, togglePlay } = store.getState().actions;
  const runs: Readonly<Record<Command, () => void>> = {
    "step-back": () => step(-1),
    "step-forward": () => step(1),
    "previous-switch": () => stepSwitch(-1),
    "next-switch": () => stepSwitch(1),
    "toggle-play": togglePlay,
  };
  runs[command]();
}
