// The editor of the first paint, of touch screens and of narrow windows: a text area with line numbers and marks in its gutter.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { strings } from "../../ui/strings.ts";
import { GutterLine } from "./GutterLine.tsx";
import type { LineMarks } from "./model.ts";
import type { EditorPort, EditorSurfaceProps } from "./port.ts";

/** As in editor.css. */
const LINE_HEIGHT = 20;
/** The gutter is drawn for the lines around those in view, and moves on by this many. */
const CHUNK_LINES = 50;
const CHUNKS_AFTER = 4;

export function PlainEditor({ source, onEdit, marks, diagnostics, onReady }: EditorSurfaceProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const isComposing = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  const nLines = useMemo(() => source.split("\n").length, [source]);
  const marksByLine = useMemo(() => new Map(marks.map((mark) => [mark.line, mark])), [marks]);
  const problems = useMemo(() => new Map(diagnostics.map((each) => [each.line, each.severity])), [diagnostics]);

  useEffect(() => {
    if (area.current !== null) onReady(plainPort(area.current, isComposing, waiting.current));
  }, [onReady]);
  useReveal(area, marks);

  const [chunk, setChunk] = useState(0);
  const scroll = () => {
    if (gutter.current === null || area.current === null) return;
    gutter.current.scrollTop = area.current.scrollTop;
    setChunk(Math.floor(area.current.scrollTop / (CHUNK_LINES * LINE_HEIGHT)));
  };
  const { first, last } = windowOf(chunk, nLines);
  const lines = Array.from({ length: last - first }, (_, index) => first + index + 1);
  return (
    <div className="plain-editor">
      <div className="plain-editor-gutter" ref={gutter} aria-hidden="true">
        <div style={{ height: first * LINE_HEIGHT }} />
        {lines.map((line) => (
          <GutterLine key={line} line={line} marks={marksByLine.get(line)} problem={problems.get(line)} />
        ))}
        <div style={{ height: (nLines - last) * LINE_HEIGHT }} />
      </div>
      <textarea
        ref={area}
        className="plain-editor-text"
        aria-label={strings.editor.label}
        placeholder={strings.editor.placeholder}
        value={source}
        onChange={(event) => onEdit(event.target.value)}
        onScroll={scroll}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={() => {
          isComposing.current = false;
          for (const callback of waiting.current.splice(0)) setTimeout(callback, 0);
        }}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
      />
    </div>
  );
}

/** The lines `[first, last)`, from 0, for which there is a gutter while `chunk` is at the top of the view. */
export function windowOf(chunk: number, nLines: number): { readonly first: number; readonly last: number } {
  const last = Math.min(nLines, (chunk + CHUNKS_AFTER) * CHUNK_LINES);
  return { first: Math.min(last, Math.max(0, (chunk - 1) * CHUNK_LINES)), last };
}

// Brings the line of the current event into view, unless somebody is at work in the text.
function useReveal(area: React.RefObject<HTMLTextAreaElement | null>, marks: readonly LineMarks[]): void {
  const line = marks.find((mark) => mark.isCurrent)?.line;
  useLayoutEffect(() => {
    const text = area.current;
    if (line === undefined || text === null || document.activeElement === text) return;
    scrollToLine(text, line);
  }, [area, line]);
}

function scrollToLine(text: HTMLTextAreaElement, line: number): void {
  const top = (line - 1) * LINE_HEIGHT;
  const isInView = top >= text.scrollTop && top + LINE_HEIGHT <= text.scrollTop + text.clientHeight;
  if (!isInView) text.scrollTop = Math.max(0, top - text.clientHeight / 2);
}

function plainPort(
  text: HTMLTextAreaElement,
  isComposing: { readonly current: boolean },
  waiting: (() => void)[],
): EditorPort {
  return {
    jumpTo: (line, column) => {
      const before = text.value.split("\n").slice(0, line - 1);
      const at = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      text.focus();
      text.setSelectionRange(at, at);
      scrollToLine(text, line);
    },
    place: () => ({
      start: text.selectionStart,
      end: text.selectionEnd,
      scrollTop: text.scrollTop,
      hasFocus: document.activeElement === text,
    }),
    goTo: (place) => {
      text.setSelectionRange(place.start, place.end);
      text.scrollTop = place.scrollTop;
      if (place.hasFocus) text.focus();
    },
    whenSettled: (callback) => {
      if (isComposing.current) waiting.push(callback);
      else callback();
    },
  };
}
