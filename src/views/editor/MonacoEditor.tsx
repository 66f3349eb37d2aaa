// Monaco as an editor of the page. Its text is the store's; marks and diagnostics follow the cursor in time.

import { Editor as Monaco } from "@monaco-editor/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { strings } from "../../ui/strings.ts";
import { FONT_CODE, type ThemeName } from "../../ui/tokens.ts";
import type { LineMarks } from "./model.ts";
import { type CodeEditor, monaco } from "./monaco.ts";
import { decorationsOf, showDiagnostics } from "./monaco-decorations.ts";
import { defineThemes, monacoThemeName } from "./monaco-theme.ts";
import type { EditorPort, EditorSurfaceProps } from "./port.ts";

// One object for all renders: a new one would be applied again and undo what the editor was told since.
const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  ariaLabel: strings.editor.label,
  automaticLayout: true,
  contextmenu: true,
  detectIndentation: false,
  fixedOverflowWidgets: true,
  folding: false,
  fontFamily: FONT_CODE,
  fontLigatures: false,
  fontSize: 14,
  glyphMargin: true,
  insertSpaces: false,
  lineDecorationsWidth: 8,
  lineHeight: 20,
  lineNumbersMinChars: 3,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: "off",
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  placeholder: strings.editor.placeholder,
  quickSuggestions: false,
  renderFinalNewline: "on",
  renderLineHighlight: "none",
  scrollBeyondLastLine: false,
  stickyScroll: { enabled: false },
  tabSize: 4,
  // Comments may be in any language.
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: "off",
};

const NO_BRACKET_COLORS = { enabled: false, independentColorPoolPerBracketType: false };

export function MonacoEditor({
  source,
  onEdit,
  marks,
  diagnostics,
  onReady,
  theme,
}: EditorSurfaceProps & { readonly theme: ThemeName }) {
  const [editor, setEditor] = useState<CodeEditor>();
  useMarks(editor, marks);
  useEffect(() => {
    if (editor !== undefined) showDiagnostics(editor, diagnostics);
  }, [editor, diagnostics]);
  const mounted = useCallback(
    (created: CodeEditor) => {
      // As an editor's option it comes too late for the model.
      created.getModel()?.updateOptions({ bracketColorizationOptions: NO_BRACKET_COLORS });
      setEditor(created);
      onReady(monacoPort(created));
    },
    [onReady],
  );
  const changed = (text: string | undefined) => {
    // Not while Monaco is still telling its listeners of the change.
    if (!onEdit(text ?? "")) setTimeout(() => editor?.trigger("raceweave", "undo", undefined), 0);
  };
  return (
    <Monaco
      defaultLanguage="go"
      defaultPath="main.go"
      value={source}
      onChange={changed}
      onMount={mounted}
      options={OPTIONS}
      beforeMount={defineThemes}
      theme={monacoThemeName(theme)}
      loading={null}
    />
  );
}

function useMarks(editor: CodeEditor | undefined, marks: readonly LineMarks[]): void {
  const collection = useRef<monaco.editor.IEditorDecorationsCollection>(undefined);
  useEffect(() => {
    if (editor === undefined) return;
    collection.current ??= editor.createDecorationsCollection();
    collection.current.set(decorationsOf(marks));
  }, [editor, marks]);
  const line = marks.find((mark) => mark.isCurrent)?.line;
  useEffect(() => {
    // Whoever is at work in the text is not scrolled away from it.
    if (editor === undefined || line === undefined || editor.hasTextFocus()) return;
    editor.revealLineInCenterIfOutsideViewport(line);
  }, [editor, line]);
}

function monacoPort(editor: CodeEditor): EditorPort {
  return {
    jumpTo: (lineNumber, column) => {
      editor.setPosition({ lineNumber, column });
      editor.revealLineInCenterIfOutsideViewport(lineNumber);
      editor.focus();
    },
    place: () => {
      const model = editor.getModel();
      const selection = editor.getSelection();
      const offset = (position: monaco.IPosition | undefined): number =>
        model === null || position === undefined ? 0 : model.getOffsetAt(position);
      return {
        start: offset(selection?.getStartPosition()),
        end: offset(selection?.getEndPosition()),
        scrollTop: editor.getScrollTop(),
        hasFocus: editor.hasTextFocus(),
      };
    },
    goTo: (place) => {
      const model = editor.getModel();
      if (model === null) return; // Only while the editor is being disposed of.
      editor.setSelection(monaco.Range.fromPositions(model.getPositionAt(place.start), model.getPositionAt(place.end)));
      editor.setScrollTop(place.scrollTop);
      if (place.hasFocus) editor.focus();
    },
    whenSettled: (callback) => callback(),
  };
}
