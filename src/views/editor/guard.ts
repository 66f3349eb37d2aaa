// What is pasted or dropped into the editor, before the editor sees it: text too long for the page and files that are no text are
// refused with a word about it, and a dropped file is opened instead of taking the page's place.

import { MAX_TEXT_LENGTH } from "../../store/program.ts";
import type { Actions } from "../../store/state.ts";

type Notify = Actions["notify"];

/** Whether a pasted text has to be refused; if so the person has been told. */
export function refusesPaste(clipboard: DataTransfer, notify: Notify): boolean {
  if (clipboard.getData("text/plain").length <= MAX_TEXT_LENGTH) return false;
  notify("error", "text-too-large", String(MAX_TEXT_LENGTH));
  return true;
}

/** The text of a dropped file, or undefined when it was refused; then the person has been told. */
export async function readDropped(file: File, notify: Notify): Promise<string | undefined> {
  if (file.size > MAX_TEXT_LENGTH) {
    notify("error", "text-too-large", String(MAX_TEXT_LENGTH));
    return undefined;
  }
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) notify("error", "not-text", file.name);
  return text;
}

/** UTF-8 text, or undefined for anything else. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // Bytes that are not UTF-8.
    throw error;
  }
}
