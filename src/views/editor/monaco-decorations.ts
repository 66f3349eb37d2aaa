// Line marks and diagnostics, as Monaco takes them.

import type { ProgramDiagnostic } from "../../store/selectors.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import { slotClass } from "./GutterLine.tsx";
import type { LineMarks } from "./model.ts";
import { type CodeEditor, type Decoration, monaco } from "./monaco.ts";

/** Decorations for marked lines. */
export function decorationsOf(marks: readonly LineMarks[]): Decoration[] {
  return marks.flatMap((mark) => [...lineDecorations(mark), ...badgeDecorations(mark)]);
}

function lineDecorations({ line, isCurrent, currentGoroutine, finding }: LineMarks): Decoration[] {
  const classes: string[] = [];
  if (isCurrent) classes.push("code-line-current", slotClass(currentGoroutine));
  if (finding.length > 0) classes.push("code-line-finding");
  if (classes.length === 0) return [];
  const story = finding.map(({ goroutine, role, operation, object }) => ({
    value: plainMarkdown(strings.editor.findingEvent(goroutineName(goroutine), role, operation, object)),
  }));
  return [
    {
      range: new monaco.Range(line, 1, line, 1),
      options: {
        isWholeLine: true,
        className: classes.join(" "),
        ...(finding.length > 0
          ? { glyphMarginClassName: "code-glyph-finding", glyphMarginHoverMessage: story, hoverMessage: story }
          : {}),
      },
    },
  ];
}

// Behind the text of the line: who is here.
function badgeDecorations({ line, goroutines }: LineMarks): Decoration[] {
  return goroutines.map(({ goroutine, status }) => ({
    range: new monaco.Range(line, Number.MAX_SAFE_INTEGER, line, Number.MAX_SAFE_INTEGER),
    options: {
      showIfCollapsed: true,
      after: {
        content: ` ${goroutineName(goroutine)} `,
        inlineClassName: `line-badge code-badge ${slotClass(goroutine)} is-${status}`,
        inlineClassNameAffectsLetterSpacing: true,
        cursorStops: monaco.editor.InjectedTextCursorStops.None,
      },
    },
  }));
}

// Names of the program are not markup.
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&");
}

/** Shows diagnostics as squiggles. */
export function showDiagnostics(editor: CodeEditor, diagnostics: readonly ProgramDiagnostic[]): void {
  const model = editor.getModel();
  if (model === null) return; // Only while the editor is being disposed of.
  const severities = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    note: monaco.MarkerSeverity.Info,
  };
  monaco.editor.setModelMarkers(
    model,
    "raceweave",
    diagnostics.map((each) => ({
      severity: severities[each.severity],
      message: each.message,
      code: each.code,
      startLineNumber: each.line,
      startColumn: each.startColumn,
      endLineNumber: each.endLine,
      endColumn: Math.max(each.endColumn, each.line === each.endLine ? each.startColumn + 1 : 1),
    })),
  );
}
