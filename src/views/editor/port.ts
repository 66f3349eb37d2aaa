// What the page needs of an editor, so that the plain one and Monaco are interchangeable, also while somebody is typing.

import type { ProgramDiagnostic } from "../../store/selectors.ts";
import type { LineMarks } from "./model.ts";

/** Where somebody is in the text. Offsets in UTF-16 units, lines separated by one character. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly scrollTop: number;
  readonly hasFocus: boolean;
}

/** The imperative side of an editor that is mounted. */
export interface EditorPort {
  /** Puts the caret there, brings it into view and takes the focus. Line and column (UTF-16) count from 1. */
  jumpTo(line: number, column: number): void;
  place(): Place;
  goTo(place: Place): void;
  /** Calls back once no input method is in the middle of a character. */
  whenSettled(callback: () => void): void;
}

/** The declarative side, the same for every editor. */
export interface EditorSurfaceProps {
  readonly source: string;
  /** Takes a new text; false when it was refused, and the old one has to come back. */
  readonly onEdit: (source: string) => boolean;
  readonly marks: readonly LineMarks[];
  readonly diagnostics: readonly ProgramDiagnostic[];
  readonly onReady: (port: EditorPort) => void;
}
