// The list of diagnostics under the editor.

import type { ProgramDiagnostic } from "../../store/selectors.ts";
import { strings } from "../../ui/strings.ts";

interface Props {
  readonly diagnostics: readonly ProgramDiagnostic[];
  readonly onJump: (line: number, column: number) => void;
}

export function Problems({ diagnostics, onJump }: Props) {
  if (diagnostics.length === 0) return undefined;
  return (
    <ul className="problems" aria-label={strings.editor.problemList}>
      {diagnostics.map((each) => (
        <li key={`${each.line}:${each.column}:${each.code}:${each.message}`}>
          <button
            type="button"
            className={`problem is-${each.severity}`}
            aria-label={strings.editor.jumpTo(each.line, each.message)}
            onClick={() => onJump(each.line, each.startColumn)}
          >
            <span className="problem-place rw-number">{strings.editor.position(each.line, each.column)}</span>
            <span className="problem-text">{each.message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
